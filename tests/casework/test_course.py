"""The course of a case: no phase without what the law asks before it, and no other way to get there."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.house.tree import ROOT
from wams_tui.casework.case import Case, Closing, Decision, Told
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Domain, Initiative, Phase, Regime
from wams_tui.casework.course.gates import Gate, Thresholds, lasting
from wams_tui.casework.course.intake import Boundary, BoundaryTest, Problem, SupporterOffer
from wams_tui.casework.course.phases import (
    FIRST,
    NEXT,
    days_under_investigation,
    drawing,
    open_ways,
    refuse_other_ways,
    shortfalls,
    take,
)
from wams_tui.casework.errors import Refused
from wams_tui.casework.household.persons import Joining, Participation, Person, PersonRole
from wams_tui.casework.period import Period

DAY = date(2026, 11, 2)
NUMBERS = Thresholds(investigation_weeks=6)
EVERY_TEST = tuple(BoundaryTest(boundary=one, outcome=Answer.NEE, on=DAY, by="toegang") for one in Boundary)
PROBLEMS = (
    Problem(domain=Domain.SCHULDHULP, what="Schulden"),
    Problem(domain=Domain.WONEN, what="Dreigende ontruiming"),
)


def case_file(
    phase: Phase = Phase.AANMELDING_CLIENT, initiative: Initiative = Initiative.CLIENT, **case: Any
) -> CaseFile:
    """Return a case in which everything is there that its guards ask for."""
    whole: dict[str, Any] = {
        "coherence": "Het een houdt het ander in stand.",
        "persisting_facts": "Al drie jaar.",
        "recurring_facts": "Drie keer teruggevallen.",
        "problems": PROBLEMS,
        "help_question": "Ik wil rust.",
        "boundary_tests": EVERY_TEST,
        "supporter_offers": (SupporterOffer(person="ouder", on=DAY, by="toegang"),),
        "decision_period": Period(start=DAY),
        "review_on": DAY + timedelta(days=90),
        "history": (Decision(phase=phase, on=DAY, by="toegang", reason="Zo begon het."),),
    }
    return CaseFile(
        case=Case(
            id="c", code="W-1", title="Huishouden", phase=phase, initiative=initiative, regime=Regime.HUIDIG_RECHT,
            opened_on=DAY, coordinator="Coördinator", controller="College", contact="loket", **{**whole, **case},
        ),
        persons=(
            Person(id="ouder", given_names="Ouder", surname="Voorbeeld", role=PersonRole.HOOFDPERSOON),
            Person(id="kind", given_names="Kind", surname="Voorbeeld", role=PersonRole.KIND),
        ),
    )  # fmt: skip


def step(phase: Phase, **more: Any) -> Decision:
    """Return a step that lacks nothing."""
    whole: dict[str, Any] = {
        "on": DAY + timedelta(days=1),
        "by": "college",
        "reason": "Nodig.",
        "until": DAY + timedelta(days=30),
        "closing": Closing.RESULTAAT_BEREIKT if phase is Phase.AFGESLOTEN else None,
        "new_facts": "Er is een nieuwe schuld.",
        "told": (Told(person="ouder", on=DAY, how="gesprek"),),
    }
    return Decision(phase=phase, **{**whole, **more})


def lacks(file: CaseFile, wanted: Decision, numbers: Thresholds = NUMBERS) -> set[Gate]:
    return {lack.gate for lack in shortfalls(file, wanted, DAY + timedelta(days=400), numbers)}


INVESTIGATE = step(Phase.ONDERZOEK)


def test_a_whole_case_goes_from_question_to_closure_and_may_be_kept() -> None:
    file = case_file()
    for number, phase in enumerate(
        (Phase.ONDERZOEK, Phase.BESLUIT_AANPAK, Phase.PLAN, Phase.UITVOERING, Phase.EVALUATIE, Phase.AFGESLOTEN,
         Phase.BEWAREN),
        start=1,
    ):  # fmt: skip
        day = DAY + timedelta(days=number)
        file = file.model_copy(update={"case": take(file, step(phase, on=day), day, NUMBERS)})
        assert file.case.phase is phase
    assert len(file.case.history) == 8


@pytest.mark.parametrize(
    ("missing", "gate"),
    [
        ({"coherence": ""}, Gate.SAMENHANG),
        ({"problems": PROBLEMS[:1]}, Gate.SAMENHANG),
        ({"problems": (PROBLEMS[1], Problem(domain=Domain.ZORG, what="Pijn"))}, Gate.SAMENHANG),
        ({"help_question": ""}, Gate.HULPVRAAG),
        ({"supporter_offers": ()}, Gate.ONDERSTEUNING),
        ({"supporter_offers": (SupporterOffer(person="kind", on=DAY, by="x"),)}, Gate.ONDERSTEUNING),
        ({"supporter_offers": (SupporterOffer(person="ouder", on=DAY + timedelta(9), by="x"),)}, Gate.ONDERSTEUNING),
        ({"boundary_tests": EVERY_TEST[:2]}, Gate.GRENZEN),
    ],
)
def test_each_thing_an_investigation_needs_is_missed_on_its_own(missing: dict[str, Any], gate: Gate) -> None:
    assert lacks(case_file(), INVESTIGATE) == set()
    assert lacks(case_file(**missing), INVESTIGATE) == {gate}


@pytest.mark.parametrize(
    ("missing", "gate"),
    [
        ({"by": ""}, Gate.BESLUIT),
        ({"reason": ""}, Gate.BESLUIT),
        ({"told": ()}, Gate.BESLUIT),
        ({"until": None}, Gate.GEEN_MONITORING),
        ({"until": DAY}, Gate.GEEN_MONITORING),
        ({"until": DAY + timedelta(weeks=7)}, Gate.GEEN_MONITORING),
        ({"on": DAY - timedelta(days=1), "until": DAY}, Gate.BESLUIT),
        ({"on": DAY + timedelta(days=500), "until": DAY + timedelta(days=510)}, Gate.BESLUIT),
    ],
)
def test_each_thing_a_decision_needs_is_missed_on_its_own(missing: dict[str, Any], gate: Gate) -> None:
    assert gate in lacks(case_file(), step(Phase.ONDERZOEK, **missing))


def test_a_client_who_is_not_told_has_a_reason_on_record() -> None:
    assert lacks(case_file(), step(Phase.ONDERZOEK, told=(), untold_reason="Gevaar voor het kind.")) == set()


def test_every_missing_thing_is_told_and_not_the_first_alone() -> None:
    bare = case_file(coherence="", problems=(), help_question="", boundary_tests=(), supporter_offers=())

    assert lacks(bare, INVESTIGATE) == {Gate.SAMENHANG, Gate.HULPVRAAG, Gate.GRENZEN, Gate.ONDERSTEUNING}


@pytest.mark.parametrize("fact", ["persisting_facts", "recurring_facts"])
def test_a_professional_needs_persisting_and_recurring_both(fact: str) -> None:
    file = case_file(Phase.TRIAGE, Initiative.PROFESSIONAL, **{fact: ""})

    assert lacks(file, step(Phase.VERZOEK_PROFESSIONAL)) == {Gate.VOORTDUREND_EN_TERUGKEREND}


def test_a_boundary_test_that_gave_yes_waits_until_something_was_done() -> None:
    alarm = BoundaryTest(boundary=Boundary.ACUUT_GEVAAR, outcome=Answer.JA, on=DAY, by="toegang")
    handled = alarm.model_copy(update={"done": "112 gebeld."})

    assert lacks(case_file(boundary_tests=(*EVERY_TEST[1:], alarm)), INVESTIGATE) == {Gate.GRENZEN}
    assert lacks(case_file(boundary_tests=(*EVERY_TEST[1:], handled)), INVESTIGATE) == set()


def refused(file: CaseFile) -> CaseFile:
    """The child's parent declined to take part, a month ago."""
    period = Period(start=DAY - timedelta(days=60), end=DAY - timedelta(days=30))
    parent = file.persons[0].model_copy(
        update={"participation": Participation(joining=Joining.INGETROKKEN, period=period)}
    )
    return file.model_copy(update={"persons": (parent, *file.persons[1:])})


