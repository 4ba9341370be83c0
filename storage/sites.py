"""From the address of a vault to where it stands."""

from pathlib import Path

from storage.filesite import FileSite
from storage.site import Address, Site


def site_of(address: Address) -> Site:
    """Return where the vault of this address stands."""
    return FileSite(Path(address))
