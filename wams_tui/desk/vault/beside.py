"""One's other session with the same vault: finding it when one unlocks, taking it over, or only looking beside it.

What is known is what runs on this account, on any machine that shares its home. A session of the same person elsewhere
writes in the same vault and keeps its own drafts; what it stores is shown here as it is stored.
"""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from storage import Elsewhere, Presence
from wams_tui.desk.desk import Desk
from wams_tui.locale.clock import dutch_time

PATIENCE_S = 10.0
"""How long a session may take to make way: it looks once a second, and finishes what it is recording."""

LOOK_EVERY_S = 0.1


@dataclass(frozen=True, slots=True)
class Running:
    """A session that runs: since when (Dutch time), on which machine where that is another, on which terminal."""

    since: str
    host: str
    tty: str


class Beside:
    """What becomes of one's other session; afterwards :attr:`desk` is the one to go on with.

    Args:
        desk: The desk that was just unlocked.
        wait: Waits for some seconds.
    """

    def __init__(self, desk: Desk, wait: Callable[[float], None] = time.sleep) -> None:
        session = desk.session
        self.presence = Presence(session.opened.heads.directory, session.vault_id, session.coordinator.id)
        self.desk = replace(desk, presence=self.presence)
        self.took_over = False
        self._wait = wait

    def running(self) -> Running | None:
        """Return the session that runs; None where none does, and then this one is the one that runs."""
        while not self.presence.hold(self.desk.now()):
            found = self.presence.elsewhere()
            if found is not None:
                return _as_told(found, self.desk.now())
        return None

    def take_over(self, patience: float | None = None) -> bool | None:
        """Ask the other to keep what is half done and to lock; return whether it did, None where another takes over."""
        with self.presence.taking_over() as mine:
            if not mine:
                return None
            other = self.presence.elsewhere()
            if other is not None:
                self.presence.ask(other)
            seconds = PATIENCE_S if patience is None else patience
            for _look in range(max(1, int(seconds / LOOK_EVERY_S))):
                if self.presence.hold(self.desk.now()):
                    self.took_over = True
                    return True
                self._wait(LOOK_EVERY_S)
        return False

    def take_away(self) -> None:
        """Go on though it does not answer: when it wakes, it finds that it ended, and keeps nothing any more."""
        self.presence.take_away(self.desk.now())
        self.took_over = True

    def only_look(self) -> None:
        """Let the other go on; what is on this desk can only be looked at, and the store writes nothing for it."""
        self.desk.session.only_read()
        self.desk = replace(self.desk, presence=None, read_only=True)

    def go_back(self) -> None:
        """Let the other go on, and lock what was unlocked here."""
        self.desk.session.lock()


def _as_told(found: Elsewhere, now: datetime) -> Running:
    since = ""
    if found.since is not None:
        then, today = dutch_time(found.since), dutch_time(now).date()
        since = f"{then:%H.%M}" if then.date() == today else f"{then:%d-%m-%Y %H.%M}"
    host = found.host if found.host != socket.gethostname() else ""
    return Running(since, host, found.tty.removeprefix("/dev/"))
