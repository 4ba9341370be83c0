"""Wrong passphrases: written beside the vault, since without the key no log can be (docs/security.md §4.4)."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from storage.codec import canonical_json, micros
from storage.files import read_small, shared_mode, told
from wams_tui.casework.errors import Damaged

NAME = "vault.journal"
FREE_GUESSES = 3
WINDOW = timedelta(minutes=10)
MOST_SECONDS = 4.0
_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Failures:
    """Failed attempts since the last good one; times in microseconds since 1970."""

    times: tuple[int, ...]
    unreadable: int = 0

    def delay(self, now: datetime) -> float:
        """Return the seconds to wait before the next guess: none for the first three, then doubling up to four."""
        recent = sum(1 for time in self.times if time > micros(now - WINDOW))
        if recent < FREE_GUESSES:
            return 0.0
        return float(min(MOST_SECONDS, 0.25 * 2 ** min(recent - FREE_GUESSES, 10)))


def read(directory: Path) -> Failures:
    """Return what the journal of the vault in ``directory`` holds; an unreadable line counts as such."""
    path = directory / NAME
    if not path.exists():
        return Failures(())
    try:
        lines = read_small(path, _MOST_BYTES).splitlines()
    except Damaged:
        return Failures((), unreadable=1)
    times = [_time(line) for line in lines]
    return Failures(tuple(time for time in times if time is not None), sum(1 for time in times if time is None))


def _time(line: bytes) -> int | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    time = value.get("time") if isinstance(value, dict) else None
    return time if isinstance(time, int) and 0 <= time < 2**63 else None


def note_failure(directory: Path, now: datetime) -> None:
    """Add a failed attempt: the time and the number of the operating system's user, never what was typed.

    Raises:
        Unusable: the journal may not be written.
    """
    path = directory / NAME
    line = canonical_json({"time": micros(now), "uid": os.getuid()}) + b"\n"
    with told(path), _held(path) as descriptor:
        os.write(descriptor, line)


@contextmanager
def taken(directory: Path) -> Iterator[Failures]:
    """Give what the journal holds, and empty it when the block has taken it over without an error."""
    path = directory / NAME
    with told(path), _held(path) as descriptor:
        yield read(directory)
        os.ftruncate(descriptor, 0)


@contextmanager
def _held(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, shared_mode(path.parent))
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)
