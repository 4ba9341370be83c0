"""The answer to a question: an effect, and all that explains it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from wams_tui.casework.codes import Answer, Decider, Fact, Mandate


class Effect(StrEnum):
    """Strongest wins: ``weigeren`` > ``afweging`` > ``toestaan_mits`` > ``toestaan`` (design §4)."""

    TOESTAAN = "toestaan"
    TOESTAAN_MITS = "toestaan_mits"
    AFWEGING = "afweging"
    WEIGEREN = "weigeren"

    @property
    def rank(self) -> int:
        """0 for the mildest, 3 for the strongest."""
        return tuple(Effect).index(self)


class SourceKind(StrEnum):
    """How firm a source is (law.md's tags)."""

    BRON = "bron"
    AFGELEID = "afgeleid"
    TE_BEVESTIGEN = "te-bevestigen"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from: an act with article, or the document it rests on."""

    reference: str
    kind: SourceKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """One condition that does not hold, and what would make it hold.

    ``sentence`` and ``remedy`` are Dutch, whole, and speak to a coordinator.
    """

    code: str
    sentence: str
    remedy: str
    fact: Fact | None = None
    mandate: Mandate | None = None
    answer: Answer = Answer.ONBEKEND
    sources: tuple[Source, ...] = ()
    point: str = ""
    """The point of the list for further use that this is, if it is one."""


@dataclass(frozen=True, slots=True)
class FiredRule:
    """A rule that spoke: its id, its sentence, its effect here, its sources and what it suggests instead."""

    id: str
    sentence: str
    effect: Effect
    sources: tuple[Source, ...]
    explanation: str = ""
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rule set says, whole: every rule that fired and every condition that fails, never only the first.

    ``decider`` is who weighs where the effect is ``afweging``: the professional whenever secrecy is at stake.
    ``conditions`` are the Dutch sentences the recipient must keep to (onward use). ``obligations`` become tasks.
    ``rule_set`` and ``rule_set_hash`` let it be replayed.
    """

    effect: Effect
    rules: tuple[FiredRule, ...]
    missing: tuple[Missing, ...]
    conditions: tuple[str, ...]
    obligations: tuple[str, ...]
    alternatives: tuple[str, ...]
    decider: Decider | None
    rule_set: str
    rule_set_hash: str

    @property
    def allows(self) -> bool:
        """Whether data may go without a person weighing it first."""
        return self.effect in (Effect.TOESTAAN, Effect.TOESTAAN_MITS)

    @property
    def reason(self) -> str:
        """The sentence of the strongest rule, for one line on a screen."""
        strongest = max(self.rules, key=lambda rule: rule.effect.rank, default=None)
        return strongest.sentence if strongest else ""


@dataclass(frozen=True)
class Possibility:
    """What a matrix cell says: the best verdict over the purposes and bases open today, and what it still needs.

    Never a permission (design §4). ``purpose`` and ``basis`` are empty only when nothing is possible, and then
    ``verdict`` tells why.
    """

    effect: Effect
    purpose: str
    basis: str
    explain: Callable[[], Verdict] = field(repr=False, compare=False)

    @cached_property
    def verdict(self) -> Verdict:
        """The whole verdict, worked out when somebody asks for it: a matrix has thousands of cells."""
        return self.explain()
