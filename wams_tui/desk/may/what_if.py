"""*Wat als*: which single change would turn the answer of a *Mag dit?* question."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from wams_tui.casework.codes import Answer, Category, Direction
from wams_tui.desk.may.asking import CIRCUMSTANCES, KINDS, NOBODYS, Asking, Step, Subject, completions, whole
from wams_tui.law.decide import effect
from wams_tui.law.plan import Need
from wams_tui.law.possible import possible
from wams_tui.law.question import Question
from wams_tui.law.resolve import plan_for
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect


class Turn(StrEnum):
    """What a change does to the answer."""

    MILDER = "milder"
    KAN_MILDER = "kan-milder"
    """Not by itself, but it could once what it asks is answered."""
    STRENGER = "strenger"
    GELIJK = "gelijk"


@dataclass(frozen=True, slots=True)
class Toggle:
    """One input with another value, and what the law says then with everything else as it is.

    ``effect`` counts what is not known as not met. ``best`` is what it could still come to: equal to ``effect``, or
    milder, and then never a permission.
    """

    input: Step | Subject
    value: StrEnum | None
    effect: Effect
    best: Effect
    turn: Turn


def what_if(asking: Asking, rules: RuleSet) -> tuple[Toggle, ...]:
    """Return every single change of what was chosen and answered; those that turn the answer first, mildest first.

    Empty before party, hat and kind of data are chosen. A fact is there only where the rules ask it here.
    """
    if not completions(asking):
        return ()
    now, best = _effects(asking, rules)
    found = []
    for changed, value in _changes(asking, rules):
        then, at_best = _effects(turned(asking, changed, value), rules)
        found.append(Toggle(changed, value, then, at_best, _turn(now, best, then, at_best)))
    order = tuple(Turn)
    return tuple(sorted(found, key=lambda one: (order.index(one.turn), one.effect.rank, one.best.rank)))


def turned(asking: Asking, changed: Step | Subject, value: StrEnum | None) -> Asking:
    """Return the question with one input changed and everything else as it is.

    Raises:
        ValueError: when ``value`` is no answer to it.
    """
    if isinstance(changed, Step):
        return replace(asking, choices={**asking.choices, changed: value})
    if not isinstance(value, Answer):
        raise ValueError(f"{value!r} is no answer to {changed}")
    return asking.with_answer(changed, value)


def _effects(asking: Asking, rules: RuleSet) -> tuple[Effect, Effect]:
    """Return the effect now and at best; over persons left open, the strictest now and the mildest at best."""
    questions = completions(asking)
    best = min((possible(one, rules).effect for one in questions), key=lambda found: found.rank)
    if not whole(asking):
        return best, best
    now = max((effect(one, rules) for one in questions), key=lambda found: found.rank)
    return now, min(now, best, key=lambda found: found.rank)


def _turn(now: Effect, best: Effect, then: Effect, at_best: Effect) -> Turn:
    if then.rank != now.rank:
        return Turn.MILDER if then.rank < now.rank else Turn.STRENGER
    return Turn.KAN_MILDER if at_best.rank < best.rank else Turn.GELIJK


def _changes(asking: Asking, rules: RuleSet) -> Iterator[tuple[Step | Subject, StrEnum | None]]:
    for step in Step:
        if _can_change(asking, step):
            values: tuple[StrEnum | None, ...] = (*([None] if step in NOBODYS else []), *KINDS[step])
            yield from ((step, value) for value in values if value is not asking.choices.get(step))
    if whole(asking):
        for subject in _subjects(completions(asking), rules):
            said = asking.answers.get(subject, Answer.ONBEKEND)
            yield from ((subject, answer) for answer in Answer if answer is not said)


def _can_change(asking: Asking, step: Step) -> bool:
    if step is Step.BEKEND_BIJ:
        return asking.chosen(Step.GEGEVEN, Category) is Category.BEKENDHEID and step in asking.choices
    if step in NOBODYS:
        return whole(asking) and asking.chosen(Step.RICHTING, Direction) is not Direction.OPVRAGEN
    if step is Step.LEEFTIJD:
        return whole(asking)
    return step in asking.choices or step in CIRCUMSTANCES


def _subjects(questions: tuple[Question, ...], rules: RuleSet) -> tuple[Subject, ...]:
    needs = [need for question in questions for need in plan_for(question, rules).needs]
    return tuple(dict.fromkeys(subject for need in needs for subject in _turns_on(need)))


def _turns_on(need: Need) -> Iterator[Subject]:
    yield from (fact for fact, _answer in (*need.waived_by, *need.only_when))
    subject = need.fact or need.mandate
    if subject is not None:
        yield subject
