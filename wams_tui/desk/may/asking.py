"""*Mag dit?*: a question to the law without a case, asked step by step, and only as far as the answer still turns.

For a phone call or a meeting. It names no person and reads no case, so nothing of it is stored: no record, and no line
in either log, since nothing about anybody was seen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import product
from typing import TypeVar

from wams_tui.casework.codes import (
    AgeBand,
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
    VaultNature,
)
from wams_tui.casework.period import Period
from wams_tui.casework.rules.regime import BEFORE_ANYTHING_IS_SET
from wams_tui.law.checklist import LISTED, all_hold
from wams_tui.law.decide import decide, decide_at_best
from wams_tui.law.plan import Need
from wams_tui.law.possible import open_pairs, possible
from wams_tui.law.question import Question
from wams_tui.law.resolve import plan_for
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, Possibility, Verdict

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class ListPoint:
    """One point of the list for further use (Dutch rule text), and the ids of all points: they hold only together."""

    id: str
    sentence: str
    among: tuple[str, ...]


Subject = Fact | Mandate | ListPoint
"""What a yes or no is about: a fact, a title that runs today, or a point of the list for further use."""


class Step(StrEnum):
    """One thing a question is made of, chosen from a closed list."""

    RICHTING = "richting"
    PARTIJ = "partij"
    PET = "pet"
    GEGEVEN = "gegeven"
    BEKEND_BIJ = "bekend-bij"
    HOEDANIGHEID = "hoedanigheid"
    DOEL = "doel"
    GRONDSLAG = "grondslag"
    LEEFTIJD = "leeftijd"
    BRON = "bron"
    BRON_PET = "bron-pet"
    FASE = "fase"
    REGIME = "regime"


KINDS: Mapping[Step, type[StrEnum]] = {
    Step.RICHTING: Direction,
    Step.PARTIJ: Party,
    Step.PET: Hat,
    Step.GEGEVEN: Category,
    Step.BEKEND_BIJ: Party,
    Step.HOEDANIGHEID: Capacity,
    Step.DOEL: Purpose,
    Step.GRONDSLAG: Basis,
    Step.LEEFTIJD: AgeBand,
    Step.BRON: Party,
    Step.BRON_PET: Hat,
    Step.FASE: Phase,
    Step.REGIME: Regime,
}

CIRCUMSTANCES = (Step.FASE, Step.REGIME)
"""What has a visible value from the start, and can be changed at any moment, as the day can."""

ORDER = tuple(step for step in Step if step not in CIRCUMSTANCES)

NOBODYS = frozenset({Step.BRON, Step.BRON_PET})
"""Steps that can be answered with no code at all: the datum came from no party, or the hat is not known."""

_LATE = frozenset({Step.LEEFTIJD, *NOBODYS})


@dataclass(frozen=True)
class Asking:
    """A question in the making.

    ``choices`` holds what was chosen per step; a step that is not in it is still open. ``answers`` holds what was said
    of facts and titles, *onbekend* among it: asked, and not known.

    Raises:
        ValueError: for a choice that is no code of its step, or without phase and regime.
    """

    nature: VaultNature
    on: date
    choices: Mapping[Step, StrEnum | None]
    answers: Mapping[Subject, Answer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what could not be asked."""
        if any(step not in self.choices for step in CIRCUMSTANCES):
            raise ValueError("a question has a phase and a regime")
        for step, value in self.choices.items():
            if not (isinstance(value, KINDS[step]) or (value is None and step in NOBODYS)):
                raise ValueError(f"{value!r} is no answer to {step}")

    def chosen(self, step: Step, kind: type[Code]) -> Code | None:
        """Return what was chosen at ``step``; nothing while it is open."""
        value = self.choices.get(step)
        return value if isinstance(value, kind) else None

    def with_choice(self, step: Step, value: StrEnum | None) -> "Asking":
        """Return the question with one step chosen; another choice than before reopens every step after it."""
        if step in self.choices and self.choices[step] is value:
            return self
        if step in CIRCUMSTANCES or step not in self.choices:
            return replace(self, choices={**self.choices, step: value})
        later = set(ORDER[ORDER.index(step) :])
        kept = {one: code for one, code in self.choices.items() if one not in later}
        return replace(self, choices={**kept, step: value}, answers={})

    def with_answer(self, subject: Subject, answer: Answer) -> "Asking":
        """Return the question with one fact or title answered."""
        return replace(self, answers={**self.answers, subject: answer})


