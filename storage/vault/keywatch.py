"""The key file as colleagues change it while a vault is unlocked."""

from collections.abc import Callable

from storage.keys.keyfile import KeyFile
from storage.sites.site import Site
from storage.vault.roster import Roster
from wams_tui.casework.errors import WamsError


class KeyWatch:
    """Gives the newest key file there is, reading it only when the file was written again.

    Args:
        site: Where the vault stands.
        keys: The key file as it was at unlocking.
        people: Who can say who may still sign.
        now: Gives the time, in microseconds since 1970.
    """

    def __init__(self, site: Site, keys: KeyFile, people: Roster, now: Callable[[], int]) -> None:
        self._site = site
        self._seen = keys
        self._people = people
        self._now = now
        self._stamp: object = None

    def newest(self) -> KeyFile:
        """Return the key file as it stands now; one that does not follow the last counts for nothing.

        It does when it is whole, of the same root, later, and signed by somebody who may still sign: else whoever has
        ended would write one, and the signed heads of colleagues would tell of it ever after.
        """
        try:
            stamp = self._site.keys_stamp()
            if stamp != self._stamp:
                newer = self._site.load_keys()
                follows = self._follows(newer)
                self._stamp = stamp
                if follows:
                    self._seen = newer
        except WamsError:
            return self._seen
        return self._seen

    def _follows(self, newer: KeyFile) -> bool:
        seen = self._seen
        if newer.root != seen.root or newer.revision <= seen.revision or newer.serial < seen.serial:
            return False
        # A certificate that came with the file may not be in its table yet.
        people = self._people.renewed().with_more(slot.certificate for slot in newer.slots)
        author = people.at(newer.author, self._now())
        return author is not None and newer.signed_by(author)
