"""The app as the screens know it: who sits at the desk, how to lock, and how long nobody typed."""

import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path, PurePath
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from screens.terminal.safe_app import SafeApp
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.watching import Watch
from wams_tui.locale import _

IDLE_MINUTES = 5
LOOKS_PER_MINUTE = 4


class House(SafeApp[str]):
    """Runs the screens; its result is the place to return to after locking, or nothing when the person left.

    Args:
        desk: The unlocked vault, the rules and the time of day.
        environ: The environment, for the choice of a theme.
        monotonic: A clock that only runs forward, in seconds; for the idle lock.
    """

    # The first screen's own style is read with the app's: Textual reads those of a default screen nowhere else.
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = [
        Path(__file__).with_name(name) for name in ("house.tcss", "cases.tcss")
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "lock", N_("vergrendelen"), show=False, id="huis.vergrendelen"),
    ]

    def __init__(self, desk: Desk, environ: Mapping[str, str], monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(environ)
        self.desk = desk
        self._watch = Watch(desk)
        self._monotonic = monotonic
        self._last_key = monotonic()

    def say(self, text: str) -> str:
        """Translate one of our Dutch texts."""
        return _(text)

    def on_mount(self) -> None:
        """Begin to watch for an empty chair."""
        self.set_interval(60 / LOOKS_PER_MINUTE, self.lock_when_idle)
        self.set_interval(1, self.look_round)

    async def on_event(self, event: events.Event) -> None:
        """Note when somebody typed."""
        if isinstance(event, (events.Key, events.Paste)):
            self._last_key = self._monotonic()
        await super().on_event(event)

    def look_round(self) -> None:
        """Let the screen in front know when somebody else wrote; costs one small question a second."""
        try:
            if self._watch.changed():
                self._others_wrote()
        except WamsError:
            return  # a disk that is gone is told when something is read or written, not once a second

    def _others_wrote(self) -> None:
        notice = getattr(self.screen, "others_wrote", None)
        if notice is not None:
            notice()

    def lock_when_idle(self) -> None:
        """Lock when nobody typed for five minutes."""
        if self._monotonic() - self._last_key >= IDLE_MINUTES * 60:
            self.action_lock()

    def action_lock(self) -> None:
        """Lock: the process ends and a new one asks for the passphrase, then returns to this place."""
        self.exit(self.place())

    def place(self) -> str:
        """Return where to come back to: the highest screen that has a place."""
        places = (getattr(screen, "place", "") for screen in reversed(self.screen_stack))
        return next((place for place in places if place), "casussen")

    def on_hangup(self) -> Awaitable[None] | None:
        """Close the vault with its signed head; everything that was decided is already in it."""
        self.desk.session.lock()
        return None