class Certainty(StrEnum):
    """How firm a standing is."""

    OPEN = "open"
    """The best it can still come to; never a permission."""
    ZEKER = "zeker"
    """A refusal, whatever is chosen and answered further."""
    OORDEEL = "oordeel"
    """The verdict on a question that is whole."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the law says so far. While it is open, ``possibility`` is the best it can still come to."""

    certainty: Certainty
    verdict: Verdict
    possibility: Possibility | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """One fact or title that still turns the verdict: the condition it belongs to, and what would mend it (Dutch)."""

    subject: Subject
    sentence: str
    remedy: str


def begin(nature: VaultNature, on: date, regime: Regime | None = None) -> Asking:
    """Return an empty question: a plan in execution, on this day, under the law that counts in the vault then.

    Without ``regime`` that is the law of a vault of this nature in which nothing was set.
    """
    counts = BEFORE_ANYTHING_IS_SET[nature] if regime is None else regime
    return Asking(nature, on, {Step.FASE: Phase.UITVOERING, Step.REGIME: counts})


def next_step(asking: Asking, rules: RuleSet) -> Step | None:
    """Return the step to ask now; none when every code that can turn the answer is chosen."""
    if _settled(asking, rules):
        return None
    return next((step for step in ORDER if step not in asking.choices and _matters(asking, step, rules)), None)


def next_point(asking: Asking, rules: RuleSet) -> Pending | None:
    """Return the fact or title to ask now, once no step is left; none when the verdict no longer waits for any."""
    if not whole(asking) or next_step(asking, rules) is not None or _settled(asking, rules):
        return None
    question = completions(asking)[0]
    for need in plan_for(question, rules).needs:
        if need.unmet(question):
            for subject, sentence, remedy in _subjects(need, rules):
                if subject not in asking.answers:
                    return Pending(subject, sentence, remedy)
    return None


def standing(asking: Asking, rules: RuleSet) -> Standing | None:
    """Return what the law says so far; nothing before party, hat and kind of data are chosen."""
    questions = completions(asking)
    if not questions:
        return None
    if next_step(asking, rules) is not None or next_point(asking, rules) is not None:
        best = min((possible(one, rules) for one in questions), key=lambda found: found.effect.rank)
        return Standing(Certainty.OPEN, best.verdict, best)
    if whole(asking):
        return Standing(Certainty.OORDEEL, decide(questions[0], rules))
    return Standing(Certainty.ZEKER, _plainest(questions[0], rules))


def whole(asking: Asking) -> bool:
    """Whether it can be decided: everything but what may be left out is chosen."""
    needed = {Step.PARTIJ, Step.PET, Step.GEGEVEN, Step.HOEDANIGHEID, Step.DOEL, Step.GRONDSLAG}
    return needed <= set(asking.choices)


def completions(asking: Asking) -> tuple[Question, ...]:
    """Return the questions this could still be, over the persons left open; an adult client first.

    None before party, hat and kind of data are chosen. Purpose and basis stay absent where they are open.
    """
    party = asking.chosen(Step.PARTIJ, Party)
    hat = asking.chosen(Step.PET, Hat)
    category = asking.chosen(Step.GEGEVEN, Category)
    if party is None or hat is None or category is None:
        return ()
    capacity, age = asking.chosen(Step.HOEDANIGHEID, Capacity), asking.chosen(Step.LEEFTIJD, AgeBand)
    capacities = (capacity,) if capacity is not None else tuple(Capacity)
    ages = (age,) if age is not None else tuple(reversed(AgeBand))
    direction = asking.chosen(Step.RICHTING, Direction) or Direction.VERSTREKKEN
    giving = direction is Direction.VERSTREKKEN
    asked = Question(
        party=party,
        hat=hat,
        category=category,
        capacity=capacities[0],
        age=ages[0],
        phase=asking.chosen(Step.FASE, Phase) or Phase.UITVOERING,
        regime=asking.chosen(Step.REGIME, Regime) or Regime.HUIDIG_RECHT,
        on=asking.on,
        purpose=asking.chosen(Step.DOEL, Purpose),
        basis=asking.chosen(Step.GRONDSLAG, Basis),
        nature=asking.nature,
        direction=direction,
        known_at=asking.chosen(Step.BEKEND_BIJ, Party) if category is Category.BEKENDHEID else None,
        source_hat=asking.chosen(Step.BRON_PET, Hat) if giving else None,
        source_party=asking.chosen(Step.BRON, Party) if giving else None,
        facts=_facts(asking),
        periods=_periods(asking),
        points=_points(asking),
    )
    return tuple(replace(asked, capacity=one, age=band) for one, band in product(capacities, ages))


