"""Destroying a case: gone from the live files at once, and never back (docs/security.md §14)."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from storage.basics import strict
from storage.basics.codec import canonical_json, fresh_id, fresh_key, micros, moment
from storage.basics.sql import Connection
from storage.logs.logbook import CaseKey
from storage.logs.writes import CaseWrite
from storage.outside import register
from storage.outside.register import CLEAN, KIND, Entry
from storage.vault import statements
from storage.vault.casekeys import WAS_HERE
from wams_tui.casework.course.destruction import DecidedBy, Ground
from wams_tui.casework.errors import Conflict, Unusable
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent, LedgerEntry, LedgerEvent
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.vault.session import Session

_STANDS = "SELECT epoch FROM case_file WHERE id = :case"
_TABLES = {"gegevens": "record", "weggehaald": "record_gone", "toegangen": "case_grant", "sleutels": "case_epoch"}
"""What is counted and deleted, in an order that leaves no row pointing at one that is gone."""

_TRAVELLING = "SELECT id FROM travel WHERE ended IS NULL ORDER BY packed"


@dataclass(frozen=True)
class Destroyed:
    """A case that was destroyed, as the vault tells it: ids, codes and counts only.

    ``counts`` is by what it counts (``gegevens`` ``weggehaald`` ``toegangen`` ``sleutels``); ``disclosures`` are ids in
    the ledger of what was handed over and so is elsewhere, ``travelling`` ids of travel vaults that were out then.
    """

    id: str
    case_id: str
    time: datetime
    ground: Ground
    office: DecidedBy
    decided_on: date
    by: str
    counts: Mapping[str, int]
    disclosures: tuple[str, ...]
    travelling: tuple[str, ...]


def destroy_case(
    session: "Session",
    case_id: str,
    ground: Ground,
    office: DecidedBy,
    decided_on: date,
    disclosures: Iterable[str] = (),
) -> Destroyed:
    """Destroy a case that one may open: its records, keys and grants, in every file of the vault.

    The register outside is written first. Should the machine stop after that, the next unlock finishes the work.

    Args:
        session: The vault.
        case_id: The case.
        ground: Why.
        office: Who decided it.
        decided_on: When that was decided.
        disclosures: Ids of what was handed over of it, for the certificate.

    Raises:
        Locked: no such case, or no grant for it.
        Unusable: the register may not be written, and nothing was done; or the vault may not, and the next unlock
            finishes.
    """
    session.require_writing()
    session.case_keys.current(case_id)
    opened = session.opened
    entry = Entry(
        session.vault_id, case_id, fresh_id(), micros(opened.now()), ground.value, office.value,
        decided_on.isoformat(), opened.me,
    ).signed(opened.pocket.sign)  # fmt: skip
    register.keep(opened.heads, session.newest_keys(), session.coordinator.id, [entry], entry.time)
    erase(session, entry, tuple(disclosures))
    clean(session)
    return next(found for found in destroyed_cases(session) if found.id == entry.id)


def erase(session: "Session", entry: Entry, disclosures: tuple[str, ...] = ()) -> None:
    """Take a case out of the tables, and tell both logs and every coordinator; nothing where it is not there."""
    event = AuditEvent(
        action=AuditAction.CASUS_VERNIETIGD, code=AuditCode.DELETE, object_kind="casus", object_id=entry.case_id,
        details={"grond": entry.ground, "besluit": entry.office, "besloten-op": entry.decided_on, "id": entry.id},
    )  # fmt: skip
    session.require_writing()
    with session.opened.database.reading() as sql:
        if sql.execute(_STANDS, {"case": entry.case_id}).fetchone() is None:
            return
    with session.deed(event, entry.case_id) as deed:
        sql, where = deed.sql, {"case": entry.case_id}
        row = sql.execute(_STANDS, where).fetchone()
        if row is None:
            raise Conflict(N_("Deze casus is intussen al vernietigd."), N_("Bekijk de lijst opnieuw."))
        counts = {}
        for name, table in _TABLES.items():
            counts[name] = sql.execute(f"DELETE FROM {table} WHERE case_id = :case", where).rowcount
        sql.execute("DELETE FROM case_file WHERE id = :case", where)
        line = LedgerEntry(
            event=LedgerEvent.VERNIETIGD, disclosure=entry.id, case=entry.case_id, subject="",
            conditions=(entry.ground,), decided_on=date.fromisoformat(entry.decided_on),
        )  # fmt: skip
        # Its copy for the case is sealed under a key that nobody has: there is no case to read it with.
        nobody = CaseKey(entry.case_id, int(row[0]), fresh_key())
        told = deed.logbook.ledger(sql, deed.time, line.model_dump_json().encode(), nobody)[1]
        deed.writes += [CaseWrite(entry.case_id, int(row[0]), None), told]
        content = {
            "entry": entry.to_json(),
            "counts": counts,
            "disclosures": list(disclosures),
            "travelling": [str(found[0]) for found in sql.execute(_TRAVELLING).fetchall()],
        }
        statements.add(deed, session.opened, KIND, canonical_json(content))


def clean(session: "Session") -> bool:
    """Write over what destroyed cases left in the files; returns whether nothing is left.

    What could not be done now, as no room or somebody who still reads, is done at a next unlock.
    """
    session.require_writing()
    try:
        done = session.opened.database.scrub()
    except Unusable:
        done = False
    if done:
        event = AuditEvent(action=AuditAction.KLUIS_OPGERUIMD, code=AuditCode.DELETE, object_kind="kluis")
        session.state(CLEAN, b"", event)
    return done


def is_destroyed(sql: Connection, case_id: str) -> bool:
    """Say whether a case of this id was destroyed in this vault; for whoever is about to bring one in."""
    where = {"case": case_id}
    stands = sql.execute(_STANDS, where).fetchone()
    return stands is None and sql.execute(WAS_HERE, where).fetchone() is not None


def destroyed_cases(session: "Session") -> list[Destroyed]:
    """Return every case that was destroyed, oldest first."""
    found = []
    for statement in session.statements(KIND):
        with suppress(ValueError, KeyError, RecursionError):
            found.append(_destroyed(json.loads(statement.content)))
    return found


def _destroyed(content: object) -> Destroyed:
    source = strict.fields(content, "entry", "counts", "disclosures", "travelling")
    entry, counts = Entry.from_json(source["entry"]), strict.fields(source["counts"], *_TABLES)
    return Destroyed(
        entry.id,
        entry.case_id,
        moment(entry.time),
        Ground(entry.ground),
        DecidedBy(entry.office),
        date.fromisoformat(entry.decided_on),
        entry.author,
        {name: strict.number(counts, name) for name in _TABLES},
        tuple(str(item) for item in strict.items(source, "disclosures")),
        tuple(str(item) for item in strict.items(source, "travelling")),
    )
