"""Where two rule sets can differ: the codes on which a changed entry speaks, and the facts it asks after.

A verdict is the strongest of what speaks. So only where a changed entry speaks can a verdict turn, and it shows best
where nothing else speaks against it: with everything else in order. That keeps the space small enough to walk.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from wams_tui.casework.codes import (
    Answer,
    Basis,
    Capacity,
    Category,
    Direction,
    Fact,
    Hat,
    Mandate,
    Party,
    Phase,
    Purpose,
    Regime,
)
from wams_tui.casework.period import Period
from wams_tui.law.changes import Change
from wams_tui.law.check import codes_of
from wams_tui.law.models import BasisEntry, Condition, Demand, Guard, Row, Rule
from wams_tui.law.ruleset import RuleSet

WALKED = ("party", "category", "purpose", "basis", "direction")
"""The fields that every region walks; the others are situations."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What differs from an ordinary working day: codes by field of the question, and perhaps another day."""

    codes: tuple[tuple[str, StrEnum], ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known that is not simply in order: answers, and mandates that are absent."""

    facts: tuple[tuple[Fact, Answer], ...] = ()
    absent: tuple[Mandate, ...] = ()


@dataclass(slots=True)
class Region:
    """Part of the space; an empty set of a field means all its values. The plain situation and profile come first."""

    parties: set[Party] = field(default_factory=set)
    categories: set[Category] = field(default_factory=set)
    purposes: set[Purpose] = field(default_factory=set)
    bases: set[Basis] = field(default_factory=set)
    directions: set[Direction] = field(default_factory=set)
    situations: dict[Situation, None] = field(default_factory=lambda: {Situation(): None})
    profiles: dict[Profile, None] = field(default_factory=lambda: {Profile(): None})


def regions(changed: Iterable[Change], old: RuleSet, new: RuleSet) -> list[Region]:
    """Return where the ``changed`` entries speak, in the old set or the new one; changed conditions share a region."""
    found: list[Region] = []
    conditions = Region()
    for change in changed:
        if not change.turns:
            continue
        if change.table == "voorwaarde":
            for rules in (old, new):
                if change.id in rules.conditions:
                    _ask(conditions, rules.conditions[change.id])
        else:
            found.append(_region(change, old, new))
    return [*found, *([conditions] if len(conditions.profiles) > 1 or _conditions_changed(changed) else [])]


def _conditions_changed(changed: Iterable[Change]) -> bool:
    return any(change.table == "voorwaarde" and change.turns for change in changed)


def _region(change: Change, old: RuleSet, new: RuleSet) -> Region:
    region = Region()
    for rules in (old, new):
        match change.table:
            case "rij":
                for row in (row for row in rules.files.rows if row.id == change.id):
                    _row(region, row, rules)
            case "regel":
                for rule in (rule for rule in rules.files.rules if rule.id == change.id):
                    _rule(region, rule, rules)
            case "grondslag":
                keys = frozenset(field.key for field in change.fields)
                _basis(region, rules.bases[Basis(change.id)], rules, keys)
            case "doel":
                region.purposes.add(Purpose(change.id))
                _add_situations(region, "phase", Phase)
            case "gegeven":
                region.categories |= {Category(change.id), Category.BEKENDHEID}
                _add_known(region, rules)
            case "petrij":
                _add_situations(region, "hat", Hat)
            case _:
                region.categories.add(Category.BEKENDHEID)
                _add_situations(region, "known_at", Party)
    return region


def _row(region: Region, row: Row, rules: RuleSet) -> None:
    treated = {entry.row: entry for entry in rules.files.hat_rows}
    region.parties |= set(row.parties)
    for party in row.parties:
        if party in treated:
            region.parties |= treated[party].parties
            _add_situations(region, "hat", (treated[party].hat,))
    region.directions.add(row.direction)
    if row.basis is not None:
        region.bases.add(row.basis)
    _add_known(region, rules)
    for sign in (row.rest, *row.cells):
        for code in codes_of(sign):
            _ask(region, rules.conditions[code])


def _rule(region: Region, rule: Rule, rules: RuleSet) -> None:
    _widen(region, rule.guard)
    _speak(region, rule.guard)
    for guard in rule.unless:
        _speak(region, Guard.model_validate(_merged(rule.guard, guard)))
        _speak(region, guard)
    for code in rule.demands:
        _ask(region, rules.conditions[code])


def _widen(region: Region, guard: Guard) -> None:
    """Take in where ``guard`` can speak; a field it leaves open is open."""
    region.parties |= guard.party or set(Party)
    region.categories |= guard.category or set(Category)
    region.purposes |= guard.purpose or set(Purpose)
    region.bases |= guard.basis or set(Basis)
    region.directions |= guard.direction or set(Direction)


def _merged(first: Guard, second: Guard) -> dict[str, object]:
    both = first.model_dump(by_alias=True, exclude_defaults=True)
    return both | second.model_dump(by_alias=True, exclude_defaults=True)


def _basis(region: Region, entry: BasisEntry, rules: RuleSet, keys: frozenset[str]) -> None:
    """Add where a basis speaks; what did not change (``keys`` names what did) needs no situations of its own."""
    region.bases.add(entry.code)
    for key, name, values in (
        ("fasen", "phase", Phase),
        ("hoedanigheden", "capacity", Capacity),
        ("regimes", "regime", Regime),
    ):
        if key in keys:
            _add_situations(region, name, values)
    for edge in (entry.valid_from, entry.valid_until) if keys & {"van", "tot"} else ():
        if edge is not None:
            for day in (edge - timedelta(days=1), edge, edge + timedelta(days=1)):
                region.situations[Situation(on=day)] = None
    for code in entry.conditions if "voorwaarden" in keys else ():
        _ask(region, rules.conditions[code])


def _add_situations(region: Region, name: str, values: Iterable[StrEnum]) -> None:
    for value in values:
        region.situations[Situation(((name, value),))] = None


def _add_known(region: Region, rules: RuleSet) -> None:
    """Add one place of each kind where a person may be known."""
    _add_situations(region, "known_at", {kind: party for party, kind in rules.known_at.items()}.values())


def _speak(region: Region, guard: Guard) -> None:
    """Add the situations that ``guard`` names: those in which it speaks, and those it keeps out."""
    axes: list[Sequence[tuple[str, StrEnum]]] = []
    for name in Guard.model_fields:
        values: frozenset[StrEnum] = getattr(guard, name)
        plain = name.removeprefix("not_")
        if values and plain not in WALKED:
            axes.append([(plain, value) for value in sorted(values)])
    for chosen in itertools.product(*axes):
        region.situations[Situation(tuple(chosen))] = None


def _ask(region: Region, condition: Condition) -> None:
    for demand in condition.demands:
        _speak(region, demand.guard)
        for profile in _profiles(demand):
            region.profiles[profile] = None


def _profiles(demand: Demand) -> Iterator[Profile]:
    """Yield the ways to answer ``demand``, each where its exceptions leave it standing."""
    standing = dict(demand.only_when)
    for fact, answer in demand.waived_by.items():
        standing[fact] = Answer.ONBEKEND if answer is not Answer.ONBEKEND else Answer.NEE
    if demand.mandate is not None:
        yield Profile(tuple(standing.items()), (demand.mandate,))
        return
    for answer in Answer:
        known = standing | ({demand.fact: answer} if demand.fact is not None else {})
        yield Profile(tuple(known.items()))


def favourable(old: RuleSet, new: RuleSet) -> Mapping[Fact, Answer]:
    """Return for each fact the answer under which both sets are mildest: everything in order."""
    answers = dict.fromkeys(Fact, Answer.JA)
    for rules in (old, new):
        for demand in (demand for condition in rules.files.conditions for demand in condition.demands):
            for fact, answer in demand.only_when.items():
                answers[fact] = Answer.NEE if answer is Answer.JA else Answer.JA
            for fact, answer in demand.waived_by.items():
                answers[fact] = answer
            if demand.fact is not None and demand.yes.rank > demand.no.rank:
                answers[demand.fact] = Answer.NEE
    return answers


def running(on: date) -> Mapping[Mandate, Period]:
    """Return every mandate as running on ``on``, and long before and after."""
    return dict.fromkeys(Mandate, Period(start=on - timedelta(days=20_000), end=on + timedelta(days=20_000)))