def _facts(asking: Asking) -> dict[Fact, Answer]:
    facts = {subject: answer for subject, answer in asking.answers.items() if isinstance(subject, Fact)}
    listed = next((subject for subject in asking.answers if isinstance(subject, ListPoint)), None)
    return {LISTED: all_hold(listed.among, _points(asking)), **facts} if listed else facts


def _points(asking: Asking) -> dict[str, Answer]:
    return {subject.id: answer for subject, answer in asking.answers.items() if isinstance(subject, ListPoint)}


def _periods(asking: Asking) -> dict[Mandate, Period]:
    """A title that runs runs on the day itself; one that does not ended the day before."""
    days = {Answer.JA: asking.on, Answer.NEE: asking.on - timedelta(days=1)}
    said = {subject: answer for subject, answer in asking.answers.items() if isinstance(subject, Mandate)}
    return {one: Period(start=days[answer], end=days[answer]) for one, answer in said.items() if answer in days}


def _settled(asking: Asking, rules: RuleSet) -> bool:
    """Whether it is refused whatever is chosen and answered further.

    What nobody can supply (acute danger, a court's measure) counts as present here unless it was denied: a matrix cell
    may pass it over, a person on the phone may not.
    """
    questions = completions(asking)
    return bool(questions) and all(
        possible(_with_luck(one, rules), rules).effect is Effect.WEIGEREN for one in questions
    )


def _plainest(question: Question, rules: RuleSet) -> Verdict:
    """Return the refusal that needs the fewest words, over what is still open: the reason behind all the others.

    What nobody was asked yet does not count as failing.
    """
    pairs = (replace(question, purpose=purpose, basis=basis) for purpose, basis in open_pairs(question, rules))
    verdicts = [decide_at_best(one, rules) for one in pairs]
    return replace(min(verdicts, key=_refusals), missing=())


def _refusals(verdict: Verdict) -> int:
    return sum(rule.effect is Effect.WEIGEREN for rule in verdict.rules)


def _with_luck(question: Question, rules: RuleSet) -> Question:
    needs = (need for held in rules.needs.values() for need, _guard in held if not need.fillable)
    facts, periods = dict(question.facts), dict(question.periods)
    today = Period(start=question.on, end=question.on)
    for need in needs:
        if need.fact is not None and question.fact(need.fact) is Answer.ONBEKEND:
            facts[need.fact] = Answer.JA
        if need.mandate is not None:
            periods.setdefault(need.mandate, today)
    return replace(question, facts=facts, periods=periods)


def _matters(asking: Asking, step: Step, rules: RuleSet) -> bool:
    """Whether ``step`` can still turn the answer; where a datum came from and how old somebody is often cannot."""
    if step is Step.BEKEND_BIJ:
        return asking.chosen(Step.GEGEVEN, Category) is Category.BEKENDHEID
    if step not in _LATE or not whole(asking):
        return step not in _LATE
    if step is Step.LEEFTIJD:
        return _differs(completions(asking), rules)
    if asking.chosen(Step.RICHTING, Direction) is Direction.OPVRAGEN:
        return False
    ways: Iterable[StrEnum | None] = (None, *KINDS[step])
    return _differs((completions(asking.with_choice(step, value))[0] for value in ways), rules)


def _differs(questions: Iterable[Question], rules: RuleSet) -> bool:
    return len({decide(one, rules) for one in questions}) > 1


def _subjects(need: Need, rules: RuleSet) -> Iterable[tuple[Subject, str, str]]:
    """Ask first whether the need is there at all, then the need itself, then whether an exception stands in for it."""
    told = (need.sentence, need.remedy)
    yield from ((fact, *told) for fact, answer in need.waived_by if answer is Answer.NEE)
    subject = need.fact or need.mandate
    if subject is LISTED and rules.points:
        for point in rules.files.points:
            yield ListPoint(point.id, point.sentence, rules.points), point.sentence, point.remedy
    elif subject is not None:
        yield subject, *told
    yield from ((fact, *told) for fact, answer in need.waived_by if answer is not Answer.NEE)
