"""The terms of a case as the rules of this vault and its municipality set them, and what of it is due first."""

from wams_tui.casework.case import Deadline, DeadlineKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.course.agenda import CLOSED, dangers_of, meetings_of, on_day
from wams_tui.casework.head import CaseHead
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.law.terms import Term, terms_of

MEETING = N_("Casusoverleg")


def terms(desk: Desk, file: CaseFile) -> tuple[Term, ...]:
    """Return every term that follows from the rules and from what is on record, by day; those not set yet last."""
    return terms_of(file, desk.rules, desk.today())


def next_due(desk: Desk, file: CaseFile) -> Deadline | None:
    """Return the first thing due: what was noted in the case, the answer to a request, or a term of the rules."""
    today = desk.today()
    dangers = (
        Deadline(what=one.what.replace("{who}", one.who), due_on=one.due_on, kind=DeadlineKind.EIGEN)
        for one in on_day(dangers_of(file), today)
        if one.due_on is not None
    )
    return file.next_due((*_due(desk, file), *dangers))


def head_of(desk: Desk, file: CaseFile) -> CaseHead:
    """Return the line this case makes in the case list today, the terms of the rules among its days."""
    return file.head(_due(desk, file))


def _due(desk: Desk, file: CaseFile) -> tuple[Deadline, ...]:
    of_rules = (due for term in terms(desk, file) if (due := term.deadline()) is not None)
    held = (
        Deadline(what=MEETING, due_on=one.due_on, kind=DeadlineKind.EIGEN)
        for one in meetings_of(file)
        if one.due_on is not None and file.case.phase not in CLOSED
    )
    return (*of_rules, *held)
