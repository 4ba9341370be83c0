"""*Terugbrengen*: what the laptop brings and what the office did meanwhile, made one, all of it or nothing.

Each case goes through the same door as any other change (:func:`wams_tui.desk.cases.save`), inside one transaction with
the lines of both logs. What may not be taken as it is, because the case took another way meanwhile, waits as a clash.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from storage import (
    Finding,
    Returned,
    ReturnedCase,
    StoredRecord,
    TravelState,
    bring_home,
    destroyed_cases,
    open_returned,
    record_writer,
    travelling,
)
from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.errors import Locked, Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent, LedgerEntry, LedgerEvent
from wams_tui.casework.records import CASE_RECORD, HEAD_KIND, decode, record_id
from wams_tui.casework.travel.merging import Hands, Three, Together
from wams_tui.casework.travel.trip import Brought, Trip
from wams_tui.casework.travel.whole import bring_home as join
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, create_case, find_case, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.partners import organisations
from wams_tui.desk.roles import Task, require
from wams_tui.desk.travel import road
from wams_tui.desk.travel.findings import looked_at_again
from wams_tui.desk.urgent import reporting

SAME_CODE = N_("Er is al een casus met deze code; geef een van beide een andere.")
KINDS_HOME = (organisations.KIND, reporting.KIND)
"""The statements that somebody made on the road and that every colleague must know."""


class CaseOutcome(StrEnum):
    """What became of one case; stable codes."""

    SAMENGEVOEGD = "samengevoegd"
    ONGEWIJZIGD = "ongewijzigd"
    NIEUW = "nieuw"
    GEEN_TOEGANG = "geen-toegang"
    """One's access was taken away meanwhile: nothing of it came home, and the travel vault still holds it."""
    VERNIETIGD = "vernietigd"
    WEG = "weg"
    """It went along and is no more in the travel vault; the office's stays as it is."""


OUTCOME_LABELS = {
    CaseOutcome.SAMENGEVOEGD: N_("samengevoegd"),
    CaseOutcome.ONGEWIJZIGD: N_("niets gewijzigd"),
    CaseOutcome.NIEUW: N_("onderweg begonnen, nu ook op kantoor"),
    CaseOutcome.GEEN_TOEGANG: N_("niet teruggebracht: uw toegang is ingetrokken; vraag de coördinator om toegang"),
    CaseOutcome.VERNIETIGD: N_("niet teruggebracht: op kantoor vernietigd"),
    CaseOutcome.WEG: N_("staat niet meer in de reiskluis; kantoor houdt wat er was"),
}


@dataclass(frozen=True)
class CaseReport:
    """One case that came back: how many records changed at the office, how many new choices, and what was found.

    ``code`` is empty for a case one has no access to.
    """

    case_id: str
    code: str
    outcome: CaseOutcome
    taken: int = 0
    clashes: int = 0
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brief:
    """What bringing back did as a whole; ``complete`` says that nothing stayed behind in the travel vault."""

    travel: str
    cases: tuple[CaseReport, ...]
    findings: tuple[Finding, ...]
    disclosures: int
    again: bool
    """Whether it had come home before and there was nothing new in it."""

    @property
    def clashes(self) -> int:
        """How many choices wait because of it."""
        return sum(one.clashes for one in self.cases)

    @property
    def complete(self) -> bool:
        """Whether everything in it came home."""
        return not any(one.outcome is CaseOutcome.GEEN_TOEGANG for one in self.cases)


