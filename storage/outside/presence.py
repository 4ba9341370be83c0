"""One's own session on this account: who unlocked a vault twice finds the first one (security.md §6.6).

It is advice among programs of one person and keeps nobody out of a vault: a lock on a small file beside the heads, that
the system gives back the moment its process ends, however it ends. It says nothing of any case.
"""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from storage.basics.files import PRIVATE

_MOST_BYTES = 4096


@dataclass(frozen=True)
class Elsewhere:
    """A session that runs: since when (UTC), on which machine and terminal; empty where that could not be read."""

    mark: str = ""
    since: datetime | None = None
    host: str = ""
    tty: str = ""
    pid: int = 0


class Presence:
    """One's place among one's own sessions with this vault on this account.

    Args:
        heads: The directory of one's own heads; this stands beside it.
        vault_id: Of which vault.
        coordinator: Whose sessions.

    Where the disk or the file system has no room or no locks for it, everything goes on without: the work comes first.
    """

    def __init__(self, heads: Path, vault_id: str, coordinator: str) -> None:
        self._path = heads.with_name("sessions") / f"{vault_id}.{coordinator}"
        self._asked = self._path.with_name(f"{self._path.name}.gevraagd")
        self._turn = self._path.with_name(f"{self._path.name}.beurt")
        self._file: int | None = None
        self._mark = ""

    def elsewhere(self) -> Elsewhere | None:
        """Return the session that runs now; None where none does. One that was killed runs no more."""
        with suppress(OSError):
            file = os.open(self._path, os.O_RDONLY | os.O_CLOEXEC)
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return _read(file)
            finally:
                os.close(file)
        return None

    def hold(self, now: datetime) -> bool:
        """Be the session that runs, where none does; return False where one does."""
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            while True:
                file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, PRIVATE)
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    os.close(file)
                    return False
                if _is_at(file, self._path):
                    self._be(file, now)
                    return True
                os.close(file)  # it was taken away between opening and locking
        return True

    def take_away(self, now: datetime) -> None:
        """Be the session that runs though another holds on: it does not answer, and finds that out when it wakes."""
        with suppress(OSError):
            fresh = self._path.with_name(f".{self._path.name}.{os.urandom(8).hex()}.nieuw")
            file = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE)
            fcntl.flock(file, fcntl.LOCK_EX)
            self._be(file, now)
            fresh.replace(self._path)

    @property
    def is_taken_away(self) -> bool:
        """Whether another session stands in the place of this one. A file that is gone was taken by nobody."""
        if self._file is None:
            return False
        with suppress(OSError):
            return self._path.exists() and not _is_at(self._file, self._path)
        return False

    def ask(self, other: Elsewhere) -> None:
        """Ask a session to make way: it keeps what is half done, and locks."""
        with suppress(OSError):
            self._asked.write_text(other.mark, encoding="utf-8")
            self._asked.chmod(PRIVATE)

    @property
    def is_asked(self) -> bool:
        """Whether another session asked this one to make way. Looked at every second, and cheap."""
        if self._file is None:
            return False
        try:
            return self._asked.read_text(encoding="utf-8") == self._mark
        except (OSError, ValueError):
            return False

    @contextmanager
    def taking_over(self) -> Iterator[bool]:
        """Let one session at a time take over; False for whoever comes second."""
        try:
            file = os.open(self._turn, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE)
        except OSError:
            yield True
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
        finally:
            os.close(file)

    def give_back(self) -> None:
        """Be no session any more: one locked or left."""
        if self._file is None:
            return
        with suppress(OSError):
            if _is_at(self._file, self._path):
                self._path.unlink()
                self._asked.unlink(missing_ok=True)
        os.close(self._file)
        self._file = None

    def _be(self, file: int, now: datetime) -> None:
        self._file, self._mark = file, os.urandom(8).hex()
        said = Elsewhere(self._mark, now, socket.gethostname(), _terminal(), os.getpid())
        os.ftruncate(file, 0)
        os.pwrite(file, json.dumps(asdict(said), default=datetime.isoformat).encode(), 0)


def _is_at(file: int, path: Path) -> bool:
    held = os.fstat(file)
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    return (found.st_dev, found.st_ino) == (held.st_dev, held.st_ino)


def _read(file: int) -> Elsewhere:
    try:
        said = json.loads(os.pread(file, _MOST_BYTES, 0))
        since = datetime.fromisoformat(said["since"]).astimezone(UTC)
        return Elsewhere(str(said["mark"]), since, str(said["host"]), str(said["tty"]), int(said["pid"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Elsewhere()


def _terminal() -> str:
    try:
        return os.ttyname(2)
    except OSError:
        return ""
