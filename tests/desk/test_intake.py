"""Taking in: only the report is kept until the question is clear, and no case begins further on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desk.builders import TODAY, household
from wams_tui.casework.case import Case, Closing, Decision, Told
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Category, Domain, Initiative, Phase
from wams_tui.casework.course.gates import Thresholds
from wams_tui.casework.course.intake import Boundary, BoundaryTest, Problem, Support
from wams_tui.casework.course.phases import refuse_beginning, refuse_other_ways
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.period import Period
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.course.intake import Door, Intake, begins_in, take_in
from wams_tui.desk.course.steps import go_on
from wams_tui.desk.desk import Desk

NO = Door(Answer.NEE)
REPORT = Intake(kind=Initiative.MELDPUNT, on=TODAY, surname="Berg", words="De gordijnen blijven dicht.", sender="buur")
QUESTION = Intake(
    kind=Initiative.CLIENT, on=TODAY, surname="Berg", help_question="Ik wil rust.", danger=NO, veilig_thuis=NO,
    compulsion=NO, support=Support.AANVAARD,
)  # fmt: skip
REQUEST = replace(
    QUESTION, kind=Initiative.PROFESSIONAL, sender="wijkteam", words="Help hem.", persisting="Drie jaar.",
    recurring="Vijf keer.",
)  # fmt: skip
EDITED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


def test_a_report_is_kept_as_a_report_with_nothing_else(desk: Desk) -> None:
    file = open_case(desk, take_in(desk, REPORT)).file

    assert (file.case.phase, file.case.initiative) == (Phase.MELDING, Initiative.MELDPUNT)
    assert (file.items, file.participants, len(file.persons)) == ((), (), 1)
    (report,) = file.texts
    assert (report.text, report.tagged, report.source.description) == (REPORT.words, False, "buur")
    assert {test.boundary for test in file.case.boundary_tests} == set(Boundary)
    assert file.case.supporter_offers == ()


def test_a_question_begins_as_one_with_the_clients_own_words(desk: Desk) -> None:
    case = open_case(desk, take_in(desk, QUESTION)).file.case

    assert (case.phase, case.help_question) == (Phase.AANMELDING_CLIENT, "Ik wil rust.")
    assert [offer.outcome for offer in case.supporter_offers] == [Support.AANVAARD]


@pytest.mark.parametrize(
    ("intake", "phase"),
    [
        (REQUEST, Phase.VERZOEK_PROFESSIONAL),
        (replace(REQUEST, recurring=""), Phase.MELDING),
        (replace(REQUEST, persisting=" "), Phase.MELDING),
        (replace(QUESTION, help_question="", words="Iets."), Phase.MELDING),
        (replace(QUESTION, danger=Door()), Phase.MELDING),
        (replace(QUESTION, veilig_thuis=Door(Answer.JA)), Phase.MELDING),
        (replace(QUESTION, veilig_thuis=Door(Answer.JA, "Veilig Thuis gebeld.")), Phase.AANMELDING_CLIENT),
    ],
)
def test_what_is_not_clear_or_not_acted_on_stays_a_report(intake: Intake, phase: Phase) -> None:
    assert begins_in(intake) is phase


@pytest.mark.parametrize(
    "intake", [replace(REPORT, surname=" "), replace(REPORT, words=""), replace(REPORT, on=TODAY + timedelta(days=1))]
)
def test_a_case_needs_somebody_something_and_a_day(desk: Desk, intake: Intake) -> None:
    before = desk.session.heads()
    with pytest.raises(Misused):
        take_in(desk, intake)
    assert desk.session.heads() == before


def test_a_report_does_not_grow_into_a_file_before_it_is_assessed(desk: Desk) -> None:
    opened = open_case(desk, take_in(desk, REPORT))
    other = household()
    for more in (other.items[0], other.participants[0]):
        with pytest.raises(Refused, match="alleen de melding"):
            save(desk, opened, [more], EDITED)
    identity = other.items[0].model_copy(update={"category": Category.IDENTITEIT, "person": opened.file.persons[0].id})
    save(desk, opened, [identity], EDITED)


def began(**case: object) -> CaseFile:
    file = household()
    whole: dict[str, object] = {"history": (Decision(phase=Phase.MELDING, on=TODAY, by="ik", reason="Zo."),)}
    changed = file.case.model_copy(update={"phase": Phase.MELDING, **whole, **case})
    return file.model_copy(update={"case": changed, "items": (), "participants": ()})


def test_no_case_begins_further_on_or_with_more_than_a_report() -> None:
    refuse_beginning(began(), Thresholds())
    for other in (
        began(phase=Phase.ONDERZOEK),
        began(phase=Phase.UITVOERING),
        began(phase=Phase.AANMELDING_CLIENT),
        began(phase=Phase.VERZOEK_PROFESSIONAL),
        began(history=()),
        began().model_copy(update={"items": household().items}),
        began().model_copy(update={"persons": ()}),
    ):
        with pytest.raises(Refused):
            refuse_beginning(other, Thresholds())


EDITS: list[Callable[[Case], dict[str, object]]] = [
    lambda _case: {"initiative": Initiative.PROFESSIONAL},
    lambda _case: {"decision_period": Period(start=TODAY - timedelta(days=90), end=TODAY + timedelta(days=900))},
    lambda _case: {"decision_period": None},
    lambda _case: {"coordinator": "een ander"},
    lambda case: {"history": (*case.history, *case.history[:1])},
]


@pytest.mark.parametrize("edit", EDITS)
def test_editing_is_no_way_round_the_course(
    desk: Desk, opened: OpenCase, edit: Callable[[Case], dict[str, object]]
) -> None:
    case = opened.file.case.model_copy(update=edit(opened.file.case))
    if case == opened.file.case:
        case = case.model_copy(update={"phase": Phase.PLAN})
    with pytest.raises(Refused):
        save(desk, opened, [case], EDITED)


def test_from_report_to_investigation_the_initiative_and_the_decision_follow_the_steps(desk: Desk) -> None:
    opened = open_case(desk, take_in(desk, replace(QUESTION, help_question="", words="Een vraag.")))
    person = opened.file.persons[0].id
    step = Decision(
        phase=Phase.TRIAGE, on=TODAY, by="ik", reason="Niet acuut.", told=(Told(person=person, on=TODAY, how="bel"),)
    )
    opened = go_on(desk, opened, step)
    edited = opened.file.case.model_copy(
        update={
            "coherence": "Het een door het ander.",
            "problems": (Problem(domain=Domain.JEUGD, what="x"), Problem(domain=Domain.WONEN, what="y")),
            "persisting_facts": "Ja.",
            "recurring_facts": "Ja.",
            "controller": "College",
        }
    )
    opened = save(desk, opened, [edited], EDITED)[0]
    opened = go_on(desk, opened, step.model_copy(update={"phase": Phase.VERZOEK_PROFESSIONAL}))
    assert opened.file.case.initiative is Initiative.PROFESSIONAL
    opened = go_on(
        desk, opened, step.model_copy(update={"phase": Phase.ONDERZOEK, "until": TODAY + timedelta(days=42)})
    )
    until = TODAY + timedelta(days=365)
    opened = go_on(desk, opened, step.model_copy(update={"phase": Phase.BESLUIT_AANPAK, "until": until}))
    assert opened.file.case.decision_period == Period(start=TODAY, end=until)
    gone = step.model_copy(update={"phase": Phase.AFGESLOTEN, "closing": Closing.RESULTAAT_BEREIKT})
    opened = go_on(desk, opened, gone)
    assert opened.file.case.decision_period == Period(start=TODAY, end=TODAY)


def test_after_a_re_opening_the_doors_are_asked_and_the_supporter_offered_again(opened: OpenCase) -> None:
    def at(day: int, phase: Phase, **more: object) -> Decision:
        return Decision(phase=phase, on=TODAY - timedelta(days=day), by="ik", reason="Zo.").model_copy(update=more)

    history = (
        at(60, Phase.AANMELDING_CLIENT), at(40, Phase.AFGESLOTEN), at(20, Phase.TRIAGE), at(10, Phase.AANMELDING_CLIENT)
    )  # fmt: skip
    old = tuple(
        BoundaryTest(boundary=one, outcome=Answer.NEE, on=TODAY - timedelta(days=50), by="ik") for one in Boundary
    )
    case = opened.file.case.model_copy(
        update={
            "phase": Phase.AANMELDING_CLIENT, "history": history, "boundary_tests": old, "help_question": "Rust.",
            "decision_period": None,
        }
    )  # fmt: skip
    before = opened.file.model_copy(update={"case": case})
    step = at(0, Phase.ONDERZOEK, until=TODAY + timedelta(days=7), told=(Told(person="tenant", on=TODAY, how="x"),))
    after = case.model_copy(update={"phase": Phase.ONDERZOEK, "history": (*history, step)})
    with pytest.raises(Refused) as refused:
        refuse_other_ways(before, before.model_copy(update={"case": after}), TODAY, Thresholds())
    assert refused.value.params == {"count": 4}
