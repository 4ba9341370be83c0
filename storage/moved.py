"""A vault that was moved elsewhere is closed: its last audit line says where it went (docs/security.md §12)."""

from storage.chains import AUDIT_ROW, audit_line_is_genuine
from storage.grants import Signed
from storage.sql import Connection
from storage.writes import MovedWrite, read_writes
from wams_tui.casework.errors import Locked
from wams_tui.casework.words import N_

_WRITES = "SELECT writes FROM audit ORDER BY seq DESC LIMIT 1"
_LAST = "SELECT " + AUDIT_ROW + "ORDER BY seq DESC LIMIT 1"


def refuse(sql: Connection) -> None:
    """Refuse to write to what was left behind: two vaults that go on apart can never be one again.

    Raises:
        Locked: the last audit line says that the vault was moved.
    """
    row = sql.execute(_WRITES).fetchone()
    place = None if row is None else _place(row[0])
    if place is not None:
        raise Locked(
            N_("Deze kluis is verplaatst naar {place}; hier wordt niets meer opgeslagen."),
            N_("Gebruik het nieuwe adres met --vault of WAMS_VAULT."),
            place=place,
        )


def refuse_to_open(sql: Connection, vault_id: str, people: Signed) -> None:
    """Refuse to open what was left behind; only a line that somebody of the vault signed is believed.

    Raises:
        Locked: it says that the vault was moved.
    """
    row = sql.execute(_LAST).fetchone()
    if row is not None and _place(row[8]) is not None and audit_line_is_genuine(vault_id, row, people):
        refuse(sql)


def _place(writes: object) -> str | None:
    if not isinstance(writes, str) or '["moved",' not in writes:
        return None
    try:
        return next((write.place for write in read_writes(writes) if isinstance(write, MovedWrite)), None)
    except ValueError:
        return None
