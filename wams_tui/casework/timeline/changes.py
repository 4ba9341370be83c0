"""Who wrote and when, joined to what the records tell: as the audit log has it signed, without any content."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.disclosing.notices import Notice
from wams_tui.casework.fieldnames import kind_name
from wams_tui.casework.household.persons import Person
from wams_tui.casework.items import DataItem, TextBlock
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.parts import Action, Goal, OwnWords, Plan, Strength
from wams_tui.casework.records import ACCESS_RECORD, CASE_RECORD, record_id
from wams_tui.casework.requests.request import DataRequest
from wams_tui.casework.timeline.moments import Around, Moment, MomentKind, Write
from wams_tui.casework.words import N_

MOST_NAMED = 3
"""How many records of one write are named; of more their number is told."""

_CHANGED = N_("Bijgewerkt: {kind}{called}.")
_CHANGED_OFTEN = N_("Bijgewerkt: {kind}{called} ({count} keer).")
_CHANGED_MANY = N_("Bijgewerkt: {count} onderdelen.")
_BEGUN = N_("In de kluis gezet: {count} onderdelen.")
_SEALED = N_("Opnieuw verzegeld, onder een nieuwe sleutel.")
_GONE = N_("iets dat er niet meer is")

_Place = tuple[str, date]
"""A record on a day."""


def with_changes(
    facts: Iterable[Moment], writes: Iterable[Write], file: CaseFile, around: Around, since: int
) -> list[Moment]:
    """Return the facts with who wrote them down and when, where that is sure, and what was written besides.

    A fact is one of a write when its record was written on its day by one person only; what else was written stands
    in lines of its own. ``since`` is the line of the audit log after which a colleague's write is news.
    """
    folded, bulk = _sorted_out(writes, around)
    entities = {record_id(one): one for one in file.entities()}
    told, left = _joined(list(facts), folded, around, since)
    found = [*told, *(_many(one, what, around, since) for one, what in bulk)]
    found += [_one(place, mine, entities, around, since) for place, mine in left.items()]
    return found


def _sorted_out(writes: Iterable[Write], around: Around) -> tuple[dict[_Place, list[Write]], list[tuple[Write, str]]]:
    """Lay the writes by record and day, and those of many records apart."""
    known: set[str] = set()
    folded: dict[_Place, list[Write]] = {}
    bulk: list[tuple[Write, str]] = []
    for one in sorted(writes, key=lambda write: write.seq):
        if len(one.records) > MOST_NAMED:
            # A new key seals every record there is anew; the first write of a case makes it.
            begun = CASE_RECORD in one.records and not known
            sealed = bool(known) and known <= one.records
            bulk.append((one, _BEGUN if begun else _SEALED if sealed else _CHANGED_MANY))
        else:
            for record in one.records:
                folded.setdefault((record, around.day_of(one.at)), []).append(one)
        known |= one.records
    return folded, bulk


def _joined(
    facts: Sequence[Moment], folded: Mapping[_Place, list[Write]], around: Around, since: int
) -> tuple[list[Moment], dict[_Place, list[Write]]]:
    by_place: dict[_Place, list[int]] = {}
    for number, fact in enumerate(facts):
        if fact.record and fact.kind is not MomentKind.VERSTREKKING:
            by_place.setdefault((fact.record, fact.on), []).append(number)
    told, left = list(facts), dict(folded)
    for place, numbers in by_place.items():
        mine = folded.get(place, [])
        if len({one.by for one in mine}) != 1:
            continue  # nobody wrote it down that day, or more than one did and nobody can tell who
        sure = len(mine) == 1
        for number in numbers:
            fact = told[number]
            told[number] = replace(
                fact, by=fact.by or around.name(mine[-1].by), at=mine[0].at if sure else None,
                news=any(_is_news(one, since) for one in mine),
            )  # fmt: skip
        if len(mine) <= len(numbers):
            del left[place]
    return told, left


def _is_news(write: Write, since: int) -> bool:
    return write.seq > since and not write.mine


def _many(write: Write, what: str, around: Around, since: int) -> Moment:
    return Moment(
        MomentKind.WIJZIGING, around.day_of(write.at), what, {"count": str(len(write.records))},
        refs=("casus:",), record=CASE_RECORD, at=write.at, by=around.name(write.by),
        news=_is_news(write, since) and what is not _SEALED,
    )  # fmt: skip


def _one(
    place: _Place, writes: Sequence[Write], entities: Mapping[str, Entity], around: Around, since: int
) -> Moment:  # fmt: skip
    record, on = place
    entity = entities.get(record)
    names = dict.fromkeys(around.name(one.by) for one in writes)
    kind = _GONE if entity is None else kind_name(entity)
    called = "" if entity is None else _called(entity)
    return Moment(
        MomentKind.WIJZIGING, on, _CHANGED if len(writes) == 1 else _CHANGED_OFTEN,
        {"called": f" {called}" if called else "", "count": str(len(writes))}, {"kind": (kind,)},
        about=frozenset() if entity is None else frozenset(_about(entity)),
        refs=() if entity is None else (_ref(entity),), record=record,
        at=writes[-1].at, by=", ".join(names), news=any(_is_news(one, since) for one in writes),
    )  # fmt: skip


def _called(entity: Entity) -> str:
    match entity:
        case Person():
            return entity.short_name
        case Participant():
            return entity.organisation
        case DataItem():
            return f"‘{entity.label}’"
        case TextBlock():
            return f"‘{entity.title}’"
        case Goal() | Action() | Strength():
            return f"‘{entity.what}’"
        case Todo():
            return f"‘{entity.what}’"
    return ""


def _about(entity: Entity) -> Iterator[str]:
    match entity:
        case Person() | Participant():
            yield entity.id
        case DataItem():
            yield entity.person
        case TextBlock() | Plan() | Goal() | Action() | Strength() | OwnWords():
            yield from entity.persons
        case Notice():
            yield entity.participant
        case DataRequest():
            if entity.participant:
                yield entity.participant
            yield from (line.person for line in entity.lines)


def _ref(entity: Entity) -> str:
    places = {Person: "persoon", Participant: "deelnemer", DataItem: "gegeven", TextBlock: "tekst",
              DataRequest: "verzoek", Goal: "plan:doel", Action: "plan:actie", OwnWords: "plan:woord",
              Strength: "plan:goed", Plan: "plan:plan", Todo: "taak", Notice: "verstrekking"}  # fmt: skip
    record = record_id(entity)
    if record == ACCESS_RECORD:
        return "toegang:"
    place = places.get(type(entity))
    return "casus:" if place is None else f"{place}:{record}"
