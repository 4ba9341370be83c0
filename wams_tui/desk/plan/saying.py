"""Somebody's own words: kept letter for letter, never rewritten; who says it otherwise says something newer."""

from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Hat
from wams_tui.casework.errors import Misused
from wams_tui.casework.items import Source
from wams_tui.casework.model import new_id
from wams_tui.casework.plan.owners import household
from wams_tui.casework.plan.parts import OwnWords, WordsKind
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.freetext import given_names_in
from wams_tui.desk.plan.drafting import PLAIN, Tags, kinds_with, part_of
from wams_tui.desk.plan.keeping import Deed, keep, nth

SAID = N_("eigen woorden")
"""Where somebody's own words come from."""


def say(
    desk: Desk,
    opened: OpenCase,
    person: str,
    text: str,
    kind: WordsKind = WordsKind.ZEGT,
    *,
    about: str = "",
    said_on: date | None = None,
    tags: Tags = PLAIN,
) -> OpenCase:
    """Keep what one person of the household said, letter for letter; newer words stand beside older ones.

    Args:
        desk: Whose desk it is.
        opened: The case.
        person: The id of who said it.
        text: Their words, as they are.
        kind: What they said it for.
        about: The id of the part it is about; empty for the plan as a whole.
        said_on: The day; today unless given.
        tags: Of whom and of what it speaks besides.

    Raises:
        Misused: nothing was said, a day to come, or words about words.
        KeyError: the case has no such person or part.
        Refused: as of :func:`~wams_tui.desk.plan.keeping.keep`.
    """
    who, file = opened.file.person(person), opened.file
    when = said_on or desk.today()
    if when > desk.today():
        raise Misused(N_("Die dag moet nog komen."), N_("Kies vandaag of een dag die voorbij is."))
    if about and isinstance(part_of(file, about), OwnWords):
        raise Misused(
            N_("Woorden staan bij een doel, een actie of het plan, niet bij andere woorden."),
            N_("Ga naar waar de woorden over gaan, en druk daar op z."),
        )
    spoken_of = {person, *tags.persons, *given_names_in(file, text)}
    made = OwnWords(
        id=new_id(),
        person=who.id,
        text=text,
        kind=kind,
        about=about,
        said_on=when,
        persons=tuple(one.id for one in file.persons if one.id in spoken_of),
        categories=kinds_with(tags.kinds),
        source=Source(description=SAID, hat=Hat.BETROKKENE),
        secrecy=tags.secrecy,
        meeting=tags.meeting,
        made_on=desk.today(),
        nth=nth(file),
        by=desk.session.coordinator.id,
    )
    return keep(desk, opened, [made], Deed.TOEGEVOEGD)


def speakers(file: CaseFile) -> tuple[str, ...]:
    """Return the ids of who can say something in this plan: the household, but not who only reported on it."""
    return tuple(one.id for one in household(file))
