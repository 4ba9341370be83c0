"""Row-level security: with a database role of one's own one sees no row of a case one has no grant for."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from benchmarks.pgserver import Server
from storage import Change, Session, unlock, verify
from storage.cases.views import Mark
from storage.sites.postgresql import pgaddress, pglink
from storage.sites.postgresql.pglink import Link
from storage.sites.postgresql.pgtables import FENCED
from tests.house.debian import needs
from tests.house.tree import ROOT
from tests.storage.colleagues import WORDS, begin_epoch, grant_to, join
from tests.storage.conftest import POSTGRESQL
from tests.storage.vaults import CHANGED, PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.errors import Locked, Refused
from wams_tui.casework.log import LedgerEntry, LedgerEvent

pytestmark = needs("initdb")

ANNEKE = "Anneke Voorbeeld"
DOCS = re.findall(r"^```sql\n(.*?)^```", (ROOT / "docs" / "postgresql.md").read_text(encoding="utf-8"), re.M | re.S)


@pytest.fixture
def site() -> str:
    return POSTGRESQL


@pytest.fixture(scope="module", autouse=True)
def _roles(postgresql: Server) -> None:
    for role in ("anneke", "bram", "controle"):
        postgresql.sql(f"CREATE ROLE {role} LOGIN")
    postgresql.sql("CREATE ROLE wams_leden NOLOGIN")


@pytest.fixture
def fenced(place: Place, postgresql: Server) -> Place:
    """A vault of two coordinators with a role each, made as the manual says."""
    bram = join(place)
    database = postgresql.database_of(str(place.address))
    once, each = DOCS
    postgresql.sql(once.partition("\n")[2], database)
    told = each.replace("CREATE ROLE bram LOGIN IN ROLE wams_leden", "GRANT wams_leden TO bram")
    people = {"bram": bram.coordinator.id, "anneke": place.created.coordinator_id, "controle": "*"}
    for role, coordinator in people.items():
        postgresql.sql(told.replace("bram", role).replace("KENMERK", coordinator), database)
    return place


def address(place: Place, role: str) -> str:
    assert place.server is not None
    return place.server.address(place.server.database_of(str(place.address)), role)


def at(place: Place, role: str, words: str, who: str | None = None) -> Session:
    return unlock(address(place, role), words, heads=place.heads, now=place.clock, coordinator=who, wait=lambda _: None)


@contextmanager
def raw(place: Place, role: str) -> Iterator[Link]:
    link = Link(lambda: pglink.connect(pgaddress.parse(address(place, role)), pglink.SCHEMA))
    yield link
    link.close()


def seen(place: Place, role: str) -> dict[str, int]:
    """How many rows of each fenced table a role sees, with any program."""
    with raw(place, role) as link:
        return {table: link.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in FENCED}


def line(case_id: str) -> LedgerEntry:
    return LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v", case=case_id, subject="p1")


def test_a_role_sees_the_rows_of_its_own_cases_only_and_both_work(fenced: Place) -> None:
    with at(fenced, "anneke", PASSPHRASE, ANNEKE) as session:
        hers = add_case(session)
        session.write(hers, [Change("r1", "notitie", 1, None)], CHANGED, [line(hers)])
        assert session.warnings == ()

    assert set(seen(fenced, "bram").values()) == {0}
    assert seen(fenced, "anneke") == {
        "case_file": 1, "case_epoch": 1, "case_grant": 2, "record": 1, "record_gone": 1, "ledger": 1,
    }  # fmt: skip

    with at(fenced, "bram", WORDS) as theirs:
        his = add_case(theirs)
        theirs.write(his, [Change("r1", "notitie", 1, b"nieuw")], CHANGED, [line(his)])
        assert [head.case_id for head in theirs.heads()] == [his]
        assert [(row.seq, row.mark, row.entry is not None) for row in theirs.ledger()] == [(2, Mark.GENUINE, True)]
        with pytest.raises(Locked):
            theirs.read_case(hers, SEEN)
    with at(fenced, "bram", WORDS) as theirs:
        assert theirs.warnings == ()

    with at(fenced, "controle", PASSPHRASE, ANNEKE) as session:
        report = verify(session)
        assert (report.findings, report.ledger_lines, report.records) == ((), 2, 3)


def test_a_grant_opens_the_fence_and_a_new_epoch_closes_it(fenced: Place) -> None:
    with at(fenced, "anneke", PASSPHRASE, ANNEKE) as session:
        case_id = add_case(session)
        bram = session.opened.roster.renewed().find(next(
            slot.certificate.coordinator.id for slot in session.opened.keys.slots
            if slot.certificate.coordinator.name == "Bram Voorbeeld"
        ))  # fmt: skip
        assert bram is not None
        grant_to(session, case_id, bram)
        with at(fenced, "bram", WORDS) as theirs:
            assert len(theirs.read_case(case_id, SEEN)) == 2
            theirs.write(case_id, [Change("r2", "notitie", 0, b"van Bram")], CHANGED)
        assert seen(fenced, "bram")["record"] == 3

        begun = begin_epoch(session, session.case_keys.current(case_id))
        grant_to(session, case_id, session.opened.me, key=begun)
        assert set(seen(fenced, "bram").values()) == {0}
        session.write(case_id, [Change("r1", "notitie", 1, b"nieuw")], CHANGED)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET version = version + 1",
        "DELETE FROM case_grant",
        "UPDATE case_file SET epoch = 7",
        "INSERT INTO record SELECT '{case}', 'vals', 'notitie', 1, 1, 1, 'x'",
        "INSERT INTO case_epoch SELECT '{case}', 2, 1, '{me}', 'x', 'x', 'x', 'x'",
        "INSERT INTO case_grant SELECT 'vals', '{case}', 1, '{me}', 'x', '{me}', 1, 1, NULL, 'x', NULL, 'x', 'x'",
        "INSERT INTO vault_member VALUES (CURRENT_USER, '*')",
        "UPDATE vault_member SET coordinator = '*'",
        "DELETE FROM audit",
        "UPDATE audit SET author = 'x'",
        "TRUNCATE ledger",
        "DROP POLICY record_read ON record",
        "ALTER TABLE record DISABLE ROW LEVEL SECURITY",
        "CREATE OR REPLACE FUNCTION sees_all(who name) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    ],
)
def test_a_role_changes_nothing_behind_the_fence_nor_the_fence(fenced: Place, statement: str) -> None:
    with at(fenced, "anneke", PASSPHRASE, ANNEKE) as session:
        case_id = add_case(session)
    with at(fenced, "bram", WORDS) as theirs:
        me = theirs.coordinator.id

    with raw(fenced, "bram") as link:
        try:
            touched = link.execute(statement.format(case=case_id, me=me)).rowcount
        except psycopg.Error as error:
            touched, refused = 0, error.sqlstate
            assert refused in {"42501", "P0001"}  # no permission, or append-only
    assert touched == 0

    with at(fenced, "controle", PASSPHRASE, ANNEKE) as session:
        assert verify(session).findings == ()


def test_who_sees_a_part_cannot_judge_the_whole(fenced: Place) -> None:
    with at(fenced, "bram", WORDS) as theirs, pytest.raises(Refused, match="alleen uw eigen casussen"):
        verify(theirs)


def test_a_superuser_sees_sealed_rows_and_no_content(fenced: Place) -> None:
    with at(fenced, "anneke", PASSPHRASE, ANNEKE) as session:
        add_case(session, b"Zonneschijn", b"Zonneschijn")
    with fenced.raw() as sql:
        contents = [bytes(row[0]) for row in sql.execute("SELECT content FROM record").fetchall()]

    assert len(contents) == 2
    assert not any(b"Zonneschijn" in content for content in contents)


def test_a_fence_that_was_opened_is_found(fenced: Place) -> None:
    with fenced.raw() as sql:
        sql.execute("ALTER TABLE record NO FORCE ROW LEVEL SECURITY")
        sql.execute("CREATE POLICY open ON ledger USING (true)")
    with fenced.unlock(coordinator=ANNEKE) as session:
        told = {finding.place for finding in verify(session).findings}

    assert told == {"record", "ledger/open"}
