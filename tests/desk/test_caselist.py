"""Filtering and sorting one's own cases."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.desk.builders import household
from wams_tui.casework.codes import Phase
from wams_tui.casework.finding.searching import entry
from wams_tui.casework.head import CaseHead
from wams_tui.desk.caselist import CaseLine, OwnCases, SortBy, ordered, waiting_request
from wams_tui.desk.cases import create_case
from wams_tui.desk.desk import Desk

DAY = date(2026, 11, 21)


def line(number: int, title: str, phase: Phase = Phase.PLAN, due: date | None = None) -> CaseLine:
    head = CaseHead(
        case=str(number), code=f"W-{number}", title=title, phase=phase, persons=1, participants=1, next_due_on=due
    )
    return CaseLine(head, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number), entry(head.case, []))


def test_what_is_due_first_stands_first_and_what_has_no_term_last() -> None:
    lines = [line(1, "a"), line(2, "b", due=DAY), line(3, "c", due=DAY - timedelta(days=1))]

    assert [one.head.code for one in ordered(lines, SortBy.TERMIJN)] == ["W-3", "W-2", "W-1"]


@given(st.lists(st.sampled_from(Phase), max_size=12), st.sampled_from(SortBy))
def test_sorting_loses_no_case(phases: list[Phase], by: SortBy) -> None:
    lines = [line(number, "x", phase) for number, phase in enumerate(phases)]

    assert sorted(one.head.code for one in ordered(lines, by)) == sorted(one.head.code for one in lines)


def test_the_request_that_is_due_first_is_found(desk: Desk) -> None:
    assert waiting_request(desk) == ("case-1", "ask")


def test_what_is_typed_is_found_in_name_code_phase_and_people_and_equals_stand_in_the_order_of_the_list(
    desk: Desk,
) -> None:
    own = OwnCases(desk)
    own.read_all()

    for typed in ("visser", "W-2026-0005", "uitvoering", "verzoek woonstee", "de graaf", "999.99.67.08", "vissre"):
        assert [line.head.case for line in own.ranked(typed, SortBy.NAAM)] == ["case-1"], typed
    assert own.ranked("  ", SortBy.NAAM) == own.lines
    assert own.ranked("bakker", SortBy.NAAM) == []


def test_a_list_that_a_case_was_added_to_by_another_window_is_read_anew(desk: Desk) -> None:
    own = OwnCases(desk)
    own.read_all()
    assert not own.renew()
    second = household()
    create_case(desk, second.model_copy(update={"case": second.case.model_copy(update={"id": "case-2"})}))

    assert own.renew()
    assert {line.head.case for line in own.lines} == {"case-1", "case-2"}
    assert {line.head.case for line in own.found("visser")} == {"case-1", "case-2"}
