"""Which verdicts a changed rule set turns, grouped so that a person can read it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from wams_tui.casework.codes import (
    AgeBand,
    Answer,
    Basis,
    Capacity,
    Category,
    Direction,
    Fact,
    Hat,
    Party,
    Phase,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.law.changes import Change, changes
from wams_tui.law.decide import effect
from wams_tui.law.question import Question
from wams_tui.law.regions import Profile, Region, Situation, favourable, regions, running
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect

Pair = tuple[Basis, Purpose]
_Place = tuple[Direction, Party, Category, Pair]
_REFUSED = (Effect.WEIGEREN, Effect.WEIGEREN)


@dataclass(frozen=True, slots=True)
class Turn:
    """One combination whose verdict turns, with the plainest circumstances in which it does.

    Nothing in ``situation`` and ``profile`` means: on an ordinary day, with everything in order.
    """

    direction: Direction
    party: Party
    category: Category
    pair: Pair
    old: Effect
    new: Effect
    situation: Situation
    profile: Profile


@dataclass(frozen=True, slots=True)
class Group:
    """Combinations that turn alike: every party with every kind of data on every pair."""

    direction: Direction
    parties: tuple[Party, ...]
    categories: tuple[Category, ...]
    pairs: tuple[Pair, ...]
    old: Effect
    new: Effect
    situation: Situation
    profile: Profile

    @property
    def milder(self) -> bool:
        """Whether more becomes possible: what a person must look at first."""
        return self.new.rank < self.old.rank

    @property
    def count(self) -> int:
        """How many combinations it stands for."""
        return len(self.parties) * len(self.categories) * len(self.pairs)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The bases among the pairs."""
        return tuple(basis for basis in Basis if any(pair[0] is basis for pair in self.pairs))

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """The purposes among the pairs."""
        return tuple(purpose for purpose in Purpose if any(pair[1] is purpose for pair in self.pairs))


