"""Wrong passphrases: written beside the vault, since without the key no log can be (docs/security.md §4.4)."""

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from storage.basics import strict
from storage.basics.codec import canonical_json, micros
from storage.basics.files import shared_mode, told

NAME = "vault.journal"
FREE_GUESSES = 3
WINDOW = timedelta(minutes=10)
MOST_SECONDS = 4.0
LAST_TIME = 253_402_300_799_999_999
"""The last microsecond of the year 9999: later ones have no date."""
_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Failures:
    """Failed attempts since the last good one; times in microseconds since 1970, users as the system numbers them."""

    times: tuple[int, ...]
    unreadable: int = 0
    users: tuple[int, ...] = ()

    def delay(self, now: datetime) -> float:
        """Return the seconds to wait before the next guess: none for the first three, then doubling up to four."""
        recent = sum(1 for time in self.times if time > micros(now - WINDOW))
        if recent < FREE_GUESSES:
            return 0.0
        return float(min(MOST_SECONDS, 0.25 * 2 ** min(recent - FREE_GUESSES, 10)))


def read(directory: Path) -> Failures:
    """Return what the journal of the vault in ``directory`` holds; an unreadable line counts as such."""
    return read_lines(_lines(directory / NAME))


def read_lines(lines: Sequence[bytes]) -> Failures:
    """Return what lines of a journal hold; an unreadable one counts as such."""
    found = [_line(line) for line in lines]
    good = [line for line in found if line is not None]
    users = tuple(sorted({user for _, user in good}))
    return Failures(tuple(time for time, _ in good), len(found) - len(good), users)


def line_of(now: datetime) -> bytes:
    """Return the line of a failed attempt: the time and the number of the operating system's user."""
    return canonical_json({"time": micros(now), "uid": os.getuid()})


def _lines(path: Path) -> list[bytes]:
    """Return the lines; of a journal that was flooded the last ones, which tell how long to wait, and half a line."""
    with told(path):
        try:
            with path.open("rb") as file:
                file.seek(max(0, os.fstat(file.fileno()).st_size - _MOST_BYTES))
                return file.read(_MOST_BYTES).splitlines()
        except FileNotFoundError:
            return []


def _line(line: bytes) -> tuple[int, int] | None:
    """Return time and user of a line, or None where it is something else."""
    try:
        source = strict.fields(json.loads(line), "time", "uid")
        time, user = strict.number(source, "time"), strict.number(source, "uid")
    except (ValueError, RecursionError):
        return None
    return (time, user) if 0 <= time <= LAST_TIME else None


def note_failure(directory: Path, now: datetime) -> None:
    """Add a failed attempt: the time and the number of the operating system's user, never what was typed.

    Raises:
        Unusable: the journal may not be written.
    """
    path = directory / NAME
    line = line_of(now) + b"\n"
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
    mode = shared_mode(path.parent)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, mode)
    try:
        # A journal that went missing is made anew under the umask of whoever came first: the group must write it too.
        if os.fstat(descriptor).st_uid == os.geteuid():
            os.fchmod(descriptor, mode)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)
