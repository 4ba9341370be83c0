"""Step: the whole content as it will be on paper, and each free text read by a person."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.asking.words import asked_items
from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.widgets.ink import Tone
from screens.widgets.item_list import AnswerList, Item, ItemList
from screens.widgets.lines import Sight
from screens.words import day
from wams_tui.casework.codes import Category
from wams_tui.casework.disclosing.letter import LetterPart
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.release import ReleaseContent, ReleasedField
from wams_tui.casework.words import N_
from wams_tui.desk.asking.sending import asked_words
from wams_tui.desk.disclose import Preview, preview
from wams_tui.desk.disclosing.fields import Field
from wams_tui.desk.disclosing.freetext import Mark, MarkKind, marks, needs_reading
from wams_tui.locale import _, n_

SIGNS_AROUND = {MarkKind.ANDER: ("[*", "*]"), MarkKind.GEVOELIG: ("[!", "!]")}


class PreviewStep(StepScreen):
    """What would leave, exactly; each text asks whether it speaks of anyone or anything else."""

    STEP = Step.PREVIEW
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: voorbeeld")
    ASKS: ClassVar[str] = N_("Dit gaat naar de ontvanger, en niets anders. Lees het helemaal.")
    ABOUT: ClassVar[str] = N_(
        "Het voorbeeld is wat op papier komt. Bij elke tekst staat de vraag of hij over iemand of iets anders gaat: n "
        "is nee, j is ja (dan kan hij zo niet mee), x laat hem weg. [* *] is een naam van een ander, [! !] een "
        "gevoelig woord. Enter gaat verder."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "nothing_else", N_("nee, niets anders"), id="voorbeeld.nee"),
        Binding("j", "something_else", N_("ja, iets anders"), id="voorbeeld.ja"),
        Binding("x", "drop", N_("weglaten"), id="voorbeeld.weglaten"),
    ]

    _seen: Preview | None = None
    _read_to_end: tuple[ReleasedField, ...] = ()
    """The fields whose preview was on the screen down to its last line."""

    view = getters.query_one(AnswerList)

    def answers(self) -> ComposeResult:
        """The content, with a question under each text."""
        yield AnswerList(id="body")

    def show_step(self) -> None:
        """Show the content as the draft stands."""
        super().show_step()
        seat = self.flow.seat
        self._seen = None
        try:
            self._seen = preview(seat.desk, seat.opened, self.flow.draft)
        except WamsError as error:
            self.tell(error)
            return
        if self._read_to_end != self._seen.content.fields:
            self._read_to_end = ()
        self.view.show(list(self._items(self._seen)))
        self.refresh_bindings()
        unread = self._unread()
        count = len(unread)
        text = n_("Nog {count} tekst te beoordelen.", "Nog {count} teksten te beoordelen.", count).format(count=count)
        self.status.show(text if unread else _("Klopt het? Enter gaat verder."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The answers to texts work where there are texts."""
        if action in ("nothing_else", "something_else", "drop"):
            return bool(self.is_mounted and self._fields())
        return super().check_action(action, parameters)

    def show_sight(self) -> None:
        """Note that the end has been on the screen: only then may it pass."""
        super().show_sight()
        if self._seen is not None and self.view.size.height and self.view.sight is not Sight.MORE:
            self._read_to_end = self._seen.content.fields

    @on(ItemList.Chosen)
    def go_on(self) -> None:
        """Go on when nothing stands in the way."""
        if self._seen is None:
            return
        if not self._read_to_end:
            self.view.action_page(1)
            self.status.show(_("Lees verder tot het einde; daarna gaat Enter verder."))
            return
        unread = self._unread()
        if unread:
            self.view.show(self.view.items, f"lees:{unread[0]}")
        if self._seen.obstacles:
            self.status.alarm(_(self._seen.obstacles[0]))
            return
        self.flow.seen = self._seen
        self.advance()

    def action_nothing_else(self) -> None:
        """The text under the cursor speaks of nobody and nothing else."""
        key = self._key()
        if key:
            self.flow.note_read(self._fields()[key])
            self.show_step()
            unread = self._unread()
            if unread:
                self.view.show(self.view.items, f"lees:{unread[0]}")

    def action_something_else(self) -> None:
        """The text under the cursor speaks of somebody or something else: so it does not go."""
        key = self._key()
        if key:
            self.flow.note_unread(self._fields()[key])
            self.show_step()
            self.status.alarm(_("Dan kan deze tekst zo niet mee: x laat hem weg, of pas hem eerst aan in de casus."))

    def action_drop(self) -> None:
        """Leave the text under the cursor out."""
        key = self._key()
        if not key:
            return
        self.flow.drop({key})
        if self.flow.draft.fields:
            self.show_step()
        else:
            self.action_back()

    def _key(self) -> str:
        current = self.view.current
        return current.key.removeprefix("lees:") if current else ""

    def _fields(self) -> dict[str, Field]:
        """The fields with words that a person must judge."""
        if self._seen is None:
            return {}
        file = self.flow.seat.opened.file
        words = asked_words(file, self.flow.draft) if self._seen.content.asked else ()
        every = (*(one.field for one in self._seen.fields), *words)
        return {one.key: one for one in every if needs_reading(file, one)}

    def _unread(self) -> list[str]:
        return [key for key, field in self._fields().items() if not self.flow.has_read(field)]

    # -- what it looks like --------------------------------------------------------------------------------------

    def _items(self, seen: Preview) -> Iterator[Item]:
        content = seen.content
        yield from _head(content)
        if not any(Category.IDENTITEIT in field.categories for field in content.fields):
            yield Item.gap()
            yield Item.prose(_("De ontvanger kan niet zien over wie dit gaat: de naam is niet gekozen."), Tone.WEIGH)
        for persons in dict.fromkeys(one.field.persons for one in seen.fields):
            yield Item.gap()
            yield Item.heading(_("Over {who}").format(who=_names(seen, persons)))
            for one, released in zip(seen.fields, content.fields, strict=True):
                if one.field.persons == persons:
                    yield from self._field(one.field, released)
        yield from asked_items(content)
        if content.asked is not None:
            yield from self._questions()
        yield from _use(content)
        yield from part_items(content.answer)

    def _field(self, field: Field, released: ReleasedField) -> Iterator[Item]:
        file = self.flow.seat.opened.file
        yield Item.prose(f"{_(field.label)}: {_with_signs(field, marks(file, field))}", Tone.STRONG)
        if self._seen is None or self._seen.content.asked is None:  # a form says whom it is about, and no more
            yield Item.prose(_origin(released), Tone.DIM)
        yield from (Item.prose(_("voorwaarde: {text}").format(text=text), Tone.DIM) for text in released.conditions)
        yield from self._question(field)

    def _questions(self) -> Iterator[Item]:
        """The words of a request form that name another or a sensitive subject, each with its question."""
        file = self.flow.seat.opened.file
        for words in asked_words(file, self.flow.draft):
            if needs_reading(file, words):
                yield Item.prose(_with_signs(words, marks(file, words)), Tone.STRONG)
                yield from self._question(words)

    def _question(self, field: Field) -> Iterator[Item]:
        file = self.flow.seat.opened.file
        if needs_reading(file, field):
            names = ", ".join(file.person(id).name for id in field.persons)
            kinds = ", ".join(_(label(category)) for category in field.categories)
            read = self.flow.has_read(field)
            yield Item(
                _("Gaat deze tekst over iemand of iets anders dan {names}, {kinds}?").format(names=names, kinds=kinds),
                key=f"lees:{field.key}",
                sign=_("nee") if read else " ? ",
                tone=Tone.PLAIN if read else Tone.WEIGH,
            )


