"""The letter to a person: with whom data about them were shared, generated from the ledger (AVG 13 and 14).

Only lines of their own are in it, and only what its reader was not told before. Who reads it follows from age and
custody: of a child under sixteen each who has custody gets a letter of their own.
"""

from collections.abc import Mapping

from wams_tui.casework.codes import Party
from wams_tui.casework.disclosing.letter import LetterContent, LetterKind
from wams_tui.casework.disclosing.readers import Reader, readers_of
from wams_tui.casework.disclosing.telling import Shared, told_parts
from wams_tui.casework.disclosing.told import kept_from, known_to
from wams_tui.casework.errors import Refused
from wams_tui.casework.papers.wording import Document
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Disclosed, Outcome, disclosures
from wams_tui.desk.letters.family import child_of, family_parts, letter_to, require_may_be_told
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
    known = known_to(opened.file, opened.file.person(person), reader or person)
    return [one for one in tellable(desk, opened, person, reader) if one.disclosure not in known]


def tellable(desk: Desk, opened: OpenCase, person: str, reader: str = "") -> list[Disclosed]:
    """Return what was shared of a person, oldest first, but for what is kept from ``reader`` today."""
    kept = kept_from(opened.file.person(person), reader or person, desk.today())
    own = (one for one in reversed(disclosures(desk, opened.id)) if one.subject == person)
    return [one for one in own if one.outcome is not Outcome.MISLUKT and one.disclosure not in kept]


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
        raise _nobody(opened, person)
    return next((one.id for one in found if untold(desk, opened, person, one.id)), found[0].id)


def first_reader(desk: Desk, opened: OpenCase, person: str) -> str:
    """Return the id of who comes first of who read letters about a person: themselves, or who has custody.

    Raises:
        Refused: nobody reads for this child: no custody is on record.
        KeyError: the case has no such person.
    """
    found = readers(desk, opened, person)
    if not found:
        raise _nobody(opened, person)
    return found[0].id


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
    file = opened.file
    person = file.person(person_id)
    reader = reader_of(desk, opened, person_id, reader_id)
    require_may_be_told(desk, opened, person_id, reader_id)
    found = untold(desk, opened, person_id, reader_id)
    if not found:
        raise _nothing()
    names = {one.id: one.organisation for one in file.participants}
    child = child_of(person, reader)
    shared = told_parts([shared_in(desk, one, names) for one in found], child)
    titled_parts = family_parts(desk, file, Document.GEDEELD, blocks={"gedeeld": shared}, child=child)
    return letter_to(desk, file, person, reader, LetterKind.INLICHTEN, *titled_parts)


def _nobody(opened: OpenCase, person: str) -> Refused:
    return Refused(
        N_("Van {name} is niet vastgelegd wie gezag heeft; er is niemand aan wie deze brief kan worden geschreven."),
        N_("Leg het gezag vast bij de persoon, met g."),
        name=opened.file.person(person).short_name,
    )


def _nothing() -> Refused:
    return Refused(
        N_("Er is niets gedeeld waarover deze lezer nog geen bericht kreeg."),
        N_("In het register staat wat er eerder is gedeeld, en wat nog niet wordt verteld."),
    )


def shared_in(desk: Desk, one: Disclosed, names: Mapping[str, str]) -> Shared:
    """Return one disclosure as a letter tells it; a recipient that ``names`` does not name is another party."""
    return Shared(
        on=dutch_time(one.at).date(),
        recipient=names.get(one.recipient, ""),
        categories=one.categories,
        purpose=one.purpose,
        articles=desk.rules.basis(one.basis).articles if one.basis is not None else (),
        certain=one.outcome is Outcome.VOLTOOID,
        asked=one.asked,
    )
