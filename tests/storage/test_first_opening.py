"""A travel vault has no head outside it when it leaves: that is told apart from one that was lost."""

import shutil
from pathlib import Path

import pytest

from storage import FindingKind, HeadPlace, Session
from tests.storage.travels import Road, taken_along, two_cases
from tests.storage.vaults import SEEN, Place, add_case
from wams_tui.casework.errors import Damaged


@pytest.fixture(scope="module")
def packed_once(master: Place, tmp_path_factory: pytest.TempPathFactory) -> Road:
    base = tmp_path_factory.mktemp("ingepakt")
    place = master.copy(base)
    with place.unlock() as session:
        return taken_along(place, session, base, two_cases(session))


@pytest.fixture
def road(packed_once: Road, tmp_path: Path) -> Road:
    """A travel vault that nobody has opened yet."""
    return packed_once.copy(tmp_path)


def _kinds(session: Session) -> list[FindingKind]:
    return [one.kind for one in session.warnings]


def _heads(heads: HeadPlace) -> list[Path]:
    return sorted(heads.directory.glob("*.json"))


def test_the_first_opening_is_told_as_such_and_the_next_says_nothing(road: Road) -> None:
    with road.unlock() as there:
        assert _kinds(there) == [FindingKind.FIRST_OPENING]
        assert "nog niet geopend" in there.warnings[0].say()
    with road.unlock() as there:
        assert there.warnings == ()


def test_a_first_opening_that_broke_off_left_its_head_outside(road: Road, tmp_path: Path) -> None:
    with road.unlock() as there:
        assert len(_heads(road.heads)) == 1
        there.record_event(SEEN)
        (tmp_path / "uit").mkdir()
        stopped = road.copy(tmp_path / "uit")
    with stopped.unlock() as again:
        assert again.warnings == ()


def test_a_head_that_was_lost_after_an_opening_is_told_as_ever(road: Road) -> None:
    road.unlock().lock()
    _heads(road.heads)[0].unlink()
    with road.unlock() as there:
        assert _kinds(there) == [FindingKind.HEAD_MISSING]


def test_put_back_to_how_it_was_packed_it_does_not_open_beside_its_head(road: Road, tmp_path: Path) -> None:
    shutil.copytree(road.directory, tmp_path / "zoals-ingepakt")
    with road.unlock() as there:
        add_case(there)
    shutil.rmtree(road.directory)
    shutil.copytree(tmp_path / "zoals-ingepakt", road.directory)
    with pytest.raises(Damaged, match="ouder of anders"):
        road.unlock()


def test_put_back_without_its_head_it_says_that_it_was_never_opened(road: Road, tmp_path: Path) -> None:
    shutil.copytree(road.directory, tmp_path / "zoals-ingepakt")
    road.unlock().lock()
    _heads(road.heads)[0].unlink()
    shutil.rmtree(road.directory)
    shutil.copytree(tmp_path / "zoals-ingepakt", road.directory)
    with road.unlock() as there:
        assert [one.say() for one in there.warnings if "Deed u dat al eerder" in one.say()]


def test_a_first_head_that_cannot_be_written_is_told(road: Road) -> None:
    road.heads.directory.rmdir()
    road.heads.directory.write_bytes(b"")
    with road.unlock() as there:
        assert {FindingKind.FIRST_OPENING, FindingKind.HEAD_MISSING} <= set(_kinds(there))


def test_a_vault_at_home_that_was_only_made_so_far_misses_its_head(place: Place) -> None:
    place.head.unlink()
    with place.unlock() as session:
        assert _kinds(session) == [FindingKind.HEAD_MISSING]
