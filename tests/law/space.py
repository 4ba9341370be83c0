"""Every combination of codes a verdict can turn on, up to values that no line of the rule files tells apart.

**Size.** The codes alone span 27 parties × 9 hats × 46 kinds of data (being known: at one of 27 places or none) × 5
capacities × 3 ages × 12 phases × 3 regimes × 2 natures × 20 purposes × 23 bases × 2 directions × 5 channels × 10 hats
and 28 parties of origin: 1.6 × 10^13. Two steps bring that down to what :func:`opened` spans, and leave nothing out:

1. *Values alike.* Two values of a field are alike when every list in the rule files that speaks of that field has both
   or neither (:func:`classes`). A rule reads a field only by asking whether its value is on such a list, so no verdict
   can tell them apart, and one of them stands for all. Party, kind of data, purpose and basis are never merged.
2. *Shut gates.* Purpose and phase, party and direction, person, regime and kind of data are each held against the
   basis on their own, and one that does not fit refuses whatever all else says. So it is enough to try every value of
   each gate against every basis (:func:`shut`), and all the rest only where every gate is open (:func:`opened`).

What remains are facts and dates. Each demand turns on at most two facts, or on one period, and the strongest demand
counts: so flipping every fact a question turns on, alone and in pairs, visits every way in which demands can meet.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.law.asked import ALL_RUNNING, IN_ORDER, TODAY
from wams_tui.casework.codes import (
    AgeBand,
    Answer,
    Basis,
    Capacity,
    Category,
    Channel,
    Direction,
    Fact,
    Hat,
    Mandate,
    Party,
    Phase,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.casework.period import Period
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet

Change = dict[str, Any]

ENDED = Period(start=TODAY.replace(year=TODAY.year - 1), end=TODAY.replace(month=1))
FAVOURABLE = IN_ORDER | {Fact.ACUUT_GEVAAR: Answer.JA}
ALARMED = dict.fromkeys(Fact, Answer.NEE) | {Fact.ONDER_BEROEPSGEHEIM: Answer.JA, Fact.VEILIGHEIDSRISICO: Answer.JA}
STATES: tuple[Change, ...] = (
    {"facts": FAVOURABLE, "periods": ALL_RUNNING},
    {"facts": {}, "periods": {}},
    {"facts": ALARMED, "periods": dict.fromkeys(Mandate, ENDED)},
)
"""Everything in order, nothing known, everything known to be wrong."""

BASE: Change = {
    "party": Party.TOEGANG,
    "hat": Hat.HULPVERLENING,
    "category": Category.IDENTITEIT,
    "capacity": Capacity.CLIENT,
    "age": AgeBand.VANAF_16,
    "phase": Phase.UITVOERING,
    "regime": Regime.WAMS_WETSVOORSTEL,
    "on": TODAY,
    "nature": VaultNature.OEFENKLUIS,
    "known_at": Party.SCHOOL,
}


@dataclass(frozen=True)
class Block:
    """A product of axes, the states of the facts first; each point is one question."""

    axes: tuple[tuple[Change, ...], ...]

    @property
    def size(self) -> int:
        """How many questions it spans."""
        return math.prod(len(axis) for axis in self.axes)

    def stride(self, every: int) -> int:
        """Return the first stride from ``every`` that shares no factor with the axes: it passes all their values."""
        return next(step for step in itertools.count(every) if math.gcd(step, self.size) == 1)

    def question(self, number: int) -> Question:
        """Return the question with this number, from 0; questions that differ only in their facts are neighbours."""
        return Question(**self.codes(number), **STATES[number % len(STATES)])

    def codes(self, number: int) -> Change:
        """Return everything of the question with this number but its facts and mandates."""
        asked = dict(BASE)
        number //= len(STATES)
        for axis in self.axes[1:]:
            number, place = divmod(number, len(axis))
            asked |= axis[place]
        return asked


def classes(rules: RuleSet, name: str, values: Iterable[Any]) -> tuple[Any, ...]:
    """Return one value of each class of ``values`` that no list in the rule files tells apart for field ``name``."""
    guards = [guard for rule in rules.files.rules for guard in (rule.guard, *rule.unless)]
    guards += [demand.guard for condition in rules.files.conditions for demand in condition.demands]
    lists: list[Iterable[Any]] = [
        getattr(guard, prefix + name, frozenset()) for guard in guards for prefix in ("", "not_")
    ]
    tables: dict[str, list[Iterable[Any]]] = {
        "phase": [*(basis.phases for basis in rules.files.bases), *(one.phases for one in rules.files.purposes)],
        "regime": [basis.regimes for basis in rules.files.bases],
        "capacity": [basis.capacities for basis in rules.files.bases],
        "hat": [{entry.hat} for entry in rules.files.hat_rows],
        "known_at": [{None}, *(entry.at for entry in rules.files.known_at)],
    }
    spoken = [*lists, *tables.get(name, [])]
    alike: dict[tuple[bool, ...], Any] = {}
    for value in values:
        alike.setdefault(tuple(value in one for one in spoken), value)
    return tuple(alike.values())


def opened(rules: RuleSet) -> tuple[Block, ...]:
    """Return every combination in which all gates are open, one block per basis and direction."""
    shared = (
        STATES,
        _axis("age", classes(rules, "age", AgeBand)),
        _axis("source_hat", classes(rules, "source_hat", (None, *Hat))),
        _axis("nature", classes(rules, "nature", VaultNature)),
        _axis("channel", classes(rules, "channel", (None, *Channel))),
        _axis("source_party", classes(rules, "source_party", (None, *Party))),
    )
    return tuple(
        Block((*shared, *_of_basis(rules, basis, direction)))
        for basis in Basis
        for direction in Direction
        if not rules.basis(basis).closed and _parties(rules, basis, direction)
    )


def shut(rules: RuleSet) -> Iterator[Question]:
    """Yield, for every basis, each value that one of its gates keeps out, with all other gates open."""
    for block in opened(rules):
        inside = block.question(0)
        for change in _gates():
            asked = {name: getattr(inside, name) for name in Question.__dataclass_fields__} | change
            question = Question(**asked)
            if not _inside(rules, question):
                yield question


def sampled(blocks: Sequence[Block], wanted: int) -> Iterator[Question]:
    """Yield about ``wanted`` questions spread evenly over ``blocks``, the same every time."""
    every = max(1, sum(block.size for block in blocks) // wanted)
    for block in blocks:
        yield from (block.question(number) for number in range(0, block.size, block.stride(every)))


def whole(blocks: Sequence[Block]) -> Iterator[Question]:
    """Yield every question of ``blocks``."""
    return (block.question(number) for block in blocks for number in range(block.size))


def _axis(name: str, values: Iterable[Any]) -> tuple[Change, ...]:
    return tuple({name: value} for value in values)


def _parties(rules: RuleSet, basis: Basis, direction: Direction) -> tuple[Change, ...]:
    entry = rules.basis(basis)
    reached = entry.gives_to if direction is Direction.VERSTREKKEN else entry.asks_of
    hats = classes(rules, "hat", Hat)
    return tuple(
        {"party": party, "hat": hat}
        for party, hat in itertools.product(Party, hats)
        if rules.hat_rows.get((hat, party), party) in reached
    )


def _of_basis(rules: RuleSet, basis: Basis, direction: Direction) -> tuple[tuple[Change, ...], ...]:
    entry = rules.basis(basis)
    phases = classes(rules, "phase", Phase)
    moments = tuple(
        {"basis": basis, "direction": direction, "purpose": purpose, "phase": phase}
        for purpose in entry.purposes
        for phase in phases
        if phase in entry.phases & rules.purpose(purpose).phases
    )
    covered = {one.code for one in rules.files.categories if entry.covers(one)}
    places = classes(rules, "known_at", (None, *Party)) if Category.BEKENDHEID in covered else ()
    data = (
        *_axis("category", sorted(covered - {Category.BEKENDHEID})),
        *({"category": Category.BEKENDHEID, "known_at": place} for place in places),
    )
    return (
        moments,
        _parties(rules, basis, direction),
        data,
        _axis("capacity", [one for one in classes(rules, "capacity", Capacity) if one in entry.capacities]),
        _axis("regime", [one for one in classes(rules, "regime", Regime) if one in entry.regimes]),
    )


def _gates() -> Iterator[Change]:
    yield from ({"purpose": purpose, "phase": phase} for purpose in (None, *Purpose) for phase in Phase)
    yield from ({"party": party, "hat": hat, "direction": way} for party in Party for hat in Hat for way in Direction)
    for name, values in (("category", Category), ("capacity", Capacity), ("regime", Regime)):
        yield from _axis(name, values)
    yield from _axis("basis", (None, Basis.WVGGZ_WZD, Basis.AWIR))


def _inside(rules: RuleSet, question: Question) -> bool:
    """Whether the question lies in :func:`opened`: every gate of its basis is open."""
    if question.purpose is None or question.basis is None or rules.basis(question.basis).closed:
        return False
    entry, purpose = rules.basis(question.basis), rules.purpose(question.purpose)
    parties = entry.gives_to if question.direction is Direction.VERSTREKKEN else entry.asks_of
    return (
        question.purpose in entry.purposes
        and question.phase in entry.phases & purpose.phases
        and rules.hat_rows.get((question.hat, question.party), question.party) in parties
        and question.capacity in entry.capacities
        and question.regime in entry.regimes
        and entry.covers(rules.categories[question.category])
    )
