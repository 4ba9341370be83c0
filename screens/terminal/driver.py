"""A driver for Textual 8.2.8 that notices a vanished terminal, and sleeps while nobody types.

The stock one spins at full CPU when its terminal is gone under ``nohup``, dies of a byte that is not UTF-8, wakes ten
times a second, and clears the unlock prompt before it has anything to show. Only ``run_input_thread`` is replaced and
a few methods are wrapped.
"""

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Protocol, cast, runtime_checkable

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from screens.terminal.line_speed import LineSpeed
from screens.terminal.plain_tty import ALTERNATE_SCREEN_VARIABLE, WIPE

if TYPE_CHECKING:
    from io import TextIOWrapper

    from textual.app import App

ENTER_ALTERNATE_SCREEN = "\x1b[?1049h"
UNWANTED = (
    "\x1b[?25l",  # a Braille line and a screen reader follow the terminal's own cursor
    "\x1b[>",  # the kitty keyboard protocol loses dead keys: é, ë and ï must work (terminal §C.7)
    "\x1b]22;",  # the shape of a mouse pointer we do not use
)
TICK = 0.05
"""Seconds between looks at a key sequence that is not yet complete."""


@runtime_checkable
class HangsUp(Protocol):
    """An app that wants to know when its terminal is gone or when input failed."""

    def terminal_vanished(self) -> None:
        """The terminal is gone; called from a thread."""

    def input_failed(self, error: Exception) -> None:
        """Reading keys failed by a fault of ours; called from a thread."""

    def terminal_taken(self) -> None:
        """The terminal is about to be taken, for the first time or again."""

    def terminal_answered(self, seconds: float) -> None:
        """The terminal answered after so long; called from a thread."""


class SafeDriver(LinuxDriver):
    """Drives a terminal that may vanish at any time."""

    def __init__(
        self,
        app: "App[object]",
        *,
        debug: bool = False,  # noqa: FBT001, RUF100 - Textual's own signature
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._keeper = app if isinstance(app, HangsUp) else None
        self._file = cast("TextIOWrapper", _Line(cast("IO[str]", self._file), self._vanished))
        self._bell, self._ringer = os.pipe()
        self._leaving = False
        self._speed = LineSpeed(self._answered)

    def write(self, data: str) -> None:
        """Send data, but nothing unwanted, and keep the alternate screen that the prompt has left."""
        if data == ENTER_ALTERNATE_SCREEN and os.environ.pop(ALTERNATE_SCREEN_VARIABLE, ""):
            return
        if not data.startswith(UNWANTED):
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._leaving = False
        if self._keeper is not None:
            self._keeper.terminal_taken()
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives it no types
        self.write(self._speed.ask())
        self.flush()

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop: where nobody was told of it (SIGSTOP), the terminal is still taken, and only drawn anew.

        The stock driver takes it a second time: a second thread reads keys, and who leaves then waits for it for ever.
        """
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._auto_restart and self._keeper is not None:
            self._keeper.terminal_taken()
            self._app.call_later(self._app.refresh)

    def stop_application_mode(self) -> None:
        """Give the terminal back, empty and in its own style: frames leave theirs in use."""
        self.write(WIPE)
        super().stop_application_mode()

    def disable_input(self) -> None:
        """Stop reading keys, without waiting for one."""
        self._leaving = True
        os.write(self._ringer, b".")
        super().disable_input()

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:
            self._vanished()
        except Exception as error:  # noqa: BLE001 - the outermost edge of this thread
            if self._keeper is not None:
                self._keeper.input_failed(error)

    def run_input_thread(self) -> None:
        """Read keys until told to stop or until the terminal is gone."""
        parser = XTermParser(self._debug)
        # A terminal that is not set to UTF-8 gives a wrong letter, not the end of the program.
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not (self._leaving or self.exit_event.is_set()):
            undecided = parser._timeout_time is not None  # noqa: SLF001 - the parser does not tell it otherwise
            waits = undecided or self._speed.is_halfway
            ready, _, _ = select.select([self.fileno, self._bell], [], [], TICK if waits else None)
            if self._bell in ready:
                os.read(self._bell, 64)
                continue
            data = self._speed.give_up() if not ready else os.read(self.fileno, 4096)
            if ready and not data:
                self._vanished()
                return
            if ready:
                data = self._speed.without_answer(data)
            if data:
                for event in parser.feed(decode(data)):
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

    def _answered(self, seconds: float) -> None:
        if self._keeper is not None:
            self._keeper.terminal_answered(seconds)

    def _vanished(self) -> None:
        if self._keeper is not None:
            self._keeper.terminal_vanished()


class _Line:
    """The way out to the terminal, which swallows what nobody can see any more."""

    def __init__(self, file: IO[str], vanished: Callable[[], None]) -> None:
        self._file = file
        self._vanished = vanished
        self._gone = False

    def write(self, text: str) -> int:
        if not self._gone:
            try:
                self._file.write(text)
            except (OSError, ValueError):
                self._lost()
        return len(text)

    def flush(self) -> None:
        if not self._gone:
            try:
                self._file.flush()
            except (OSError, ValueError):
                self._lost()

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _lost(self) -> None:
        self._gone = True
        self._vanished()
