"""A write that came too late: both versions beside each other, and one of them made by what a person chose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from storage import record_writer
from wams_tui.casework.casefile import Entity
from wams_tui.casework.disclosing.notices import Notice
from wams_tui.casework.errors import Conflict, Misused
from wams_tui.casework.items import TextBlock
from wams_tui.casework.log import AuditAction, AuditCode
from wams_tui.casework.merge import Difference, Kind, Side, differences, merged
from wams_tui.casework.records import record_id
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Attempt, OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.watching import Writer, as_writer


@dataclass(frozen=True)
class TwoVersions:
    """One record that a colleague changed too; ``theirs`` is None where it was taken away."""

    ours: Entity
    theirs: Entity | None
    writer: Writer
    parts: tuple[Difference, ...]
    erases: bool = False
    """Whether ours was to erase it: then the choice is between that and what they wrote, and never both."""

    @property
    def id(self) -> str:
        """The record."""
        return record_id(self.ours)


@dataclass(frozen=True)
class Comparison:
    """What was to be stored beside what is stored by now; nothing is chosen yet."""

    attempt: Attempt
    fresh: OpenCase
    records: tuple[TwoVersions, ...]

    def questions(self) -> Iterator[tuple[str, str]]:
        """Yield what must be chosen: the record and the name of the part."""
        for record in self.records:
            yield from ((record.id, part.name) for part in record.parts if part.kind is Kind.CLASH)


Choices = Mapping[tuple[str, str], Side]
"""Whose version, by record and part."""


def compare(desk: Desk, attempt: Attempt) -> Comparison:
    """Read the case as it is now and lay both versions of every changed record beside each other.

    Raises:
        Conflict: when it was something the change only rests on that was changed, or it has lines for the ledger: then
            the whole work is done again, knowingly.
        Locked: when one may not open the case any more.
    """
    fresh = open_case(desk, attempt.opened.id)
    now = {record_id(entity): entity for entity in fresh.file.entities()}
    before = {record_id(entity): entity for entity in attempt.opened.file.entities()}
    found = []
    for ours in attempt.changed:
        place = record_id(ours)
        if fresh.versions.get(place) == attempt.opened.versions.get(place):
            continue
        theirs = now.get(place)
        writer = as_writer(desk, record_writer(desk.session, fresh.id, place, fresh.versions.get(place, 0)))
        parts = () if theirs is None else _parts(before.get(place), ours, theirs)
        found.append(TwoVersions(ours, theirs, writer, parts))
    for erased in attempt.removed:
        place = record_id(erased)
        if fresh.versions.get(place) == attempt.opened.versions.get(place):
            continue
        writer = as_writer(desk, record_writer(desk.session, fresh.id, place, fresh.versions.get(place, 0)))
        theirs = now.get(place)
        found.append(TwoVersions(erased, theirs, writer, _erasing(erased, theirs), erases=True))
    if attempt.ledger or attempt.rests_on:
        raise Conflict(
            N_("Deze casus is intussen door een ander gewijzigd; er is niets vastgelegd."),
            N_("Open de casus opnieuw en kijk wat er veranderde."),
        )
    return Comparison(attempt, fresh, tuple(found))


def keep(desk: Desk, comparison: Comparison, choices: Choices) -> OpenCase:
    """Store what was chosen on the newest version; return the case as it is now.

    Raises:
        Misused: when something was not chosen.
        Clashed: when a colleague changed it once more; the choice begins anew.
    """
    open_questions = [place for place in comparison.questions() if place not in choices]
    if open_questions:
        raise Misused(N_("Er is nog niet overal gekozen."), N_("Kies bij elk onderdeel welke versie geldt."))
    stale = {record.id: record for record in comparison.records}
    removed, kept = _to_erase(comparison, choices)
    changed: list[Entity] = []
    for ours in comparison.attempt.changed:
        record = stale.get(record_id(ours))
        if record is None:
            # What is not erased after all is told to nobody.
            changed += [] if isinstance(ours, Notice) and ours.record in kept else [ours]
        elif record.theirs is not None:
            mine = {part: side for (place, part), side in choices.items() if place == record.id}
            one: Entity = merged(record.parts, record.theirs, mine)
            changed += [] if one == record.theirs else [one]
    if not changed and not removed:
        return comparison.fresh
    event = comparison.attempt.event
    if comparison.attempt.removed and not removed:
        event = event.model_copy(update={"action": AuditAction.CASUS_GEWIJZIGD, "code": AuditCode.UPDATE})
    told = {"samengevoegd": "ja"} | {part: side.value for (_place, part), side in choices.items()}
    event = event.model_copy(update={"details": event.details | told})
    return save(desk, comparison.fresh, changed, event, removed=removed)[0]


def _to_erase(comparison: Comparison, choices: Choices) -> tuple[list[Entity], frozenset[str]]:
    """Return what is erased, as it is stored now, and the ids of what was to be and stays."""
    stale = {record.id: record for record in comparison.records if record.erases}
    removed: list[Entity] = []
    kept: set[str] = set()
    for ours in comparison.attempt.removed:
        record = stale.get(record_id(ours))
        if record is None:
            removed.append(ours)
        elif record.theirs is not None and all(choices[record.id, part.name] is Side.OURS for part in record.parts):
            removed.append(record.theirs)
        else:  # it stays, or a colleague erased it first: who has it is told by then
            kept.add(record.id)
    return removed, frozenset(kept)


def _erasing(erased: Entity, theirs: Entity | None) -> tuple[Difference, ...]:
    """Return the one choice there is: nothing at all, or what the colleague made of it."""
    if theirs is None:
        return ()
    field = "text" if isinstance(erased, TextBlock) else "value"
    base, other = getattr(erased, field, ""), getattr(theirs, field, "")
    return (Difference((field,), Kind.CLASH, (base,), ("",), (other,)),)


def _parts(base: Entity | None, ours: Entity, theirs: Entity) -> tuple[Difference, ...]:
    if type(ours) is not type(theirs):
        raise Misused(N_("Een onderdeel van een casus kan niet van soort veranderen."))
    return differences(base if type(base) is type(ours) else None, ours, theirs)
