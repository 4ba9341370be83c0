"""Filtering and sorting one's own cases."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wams_tui.casework.codes import Phase
from wams_tui.casework.head import CaseHead
from wams_tui.desk.caselist import CaseLine, SortBy, fold, matching, ordered, waiting_request
from wams_tui.desk.desk import Desk

DAY = date(2026, 11, 21)


def line(number: int, title: str, phase: Phase = Phase.PLAN, due: date | None = None) -> CaseLine:
    head = CaseHead(
        case=str(number), code=f"W-{number}", title=title, phase=phase, persons=1, participants=1, next_due_on=due
    )
    return CaseLine(head, datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number), fold(f"{head.code} {title}"))


def test_accents_and_word_order_do_not_matter_when_filtering() -> None:
    lines = [line(1, "Gezin Müller-Kılıç"), line(2, "Familie De Graaf")]

    assert matching(lines, "muller gezin") == lines[:1]
    assert matching(lines, "  ") == lines
    assert matching(lines, "graaf W-2") == lines[1:]


def test_what_is_due_first_stands_first_and_what_has_no_term_last() -> None:
    lines = [line(1, "a"), line(2, "b", due=DAY), line(3, "c", due=DAY - timedelta(days=1))]

    assert [one.head.code for one in ordered(lines, SortBy.TERMIJN)] == ["W-3", "W-2", "W-1"]


@given(st.lists(st.sampled_from(Phase), max_size=12), st.sampled_from(SortBy))
def test_sorting_loses_no_case(phases: list[Phase], by: SortBy) -> None:
    lines = [line(number, "x", phase) for number, phase in enumerate(phases)]

    assert sorted(one.head.code for one in ordered(lines, by)) == sorted(one.head.code for one in lines)


def test_the_request_that_is_due_first_is_found(desk: Desk) -> None:
    assert waiting_request(desk) == ("case-1", "ask")
