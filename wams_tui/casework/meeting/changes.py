"""What is done to a case conference, each as a change of its record.

A change is small and knows what it is about, so that one that came too late can be done again on what a colleague
stored meanwhile: two who type in the same conference keep what both typed.
"""

from collections.abc import Callable, Iterable

from wams_tui.casework.codes import Basis, Purpose
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.meeting.meeting import AgendaItem, Attendance, Meeting, MeetingDecision, MeetingState
from wams_tui.casework.words import N_

Change = Callable[[Meeting], Meeting]
"""The conference as it is after it; raises :class:`Refused` or :class:`Misused` where it cannot be done any more."""


def refuse_cancelled(meeting: Meeting) -> None:
    """Go on only with a conference that takes place.

    Raises:
        Refused: it was cancelled.
    """
    if meeting.state is MeetingState.AFGELAST:
        raise Refused(N_("Dit overleg is afgelast; er verandert niets meer aan."), N_("Bereid een nieuw overleg voor."))


def with_item(item: AgendaItem) -> Change:
    """Put an item at the end of the agenda, or in the place of the one with its id; what was decided stays."""

    def change(meeting: Meeting) -> Meeting:
        refuse_cancelled(meeting)
        if not item.title.strip():
            raise Misused(N_("Het agendapunt heeft geen titel."), N_("Schrijf in een paar woorden waar het om gaat."))
        if all(one.id != item.id for one in meeting.agenda):
            return meeting.model_copy(update={"agenda": (*meeting.agenda, item)})
        kept = meeting.item(item.id)
        anew = item.model_copy(update={"absent": kept.absent, "decisions": kept.decisions, "parts": kept.parts})
        return _put(meeting, anew)

    return change


def without_item(item: str) -> Change:
    """Take an item off the agenda.

    The change raises :class:`Refused` where something was decided under it: what was said is not taken back by that.
    """

    def change(meeting: Meeting) -> Meeting:
        refuse_cancelled(meeting)
        if meeting.item(item).decisions or meeting.item(item).parts:
            raise Refused(
                N_("Onder dit agendapunt staan besluiten; het blijft staan."),
                N_("Gaat een besluit niet door, schrijf dat dan als nieuw besluit op."),
            )
        return meeting.model_copy(update={"agenda": tuple(one for one in meeting.agenda if one.id != item)})

    return change


def moved(item: str, step: int) -> Change:
    """Move an item so many places down the agenda, or up; at an end it stays there."""

    def change(meeting: Meeting) -> Meeting:
        refuse_cancelled(meeting)
        order = [one.id for one in meeting.agenda]
        place = order.index(meeting.item(item).id)
        there = max(0, min(place + step, len(order) - 1))
        order.insert(there, order.pop(place))
        return meeting.model_copy(update={"agenda": tuple(meeting.item(one) for one in order)})

    return change


def in_or_out(items: Iterable[str], who: str, *, inside: bool) -> Change:
    """Let somebody be in the room for these items, or out of it."""
    wanted = frozenset(items)

    def change(meeting: Meeting) -> Meeting:
        refuse_cancelled(meeting)
        for one in meeting.agenda:
            if one.id in wanted:
                others = tuple(absent for absent in one.absent if absent != who)
                meeting = _put(meeting, one.model_copy(update={"absent": others if inside else (*others, who)}))
        return meeting

    return change


def decided(item: str, decision: MeetingDecision) -> Change:
    """Put down what was decided under an item; it is added to, and never rewritten."""

    def change(meeting: Meeting) -> Meeting:
        refuse_not_begun(meeting)
        under = meeting.item(item)
        if any(one.id == decision.id for one in under.decisions):
            return meeting
        return _put(meeting, under.model_copy(update={"decisions": (*under.decisions, decision)}))

    return change


def brought(item: str, part: str) -> Change:
    """Say which part of the plan came of an item."""

    def change(meeting: Meeting) -> Meeting:
        under = meeting.item(item)
        if part in under.parts:
            return meeting
        return _put(meeting, under.model_copy(update={"parts": (*under.parts, part)}))

    return change


def joined(who: str, *, of_family: bool) -> Change:
    """Let somebody in who was not invited: they are there from now on, and were out for what was spoken of before."""

    def change(meeting: Meeting) -> Meeting:
        refuse_cancelled(meeting)
        if who in meeting.listeners:
            return meeting
        place = "family" if of_family else "invited"
        return meeting.model_copy(update={place: (*getattr(meeting, place), who)})

    return change


def cancelled(meeting: Meeting) -> Meeting:
    """Call it off.

    Raises:
        Refused: it was held already.
    """
    if meeting.state is MeetingState.GEHOUDEN:
        raise Refused(N_("Dit overleg is al gehouden."), N_("Wat er is besloten, blijft staan."))
    sent = meeting.sequence + 1 if meeting.sequence else 0
    return meeting.model_copy(update={"state": MeetingState.AFGELAST, "sequence": sent})


def invited_anew(meeting: Meeting) -> Meeting:
    """Count one invitation more; a calendar that got an earlier one takes this for the newer."""
    refuse_cancelled(meeting)
    state = MeetingState.UITGENODIGD if meeting.state is MeetingState.IN_VOORBEREIDING else meeting.state
    return meeting.model_copy(update={"sequence": meeting.sequence + 1, "state": state})


def under_terms(purpose: Purpose, basis: Basis) -> Change:
    """Let the conference be held for this purpose, on this basis."""

    def change(meeting: Meeting) -> Meeting:
        refuse_cancelled(meeting)
        return meeting.model_copy(update={"purpose": purpose, "basis": basis})

    return change


def attended(who: Iterable[Attendance]) -> Change:
    """Begin the conference with who came; of who is not among them nothing changes."""
    newest = {one.who: one for one in who}

    def change(meeting: Meeting) -> Meeting:
        refuse_cancelled(meeting)
        known = {one.who: one for one in meeting.attendance}
        together = tuple((known | newest).values())
        return meeting.model_copy(update={"attendance": together, "state": MeetingState.GEHOUDEN})

    return change


def refuse_not_begun(meeting: Meeting) -> None:
    """Go on only with a conference that is being held, or was.

    Raises:
        Refused: it was cancelled, or nobody said yet who is there.
    """
    refuse_cancelled(meeting)
    if meeting.state is not MeetingState.GEHOUDEN:
        raise Refused(
            N_("Het overleg is nog niet begonnen: wie er is, staat er nog niet bij."),
            N_("Leg eerst vast wie er is."),
        )


def _put(meeting: Meeting, item: AgendaItem) -> Meeting:
    return meeting.model_copy(update={"agenda": tuple(item if one.id == item.id else one for one in meeting.agenda)})
