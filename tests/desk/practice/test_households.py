"""The households of a practice vault: whose they are not, and that they come back the same."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Phase, Regime
from wams_tui.casework.household.bsn import passes_elfproef
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.plan.parts import PLAN_RECORD
from wams_tui.casework.records import decode, encode, kind_of
from wams_tui.desk.practice import households

TODAY = date(2026, 11, 21)
SOME = list(households(7, 120, TODAY, "eva"))


def test_the_same_seed_gives_the_same_households() -> None:
    again = list(households(7, 120, TODAY, "eva"))

    assert again == SOME


def test_another_seed_gives_other_households() -> None:
    other = list(households(8, 120, TODAY, "eva"))

    assert not {case.case.id for case in other} & {case.case.id for case in SOME}
    assert [case.case.title for case in other[14:]] != [case.case.title for case in SOME[14:]]


def test_fewer_households_are_the_first_of_more() -> None:
    few = list(households(7, 20, TODAY, "eva"))

    assert few == SOME[:20]


def test_every_bsn_is_of_the_test_range_passes_the_elfproef_and_is_handed_out_once() -> None:
    numbers = [person.bsn for case in SOME for person in case.persons if person.bsn is not None]

    assert len(numbers) > 200
    assert all(number.startswith("9999") and passes_elfproef(number) for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_every_record_survives_being_written_and_read() -> None:
    for case in SOME:
        for entity in case.entities():
            assert decode(kind_of(entity), encode(entity)) == entity


def test_every_id_is_used_once() -> None:
    ids = Counter(
        entity.id
        for case in SOME
        for entity in (*case.entities(), *case.case.measures)
        if hasattr(entity, "id") and entity.id != PLAN_RECORD
    )

    assert max(ids.values()) == 1


def test_every_case_code_is_used_once_and_names_nobody() -> None:
    codes = [case.case.code for case in SOME]

    assert len(set(codes)) == len(codes)
    for case in SOME:
        assert not any(person.surname in case.case.code for person in case.persons)


def test_every_reference_inside_a_household_leads_to_somebody_in_it() -> None:
    for case in SOME:
        persons = {person.id for person in case.persons}
        participants = {participant.id for participant in case.participants}

        assert {item.person for item in case.items} <= persons
        assert {item.source.participant for item in case.items} - {None} <= participants
        assert {person for text in case.texts for person in text.persons} <= persons
        assert {request.participant for request in case.requests} <= participants
        assert {line.person for request in case.requests for line in request.lines} <= persons
        assert {measure.person for measure in case.case.measures} <= persons
        assert {measure.participant for measure in case.case.measures} <= participants
        assert {custody.holder for person in case.persons for custody in person.custody} <= persons | participants


def test_every_child_under_eighteen_has_somebody_with_custody() -> None:
    children = [person for case in SOME for person in case.persons if person.role is PersonRole.KIND]

    assert len(children) > 50
    assert all(child.custody for child in children)


def test_nothing_of_the_past_lies_in_the_future() -> None:
    for case in SOME:
        assert case.case.opened_on <= TODAY
        assert all(step.on <= TODAY for step in case.case.history)
        assert all(item.obtained_on <= TODAY for item in case.items)
        assert all(person.birth_date is None or person.birth_date < TODAY for person in case.persons)


def test_a_datum_is_never_confirmed_before_it_was_obtained() -> None:
    confirmed = [item for case in SOME for item in case.items if item.confirmed_on is not None]

    assert confirmed
    assert all(item.confirmed_on is not None and item.confirmed_on >= item.obtained_on for item in confirmed)


def test_a_report_that_is_not_assessed_holds_the_report_and_no_more() -> None:
    reports = [case for case in SOME if case.case.phase in (Phase.MELDING, Phase.TRIAGE)]

    assert len(reports) > 3
    for report in reports:
        assert {item.category.value for item in report.items} == {"identiteit"}
        assert [text.title for text in report.texts] == ["Melding"]
        assert report.case.decision_period is None


def test_the_course_of_a_case_ends_where_the_case_stands() -> None:
    for case in SOME:
        steps = case.case.history

        assert steps[-1].phase is case.case.phase
        assert list(steps) == sorted(steps, key=lambda step: step.on)
        assert case.case.opened_on == steps[0].on


def test_households_differ_in_size_phase_and_open_work() -> None:
    assert {len(case.persons) for case in SOME} >= {1, 2, 3, 4, 5}
    assert {len(case.participants) for case in SOME} >= {2, 4, 6, 8}
    assert len({case.case.phase for case in SOME}) >= 6
    assert 10 < sum(1 for case in SOME if case.open_requests()) < 100


def test_all_practice_households_live_under_the_bill() -> None:
    assert {case.case.regime for case in SOME} == {Regime.WAMS_WETSVOORSTEL}
    assert {case.case.coordinator for case in SOME} == {"eva"}


def test_when_the_test_range_is_used_up_people_have_no_bsn_rather_than_anothers() -> None:
    many = households(1, 3700, TODAY, "eva")

    numbers = [person.bsn for case in many for person in case.persons]

    given_out = [number for number in numbers if number is not None]
    assert None in numbers[-50:]
    assert len(set(given_out)) == len(given_out) > 9000


@pytest.mark.parametrize("count", [0, 1, 14])
def test_as_many_households_come_as_were_asked_for(count: int) -> None:
    assert len(list(households(3, count, TODAY, "eva"))) == count


@given(seed=st.integers(min_value=0), today=st.dates(date(2020, 1, 1), date(2060, 12, 31)))
@settings(max_examples=15, deadline=None)
def test_every_seed_and_every_day_give_whole_households(seed: int, today: date) -> None:
    drawn = list(households(seed, 30, today, "eva"))

    assert all(case.persons and case.participants for case in drawn)
    assert min(due(case) for case in drawn if case.open_requests()) == due(drawn[0])
    assert [case.case.title for case in drawn if case.open_requests() and due(case) == due(drawn[0])] == [
        drawn[0].case.title
    ]


def due(case: CaseFile) -> date:
    first = case.open_requests()[0].due_on
    assert first is not None
    return first
