"""What the audit log says was written: the column ``writes`` of an audit line (docs/security.md §7)."""

import json
from dataclasses import dataclass

from storage.basics.codec import canonical, canonical_json, digest

DELETED = "verwijderd"
"""Stands where a hash stands, for what was taken away."""


@dataclass(frozen=True)
class RecordWrite:
    """An audit line's word about one record: its version and :func:`record_digest`; None: it was taken away."""

    case_id: str
    record_id: str
    version: int
    hash: bytes | None

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["record", self.case_id, self.record_id, self.version, _hash_text(self.hash)]


@dataclass(frozen=True)
class LedgerWrite:
    """An audit line's word about one ledger line."""

    seq: int
    hash: bytes

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["ledger", self.seq, self.hash.hex()]


@dataclass(frozen=True)
class CaseWrite:
    """An audit line's word about a case: it has reached this epoch; None: the case was destroyed."""

    case_id: str
    epoch: int
    digest: bytes | None

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["case", self.case_id, self.epoch, _hash_text(self.digest)]


@dataclass(frozen=True)
class GrantWrite:
    """An audit line's word about one grant; None: it was taken away."""

    case_id: str
    epoch: int
    grantee: str
    digest: bytes | None

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["grant", self.case_id, self.epoch, self.grantee, _hash_text(self.digest)]


@dataclass(frozen=True)
class CertificateWrite:
    """An audit line's word about a certificate that was issued."""

    coordinator: str
    serial: int
    hash: bytes

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["certificate", self.coordinator, self.serial, self.hash.hex()]


@dataclass(frozen=True)
class KeysWrite:
    """An audit line's word about the key file: its revision, its hash, and the serial of the root's statement in it."""

    revision: int
    hash: bytes
    serial: int

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["keys", self.revision, self.hash.hex(), self.serial]


@dataclass(frozen=True)
class TravelWrite:
    """An audit line's word about a travel vault: packed, or changed; None: its row was taken away."""

    travel: str
    digest: bytes | None

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["travel", self.travel, _hash_text(self.digest)]


@dataclass(frozen=True)
class TravelLogWrite:
    """An audit line's word about log lines a travel vault brought home: how many of one log, and their hash."""

    travel: str
    log: str
    lines: int
    hash: bytes

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["travel-log", self.travel, self.log, self.lines, self.hash.hex()]


@dataclass(frozen=True)
class StatementWrite:
    """An audit line's word about a statement that was made."""

    statement: str
    digest: bytes

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["statement", self.statement, self.digest.hex()]


@dataclass(frozen=True)
class MovedWrite:
    """An audit line's word that the vault goes on elsewhere: as its last line, nothing may follow it here."""

    place: str

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["moved", self.place]


@dataclass(frozen=True)
class MovingWrite:
    """An audit line's word that the vault is being moved: as its last line, what stands at ``address`` decides.

    ``place`` is how that is named in sentences.
    """

    place: str
    address: str

    def to_json(self) -> list[object]:
        """Return it as it stands in the column ``writes``."""
        return ["moving", self.place, self.address]


@dataclass(frozen=True)
class NewerWrite:
    """Something a later version of the program wrote, of a kind this one does not know."""

    kind: str


Write = (
    RecordWrite | LedgerWrite | CaseWrite | GrantWrite | CertificateWrite | KeysWrite | TravelWrite | TravelLogWrite
    | StatementWrite | MovedWrite | MovingWrite
)  # fmt: skip

_KINDS = {
    "record",
    "ledger",
    "case",
    "grant",
    "certificate",
    "keys",
    "travel",
    "travel-log",
    "statement",
    "moved",
    "moving",
}


def record_digest(kind: str, epoch: int, changed: int, content: bytes) -> bytes:
    """Return what an audit line says of a record besides its version: all its other columns, the content as sealed."""
    return digest(canonical("wams/record-digest/1", kind, epoch, changed, content))


def writes_text(writes: tuple[Write, ...]) -> str:
    """Return the column ``writes``: a canonical JSON list."""
    return canonical_json([write.to_json() for write in writes]).decode("ascii")


def read_writes(text: str) -> list[Write | NewerWrite]:
    """Read the column ``writes``.

    Raises:
        ValueError: it is not what :func:`writes_text` gives.
    """
    try:
        items = json.loads(text)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(items, list):
        raise ValueError("not a list")
    return [_read(item) for item in items]


def _read(item: object) -> Write | NewerWrite:
    match item:
        case ["record", str(case_id), str(record_id), int(version), str(told)]:
            return RecordWrite(case_id, record_id, version, _hash(told))
        case ["ledger", int(seq), str(told)]:
            return LedgerWrite(seq, bytes.fromhex(told))
        case ["case", str(case_id), int(epoch), str(told)]:
            return CaseWrite(case_id, epoch, _hash(told))
        case ["grant", str(case_id), int(epoch), str(grantee), str(told)]:
            return GrantWrite(case_id, epoch, grantee, _hash(told))
        case ["certificate", str(coordinator), int(serial), str(told)]:
            return CertificateWrite(coordinator, serial, bytes.fromhex(told))
        case ["keys", int(revision), str(told), int(serial)]:
            return KeysWrite(revision, bytes.fromhex(told), serial)
        case ["statement", str(statement), str(told)]:
            return StatementWrite(statement, bytes.fromhex(told))
        case [str(kind), *_] if kind not in _KINDS:
            return NewerWrite(kind)
    return _read_travel(item)


def _read_travel(item: object) -> Write:
    match item:
        case ["moved", str(place)]:
            return MovedWrite(place)
        case ["moving", str(place), str(address)]:
            return MovingWrite(place, address)
        case ["travel", str(travel), str(told)]:
            return TravelWrite(travel, _hash(told))
        case ["travel-log", str(travel), str(log), int(lines), str(told)]:
            return TravelLogWrite(travel, log, lines, bytes.fromhex(told))
    raise ValueError("not a write")


def _hash(told: str) -> bytes | None:
    return None if told == DELETED else bytes.fromhex(told)


def _hash_text(value: bytes | None) -> str:
    return DELETED if value is None else value.hex()
