"""Taking turns among all processes that write to a vault: in order of arrival, and never for ever (storage §3.2)."""

import fcntl
import os
import threading
from pathlib import Path

from storage.basics.files import told
from storage.sites.directory.anchored import gone
from wams_tui.casework.errors import Unusable
from wams_tui.casework.words import N_

PATIENCE_SECONDS = 10.0


class Turn:
    """The lock on ``vault.lock``; taken and given back by one thread at a time.

    Raises:
        Unusable: the lock file is missing or may not be opened.
    """

    def __init__(self, path: Path, patience: float = PATIENCE_SECONDS) -> None:
        self._path = path
        self._patience = patience
        self._file = self._opened()

    def _opened(self) -> int:
        with told(self._path):
            return os.open(self._path, os.O_RDWR | os.O_CLOEXEC)

    def take(self) -> None:
        """Wait for the turn.

        Raises:
            Unusable: it did not come in time, or the lock file is not the one that was opened any more.
        """
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._queue()
        self._refuse_another_file()

    def _refuse_another_file(self) -> None:
        """Refuse a turn that keeps nobody out: others queue for the file that stands there now."""
        held = os.fstat(self._file)
        try:
            found = os.stat(self._path)  # noqa: PTH116 - before every write
        except OSError as error:
            self.give_back()
            if not isinstance(error, FileNotFoundError):
                with told(self._path):
                    raise
            raise gone(self._path) from error
        if (found.st_dev, found.st_ino) != (held.st_dev, held.st_ino):
            self.give_back()
            raise gone(self._path)

    def _queue(self) -> None:
        """Let a thread stand in the kernel's queue, which is fair and knows no deadline; asking again would be neither.

        Each waiting has a file of its own, so that a turn that comes too late is given back by closing it.
        """
        came, file = threading.Event(), self._opened()
        over = threading.Lock()
        late: list[bool] = []

        def wait() -> None:
            fcntl.flock(file, fcntl.LOCK_EX)
            with over:
                if late:
                    os.close(file)
                came.set()

        threading.Thread(target=wait, name="vault-turn", daemon=True).start()
        if not came.wait(self._patience):
            with over:
                if not came.is_set():
                    late.append(True)
                    raise Unusable(
                        N_("{path} is te lang bezet door een ander programma."),
                        N_("Sluit het andere programma of wacht even en probeer het opnieuw."),
                        path=self._path.parent,
                    )
        os.close(self._file)
        self._file = file

    def give_back(self) -> None:
        """Let the next one have it."""
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Close the lock file, which gives the turn back too."""
        os.close(self._file)
