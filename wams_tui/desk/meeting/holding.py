"""Holding a conference: who is there and in the room, and what is decided and agreed, typed while it is said."""

from collections.abc import Iterable, Mapping
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.meeting.changes import (
    attended,
    brought,
    cancelled,
    decided,
    in_or_out,
    joined,
    refuse_not_begun,
)
from wams_tui.casework.meeting.meeting import Attendance, Meeting, MeetingDecision
from wams_tui.casework.model import new_id
from wams_tui.casework.plan.parts import WordsKind
from wams_tui.casework.words import MIN_WORDS, N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.freetext import given_names_in
from wams_tui.desk.meeting.changing import change
from wams_tui.desk.meeting.preparing import kinds_spoken_of
from wams_tui.desk.plan.drafting import Tags, add_action, served_by
from wams_tui.desk.plan.saying import say


def begin(desk: Desk, opened: OpenCase, meeting: str, came: Iterable[str], why_not: Mapping[str, str]) -> OpenCase:
    """Record who is there, and so begin; who of those invited is not among them stayed away.

    Args:
        desk: Whose desk it is.
        opened: The case.
        meeting: Which conference.
        came: Ids of who is there.
        why_not: Why somebody is not, by id; with an empty id, why nobody of the household is.

    Raises:
        Misused: nobody of the household is there, and not why; or nobody is there at all.
        Refused: its day is still to come, or it was cancelled.
    """
    about = opened.file.meeting(meeting)
    here = frozenset(came)
    if about.on > desk.today():
        raise Refused(
            N_("Dit overleg is pas op {day}."),
            N_("Is het eerder, verander dan eerst de dag."),
            day=f"{about.on:%d-%m-%Y}",
        )
    if not here & frozenset(about.listeners):
        raise Misused(N_("Er staat niet bij wie er is."), N_("Kies wie er is, of gelast het overleg af."))
    reason = why_not.get("", "").strip()
    if not here & frozenset(about.family) and not about.without_family and len(reason) < MIN_WORDS:
        raise Misused(
            N_("Van het huishouden is er niemand. Er staat niet bij waarom: schrijf een zin."),
            N_("Schrijf waarom de cliënt er niet bij is."),
        )
    found = [
        Attendance(
            who=who,
            came=who in here,
            reason="" if who in here else why_not.get(who, reason if who in about.family else "").strip(),
        )
        for who in about.listeners
    ]
    details = {"aanwezig": str(sum(one.came for one in found)), "uitgenodigd": str(len(found))}
    return change(desk, opened, meeting, attended(found), AuditAction.OVERLEG_GEHOUDEN, details)


def let_in(desk: Desk, opened: OpenCase, meeting: str, item: str, who: str, *, inside: bool) -> OpenCase:
    """Let somebody be in the room for one item, or out of it.

    Raises:
        KeyError: there is no such item.
        Refused: the conference was cancelled.
    """
    opened.file.meeting(meeting).item(item)
    return change(desk, opened, meeting, in_or_out([item], who, inside=inside), details={"punt": item})


def come_or_go(desk: Desk, opened: OpenCase, meeting: str, item: str, who: str, *, inside: bool) -> OpenCase:
    """Let somebody come in, or leave, in the middle of it: for this item and every one after it.

    Raises:
        KeyError: there is no such item.
        Refused: the conference was cancelled.
    """
    order = [one.id for one in opened.file.meeting(meeting).agenda]
    later = order[order.index(opened.file.meeting(meeting).item(item).id) :]
    return change(desk, opened, meeting, in_or_out(later, who, inside=inside), details={"punt": item})


def admit(desk: Desk, opened: OpenCase, meeting: str, item: str, who: str) -> OpenCase:
    """Let somebody in who was not invited, from this item on; what was spoken of before, they did not hear.

    Raises:
        Refused: they take no part in the approach on the day of the conference; or it was cancelled.
        KeyError: there is no such item.
    """
    about = opened.file.meeting(meeting)
    of_family = who in {one.id for one in opened.file.persons}
    if not of_family and who not in {one.id for one in opened.file.participants_on(about.on)}:
        raise Refused(
            N_("Wie niet meedoet aan de aanpak, zit niet bij het overleg."), N_("Leg eerst de deelname vast.")
        )
    order = [one.id for one in about.agenda]
    before = order[: order.index(about.item(item).id)]

    def come_in(meeting: Meeting) -> Meeting:
        there = joined(who, of_family=of_family)(meeting)
        if there == meeting:
            return meeting
        there = in_or_out(before, who, inside=False)(there)
        return attended([Attendance(who=who, came=True)])(there) if meeting.attendance else there

    return change(desk, opened, meeting, come_in, details={"punt": item})


