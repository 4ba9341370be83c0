"""A program on a pseudo-terminal, seen from outside: when it is ready, what a key costs, what it holds.

The probe plays the terminal: it reads every byte, answers the questions a terminal is asked, and types. Nothing is put
into the program. Latency is from writing a key to the last byte it caused; painting and network come on top. Linux
only.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import pyte

QUIET_S = 0.12
"""Output has ended when nothing came for this long."""

_QUESTIONS: Mapping[bytes, bytes] = {
    rb"\x1b\[\?2026\$p": b"\x1b[?2026;2$y",  # synchronized output: yes
    rb"\x1b\[\?2048\$p": b"\x1b[?2048;0$y",  # resize reports: no
    rb"\x1b\[0?c": b"\x1b[?62;22c",
    rb"\x1b\[>0?c": b"\x1b[>1;10;0c",
    rb"\x1b\[6n": b"\x1b[1;1R",
    rb"\x1b\]10;\?(?:\x07|\x1b\\)": b"\x1b]10;rgb:dddd/dddd/dddd\x1b\\",
    rb"\x1b\]11;\?(?:\x07|\x1b\\)": b"\x1b]11;rgb:0000/0000/0000\x1b\\",
}
_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=][0-9;]*[A-Za-z]|\x1b\[\??[0-9;]*\$p|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"
)


class NeverReadyError(Exception):
    """The program ended, or never showed what was waited for."""


class Keystroke(NamedTuple):
    """What one key cost."""

    last_ms: float
    """Until the last byte it caused; 0 where it caused none."""
    size: int
    """Bytes it caused."""


class Idle(NamedTuple):
    """What a second without keys costs."""

    cpu_ms: float
    size: float


class Program:
    """One program on one terminal of its own; ended when left.

    Args:
        command: The program and its arguments.
        environment: What is set besides the environment of this process.
        columns: Width of the terminal.
        rows: Height of the terminal.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], *, columns: int = 120, rows: int = 40
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._shown = 0
        self.output: list[tuple[float, bytes]] = []
        everything = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
        self.started = time.monotonic()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            try:
                os.execvpe(command[0], list(command), everything)
            finally:
                os._exit(127)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def wait_for(self, text: str, limit_s: float = 60.0) -> float:
        """Wait until ``text`` is on the screen; return the time (monotonic, s) of the bytes that showed it.

        Raises:
            NeverReadyError: It ended first, or took longer than ``limit_s``.
        """
        until = time.monotonic() + limit_s
        while True:
            while self._shown < len(self.output):
                when, data = self.output[self._shown]
                self._shown += 1
                self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
                if any(text in line for line in self._screen.display):
                    return when
            if not self._read(until):
                raise NeverReadyError(f"{text!r} was never shown; last seen:\n{self.text()}")

    def settle(self, limit_s: float = 5.0) -> float:
        """Wait until output has ended; return the time of the last byte."""
        until = time.monotonic() + limit_s
        while self._read(min(until, time.monotonic() + QUIET_S)):
            pass
        return self.output[-1][0] if self.output else self.started

    def type(self, keys: bytes) -> float:
        """Send keys as a terminal does; return when (monotonic, s)."""
        now = time.monotonic()
        os.write(self._terminal, keys)
        return now

    def press(self, key: bytes) -> Keystroke:
        """Send one key and wait for what it causes to end."""
        mark = len(self.output)
        pressed = self.type(key)
        last = self.settle()
        if len(self.output) == mark:
            return Keystroke(0.0, 0)
        return Keystroke((last - pressed) * 1000, self.size(mark))

    def hold(self, key: bytes, times: int = 60, hertz: float = 30.0) -> float:
        """Hold a key down; return how far the screen lags behind the last repeat, in ms."""
        start = pressed = time.monotonic()
        for number in range(1, times + 1):
            pressed = self.type(key)
            while self._read(start + number / hertz):
                pass
        return max(0.0, self.settle() - pressed) * 1000

    def fileno(self) -> int:
        """The terminal's descriptor, for who waits on several programs at once."""
        return self._terminal

    def take(self) -> bool:
        """Read what the program wrote meanwhile, without waiting; ``False`` when there was nothing."""
        return self._read(time.monotonic())

    def idle(self, seconds: float = 2.0) -> Idle:
        """Measure what the program does while nobody types."""
        mark, used = len(self.output), self._cpu_ms()
        until = time.monotonic() + seconds
        while self._read(until):
            pass
        return Idle((self._cpu_ms() - used) / seconds, self.size(mark) / seconds)

    def size(self, first: int = 0) -> int:
        """Bytes written since chunk ``first``."""
        return sum(len(data) for _, data in self.output[first:])

    def deflated(self, first: int = 0) -> int:
        """The same as ``ssh -C`` would carry it."""
        return len(zlib.compress(b"".join(data for _, data in self.output[first:])))

    def text(self) -> str:
        """What stands on the screen, as far as it was waited for."""
        return "\n".join(line.rstrip() for line in self._screen.display).strip()

    def private_mb(self) -> float:
        """Memory of the program and its children that no other process shares, in MB."""
        kilobytes = 0
        for member in _family(self.pid):
            rollup = Path(f"/proc/{member}/smaps_rollup").read_text(encoding="ascii")
            kilobytes += sum(int(size) for size in re.findall(r"^Private_\w+:\s+(\d+)", rollup, re.MULTILINE))
        return kilobytes / 1024

    def processor_ms(self) -> float:
        """What the program and its threads used of a processor so far: hardly longer on a busy machine."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(one.read_text(encoding="ascii").split()[0]) for one in threads) / 1e6

    def _cpu_ms(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def _read(self, until: float) -> bool:
        """Take what the program wrote; ``False`` when there was nothing before ``until``, or it ended."""
        ready, _, _ = select.select([self._terminal], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:  # Linux says EIO when the other side has closed
            return False
        if data:
            self.output.append((time.monotonic(), data))
            self._answer(data)
        return bool(data)

    def _answer(self, data: bytes) -> None:
        for question, answer in _QUESTIONS.items():
            for _ in re.findall(question, data):
                os.write(self._terminal, answer)

    def _end(self) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                break
            if self._gone(within_s=1.0):
                break
        os.close(self._terminal)

    def _gone(self, within_s: float) -> bool:
        until = time.monotonic() + within_s
        while time.monotonic() < until:
            if os.waitpid(self.pid, os.WNOHANG) != (0, 0):
                return True
            self._read(time.monotonic() + 0.02)  # a program that still writes must be able to
        return False


def _family(pid: int) -> list[int]:
    """A process and its children, theirs too."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(member for child in children for member in _family(int(child)))]