def test_after_a_refusal_a_professional_needs_a_second_person_and_a_motivation() -> None:
    file = refused(case_file(Phase.TRIAGE, Initiative.PROFESSIONAL))
    wanted = step(Phase.VERZOEK_PROFESSIONAL)

    assert lacks(file, wanted) == {Gate.GEEN_DRUKMIDDEL}
    assert lacks(file, step(Phase.VERZOEK_PROFESSIONAL, second="college", no_pressure="Nee.")) == {Gate.GEEN_DRUKMIDDEL}
    assert lacks(file, step(Phase.VERZOEK_PROFESSIONAL, second="teamleider", no_pressure="Nee.")) == set()
    assert lacks(file, wanted, Thresholds(refusal_months=1)) == set()
    assert lacks(file, wanted, Thresholds(refusal_months=2)) == {Gate.GEEN_DRUKMIDDEL}


def test_who_asked_for_help_and_withdrew_is_not_gone_on_with() -> None:
    assert lacks(refused(case_file()), INVESTIGATE) == {Gate.VRIJWILLIG}
    assert Phase.AFGESLOTEN in open_ways(refused(case_file()))


def test_a_closed_case_opens_again_only_with_new_facts() -> None:
    closed = case_file(Phase.AFGESLOTEN)

    assert lacks(closed, step(Phase.TRIAGE, new_facts="")) == {Gate.GEEN_MONITORING}
    assert lacks(closed, step(Phase.TRIAGE)) == set()


def test_closing_needs_a_reason_and_regular_help_is_one_step_away() -> None:
    file = case_file()

    assert lacks(file, step(Phase.AFGESLOTEN, closing=None)) == {Gate.BESLUIT}
    assert lacks(file, step(Phase.AFGESLOTEN, closing=Closing.GEEN_MEERVOUDIGE_PROBLEMATIEK)) == set()


