"""Taking a case on from the desk: the step is stored, and there is no other way to another phase."""

from datetime import timedelta

import pytest

from tests.desk.builders import TODAY
from wams_tui.casework.case import Decision, Told
from wams_tui.casework.codes import Initiative, Phase
from wams_tui.casework.course.gates import Gate
from wams_tui.casework.course.phases import shortfalls
from wams_tui.casework.errors import Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.course.steps import go_on, ways
from wams_tui.desk.course.thresholds import thresholds
from wams_tui.desk.desk import Desk
from wams_tui.law.ruleset import RuleSet

EDITED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
REASON = Decision(
    phase=Phase.EVALUATIE, on=TODAY, by="Coördinator", reason="De afspraken zijn gehaald.",
    told=(Told(person="tenant", on=TODAY, how="gesprek"),),
)  # fmt: skip


def test_a_step_is_stored_with_who_decided_and_the_log_tells(desk: Desk, opened: OpenCase) -> None:
    go_on(desk, opened, REASON)

    again = open_case(desk, opened.id).file.case
    assert (again.phase, again.history[-1]) == (Phase.EVALUATIE, REASON)
    told = [line.event for line in desk.session.audit_lines() if line.event]
    step = next(event for event in told if event.action is AuditAction.FASE_GEWIJZIGD)
    assert step.details == {"van": "uitvoering", "naar": "evaluatie"}


def test_the_open_ways_say_what_each_still_lacks(desk: Desk, opened: OpenCase) -> None:
    found = {way.phase: {lack.gate for lack in way.lacks} for way in ways(desk, opened, REASON)}

    assert found[Phase.EVALUATIE] == set()
    assert found[Phase.AFGESLOTEN] == {Gate.BESLUIT}
    assert Phase.ONDERZOEK not in found


def test_a_step_without_a_reason_stores_nothing(desk: Desk, opened: OpenCase) -> None:
    with pytest.raises(Refused, match="waarom"):
        go_on(desk, opened, REASON.model_copy(update={"reason": ""}))

    assert open_case(desk, opened.id).file == opened.file


@pytest.mark.parametrize("edit", [{"phase": Phase.BEWAREN}, {"coherence": ""}, {"review_on": None}, {"controller": ""}])
def test_saving_is_no_way_round_a_guard(desk: Desk, opened: OpenCase, edit: dict[str, object]) -> None:
    with pytest.raises(Refused):
        save(desk, opened, [opened.file.case.model_copy(update=edit)], EDITED)

    assert open_case(desk, opened.id).file == opened.file


def test_another_change_is_saved_as_before(desk: Desk, opened: OpenCase) -> None:
    later = opened.file.case.model_copy(update={"review_on": TODAY + timedelta(days=30)})

    assert save(desk, opened, [later], EDITED)[0].file.case.review_on == TODAY + timedelta(days=30)


def test_the_numbers_come_from_the_rule_set(rules: RuleSet) -> None:
    found = thresholds(rules)

    assert (found.domains, found.social) == (2, 1)
    assert (found.investigation_weeks, found.refusal_months) == (None, None)


def test_every_source_a_guard_names_is_in_the_rule_set(opened: OpenCase, rules: RuleSet) -> None:
    bare = opened.file.case.model_copy(
        update={"coherence": "", "problems": (), "controller": "", "decision_period": None, "review_on": None}
    )
    nobody_told = Decision(phase=Phase.MELDING, on=TODAY + timedelta(days=1), by="")
    named = {
        lack.source
        for initiative in Initiative
        for phase in Phase
        for lack in shortfalls(
            opened.file.model_copy(update={"case": bare.model_copy(update={"initiative": initiative})}),
            nobody_told.model_copy(update={"phase": phase}),
            TODAY,
            thresholds(rules),
        )
    }

    assert {"wams-client", "wams-verzoek", "wams-aanpak", "wmo-1.1.1", "wmo-2.3.2", "avg-14"} <= named
    assert named <= set(rules.files.sources)
