"""An agenda for each who is invited: the items they are in the room for, as a disclosure of their own.

A title says what is spoken of, and so it is of somebody: a calendar file holds none (docs/decisions.md).
"""

from dataclasses import dataclass

from wams_tui.casework.errors import Refused
from wams_tui.casework.release import HandoutKind
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.meeting.minutes import NOT_THERE_TODAY, on_its_terms
from wams_tui.desk.plan.copies import reader_at_the_table, readers, start_minutes

NO_LONGER_AHEAD = N_("Dit overleg is al gehouden of afgelast; een agenda is er van tevoren.")
NO_ITEM = N_("Voor deze genodigde is er geen agendapunt waarvan is gezegd over wie het gaat.")


@dataclass(frozen=True, slots=True)
class AgendaReader:
    """Somebody who is invited: ``items`` counts the items they are in the room for, ``given`` that they got an agenda.

    ``obstacle`` is why none can be made for them; empty where it can.
    """

    who: str
    name: str
    family: bool
    items: int
    given: bool
    obstacle: str = ""


def agenda_readers(desk: Desk, opened: OpenCase, meeting: str) -> tuple[AgendaReader, ...]:
    """Return everybody who is invited, participants first.

    Raises:
        KeyError: the case has no such conference.
    """
    file, about = opened.file, opened.file.meeting(meeting)
    found = {one.person or one.participant: one for one in readers(desk, opened)}
    names = {one.id: one.organisation for one in file.participants} | {one.id: one.name for one in file.persons}
    given = {one.participant for one in file.decisions if one.agenda == meeting}
    made = []
    for who in about.listeners:
        reader = found.get(who)
        items = sum(bool(one.persons) for one in about.agenda if who not in one.absent)
        late = "" if about.is_ahead else NO_LONGER_AHEAD
        obstacle = late or (NOT_THERE_TODAY if reader is None else reader.obstacle) or ("" if items else NO_ITEM)
        had = who in given or (reader is not None and reader.participant in given)
        made.append(AgendaReader(who, names.get(who, "?"), who in about.family, items, had, obstacle))
    return tuple(made)


def begin_agenda(desk: Desk, opened: OpenCase, meeting: str, reader: AgendaReader) -> tuple[OpenCase, Draft]:
    """Return an agenda begun for one reader, on the purpose and basis of the conference where those are chosen.

    Raises:
        Refused: they cannot get one, or whoever is at the desk changes no cases.
    """
    if reader.obstacle:
        raise Refused(reader.obstacle, N_("Kies iemand anders."))
    known = next(one for one in readers(desk, opened) if (one.person or one.participant) == reader.who)
    opened, participant = reader_at_the_table(desk, opened, known)
    about = opened.file.meeting(meeting)
    return opened, on_its_terms(start_minutes(opened, participant, meeting, kind=HandoutKind.AGENDA), about)
