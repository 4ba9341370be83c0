"""A backup comes back in PostgreSQL with one command: looked over, without what was destroyed, nothing lost there."""

import tempfile
from datetime import date
from pathlib import Path

import pytest

from benchmarks.pgserver import Server
from storage import inspect_vault, make_backup, restore_to_database, verify
from storage.backups.restoring import Outcome, Wishes
from storage.destroying.destroyed import destroy_case
from storage.maintenance import intodatabase
from tests.house.debian import needs
from tests.storage.conftest import POSTGRESQL
from tests.storage.vaults import PASSPHRASE, SEEN, Place, add_case
from wams_tui.casework.course.destruction import DecidedBy, Ground
from wams_tui.casework.errors import Conflict, Misused, Unusable

pytestmark = needs("initdb")
REPLACE = Wishes(replace=True)


@pytest.fixture
def site() -> str:
    return POSTGRESQL


@pytest.fixture
def workshops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where things are made on the way."""
    where = tmp_path / "onderweg"
    where.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(where))
    return where


def put_back(place: Place, backup: Path, wishes: Wishes) -> Outcome:
    address = str(place.address)
    return restore_to_database(backup, address, PASSPHRASE, heads=place.heads, now=place.clock, wishes=wishes)


def schemas(place: Place, postgresql: Server) -> list[str]:
    told = postgresql.sql(
        "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'wams%' ORDER BY 1", Server.database_of(str(place.address))
    )
    return [word for word in told.split() if word.startswith("wams")]


def test_what_stands_there_is_set_aside_and_what_was_destroyed_stays_gone(
    place: Place, postgresql: Server, tmp_path: Path, workshops: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with place.unlock() as session:
        kept, destroyed = add_case(session, b"kop", b"blijft"), add_case(session)
        backup = make_backup(session, tmp_path / "back-ups").directory
        destroy_case(session, destroyed, Ground.VERZOEK, DecidedBy.COLLEGE, date(2026, 11, 1))
        with pytest.raises(Conflict, match="nog bij iemand open"):
            put_back(place, backup, REPLACE)
    with pytest.raises(Misused, match="staat al een kluis"):
        put_back(place, backup, Wishes())
    for path in place.heads.directory.glob("*.vernietigd"):
        path.unlink()  # the vault that is replaced tells of it all the same

    with monkeypatch.context() as failing:
        failing.setattr(intodatabase, "move", _full)
        with pytest.raises(Unusable, match="vol"):
            put_back(place, backup, REPLACE)
    assert schemas(place, postgresql) == ["wams"]
    with place.unlock() as session:
        assert session.case_count() == 1
    done = put_back(place, backup, REPLACE)

    assert (done.destroyed, done.kept) == ((destroyed,), ())
    assert schemas(place, postgresql) == ["wams", done.aside]
    assert list(workshops.iterdir()) == []
    with place.unlock() as session:
        assert {record.content for record in session.read_case(kept, SEEN)} == {b"kop", b"blijft"}
        assert session.case_count() == 1
        assert verify(session).intact


def test_a_lost_database_comes_back_in_another(
    place: Place, postgresql: Server, tmp_path: Path, workshops: Path
) -> None:
    with place.unlock() as session:
        kept = add_case(session)
        backup = make_backup(session, tmp_path / "back-ups").directory
        add_case(session)
    place.address = postgresql.fresh()

    assert put_back(place, backup, Wishes(without_register=True)).aside is None
    assert inspect_vault(place.address).exists
    assert list(workshops.iterdir()) == []
    with place.unlock() as session:
        assert [head.case_id for head in session.heads()] == [kept]
        assert "teruggezet" in " ".join(finding.say() for finding in session.warnings)
        assert verify(session).intact


def _full(*_: object, **__: object) -> None:
    raise Unusable("De schijf is vol.")
