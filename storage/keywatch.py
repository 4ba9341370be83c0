"""The key file as colleagues change it while a vault is unlocked."""

from storage.keyfile import KeyFile
from storage.site import Site
from wams_tui.casework.errors import WamsError


class KeyWatch:
    """Gives the newest key file there is, reading it only when the file was written again.

    Args:
        site: Where the vault stands.
        keys: The key file as it was at unlocking.
    """

    def __init__(self, site: Site, keys: KeyFile) -> None:
        self._site = site
        self._seen = keys
        self._stamp: object = None

    def newest(self) -> KeyFile:
        """Return the key file as it stands now; one that is not whole, of another root or older counts for nothing."""
        try:
            stamp = self._site.keys_stamp()
            if stamp != self._stamp:
                newer = self._site.load_keys()
                self._stamp = stamp
                if self._follows(newer):
                    self._seen = newer
        except WamsError:
            return self._seen
        return self._seen

    def _follows(self, newer: KeyFile) -> bool:
        seen = self._seen
        return newer.root == seen.root and newer.revision > seen.revision and newer.serial >= seen.serial
