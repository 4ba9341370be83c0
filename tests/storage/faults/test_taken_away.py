"""Files that are taken away or replaced under an open vault, and a clock that goes back."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from storage import Change, FindingKind, verify
from tests.storage.vaults import CHANGED, SEEN, Place, add_case
from wams_tui.casework.errors import Unusable


def whole_directory(place: Place) -> None:
    shutil.rmtree(place.directory)


def put_back(place: Place) -> None:
    shutil.copytree(place.directory, place.directory.with_name("kopie"))
    shutil.rmtree(place.directory)
    place.directory.with_name("kopie").rename(place.directory)


def renamed(place: Place) -> None:
    place.directory.rename(place.directory.with_name("elders"))


def one(name: str) -> Callable[[Place], None]:
    def take(place: Place) -> None:
        (place.directory / name).unlink()

    return take


def exchanged(name: str) -> Callable[[Place], None]:
    def take(place: Place) -> None:
        old = place.directory / name
        shutil.copy(old, old.with_name("kopie"))
        old.with_name("kopie").rename(old)

    return take


AWAY = {
    "the directory": whole_directory,
    "the directory, and a copy put in its place": put_back,
    "the directory, renamed": renamed,
    "the lock file": one("vault.lock"),
    "the lock file, another in its place": exchanged("vault.lock"),
    "the database": one("vault.db"),
    "the database, a copy in its place": exchanged("vault.db"),
    "the write-ahead log": one("vault.db-wal"),
}


@pytest.mark.parametrize("take", AWAY.values(), ids=AWAY)
def test_nothing_is_acknowledged_that_no_file_of_the_vault_holds(place: Place, take: Callable[[Place], None]) -> None:
    session = place.unlock()
    case_id = add_case(session)
    take(place)

    for _ in range(2):
        with pytest.raises(Unusable, match="verwijderd of vervangen"):
            session.write(case_id, [Change("r2", "notitie", 0, b"x")], CHANGED)
    assert [head.case_id for head in session.heads()] == [case_id]
    with pytest.raises(Unusable, match="verwijderd of vervangen"):
        session.lock()


def test_a_key_file_that_is_taken_away_does_not_stop_who_is_in(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
        kept = place.keys.read_bytes()
        place.keys.unlink()
        session.write(case_id, [Change("r2", "notitie", 0, b"x")], CHANGED)
        place.keys.write_bytes(kept)

    with place.unlock() as session:
        assert len(session.read_case(case_id, SEEN)) == 3
        assert verify(session).findings == ()


def test_a_clock_set_back_is_told_at_unlock_and_costs_nothing(place: Place) -> None:
    place.clock.time += timedelta(days=3)
    with place.unlock() as session:
        case_id = add_case(session)
    place.clock.time -= timedelta(days=1)

    with place.unlock() as session:
        assert [warning.kind for warning in session.warnings] == [FindingKind.CLOCK]
        assert "klok" in session.warnings[0].say()
        session.create_case([], CHANGED)
        assert verify(session).findings == ()
    place.clock.time += timedelta(days=1)

    with place.unlock() as session:
        assert session.warnings == ()
        assert len(session.read_case(case_id, SEEN)) == 2
        assert verify(session).findings == ()


def test_a_clock_before_one_s_own_access_is_told_as_that_and_stores_nothing(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
        place.clock.time -= timedelta(days=400)

        with pytest.raises(Unusable, match="klok"):
            session.write(case_id, [Change("r2", "notitie", 0, b"x")], CHANGED)

        place.clock.time += timedelta(days=400)
        session.write(case_id, [Change("r2", "notitie", 0, b"x")], CHANGED)
        assert verify(session).findings == ()


def test_somebody_who_unlocks_with_a_clock_before_their_access_is_told_so(place: Place) -> None:
    place.clock.time -= timedelta(days=400)

    with pytest.raises(Unusable, match="klok"):
        place.unlock()


def test_a_head_place_that_is_taken_away_is_made_again(place: Place, tmp_path: Path) -> None:
    with place.unlock() as session:
        add_case(session)
        shutil.rmtree(place.heads.directory)

    assert place.head.exists()
    with place.unlock() as session:
        assert session.warnings == ()