def decide(
    desk: Desk, opened: OpenCase, meeting: str, item: str, words: str, also: Iterable[Category] = ()
) -> OpenCase:
    """Put down what was decided under an item; it speaks of whom and of what the item speaks, and of who is named.

    ``also`` are kinds of data that a person said are in its words besides.

    Raises:
        Misused: nothing was typed.
        Refused: the conference did not begin yet, or was cancelled.
        KeyError: there is no such item.
    """
    if not words.strip():
        raise Misused(N_("Er staat niet wat er is besloten."), N_("Schrijf het besluit in een zin."))
    persons, kinds = _tags(opened.file, opened.file.meeting(meeting), item, words)
    kinds = tuple(dict.fromkeys((*kinds, *also)))
    made = MeetingDecision(
        id=new_id(), what=words.strip(), persons=persons, categories=kinds, by=desk.session.coordinator.id
    )
    return change(desk, opened, meeting, decided(item, made), AuditAction.OVERLEG_BESLUIT, {"punt": item})


def agree(
    desk: Desk,
    opened: OpenCase,
    meeting: str,
    item: str,
    words: str,
    owner: str = "",
    by_when: date | None = None,
    also: Iterable[Category] = (),
) -> OpenCase:
    """Put down an action agreed under an item: it stands in the plan at once, under the goal the item is about.

    ``also`` are kinds of data that a person said are in its words besides the plan itself.

    Raises:
        Misused: nothing was typed.
        Refused: the conference did not begin yet, or it may not stand in the plan.
        KeyError: there is no such item.
    """
    about = opened.file.meeting(meeting)
    refuse_not_begun(about)
    under = about.item(item)
    goals = [one.id for one in opened.file.goals if one.id in under.about]
    persons, _kinds = _tags(opened.file, about, item, words)
    persons = served_by(opened.file, owner, persons)
    after = add_action(
        desk, opened, goals[0] if len(goals) == 1 else "", words.strip(),
        Tags(persons=persons, kinds=tuple(also), meeting=meeting),
        owner=owner, by_when=by_when,
    )  # fmt: skip
    return _brought(desk, opened, after, meeting, item)


def quote(
    desk: Desk, opened: OpenCase, meeting: str, item: str, person: str, words: str, also: Iterable[Category] = ()
) -> OpenCase:
    """Keep what somebody of the household said under an item, letter for letter.

    ``also`` are kinds of data that a person said are in the words besides the plan itself.

    Raises:
        Misused: nothing was typed.
        Refused: the conference did not begin yet, or it may not stand in the plan.
        KeyError: there is no such item or person.
    """
    about = opened.file.meeting(meeting)
    refuse_not_begun(about)
    under = about.item(item)
    goals = [one.id for one in opened.file.goals if one.id in under.about]
    after = say(
        desk,
        opened,
        person,
        words,
        WordsKind.ZEGT,
        about=goals[0] if len(goals) == 1 else "",
        tags=Tags(kinds=tuple(also), meeting=meeting),
    )
    return _brought(desk, opened, after, meeting, item)


def call_off(desk: Desk, opened: OpenCase, meeting: str) -> OpenCase:
    """Call a conference off; who was invited is still to be told.

    Raises:
        Refused: it was held already.
    """
    return change(desk, opened, meeting, cancelled, AuditAction.OVERLEG_AFGELAST)


def _brought(desk: Desk, before: OpenCase, after: OpenCase, meeting: str, item: str) -> OpenCase:
    """Name under the item what came of it; the plan has it already, whatever becomes of this."""
    known = {one.id for one in (*before.file.actions, *before.file.words)}
    me = desk.session.coordinator.id
    new = [
        one.id
        for one in (*after.file.actions, *after.file.words)
        if one.id not in known and one.meeting == meeting and one.by == me
    ]
    return change(desk, after, meeting, brought(item, new[0])) if new else after


def _tags(file: CaseFile, meeting: Meeting, item: str, words: str) -> tuple[tuple[str, ...], tuple[Category, ...]]:
    persons, kinds = kinds_spoken_of(file, meeting.item(item))
    about = {*persons, *given_names_in(file, words)}
    return tuple(one.id for one in file.persons if one.id in about), kinds
