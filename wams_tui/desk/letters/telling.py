"""The letter to a person: with whom data about them were shared, generated from the ledger (AVG 13 and 14).

Only lines of their own are in it, and only what its reader was not told before. Who reads it follows from age and
custody: of a child under sixteen each who has custody gets a letter of their own.
"""

from datetime import date

from wams_tui.casework.codes import Party
from wams_tui.casework.disclosing.letter import LetterContent, LetterKind
from wams_tui.casework.disclosing.readers import Reader, readers_of
from wams_tui.casework.disclosing.telling import Shared, dutch_day, telling_parts
from wams_tui.casework.disclosing.told import kept_from, known_to
from wams_tui.casework.errors import Refused
from wams_tui.casework.model import new_id
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Disclosed, Outcome, disclosures
from wams_tui.desk.roles import Task, require
from wams_tui.locale.clock import dutch_time

TICKLISH = frozenset({Party.VEILIG_THUIS, Party.POLITIE, Party.JUSTITIE, Party.RVDK, Party.GI})
"""Of whom it can endanger somebody to hear that they were told."""


def readers(desk: Desk, opened: OpenCase, person: str) -> tuple[Reader, ...]:
    """Return who reads the letters about a person today, themselves first.

    Raises:
        KeyError: the case has no such person.
    """
    return readers_of(opened.file, opened.file.person(person), desk.today())


def untold(desk: Desk, opened: OpenCase, person: str, reader: str = "") -> list[Disclosed]:
    """Return what was shared of a person and ``reader`` was not told yet, oldest first; what failed was not shared.

    ``reader`` is an id; empty is the person themselves. What it was decided to keep from them today is not among it.
    """
    file, who = opened.file, opened.file.person(person)
    known = known_to(file, who, reader or person) | kept_from(who, reader or person, desk.today()).keys()
    own = (one for one in reversed(disclosures(desk, opened.id)) if one.subject == person)
    return [one for one in own if one.outcome is not Outcome.MISLUKT and one.disclosure not in known]


def next_reader(desk: Desk, opened: OpenCase, person: str) -> str:
    """Return the id of who is to read a letter first: who was not told everything yet, else the first of them.

    Raises:
        Refused: nothing was shared, or nobody reads for this child: no custody is on record.
        KeyError: the case has no such person.
    """
    found = readers(desk, opened, person)
    if not found and not untold(desk, opened, person):
        raise _nothing()
    if not found:
        raise Refused(
            N_(
                "Van {name} is niet vastgelegd wie gezag heeft; er is niemand aan wie deze brief kan worden geschreven."
            ),
            N_("Leg het gezag vast bij de persoon, met g."),
            name=opened.file.person(person).short_name,
        )
    return next((one.id for one in found if untold(desk, opened, person, one.id)), found[0].id)


def reader_of(desk: Desk, opened: OpenCase, person: str, reader: str) -> Reader:
    """Return one of who read the letters about a person.

    Raises:
        Refused: this one does not, by age or custody.
        KeyError: the case has no such person.
    """
    found = next((one for one in readers(desk, opened, person) if one.id == reader), None)
    if found is None:
        raise Refused(
            N_("Deze brief is vandaag niet voor deze lezer: dat volgt uit leeftijd en gezag."),
            N_("Onder 12 jaar leest wie gezag heeft, van 12 tot 16 ook het kind zelf, vanaf 16 alleen de persoon."),
        )
    return found


def ticklish(desk: Desk, opened: OpenCase, person: str, reader: str = "") -> bool:
    """Whether the letter tells of somebody whose part it may be dangerous to know of: for a person to think over."""
    return any(one.party in TICKLISH for one in untold(desk, opened, person, reader))


def telling_letter(desk: Desk, opened: OpenCase, person_id: str, reader_id: str) -> LetterContent:
    """Return the letter to one reader, under an id of its own; writes nothing.

    Raises:
        Refused: nothing was shared that they were not told, it was decided not to tell them yet, it is not theirs to
            read, or whoever is at the desk changes no cases.
        KeyError: the case has no such person.
    """
    require(desk, Task.CASUS_BEWERKEN)
    file, today = opened.file, desk.today()
    person, case = file.person(person_id), file.case
    reader = reader_of(desk, opened, person_id, reader_id)
    _refuse_in_danger(opened, {person_id, reader_id}, today)
    until = _not_before(opened, person_id, today)
    if until is not None:
        raise Refused(
            N_("Er is besloten deze persoon nog niet in te lichten; dat geldt tot en met {day}."),
            N_("Bekijk dat besluit opnieuw voordat u schrijft."),
            day=f"{until:%d-%m-%Y}",
        )
    found = untold(desk, opened, person_id, reader_id)
    if not found:
        raise _nothing()
    names = {one.id: one.organisation for one in file.participants}
    child = "" if reader.own else person.short_name
    about = (("Voor", person.name),) if reader.own else (("Voor", reader.name), ("Over", person.name))
    return LetterContent(
        id=new_id(),
        kind=LetterKind.INLICHTEN,
        case_code=case.code,
        nature=desk.session.nature,
        title=f"Wij deelden gegevens over {child or 'u'}",
        facts=(*about, ("Van", case.controller), ("Datum", dutch_day(today)), ("Kenmerk", case.code)),
        parts=telling_parts([_shared(desk, one, names) for one in found], case.controller, case.contact, child),
        controller=case.controller,
        made_at=desk.now(),
    )


def _nothing() -> Refused:
    return Refused(
        N_("Er is niets gedeeld waarover deze lezer nog geen bericht kreeg."),
        N_("In het register staat wat er eerder is gedeeld, en wat nog niet wordt verteld."),
    )


def _refuse_in_danger(opened: OpenCase, pair: set[str], today: date) -> None:
    """Nobody reads about another while one of the two is in acute danger: from whom, a program does not know."""
    running = (one for one in opened.file.case.dangers if one.counts_on(today))
    if len(pair) > 1 and any(pair & {one.person, *one.about} for one in running):
        raise Refused(
            N_("Er loopt acuut gevaar bij wie de brief leest of over wie hij gaat; er gaat nu geen brief."),
            N_("Kijk er eerst op terug, of leg vast waarom deze lezer het nog niet hoort."),
        )


def _not_before(opened: OpenCase, person: str, today: date) -> date | None:
    """Return until which day it was decided not to tell a person anything; nothing where no decision counts."""
    exception = opened.file.person(person).not_informed
    if exception is not None and exception.counts_on(today):
        return exception.review_on
    dangers = (one for one in opened.file.case.dangers if person in one.about and one.after is not None)
    later = [one.after.review_on for one in dangers if one.after and one.after.told_on is None and one.after.review_on]
    return max(later) if later and today <= max(later) else None


def _shared(desk: Desk, one: Disclosed, names: dict[str, str]) -> Shared:
    return Shared(
        on=dutch_time(one.at).date(),
        recipient=names.get(one.recipient, ""),
        categories=one.categories,
        purpose=one.purpose,
        articles=desk.rules.basis(one.basis).articles if one.basis is not None else (),
        certain=one.outcome is Outcome.VOLTOOID,
    )
