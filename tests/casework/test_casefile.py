"""What a whole case says of itself."""

from datetime import timedelta

from tests.desk.builders import TODAY, household
from wams_tui.casework.requests.request import RequestState


def test_the_answer_to_a_waiting_request_is_a_term_like_any_other() -> None:
    due = household().next_due()

    assert due is not None
    assert due.what == "Verzoek van Woonstee"
    assert due.due_on == TODAY + timedelta(days=2)
    assert household().head().next_due_on == due.due_on


def test_once_it_is_answered_the_next_term_counts() -> None:
    file = household()
    settled = tuple(request.model_copy(update={"state": RequestState.BESLIST}) for request in file.requests)

    due = file.model_copy(update={"requests": settled}).next_due()

    assert due is not None
    assert due.what == "Evaluatie"