def test_no_approach_without_an_investigation_nor_without_a_running_decision() -> None:
    decided = case_file(Phase.ONDERZOEK, history=())
    lapsed = case_file(Phase.BESLUIT_AANPAK, decision_period=Period(start=DAY, end=DAY))

    assert lacks(decided, step(Phase.BESLUIT_AANPAK)) == {Gate.BESLUIT}
    assert lacks(lapsed, step(Phase.PLAN)) == {Gate.BESLUIT}


def test_a_passed_review_lets_a_case_be_evaluated_or_closed_and_nothing_else() -> None:
    late = case_file(Phase.UITVOERING, review_on=DAY)

    assert lacks(late, step(Phase.PLAN)) == {Gate.EVALUATIE}
    assert lacks(late, step(Phase.EVALUATIE)) == set()
    assert lacks(late, step(Phase.AFGESLOTEN)) == set()


@given(st.sampled_from(Phase), st.sampled_from(Phase))
def test_only_the_drawn_ways_are_open(start: Phase, end: Phase) -> None:
    assert (Gate.VOLGORDE in lacks(case_file(start), step(end))) == (end not in NEXT[start])


@given(st.lists(st.tuples(st.sampled_from(Phase), st.booleans()), max_size=12), st.sampled_from(Initiative))
def test_no_walk_reaches_an_approach_past_its_guards(walk: list[tuple[Phase, bool]], initiative: Initiative) -> None:
    file = case_file(Phase.MELDING, initiative)
    day = DAY
    for phase, whole in walk:
        day += timedelta(days=1)
        kept = file if whole else file.model_copy(update={"case": file.case.model_copy(update={"coherence": ""})})
        try:
            moved = take(kept, step(phase, on=day, until=day + timedelta(days=20)), day, NUMBERS)
        except Refused:
            continue
        file = file.model_copy(update={"case": moved})
    seen = [one.phase for one in file.case.history]
    assert seen[0] in FIRST
    assert all(after in NEXT[before] for before, after in pairwise(seen))
    if file.case.phase in {Phase.PLAN, Phase.UITVOERING}:
        assert Phase.ONDERZOEK in seen
        assert not list(lasting(file, NUMBERS))


def changed(file: CaseFile, **case: Any) -> CaseFile:
    return file.model_copy(update={"case": file.case.model_copy(update=case)})


def test_editing_neither_moves_a_case_nor_takes_away_what_its_phase_rests_on() -> None:
    file = case_file(Phase.UITVOERING)
    today = DAY + timedelta(days=2)
    refuse_other_ways(file, changed(file, title="Anders"), today, NUMBERS)
    lawful = take(file, step(Phase.EVALUATIE), today, NUMBERS)
    refuse_other_ways(file, file.model_copy(update={"case": lawful}), today, NUMBERS)
    for other in (
        changed(file, phase=Phase.PLAN),
        changed(file, phase=Phase.BEWAREN),
        changed(file, coherence=""),
        changed(file, problems=PROBLEMS[:1]),
        changed(file, review_on=None),
        changed(file, controller=""),
        changed(file, history=()),
        changed(file, history=(file.case.history[0].model_copy(update={"reason": "Anders."}),)),
        changed(file, history=(*file.case.history, step(Phase.EVALUATIE))),
        changed(file, phase=Phase.EVALUATIE, history=(*file.case.history, step(Phase.EVALUATIE, by=""))),
        changed(file, phase=Phase.BEWAREN, history=(*file.case.history, step(Phase.BEWAREN))),
        file.model_copy(update={"persons": ()}),
    ):
        with pytest.raises(Refused):
            refuse_other_ways(file, other, today, NUMBERS)


def test_a_case_that_was_short_before_can_still_be_mended_bit_by_bit() -> None:
    short = case_file(Phase.UITVOERING, coherence="", problems=())

    refuse_other_ways(short, changed(short, coherence="Nu wel."), DAY, NUMBERS)


def test_days_under_investigation_count_once_and_per_person() -> None:
    history = (
        step(Phase.AANMELDING_CLIENT, on=DAY),
        step(Phase.ONDERZOEK, on=DAY),
        step(Phase.AFGESLOTEN, on=DAY + timedelta(days=9)),
        step(Phase.TRIAGE, on=DAY + timedelta(days=20)),
        step(Phase.ONDERZOEK, on=DAY + timedelta(days=30)),
    )
    file = case_file(Phase.ONDERZOEK, history=history)
    joined = Participation(joining=Joining.DOET_MEE, period=Period(start=DAY + timedelta(days=5)))
    child = file.persons[1].model_copy(update={"participation": joined})
    file = file.model_copy(update={"persons": (file.persons[0], child)})

    assert days_under_investigation(file, "ouder", DAY + timedelta(days=34)) == 10 + 5
    assert days_under_investigation(file, "kind", DAY + timedelta(days=34)) == 5 + 5
    assert days_under_investigation(file, "ouder", DAY - timedelta(days=1)) == 0


def test_the_diagram_in_the_docs_is_the_one_the_code_draws() -> None:
    page = Path(ROOT / "docs" / "course.md").read_text(encoding="utf-8")

    assert f"```mermaid\n{drawing()}```" in page
