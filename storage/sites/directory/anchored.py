"""Files that must still be the ones that were opened: writing to one that was removed or replaced reaches nobody."""

import os
from collections.abc import Iterable
from pathlib import Path

from storage.basics.files import told
from wams_tui.casework.errors import Unusable
from wams_tui.casework.words import N_


class Anchored:
    """Remembers which files stand at ``paths``, to notice that others stand there now.

    A file taken away while it is open goes on to exist for who has it open: SQLite would store in it, acknowledge, and
    all of that would be gone at the end of the process.

    Raises:
        Unusable: one of them is missing.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._known = {path: self._identity(path) for path in paths}

    @staticmethod
    def _identity(path: Path) -> tuple[int, int]:
        with told(path):
            status = os.stat(path)  # noqa: PTH116 - before and after every write
        return status.st_dev, status.st_ino

    def require(self) -> None:
        """Make sure the same files still stand there.

        Raises:
            Unusable: one was removed or replaced, or its directory is closed to us by now.
        """
        for path, known in self._known.items():
            try:
                found = os.stat(path)  # noqa: PTH116
            except FileNotFoundError:
                raise gone(path) from None
            except OSError:
                with told(path):
                    raise
            if (found.st_dev, found.st_ino) != known:
                raise gone(path)


def gone(path: Path) -> Unusable:
    """Return what somebody meets whose vault was taken away under their hands."""
    return Unusable(
        N_("{path} is verwijderd of vervangen terwijl de kluis open was; er is niets opgeslagen."),
        N_("Vergrendel de kluis, laat de beheerder nagaan wat er is gebeurd, en kijk daarna na wat u het laatst deed."),
        path=path,
    )
