"""From the bytes a terminal sends to what a person did, for the plain prompt only."""

import codecs
from enum import Enum, auto
from typing import NamedTuple

ESC = "\x1b"
PASTE_BEGINS = "\x1b[200~"
PASTE_ENDS = "\x1b[201~"


class Act(Enum):
    """What a key does at the prompt."""

    TEXT = auto()
    ENTER = auto()
    ERASE = auto()
    CLEAR = auto()
    LEAVE = auto()
    FORGOT = auto()
    SHOW = auto()
    OTHER = auto()


class Stroke(NamedTuple):
    """One thing a person did; ``text`` is only filled for :attr:`Act.TEXT`."""

    act: Act
    text: str = ""


ACTS = {
    "\r": Act.ENTER,
    "\n": Act.ENTER,
    "\x7f": Act.ERASE,
    "\x08": Act.ERASE,
    "\x15": Act.CLEAR,
    "\x03": Act.LEAVE,
    "\x04": Act.LEAVE,
    "\x12": Act.FORGOT,
    "\t": Act.SHOW,
    "\x0e": Act.OTHER,
}


class KeyReader:
    """Takes bytes as they arrive, in pieces of any size, and gives strokes."""

    def __init__(self) -> None:
        # A terminal that is not set to UTF-8 must give a wrong passphrase, not a crash.
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._waiting = ""
        self._pasting = False

    @property
    def undecided(self) -> bool:
        """Whether a lone Escape may still turn out to be the start of an arrow key."""
        return bool(self._waiting) and not self._pasting

    def feed(self, data: bytes) -> list[Stroke]:
        """Return the strokes that ``data`` completes."""
        self._waiting += self._decoder.decode(data)
        strokes: list[Stroke] = []
        while self._waiting:
            before = len(self._waiting)
            stroke = self._take_paste() if self._pasting else self._take_key()
            if stroke is not None:
                strokes.append(stroke)
            if len(self._waiting) == before:
                break
        return strokes

    def pause(self) -> list[Stroke]:
        """Return what the silence after the last byte decides: a lone Escape was the Escape key."""
        if not self.undecided:
            return []
        escape = self._waiting == ESC
        self._waiting = ""
        return [Stroke(Act.LEAVE)] if escape else []

    def _take_paste(self) -> Stroke | None:
        end = self._waiting.find(PASTE_ENDS)
        if end < 0:
            return None
        text = "".join(char for char in self._waiting[:end] if char.isprintable())
        self._waiting = self._waiting[end + len(PASTE_ENDS) :]
        self._pasting = False
        return Stroke(Act.TEXT, text)

    def _take_key(self) -> Stroke | None:
        char = self._waiting[0]
        if char == ESC:
            return self._take_escape()
        self._waiting = self._waiting[1:]
        if char in ACTS:
            return Stroke(ACTS[char])
        return Stroke(Act.TEXT, char) if char.isprintable() else None

    def _take_escape(self) -> Stroke | None:
        length = _escape_length(self._waiting)
        if length == 0:
            return None
        sequence, self._waiting = self._waiting[:length], self._waiting[length:]
        self._pasting = sequence == PASTE_BEGINS
        return Stroke(Act.LEAVE) if sequence == ESC else None


def _escape_length(text: str) -> int:
    """Return how many characters the escape sequence at the start has; 0 if more must come."""
    if len(text) == 1:
        return 0
    if text[1] == ESC:
        return 1
    if text[1] == "O":
        return 3 if len(text) > 2 else 0
    if text[1] != "[":
        return 2
    return next((place + 1 for place, char in enumerate(text[2:], 2) if "@" <= char <= "~"), 0)
