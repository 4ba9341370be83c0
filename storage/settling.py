"""What an unlock finishes of destroying that was cut off, and the register it keeps (docs/security.md §14)."""

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from storage import register
from storage.codec import micros
from storage.findings import Finding, FindingKind
from storage.register import KIND, Entry
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.session import Session

_PART = (
    "SELECT 1 FROM case_grant WHERE case_id = :case AND grantee = :who UNION "
    "SELECT 1 FROM case_epoch WHERE case_id = :case AND author = :who"
)
_LAST = (
    "SELECT coalesce(max(CASE WHEN kind = 'opgeruimd' THEN seq END), 0), "
    "coalesce(max(CASE WHEN kind = 'vernietigd' THEN seq END), 0) "
    "FROM statement WHERE kind IN ('opgeruimd', 'vernietigd')"
)
_STRANGE = N_("Het register van vernietigde casussen in {place} is onleesbaar of niet echt en telt niet mee.")


def settle(session: "Session") -> tuple[Finding, ...]:
    """Destroy what the register names and the vault still holds, clear remains, keep the register; tell what failed.

    Whatever cannot be done now is tried again at a next unlock.
    """
    opened, keys = session.opened, session.newest_keys()
    found = register.gather(opened.heads, keys)
    strange = tuple(Finding(FindingKind.DESTROYED, _STRANGE, str(path)) for path in found.strange)
    try:
        _finish(session, found.entries)
        told = [*entries_told(session), *found.entries]
        register.keep(opened.heads, keys, session.coordinator.id, told, micros(opened.now()))
    except WamsError as error:
        return (*strange, Finding(FindingKind.DESTROYED, error.message, "", error.params))
    return strange


def _finish(session: "Session", entries: tuple[Entry, ...]) -> None:
    left = [entry for entry in entries if _had_part(session, entry)]
    if not left and is_clean(session):
        return
    from storage.destroyed import clean, erase  # pydantic stays out of an ordinary unlock

    for entry in left:
        erase(session, entry)
    clean(session)


def is_clean(session: "Session") -> bool:
    """Say whether nothing is left in the files of the cases that were destroyed."""
    with session.opened.database.reading() as sql:
        row = sql.execute(_LAST).fetchone()
    return row is None or row[0] >= row[1]


def entries_told(session: "Session") -> list[Entry]:
    """Return the entries of the register that the vault itself holds."""
    found = []
    for statement in session.statements(KIND):
        with suppress(ValueError, KeyError, RecursionError, TypeError):
            found.append(Entry.from_json(json.loads(statement.content)["entry"]))
    return found


def _had_part(session: "Session", entry: Entry) -> bool:
    """Say whether the case stands there and who signed had access to it: a stranger's word destroys nobody's case."""
    with session.opened.database.reading() as sql:
        return sql.execute(_PART, {"case": entry.case_id, "who": entry.author}).fetchone() is not None
