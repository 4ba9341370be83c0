"""One case conference: date, place, invitees with their hats, agenda, attendance and what was decided.

What is said in it stays with its item; actions and agreements that come of it are parts of the plan that name the
meeting (:class:`wams_tui.casework.plan.parts.PlanPart`).
"""

from datetime import date, time
from enum import StrEnum

from wams_tui.casework.codes import Basis, Category, Purpose
from wams_tui.casework.model import Model
from wams_tui.casework.plan.parts import Erased

ERASED_TITLE = "(gewist)"
"""What stands where a title stood that was erased."""


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

    ``absent`` are the ids of invitees who are not in the room for it; everybody else who attends is. ``parts`` are
    the parts of the plan that came of it.
    """

    id: str
    title: str
    presenter: str = ""
    about: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    categories: tuple[Category, ...] = (Category.HULPVRAAG_PLAN,)
    absent: tuple[str, ...] = ()
    decisions: tuple[MeetingDecision, ...] = ()
    parts: tuple[str, ...] = ()


class Attendance(Model):
    """Whether an invitee came: a participant or a person of the household; why not, where they did not."""

    who: str
    came: bool
    reason: str = ""


class Meeting(Model):
    """One conference. ``invited`` are ids of participants, ``family`` of persons of the household.

    ``sequence`` counts the invitations sent, for the calendars that got one (RFC 5545 §3.8.7.4). The client is
    normally there: ``without_family`` says why not, where nobody of the household is invited (law §3.1 row 5).
    ``purpose`` and ``basis`` are chosen once, by a person, for what is said in it; nothing is chosen beforehand.
    """

    id: str
    on: date
    starts_at: time
    ends_at: time
    place: str = ""
    invited: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    without_family: str = ""
    purpose: Purpose | None = None
    basis: Basis | None = None
    agenda: tuple[AgendaItem, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    state: MeetingState = MeetingState.IN_VOORBEREIDING
    sequence: int = 0
    erased: tuple[Erased, ...] = ()
    """What was erased of it because the law asks it (AVG 17); the ids are the keys of :mod:`.erasing`."""
    made_on: date
    by: str

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to be held."""
        return self.state in (MeetingState.IN_VOORBEREIDING, MeetingState.UITGENODIGD)

    @property
    def listeners(self) -> tuple[str, ...]:
        """Everybody who can be in the room, participants first, by id."""
        return (*self.invited, *self.family)

    def item(self, item_id: str) -> AgendaItem:
        """Return one agenda item.

        Raises:
            KeyError: the agenda has no such item.
        """
        found = next((one for one in self.agenda if one.id == item_id), None)
        if found is None:
            raise KeyError(item_id)
        return found

    def stayed_away(self, who: str) -> bool:
        """Whether it is on record that somebody did not come."""
        return any(one.who == who and not one.came for one in self.attendance)

    def in_room(self, item: AgendaItem) -> tuple[str, ...]:
        """Who is in the room for an item: who is invited and did not stay away, less those who are out for it."""
        return tuple(one for one in self.listeners if one not in item.absent and not self.stayed_away(one))

    def heard_by(self, who: str) -> tuple[AgendaItem, ...]:
        """Return the items somebody was in the room for; none where they were never seen there."""
        return tuple(one for one in self.agenda if who in self.in_room(one))