def bring_back(desk: Desk, directory: Path, *, anyway: bool = False) -> Brief:
    """Merge a travel vault, or a whole copy of one, into this vault; twice is as once.

    Args:
        desk: Of who packed it.
        directory: Where it stands.
        anyway: Also one that was revoked, whose last day has passed, or that was not closed on its laptop.

    Raises:
        Misused, Refused, Conflict, Damaged, Unusable: it is not merged, and nothing was
            (:func:`storage.open_returned`).
    """
    require(desk, Task.MEENEMEN)
    road.refuse(desk)
    session = desk.session
    returned = open_returned(session, directory, anyway=anyway)
    known = next((one for one in travelling(session) if one.id == returned.row.id), None)
    event = AuditEvent(
        action=AuditAction.REIS_TERUGGEBRACHT, code=AuditCode.EXECUTE, object_kind="reiskluis",
        object_id=returned.row.id, purpose="coordinatie",
        details={"stand": known.state.value if known else TravelState.OUT.value} | _clock(returned),
    )  # fmt: skip
    again = not returned.news and returned.row.ended is not None
    destroyed = frozenset(one.case_id for one in destroyed_cases(session))
    with session.batch():
        cases = [_case(desk, returned, one, destroyed) for one in returned.cases]
        for one in returned.statements:
            if one.kind in KINDS_HOME:
                session.state(one.kind, one.content, event)
        if not again:
            bring_home(session, returned, event)
    gone = [CaseReport(one, "", CaseOutcome.WEG) for one in returned.gone]
    given = sum(
        line.entry.event is LedgerEvent.VERSTREKKING for one in returned.cases for line in one.ledger
    )  # fmt: skip
    return Brief(returned.row.id, tuple(cases + gone), returned.findings, given, again)


def _clock(returned: Returned) -> dict[str, str]:
    return {"klok": "afwijkend"} if returned.findings else {}


def _case(desk: Desk, returned: Returned, case: ReturnedCase, destroyed: Collection[str]) -> CaseReport:
    if case.case_id in destroyed:
        return CaseReport(case.case_id, "", CaseOutcome.VERNIETIGD)
    laptop = _entities(case.now.values())
    try:
        opened = open_case(desk, case.case_id)
    except Locked:
        if case.went:
            return CaseReport(case.case_id, "", CaseOutcome.GEEN_TOEGANG)
        return _new(desk, returned, case, laptop)
    trip = next((one for one in opened.file.trips if one.id == returned.row.id), None) or _trip(returned)
    together, held = _together(desk, opened, returned, case, trip, ())
    after = _after(desk, trip, case)
    ledger = _ledger(opened, case, trip, together.changed)
    found = looked_at_again(desk, opened, together.changed, case.went, trip.id)
    if together.is_nothing and not ledger and after == trip:
        return CaseReport(case.case_id, opened.file.case.code, CaseOutcome.ONGEWIJZIGD)
    for hold in ((), (CASE_RECORD,), tuple(held)):
        together, _held = _together(desk, opened, returned, case, trip, hold)
        try:
            _save(desk, opened, together, after, ledger, found)
            break
        except Refused:
            # The case took another way meanwhile: what decides its course waits for a person; the rest comes in.
            if hold == tuple(held):
                raise
    outcome = CaseOutcome.ONGEWIJZIGD if together.is_nothing and not ledger else CaseOutcome.SAMENGEVOEGD
    taken = len(together.changed) + len(together.removed)
    said = tuple(dict.fromkeys(one.what for one in found))
    return CaseReport(case.case_id, opened.file.case.code, outcome, taken, len(together.clashes), said)


def _together(
    desk: Desk, opened: OpenCase, returned: Returned, case: ReturnedCase, trip: Trip, hold: Collection[str]
) -> tuple[Together, list[str]]:
    """Return what the office gets, and which records that it has are touched by it."""
    office = {record_id(one): one for one in opened.file.entities()}
    base, laptop = _entities(case.base.values()), _entities(case.now.values())
    went = {place for place in case.went if place != case.case_id}
    places = {
        place for place in {*went, *laptop} if place not in case.now or not trip.is_home(place, case.now[place].version)
    }
    # Nothing is kept of how it was where something was erased; the office still knows, if nobody changed it there.
    base |= {place: office[place] for place in went - base.keys() if _as_it_went(opened, case, place)}
    every = {
        place: Three(base.get(place), office.get(place), laptop.get(place), place in went - base.keys())
        for place in {*went, *office, *laptop}
    }
    both = [place for place in places if every[place].office != every[place].base != every[place].laptop]
    hands = Hands(
        returned.row.id, trip.by, {place: one.changed for place, one in case.now.items()},
        {place: _writer(desk, opened, place) for place in both},
    )  # fmt: skip
    found = join(every, places, hands, desk.today(), desk.session.coordinator.id, hold)
    known = {one.id for one in opened.file.clashes}
    new = tuple(one for one in found.clashes if one.id not in known)
    touched = [record_id(one) for one in (*found.changed, *found.removed) if record_id(one) in office]
    return replace(found, clashes=new), touched


