"""What goes into and comes out of an unlocked vault; content is bytes whose meaning the store does not know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from storage.logs.logbook import LedgerReceipt
from wams_tui.casework.errors import Conflict
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from wams_tui.casework.log import AuditEvent, LedgerEntry

HEAD = "head"
"""The kind of the one small record per case that a list is made of; its record id is the case id."""
ORIGIN = "reis-basis"
"""The kind of what a travel vault keeps beside a record (:mod:`storage.cases.origin`); no reader of a case sees it."""


@dataclass(frozen=True)
class StoredHead:
    """A case as it stands in a list; ``changed`` is UTC."""

    case_id: str
    version: int
    changed: datetime
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class StoredRecord:
    """One record, opened; ``changed`` is UTC."""

    id: str
    kind: str
    version: int
    changed: datetime
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Change:
    """What is to become of one record.

    Args:
        record_id: Which; random, or the case id for the head.
        kind: What it is; fixed for the life of a record.
        based_on: The version the change was made on; 0 for a new record.
        content: The new content, or None to take the record away.
        scrubs: Something was erased from it for good: a travel vault keeps nothing of how it was before.
    """

    record_id: str
    kind: str
    based_on: int
    content: bytes | None = field(repr=False)
    scrubs: bool = False

    @property
    def forgets(self) -> bool:
        """Whether nothing is to stay of how the record was."""
        return self.scrubs or self.content is None

    def in_case(self, case_id: str) -> "Change":
        """Return it as a change of this new case: a head without an id gets that of the case."""
        if self.kind == HEAD and not self.record_id:
            return Change(case_id, self.kind, self.based_on, self.content)
        return self


@dataclass(frozen=True)
class WriteReceipt:
    """What was stored, durable: the audit line, the new version per record, the ledger lines.

    A record that was taken away has no version.
    """

    audit_id: str
    versions: Mapping[str, int]
    ledger: tuple[LedgerReceipt, ...]


class Mark(StrEnum):
    """What a log line turned out to be when it was read."""

    GENUINE = "echt"
    FORGED = "niet-echt"
    """It is not what its author signed, or does not follow from the line before; what it says is not shown."""


@dataclass(frozen=True)
class LedgerRow:
    """A ledger line; ``entry`` is None for who holds neither the case key nor the log key, and of a forged line.

    ``time`` is UTC.
    """

    seq: int
    id: str
    time: datetime
    session: str
    case_id: str
    entry: "LedgerEntry | None"
    mark: Mark = Mark.GENUINE


@dataclass(frozen=True)
class AuditRow:
    """An audit line; ``event`` is None (and ``case_id`` empty) for who does not hold the log key, and of a forged line.

    ``time`` is UTC.
    """

    seq: int
    id: str
    time: datetime
    author: str
    session: str
    event: "AuditEvent | None"
    case_id: str = ""
    mark: Mark = Mark.GENUINE


class StaleWrite(Conflict):
    """Somebody else changed a record after the version ours was based on; nothing was written.

    Args:
        ours: The change that was refused.
        theirs: The record as it stands now, or None when it was taken away.
    """

    def __init__(self, ours: Change, theirs: StoredRecord | None) -> None:
        super().__init__(
            N_("Een ander heeft dit intussen gewijzigd; uw wijziging is nog niet opgeslagen."),
            N_("Vergelijk beide versies en kies welke geldt."),
        )
        self.ours = ours
        self.theirs = theirs
