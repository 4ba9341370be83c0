"""Asking a person at the terminal what no option answered: open points, and whether a text may go as it is."""

from typing import TYPE_CHECKING

from wams_tui.casework.codes import Answer
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import ask, called, say
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.desk.cases import OpenCase
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.disclosing.draft import Draft, OpenPoint
    from wams_tui.desk.disclosing.freetext import Mark

OTHER = ("«", "»")
SENSITIVE = ("‹", "›")
"""How names of others and sensitive words are marked in a text: by a sign, never by colour alone."""


def points_asked(desk: "Desk", opened: "OpenCase", draft: "Draft") -> "Draft":
    """Return the draft with the answers a person typed; a point left empty stays open, and refuses."""
    from wams_tui.desk.disclosing.weighing import open_points

    asked: set[tuple[object, ...]] = set()
    while True:
        points = [point for point in open_points(desk, opened, draft) if point.place not in asked]
        if not points:
            return draft
        for point in points:
            asked.add(point.place)
            draft = _point_asked(opened, draft, point)


def texts_asked(desk: "Desk", opened: "OpenCase", draft: "Draft") -> "Draft":
    """Return the draft with the texts that a person read here, whole, and found to speak of nobody else."""
    from wams_tui.desk.disclosing.freetext import marks, needs_reading, whole_text
    from wams_tui.desk.plan.copies import fields_for

    for field in fields_for(opened.file, draft, desk.today()):
        if field.key not in draft.fields or draft.has_read(opened, field) or not needs_reading(opened.file, field):
            continue
        people = ", ".join(opened.file.person(person).name for person in field.persons)
        kinds = ", ".join(called(category) for category in field.categories)
        text = whole_text(field)
        say("", f"{field.label} ({people}; {kinds})", *wrapped(_marked(text, marks(opened.file, field, text)), "  "))
        say("", _("« » is de naam van een ander, ‹ › een gevoelig woord."))
        if _answer(_("Gaat deze tekst over iemand anders of iets anders dan hierboven staat? (ja/nee)")) is Answer.NEE:
            draft = draft.having_read(opened, field)
    return draft


def _point_asked(opened: "OpenCase", draft: "Draft", point: "OpenPoint") -> "Draft":
    from wams_tui.desk.disclosing.draft import needs_words

    about = [opened.file.person(point.person).name] if point.person else []
    about += [": ".join(part for part in (_(point.what), point.words) if part)] if point.what else []
    question = _(point.question)
    say("", *wrapped(f"{', '.join(about)}: {question}" if about else question), *wrapped(point.remedy))
    answer = _answer(_("ja of nee (leeg is weet ik niet):"))
    if answer is Answer.ONBEKEND:
        return draft
    words = _words(question) if needs_words(point.fact, answer) else ""
    return draft.with_answer(point.answered(answer, words))


def _answer(question: str) -> Answer:
    """Ask until the answer is one: yes, no, or nothing at all."""
    while True:
        match ask(question).casefold():
            case "j" | "ja" | "y" | "yes":
                return Answer.JA
            case "n" | "nee" | "no":
                return Answer.NEE
            case "":
                return Answer.ONBEKEND
        say(_("Typ ja of nee, of alleen Enter als u het niet weet."))


def _words(question: str) -> str:
    """Ask until the motivation says something, or is left out."""
    from wams_tui.desk.disclosing.draft import MIN_WORDS

    while True:
        words = ask(_("Uw motivering (leeg is niet):"))
        if not words or len(words) >= MIN_WORDS:
            return words
        told = _("Te kort bij ‘{question}’: schrijf in een zin, van ten minste {least} tekens, waarom.")
        say(*wrapped(told.format(question=question, least=MIN_WORDS)))


def _marked(text: str, found: "tuple[Mark, ...]") -> str:
    from wams_tui.desk.disclosing.freetext import MarkKind

    for mark in sorted(found, key=lambda mark: mark.start, reverse=True):
        before, after = OTHER if mark.kind is MarkKind.ANDER else SENSITIVE
        text = f"{text[: mark.start]}{before}{text[mark.start : mark.end]}{after}{text[mark.end :]}"
    return text