def _as_it_went(opened: OpenCase, case: ReturnedCase, place: str) -> bool:
    """Whether a record at the office is still the one that went along."""
    return opened.versions.get(place) == case.went[place]


def _writer(desk: Desk, opened: OpenCase, place: str) -> tuple[str, datetime | None]:
    written = record_writer(desk.session, opened.id, place, opened.versions.get(place, 0))
    return ("", None) if written is None else (written.by.id, written.at)


def _save(
    desk: Desk,
    opened: OpenCase,
    together: Together,
    trip: Trip,
    ledger: Sequence[LedgerEntry],
    found: Sequence[Todo],
) -> OpenCase:
    event = AuditEvent(
        action=AuditAction.CASUS_TERUGGEBRACHT, code=AuditCode.UPDATE, object_kind="casus", object_id=opened.id,
        purpose="coordinatie",
        details={
            "reis": trip.id,
            "onderdelen": str(len(together.changed) + len(together.removed)),
            "botsingen": str(len(together.clashes)),
            "bevindingen": str(len(found)),
        },
    )  # fmt: skip
    changed = [*together.changed, *together.clashes, *found, trip]
    return save(desk, opened, changed, event, ledger, removed=together.removed)[0]


def _new(desk: Desk, returned: Returned, case: ReturnedCase, laptop: Mapping[str, Entity]) -> CaseReport:
    """Put a case that was begun on the road into the vault."""
    file = CaseFile.gather(laptop.values())
    findings: tuple[str, ...] = ()
    try:
        find_case(desk, file.case.code)
        findings = (SAME_CODE,)
    except Misused:
        pass
    create_case(desk, file, AuditAction.CASUS_TERUGGEBRACHT)
    opened = open_case(desk, case.case_id)
    trip = _after(desk, _trip(returned), case)
    _save(desk, opened, Together((), (), ()), trip, _ledger(opened, case, _trip(returned), ()), ())
    return CaseReport(case.case_id, file.case.code, CaseOutcome.NIEUW, len(laptop), 0, findings)


def _trip(returned: Returned) -> Trip:
    row = returned.row
    since, until = (datetime.fromtimestamp(one / 1_000_000, UTC) for one in (row.packed, row.until))
    return Trip(id=row.id, by=row.coordinator, since=since, until=until, laptop="")


def _after(desk: Desk, trip: Trip, case: ReturnedCase) -> Trip:
    """Return the trip as it stands once this is home."""
    brought = tuple(
        Brought(record=one.id, version=one.version)
        for one in sorted(case.now.values(), key=lambda one: one.id)
        if one.kind != HEAD_KIND and (one.id not in case.went or one.version > 1)
    )
    lines = max((line.seq for line in case.ledger), default=trip.lines)
    back = trip.back_at or (None if trip.revoked_at else desk.now())
    return trip.model_copy(update={"brought": brought, "lines": max(lines, trip.lines), "back_at": back})


def _ledger(opened: OpenCase, case: ReturnedCase, trip: Trip, changed: Sequence[Entity]) -> list[LedgerEntry]:
    """Return the ledger lines of the road that are not home yet, naming the versions they have at home."""
    written = {record_id(one) for one in changed}

    def at_home(record: str, version: int) -> int:
        if version == 1 and record in case.went:
            return case.went[record]
        return opened.versions.get(record, 0) + (record in written)

    return [
        line.entry.model_copy(
            update={
                "fields": tuple(
                    one.model_copy(update={"version": max(1, at_home(one.record, one.version))})
                    for one in line.entry.fields
                )
            }
        )
        for line in case.ledger
        if line.seq > trip.lines
    ]


def _entities(records: Collection[StoredRecord]) -> dict[str, Entity]:
    return {one.id: decode(one.kind, one.content) for one in records if one.kind != HEAD_KIND}
