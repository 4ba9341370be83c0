"""A reader's copy of the plan as blocks: for a partner with what they may do with it, for the family in large type.

It says what the release says, by goal: the words of each datum are those that a person confirmed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.disclosing.telling import rights_parts
from wams_tui.casework.labels import label
from wams_tui.casework.plan.parts import ActionKind, ActionState, GoalOutcome, WordsKind
from wams_tui.casework.release import PartKind, Release, ReleaseContent, ReleasedField, ReleasedPart
from wams_tui.documents.glyphs import readable
from wams_tui.documents.paper import (
    FICTIONAL,
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    NewPage,
    Paper,
    Para,
    Quote,
    Signatures,
    account_blocks,
    family_account,
    letter_blocks,
    use_blocks,
)
from wams_tui.documents.plancourse import course_of
from wams_tui.documents.sheet import ReleaseSheet, dutch_day, release_sheet

_WITH_OWNERS, _OWN = (0.29, 0.24, 0.24, 0.23), (0.5, 0.27, 0.23)
"""Widths of the columns of what is agreed: the same in every table of it, so that one reads down a page."""

_UNTIL = frozenset({ActionKind.AFSPRAAK.value, ActionKind.NIET_HANDHAVEN.value})
"""Of these the day is the last one they hold."""


@dataclass(frozen=True, slots=True)
class Part:
    """A released datum that stands in a plan or in minutes."""

    field: ReleasedField
    place: ReleasedPart


def plan_paper(release: Release) -> Paper:
    """Return a copy of the plan as blocks; ``release`` has been checked, and is one."""
    content, sheet = release.content, release_sheet(release)
    family = content.handout is not None and content.handout.family
    title = "Uw plan" if family else "Kopie van het plan"
    number = content.handout.number if content.handout is not None else 0
    return Paper(
        title=title,
        made_at=content.made_at,
        blocks=tuple(_blocks(release, sheet, title, number)),
        mark=sheet["mark"] or "",
        large=family,
        foot=readable(f"{title} · versie {number} · casus {content.case_code}"),
        author=readable(content.controller),
    )


def head_blocks(
    content: ReleaseContent, sheet: ReleaseSheet, title: str, more: tuple[tuple[str, str], ...]
) -> list[Block]:
    """Return the title and the names with what they say, ``more`` among them, as any copy or minutes begin."""
    blocks: list[Block] = [Heading(1, title)]
    if content.nature is VaultNature.OEFENKLUIS:
        blocks.append(Para(FICTIONAL))
    family = content.handout is not None and content.handout.family
    told = tuple((readable(name), readable(said)) for name, said in more)
    facts = (
        (("Voor", sheet["recipient"].split("\n")[0]), ("Van", sheet["controller"]), ("Datum", sheet["date"]), *told)
        if family
        else (
            ("Aan", sheet["recipient"]),
            ("Van", sheet["controller"]),
            ("Vragen?", sheet["contact"]),
            ("Datum", sheet["date"]),
            ("Casus", sheet["case"]),
            *told,
            ("Doel", sheet["purpose"]),
            ("Grondslag", sheet["basis"]),
            ("Artikelen", sheet["articles"]),
            ("Stand van de wet", sheet["regime"]),
            ("Via", sheet["channel"]),
        )
    )
    return [*blocks, Facts(tuple(fact for fact in facts if fact[1]))]


def about_blocks(content: ReleaseContent) -> Iterator[Block]:
    """Yield the data that are no part of the plan itself, a name or a day of birth, by person."""
    loose = [one for one in content.fields if one.part is None]
    own = {subject: [one for one in loose if one.persons == (subject.id,)] for subject in content.subjects}
    # Who is only named needs no heading of their own.
    named = [subject for subject, data in own.items() if [one.value for one in data] == [subject.label]]
    if named:
        yield Heading(2, "Over wie dit gaat")
        yield Bullets(tuple(readable(subject.label) for subject in named))
        for subject in named:
            yield from notes_of(own[subject][0])
    for subject, data in own.items():
        if data and subject not in named:
            yield Heading(2, readable(f"Over {subject.label}"))
            yield from _data(data)
    shared = [one for one in loose if len(one.persons) > 1]
    if shared:
        yield Heading(2, "Over meer personen")
        yield from _data(shared)


def _data(fields: Iterable[ReleasedField]) -> Iterator[Block]:
    for one in fields:
        yield Para(readable(one.value), name=readable(one.label))
        yield from notes_of(one)


def quotes(parts: Iterable[Part]) -> Iterator[Block]:
    """Yield somebody's own words, to the letter."""
    for one in parts:
        said = label(WordsKind(one.place.sort)) if one.place.sort else ""
        day = f", {dutch_day(one.field.obtained_on)}" if one.field.obtained_on else ""
        yield Quote(readable(one.field.value), readable(f"{one.place.who} ({said}){day}"))


