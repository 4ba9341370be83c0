"""From the address of a vault to where it stands."""

from pathlib import Path

from storage.sites.directory.filesite import FileSite
from storage.sites.postgresql import pgaddress
from storage.sites.site import Address, Site


def place_of(address: Address) -> Path | str:
    """Return how the vault of this address is named: a directory, or host and database; nothing is opened."""
    return site_of(address).place


def site_of(address: Address) -> Site:
    """Return where the vault of this address stands."""
    if isinstance(address, str) and pgaddress.is_address(address):
        parsed = pgaddress.parse(address)
        from storage.sites.postgresql.pgsite import PgSite

        return PgSite(parsed)
    return FileSite(Path(address))