@dataclass(frozen=True, slots=True)
class Difference:
    """Two rule sets held against each other: what is written otherwise, and which verdicts that turns."""

    changes: tuple[Change, ...]
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many combinations of direction, party, data, purpose and basis turn."""
        return sum(group.count for group in self.groups)


@dataclass(frozen=True, slots=True)
class _Alike:
    direction: Direction
    old: Effect
    new: Effect
    situation: Situation
    profile: Profile


def difference(old: RuleSet, new: RuleSet, on: date) -> Difference:
    """Hold two rule sets against each other on the day ``on``; local rules count when they were loaded with them."""
    found = changes(old, new)
    walk = _Walk(old, new, on, favourable(old, new))
    for region in regions(found, old, new):
        walk.through(region)
    return Difference(found, _grouped(walk.turned.values()))


def _plainness(turn: Turn) -> tuple[int, int]:
    return _apart(turn.situation), len(turn.profile.facts) + len(turn.profile.absent)


def _apart(situation: Situation) -> int:
    """Return in how many codes, and a day, a situation differs from an ordinary one."""
    return len(situation.codes) + (situation.on is not None)


@dataclass(frozen=True, slots=True)
class _Walk:
    """One walk over the space. Regions overlap widely, so what was seen in one is not looked at again in the next.

    ``turned`` holds the plainest turn of each combination so far; ``effects`` what both sets say with all in order.
    """

    old: RuleSet
    new: RuleSet
    on: date
    good: Mapping[Fact, Answer]
    turned: dict[_Place, Turn] = field(default_factory=dict)
    effects: dict[tuple[_Place, Situation], tuple[Effect, Effect]] = field(default_factory=dict)

    def through(self, region: Region) -> None:
        for pair in self._pairs(region):
            for situation in region.situations:
                self._through(region, pair, situation)

    def _through(self, region: Region, pair: Pair, situation: Situation) -> None:
        codes: dict[str, Any] = {}
        apart = _apart(situation)
        for direction, party, category in self._places(region, pair, situation):
            place = (direction, party, category, pair)
            known = self.turned.get(place)
            if known is not None and _plainness(known) <= (apart, 0):
                continue  # nothing found here could be plainer
            plain = self.effects.get((place, situation))
            if plain == _REFUSED:
                continue
            if not codes:
                ordinary = self._in(self._ordinary(pair, situation.on or self.on), situation)
                codes = {one.name: getattr(ordinary, one.name) for one in fields(ordinary)}
            question = Question(**(codes | {"direction": direction, "party": party, "category": category}))
            if plain is None:
                plain = effect(question, self.old), effect(question, self.new)
                self.effects[place, situation] = plain
            if plain == _REFUSED:
                continue  # in order is the mildest there is: no answer opens what is refused here
            turn = self._turned(question, plain, pair, situation, region)
            if turn is not None and (known is None or _plainness(turn) < _plainness(known)):
                self.turned[place] = turn

    def _pairs(self, region: Region) -> Iterator[Pair]:
        for basis in Basis:
            if region.bases and basis not in region.bases:
                continue
            served = {*self.old.basis(basis).purposes, *self.new.basis(basis).purposes}
            for purpose in Purpose:
                if purpose in served and (not region.purposes or purpose in region.purposes):
                    yield basis, purpose

    def _places(self, region: Region, pair: Pair, situation: Situation) -> Iterator[tuple[Direction, Party, Category]]:
        # Where somebody is known turns on nothing but the datum that says so (law §12 item 5).
        known = any(name == "known_at" for name, _ in situation.codes)
        categories = [one for one in self._covered(pair[0], region) if one is Category.BEKENDHEID or not known]
        hatted = any(name == "hat" for name, _ in situation.codes)
        for direction in region.directions or set(Direction):
            for party in region.parties or set(Party):
                if hatted or self._reaches(pair[0], direction, party):
                    yield from ((direction, party, category) for category in categories)

    def _reaches(self, basis: Basis, direction: Direction, party: Party) -> bool:
        entries = (self.old.basis(basis), self.new.basis(basis))
        giving = direction is Direction.VERSTREKKEN
        return any(party in (entry.gives_to if giving else entry.asks_of) for entry in entries)

    def _covered(self, basis: Basis, region: Region) -> list[Category]:
        return [
            category
            for category in region.categories or Category
            if any(rules.basis(basis).covers(rules.categories[category]) for rules in (self.old, self.new))
        ]

    def _ordinary(self, pair: Pair, on: date) -> Question:
        """Return an ordinary working day on which everything is in order."""
        basis, purpose = pair
        return Question(
            party=Party.TOEGANG,
            hat=Hat.HULPVERLENING,
            category=Category.IDENTITEIT,
            capacity=self._capacity(basis),
            age=AgeBand.VAN_12_TOT_16,
            phase=self._phase(pair),
            regime=self._regime(basis),
            on=on,
            purpose=purpose,
            basis=basis,
            nature=VaultNature.OEFENKLUIS,
            known_at=Party.SCHOOL,
            facts=self.good,
            periods=running(on),
        )

    @staticmethod
    def _in(question: Question, situation: Situation) -> Question:
        codes: dict[str, Any] = dict(situation.codes)
        return replace(question, **codes) if codes else question

    def _turned(
        self, question: Question, plain: tuple[Effect, Effect], pair: Pair, situation: Situation, region: Region
    ) -> Turn | None:
        for profile in region.profiles:
            before, after = plain
            if profile.facts or profile.absent:
                known = self._knowing(question, profile)
                before, after = effect(known, self.old), effect(known, self.new)
            if before is not after:
                return Turn(
                    question.direction, question.party, question.category, pair, before, after, situation, profile
                )
        return None

    @staticmethod
    def _knowing(question: Question, profile: Profile) -> Question:
        held = {mandate: period for mandate, period in question.periods.items() if mandate not in profile.absent}
        return replace(question, facts={**question.facts, **dict(profile.facts)}, periods=held)

    def _phase(self, pair: Pair) -> Phase:
        ways = (self.new.basis(pair[0]).phases & self.new.purpose(pair[1]).phases) or self.old.basis(pair[0]).phases
        return next((phase for phase in (Phase.UITVOERING, *Phase) if phase in ways), Phase.UITVOERING)

    def _capacity(self, basis: Basis) -> Capacity:
        return next((one for one in Capacity if one in self.new.basis(basis).capacities), Capacity.CLIENT)

    def _regime(self, basis: Basis) -> Regime:
        preferred = (Regime.WAMS_WETSVOORSTEL, *Regime)
        return next((one for one in preferred if one in self.new.basis(basis).regimes), Regime.WAMS_WETSVOORSTEL)


def _grouped(turns: Iterable[Turn]) -> tuple[Group, ...]:
    """Put together what turns alike: first pairs, then kinds of data, then parties. What becomes milder comes first."""
    pairs: dict[tuple[_Alike, Party, Category], set[Pair]] = {}
    for turn in turns:
        alike = _Alike(turn.direction, turn.old, turn.new, turn.situation, turn.profile)
        pairs.setdefault((alike, turn.party, turn.category), set()).add(turn.pair)
    categories: dict[tuple[_Alike, Party, frozenset[Pair]], set[Category]] = {}
    for (alike, party, category), served in pairs.items():
        categories.setdefault((alike, party, frozenset(served)), set()).add(category)
    parties: dict[tuple[_Alike, frozenset[Category], frozenset[Pair]], set[Party]] = {}
    for (alike, party, pair_set), kinds in categories.items():
        parties.setdefault((alike, frozenset(kinds), pair_set), set()).add(party)
    groups = [_group(alike, who, kinds, pair_set) for (alike, kinds, pair_set), who in parties.items()]
    return tuple(sorted(groups, key=_order))


def _group(alike: _Alike, parties: set[Party], kinds: frozenset[Category], pairs: frozenset[Pair]) -> Group:
    return Group(
        direction=alike.direction,
        parties=tuple(party for party in Party if party in parties),
        categories=tuple(category for category in Category if category in kinds),
        pairs=tuple((basis, purpose) for basis in Basis for purpose in Purpose if (basis, purpose) in pairs),
        old=alike.old,
        new=alike.new,
        situation=alike.situation,
        profile=alike.profile,
    )


def _order(group: Group) -> tuple[object, ...]:
    plain = len(group.situation.codes) + len(group.profile.facts) + len(group.profile.absent)
    first = list(Party).index(group.parties[0])
    return (
        not group.milder,
        plain,
        list(Direction).index(group.direction),
        first,
        group.new.rank,
        -group.count,
        str(group),
    )
