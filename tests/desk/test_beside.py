"""One's other session with a vault: found, taken over by one of two, taken away where it does not answer."""

import threading
from pathlib import Path

import pytest

from storage import Presence
from tests.screens.sitting import NOW, practice_desk
from wams_tui.casework.errors import Refused
from wams_tui.desk.roles import Task, may, require
from wams_tui.desk.vault.beside import Beside


def _presence(place: Path, who: str = "anneke") -> Presence:
    return Presence(place / "heads", "kluis", who)


def test_one_runs_and_says_since_when_and_where_and_tells_nobody_else(tmp_path: Path) -> None:
    first, second = _presence(tmp_path), _presence(tmp_path)
    assert second.elsewhere() is None
    assert first.hold(NOW)

    assert not second.hold(NOW)
    found = second.elsewhere()
    assert found is not None
    assert (found.since, bool(found.host)) == (NOW, True)
    assert _presence(tmp_path, "bram").hold(NOW), "a colleague on the same account is somebody else"
    (tmp_path / "sessions").chmod(0o700)
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "sessions").iterdir()} == {0o600}

    first.give_back()
    assert second.elsewhere() is None
    assert second.hold(NOW)


def test_a_record_that_cannot_be_read_is_a_session_all_the_same_and_none_without_its_process(tmp_path: Path) -> None:
    first, second = _presence(tmp_path), _presence(tmp_path)
    first.hold(NOW)
    record = tmp_path / "sessions" / "kluis.anneke"
    record.write_bytes(b"{")

    found = second.elsewhere()
    assert found is not None
    assert found.since is None
    first.give_back()
    record.write_bytes(b"{")  # left behind by one that was killed
    assert second.elsewhere() is None
    assert second.hold(NOW)


def test_nobody_is_kept_out_where_there_is_no_room_for_a_record(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("a file where the directory should be", encoding="utf-8")

    assert _presence(tmp_path).hold(NOW)
    assert _presence(tmp_path).elsewhere() is None


def test_of_two_who_take_over_at_once_one_does(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    first, second, third = Beside(desk), Beside(desk), Beside(desk)
    assert first.running() is None
    told = second.running()
    assert told is not None
    assert told.since == "10.00"

    asked, went = threading.Event(), threading.Event()

    def waits(_seconds: float) -> None:
        asked.set()
        went.wait(20)

    second._wait = waits
    took: list[bool | None] = []
    taking = threading.Thread(target=lambda: took.append(second.take_over()))
    taking.start()
    assert asked.wait(20)
    assert third.take_over() is None, "another window of mine is taking it over"
    assert first.presence.is_asked
    first.presence.give_back()
    went.set()
    taking.join(20)

    assert (took, second.took_over) == ([True], True)
    assert third.running() is not None, "now it is the second that runs"
    assert not second.presence.is_asked, "what the first was asked is not asked of the second"
    desk.session.lock()


def test_who_does_not_answer_is_left_behind_and_finds_that_out(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    asleep, awake = Beside(desk, lambda _seconds: None), Beside(desk, lambda _seconds: None)
    assert asleep.running() is None

    assert awake.take_over(patience=0.2) is False
    before = asleep.presence.is_taken_away
    awake.take_away()

    assert (before, asleep.presence.is_taken_away, awake.presence.is_taken_away) == (False, True, False)
    asleep.presence.give_back()
    assert Beside(desk).running() is not None, "what it gives back is not its own any more"
    desk.session.lock()


def test_who_only_looks_reads_and_changes_nothing(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    beside = Beside(desk)
    beside.only_look()

    assert [task for task in Task if may(beside.desk, task)] == [Task.AUDITLOG_LEZEN]
    require(beside.desk, Task.AUDITLOG_LEZEN)
    with pytest.raises(Refused, match="alleen om te lezen"):
        require(beside.desk, Task.CASUS_BEWERKEN)
    desk.session.lock()
