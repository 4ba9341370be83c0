"""What an unlock finishes of destroying that was cut off, and the register it keeps (docs/security.md §14)."""

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from storage.basics.codec import micros
from storage.basics.findings import Finding, FindingKind
from storage.outside import register
from storage.outside.register import KIND, Entry
from storage.vault import statements
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.vault.session import Session

_STANDS = "SELECT 1 FROM case_file WHERE id = :case"
_LAST = (
    "SELECT coalesce(max(CASE WHEN kind = 'opgeruimd' THEN seq END), 0), "
    "coalesce(max(CASE WHEN kind = 'vernietigd' THEN seq END), 0) "
    "FROM statement WHERE kind IN ('opgeruimd', 'vernietigd')"
)
_STRANGE = N_("Het register van vernietigde casussen in {place} is onleesbaar of niet echt en telt niet mee.")
_NO_RIGHT = N_(
    "Iemand zette een casus in het register van vernietigde casussen zonder daar toegang toe te hebben; de casus is er "
    "nog ({place}). Meld dit aan de beheerder."
)
_TOLD_FOR = 30 * 24 * 3600 * 10**6
"""Microseconds: an entry stays in the register for ever, and what is known is not told every day."""


def settle(session: "Session") -> tuple[Finding, ...]:
    """Destroy what the register names and the vault still holds, clear remains, keep the register; tell what failed.

    Whatever cannot be done now is tried again at a next unlock.
    """
    session.require_writing()
    opened, keys = session.opened, session.newest_keys()
    found = register.gather(opened.heads, keys)
    strange = tuple(Finding(FindingKind.DESTROYED, _STRANGE, str(path)) for path in found.strange)
    try:
        strange += _finish(session, found.entries)
        told = [*entries_told(session), *found.entries]
        register.keep(opened.heads, keys, session.coordinator.id, told, micros(opened.now()))
    except WamsError as error:
        return (*strange, Finding(FindingKind.DESTROYED, error.message, "", error.params))
    return strange


def _finish(session: "Session", entries: tuple[Entry, ...]) -> tuple[Finding, ...]:
    """Destroy what is named by who had a part in it; return what is told of others."""
    left, refused = _judged(session, entries)
    if left or not is_clean(session):
        from storage.destroying.destroyed import clean, erase  # pydantic stays out of an ordinary unlock

        for entry in left:
            erase(session, entry)
        clean(session)
    gone, now = {entry.case_id for entry in left}, micros(session.opened.now())
    told = {entry.case_id for entry in refused if now - entry.time < _TOLD_FOR} - gone
    return tuple(Finding(FindingKind.DESTROYED, _NO_RIGHT, case_id) for case_id in sorted(told))


def _judged(session: "Session", entries: tuple[Entry, ...]) -> tuple[list[Entry], list[Entry]]:
    """Return the entries that destroy a case that stands here, and those that name one and count for nothing."""
    with session.opened.database.reading() as sql:
        if not any(sql.execute(_STANDS, {"case": entry.case_id}).fetchone() for entry in entries):
            return [], []
        from storage.destroying.parts import Witness

        opened, now = session.opened, micros(session.opened.now())
        people = opened.roster.renewed()
        stated = statements.opening(session.vault_id, opened.secrets.vault_key, people)
        witness = Witness.of(sql, session.newest_keys(), people, stated)
        verdicts = [(entry, witness.holds(entry, now)) for entry in entries]
    counting = {entry.case_id: entry for entry, verdict in verdicts if verdict}
    return list(counting.values()), [entry for entry, verdict in verdicts if verdict is False]


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
