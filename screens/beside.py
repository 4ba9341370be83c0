"""One is inside already: a plain question before the screens: take that session over, only look, or go back."""

from collections.abc import Callable, Sequence
from typing import Protocol

from screens.plain_prompt import BackRoom, LeftWhileWaitingError, Painted, PlainPrompt, clip, printable, wrap
from screens.terminal.keys import Act
from screens.terminal.plain_tty import PlainTty
from wams_tui.casework.words import N_


class Running(Protocol):
    """One's session that runs already; a part that is not known is empty."""

    @property
    def since(self) -> str:
        """A time, with its day before it where that is not today."""

    @property
    def host(self) -> str:
        """The machine, where that is another than this one."""

    @property
    def tty(self) -> str:
        """The terminal."""


class Beside(Protocol):
    """What the desk knows of one's other session."""

    took_over: bool

    @property
    def desk(self) -> object:
        """What the screens are shown with, once it is settled."""

    def running(self) -> Running | None:
        """Return the session that runs; nothing where none does, and then this is the one that runs."""

    def take_over(self) -> bool | None:
        """Ask it to keep what is half done and to lock; return whether it did, None where another takes it over."""

    def take_away(self) -> None:
        """Go on without its answer."""

    def only_look(self) -> None:
        """Let it go on; here nothing can be written."""

    def go_back(self) -> None:
        """Let it go on, and lock the vault that was unlocked here."""


TITLE = N_("U bent al binnen in deze kluis.")
SINCE = N_("Uw andere sessie loopt sinds {since}{where}.")
ON_TTY = N_(", op terminal {tty}")
ON_HOST = N_(", op machine {host}")
CHOICES = (
    N_("1  overnemen: die sessie bewaart wat half af is en vergrendelt; u gaat hier verder"),
    N_("2  alleen lezen: hier kunt u niets wijzigen, die sessie loopt door"),
)
SILENT = N_("De andere sessie antwoordt niet: ze hangt, haar machine slaapt of haar schijf is vol.")
LOSES = N_("1  toch overnemen: wat daar de laatste twee seconden werd getypt, kan weg zijn")
BUSY = N_("Een ander venster van u neemt die sessie nu over. Kies opnieuw.")
WAITING = N_("De andere sessie bewaart en vergrendelt…")
KEYS = N_("1 overnemen   2 alleen lezen   Esc terug")


def settle(tty: PlainTty, beside: Beside, say: Callable[[str], str] = str) -> bool:
    """Ask what is to become of one's other session, if one runs; return False where the person goes back.

    Raises:
        Ended: The terminal is gone or the process was told to end.
    """
    running = beside.running()
    if running is None:
        return True
    try:
        if _Question(tty, beside, say).ask(running):
            return True
    except LeftWhileWaitingError:
        pass  # it may have made way already: then it asks for the passphrase, and nothing of it is lost
    beside.go_back()
    return False


def lay_out(told: Sequence[str], choices: Sequence[str], keys: str, size: tuple[int, int]) -> Painted:
    """Lay the question out for ``size`` (columns, rows); the choices are always on the screen."""
    columns, rows = size
    width = max(columns - 4, 10)
    gap = [""] if rows >= 15 else []
    title, *rest = told
    lines = [f"\x1b[1m{clip(title, width)}\x1b[0m", *gap]
    lines += [line for text in rest for line in wrap(text, width)]
    at = [*gap, *(line for text in choices for line in _hanging(text, width)), *gap, *wrap(keys, width)]
    lines = [*lines[: max(rows - len(at), 1)], *at]
    top = max(0, (rows - len(lines)) // 3)
    shown = tuple(f"  {line}" if line else "" for line in lines[: rows - top])
    return Painted(("",) * top + shown, (2, top))


def _hanging(text: str, width: int) -> list[str]:
    """Break a choice into lines, the later ones under the words of the first."""
    number, words = text[:3], text[3:]
    return [f"{number if not nth else '   '}{line}" for nth, line in enumerate(wrap(words, width - 3))]


class _Question(PlainPrompt):
    def __init__(self, tty: PlainTty, beside: Beside, say: Callable[[str], str]) -> None:
        super().__init__(tty)
        self._beside = beside
        self._say = say
        self._notice = ""
        self._silent = False

    def ask(self, running: Running) -> bool:
        while True:
            match self._key(running):
                case "":
                    return False
                case "2":
                    self._beside.only_look()
                    return True
            if self._taken():
                return True
            found = self._beside.running()
            if found is None:
                return True
            running = found

    def _taken(self) -> bool:
        if self._silent:
            self._beside.take_away()
            return True
        self._notice = self._say(WAITING)
        self._show_last()
        took = self.outcome(BackRoom(tuple).begin(self._beside.take_over))
        self._silent = took is False
        self._notice = self._say(BUSY) if took is None else ""
        return took is True

    def _key(self, running: Running) -> str:
        """Return which choice was made; empty where the person leaves."""
        self._running = running
        while True:
            self._show_last()
            for stroke in self.strokes():
                if stroke.act is Act.LEAVE:
                    return ""
                if stroke.act is Act.TEXT and stroke.text in ("1", "2"):
                    return stroke.text

    def _show_last(self) -> None:
        say, running = self._say, self._running
        where = say(ON_HOST).format(host=printable(running.host)) if running.host else ""
        where += say(ON_TTY).format(tty=printable(running.tty)) if running.tty else ""
        told = [say(TITLE), say(SINCE).format(since=running.since or "?", where=where)]
        told += [say(SILENT)] if self._silent else []
        told += [self._notice] if self._notice else []
        first, second = CHOICES
        choices = [say(LOSES if self._silent else first), say(second)]
        self.draw(lambda size: lay_out(told, choices, say(KEYS), size))