def _blocks(release: Release, sheet: ReleaseSheet, title: str, number: int) -> Iterator[Block]:
    content, handout = release.content, release.content.handout
    family = handout is not None and handout.family
    parts = [Part(field, field.part) for field in content.fields if field.part is not None]
    yield from head_blocks(content, sheet, title, (("Versie", str(number)), *(handout.facts if handout else ())))
    if family:
        yield Heading(2, "Wat is dit?")
        yield Para("Dit is uw kopie van het plan. Hierin staat wat over u gaat.")
        yield Para("Anderen krijgen een andere kopie. Daarin staat alleen wat zij nodig hebben.")
    else:
        yield from use_blocks(sheet)
    yield from about_blocks(content)
    own = [one for one in parts if one.place.own]
    if own:
        yield Heading(2, "Dit doet u zelf" if family else "Wat u zelf doet")
        yield action_table(own, owners=False)
    yield from _whole(parts)
    yield from _goals(content, parts, each_on_a_page=family)
    yield from _loose(parts)
    course = course_of(content)
    if course is not None:
        yield Heading(2, "Hoe ver het is")
        yield Para(course.said)
        yield course
    if handout is not None and handout.sign:
        yield Heading(2, "Ondertekening")
        signs = (
            "U zegt met uw handtekening dat u dit plan hebt gelezen. U mag ook iets anders willen; zeg dat dan."
            if family
            else "Voor wat u zelf doet."
        )
        yield Signatures(tuple(readable(name) for name in handout.sign))
        yield Para(signs, small=True)
    if family:
        yield from letter_blocks(content.answer or rights_parts(content.controller, content.contact))
    yield from family_account(sheet) if family else account_blocks(sheet)


def _whole(parts: list[Part]) -> Iterator[Block]:
    """Yield what the plan says as a whole."""
    for kind, title in ((PartKind.PROBLEMEN, "Wat er speelt"), (PartKind.SAMENHANG, "Hoe het samenhangt")):
        for one in parts:
            if one.place.kind is kind:
                yield Heading(2, title)
                yield Para(readable(one.field.value))
                yield from notes_of(one.field)
    well = [one for one in parts if one.place.kind is PartKind.KRACHT]
    if well:
        yield Heading(2, "Wat goed gaat")
        yield Bullets(tuple(readable(one.field.value) for one in well))
        for one in well:
            yield from notes_of(one.field)


def _goals(content: ReleaseContent, parts: list[Part], *, each_on_a_page: bool) -> Iterator[Block]:
    goals = [one for one in parts if one.place.kind is PartKind.DOEL]
    names = {subject.id: subject.label for subject in content.subjects}
    for number, goal in enumerate(goals, start=1):
        actions = [one for one in parts if one.place.kind is PartKind.ACTIE and one.place.under == goal.place.id]
        if each_on_a_page and number > 1 and actions:
            yield NewPage()
        what, _, more = goal.field.value.partition("\n")
        yield Heading(2, readable(f"Doel {number}: {what}"))
        about = " en ".join(names[person] for person in goal.field.persons)
        state = label(GoalOutcome(goal.place.state)) if goal.place.state else ""
        until = f"uiterlijk {dutch_day(goal.place.by_when)}" if goal.place.by_when else ""
        yield Para(readable(" · ".join(part for part in (f"Gaat over: {about}", until, state) if part)), small=True)
        if more:
            yield Para(readable(more), name="Evaluatie")
        yield from notes_of(goal.field)
        if actions:
            yield action_table(actions, owners=True)
        about_this = {goal.place.id, *(one.place.id for one in actions)}
        yield from quotes(_words(parts, about_this))


def _loose(parts: list[Part]) -> Iterator[Block]:
    """Yield what stands under no goal of this copy; what the reader does themselves stands at the head already."""
    actions = [one for one in parts if one.place.kind is PartKind.ACTIE and not one.place.under and not one.place.own]
    if actions:
        yield Heading(2, "Andere afspraken")
        yield action_table(actions, owners=True)
    under_goals = {one.place.id for one in parts if one.place.kind is PartKind.DOEL} | {
        one.place.id for one in parts if one.place.kind is PartKind.ACTIE and one.place.under
    }
    rest = [one for one in parts if one.place.kind is PartKind.WOORDEN and one.place.under not in under_goals]
    if rest:
        yield Heading(2, "In eigen woorden")
        yield from quotes(rest)


def notes_of(field: ReleasedField) -> Iterator[Block]:
    """Yield the conditions under which one datum is given."""
    yield from (Para(readable(text), name="Voorwaarde") for text in field.conditions)


def action_table(actions: Iterable[Part], *, owners: bool) -> Grid:
    """Return actions as a table; ``owners`` says whether it names who does them."""
    head = ("Wat", "Wie", "Wanneer", "Stand") if owners else ("Wat", "Wanneer", "Stand")
    return Grid((head, *(_row(one, owners=owners) for one in actions)), _WITH_OWNERS if owners else _OWN)


def _row(one: Part, *, owners: bool) -> tuple[str, ...]:
    what = one.field.value
    if one.place.sort and one.place.sort != ActionKind.ACTIE.value:
        what = f"{label(ActionKind(one.place.sort)).capitalize()}: {what}"
    what = "\n".join((what, *(f"Voorwaarde: {text}" for text in one.field.conditions)))
    who = (f"{one.place.who} (u)" if one.place.own else one.place.who) or "nog niemand"
    state = label(ActionState(one.place.state)) if one.place.state else ""
    cells = (what, who, _when(one.place), state) if owners else (what, _when(one.place), state)
    return tuple(readable(cell) for cell in cells)


def _when(place: ReleasedPart) -> str:
    if place.done_on:
        return dutch_day(place.done_on)
    if not place.by_when:
        return "geen dag"
    return f"{'tot en met' if place.sort in _UNTIL else 'uiterlijk'} {dutch_day(place.by_when)}"


def _words(parts: Iterable[Part], about: set[str]) -> list[Part]:
    return [one for one in parts if one.place.kind is PartKind.WOORDEN and one.place.under in about]
