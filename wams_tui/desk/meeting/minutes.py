"""Minutes of a conference, reader by reader: who can get them, and what they begin with."""

from dataclasses import dataclass, replace

from wams_tui.casework.errors import Refused
from wams_tui.casework.meeting.meeting import Meeting, MeetingState
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.plan.copies import reader_at_the_table, readers, start_minutes

NOT_HELD = N_("Van een overleg dat nog niet is gehouden, is er geen verslag.")
NOT_THERE_TODAY = N_("Deze deelnemer doet vandaag niet mee aan de aanpak.")


@dataclass(frozen=True, slots=True)
class MinutesReader:
    """Somebody who was invited. ``out`` counts the items they were put out for, ``own`` what they agreed to do in it.

    ``obstacle`` is why no minutes can be made for them; empty where they can. ``given`` says that they were.
    """

    who: str
    name: str
    family: bool
    came: bool
    out: int
    own: int
    given: bool
    obstacle: str = ""


def readers_of(desk: Desk, opened: OpenCase, meeting: str) -> tuple[MinutesReader, ...]:
    """Return everybody who was invited, participants first.

    Raises:
        KeyError: the case has no such conference.
    """
    file, about = opened.file, opened.file.meeting(meeting)
    found = {one.person or one.participant: one for one in readers(desk, opened)}
    names = {one.id: one.organisation for one in file.participants} | {one.id: one.name for one in file.persons}
    given = _given(opened, meeting)
    held = about.state is MeetingState.GEHOUDEN
    result = []
    for who in about.listeners:
        reader = found.get(who)
        obstacle = NOT_THERE_TODAY if reader is None else reader.obstacle
        result.append(
            MinutesReader(
                who=who,
                name=names.get(who, "?"),
                family=who in about.family,
                came=any(one.who == who and one.came for one in about.attendance),
                out=sum(who in item.absent for item in about.agenda),
                own=sum(one.owner == who and one.meeting == meeting for one in file.actions),
                given=who in given or (reader is not None and reader.participant in given),
                obstacle=obstacle if held else NOT_HELD,
            )
        )
    return tuple(result)


def begin_minutes(desk: Desk, opened: OpenCase, meeting: str, reader: MinutesReader) -> tuple[OpenCase, Draft]:
    """Return minutes begun for one reader, on the purpose and basis of the conference where a person chose those.

    Raises:
        Refused: they cannot get any, or whoever is at the desk changes no cases.
    """
    if reader.obstacle:
        raise Refused(reader.obstacle, N_("Kies iemand anders."))
    known = next(one for one in readers(desk, opened) if (one.person or one.participant) == reader.who)
    opened, participant = reader_at_the_table(desk, opened, known)
    return opened, on_its_terms(start_minutes(opened, participant, meeting), opened.file.meeting(meeting))


def on_its_terms(draft: Draft, about: Meeting) -> Draft:
    """Return what is begun of a conference on the purpose and basis that a person chose for it."""
    if about.purpose is None or about.basis is None:
        return draft
    return replace(draft, purpose=about.purpose, basis=about.basis)


def _given(opened: OpenCase, meeting: str) -> set[str]:
    """Return to whom minutes of this conference were decided to be given."""
    return {one.participant for one in opened.file.decisions if one.meeting == meeting}
