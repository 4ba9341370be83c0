"""Where a line of *Vandaag* leads: to the screen on which it is done."""

from datetime import date
from typing import Any

from screens.frame import Frame
from screens.seat import Seat
from wams_tui.casework.course.agenda import Due, DueKind

_REVIEW = "evaluatie"
"""The term of the day on which the plan is to be evaluated."""


def screens_of(due: Due, seat: Seat, today: date) -> list[Frame[Any]]:
    """Return the screens to open for what is due, from the bottom up; the case itself where there is no better."""
    found = _of_the_family(due, seat, today) or _of_others(due, seat)
    if found is not None:
        return [found]
    from screens.case import CaseScreen
    from screens.timeline.screen import TimelineScreen

    if due.kind is DueKind.GEWIJZIGD:
        return [CaseScreen(seat), TimelineScreen(seat, only_news=True)]
    return [CaseScreen(seat)]


def _of_the_family(due: Due, seat: Seat, today: date) -> Frame[Any] | None:
    """What the plan and the conferences ask, and what a home visit left to choose."""
    from screens.meeting.screen import MeetingScreen
    from screens.plan.evaluate import EvaluateScreen
    from screens.plan.screen import PlanScreen
    from screens.travel.clashes import ClashesScreen

    if due.kind is DueKind.OVERLEG:
        return MeetingScreen(seat, due.ref)
    if due.kind is DueKind.ACTIE:
        return PlanScreen(seat).arrive_at({"op": f"actie:{due.ref}"})
    if due.kind is DueKind.BOTSING:
        return ClashesScreen(seat)
    # Before its day one looks at the case.
    review = due.kind is DueKind.TERMIJN and due.ref == _REVIEW
    return EvaluateScreen(seat) if review and due.due_on is not None and due.due_on <= today else None


def _of_others(due: Due, seat: Seat) -> Frame[Any] | None:
    """What somebody else waits for."""
    from screens.access.screen import AccessScreen
    from screens.asking.places import request_page
    from screens.ledger.notices import NoticeForm
    from screens.urgent.look_back import LookBackForm

    if due.kind in (DueKind.VERZOEK, DueKind.NAVRAGEN):
        return request_page(seat, due.ref)
    if due.kind is DueKind.TERUGBLIK:
        return LookBackForm(seat, due.ref)
    if due.kind is DueKind.KENNISGEVING:
        return NoticeForm(seat, due.ref)
    return AccessScreen(seat) if due.kind is DueKind.AANBOD else None
