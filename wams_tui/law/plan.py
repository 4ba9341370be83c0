"""What a question comes to before its facts are known: the rules that speak by code alone, and what is still needed.

Everything that turns on codes is worked out once per combination and kept; facts, mandates and the day are held
against it afterwards. The answer without explanation comes from the same needs, by number (see `quick`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from wams_tui.casework.codes import Answer, Decider, Fact, Mandate
from wams_tui.law.models import Condition, Demand, Guard, Rule
from wams_tui.law.question import Question
from wams_tui.law.verdict import Effect, FiredRule, Possibility, Source

Key = tuple[object, ...]
"""The codes of a question, in the order of :data:`FIELDS`."""

FIELDS = (
    "party",
    "hat",
    "category",
    "capacity",
    "age",
    "phase",
    "regime",
    "purpose",
    "basis",
    "nature",
    "direction",
    "channel",
    "known_at",
    "source_hat",
    "source_party",
)

Kept = TypeVar("Kept")
Test = tuple[int, frozenset[object], bool]
"""Position in the key, the values, and whether the key's value must be (or must not be) among them."""

LATE = frozenset({2, 4, 11, 12, 13, 14})
"""Positions of category, age, channel, where known and where a datum came from: no gate turns on them."""

EFFECTS = tuple(Effect)
RANK = {effect: effect.rank for effect in Effect}


def key_of(question: Question) -> Key:
    """Return the codes ``question`` turns on."""
    return (
        question.party,
        question.hat,
        question.category,
        question.capacity,
        question.age,
        question.phase,
        question.regime,
        question.purpose,
        question.basis,
        question.nature,
        question.direction,
        question.channel,
        question.known_at,
        question.source_hat,
        question.source_party,
    )


def tests_of(guard: Guard) -> tuple[Test, ...]:
    """Return what ``guard`` asks of a key; nothing when it lets everything through."""
    tests: list[Test] = []
    for name in Guard.model_fields:
        values: frozenset[object] = getattr(guard, name)
        if values:
            wanted = not name.startswith("not_")
            tests.append((FIELDS.index(name.removeprefix("not_")), values, wanted))
    return tuple(tests)


def passes(tests: tuple[Test, ...], key: Key) -> bool:
    """Whether ``key`` meets every test."""
    return all((key[position] in values) is wanted for position, values, wanted in tests)


@dataclass(frozen=True, slots=True, eq=False)
class GuardedRule:
    """A general rule with what it asks of the codes, its exceptions, and how it speaks."""

    rule: Rule
    tests: tuple[Test, ...]
    unless: tuple[tuple[Test, ...], ...]
    fired: tuple[FiredRule, ...]

    @staticmethod
    def of(rule: Rule, sources: tuple[Source, ...]) -> "GuardedRule":
        """Compile ``rule``."""
        spoken = (
            ()
            if rule.effect is None
            else (FiredRule(rule.id, rule.sentence, rule.effect, sources, rule.explanation, rule.alternative),)
        )
        return GuardedRule(rule, tests_of(rule.guard), tuple(tests_of(guard) for guard in rule.unless), spoken)

    @property
    def positions(self) -> frozenset[int]:
        """The positions of a key on which it turns."""
        return frozenset(position for tests in (self.tests, *self.unless) for position, _, _ in tests)

    def speaks(self, key: Key) -> bool:
        """Whether it speaks on ``key``."""
        return passes(self.tests, key) and not any(passes(tests, key) for tests in self.unless)


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """One demand of one condition, ready to be held against a question.

    A demand that is met still has a rank of 1 where its condition binds the recipient: it is then a yes *mits*.
    """

    condition: str
    sentence: str
    remedy: str
    sources: tuple[Source, ...]
    ranks: dict[Answer, int]
    fact: Fact | None = None
    mandate: Mandate | None = None
    fillable: bool = True
    only_if_recorded: bool = False
    waived_by: tuple[tuple[Fact, Answer], ...] = ()
    only_when: tuple[tuple[Fact, Answer], ...] = ()
    obligation: str = ""
    decider: Decider | None = None

    @staticmethod
    def of(condition: Condition, demand: Demand, sources: tuple[Source, ...]) -> "Need":
        """Make the need for ``demand``, which belongs to ``condition``."""
        met = RANK[Effect.TOESTAAN_MITS] if condition.onward else RANK[Effect.TOESTAAN]
        ranks = {
            Answer.JA: max(RANK[demand.yes], met),
            Answer.NEE: max(RANK[demand.no], met),
            Answer.ONBEKEND: max(RANK[demand.unknown], met),
        }
        return Need(
            condition=condition.code,
            sentence=demand.sentence,
            remedy=demand.remedy,
            sources=sources,
            ranks=ranks,
            fact=demand.fact,
            mandate=demand.mandate,
            fillable=demand.fillable,
            only_if_recorded=demand.only_if_recorded,
            waived_by=tuple(demand.waived_by.items()),
            only_when=tuple(demand.only_when.items()),
            obligation=demand.obligation,
            decider=condition.decider,
        )

    def applies(self, question: Question) -> bool:
        """Whether the facts leave this need standing."""
        if not self.waived_by and not self.only_when:
            return True
        return not any(question.fact(fact) is answer for fact, answer in self.waived_by) and all(
            question.fact(fact) is answer for fact, answer in self.only_when
        )

    def answer(self, question: Question) -> Answer:
        """Return what the question says of this need; a mandate that ended is a no, one that never was is unknown."""
        if self.mandate is not None:
            period = question.periods.get(self.mandate)
            if period is None:
                return self.counted(Answer.ONBEKEND)
            return Answer.JA if period.contains(question.on) else Answer.NEE
        return Answer.ONBEKEND if self.fact is None else question.fact(self.fact)

    def counted(self, answer: Answer) -> Answer:
        """Return as what ``answer`` counts: where only what is recorded can stop, an unknown is as good as a yes."""
        return Answer.JA if self.only_if_recorded and answer is Answer.ONBEKEND else answer

    def unmet(self, question: Question) -> bool:
        """Whether it stands in the way now: what it says is a refusal or a weighing."""
        return self.rank(question) > RANK[Effect.TOESTAAN_MITS]

    def rank(self, question: Question) -> int:
        """Return the rank of the effect this need has now; 0 where it does not apply."""
        return self.ranks[self.answer(question)] if self.applies(question) else 0

    def best_rank(self, question: Question) -> int:
        """Return the rank if what is unknown and can still be supplied turned out well.

        A weighing is not assumed: where the unknown asks a person to weigh, it stays a weighing.
        """
        return self.best_of(self.answer(question)) if self.applies(question) else 0

    def best_of(self, answer: Answer) -> int:
        """Return the rank of ``answer`` where an unknown that can still be supplied turns out well."""
        if answer is not Answer.ONBEKEND:
            return self.ranks[answer]
        if not self.fillable:
            return self.ranks[Answer.NEE]
        weighed = self.ranks[answer] == RANK[Effect.AFWEGING]
        return self.ranks[answer] if weighed else min(self.ranks.values())