def part_items(parts: Iterable[LetterPart]) -> Iterator[Item]:
    """Yield the parts of a letter as its reader gets them, in the words of the document."""
    for part in parts:
        yield Item.gap()
        yield Item.heading(part.title)
        yield from (Item.prose(text) for text in part.paragraphs)
        yield from (Item.prose(f"- {text}") for text in part.bullets)


def _names(seen: Preview, persons: tuple[str, ...]) -> str:
    """Those whose data these are, called as the document calls them."""
    subjects = dict(zip(seen.persons, seen.content.subjects, strict=True))
    return ", ".join(subjects[person].label for person in persons)


def _head(content: ReleaseContent) -> Iterator[Item]:
    recipient = content.recipient
    person = " ".join(part for part in (recipient.function, recipient.person_name) if part)
    who = f"{recipient.organisation} ({person})" if person else recipient.organisation
    yield Item.prose(_("Ontvanger: {who}").format(who=who))
    yield Item.prose(_("Doel: {purpose}").format(purpose=_(content.purpose_title)))
    basis = f"{content.basis_title} ({', '.join(content.articles)})" if content.articles else content.basis_title
    yield Item.prose(_("Grondslag: {basis}").format(basis=basis))
    if content.regime_note:
        regime = _("Regime: {regime}").format(regime=_(label(content.regime)))
        yield Item.prose(f"{regime}. {content.regime_note}", Tone.DIM)
    yield Item.prose(_("Manier: {channel}").format(channel=_(label(content.channel))))


def _origin(released: ReleasedField) -> str:
    """Say where it came from as the document does: what is told there, and no more."""
    parts = [_("bron: {source}").format(source=_(released.source) if released.source else _("niet vermeld"))]
    if released.obtained_on:
        parts.append(_("verkregen op {when}").format(when=day(released.obtained_on)))
    confirmed = _("bevestigd op {when}").format(when=day(released.confirmed_on)) if released.confirmed_on else ""
    return " · ".join([*parts, confirmed or _("nog niet bevestigd")])


def _use(content: ReleaseContent) -> Iterator[Item]:
    """Say what the recipient may do with it, in the words of the document; a form says what it asks instead."""
    if content.asked is not None:
        yield from (Item.prose(f"- {text}") for text in content.conditions)
        return
    yield Item.gap()
    yield Item.heading(_("Wat mag de ontvanger hiermee?"))
    only = _("U krijgt deze gegevens voor één doel: {purpose}. Gebruik ze niet voor iets anders.")
    yield Item.prose(only.format(purpose=_(content.purpose_title)))
    if content.conditions:
        yield Item.prose(_("Houd u daarbij aan deze voorwaarden:"))
    yield from (Item.prose(f"- {text}") for text in content.conditions)
    if any(field.conditions for field in content.fields):
        yield Item.prose(_("Bij sommige gegevens staat een eigen voorwaarde. Die geldt ook."))
    yield Item.gap()
    contact = _("Vragen: {contact} ({controller})")
    yield Item.prose(contact.format(contact=content.contact, controller=content.controller))


def _with_signs(field: Field, found: tuple[Mark, ...]) -> str:
    """Put signs around what is marked, from the back so that places stay true; overlapping marks count once."""
    text, edge = field.value, len(field.value) + 1
    for mark in sorted(found, key=lambda one: -one.start):
        if mark.end <= edge:
            before, after = SIGNS_AROUND[mark.kind]
            text = f"{text[: mark.start]}{before}{text[mark.start : mark.end]}{after}{text[mark.end :]}"
            edge = mark.start
    return text
