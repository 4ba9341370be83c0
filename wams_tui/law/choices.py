"""What a person may choose from: the purposes and bases for a recipient, each saying what it asks or why it is shut."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from wams_tui.casework.codes import Basis, Purpose
from wams_tui.law.decide import out_of_date
from wams_tui.law.gates import purpose_refusals
from wams_tui.law.question import Question
from wams_tui.law.resolve import gate_for
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, FiredRule


class Usability(StrEnum):
    """Whether a choice can carry anything today for this recipient."""

    BRUIKBAAR = "bruikbaar"
    GESLOTEN = "gesloten"


@dataclass(frozen=True, slots=True)
class BasisChoice:
    """One basis as a choice: its articles, what it asks of every disclosure, and why it is shut if it is.

    ``asks`` names its conditions in one line; ``reasons`` is empty exactly when it is usable.
    """

    code: Basis
    title: str
    articles: tuple[str, ...]
    usability: Usability
    asks: str
    permits: str
    forbids: str
    reasons: tuple[FiredRule, ...]

    @property
    def obstacle(self) -> str:
        """Why it cannot be chosen, in one sentence; empty when it can."""
        return self.reasons[0].sentence if self.reasons else ""


@dataclass(frozen=True, slots=True)
class PurposeChoice:
    """One purpose as a choice, open in this phase or shut with the reason."""

    code: Purpose
    title: str
    usability: Usability
    reasons: tuple[FiredRule, ...]


def bases_for(question: Question, rules: RuleSet) -> tuple[BasisChoice, ...]:
    """Return every basis for the purpose of ``question``, usable ones first, in the order of the rule set.

    Turns on party, hat, person, phase, regime, vault, direction, day and purpose; not on the category and not on the
    facts, so that it can be asked before fields are chosen.
    """
    choices = [_basis_choice(dataclasses.replace(question, basis=basis), basis, rules) for basis in rules.bases]
    return tuple(sorted(choices, key=lambda choice: choice.usability is Usability.GESLOTEN))


def purposes_for(question: Question, rules: RuleSet) -> tuple[PurposeChoice, ...]:
    """Return every purpose, those with a usable basis first; a forbidden one stays in the list with its refusal."""
    choices = [_purpose_choice(dataclasses.replace(question, purpose=code), code, rules) for code in rules.purposes]
    return tuple(sorted(choices, key=lambda choice: choice.usability is Usability.GESLOTEN))


def _basis_choice(question: Question, basis: Basis, rules: RuleSet) -> BasisChoice:
    entry = rules.basis(basis)
    reasons = _refusals(question, rules)
    asks = dict.fromkeys(rules.conditions[code].title for code in entry.conditions)
    return BasisChoice(
        code=basis,
        title=entry.title,
        articles=entry.articles,
        usability=Usability.GESLOTEN if reasons else Usability.BRUIKBAAR,
        asks="; ".join(asks),
        permits=entry.permits,
        forbids=entry.forbids,
        reasons=reasons,
    )


def _purpose_choice(question: Question, purpose: Purpose, rules: RuleSet) -> PurposeChoice:
    own = tuple(purpose_refusals(question, rules))
    usable = [choice for choice in bases_for(question, rules) if choice.usability is Usability.BRUIKBAAR]
    usability = Usability.BRUIKBAAR if usable and not own else Usability.GESLOTEN
    return PurposeChoice(purpose, rules.purpose(purpose).title, usability, own)


def _refusals(question: Question, rules: RuleSet) -> tuple[FiredRule, ...]:
    refusals = [rule for rule in gate_for(question, rules).fired if rule.effect is Effect.WEIGEREN]
    return (*refusals, *out_of_date(question, rules))
