"""Which conference, which item, who: from what was typed to what it means in one case."""

from typing import TYPE_CHECKING, Annotated

import typer

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.commands.line.terminal import say
from wams_tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.meeting.meeting import AgendaItem, Meeting
    from wams_tui.casework.meeting.typed import Hours

WhichMeeting = Annotated[
    str,
    typer.Option("--meeting", metavar=N_("OVERLEG"), help=N_("Nummer uit 'meeting list' of id; gewoon het eerste.")),
]
WhichItem = Annotated[str, typer.Option("--item", metavar=N_("PUNT"), help=N_("Nummer van het agendapunt, of id."))]


def in_order(file: "CaseFile") -> "list[Meeting]":
    """Return the conferences as the list numbers them: those to come first, then the newest."""
    ahead = sorted((one for one in file.meetings if one.is_ahead), key=lambda one: (one.on, one.starts_at, one.id))
    past = sorted(
        (one for one in file.meetings if not one.is_ahead),
        key=lambda one: (one.on, one.starts_at, one.id),
        reverse=True,
    )
    return [*ahead, *past]


def meeting_in(file: "CaseFile", word: str) -> "Meeting":
    """Return the conference that is meant; with nothing typed, the first of the list.

    Raises:
        Misused: there is none like it.
    """
    found = in_order(file)
    numbered = {str(number): one for number, one in enumerate(found, start=1)}
    one = numbered.get(word.strip() or "1") or next((each for each in found if each.id == word), None)
    if one is None:
        raise Misused(
            N_("Dit overleg is er niet in deze casus."),
            N_("Noem een nummer uit: wams meeting list {code}"),
            code=file.case.code,
        )
    return one


def item_in(meeting: "Meeting", word: str) -> "AgendaItem":
    """Return the agenda item that is meant, by its number or id.

    Raises:
        Misused: there is none like it; which there are was printed.
    """
    numbered = {str(number): one for number, one in enumerate(meeting.agenda, start=1)}
    one = numbered.get(word.strip()) or next((each for each in meeting.agenda if each.id == word), None)
    if one is None:
        say(_("Er is:"), *(f"  {number}  {each.title}" for number, each in enumerate(meeting.agenda, start=1)))
        raise Misused(N_("Dit agendapunt is er niet in dit overleg."), N_("Noem een nummer uit de lijst hierboven."))
    return one


def listener_in(file: "CaseFile", word: str, option: str) -> str:
    """Return the id of a participant or a person of the household.

    Raises:
        Misused: nobody, or more than one, is meant by it.
    """
    wanted = word.strip().casefold()
    names = [
        *((one.id, (one.party.value, one.organisation, one.person_name)) for one in file.participants),
        *((one.id, (one.short_name, one.name)) for one in file.persons),
    ]
    found = [id for id, called in names if id == word or wanted in {name.casefold() for name in called if name}]
    if len(found) == 1:
        return found[0]
    say(_("Er is:"), *(f"  {called[-2] or called[-1]}" for _id, called in names))
    raise Misused(
        N_("Met de waarde bij {option} is niemand in deze casus bedoeld, of meer dan één."),
        N_("Noem een partijcode, organisatie of naam uit de lijst hierboven."),
        option=option,
    )


def listeners_in(file: "CaseFile", words: "Sequence[str]", option: str) -> list[str]:
    """Return the ids of several."""
    return [listener_in(file, word, option) for word in words]


def hours_of(text: str, today: "date") -> "Hours":
    """Return the day and hours that were typed.

    Raises:
        Misused: they cannot be read.
    """
    from wams_tui.casework.meeting.typed import NotReadError, typed_hours

    try:
        return typed_hours(text, today)
    except NotReadError as error:
        raise Misused(error.sentence, **error.params) from error
