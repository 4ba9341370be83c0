"""Another vault key for a vault in PostgreSQL: one transaction, with nobody else in it; and bringing one up to date."""

from pathlib import Path

import pytest

from benchmarks.pgserver import Server
from storage import Role, add_member, revoke_member, rotate, rotate_after, upgrade, verify
from storage.basics.codec import Unopened
from storage.basics.findings import FindingKind
from storage.maintenance import migrations
from storage.vault import statements as told
from tests.house.debian import needs
from tests.storage.conftest import POSTGRESQL
from tests.storage.vaults import CHANGED, PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.errors import Conflict, Damaged, Misused, Unusable

pytestmark = needs("initdb")
ANNEKE, BRAM, WORDS = "Anneke Voorbeeld", "Bram Voorbeeld", "eerste woorden"
WAY = b"iets dat allen weten"


@pytest.fixture
def site() -> str:
    return POSTGRESQL


@pytest.fixture
def case(place: Place) -> str:
    """A case beside a statement and a colleague."""
    with place.unlock() as session:
        add_member(session, BRAM, Role.COORDINATOR, WORDS)
        session.state("regeling", WAY, CHANGED)
        return add_case(session, b"kop", b"Zonneschijn")


def statements_open_with(place: Place, key: bytes) -> list[bool]:
    """Whether a key opens each statement, as it stands in the tables."""
    with place.unlock(coordinator=ANNEKE) as session, session.opened.database.reading() as sql:
        look = told.opening(session.vault_id, key, session.opened.roster)
        opened = []
        for row in sql.execute(told.ROWS).fetchall():
            try:
                opened.append(bool(look(row)))
            except Unopened:
                opened.append(False)
        return opened


def test_everybody_goes_on_and_the_old_key_opens_no_statement(place: Place, case: str) -> None:
    with place.unlock(coordinator=ANNEKE) as session:
        old = session.opened.secrets.vault_key
        revoke_member(session, BRAM)
    with place.unlock(coordinator=ANNEKE) as session:
        assert [finding.params for finding in session.warnings] == [{"count": 1}]
        rotate_after(session)

    with place.unlock(coordinator=ANNEKE) as session:
        assert session.opened.secrets.vault_key != old
        assert session.warnings == ()
        assert [one.content for one in session.statements("regeling")] == [WAY]
        assert {record.content for record in session.read_case(case, SEEN)} == {b"kop", b"Zonneschijn"}
        assert verify(session).findings == ()
    assert not any(statements_open_with(place, old))


def test_it_waits_for_nobody_who_is_still_in_and_lets_nobody_in_meanwhile(
    place: Place, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sites.postgresql.pglink.PATIENCE", "200ms")
    monkeypatch.setattr("storage.sites.postgresql.pglink._PREPARE", migrations_patience())
    with place.unlock(WORDS) as theirs:
        with pytest.raises(Conflict, match="nog bij iemand open"):
            rotate(place.address, PASSPHRASE, heads=place.heads, now=place.clock, coordinator=ANNEKE)
        add_case(theirs)

    def meanwhile(*_: object) -> int:
        with pytest.raises(Unusable, match="bezet"):
            place.unlock(WORDS)
        raise KeyboardInterrupt

    monkeypatch.setattr(told, "reseal", meanwhile)
    with pytest.raises(KeyboardInterrupt):
        rotate(place.address, PASSPHRASE, heads=place.heads, now=place.clock, coordinator=ANNEKE)
    monkeypatch.undo()
    with place.unlock(coordinator=ANNEKE) as session:
        assert [one.content for one in session.statements("regeling")] == [WAY]
        assert verify(session).findings == ()
        assert session.read_case(case, SEEN)


def migrations_patience() -> str:
    from storage.sites.postgresql import pglink

    return pglink._PREPARE.replace("'10s'", "'200ms'")


def test_a_vault_that_is_not_whole_keeps_its_key(place: Place, case: str) -> None:
    with place.raw() as sql:
        sql.execute("UPDATE record SET version = 9 WHERE case_id = :case AND id = 'r1'", {"case": case})
    before = place.keys_bytes()

    with pytest.raises(Damaged, match="niets veranderd"):
        rotate(place.address, PASSPHRASE, heads=place.heads, now=place.clock, coordinator=ANNEKE)

    assert place.keys_bytes() == before
    with place.unlock(coordinator=ANNEKE) as session:
        assert [one.content for one in session.statements("regeling")] == [WAY]


def test_who_is_not_the_owner_of_the_tables_is_told(place: Place, case: str, postgresql: Server) -> None:
    del case
    assert place.server is postgresql
    database = Server.database_of(str(place.address))
    postgresql.sql(
        "DROP ROLE IF EXISTS gast; CREATE ROLE gast LOGIN; GRANT USAGE ON SCHEMA wams TO gast; "
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA wams TO gast; "
        "INSERT INTO wams.vault_member VALUES ('gast', '*')",
        database,
    )
    try:
        with pytest.raises(Unusable, match="databaserol"):
            rotate(
                postgresql.address(database, "gast"), PASSPHRASE, heads=place.heads, now=place.clock, coordinator=ANNEKE
            )
    finally:
        postgresql.sql("DROP OWNED BY gast; DROP ROLE gast", database)


def test_a_vault_of_today_needs_no_upgrade(place: Place) -> None:
    with pytest.raises(Misused, match="niets te doen"):
        upgrade(place.address, PASSPHRASE, heads=place.heads, now=place.clock)


def test_a_step_that_goes_wrong_leaves_it_as_it_was(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The step is a made-up one; what comes of it is not what this program knows, and so it is undone."""
    monkeypatch.setattr(migrations, "KNOWN_FORMAT", 3)
    monkeypatch.setitem(migrations.IN_DATABASE, 2, ("CREATE TABLE iets (id BIGINT)",))
    with pytest.raises(Misused, match="waar de back-up"):
        upgrade(place.address, PASSPHRASE, heads=place.heads, now=place.clock)
    with pytest.raises(Damaged, match="gebleven zoals hij was"):
        upgrade(place.address, PASSPHRASE, heads=place.heads, now=place.clock, backups=tmp_path / "back-ups")
    monkeypatch.undo()

    with place.unlock() as session:
        assert {finding.kind for finding in verify(session).findings} <= {FindingKind.HEAD_MISSING}
    assert len(list((tmp_path / "back-ups").iterdir())) == 1
