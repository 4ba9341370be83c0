"""What the screens about asking say of what is known, what was asked before, and what may be asked."""

from collections.abc import Iterator

from screens.seat import Seat
from screens.signs import SIGNS
from screens.widgets.item_list import Item, Note
from screens.words import day
from wams_tui.casework.codes import Category
from wams_tui.casework.labels import label
from wams_tui.casework.release import Asked, ReleaseContent
from wams_tui.casework.requests.request import LineOutcome
from wams_tui.casework.words import N_
from wams_tui.desk.asking.ask import Askable, askables
from wams_tui.desk.asking.held import asked_before, held
from wams_tui.locale import _

OUTCOMES = {
    LineOutcome.GEGEVEN: N_("wel gegeven"),
    LineOutcome.GEWEIGERD: N_("niet gegeven"),
    LineOutcome.BIJ_ANDER: N_("nog niet beslist"),
    LineOutcome.HEROPEND: N_("nog niet beslist"),
}


def known_lines(seat: Seat, person: str, category: Category) -> list[str]:
    """Return what the case has of this already, from whom and since when; and when it was asked before."""
    file, found = seat.opened.file, []
    for one in held(seat.desk, file, person, category):
        told = _("al bekend: {what}, van {source}, {when}") if one.recent else _("oud: {what}, van {source}, {when}")
        since = day(one.since) if one.since else _("dag niet genoteerd")
        found.append(told.format(what=_(one.field.label), source=_(one.field.source.description), when=since))
    for before in asked_before(file, person, category):
        asked = before.request
        told = _("al gevraagd: aan {who}, {when} ({outcome})")
        outcome = _(OUTCOMES[before.outcome]) if before.outcome else _("nog niet beslist")
        who = file.participant(asked.participant).organisation
        found.append(told.format(who=who, when=day(asked.received_on), outcome=outcome))
    return found


def what_to_ask(seat: Seat, participant: str) -> list[Item]:
    """Return every kind of data of every person as a choice: what may be asked first, with what is known already."""
    return [_item(seat, one) for one in askables(seat.desk, seat.opened.file, participant)]


def _item(seat: Seat, one: Askable) -> Item:
    person = seat.opened.file.person(one.person)
    sign = SIGNS[one.possibility.effect]
    notes = [Note(text) for text in known_lines(seat, one.person, one.category)] if one.may else []
    if not one.may:
        notes.append(Note(one.possibility.verdict.reason))
    return Item(
        _("{category} van {name}").format(category=_(label(one.category)), name=person.short_name),
        key=f"{one.person}|{one.category.value}",
        sign=sign.sign,
        tone=sign.tone,
        notes=tuple(notes),
    )


def asked_items(content: ReleaseContent) -> Iterator[Item]:
    """Yield what a form asks, for the preview of it; nothing for a release that asks nothing."""
    if content.asked is not None:
        yield Item.gap()
        yield Item.heading(_("Wat u vraagt"))
        yield from _lines(content, content.asked)


def _lines(content: ReleaseContent, asked: Asked) -> Iterator[Item]:
    names = {subject.id: subject.label for subject in content.subjects}
    for one in asked.lines:
        about = _("{category} van {name}").format(category=_(label(one.category)), name=names[one.person])
        yield Item.prose(f"{one.number}. {about}: {one.wording}")
        yield Item.prose(_("   waarom: {why}").format(why=one.why))
    if asked.due_on:
        yield Item.prose(_("Antwoord graag vóór {when}.").format(when=day(asked.due_on)))
    yield Item.prose(_("Antwoordcode: {code}").format(code=asked.reply_code))
