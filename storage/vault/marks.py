"""What was written since one looked, as columns tell it that are not sealed: no content, and so no audit line."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import datetime

from storage.basics.codec import micros, moment
from storage.basics.sql import Row
from storage.cases import caselist, origin
from storage.cases.views import ORIGIN
from storage.keys.people import Coordinator
from storage.logs.chains import AUDIT_ROW, audit_line_is_genuine
from storage.logs.writes import RecordWrite, read_writes
from storage.vault.session import Session

_VERSIONS = f"SELECT id, version FROM record WHERE case_id = :case AND kind <> '{ORIGIN}'"
_LEDGER_END = "SELECT coalesce(max(seq), 0) FROM ledger WHERE case_id = :case"
_LAST = (
    "SELECT " + AUDIT_ROW + "WHERE seq > (SELECT max(seq) FROM audit) - :reach AND writes LIKE :pattern "
    "ORDER BY seq DESC LIMIT 1"
)
_END = "SELECT coalesce(max(seq), 0) FROM audit"
_OTHERS = (
    "SELECT seq, writes FROM audit "
    "WHERE seq > :first AND author <> :me AND writes LIKE '%\"record\"%' ORDER BY seq DESC"
)
_LINE = "SELECT " + AUDIT_ROW + "WHERE seq = :seq"
_IN_CASE = "SELECT " + AUDIT_ROW + "WHERE seq > :first AND writes LIKE :pattern ORDER BY seq DESC"
REACH = 1000
"""Lines of the audit log that are looked through for who wrote last; further back nobody was surprised by it."""


@dataclass(frozen=True)
class Written:
    """Who wrote something, and when (UTC), as the audit log has it signed."""

    by: Coordinator
    at: datetime


FAR = 20_000
"""Lines of the audit log that are looked through for what changed since one was last in a case."""


@dataclass(frozen=True)
class WrittenRecords:
    """What one line of the audit log says was written in a case: the ids of its records, the head's not among them."""

    seq: int
    by: Coordinator
    at: datetime
    records: frozenset[str]


@dataclass(frozen=True)
class CaseMarks:
    """The version of every record of a case, its head among them, and the number of its last ledger line."""

    versions: Mapping[str, int]
    ledger: int


def case_marks(session: Session, case_id: str) -> CaseMarks:
    """Return how far a case is now."""
    with session.opened.database.reading() as sql:
        rows = sql.execute(_VERSIONS, {"case": case_id}).fetchall()
        end = sql.execute(_LEDGER_END, {"case": case_id}).fetchone()
    return CaseMarks({row[0]: row[1] for row in rows}, 0 if end is None else int(end[0]))


def list_marks(session: Session) -> tuple[int, int, int]:
    """Return what differs once a case of this coordinator came, went, or stands otherwise in the list."""
    with session.opened.database.reading() as sql:
        return caselist.marks(sql, session.coordinator.id, micros(session.opened.now()))


def last_writer(session: Session, case_id: str) -> Written | None:
    """Return who last wrote in a case, or None where that is long ago or nobody signed for it."""
    return _writer(session, f'%"{case_id}"%')


def record_writer(session: Session, case_id: str, record_id: str, version: int) -> Written | None:
    """Return who wrote this version of a record, or None where that is long ago or nobody signed for it."""
    return _writer(session, f'%["record","{case_id}","{record_id}",{version},%')


def _writer(session: Session, pattern: str) -> Written | None:
    with session.opened.database.reading() as sql:
        row = sql.execute(_LAST, {"pattern": pattern, "reach": REACH}).fetchone()
    return _told(session, row)


def _told(session: Session, row: Row | None) -> Written | None:
    """Return what a line of the audit log tells of its author, or None where nobody signed it."""
    roster = session.opened.roster
    if row is None or not audit_line_is_genuine(session.vault_id, row, roster):
        return None
    certificate = roster.find(row[3])
    return None if certificate is None else Written(certificate.coordinator, moment(row[2]))


def audit_end(session: Session) -> int:
    """Return the number of the last line of the audit log, 0 where there is none."""
    with session.opened.database.reading() as sql:
        row = sql.execute(_END).fetchone()
    return 0 if row is None else int(row[0])


def written_by_others(session: Session, cases: Container[str], after: int) -> dict[str, tuple[int, Written]]:
    """Return who else last wrote a record in each of these cases, and in which line of the audit log.

    Args:
        session: Whose vault it is.
        cases: The cases that are asked about.
        after: The line of the audit log after which it is looked for; further back than :data:`FAR` nothing is told.

    A head that was only written along counts for nothing.
    """
    opened, found = session.opened, dict[str, tuple[int, Written]]()
    first = max(after, audit_end(session) - FAR)
    with opened.database.reading() as sql:
        rows = sql.execute(_OTHERS, {"first": first, "me": session.coordinator.id}).fetchall()
    for seq, writes in rows:
        for case_id in {case for case, record in _records(writes) if case != record}:
            if case_id in found or case_id not in cases:
                continue
            with opened.database.reading() as sql:
                told = _told(session, sql.execute(_LINE, {"seq": seq}).fetchone())
            if told is not None:
                found[case_id] = (int(seq), told)
    return found


def writes_in(session: Session, case_id: str) -> list[WrittenRecords]:
    """Return what was written in a case, newest first, as far back as :data:`FAR` lines of the audit log."""
    first = audit_end(session) - FAR
    with session.opened.database.reading() as sql:
        rows = sql.execute(_IN_CASE, {"first": first, "pattern": f'%["record","{case_id}",%'}).fetchall()
    found = []
    for row in rows:
        told = _told(session, row)
        records = frozenset(record for case, record in _records(row[8]) if case == case_id != record)
        if told is not None and records:
            found.append(WrittenRecords(int(row[0]), told.by, told.at, records))
    return found


def _records(writes: object) -> list[tuple[str, str]]:
    """Return case and record of every record an audit line tells of; nothing of a line that cannot be read."""
    try:
        told = [one for one in read_writes(str(writes)) if isinstance(one, RecordWrite)]
    except ValueError:
        return []
    return [(one.case_id, one.record_id) for one in told if not origin.is_beside(one.record_id)]
