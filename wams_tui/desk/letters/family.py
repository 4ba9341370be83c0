"""Letters to somebody of the household: what was received, and that it is over; each with whom they can turn to.

What every such letter ends with (rights, who thinks along, complaints, hard words) is put under it here, so that no
letter to a family can be made without.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from wams_tui.casework.case import Closing, Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Phase
from wams_tui.casework.disclosing.letter import LetterContent, LetterKind, LetterPart
from wams_tui.casework.disclosing.readers import Reader
from wams_tui.casework.disclosing.telling import dutch_day
from wams_tui.casework.errors import Refused
from wams_tui.casework.household.persons import Person
from wams_tui.casework.model import new_id
from wams_tui.casework.papers.contacts import Contacts
from wams_tui.casework.papers.readability import explained
from wams_tui.casework.papers.wording import Document, filled, titled
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.terms import terms
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require

_INQUIRY = ("wmo-onderzoek", "wams-onderzoek")
_RIGHTS_OF_RULES = "adres-fg"
_WHY = {
    Closing.RESULTAAT_BEREIKT: "Het is gelukt wat wij samen wilden. Goed gedaan!",
    Closing.NIET_WERKZAAM: "Samen plannen maken hielp nu niet genoeg.",
    Closing.ANDER_REGIME: "Andere mensen gaan u nu helpen.",
}
"""Reasons that speak of the help. The others would tell one member of a household about another."""
_NO_REASON = "Wij kunnen nu niet verder met één plan samen."


def _places(desk: Desk, file: CaseFile, contacts: Contacts, own: Mapping[str, str], child: str) -> dict[str, str]:
    """Return what stands in the places of a document; ``own`` are those of this document alone."""
    case = file.case
    if not contacts.rights:
        known = (one.value for one in desk.rules.files.parameters if one.code == _RIGHTS_OF_RULES)
        contacts = contacts.model_copy(update={"rights": next((str(value) for value in known if value), "")})
    return {**contacts.places(case.controller, case.contact, child), **own}


def family_parts(
    desk: Desk,
    file: CaseFile,
    document: Document,
    own: Mapping[str, str] | None = None,
    blocks: Mapping[str, Sequence[LetterPart]] | None = None,
    child: str = "",
) -> tuple[str, tuple[LetterPart, ...]]:
    """Return the title and the parts of a letter to a family, in the municipality's own words where it has them.

    ``child`` is the name of whom it is about, where who has custody reads it.

    Raises:
        Misused, Unusable: there is a fault in the house style; nothing was made.
    """
    style = desk.papers.style()
    wordings, places = style.wordings, _places(desk, file, style.contacts, own or {}, child)
    parts = (*filled(wordings[document], places, blocks), *filled(wordings[Document.SLOT], places))
    title = titled(wordings[document], places)
    return title, explained(title, parts)


def family_ending(desk: Desk, file: CaseFile, texts: Iterable[str]) -> tuple[LetterPart, ...]:
    """Return what stands under a family's copy of a plan or minutes: whom they can turn to, and hard words explained.

    ``texts`` are the words above it, as the family reads them.
    """
    style = desk.papers.style_or_own()
    ending = filled(style.wordings[Document.SLOT], _places(desk, file, style.contacts, {}, ""))
    return (*ending, *explained("", (LetterPart(title="", paragraphs=tuple(texts)), *ending))[len(ending) + 1 :])


def require_may_be_told(desk: Desk, opened: OpenCase, person: str, reader: str) -> None:
    """See that nothing on record says that this reader is not to be written about this person now.

    Raises:
        Refused: one of the two is in acute danger, or it was decided not to tell this person yet; until when.
        KeyError: the case has no such person.
    """
    today = desk.today()
    _refuse_in_danger(opened, {person, reader}, today)
    until = _not_before(opened, person, today)
    if until is not None:
        raise Refused(
            N_("Er is besloten deze persoon nog niet in te lichten; dat geldt tot en met {day}."),
            N_("Bekijk dat besluit opnieuw voordat u schrijft."),
            day=f"{until:%d-%m-%Y}",
        )


def received_letter(desk: Desk, opened: OpenCase, person_id: str, reader: Reader) -> LetterContent:
    """Return the confirmation that a question, report or request came in, under an id of its own; writes nothing.

    It does not say who asked: who reported somebody may need to stay unknown.

    Raises:
        Refused: the case is closed, it was decided not to tell them yet, or who is at the desk changes no cases.
        KeyError: the case has no such person.
    """
    require(desk, Task.CASUS_BEWERKEN)
    file, case = opened.file, opened.file.case
    person = file.person(person_id)
    if case.phase in (Phase.AFGESLOTEN, Phase.BEWAREN):
        raise Refused(N_("Deze casus is gesloten; een ontvangst bevestigt u niet meer."), N_("Kies de laatste brief."))
    require_may_be_told(desk, opened, person_id, reader.id)
    until = next((one.due_on for one in terms(desk, file) if one.code in _INQUIRY and one.due_on is not None), None)
    own = {"ontvangen": dutch_day(case.opened_on), "einddatum": dutch_day(until) if until else ""}
    titled_parts = family_parts(desk, file, Document.ONTVANGST, own, child=child_of(person, reader))
    return letter_to(desk, file, person, reader, LetterKind.ONTVANGST, *titled_parts)


def last_letter(desk: Desk, opened: OpenCase, person_id: str, reader: Reader) -> LetterContent:
    """Return the letter that the case is closed, under an id of its own; writes nothing.

    Why is said only where the reason speaks of the help: that somebody refused or moved is not for all to read.

    Raises:
        Refused: the case is not closed, or never became an approach; it was decided not to tell them yet; or who is at
            the desk changes no cases.
        KeyError: the case has no such person.
    """
    require(desk, Task.CASUS_BEWERKEN)
    file = opened.file
    person, closed = file.person(person_id), _closed(file)
    if closed is None or file.case.phase not in (Phase.AFGESLOTEN, Phase.BEWAREN):
        raise Refused(N_("De laatste brief hoort bij een afgesloten casus."), N_("Sluit de casus eerst af."))
    if closed.closing is Closing.GEEN_MEERVOUDIGE_PROBLEMATIEK:
        raise Refused(
            N_("Deze casus werd geen gezamenlijk plan; daar hoort een andere brief bij."),
            N_("Die brief maakt u in de casus, bij de uitkomst."),
        )
    require_may_be_told(desk, opened, person_id, reader.id)
    said = _WHY.get(closed.closing, _NO_REASON) if closed.closing is not None else _NO_REASON
    why = LetterPart(title="Waarom stoppen wij?", paragraphs=(said,))
    own = {"afgesloten": dutch_day(closed.on)}
    titled_parts = family_parts(desk, file, Document.AFSLUITING, own, {"reden": (why,)}, child_of(person, reader))
    return letter_to(desk, file, person, reader, LetterKind.AFSLUITING, *titled_parts)


def child_of(person: Person, reader: Reader) -> str:
    """Return the name of whom a letter is about, where somebody else reads it for them."""
    return "" if reader.own else person.short_name


def _closed(file: CaseFile) -> Decision | None:
    return next((one for one in reversed(file.case.history) if one.phase is Phase.AFGESLOTEN), None)


def letter_to(
    desk: Desk,
    file: CaseFile,
    person: Person,
    reader: Reader,
    kind: LetterKind,
    title: str,
    parts: tuple[LetterPart, ...],
) -> LetterContent:
    """Return a letter about a person to one reader, under an id of its own."""
    case = file.case
    about = (("Voor", person.name),) if reader.own else (("Voor", reader.name), ("Over", person.name))
    facts = (*about, ("Van", case.controller), ("Datum", dutch_day(desk.today())), ("Kenmerk", case.code))
    return LetterContent(
        id=new_id(),
        kind=kind,
        case_code=case.code,
        nature=desk.session.nature,
        title=title,
        facts=tuple(pair for pair in facts if pair[1]),
        parts=parts,
        controller=case.controller,
        made_at=desk.now(),
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
