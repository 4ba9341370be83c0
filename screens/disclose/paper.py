"""What the preview shows: the words of the document, each free text with its question, and where the file goes."""

from collections.abc import Iterable, Iterator

from screens.asking.words import asked_items
from screens.disclose.flow import Flow
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item
from screens.words import day, place_of
from wams_tui.casework.codes import Category, Sealing
from wams_tui.casework.disclosing.letter import LetterPart
from wams_tui.casework.labels import label
from wams_tui.casework.plan.parts import ActionState, GoalOutcome
from wams_tui.casework.release import Handout, HandoutKind, PartKind, ReleaseContent, ReleasedField, ReleasedPart
from wams_tui.desk.asking.sending import asked_words
from wams_tui.desk.disclose import Preview
from wams_tui.desk.disclosing.fields import Field
from wams_tui.desk.disclosing.freetext import Mark, MarkKind, marks, needs_reading
from wams_tui.desk.letters.papers import WITHOUT_STYLE
from wams_tui.locale import _

SIGNS_AROUND = {MarkKind.ANDER: ("[*", "*]"), MarkKind.GEVOELIG: ("[!", "!]")}

_HEADED = (PartKind.PROBLEMEN, PartKind.KRACHT, PartKind.DOEL, PartKind.AGENDAPUNT)
"""Before these a line is left open."""


class Paper:
    """One preview of one disclosure, as items of a list."""

    def __init__(self, flow: Flow, seen: Preview) -> None:
        self._flow, self._seen = flow, seen
        self._file = flow.seat.opened.file

    def to_read(self) -> dict[str, Field]:
        """Return the fields with words that a person must judge, by key."""
        words = asked_words(self._file, self._flow.draft) if self._seen.content.asked else ()
        every = (*(one.field for one in self._seen.fields), *words)
        return {one.key: one for one in every if needs_reading(self._file, one)}

    def unread(self) -> list[str]:
        """Return the keys of those that nobody judged yet."""
        return [key for key, field in self.to_read().items() if not self._flow.has_read(field)]

    def items(self) -> Iterator[Item]:
        """Yield it from the recipient to the last line."""
        seen, content = self._seen, self._seen.content
        yield from _head(content)
        yield from self._file_lines()
        fault = self._flow.seat.desk.papers.fault()
        if fault is not None:
            yield Item.gap()
            yield Item.prose(f"{_(WITHOUT_STYLE)} {fault.say(_)}", Tone.WEIGH)
        if not any(Category.IDENTITEIT in field.categories for field in content.fields):
            yield Item.gap()
            yield Item.prose(_("De ontvanger kan niet zien over wie dit gaat: de naam is niet gekozen."), Tone.WEIGH)
        if content.handout is not None:
            yield from self._handout(content.handout)
            return
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

    def _handout(self, handout: Handout) -> Iterator[Item]:
        """Yield a copy of the plan, minutes or a hand-over sheet in the order in which it is chosen."""
        seen, content = self._seen, self._seen.content
        yield Item.gap()
        yield Item.heading(_title(handout))
        yield from (Item.prose(f"{name}: {said}", Tone.DIM) for name, said in handout.facts)
        whose: tuple[str, ...] = ()
        for one, released in zip(seen.fields, content.fields, strict=True):
            # On a sheet stand data of everybody: each says whose it is.
            if handout.kind.is_sheet and released.part is None:
                if one.field.persons != whose:
                    whose = one.field.persons
                    yield Item.gap()
                    yield Item.heading(_("Over {who}").format(who=_names(seen, whose)))
            elif released.part is None or released.part.kind in _HEADED:
                yield Item.gap()
            yield from self._field(one.field, released)
        if not handout.family:
            yield from _use(content)

    def _file_lines(self) -> Iterator[Item]:
        """Say where the file goes, and how it is closed: not on the paper, and part of what one confirms."""
        flow = self._flow
        if flow.path is None:
            return
        closed = "" if flow.sealing is Sealing.OPEN else f" ({_(label(flow.sealing))})"
        yield Item.prose(_("Bestand: {path}").format(path=place_of(flow.path)) + closed)

    def _field(self, field: Field, released: ReleasedField) -> Iterator[Item]:
        yield Item.prose(f"{_(field.label)}: {_with_signs(field, marks(self._file, field))}", Tone.STRONG)
        if released.part is not None:
            about = _("over {who}").format(who=_names(self._seen, field.persons))
            yield Item.prose(" · ".join(part for part in (about, *_columns(released.part)) if part), Tone.DIM)
        elif self._seen.content.asked is None:  # a form says whom it is about, and no more
            yield Item.prose(_origin(released), Tone.DIM)
        yield from (Item.prose(_("voorwaarde: {text}").format(text=text), Tone.DIM) for text in released.conditions)
        yield from self._question(field)

    def _questions(self) -> Iterator[Item]:
        """The words of a request form that name another or a sensitive subject, each with its question."""
        for words in asked_words(self._file, self._flow.draft):
            if needs_reading(self._file, words):
                yield Item.prose(_with_signs(words, marks(self._file, words)), Tone.STRONG)
                yield from self._question(words)

    def _question(self, field: Field) -> Iterator[Item]:
        if needs_reading(self._file, field):
            names = ", ".join(self._file.person(id).name for id in field.persons)
            kinds = ", ".join(_(label(category)) for category in field.categories)
            read = self._flow.has_read(field)
            yield Item(
                _("Gaat deze tekst over iemand of iets anders dan {names}, {kinds}?").format(names=names, kinds=kinds),
                key=f"lees:{field.key}",
                sign=_("nee") if read else " ? ",
                tone=Tone.PLAIN if read else Tone.WEIGH,
            )


def _title(handout: Handout) -> str:
    if handout.kind is HandoutKind.VERSLAG:
        return _("Verslag van het overleg")
    if handout.kind is HandoutKind.AGENDA:
        return _("Agenda van het overleg")
    if handout.kind.is_sheet:
        with_plan = _("Overdrachtsblad, met het plan van versie {number}").format(number=handout.number)
        return with_plan if handout.number else _("Overdrachtsblad")
    return _("Kopie van het plan, versie {number}").format(number=handout.number)


def part_items(parts: Iterable[LetterPart]) -> Iterator[Item]:
    """Yield the parts of a letter as its reader gets them, in the words of the document."""
    for part in parts:
        yield Item.gap()
        yield Item.heading(part.title)
        yield from (Item.prose(text) for text in part.paragraphs)
        yield from (Item.prose(f"- {text}") for text in part.bullets)


def _columns(part: ReleasedPart) -> Iterator[str]:
    """Yield what stands beside the words of a part: who, until when, how far it is."""
    if part.kind in (PartKind.ACTIE, PartKind.WOORDEN, PartKind.AANWEZIG):
        yield _("wie: {who}").format(who=part.who or _("nog niemand"))
    if part.done_on is not None:
        yield _("gedaan op {when}").format(when=day(part.done_on))
    elif part.by_when is not None:
        yield _("uiterlijk {when}").format(when=day(part.by_when))
    if part.state:
        yield _(label(GoalOutcome(part.state) if part.kind is PartKind.DOEL else ActionState(part.state)))


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
