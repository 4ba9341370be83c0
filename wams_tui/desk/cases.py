"""Opening, saving and making cases."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from storage import Change, StaleWrite, StoredRecord, WriteReceipt
from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.course.phases import refuse_other_ways
from wams_tui.casework.errors import Conflict, Misused
from wams_tui.casework.head import CaseHead
from wams_tui.casework.log import CODE, AuditAction, AuditCode, AuditEvent, LedgerEntry
from wams_tui.casework.plan.version import PlanVersion
from wams_tui.casework.records import HEAD_KIND, decode, decode_head, encode, kind_of, record_id
from wams_tui.casework.words import N_
from wams_tui.desk.course.terms import head_of
from wams_tui.desk.course.thresholds import thresholds
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require


@dataclass(frozen=True)
class OpenCase:
    """A case on the desk, with the version of every record it was read at."""

    file: CaseFile
    versions: Mapping[str, int]
    head_version: int
    head: CaseHead | None = None
    """The line it made in the list when it was read: what is due first may be another today, with nothing changed."""

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
    return gather(desk.session.read_case(case_id, event))


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
    """Store a new case with all its records in one transaction; return its id.

    Raises:
        Refused: whoever is at the desk makes no cases.
    """
    require(desk, Task.CASUS_MAKEN)
    changes = [Change(record_id(entity), kind_of(entity), 0, encode(entity)) for entity in file.entities()]
    changes.append(Change(file.case.id, HEAD_KIND, 0, encode(head_of(desk, file))))
    # The code tells the privacy officer, who holds no key of the case, which one a line of the log is about.
    event = AuditEvent(
        action=action, code=AuditCode.CREATE, object_kind="casus", object_id=file.case.id,
        details={CODE: file.case.code},
    )  # fmt: skip
    return desk.session.create_case(changes, event, file.case.id)


@dataclass(frozen=True)
class Attempt:
    """What was to be stored: changes on the case as it was read, with their lines for both logs."""

    opened: OpenCase
    changed: tuple[Entity, ...]
    event: AuditEvent
    ledger: tuple[LedgerEntry, ...] = ()
    rests_on: tuple[str, ...] = ()
    removed: tuple[Entity, ...] = ()
    """Records that are taken away for good."""

    def stands_on(self, fresh: OpenCase) -> bool:
        """Whether everything it changes or rests on is in ``fresh`` as it was read."""
        places = (*(record_id(entity) for entity in (*self.changed, *self.removed)), *self.rests_on)
        return all(fresh.versions.get(place) == self.opened.versions.get(place) for place in places)


class Clashed(Conflict):
    """A colleague changed the same record first; nothing was written, and :mod:`wams_tui.desk.clashes` helps on."""

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(
            N_("Een ander heeft dit intussen gewijzigd; uw wijziging is nog niet opgeslagen."),
            N_("Vergelijk beide versies en kies welke geldt."),
        )
        self.attempt = attempt


AGAIN = 5
"""How often a write is tried anew when only the case's line in the list was in the way."""


def save(
    desk: Desk,
    opened: OpenCase,
    changed: Iterable[Entity],
    event: AuditEvent,
    ledger: Sequence[LedgerEntry] = (),
    rests_on: Iterable[str] = (),
    removed: Iterable[Entity] = (),
) -> tuple[OpenCase, WriteReceipt]:
    """Write changed or new records on the versions they were based on; return the case as it is now.

    The receipt names the ledger lines that were committed, in the order of ``ledger``. ``rests_on`` names records that
    are not written but must still be as they were read; ``removed`` are taken away, as they were read. The line the
    case makes in the list follows from its records, so a colleague who changed only that is nobody to be asked about.

    Raises:
        Clashed: when somebody else wrote one of the records first; nothing is written then.
        Conflict: when what it rests on was changed; nothing is written then.
        Refused: when the case would come into another phase than by a step that may be taken, or lose what its phase
            rests on; or when whoever is at the desk changes no cases.
    """
    require(desk, Task.CASUS_BEWERKEN)
    attempt = Attempt(opened, tuple(changed), event, tuple(ledger), tuple(rests_on), tuple(removed))
    for _time in range(AGAIN):
        try:
            return _write(desk, attempt)
        except StaleWrite as stale:
            if stale.ours.kind != HEAD_KIND:
                raise Clashed(attempt) from stale
            fresh = open_case(desk, opened.id)
            if not attempt.stands_on(fresh):
                raise Clashed(attempt) from stale
            attempt = replace(attempt, opened=fresh)
    raise Clashed(attempt)


def _write(desk: Desk, attempt: Attempt) -> tuple[OpenCase, WriteReceipt]:
    opened = attempt.opened
    by_id = {record_id(entity): entity for entity in opened.file.entities()}
    changes = []
    for entity in attempt.changed:
        place = record_id(entity)
        scrubs = _is_scrubbed(by_id.get(place), entity)
        changes.append(Change(place, kind_of(entity), opened.versions.get(place, 0), encode(entity), scrubs))
        by_id[place] = entity
    for entity in attempt.removed:
        place = record_id(entity)
        changes.append(Change(place, kind_of(entity), opened.versions[place], None))
        del by_id[place]
    file = CaseFile.gather(by_id.values())
    refuse_other_ways(opened.file, file, desk.today(), thresholds(desk.rules))
    head = head_of(desk, file)
    if head != opened.head:
        changes.append(Change(opened.id, HEAD_KIND, opened.head_version, encode(head)))
    unchanged = {place: opened.versions[place] for place in attempt.rests_on}
    receipt = desk.session.write(opened.id, changes, attempt.event, attempt.ledger, unchanged)
    written = dict(receipt.versions)
    head_version = written.pop(opened.id, opened.head_version)
    # Not what the file still has: a plan that was emptied is none in the file, and a record all the same.
    gone = {record_id(entity) for entity in attempt.removed}
    kept = {place: version for place, version in opened.versions.items() if place not in gone}
    return OpenCase(file, {**kept, **written}, head_version, head), receipt


def _is_scrubbed(before: Entity | None, after: Entity) -> bool:
    """Whether something was erased for good from a record."""
    return isinstance(before, PlanVersion) and isinstance(after, PlanVersion) and before.erased != after.erased


def changes_of(opened: OpenCase, changed: Iterable[Entity]) -> tuple[CaseFile, list[Change]]:
    """Return the case with ``changed`` in it, and what must be written for that, the head where it differs.

    For changes that move no term, such as who has access: what is due first stays as the head said it.
    """
    by_id = {record_id(entity): entity for entity in opened.file.entities()}
    changes = []
    for entity in changed:
        place = record_id(entity)
        changes.append(Change(place, kind_of(entity), opened.versions.get(place, 0), encode(entity)))
        by_id[place] = entity
    file = CaseFile.gather(by_id.values())
    head = file.head()
    if opened.head is not None:
        due = {"next_due_on": opened.head.next_due_on, "next_due": opened.head.next_due}
        head = head.model_copy(update=due)
    if head != opened.head:
        changes.append(Change(opened.id, HEAD_KIND, opened.head_version, encode(head)))
    return file, changes


def gather(records: Iterable[StoredRecord]) -> OpenCase:
    """Put the records of a case together, as they were read."""
    entities: list[Entity] = []
    versions: dict[str, int] = {}
    head_version, head = 0, None
    for record in records:
        if record.kind == HEAD_KIND:
            head_version, head = record.version, decode_head(record.content)
            continue
        entities.append(decode(record.kind, record.content))
        versions[record.id] = record.version
    return OpenCase(CaseFile.gather(entities), versions, head_version, head)
