"""A copy, minutes, sheet or request form half made when one locks: the choices return, judged anew, the page unread."""

from pathlib import Path

import pytest

from screens.asking.flow import AskingFlow
from screens.copies.flow import CopyFlow
from screens.copies.sheetflow import SheetFlow
from screens.disclose.points import PointsStep
from screens.disclose.step import StepScreen
from screens.meeting.minutes import MinutesScreen
from screens.returning import return_to
from tests.screens.sitting import Sitting, practice_desk, sitting
from tests.screens.test_sheet import moving

WHY = "Nodig om samen hetzelfde af te spreken."


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def _step(room: Sitting) -> StepScreen:
    screen = room.app.screen
    assert isinstance(screen, StepScreen)
    return screen


def _flow(room: Sitting) -> CopyFlow:
    flow = _step(room).flow
    assert isinstance(flow, CopyFlow)
    return flow


async def _to_the_way(room: Sitting) -> None:
    """Answer what is asked before the page can be made."""
    await room.press("enter")
    for _point in range(20):
        step = room.app.screen
        if not isinstance(step, PointsStep):
            return
        await room.press("j")
        if step.is_current and step.words.has_focus:
            await room.paste(WHY)
            await room.press("enter")


async def _again(room: Sitting) -> None:
    """Lose every screen and come back as after a lock: from the words of the place alone."""
    place = room.app.place()
    while len(room.app.screen_stack) > 1:
        room.app.pop_screen()
    await room.rest()
    return_to(room.app, place)
    await room.rest()


async def _comes_back(room: Sitting, kind: type[CopyFlow]) -> None:
    before, at = _flow(room), room.screen
    assert before.draft.fields
    await _again(room)
    after = _flow(room)
    assert (room.screen, type(after)) == (at, kind)
    assert after is not before, "everything was chosen anew"
    assert (after.draft, after.form, after.sealing) == (before.draft, before.form, before.sealing)


async def test_minutes_come_back_and_the_next_reader_s_texts_are_read_again(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("slash", *"0010", "enter", "enter", "c", "down", "enter", "v")
        await room.press("1")
        await room.press("space")
        await _to_the_way(room)
        assert room.screen == "WayStep"
        await _comes_back(room, CopyFlow)
        (minutes,) = (one for one in room.app.screen_stack if isinstance(one, MinutesScreen))
        assert minutes._for_partner is None, "who reads next: what was read before the lock is not taken as read"


async def test_a_copy_of_the_plan_comes_back_at_the_page_to_read_and_is_not_given_unread(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(80, 16)) as room:
        await room.press("enter", "p", "g", *"Rust")
        await room.press("enter")
        await room.press("c")
        await room.press("1", "1", "1")
        await room.press("space")
        await _to_the_way(room)
        await room.go_to("PDF")
        await room.press("enter", "enter")
        assert room.screen == "PreviewStep"
        await room.press("end")
        await _comes_back(room, CopyFlow)
        assert "Lees verder tot het einde" in await room.press("B")


async def test_a_hand_over_sheet_comes_back_with_what_was_chosen(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    case = moving(desk)
    async with sitting(tmp_path, at=f"overdrachtsblad:{case.id}", desk=desk) as room:
        await room.press("g", "1")
        await room.press("enter", "1", "1")
        await room.go_to("Naam: Gerrit")
        await room.press("space")
        await _comes_back(room, SheetFlow)


async def test_a_request_form_that_was_not_sent_yet_comes_back_with_its_request(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("end", "home", "enter", "v", "u", *"ggz", "enter")
        await room.press("enter")
        await room.paste("Welke afspraken zijn er nu?")
        await room.press("tab")
        await room.paste(WHY)
        await room.press("tab")
        await room.paste("Het is lang geleden, en er is veel gebeurd.")
        await room.press("tab", "1", "1", "f2")
        await room.press("f")
        before, at = _step(room).flow, room.screen
        assert isinstance(before, AskingFlow)
        await _again(room)
        after = _step(room).flow
        assert (room.screen, type(after)) == (at, AskingFlow)
        assert after is not before
        assert (after.draft, after.form, after.known) == (before.draft, before.form, before.known)
