"""Heads outside the vault: whose they are, who may read them, and that none is ever lost."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from storage import Change, FindingKind, HeadPlace, verify
from storage.vault import headkeeper
from tests.storage.colleagues import WORDS, join
from tests.storage.vaults import CHANGED, SEEN, Place, add_case
from wams_tui.casework.errors import Damaged

ON_BOTH = True

ANNEKE = "Anneke Voorbeeld"


def test_a_head_by_a_colleague_who_joined_after_the_backup_refuses_again_and_again(
    place: Place, tmp_path: Path
) -> None:
    put_back = place.backup(tmp_path)
    join(place)
    place.unlock(WORDS).lock()
    put_back()
    place.head.unlink()

    for _ in range(2):
        with pytest.raises(Damaged, match="ouder of anders"):
            place.unlock()


def test_a_head_that_claims_more_than_the_vault_has_refuses_also_where_its_signature_is_not_to_be_checked(
    place: Place,
) -> None:
    place.head.write_bytes(place.head.read_bytes().replace(b'"seq":', b'"seq":1'))

    for _ in range(2):
        with pytest.raises(Damaged, match="ouder of anders"):
            place.unlock()


def test_each_coordinator_has_a_head_of_their_own_and_all_are_compared(place: Place, tmp_path: Path) -> None:
    join(place)
    put_back = place.backup(tmp_path)
    with place.unlock(WORDS) as theirs:
        add_case(theirs)
    heads = {path.name for path in place.heads.directory.glob("*.json")}
    put_back()

    assert len(heads) == 2
    with pytest.raises(Damaged, match="ouder of anders"):
        place.unlock(coordinator=ANNEKE)


def test_heads_in_a_directory_of_the_group_can_be_read_by_the_group(place: Place, tmp_path: Path) -> None:
    shared = tmp_path / "samen"
    shared.mkdir()
    shared.chmod(0o2770)
    twice = Place(place.address, HeadPlace(place.heads.directory, shared), place.created, place.clock)

    twice.unlock().lock()

    assert sorted(path.suffix for path in shared.iterdir()) == [".json", ".vernietigd"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in shared.iterdir()} == {0o640}
    assert stat.S_IMODE(place.head.stat().st_mode) == 0o600


def test_a_head_that_came_to_know_more_while_the_vault_was_open_is_left_as_it_is(place: Place) -> None:
    with place.unlock() as session:
        ahead = place.head.read_bytes().replace(b'"seq":', b'"seq":9')
        place.head.write_bytes(ahead)

        session.checkpoint()

        assert place.head.read_bytes() == ahead
        assert [finding.kind for finding in session.warnings] == [FindingKind.HEAD_MISSING]


def test_a_key_file_that_a_colleague_changed_meanwhile_is_no_alarm_for_who_is_still_in(place: Place) -> None:
    with place.unlock(coordinator=ANNEKE) as session:
        join(place)

        session.checkpoint()

        assert session.warnings == ()
        assert verify(session).findings == ()
    with place.unlock(coordinator=ANNEKE) as session:
        assert session.warnings == ()


def test_a_head_comes_with_the_first_change_after_some_lines_and_with_a_view_after_twice_as_many(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(headkeeper, "HEAD_EVERY_LINES", 10)
    monkeypatch.setattr(headkeeper, "HEAD_EVERY", timedelta(days=365))
    with place.unlock() as session:
        case_id = add_case(session)
        session.checkpoint()
        first = place.head.read_bytes()
        for _ in range(9):
            session.read_case(case_id, SEEN)
        assert place.head.read_bytes() == first
        session.write(case_id, [Change("r1", "notitie", 1, b"twee")], CHANGED)
        second = place.head.read_bytes()
        assert second != first

        for _ in range(19):
            session.read_case(case_id, SEEN)
        assert place.head.read_bytes() == second
        session.read_case(case_id, SEEN)
        assert place.head.read_bytes() != second
