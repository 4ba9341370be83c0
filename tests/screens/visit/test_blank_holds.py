"""The empty screen stays empty, whatever becomes ready behind it."""

import threading
from pathlib import Path

import pytest

from screens.disclose import handing
from tests.screens.sitting import sitting
from tests.screens.visit.test_visit import OPEN
from wams_tui.desk.letters.outbox import prepare

EMPTY = ["OEFENKLUIS", "h", "toon", "weer"]


async def test_a_copy_that_is_ready_while_the_screen_is_empty_shows_itself_only_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    doorbell = threading.Event()

    def when_somebody_came_in(path: Path) -> None:
        doorbell.wait(60)
        prepare(path)

    monkeypatch.setattr(handing, "prepare", when_somebody_came_in)
    async with sitting(tmp_path) as room:
        await room.press(*OPEN, "1", "enter", "c", "1", "1")
        for _text in range(30):
            if "B geeft het" in await room.press("n"):
                break
        await room.pilot.press("B")
        await room.pilot.press("h")
        assert room.screen == "Blank"
        doorbell.set()
        await room.rest()

        assert room.text.split() == EMPTY
        shown = await room.press("h")
        assert room.screen == "OwnCopyGiven"
        assert "Eigen kopie" in shown
        await room.press("enter")
        assert room.screen == "VisitScreen"
