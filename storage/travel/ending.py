"""The end of a travel vault: its lines come home, it is revoked, or its files are destroyed (docs/security.md §17)."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from storage.basics.files import sync_directory, told
from storage.basics.sql import Connection
from storage.cases.travel import TravelRow
from storage.keys import keyfile, travelfile
from storage.logs.writes import TravelWrite
from storage.travel import out
from storage.travel.lines import bring_lines
from storage.travel.returning import Returned
from storage.vault.session import Session
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from wams_tui.casework.log import AuditEvent

_END = "UPDATE travel SET ended = :ended WHERE id = :id"


@dataclass(frozen=True)
class Revoked:
    """A travel vault that was revoked; ``cases`` are the ids of what is in it, for who packed it, else empty."""

    travelling: out.Travelling
    cases: tuple[str, ...]


def bring_home(session: Session, returned: Returned, event: "AuditEvent") -> None:
    """Put the lines of a travel vault that came back under the signature of who brings it, and say that it is back.

    Part of the transaction in which its records are merged (:meth:`storage.Session.batch`); what was revoked stays so.

    Raises:
        Damaged: by now other lines came home than it begins with.
    """
    home = session.vault_id
    with session.deed(event) as deed:
        deed.writes += bring_lines(deed.sql, home, returned.row.id, dict(returned.lines))
        row = out.row_of(deed.sql, returned.row.id)
        if row is not None and row.ended is None:
            deed.writes.append(_end(deed.sql, home, row, deed.time))
            out.tell(deed, session.opened, row.id, out.TravelState.BACK)


def revoke_travel(session: Session, travel: str, event: "AuditEvent") -> Revoked:
    """Say that a travel vault is lost or counts no more; the copy that is out is not touched by that.

    Raises:
        Misused: there is no such travel vault, or it was revoked already.
    """
    session.require_writing()
    found = next((one for one in out.travelling(session) if one.id == travel), None)
    if found is None:
        raise Misused(N_("Er is geen reiskluis met dit kenmerk."), N_("Bekijk ze met: wams travel status"))
    if found.state is out.TravelState.REVOKED:
        raise Misused(N_("Deze reiskluis is al ingetrokken."), N_("Bekijk ze met: wams travel status"))
    with session.deed(event) as deed:
        row = out.row_of(deed.sql, travel)
        if row is not None and row.ended is None:
            deed.writes.append(_end(deed.sql, session.vault_id, row, deed.time))
        out.tell(deed, session.opened, travel, out.TravelState.REVOKED)
    now = next(one for one in out.travelling(session) if one.id == travel)
    content = None if row is None else out.content_of(session.opened, row)
    return Revoked(now, () if content is None else tuple(content.cases))


def destroy_travel(directory: Path) -> str:
    """Delete a travel vault; its keys first, so that what a disk keeps of the rest opens no more. Return its id.

    Raises:
        Misused: there is none.
        Unusable: it may not be deleted.
    """
    found = travelfile.load(directory)
    with told(directory):
        for name in (travelfile.NAME, keyfile.NAME):
            path = directory / name
            path.write_bytes(bytes(path.stat().st_size))
            path.unlink()
        sync_directory(directory)
        shutil.rmtree(directory)
    return found.vault


def _end(sql: Connection, home: str, row: TravelRow, time: int) -> TravelWrite:
    sql.execute(_END, {"ended": time, "id": row.id})
    ended = TravelRow(**{**vars(row), "ended": time})
    return TravelWrite(row.id, ended.digest(home))