def unnamed_place(sentence: str = "", remedy: str = "", sources: tuple[Source, ...] = ()) -> Need:
    """Return what is needed when nobody said where a person is known: the place, and nothing else will do."""
    ranks = dict.fromkeys(Answer, RANK[Effect.WEIGEREN]) | {Answer.JA: RANK[Effect.TOESTAAN]}
    return Need("bekend-bij", sentence, remedy, sources, ranks)


def gate_key(key: Key) -> Key:
    """Return the part of ``key`` on which the gates turn: everything that is not :data:`LATE`."""
    return (key[0], key[1], key[3], *key[5:11])


@dataclass(frozen=True, slots=True, eq=False)
class Gate:
    """What speaks before the category is known: refusals and weighings, and the conditions that are demanded."""

    fired: tuple[FiredRule, ...]
    codes: tuple[str, ...]
    deciders: tuple[Decider, ...]

    @property
    def refusals(self) -> int:
        """How many rules refuse: 0 when purpose and basis are open."""
        return sum(rule.effect is Effect.WEIGEREN for rule in self.fired)


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The answer by codes alone: rules that spoke, what is still needed, and what goes along with a yes.

    ``floor`` is the rank of the strongest rule that spoke. ``onward`` are the sentences the recipient must keep to,
    each with the needs it came with: where none of those applies, neither does the sentence.
    """

    floor: int
    fired: tuple[FiredRule, ...]
    needs: tuple[Need, ...]
    onward: tuple[tuple[str, tuple[Need, ...]], ...]
    obligations: tuple[str, ...]
    deciders: tuple[Decider, ...]
    cell_refused: bool


@dataclass(slots=True)
class Memory:
    """What a rule set worked out once, by codes; forgetting it changes no answer, only how long the next one takes."""

    gates: dict[Key, Gate] = field(default_factory=dict)
    plans: dict[Key, Plan] = field(default_factory=dict)
    cells: dict[Key, tuple[FiredRule, ...]] = field(default_factory=dict)
    needs: dict[Key, tuple[Need, ...]] = field(default_factory=dict)
    covers: dict[Key, tuple[FiredRule, ...]] = field(default_factory=dict)
    could: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    possibilities: dict[Key, Possibility] = field(default_factory=dict)


def kept(shelf: dict[Key, Kept], most: int, key: Key, make: Callable[[], Kept]) -> Kept:
    """Return what ``shelf`` has under ``key``, or make and keep it; a full shelf is emptied first."""
    found = shelf.get(key)
    if found is None:
        if len(shelf) >= most:
            shelf.clear()
        found = shelf[key] = make()
    return found
