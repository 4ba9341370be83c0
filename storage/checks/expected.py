"""What the audit log says must stand in the other tables; its last word on each thing counts (docs/security.md §9)."""

from dataclasses import dataclass, field

from storage.keys.people import Certificate
from storage.logs.writes import (
    CaseWrite,
    CertificateWrite,
    GrantWrite,
    KeysWrite,
    LedgerWrite,
    NewerWrite,
    RecordWrite,
    StatementWrite,
    TravelLogWrite,
    TravelWrite,
    Write,
)

RecordPlace = tuple[str, str]
GrantPlace = tuple[str, int, str]
EpochPlace = tuple[str, int]


@dataclass(frozen=True)
class Told:
    """A hash that the log gives, and the author of the line."""

    digest: bytes
    author: str


@dataclass(frozen=True)
class Stated:
    """What the log gives of a statement: its digest, and the author and time of the line, which are its own too."""

    digest: bytes
    author: str
    time: int


@dataclass
class Expected:
    """Filled line by line; what was taken away is not expected any more."""

    records: dict[RecordPlace, RecordWrite] = field(default_factory=dict)
    gone: dict[RecordPlace, int] = field(default_factory=dict)
    ledger: dict[int, bytes] = field(default_factory=dict)
    epochs: dict[EpochPlace, Told] = field(default_factory=dict)
    grants: dict[GrantPlace, Told] = field(default_factory=dict)
    grants_gone: dict[GrantPlace, Told] = field(default_factory=dict)
    certificates: dict[tuple[str, int], bytes] = field(default_factory=dict)
    travel: dict[str, bytes] = field(default_factory=dict)
    travel_logs: dict[tuple[str, str], TravelLogWrite] = field(default_factory=dict)
    statements: dict[str, Stated] = field(default_factory=dict)
    serials: dict[str, int] = field(default_factory=dict)
    keys: KeysWrite | None = None
    newer: set[str] = field(default_factory=set)

    def take(self, write: Write | NewerWrite, author: str, time: int) -> None:
        """Take over one write of a line by ``author`` of ``time`` (microseconds).

        Raises:
            ValueError: the key file or a case goes back to what it was before, or a case begins twice.
        """
        match write:
            case RecordWrite():
                self._record(write)
            case LedgerWrite():
                self.ledger[write.seq] = write.hash
            case CaseWrite():
                self._case(write, author)
            case GrantWrite():
                self._grant(write, author)
            case CertificateWrite():
                self.certificates[write.coordinator, write.serial] = write.hash
                self.serials[write.coordinator] = max(write.serial, self.serials.get(write.coordinator, 0))
            case KeysWrite():
                self._keys(write)
            case TravelWrite() | TravelLogWrite():
                self._travel(write)
            case StatementWrite():
                self.statements[write.statement] = Stated(write.digest, author, time)
            case NewerWrite():
                self.newer.add(write.kind)

    def is_outdated(self, certificate: Certificate) -> bool:
        """Say whether the log told of a later certificate of the same coordinator before."""
        return self.serials.get(certificate.coordinator.id, 0) > certificate.serial

    def _record(self, write: RecordWrite) -> None:
        place = (write.case_id, write.record_id)
        if write.hash is None:
            self.records.pop(place, None)
            self.gone[place] = write.version
        else:
            self.records[place] = write

    def _grant(self, write: GrantWrite, author: str) -> None:
        place = (write.case_id, write.epoch, write.grantee)
        if write.digest is None:
            if place in self.grants:
                self.grants_gone[place] = self.grants.pop(place)
        else:
            self.grants[place] = Told(write.digest, author)

    def _travel(self, write: TravelWrite | TravelLogWrite) -> None:
        if isinstance(write, TravelLogWrite):
            self.travel_logs[write.travel, write.log] = write
        elif write.digest is None:
            self.travel.pop(write.travel, None)
        else:
            self.travel[write.travel] = write.digest

    def _keys(self, write: KeysWrite) -> None:
        before, self.keys = self.keys, write
        if before is not None and (write.revision < before.revision or write.serial < before.serial):
            raise ValueError("the key file went back")

    def _case(self, write: CaseWrite, author: str) -> None:
        if write.digest is None:
            self._destroyed(write.case_id)
            return
        if write.epoch != self.epoch_of(write.case_id) + 1:
            raise ValueError("an epoch that does not follow")
        self.epochs[write.case_id, write.epoch] = Told(write.digest, author)

    def _destroyed(self, case_id: str) -> None:
        self.epochs = {place: told for place, told in self.epochs.items() if place[0] != case_id}
        self.grants = {place: told for place, told in self.grants.items() if place[0] != case_id}
        self.grants_gone = {place: told for place, told in self.grants_gone.items() if place[0] != case_id}
        self.records = {place: told for place, told in self.records.items() if place[0] != case_id}
        self.gone = {place: version for place, version in self.gone.items() if place[0] != case_id}

    def epoch_of(self, case_id: str) -> int:
        """Return the epoch a case has reached, 0 for none."""
        epoch = 0
        while (case_id, epoch + 1) in self.epochs:
            epoch += 1
        return epoch
