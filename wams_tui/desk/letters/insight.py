"""Inspection (AVG 15): somebody asks what was shared about them, and gets all of it, to read and as data.

Others are kept out of it: it tells kinds of data and never a value, only the lines of this person, and no organisation
that is there for another of the household alone. What it was decided to keep from its reader is not in it either.
"""

from collections.abc import Mapping

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.disclosing.letter import LetterContent, LetterKind, LetterPart, SharedOnce
from wams_tui.casework.disclosing.readers import Reader
from wams_tui.casework.disclosing.telling import told_parts
from wams_tui.casework.disclosing.told import kept_from
from wams_tui.casework.errors import Refused
from wams_tui.casework.papers.wording import Document
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Disclosed
from wams_tui.desk.letters.family import child_of, family_parts, letter_to, require_may_be_told
from wams_tui.desk.letters.telling import shared_in, tellable
from wams_tui.desk.roles import Task, require
from wams_tui.locale.clock import dutch_time


def insight_letter(desk: Desk, opened: OpenCase, person_id: str, reader: Reader) -> LetterContent:
    """Return everything that was shared of a person as one reader may know it, under an id of its own; writes nothing.

    That nothing was shared is an answer too, but not where all of it is kept from them: that would be untrue.

    Raises:
        Refused: it was decided not to tell this person yet, or this reader nothing of it; or whoever is at the desk
            changes no cases.
        KeyError: the case has no such person.
    """
    require(desk, Task.CASUS_BEWERKEN)
    file = opened.file
    person = file.person(person_id)
    require_may_be_told(desk, opened, person_id, reader.id)
    found, names = tellable(desk, opened, person_id, reader.id), _names(file, person_id)
    if not found and kept_out(desk, opened, person_id, reader.id):
        raise Refused(
            N_(
                "Van alles wat is gedeeld, is vastgelegd dat deze lezer het nog niet hoort; een inzage zou onwaar zijn."
            ),
            N_("Bekijk dat besluit opnieuw, of vraag de privacyfunctionaris wat u antwoordt."),
        )
    child = child_of(person, reader)
    parts = told_parts([shared_in(desk, one, names) for one in found], child) or (_nothing(child),)
    titled_parts = family_parts(desk, file, Document.INZAGE, blocks={"gedeeld": parts}, child=child)
    letter = letter_to(desk, file, person, reader, LetterKind.INZAGE, *titled_parts)
    return letter.model_copy(update={"shared": tuple(_once(desk, one, names) for one in found)})


def kept_out(desk: Desk, opened: OpenCase, person: str, reader: str) -> int:
    """Return how many disclosures are left out, because it was decided that this reader does not hear of them yet."""
    return len(kept_from(opened.file.person(person), reader, desk.today()))


def _names(file: CaseFile, person: str) -> Mapping[str, str]:
    """Return the organisations a person may read by name: not who is there for another of the household alone."""
    for_whom = {one.id: {*one.concerns, *one.represents} for one in file.participants}
    return {one.id: one.organisation for one in file.participants if not for_whom[one.id] or person in for_whom[one.id]}


def _nothing(child: str) -> LetterPart:
    said = f"Wij gaven geen gegevens over {child or 'u'} aan anderen."
    return LetterPart(title="Er is niets gedeeld", paragraphs=(said,))


def _once(desk: Desk, one: Disclosed, names: Mapping[str, str]) -> SharedOnce:
    articles = desk.rules.basis(one.basis).articles if one.basis is not None else ()
    told = shared_in(desk, one, names)
    return SharedOnce(
        on=dutch_time(one.at).date(), recipient=told.recipient, categories=told.categories, purpose=told.purpose,
        basis=one.basis, articles=articles, certain=told.certain, asked=told.asked,
    )  # fmt: skip
