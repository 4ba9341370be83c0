"""What a line of a log hashes and signs (docs/security.md §7). Pure: bytes in, bytes out."""

from dataclasses import dataclass

from storage.codec import canonical, canonical_json, digest

LEDGER = "ledger"
AUDIT = "audit"

DELETED = "verwijderd"
"""Stands where a hash stands, for a record that was taken away."""


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


@dataclass(frozen=True)
class RecordWrite:
    """An audit line's word about one record: the version it has now and the SHA-256 of its sealed bytes.

    ``hash`` None: the record was taken away; ``version`` is then the last one it had.
    """

    case_id: str
    record_id: str
    version: int
    hash: bytes | None

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["record", self.case_id, self.record_id, self.version, DELETED if self.hash is None else self.hash.hex()]


@dataclass(frozen=True)
class LedgerWrite:
    """An audit line's word about one ledger line."""

    seq: int
    hash: bytes

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["ledger", self.seq, self.hash.hex()]


@dataclass(frozen=True)
class GrantWrite:
    """An audit line's word about one grant."""

    case_id: str
    epoch: int
    grantee: str
    digest: bytes

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["grant", self.case_id, self.epoch, self.grantee, self.digest.hex()]


@dataclass(frozen=True)
class KeysWrite:
    """An audit line's word about the key file."""

    revision: int
    hash: bytes

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["keys", self.revision, self.hash.hex()]


Write = RecordWrite | LedgerWrite | GrantWrite | KeysWrite


def writes_text(writes: tuple[Write, ...]) -> str:
    """Return the column ``writes``: a canonical JSON list."""
    return canonical_json([write.to_json() for write in writes]).decode("ascii")
