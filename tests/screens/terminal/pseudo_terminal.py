"""A real pseudo-terminal with a screen model behind it, for tests that run a program as a person would."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

ROOT = Path(__file__).parents[3]
PATIENCE = 120.0
"""Seconds after which something will never come; on a busy machine a screen may take many."""


class PseudoTerminal:
    """A program on a pty: what it shows as text, and the bytes it sent."""

    def __init__(
        self,
        words: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environ: Mapping[str, str] | None = None,
        python: str = sys.executable,
        become: tuple[int, int, int] | None = None,
    ) -> None:
        """Start it; ``become`` is the user, group and umask it runs under (as root only)."""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        base = {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
        }
        env = base | {"PYTHONPATH": str(ROOT)} | dict(environ or {})
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            if become is not None:
                os.chdir("/")
                os.setgroups([])
                os.setgid(become[1])
                os.setuid(become[0])
                os.umask(become[2])
            os.execve(python, [python, *words], env)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text: str) -> None:
        """Press keys."""
        os.write(self.master, text.encode())

    @property
    def text(self) -> str:
        """What stands on the screen, a line per row."""
        return "\n".join(self.screen.display)

    def until(self, text: str) -> str:
        """Wait until ``text`` is on the screen."""
        return self.until_that(lambda: text in self.text, text)

    def until_that(self, seen: Callable[[], bool], what: str = "the condition") -> str:
        """Wait until ``seen`` answers yes."""
        end = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < end, f"never came: {what}\n{self.text}"
            self.read(0.05)
        return self.text

    def settle(self, quiet: float = 0.25) -> str:
        """Wait until nothing more is sent for ``quiet`` seconds."""
        while self.read(quiet):
            pass
        return self.text

    def read(self, timeout: float) -> bytes:
        """Take what was sent, waiting at most ``timeout``; empty when there is nothing or the program is gone."""
        ready, _, _ = select.select([self.master], [], [], timeout)
        data = b""
        if ready:
            with contextlib.suppress(OSError):
                data = os.read(self.master, 65536)
        self.sent += data
        self._stream.feed(data)
        return data

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self.master)
        self.master = -1

    def ended(self, within: float = PATIENCE) -> int:
        """Wait for the end and return the exit code (128 + signal when killed by one)."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                if self.master >= 0:
                    self.settle(0.02)
                self.pid = 0
                return code if code >= 0 else 128 - code
            if self.master >= 0:
                self.read(0.005)
            else:
                time.sleep(0.005)
        raise AssertionError(f"still running after {within} s\n{self.text}")

    def local_modes(self) -> int:
        """Return the local modes of the terminal line (ECHO, ICANON, …)."""
        return int(termios.tcgetattr(self.master)[3])

    def close(self) -> None:
        """End the program if it still runs."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self.master >= 0:
            os.close(self.master)
