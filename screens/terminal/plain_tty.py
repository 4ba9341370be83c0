"""The terminal without any framework: raw keys, the alternate screen, and everything put back afterwards."""

import contextlib
import os
import select
import signal
import sys
import termios
from types import FrameType, TracebackType
from typing import Self

ENTER = "\x1b[?1049h\x1b[?2004h\x1b[0m\x1b[2J\x1b[H"
WIPE = "\x1b[r\x1b[0m\x1b[H\x1b[J"
"""Empties the screen before it is left: without an alternate screen what it shows would stay there."""

LEAVE = f"\x1b[?2004l{WIPE}\x1b[?25h\x1b[?1049l"
AFTER_HAND_OVER = "\x1b[?2004l\x1b[0m\x1b[?25h"

ALTERNATE_SCREEN_VARIABLE = "WAMS_ALTERNATE_SCREEN"
"""Set for our own Textual driver in this process: the alternate screen is already there, keep what it shows."""

FATAL_SIGNALS = (signal.SIGHUP, signal.SIGTERM)
FALLBACK_SIZE = (80, 24)


class Ended(BaseException):
    """The session was ended from outside: hang-up, SIGTERM or a terminal that is gone."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number


class PlainTty:
    """A context in which the terminal gives single keys and shows its alternate screen.

    The terminal settings of before come back at the end, whatever happened inside, also after a program to which the
    screen was handed over. Input is standard input, output standard error: the pair that Textual uses.
    """

    def __init__(self) -> None:
        self._input = sys.__stdin__.fileno() if sys.__stdin__ else 0
        self._output = sys.__stderr__.fileno() if sys.__stderr__ else 2
        self._handed_over = False

    @staticmethod
    def present() -> bool:
        """Return whether there is a terminal to read from and to draw on."""
        return os.isatty(0) and os.isatty(2)

    def __enter__(self) -> Self:
        self._settings = termios.tcgetattr(self._input)
        self._handlers = {number: signal.signal(number, _end) for number in FATAL_SIGNALS}
        self._bell, self._ringer = os.pipe()
        os.set_blocking(self._ringer, False)
        self._resized = signal.signal(signal.SIGWINCH, self._ring)
        self._set_raw()
        self.write(ENTER)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        os.environ.pop(ALTERNATE_SCREEN_VARIABLE, None)
        try:
            self.write(AFTER_HAND_OVER if self._handed_over else LEAVE)
            termios.tcsetattr(self._input, termios.TCSADRAIN if kind is None else termios.TCSANOW, self._settings)
        except (OSError, termios.error, Ended):
            pass  # the terminal is gone: there is nothing left to put back
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.signal(signal.SIGWINCH, self._resized)
        os.close(self._ringer)
        os.close(self._bell)

    def hand_over(self) -> None:
        """Leave the alternate screen, with what it shows, to the full program."""
        self._handed_over = True
        self.write("\x1b[?2004l")
        os.environ[ALTERNATE_SCREEN_VARIABLE] = "1"

    def size(self) -> tuple[int, int]:
        """Return columns and rows."""
        try:
            columns, rows = os.get_terminal_size(self._output)
        except OSError:
            return FALLBACK_SIZE
        return (columns, rows) if columns and rows else FALLBACK_SIZE

    def write(self, text: str) -> None:
        """Send text, whole, at once.

        Raises:
            OSError: The terminal is gone.
        """
        data = text.encode("utf-8", "replace")
        while data:
            data = data[os.write(self._output, data) :]

    def wait(self, timeout: float | None, *others: int) -> set[int]:
        """Wait for keys, or for one of the other file numbers; return which are ready (``0`` stands for keys).

        Empty after the timeout, and after a change of size.
        """
        ready, _, _ = select.select([self._input, self._bell, *others], [], [], timeout)
        if self._bell in ready:
            os.read(self._bell, 64)
            return set()
        return {0 if number == self._input else number for number in ready}

    def read(self) -> bytes:
        """Return the next byte that waits; what is typed ahead stays there for whoever reads next.

        Raises:
            Ended: The terminal is gone.
        """
        try:
            data = os.read(self._input, 1)
        except OSError:
            data = b""
        if not data:
            raise Ended(signal.SIGHUP)
        return data

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        # A handled signal alone does not end a wait (PEP 475); a byte in a pipe does. A full pipe rings already.
        with contextlib.suppress(BlockingIOError):
            os.write(self._ringer, b".")

    def _set_raw(self) -> None:
        settings = termios.tcgetattr(self._input)
        settings[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        settings[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        settings[6][termios.VMIN], settings[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self._input, termios.TCSADRAIN, settings)


def _end(number: int, _frame: FrameType | None) -> None:
    raise Ended(number)
