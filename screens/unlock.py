"""The plain prompt for the passphrase: on the terminal before anything heavy is loaded.

No framework and no colours, so it is there at once and looks the same in PuTTY, tmux and on a Braille line. The
terminal's own cursor stands in the field.
"""

import os
import select
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from screens.terminal.keys import Act, KeyReader, Stroke
from screens.terminal.plain_tty import PlainTty
from wams_tui.casework.errors import Locked, Misused, WamsError
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")

ESCAPE_DELAY = 0.1
"""Seconds of silence after which a lone Escape byte is the Escape key."""

PATIENCE = 2.0
"""Seconds of unlocking after which keys are read again, so that a person can leave; until then they are kept."""

LONGEST = 1024
"""Characters of a passphrase."""

PRACTICE = N_("OEFENKLUIS")
FIELD = N_("Wachtwoordzin:")
NAME = N_("Uw naam:")
NAME_KEYS = N_("Enter verder   Esc stoppen")
SUGGESTION = N_("Oefenkluis: de wachtwoordzin is {suggestion}")
KEYS = N_("Enter openen   Esc stoppen")
BUSY = N_("Ontgrendelen…")


class PromptInfo(NamedTuple):
    """What the prompt says about a vault before it is open."""

    title: str
    practice: bool = False
    suggestion: str = ""
    """The passphrase of a practice vault made by ``wams demo``; empty for any other."""

    asks_name: bool = False
    """Whether who is there must say so first: too many people to try them all."""

    name: str = ""
    """Who was here last, to begin with where a name is asked."""


class View(NamedTuple):
    """All that decides what the prompt looks like."""

    info: PromptInfo
    typed: int = 0
    notice: str = ""
    name: str | None = None
    """What was typed as a name; ``None`` where no name is asked."""

    naming: bool = False
    """Whether the cursor stands in the name."""


class Painted(NamedTuple):
    """Lines for a screen, and where the cursor stands: column and row from 0."""

    lines: tuple[str, ...]
    cursor: tuple[int, int]


class Typed:
    """A line that is typed."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def apply(self, stroke: Stroke) -> None:
        """Change the line as ``stroke`` says; strokes that do not edit change nothing."""
        if stroke.act is Act.TEXT:
            self.text = (self.text + stroke.text)[:LONGEST]
        elif stroke.act is Act.ERASE:
            self.text = _without_last(self.text)
        elif stroke.act is Act.CLEAR:
            self.text = ""


def ask(
    tty: PlainTty,
    info: PromptInfo,
    attempt: Callable[[str, str], T],
    meanwhile: Callable[[], object] = tuple,
    say: Callable[[str], str] = str,
) -> T | None:
    """Ask for the passphrase until ``attempt`` accepts one.

    Args:
        tty: The terminal, already entered.
        info: What to say about the vault.
        attempt: Opens the vault with a passphrase and a name, empty where none is asked, in a thread; raises
            ``Locked`` for a passphrase that is not right, ``Misused`` for a name that nobody has.
        meanwhile: Work to do in that thread while the passphrase is typed, such as heavy imports; ``attempt`` begins
            when it is done, so the two never import the same modules at once.
        say: Translates a Dutch text.

    Returns:
        What ``attempt`` returned, or ``None`` when the person left.

    Raises:
        WamsError: Any other error of ``attempt``.
        Ended: The terminal is gone or the process was told to end.
    """
    prompt = _Prompt(tty, info, say)
    prompt.show()
    room = _BackRoom(meanwhile)
    while (typed := prompt.read_both()) is not None:
        try:
            return prompt.wait_for(room.begin(attempt, *typed))
        except _LeftWhileWaiting:
            return None
        except Locked as error:
            prompt.refuse(error)
        except Misused as error:
            if not info.asks_name:
                raise
            prompt.refuse(error, anew=True)
    return None


def paint(view: View, size: tuple[int, int], say: Callable[[str], str] = str) -> Painted:
    """Lay the prompt out for ``size`` (columns, rows)."""
    columns, rows = size
    width = max(columns - 4, 10)
    head = [_clip(f"wams  {_printable(view.info.title)}", width)]
    if view.info.practice:
        head.append(f"\x1b[7m {_clip(say(PRACTICE), width - 2)} \x1b[0m")
    label = _clip(say(FIELD), width // 2)
    stars = "*" * min(view.typed, width - len(label) - 2)
    suggestion = say(SUGGESTION).format(suggestion=view.info.suggestion) if view.info.suggestion else ""
    tail = [*_wrap(suggestion, width), *[f"\x1b[1m{line}\x1b[0m" for line in _wrap(view.notice, width)]]
    gap = [""] if rows >= 15 else []
    naming = _clip(say(NAME), width // 2)
    named = "" if view.name is None else _tail(_printable(view.name), width - len(naming) - 2)
    who = [] if view.name is None else [f"{naming} {named}"]
    keys = say(NAME_KEYS) if view.naming else say(KEYS)
    lines = [*head, *gap, *who, f"{label} {stars}", *gap, *tail, *gap, *_wrap(keys, width)]
    top = max(0, (rows - len(lines)) // 3)
    field = top + len(head) + len(gap)
    shown = tuple(f"  {line}" if line else "" for line in lines[: rows - top])
    if view.naming:
        return Painted(("",) * top + shown, (2 + len(naming) + 1 + len(named), field))
    return Painted(("",) * top + shown, (2 + len(label) + 1 + len(stars), field + len(who)))


class _LeftWhileWaiting(Exception):
    """A person gave up while the vault was still being opened."""


class _BackRoom:
    """One thread for what would keep the prompt from answering keys."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        from concurrent.futures import ThreadPoolExecutor  # after the first paint

        # Imports hold the interpreter for long stretches; a key must not wait for one of them.
        sys.setswitchinterval(0.0005)
        self._pool = ThreadPoolExecutor(1, "unlock")
        self._ready = self._pool.submit(meanwhile)

    def begin(self, attempt: Callable[[str, str], T], passphrase: str, name: str) -> "Future[T]":
        """Start ``attempt`` as soon as the earlier work is done; an error of that work comes out here too."""

        def open_when_ready() -> T:
            self._ready.result()
            return attempt(passphrase, name)

        return self._pool.submit(open_when_ready)


