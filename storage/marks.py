"""What was written since one looked, as columns tell it that are not sealed: no content, and so no audit line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from storage import caselist
from storage.chains import AUDIT_ROW, audit_line_is_genuine
from storage.codec import micros, moment
from storage.people import Coordinator
from storage.session import Session

_VERSIONS = "SELECT id, version FROM record WHERE case_id = :case"
_LEDGER_END = "SELECT coalesce(max(seq), 0) FROM ledger WHERE case_id = :case"
_LAST = (
    "SELECT " + AUDIT_ROW + "WHERE seq > (SELECT max(seq) FROM audit) - :reach AND writes LIKE :pattern "
    "ORDER BY seq DESC LIMIT 1"
)
REACH = 1000
"""Lines of the audit log that are looked through for who wrote last; further back nobody was surprised by it."""


@dataclass(frozen=True)
class Written:
    """Who wrote something, and when (UTC), as the audit log has it signed."""

    by: Coordinator
    at: datetime


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
    opened = session.opened
    with opened.database.reading() as sql:
        row = sql.execute(_LAST, {"pattern": pattern, "reach": REACH}).fetchone()
    if row is None or not audit_line_is_genuine(session.vault_id, row, opened.roster):
        return None
    certificate = opened.roster.find(row[3])
    return None if certificate is None else Written(certificate.coordinator, moment(row[2]))
