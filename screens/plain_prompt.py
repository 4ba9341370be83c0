"""What the questions before the screens share: lines painted one by one, a line that is typed, and waiting for work.

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

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")

ESCAPE_DELAY = 0.1
"""Seconds of silence after which a lone Escape byte is the Escape key."""

PATIENCE = 2.0
"""Seconds of work after which keys are read again, so that a person can leave; until then they are kept."""

LONGEST = 1024
"""Characters of a line."""


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


class LeftWhileWaitingError(Exception):
    """A person gave up while work was still being done."""


class BackRoom:
    """One thread for what would keep the prompt from answering keys."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        from concurrent.futures import ThreadPoolExecutor  # after the first paint

        # Imports hold the interpreter for long stretches; a key must not wait for one of them.
        sys.setswitchinterval(0.0005)
        self._pool = ThreadPoolExecutor(1, "unlock")
        self._ready = self._pool.submit(meanwhile)

    def begin(self, work: Callable[[], T]) -> "Future[T]":
        """Start ``work`` as soon as the earlier work is done; an error of that work comes out here too."""

        def when_ready() -> T:
            self._ready.result()
            return work()

        return self._pool.submit(when_ready)


class PlainPrompt:
    """A terminal to paint on and to read keys from."""

    def __init__(self, tty: PlainTty) -> None:
        self._tty = tty
        self._keys = KeyReader()
        self._shown: Sequence[str | None] = ()
        self._size = (0, 0)

    def draw(self, paint: Callable[[tuple[int, int]], Painted]) -> None:
        """Paint what has changed; ``paint`` lays out for a size in columns and rows."""
        size = self._tty.size()
        painted = paint(size)
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

    def forget_screen(self) -> None:
        """Paint everything anew the next time: something else was on the screen."""
        self._size = (0, 0)

    def strokes(self, timeout: float | None = None) -> list[Stroke]:
        """Wait for keys, for at most ``timeout`` seconds, and return what they do; nothing after a change of size."""
        if self._tty.wait(ESCAPE_DELAY if self._keys.undecided else timeout):
            return self._keys.feed(self._tty.read())
        return self._keys.pause()

    def outcome(self, future: "Future[T]") -> T:
        """Wait behind a still screen for ``future``; return what it returns or raise what it raises.

        Raises:
            LeftWhileWaitingError: The person left.
        """
        done, finish = os.pipe()
        future.add_done_callback(lambda _: os.write(finish, b"."))
        self._wait_until(done)
        os.close(done)
        os.close(finish)
        return future.result()

    def _wait_until(self, done: int) -> None:
        ready, _, _ = select.select([done], [], [], PATIENCE)
        while done not in ready:
            if 0 in ready and any(stroke.act is Act.LEAVE for stroke in self.strokes()):
                raise LeftWhileWaitingError
            ready = [*self._tty.wait(ESCAPE_DELAY if self._keys.undecided else None, done)]


def _without_last(text: str) -> str:
    """Drop the last letter together with the accents that were typed onto it."""
    from unicodedata import combining

    while text and combining(text[-1]):
        text = text[:-1]
    return text[:-1]


def printable(text: str) -> str:
    """Return a text without signs that would steer the terminal."""
    return "".join(char if char.isprintable() else "?" for char in text)


def clip(text: str, width: int) -> str:
    """Cut a text at its end."""
    return text if len(text) <= width else text[: width - 1] + "…"


def tail(text: str, width: int) -> str:
    """Cut a text at its beginning."""
    return text if len(text) <= width else "…" + text[len(text) - width + 1 :]


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines; a word that is too long is cut."""
    lines: list[str] = []
    for word in text.split(" ") if text else []:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(clip(word, width))
    return lines
