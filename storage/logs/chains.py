"""What a line of a log hashes and signs (docs/security.md §7). Pure: bytes in, bytes out."""

from dataclasses import dataclass

from storage.basics.codec import canonical, digest
from storage.basics.sql import Row
from storage.keys.grants import Signed

LEDGER = "ledger"
AUDIT = "audit"

LEDGER_CHAIN = "ledger /* chain */"
"""The ledger where only numbers and hashes of its lines are asked: who sees few of its lines needs all of these."""

LEDGER_ROW = "seq, id, time, session, case_id, epoch, prev, payload_log, payload_case, hash FROM ledger "
"""What follows ``SELECT`` to get the fields of :class:`LedgerLine` in their order, then the hash."""

AUDIT_ROW = "seq, id, time, author, session, prev, session_key, payload, writes, hash, signature FROM audit "
"""What follows ``SELECT`` to get the fields of :class:`AuditLine` in their order, then hash and signature."""


def genesis(log: str, vault_id: str) -> bytes:
    """Return what the first line of a log has for its predecessor."""
    return digest(canonical("wams/genesis/1", log, vault_id))


@dataclass(frozen=True)
class LedgerLine:
    """What of a ledger line goes into its hash."""

    seq: int
    id: str
    time: int
    session: str
    case_id: str
    epoch: int
    prev: bytes
    payload_log: bytes
    payload_case: bytes

    def hash(self) -> bytes:
        """Return the line's hash; payloads count as they are sealed."""
        return digest(
            canonical(
                "wams/ledger/1", self.seq, self.id, self.time, self.session, self.case_id, self.epoch, self.prev,
                digest(self.payload_log), digest(self.payload_case),
            )
        )  # fmt: skip


@dataclass(frozen=True)
class AuditLine:
    """What of an audit line goes into its hash."""

    seq: int
    id: str
    time: int
    author: str
    session: str
    prev: bytes
    session_key: bytes
    payload: bytes
    writes: str

    def hash(self) -> bytes:
        """Return the line's hash; the payload counts as it is sealed."""
        return digest(
            canonical(
                "wams/audit/1", self.seq, self.id, self.time, self.author, self.session, self.prev,
                digest(self.session_key), digest(self.payload), self.writes,
            )
        )  # fmt: skip


def audit_message(vault_id: str, line_hash: bytes) -> bytes:
    """Return what the author of an audit line signs."""
    return canonical("wams/audit-signature/1", vault_id, line_hash)


def audit_line_is_genuine(vault_id: str, row: Row, people: Signed) -> bool:
    """Say whether a row of the audit log (its columns in the order of the class, then hash and signature) holds."""
    line, stored, signature = AuditLine(*row[:9]), row[9], row[10]
    try:
        return line.hash() == stored and people.signed(
            line.author, line.time, signature, audit_message(vault_id, stored)
        )
    except (TypeError, ValueError, OverflowError):
        return False
