"""How a record was when a travel vault was packed, kept beside it once it changes on the road (docs/security.md §17).

So who comes home can tell what was changed on which side, and what nobody touched lies there once. What was erased is
not kept: that it was there is, and nothing of what it said. A record like any other, which no reader of a case sees.
"""

from collections.abc import Iterable, Sequence

from storage.basics.codec import Unopened
from storage.basics.sql import Connection
from storage.cases import records
from storage.cases.views import HEAD, ORIGIN, Change
from storage.keys.keyfile import KeyFile
from storage.logs.logbook import CaseKey
from storage.logs.writes import RecordWrite

_BESIDE = f"{ORIGIN}:"
_FORGOTTEN = b"\0"
_KEPT = b"\1"


def beside(record_id: str) -> str:
    """Return the id under which a record's origin is kept."""
    return _BESIDE + record_id


def is_beside(record_id: str) -> bool:
    """Say whether this is the id of an origin, and of no record of the case itself."""
    return record_id.startswith(_BESIDE)


def content_of(content: bytes) -> bytes | None:
    """Return what a record held when it was packed, None where that was forgotten.

    Raises:
        Unopened: it is something else than :func:`keep` made.
    """
    if content == _FORGOTTEN:
        return None
    if content[:1] != _KEPT:
        raise Unopened
    return content[1:]


def keep(sql: Connection, keys: KeyFile, case: CaseKey, changes: Iterable[Change], time: int) -> Sequence[RecordWrite]:
    """Keep how records were before ``changes``, in a vault that travels; return what the audit line must say of it.

    Nothing is kept of a record that goes, nor of one that forgets. Done before the changes, in their transaction.
    """
    if not keys.travels:
        return ()
    told = (_kept(sql, keys.vault_id, case, one, time) for one in changes if one.based_on and one.kind != HEAD)
    return [one for one in told if one is not None]


def _kept(sql: Connection, vault_id: str, case: CaseKey, change: Change, time: int) -> RecordWrite | None:
    place = beside(change.record_id)
    row = sql.execute(records.ONE, {"case": case.case_id, "id": place}).fetchone()
    if row is None:
        now = sql.execute(records.ONE, {"case": case.case_id, "id": change.record_id}).fetchone()
        if now is None or now[3] != change.based_on:
            return None  # which the change itself is refused for
        content = _FORGOTTEN if change.forgets else _KEPT + records.opened(vault_id, case, now).content
        return records.apply(sql, vault_id, case, Change(place, ORIGIN, 0, content), time)
    if not change.forgets or records.opened(vault_id, case, row).content == _FORGOTTEN:
        return None
    return records.apply(sql, vault_id, case, Change(place, ORIGIN, row[3], _FORGOTTEN), time)
