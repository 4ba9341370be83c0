"""Opening, saving and making cases."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from storage import Change, StoredRecord, WriteReceipt
from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.course import refuse_other_ways
from wams_tui.casework.errors import Misused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent, LedgerEntry
from wams_tui.casework.records import HEAD_KIND, decode, decode_head, encode, kind_of, record_id
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.thresholds import thresholds


@dataclass(frozen=True)
class OpenCase:
    """A case on the desk, with the version of every record it was read at."""

    file: CaseFile
    versions: Mapping[str, int]
    head_version: int

    @property
    def id(self) -> str:
        """The case id."""
        return self.file.case.id


def open_case(desk: Desk, case_id: str) -> OpenCase:
    """Read a whole case; the view is in the audit log before its text is here.

    Raises:
        Damaged: when a record is not what was written.
        Refused: when this coordinator has no grant for it.
    """
    event = AuditEvent(
        action=AuditAction.CASUS_INGEZIEN,
        code=AuditCode.READ,
        object_kind="casus",
        object_id=case_id,
        purpose="coordinatie",
    )
    return _gather(desk.session.read_case(case_id, event))


def find_case(desk: Desk, code: str) -> str:
    """Return the id of the case that people call ``code`` (W-2026-0042), case-insensitively; an id is taken as well.

    Raises:
        Misused: when none of this coordinator's cases is called so.
    """
    for head in desk.session.heads():
        if code == head.case_id or decode_head(head.content).code.casefold() == code.casefold():
            return head.case_id
    raise Misused(
        N_("Er is geen casus '{code}' waartoe u toegang hebt."),
        N_("Bekijk uw casussen met 'wams case list'."),
        code=code,
    )


def create_case(desk: Desk, file: CaseFile, action: AuditAction = AuditAction.CASUS_AANGEMAAKT) -> str:
    """Store a new case with all its records in one transaction; return its id."""
    changes = [Change(record_id(entity), kind_of(entity), 0, encode(entity)) for entity in file.entities()]
    changes.append(Change(file.case.id, HEAD_KIND, 0, encode(file.head())))
    event = AuditEvent(action=action, code=AuditCode.CREATE, object_kind="casus", object_id=file.case.id)
    return desk.session.create_case(changes, event, file.case.id)


def save(
    desk: Desk,
    opened: OpenCase,
    changed: Iterable[Entity],
    event: AuditEvent,
    ledger: Sequence[LedgerEntry] = (),
    rests_on: Iterable[str] = (),
) -> tuple[OpenCase, WriteReceipt]:
    """Write changed or new records on the versions they were based on; return the case as it is now.

    The receipt names the ledger lines that were committed, in the order of ``ledger``. ``rests_on`` names records that
    are not written but must still be as they were read.

    Raises:
        Conflict: when somebody else wrote one of them first; nothing is written then.
        Refused: when the case would come into another phase than by a step that may be taken, or lose what its phase
            rests on.
    """
    by_id = {record_id(entity): entity for entity in opened.file.entities()}
    changes = []
    for entity in changed:
        place = record_id(entity)
        changes.append(Change(place, kind_of(entity), opened.versions.get(place, 0), encode(entity)))
        by_id[place] = entity
    file = CaseFile.gather(by_id.values())
    refuse_other_ways(opened.file, file, desk.today(), thresholds(desk.rules))
    if file.head() != opened.file.head():
        changes.append(Change(opened.id, HEAD_KIND, opened.head_version, encode(file.head())))
    unchanged = {place: opened.versions[place] for place in rests_on}
    receipt = desk.session.write(opened.id, changes, event, ledger, unchanged)
    written = dict(receipt.versions)
    head_version = written.pop(opened.id, opened.head_version)
    return OpenCase(file, {**opened.versions, **written}, head_version), receipt


def _gather(records: Iterable[StoredRecord]) -> OpenCase:
    entities: list[Entity] = []
    versions: dict[str, int] = {}
    head_version = 0
    for record in records:
        if record.kind == HEAD_KIND:
            head_version = record.version
            continue
        entities.append(decode(record.kind, record.content))
        versions[record.id] = record.version
    return OpenCase(CaseFile.gather(entities), versions, head_version)
