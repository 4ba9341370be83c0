"""One reader's minutes of a case conference as blocks: what was decided, what they do, who of the family was there.

And the agenda they get beforehand: what will be spoken of while they are in the room.
"""

from collections.abc import Iterator

from wams_tui.casework.disclosing.telling import rights_parts
from wams_tui.casework.release import PartKind, Release
from wams_tui.documents.glyphs import readable
from wams_tui.documents.paper import (
    Block,
    Bullets,
    Grid,
    Heading,
    Paper,
    Para,
    account_blocks,
    family_account,
    letter_blocks,
    use_blocks,
)
from wams_tui.documents.plan import Part, about_blocks, action_table, head_blocks, notes_of, quotes
from wams_tui.documents.sheet import ReleaseSheet, release_sheet

_TITLE = "Verslag van het overleg"
_AGENDA = "Agenda van het overleg"


def minutes_paper(release: Release) -> Paper:
    """Return minutes as blocks; ``release`` has been checked, and holds some."""
    content, sheet = release.content, release_sheet(release)
    family = content.handout is not None and content.handout.family
    return Paper(
        title=_TITLE,
        made_at=content.made_at,
        blocks=tuple(_blocks(release, sheet)),
        mark=sheet["mark"] or "",
        large=family,
        foot=readable(f"{_TITLE} · casus {content.case_code}"),
        author=readable(content.controller),
    )


def agenda_paper(release: Release) -> Paper:
    """Return an agenda as blocks; ``release`` has been checked, and is one."""
    content, sheet = release.content, release_sheet(release)
    family = content.handout is not None and content.handout.family
    return Paper(
        title=_AGENDA,
        made_at=content.made_at,
        blocks=tuple(_agenda_blocks(release, sheet, family=family)),
        mark=sheet["mark"] or "",
        large=family,
        foot=readable(f"{_AGENDA} · casus {content.case_code}"),
        author=readable(content.controller),
    )


def _agenda_blocks(release: Release, sheet: ReleaseSheet, *, family: bool) -> Iterator[Block]:
    content, handout = release.content, release.content.handout
    yield from head_blocks(content, sheet, _AGENDA, handout.facts if handout is not None else ())
    yield Heading(2, "Waar wij over praten" if family else "Waarvoor u erbij bent")
    rows = []
    for number, field in enumerate((one for one in content.fields if one.part is not None), start=1):
        mine = field.part is not None and field.part.who == content.recipient.organisation
        told = [field.value, *(["U brengt dit in."] if mine else [])]
        told += [f"Voorwaarde: {one}" for one in field.conditions]
        rows.append((str(number), readable("\n".join(told))))
    yield Grid((("nr.", "Punt"), *rows), (0.1, 0.9))
    if not family:
        yield from use_blocks(sheet)
    yield from about_blocks(content)
    if family:
        yield from letter_blocks(content.answer or rights_parts(content.controller, content.contact))
    yield from family_account(sheet) if family else account_blocks(sheet)


def _blocks(release: Release, sheet: ReleaseSheet) -> Iterator[Block]:
    content, handout = release.content, release.content.handout
    family = handout is not None and handout.family
    yield from head_blocks(content, sheet, _TITLE, handout.facts if handout is not None else ())
    if not family:
        yield from use_blocks(sheet)
    yield from about_blocks(content)
    parts = [Part(field, field.part) for field in content.fields if field.part is not None]
    own = [one for one in parts if one.place.own]
    if own:
        yield Heading(2, "Dit doet u zelf" if family else "Wat u zelf doet")
        yield action_table(own, owners=False)
    there = [one for one in parts if one.place.kind is PartKind.AANWEZIG]
    if there:
        yield Heading(2, "Van het gezin")
        yield Bullets(tuple(readable(f"{one.place.who}: {one.field.value}") for one in there))
    yield from _agenda(parts)
    for kind, title in ((PartKind.KRACHT, "Wat goed gaat"), (PartKind.DOEL, "Nieuwe doelen")):
        said = [one for one in parts if one.place.kind is kind]
        if said:
            yield Heading(2, title)
            yield Bullets(tuple(readable(one.field.value) for one in said))
    actions = [one for one in parts if one.place.kind is PartKind.ACTIE and not one.place.own]
    if actions:
        yield Heading(2, "Andere afspraken")
        yield action_table(actions, owners=True)
    words = [one for one in parts if one.place.kind is PartKind.WOORDEN]
    if words:
        yield Heading(2, "In eigen woorden")
        yield from quotes(words)
    if family:
        yield from letter_blocks(content.answer or rights_parts(content.controller, content.contact))
    yield from family_account(sheet) if family else account_blocks(sheet)


def _agenda(parts: list[Part]) -> Iterator[Block]:
    """Yield what was decided, under its item where that is in these minutes."""
    items = [one for one in parts if one.place.kind is PartKind.AGENDAPUNT]
    decided = [one for one in parts if one.place.kind is PartKind.BESLUIT]
    for item in items:
        yield Heading(2, readable(item.field.value))
        yield from _decisions([one for one in decided if one.place.under == item.place.id])
    rest = [one for one in decided if one.place.under not in {item.place.id for item in items}]
    if rest:
        yield Heading(2, "Besloten")
        yield from _decisions(rest)


def _decisions(decided: list[Part]) -> Iterator[Block]:
    for one in decided:
        yield Para(readable(one.field.value), name="Besluit")
        yield from notes_of(one.field)