class _Prompt:
    def __init__(self, tty: PlainTty, info: PromptInfo, say: Callable[[str], str]) -> None:
        self._tty = tty
        self._info = info
        self._say = say
        self._keys = KeyReader()
        self._notice = ""
        self._line = Typed()
        self._name: Typed | None = Typed(info.name) if info.asks_name else None
        self._naming = info.asks_name
        self._shown: Sequence[str | None] = ()
        self._size = (0, 0)

    def read_both(self) -> tuple[str, str] | None:
        """Return the passphrase and the name that were typed, or ``None`` when the person leaves."""
        if self._name is not None and self._naming:
            if self._read(self._name) is None:
                return None
            self._naming = False
        self._line = Typed()
        passphrase = self._read(self._line)
        return None if passphrase is None else (passphrase, " ".join(self._name.text.split()) if self._name else "")

    def _read(self, line: Typed) -> str | None:
        """Return what was typed on a line, or ``None`` when the person leaves."""
        while True:
            self.show()
            for stroke in self._strokes():
                if stroke.act is Act.LEAVE:
                    return None
                if stroke.act is not Act.ENTER:
                    self._notice = ""
                    line.apply(stroke)
                elif line.text.strip():
                    return line.text

    def refuse(self, error: WamsError, *, anew: bool = False) -> None:
        """Show why it was not accepted, until the next key; ``anew`` begins with the name again."""
        self._notice = error.say(self._say)
        self._naming = anew

    def wait_for(self, future: "Future[T]") -> T:
        """Wait behind a still line for ``future``; return what it returns or raise what it raises."""
        self._line = Typed()
        self._notice = self._say(BUSY)
        self.show()
        done, finish = os.pipe()
        future.add_done_callback(lambda _: os.write(finish, b"."))
        self._wait_until(done)
        os.close(done)
        os.close(finish)
        return future.result()

    def show(self) -> None:
        """Paint what of the prompt has changed."""
        size = self._tty.size()
        name = None if self._name is None else self._name.text
        view = View(self._info, len(self._line.text), self._notice, name, self._naming)
        painted = paint(view, size, self._say)
        lines = [*painted.lines, *[""] * (size[1] - len(painted.lines))]
        same: Sequence[str | None] = self._shown if size == self._size else [None] * len(lines)
        # Line by line with "erase to the end", never "erase all": nothing blinks while one types.
        changed = [
            f"\x1b[{row};1H{line}\x1b[K"
            for row, (line, old) in enumerate(zip(lines, same, strict=True), 1)
            if line != old
        ]
        column, row = painted.cursor
        self._tty.write(f"{''.join(changed)}\x1b[{row + 1};{column + 1}H")
        self._shown, self._size = lines, size

    def _wait_until(self, done: int) -> None:
        ready, _, _ = select.select([done], [], [], PATIENCE)
        while done not in ready:
            if 0 in ready and any(stroke.act is Act.LEAVE for stroke in self._strokes()):
                raise _LeftWhileWaiting
            ready = [*self._tty.wait(ESCAPE_DELAY if self._keys.undecided else None, done)]

    def _strokes(self) -> list[Stroke]:
        if self._tty.wait(ESCAPE_DELAY if self._keys.undecided else None):
            return self._keys.feed(self._tty.read())
        return self._keys.pause()


def _without_last(text: str) -> str:
    """Drop the last letter together with the accents that were typed onto it."""
    from unicodedata import combining

    while text and combining(text[-1]):
        text = text[:-1]
    return text[:-1]


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)


def _clip(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _tail(text: str, width: int) -> str:
    return text if len(text) <= width else "…" + text[len(text) - width + 1 :]


def _wrap(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" ") if text else []:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(_clip(word, width))
    return lines
