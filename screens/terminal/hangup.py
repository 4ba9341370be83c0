"""What happens when the session is ended from outside: save, leave, and be gone within 250 ms.

SIGHUP and SIGTERM come from a dropped connection or a server that goes down. Textual handles neither: it dies with the
terminal left in the alternate screen, or keeps spinning.
"""

import asyncio
import contextlib
import inspect
import os
import signal
import termios
import threading
from collections.abc import Awaitable, Callable
from types import FrameType

SAVE_TIME = 0.12
"""Seconds that saving may take."""

DEADLINE = 0.24
"""Seconds after which the process is ended, whatever it is doing."""

RESTORE = b"\x1b[?2026l\x1b[?2004l\x1b[?1004l\x1b[r\x1b[0m\x1b[H\x1b[J\x1b[?7h\x1b[?25h\x1b[?1049l"

Hook = Callable[[], Awaitable[None] | None]


class HangupGuard:
    """Watches for the end from outside, once, from the thread of the event loop.

    Args:
        save: Saves what is not saved yet.
        leave: Ends the app with an exit code.
    """

    def __init__(self, save: Hook, leave: Callable[[int], None]) -> None:
        self._save = save
        self._leave = leave
        self._loop = asyncio.get_running_loop()
        self._before: list[int | termios._AttrReturn] | None = None
        self._task: asyncio.Task[None] | None = None
        self._begun = threading.Event()
        with contextlib.suppress(termios.error, OSError):
            self._settings = termios.tcgetattr(0)

    def watch(self) -> None:
        """Take over both signals. Needs the main thread; elsewhere only a vanished terminal is noticed."""
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGHUP, signal.SIGTERM):
                signal.signal(number, self._on_signal)

    def begin(self, number: int = signal.SIGHUP) -> None:
        """Begin to leave as if signal ``number`` had come. From any thread; only the first call counts."""
        if self._begun.is_set():
            return
        self._begun.set()
        watchdog = threading.Timer(DEADLINE, self._end_now, (128 + number,))
        watchdog.daemon = True
        watchdog.start()
        with contextlib.suppress(RuntimeError):  # the loop is closed already: the watchdog ends it
            self._loop.call_soon_threadsafe(self._start, 128 + number)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self.begin(number)

    def _start(self, code: int) -> None:
        self._task = self._loop.create_task(self._save_and_leave(code))

    async def _save_and_leave(self, code: int) -> None:
        try:
            saving = self._save()
            if inspect.isawaitable(saving):
                await asyncio.wait_for(saving, SAVE_TIME)
        finally:
            self._leave(code)

    def _end_now(self, code: int) -> None:
        with contextlib.suppress(OSError):
            os.write(2, RESTORE)
        with contextlib.suppress(termios.error, OSError, AttributeError):
            termios.tcsetattr(0, termios.TCSANOW, self._settings)
        os._exit(code)
