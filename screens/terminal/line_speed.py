"""How far away the terminal is: how long it takes to answer, measured without a key or a wait.

A terminal that is asked how it is (DSR, ECMA-48 §8.3.35) answers ``ESC [ 0 n``, whatever it is, and no key looks like
that. Over a slow line what changes on the screen is kept thin: see :func:`screens.widgets.ink.standing_out`.
"""

import time
from collections.abc import Callable, Mapping

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

VARIABLE = "WAMS_THIN"
CHOICES: Mapping[str, bool | None] = {"yes": True, "no": False, "": None}

ASK = "\x1b[5n"
ANSWER = b"\x1b[0n"

FAR_S = 0.15
"""An answer that takes longer comes over a slow line: a key takes as long again before one sees what it did."""


def thin_wanted(environ: Mapping[str, str]) -> bool | None:
    """Return whether the screen is to be thin; ``None`` leaves that to the line.

    Raises:
        Misused: ``WAMS_THIN`` is neither yes nor no.
    """
    text = environ.get(VARIABLE, "").strip().lower()
    if text not in CHOICES:
        raise Misused(
            N_("{name} is ja noch nee."),
            N_("Zet er yes of no in; zonder kiest het programma zelf."),
            name=VARIABLE,
        )
    return CHOICES[text]


class LineSpeed:
    """Takes the answer out of what is typed, and tells how long it took."""

    def __init__(self, tell: Callable[[float], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._tell = tell
        self._clock = clock
        self._asked: float | None = None
        self._kept = b""

    @property
    def is_halfway(self) -> bool:
        """Whether the beginning of what may be the answer is kept back."""
        return bool(self._kept)

    def ask(self) -> str:
        """Return what asks the terminal; its answer is waited for from now on."""
        self._asked = self._clock()
        return ASK

    def without_answer(self, data: bytes) -> bytes:
        """Return what was typed; the first answer among it is taken out, and a beginning of one kept back."""
        if self._asked is None:
            return data
        data, self._kept = self._kept + data, b""
        before, answer, after = data.partition(ANSWER)
        if answer:
            self._tell(self._clock() - self._asked)
            self._asked = None
            return before + after
        # A lone Escape is a key; two bytes and more of the answer are its beginning.
        half = next((size for size in (3, 2) if data.endswith(ANSWER[:size])), 0)
        data, self._kept = (data[:-half], data[-half:]) if half else (data, b"")
        return data

    def give_up(self) -> bytes:
        """Return what was kept back: nothing more came, so it was typed."""
        kept, self._kept = self._kept, b""
        return kept
