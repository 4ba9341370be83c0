"""Sitting at the screens: a real practice vault, a clock that stands still, and keys."""

import asyncio
import atexit
import re
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path

from textual import _wait
from textual.events import Paste
from textual.pilot import Pilot

from screens.house import House
from screens.widgets.item_list import ItemList
from wams_tui.app import build
from wams_tui.desk.desk import Desk
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE, prepare

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FILLED = NOW - timedelta(hours=1)
CASES = 16
LIST = "casussen"
"""Where most tests sit down; the day begins at *Vandaag*, which is the empty place."""

RULES = re.compile(r"\b[0-9a-f]{12}\b")

# Resting is telling whether the process is idle, by looks of 20 ms; most keys are dealt with in less.
_wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = 0.005, 0.00025

PASSWORD = re.compile(r"(Wachtwoord: ).+")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def still() -> datetime:
    """The time at which every test sits at the desk."""
    return NOW


@cache
def _made_once() -> Path:
    place = Path(tempfile.mkdtemp(prefix="wams-screens-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    heads = heads_outside({"XDG_STATE_HOME": str(place / "state")})
    seconds = count()
    prepare(place / "vault", 1, CASES, heads, lambda: FILLED + timedelta(seconds=next(seconds)), lambda _number: None)
    return place


def practice_desk(place: Path) -> Desk:
    """Unlock a copy of the practice vault in ``place``, made there at first use."""
    if not (place / "vault").exists():
        shutil.copytree(_made_once(), place, dirs_exist_ok=True)
    heads = heads_outside({"XDG_STATE_HOME": str(place / "state")})
    return open_desk(place / "vault", PRACTICE_PASSPHRASE, heads, still)


@dataclass
class Sitting:
    """An app that runs without a terminal."""

    app: House
    pilot: Pilot[str]
    keys: int = 0

    async def press(self, *keys: str) -> str:
        """Press keys one after the other, each when the one before it is done with; return what the screen says."""
        for key in keys:
            await self.pilot.press(key)
            await self.rest()
        self.keys += len(keys)
        return self.text

    async def type(self, text: str) -> str:
        """Type a text; it does not count as keys."""
        await self.pilot.press(*("space" if char == " " else char for char in text))
        await self.rest()
        return self.text

    async def paste(self, text: str) -> str:
        """Put a text where one types, at once, as a terminal pastes it; it does not count as keys."""
        # To the app, as the driver does: what is posted to a field itself comes by a second time on its way up.
        self.app.post_message(Paste(text))
        await self.rest()
        return self.text

    async def rest(self) -> None:
        """Wait until nothing more happens."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def settle(self) -> None:
        """Wait until what is drawn stays as it is: a screen one returns to is scrolled by timers of its own."""
        seen = ""
        while not seen or seen != self.text:  # nothing at all is a screen that was not drawn yet
            seen = self.text
            await asyncio.sleep(0.06)
            await self.rest()

    async def go_to(self, words: str) -> None:
        """Move the cursor of the list to the first line that holds ``words``.

        Raises:
            LookupError: when no choice in the list does.
        """
        view = self.app.screen.query_one("#body", ItemList)
        await self.press("home")
        for _line in view.items:
            if view.current is not None and words in view.current.text:
                return
            await self.pilot.press("down")
            self.keys += 1
        raise LookupError(f"{words!r} is not in this list:\n{self.text}")

    @property
    def text(self) -> str:
        """The screen as text, line by line, without the spaces at the ends."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def screen(self) -> str:
        """What the screen in front is called in the code."""
        return type(self.app.screen).__name__


@asynccontextmanager
async def sitting(
    place: Path, at: str = LIST, size: tuple[int, int] = (80, 24), desk: Desk | None = None
) -> AsyncIterator[Sitting]:
    """Open the screens on a copy of the practice vault in ``place``, or at a desk that is there already."""
    desk = desk or practice_desk(place)
    app = build(desk, at)
    try:
        async with app.run_test(size=size) as pilot:
            found = Sitting(app, pilot)
            await found.rest()
            await found.settle()
            yield found
    finally:
        desk.session.lock()


def without_ids(text: str) -> str:
    """The text with random ids and passwords made the same, and the hash of the rule set: any change changes it."""
    text = PASSWORD.sub(r"\1zes woorden die u opschrijft", text)
    return RULES.sub("000000000000", ID.sub("00000000-0000-0000-0000-000000000000", text))
