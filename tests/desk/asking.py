"""Questions without a case for the tests: a landlord's, and any a person could come to by answering."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from hypothesis import strategies as st

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
    Purpose,
    VaultNature,
)
from wams_tui.desk.may.asking import (
    CIRCUMSTANCES,
    KINDS,
    NOBODYS,
    ORDER,
    Asking,
    Standing,
    Step,
    Subject,
    begin,
    next_point,
    next_step,
    standing,
)
from wams_tui.desk.may.choices import options
from wams_tui.law.ruleset import load_rules

TODAY = date(2026, 11, 23)
RULES = load_rules()
SUBJECTS: tuple[Subject, ...] = (*Fact, *Mandate)

LANDLORD: Mapping[Step, StrEnum | None] = {
    Step.RICHTING: Direction.VERSTREKKEN,
    Step.PARTIJ: Party.WONINGCORPORATIE,
    Step.PET: Hat.VERHUUR,
    Step.GEGEVEN: Category.SCHULDEN_INKOMEN,
    Step.HOEDANIGHEID: Capacity.CLIENT,
    Step.DOEL: Purpose.EIGEN_ACTIE,
    Step.GRONDSLAG: Basis.WAMS_GECOORDINEERDE_AANPAK,
}


def asking(choices: Mapping[Step, StrEnum | None], **others: StrEnum | None) -> Asking:
    """A question with these choices, made one after the other in the order in which they are asked."""
    wanted = dict(choices) | {Step[name]: value for name, value in others.items()}
    found = begin(VaultNature.OEFENKLUIS, TODAY)
    for step in (*CIRCUMSTANCES, *ORDER):
        if step in wanted:
            found = found.with_choice(step, wanted[step])
    return found


def up_to(step: Step, **others: StrEnum | None) -> Asking:
    """The landlord's question, asked no further than ``step``."""
    return asking({one: LANDLORD[one] for one in ORDER[: ORDER.index(step) + 1] if one in LANDLORD}, **others)


def firm(asked: Asking) -> Standing:
    found = standing(asked, RULES)
    assert found is not None
    return found


def asked_of(question: Asking, answer: Answer = Answer.JA) -> list[Subject]:
    """Everything that is still asked when every answer is the same; sources are the person's own file."""
    found: list[Subject] = []
    while (step := next_step(question, RULES)) is not None:
        question = question.with_choice(step, None if step in NOBODYS else next(iter(KINDS[step])))
    while (point := next_point(question, RULES)) is not None:
        found.append(point.subject)
        question = question.with_answer(point.subject, answer)
    return found


def values_of(step: Step) -> tuple[StrEnum | None, ...]:
    return (*([None] if step in NOBODYS else []), *KINDS[step])


@st.composite
def beginnings(draw: st.DrawFn) -> Asking:
    """A question in some state of making, as its steps lead to it."""
    found = begin(draw(st.sampled_from(VaultNature)), TODAY)
    for step in CIRCUMSTANCES:
        found = found.with_choice(step, draw(st.sampled_from(values_of(step))))
    for _ in range(draw(st.integers(0, len(ORDER)))):
        upcoming = next_step(found, RULES)
        if upcoming is None:
            break
        found = found.with_choice(upcoming, draw(st.sampled_from(values_of(upcoming))))
    return found


@st.composite
def likely(draw: st.DrawFn) -> Asking:
    """A whole question that is not refused out of hand: usable purposes and bases, and some answers."""
    found = begin(VaultNature.OEFENKLUIS, TODAY)
    while (step := next_step(found, RULES)) is not None:
        ways = [one.value for one in options(found, step, RULES) if not one.obstacle]
        found = found.with_choice(step, draw(st.sampled_from(ways or list(values_of(step)))))
    while (point := next_point(found, RULES)) is not None:
        found = found.with_answer(point.subject, draw(st.sampled_from([Answer.JA, Answer.JA, *Answer])))
    return found


@st.composite
def everything_after(draw: st.DrawFn, asked: Asking) -> Asking:
    """The same question with every open step chosen and any facts answered."""
    choices = dict(asked.choices)
    for step in ORDER:
        if step not in choices:
            choices[step] = draw(st.sampled_from(values_of(step)))
    answers = draw(st.dictionaries(st.sampled_from(SUBJECTS), st.sampled_from(Answer)))
    return Asking(asked.nature, asked.on, choices, answers)
