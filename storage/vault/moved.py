"""A vault that was moved elsewhere is closed: its last audit line says where it went (docs/security.md §12).

Before the new vault gets its place the old one says where that will be. Stopped in between, the next to work with the
old one looks there, so that only one of the two is ever worked with.
"""

from storage.basics.sql import Connection
from storage.keys.grants import Signed
from storage.logs.chains import AUDIT, AUDIT_ROW, audit_line_is_genuine
from storage.logs.logbook import hash_at
from storage.logs.writes import MovedWrite, MovingWrite, read_writes
from storage.sites.place import site_of
from wams_tui.casework.errors import Locked, WamsError
from wams_tui.casework.words import N_

_WRITES = "SELECT writes, seq, hash FROM audit ORDER BY seq DESC LIMIT 1"
_LAST = "SELECT " + AUDIT_ROW + "ORDER BY seq DESC LIMIT 1"

_GONE = N_("Deze kluis is verplaatst naar {place}; hier wordt niets meer opgeslagen.")
_HINT = N_("Gebruik het nieuwe adres met --vault of WAMS_VAULT.")


class NotClosed(Locked):
    """The new vault stands at ``place``, and the old one does not say yet that it is closed."""

    def __init__(self, place: str) -> None:
        super().__init__(_GONE, _HINT, place=place)
        self.place = place


def refuse(sql: Connection, vault_id: str, vault_key: bytes) -> None:
    """Refuse to write to what was left behind: two vaults that go on apart can never be one again.

    Raises:
        Locked: the last audit line says that the vault was moved, or may have been.
    """
    row = sql.execute(_WRITES).fetchone()
    write = None if row is None else _write(row[0])
    if isinstance(write, MovedWrite):
        raise elsewhere(write.place)
    if row is not None and isinstance(write, MovingWrite) and _has_arrived(write, vault_id, vault_key, row[1], row[2]):
        raise elsewhere(write.place)


def refuse_to_open(sql: Connection, vault_id: str, people: Signed, vault_key: bytes, *, stay: bool = False) -> None:
    """Refuse to open what was left behind; only a line that somebody of the vault signed is believed.

    Args:
        sql: The old vault.
        vault_id: Its id.
        people: Who can say whether somebody signed the line.
        vault_key: For a look at the place it was moved to.
        stay: Whether it was decided that a place which cannot be looked at has no vault.

    Raises:
        NotClosed: the new vault stands there, and this one does not say yet that it is closed.
        Locked: it says that the vault was moved, or where it may be cannot be looked at.
    """
    row = sql.execute(_LAST).fetchone()
    write = None if row is None else _write(row[8])
    if row is None or write is None or not audit_line_is_genuine(vault_id, row, people):
        return
    if isinstance(write, MovedWrite):
        raise elsewhere(write.place)
    try:
        arrived = _has_arrived(write, vault_id, vault_key, row[0], row[9])
    except Locked:
        if stay:
            return
        raise
    if arrived:
        raise NotClosed(write.place)


def elsewhere(place: str) -> Locked:
    """Return what whoever comes to the old vault is told."""
    return Locked(_GONE, _HINT, place=place)


def _has_arrived(write: MovingWrite, vault_id: str, vault_key: bytes, seq: int, line_hash: bytes) -> bool:
    """Say whether this very vault stands in its new place: with the line that says it is being moved.

    Raises:
        Locked: that cannot be seen from here.
    """
    try:
        site = site_of(write.address)
        if not site.is_taken() or site.load_keys().vault_id != vault_id:
            return False
        base = site.open(vault_key)
        try:
            with base.reading() as there:
                return hash_at(there, AUDIT, vault_id, seq) == line_hash
        finally:
            base.close()
    except WamsError as error:  # no way to it, or under another key by now, or broken
        raise _unseen(write.place) from error


def _unseen(place: str) -> Locked:
    return Locked(
        N_("Deze kluis werd verplaatst naar {place}, en of dat is gelukt, is van hier niet te zien."),
        N_("Zorg dat {place} bereikbaar is. Is daar geen kluis gekomen, laat een beheerder dan: wams vault stay"),
        place=place,
    )


def _write(writes: object) -> MovedWrite | MovingWrite | None:
    if not isinstance(writes, str) or '["mov' not in writes:
        return None
    try:
        return next((write for write in read_writes(writes) if isinstance(write, MovedWrite | MovingWrite)), None)
    except ValueError:
        return None
