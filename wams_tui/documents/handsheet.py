"""A hand-over sheet for somebody elsewhere as blocks: by subject, on one page where what was chosen fits on one.

It says what the release says: who is who, what goes on and how it hangs together, what is agreed and by when, what
comes, who was informed of what. A subject of which nothing was chosen is not there.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.plan.parts import ActionState
from wams_tui.casework.release import PartKind, Release, ReleaseContent, ReleasedField
from wams_tui.documents.glyphs import readable
from wams_tui.documents.paper import (
    FICTIONAL,
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    Paper,
    Para,
    Signatures,
    account_blocks,
    use_blocks,
)
from wams_tui.documents.plan import Part, action_table, notes_of, quotes
from wams_tui.documents.sheet import ReleaseSheet, dutch_day, release_sheet

_TITLE = "Overdrachtsblad"
RESPONSIBLE = "Verantwoordelijk"
"""Which fact of the head says who answers for the data; it stands above the signatures."""

_WHO = ("Naam", "Geboortedatum", "Plaats in het huishouden", "BSN")
"""Of somebody's own record what stands in the table of who is who, in its columns."""

_COLUMNS = (0.07, 0.36, 0.22, 0.2, 0.15)
"""Widths of the table of what is agreed: which goal, what, who, when, how far."""

_OVER = frozenset({ActionState.GEDAAN.value, ActionState.VERVALLEN.value})


def sheet_paper(release: Release) -> Paper:
    """Return a hand-over sheet as blocks; ``release`` has been checked, and is one."""
    content = release.content
    return Paper(
        title=_TITLE,
        made_at=content.made_at,
        blocks=tuple(_blocks(release)),
        mark=release_sheet(release)["mark"] or "",
        foot=readable(f"{_TITLE} · casus {content.case_code}"),
        author=readable(content.controller),
    )


def _blocks(release: Release) -> Iterator[Block]:
    """What whoever takes over works with stands first, what it rests on after it: the first fits on one page."""
    content, sheet, handout = release.content, release_sheet(release), release.content.handout
    parts = [Part(field, field.part) for field in content.fields if field.part is not None]
    yield from _head(content, sheet)
    yield from _who_is_who(content)
    yield from _what_goes_on(content, parts)
    yield from _agreed(parts)
    yield from _words(parts)
    informed = [one for one in parts if one.place.kind is PartKind.INGELICHT]
    if informed:
        yield Heading(2, "Wie waarover is ingelicht")
        yield Bullets(tuple(readable(f"{_named(content, one.field)}: {one.field.value}") for one in informed))
        for one in informed:
            yield from notes_of(one.field)
    yield from use_blocks(sheet)
    rests_on = (
        ("Grondslag", sheet["basis"]),
        ("Artikelen", sheet["articles"]),
        ("Stand van de wet", sheet["regime"]),
        ("Via", sheet["channel"]),
    )
    yield Facts(tuple(fact for fact in rests_on if fact[1]))
    answers = [said for name, said in (handout.facts if handout is not None else ()) if name == RESPONSIBLE]
    if answers:
        yield Heading(2, "Wie verantwoordelijk is voor de gegevens")
        yield from (Para(readable(said), stays=bool(handout is not None and handout.sign)) for said in answers)
    if handout is not None and handout.sign:
        yield Signatures(tuple(readable(name) for name in handout.sign))
    yield from account_blocks(sheet)


def _head(content: ReleaseContent, sheet: ReleaseSheet) -> Iterator[Block]:
    handout = content.handout
    told = [fact for fact in (handout.facts if handout is not None else ()) if fact[0] != RESPONSIBLE]
    if handout is not None and handout.number:
        told.append(("Plan", f"versie {handout.number}"))
    yield Heading(1, _TITLE)
    if content.nature is VaultNature.OEFENKLUIS:
        yield Para(FICTIONAL)
    facts = (
        ("Aan", sheet["recipient"]),
        ("Van", sheet["controller"]),
        ("Vragen?", sheet["contact"]),
        ("Datum", sheet["date"]),
        ("Casus", sheet["case"]),
        *((readable(name), readable(said)) for name, said in told),
    )
    yield Facts(tuple(fact for fact in facts if fact[1]))
    yield Para(f"Alleen voor dit doel: {sheet['purpose']}. Onder de gegevens staat wat u ermee mag.")


