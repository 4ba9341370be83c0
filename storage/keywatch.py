"""The key file as colleagues change it while a vault is unlocked."""

from pathlib import Path

from storage import keyfile
from storage.keyfile import KeyFile
from wams_tui.casework.errors import WamsError


class KeyWatch:
    """Gives the newest key file there is, looking at the disk only when the file was written again.

    Args:
        directory: Where the vault stands.
        keys: The key file as it was at unlocking.
    """

    def __init__(self, directory: Path, keys: KeyFile) -> None:
        self._directory = directory
        self._seen = keys
        self._stamp: tuple[int, int] | None = None

    def newest(self) -> KeyFile:
        """Return the key file as it stands now; one that is not whole, of another root or older counts for nothing."""
        try:
            stamp = keyfile.stamp(self._directory)
            if stamp != self._stamp:
                newer = keyfile.load(self._directory)
                self._stamp = stamp
                if self._follows(newer):
                    self._seen = newer
        except WamsError:
            return self._seen
        return self._seen

    def _follows(self, newer: KeyFile) -> bool:
        seen = self._seen
        return newer.root == seen.root and newer.revision > seen.revision and newer.serial >= seen.serial
