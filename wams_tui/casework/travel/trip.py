"""A case that is on a home visit: with whom, since when, and what of it came back."""

from pydantic import AwareDatetime

from wams_tui.casework.model import Model


class Brought(Model):
    """A record came home at this version of the laptop: brought again, it changes nothing."""

    record: str
    version: int


class Trip(Model):
    """A case was taken along in a travel vault, whose id this has; it stays on record when it is over.

    ``by`` and ``revoked_by`` are ids of coordinators, ``laptop`` is the fingerprint of the laptop's key. ``lines`` is
    the number of the last line of the travel vault's ledger that was entered here.
    """

    id: str
    by: str
    since: AwareDatetime
    until: AwareDatetime
    laptop: str
    back_at: AwareDatetime | None = None
    revoked_at: AwareDatetime | None = None
    revoked_by: str = ""
    brought: tuple[Brought, ...] = ()
    lines: int = 0

    @property
    def is_out(self) -> bool:
        """Whether the case is still along, as far as anybody here knows."""
        return self.back_at is None and self.revoked_at is None

    def is_home(self, record: str, version: int) -> bool:
        """Whether this version of a record came home before."""
        return any(one.record == record and one.version >= version for one in self.brought)
