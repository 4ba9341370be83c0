"""A window in which one only looks, by keys: what would write says one sentence, and what is typed stays."""

from pathlib import Path

import pytest

from screens.frame import Frame
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.desk.desk import Desk
from wams_tui.desk.place import leave_place, left_place
from wams_tui.desk.vault.beside import Beside

SAID = "! Dit venster is alleen om te lezen: uw andere sessie loopt nog."


@pytest.fixture
def looking(tmp_path: Path) -> Desk:
    desk = practice_desk(tmp_path)
    assert leave_place(desk, "casussen")
    beside = Beside(desk)
    beside.only_look()
    return beside.desk


async def _each_says_so(room: Sitting, *keys: str) -> None:
    screen = room.app.screen
    assert isinstance(screen, Frame)
    for key in keys:
        screen.status.show("")
        await room.rest()
        assert SAID not in room.text
        assert SAID in await room.press(key), f"{key} on {room.screen}"
        assert room.app.screen is screen


async def test_what_would_write_says_so_before_anything_is_asked(tmp_path: Path, looking: Desk) -> None:
    lines = len(list(looking.session.audit_lines()))
    async with sitting(tmp_path, desk=looking) as room:
        await room.press("slash", *"0010", "enter", "enter")
        await _each_says_so(room, "a", "i", "exclamation_mark")
        await room.press("p")
        await _each_says_so(room, "g", "a", "x")
        await room.press("escape", "c")
        await _each_says_so(room, "n")
        await room.press("down", "enter")
        await _each_says_so(room, "b", "a", "g")
        wrote = [line.event for line in list(looking.session.audit_lines())[lines:]]
        assert {one.code.value for one in wrote if one is not None} == {"R"}


async def test_a_form_that_cannot_be_saved_keeps_what_is_typed(tmp_path: Path, looking: Desk) -> None:
    async with sitting(tmp_path, desk=looking) as room:
        await room.press("end", "up", "up", "enter", "f", "w", "end", "tab")
        await room.type("Nog niet rond.")
        typed = room.app.screen
        assert SAID in await room.press("f2")
        assert room.screen == "Notice"
        await room.press("enter")
        assert room.app.screen is typed
        assert "Nog niet rond." in room.text
        room.app.keep_typed()
        assert left_place(looking) == "casussen", "the note is of the other session"