def _who_is_who(content: ReleaseContent) -> Iterator[Block]:
    """Yield everybody of whom something was chosen; what stands in their own record, in a table."""
    own = _in_the_table(content)
    head = tuple(label for label in _WHO[1:] if any(one.label == label for one in own))
    rows = []
    for subject in content.subjects:
        told = {one.label: one.value for one in own if one.persons == (subject.id,)}
        rows.append((subject.label, *(told.get(label, "") for label in head)))
    yield Heading(2, "Wie is wie")
    if head:
        yield Grid((("Wie", *head), *(tuple(readable(cell) for cell in row) for row in rows)))
    else:
        yield Bullets(tuple(readable(row[0]) for row in rows))
    for one in own:
        yield from notes_of(one)


def _in_the_table(content: ReleaseContent) -> list[ReleasedField]:
    """Return what the table of who is who says: of each person one of each column, and nothing twice."""
    found: dict[tuple[tuple[str, ...], str], ReleasedField] = {}
    for one in content.fields:
        if one.part is None and len(one.persons) == 1 and one.label in _WHO:
            found.setdefault((one.persons, one.label), one)
    return list(found.values())


def _what_goes_on(content: ReleaseContent, parts: list[Part]) -> Iterator[Block]:
    in_table = _in_the_table(content)
    loose = [one for one in content.fields if one.part is None and one not in in_table]
    told = [one for one in parts if one.place.kind is PartKind.PROBLEMEN]
    if told or loose:
        yield Heading(2, "Wat er speelt")
    for one in told:
        yield Para(readable(one.field.value))
        yield from notes_of(one.field)
    for field in loose:
        yield Para(
            readable(f"{field.value}{_origin(field)}"), name=readable(f"{_named(content, field)}, {field.label}")
        )
        yield from notes_of(field)
    for kind, title in ((PartKind.SAMENHANG, "Hoe het samenhangt"), (PartKind.KRACHT, "Wat goed gaat")):
        said = [one for one in parts if one.place.kind is kind]
        if not said:
            continue
        yield Heading(2, title)
        if len(said) == 1:
            yield Para(readable(said[0].field.value))
        else:
            yield Bullets(tuple(readable(one.field.value) for one in said))
        for one in said:
            yield from notes_of(one.field)


def _agreed(parts: list[Part]) -> Iterator[Block]:
    """Yield the goals, then every action in one table: what comes first stands first, what is over last."""
    goals = [one for one in parts if one.place.kind is PartKind.DOEL]
    actions = sorted((one for one in parts if one.place.kind is PartKind.ACTIE), key=_when_due)
    if goals or actions:
        yield Heading(2, "Wat is afgesproken, en wat er komt")
    for number, goal in enumerate(goals, start=1):
        until = f" (uiterlijk {dutch_day(goal.place.by_when)})" if goal.place.by_when else ""
        what, _, evaluated = goal.field.value.partition("\n")
        yield Para(readable(f"{what}{until}"), name=f"Doel {number}")
        if evaluated:
            yield Para(readable(evaluated), name="Evaluatie")
        yield from notes_of(goal.field)
    if not actions:
        return
    numbers = {goal.place.id: str(number) for number, goal in enumerate(goals, start=1)}
    table = action_table(actions, owners=True)
    if not goals:
        yield table
        return
    head, *rows = table.rows
    under = (numbers.get(one.place.under, "–") for one in actions)
    numbered = ((number, *row) for number, row in zip(under, rows, strict=True))
    yield Grid((("Doel", *head), *numbered), _COLUMNS)


def _when_due(one: Part) -> tuple[bool, date]:
    over = bool(one.place.done_on) or one.place.state in _OVER
    return over, one.place.by_when or date.max


def _words(parts: Iterable[Part]) -> Iterator[Block]:
    said = [one for one in parts if one.place.kind is PartKind.WOORDEN]
    if said:
        yield Heading(2, "In eigen woorden")
        yield from quotes(said)
        for one in said:
            yield from notes_of(one.field)


def _named(content: ReleaseContent, field: ReleasedField) -> str:
    names = {subject.id: subject.label for subject in content.subjects}
    return " en ".join(names[person] for person in field.persons)


def _origin(field: ReleasedField) -> str:
    """Return where a datum came from and how recent it is: whoever takes over must know how far to trust it."""
    day = field.confirmed_on or field.obtained_on
    when = f"{'bevestigd' if field.confirmed_on else 'verkregen'} {dutch_day(day)}" if day else ""
    told = ", ".join(part for part in (field.source, when) if part)
    return f" ({told})" if told else ""
