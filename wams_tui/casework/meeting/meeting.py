"""One case conference: date, place, invitees with their hats, agenda, attendance and what was decided.

What is said in it stays with its item; actions and agreements that come of it are parts of the plan that name the
meeting (:class:`wams_tui.casework.plan.parts.PlanPart`).
"""

from datetime import date, time
from enum import StrEnum

from wams_tui.casework.codes import Category
from wams_tui.casework.model import Model


class MeetingState(StrEnum):
    """How far it is."""

    IN_VOORBEREIDING = "in-voorbereiding"
    UITGENODIGD = "uitgenodigd"
    GEHOUDEN = "gehouden"
    AFGELAST = "afgelast"


class MeetingDecision(Model):
    """Something decided under an agenda item; ``persons`` and ``categories`` say of whom and of what it speaks."""

    id: str
    what: str
    persons: tuple[str, ...] = ()
    categories: tuple[Category, ...] = (Category.HULPVRAAG_PLAN,)
    by: str


class AgendaItem(Model):
    """One item. ``about`` are ids of parts of the plan; ``persons`` and ``categories`` what is spoken of.

    ``absent`` are the ids of invitees who are not in the room for it; everybody else who attends is.
    """

    id: str
    title: str
    presenter: str = ""
    about: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    categories: tuple[Category, ...] = (Category.HULPVRAAG_PLAN,)
    absent: tuple[str, ...] = ()
    decisions: tuple[MeetingDecision, ...] = ()


class Attendance(Model):
    """Whether an invitee came: a participant or a person of the household; why not, where they did not."""

    who: str
    came: bool
    reason: str = ""


class Meeting(Model):
    """One conference. ``invited`` are ids of participants, ``family`` of persons of the household.

    ``sequence`` counts the invitations sent, for the calendars that got one (RFC 5545 §3.8.7.4). The client is
    normally there: ``without_family`` says why not, where nobody of the household is invited (law §3.1 row 5).
    """

    id: str
    on: date
    starts_at: time
    ends_at: time
    place: str = ""
    invited: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    without_family: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    state: MeetingState = MeetingState.IN_VOORBEREIDING
    sequence: int = 0
    made_on: date
    by: str
