"""What does not fit together in a plan is told, each thing once; who does what, and amounts as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.test_plan import action, goal
from tests.desk.builders import TODAY, household
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Domain
from wams_tui.casework.course.agenda import DISCREET, DueKind, dues_of
from wams_tui.casework.household.persons import Joining, Participation
from wams_tui.casework.plan.amounts import NoAmountError, amount_text, parse_amount
from wams_tui.casework.plan.owners import does, owners
from wams_tui.casework.plan.parts import Action, ActionKind, ActionState, Goal
from wams_tui.casework.plan.tensions import TensionKind, tensions

SOON = TODAY + timedelta(days=7)
AFTER_REVIEW = TODAY + timedelta(days=90)
STATES = [state for state in ActionState if state is not ActionState.GEDAAN]


def plan(*parts: Goal | Action) -> CaseFile:
    file = household()
    return CaseFile.gather([*file.entities(), *parts])


def kinds(file: CaseFile, part: str, day: date = TODAY) -> set[TensionKind]:
    return {one.kind for one in tensions(file, day) if part in (one.part, one.other)}


def test_a_plan_in_which_everything_fits_says_nothing() -> None:
    file = plan(goal("g"), action("a", "g", owner="corporation", by_when=SOON))

    assert tensions(file, TODAY) == ()


def test_what_nobody_does_and_what_comes_too_late_is_told() -> None:
    file = plan(
        goal("g"),
        goal("leeg"),
        action("a", "g"),
        action("laat", "g", owner="ggz", by_when=TODAY - timedelta(days=1)),
        action("later", "g", owner="ggz", by_when=AFTER_REVIEW),
        action("afspraak", "g", kind=ActionKind.AFSPRAAK),
    )

    assert kinds(file, "a") == {TensionKind.NIEMAND}
    assert kinds(file, "laat") == {TensionKind.TE_LAAT}
    assert kinds(file, "later") == {TensionKind.NA_EVALUATIE}
    assert kinds(file, "afspraak") == {TensionKind.ZONDER_EINDE}
    assert kinds(file, "leeg") == {TensionKind.ZONDER_ACTIE}


def test_an_owner_who_left_or_says_no_is_told() -> None:
    file = plan(action("a", owner="ggz"), action("b", owner="ex"), action("c", owner="daughter"))
    away = [
        one.model_copy(update={"ended_on": TODAY}) if one.id == "ggz" else one for one in file.participants
    ]  # fmt: skip
    no = Participation(joining=Joining.DOET_NIET_MEE)
    people = [
        one.model_copy(update={"participation": no} if one.id == "ex" else {"moved_out_on": TODAY})
        for one in file.persons
    ]
    file = file.model_copy(update={"participants": tuple(away), "persons": tuple(people)})

    assert [kinds(file, id) for id in "abc"] == [
        {TensionKind.EIGENAAR_WEG},
        {TensionKind.EIGENAAR_ZEGT_NEE},
        {TensionKind.EIGENAAR_WEG},
    ]


WORK = {"what": "Tien keer solliciteren per maand", "law": Domain.PARTICIPATIE, "owner": "corporation"}
HOME = {"what": "Overdag thuis zijn voor de kinderen", "law": Domain.JEUGD, "owner": "ggz"}


def test_the_duty_to_work_against_staying_home_is_asked_about_once() -> None:
    file = plan(action("werk", **WORK), action("thuis", **HOME))
    found = [one for one in tensions(file, TODAY) if one.pair is not None]

    assert [(one.kind, {one.part, one.other}) for one in found] == [(TensionKind.PAAR, {"werk", "thuis"})]
    assert found[0].pair is not None
    assert found[0].pair.asks.endswith("?")


def test_a_duty_that_rests_for_a_while_asks_nobody_to_work() -> None:
    rests = action("rust", "", **WORK | {"kind": ActionKind.NIET_HANDHAVEN, "by_when": SOON})

    assert not any(one.pair for one in tensions(plan(rests, action("thuis", **HOME)), TODAY))


def test_a_duty_that_is_not_enforced_for_now_answers_the_question_until_its_last_day() -> None:
    rests = action("rust", owner="corporation", law=Domain.PARTICIPATIE, kind=ActionKind.NIET_HANDHAVEN, by_when=SOON)
    file = plan(action("werk", **WORK), action("thuis", **HOME), rests)

    assert TensionKind.PAAR not in kinds(file, "werk")
    assert TensionKind.PAAR in kinds(file, "werk", SOON + timedelta(days=1))
    # That a debt rests says nothing of the work.
    other = rests.model_copy(update={"law": Domain.SCHULDHULP})
    assert TensionKind.PAAR in kinds(plan(action("werk", **WORK), action("thuis", **HOME), other), "werk")


def test_two_actions_about_different_people_do_not_meet() -> None:
    file = plan(action("werk", **WORK, persons=("tenant",)), action("thuis", **HOME, persons=("ex",)))

    assert not any(one.pair for one in tensions(file, TODAY))


def test_collecting_a_debt_that_is_left_to_rest_is_asked_about() -> None:
    rests = action("rust", owner="corporation", kind=ActionKind.NIET_HANDHAVEN, by_when=SOON)
    file = plan(rests, action("innen", owner="recovery", what="De boete invorderen"))

    assert TensionKind.PAAR in kinds(file, "rust")


def test_what_somebody_says_works_against_another_is_told_until_one_is_over() -> None:
    one, other = action("a", owner="ggz", against=("b",)), action("b", owner="ggz")
    over = other.model_copy(update={"state": ActionState.VERVALLEN})

    assert kinds(plan(one, other), "b") == {TensionKind.GEZEGD}
    assert kinds(plan(one, over), "a") == set()


@given(
    st.lists(st.tuples(st.sampled_from(["", "ggz", "ex", "weg"]), st.sampled_from(STATES), st.integers(-3, 90))),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))),
)
def test_every_tension_names_open_parts_that_are_there_and_comes_once(
    made: list[tuple[str, ActionState, int]], against: list[tuple[int, int]]
) -> None:
    actions = [
        action(
            str(number),
            "g",
            owner=owner,
            state=state,
            by_when=TODAY + timedelta(days=days),
            against=tuple(str(other) for one, other in against if one == number),
        )
        for number, (owner, state, days) in enumerate(made)
    ]
    file = plan(goal("g"), *actions)
    found = tensions(file, TODAY)
    busy = {one.id for one in actions if one.is_open} | {"g"}

    assert {one.part for one in found} | {one.other for one in found if one.other} <= busy
    assert len({(one.kind, frozenset((one.part, one.other))) for one in found}) == len(found)
    assert (TensionKind.ZONDER_ACTIE in {one.kind for one in found}) is (busy == {"g"})


def test_what_a_participant_does_follows_from_the_plan() -> None:
    file = plan(action("a", owner="corporation", what="Regeling treffen"))
    done = action("a", owner="corporation", state=ActionState.GEDAAN, done_on=TODAY)

    assert does(file, file.participant("corporation")) == "Regeling treffen"
    assert does(plan(done), file.participant("corporation")) == "De huurschuld in termijnen laten betalen."


def test_who_can_take_an_action_is_the_household_and_who_takes_part() -> None:
    assert owners(household(), TODAY) == ("tenant", "daughter", "ex", "ggz", "recovery", "corporation")


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("250", 25000),
        ("€ 1.250,00", 125000),
        ("75,-", 7500),
        ("1250.5", 125050),
        ("€12,3", 1230),
        ("1 000 euro", 100000),
    ],
)
def test_amounts_are_read_as_people_type_them(typed: str, cents: int) -> None:
    assert parse_amount(typed) == cents


@pytest.mark.parametrize("typed", ["", "veel", "-5", "1,234", "12,5,0"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(NoAmountError):
        parse_amount(typed)


@given(st.integers(0, 99_999_999))
def test_an_amount_reads_back_as_it_is_written(cents: int) -> None:
    assert parse_amount(amount_text(cents)) == cents


def test_days_of_actions_are_told_once_a_day_and_of_health_without_words() -> None:
    plain = action("a", owner="ggz", by_when=SOON, what="Bellen", nth=1)
    second = action("b", owner="ggz", by_when=SOON, what="Schrijven", nth=2)
    health = action("c", by_when=AFTER_REVIEW, what="Naar de psychiater", categories=("hulpvraag-plan", "gezondheid"))
    told = [one for one in dues_of(plan(plain, second, health)) if one.kind is DueKind.ACTIE]

    assert [(one.what, one.who, dict(one.params)["more"]) for one in told] == [
        ("Bellen", "GGZ Demodorp", "1"),
        (DISCREET, "", "0"),
    ]
