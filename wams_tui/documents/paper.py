"""A document for a word processor as blocks in reading order; ODT and DOCX are made of the same ones."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.disclosing.letter import Letter, LetterPart
from wams_tui.casework.disclosing.publication import Publication
from wams_tui.casework.release import Release
from wams_tui.documents.glyphs import readable
from wams_tui.documents.sheet import (
    PRACTICE_MARK,
    FieldOnPaper,
    PartOnPaper,
    ReleaseSheet,
    dutch_moment,
    parts_on_paper,
    release_sheet,
)

FICTIONAL = "Dit document komt uit een oefenkluis. De personen in dit document bestaan niet."

SIGN = ("Naam", "Handtekening", "Datum")
"""What stands over the lines to sign on."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``name`` stands before it in bold, ``small`` is for what is told beside it.

    What ``stays`` is on the same page as what follows it.
    """

    text: str
    name: str = ""
    small: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose first row is its head; shorter rows are filled up.

    ``widths`` are those of the columns, in relation to each other, over the whole width of the page; without them a
    table is as wide as its words.
    """

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what they say, under each other: to whom, from whom, which day."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, to the letter; ``by`` says whose."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """A line to sign on for each of ``names``; an empty name leaves room to write one."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line of a course, from ``start`` to ``end``: parts (0 to 1) of the time that is drawn; ``state`` in a word."""

    name: str
    start: float
    end: float
    state: str
    done: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """Stretches along time, drawn on pages and told as a table elsewhere.

    Args:
        first: The day at the left end, in words.
        last: The day at the right end.
        today: Where today's mark stands, 0 to 1; none where it is outside.
        stretches: What is drawn.
        said: The same in one or two sentences, for who does not see it.
    """

    first: str
    last: str
    today: float | None
    stretches: tuple[Stretch, ...]
    said: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Block = Heading | Para | Bullets | Grid | Facts | Quote | Signatures | Course | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document, every string of it already :func:`readable`.

    Args:
        title: What it is; stands in the document's own data.
        made_at: An archive takes no document without a moment.
        blocks: What is on it, in reading order, the title as a heading of level 1 included.
        mark: Stands on every page: that nobody on it exists.
        large: In type for families (14 pt).
        foot: The line at the foot of each page; empty is the title.
        author: Who answers for it, for the document's own data.
    """

    title: str
    made_at: datetime
    blocks: tuple[Block, ...]
    mark: str = ""
    large: bool = False
    foot: str = ""
    author: str = ""


def course_grid(course: Course) -> Grid:
    """Return a course as a table, where nothing is drawn."""
    return Grid((("Wat", "Stand"), *((one.name, one.state) for one in course.stretches)))


def publication_paper(publication: Publication) -> Paper:
    """Return something without persons as blocks."""
    mark = PRACTICE_MARK if publication.practice else ""
    title = readable(publication.title)
    return Paper(
        title,
        publication.made_at,
        tuple(_of_publication(publication)),
        mark,
        publication.family,
        foot=readable(f"{publication.title} · {dutch_moment(publication.made_at)}"),
    )


def release_paper(release: Release) -> Paper:
    """Return a release as blocks, with the same words as on its pages; ``release`` has been checked."""
    sheet = release_sheet(release)
    return Paper(sheet["title"], release.content.made_at, tuple(_of_release(sheet)), sheet["mark"] or "")


def letter_paper(letter: Letter) -> Paper:
    """Return a letter as blocks; it has been checked."""
    content = letter.content
    mark = PRACTICE_MARK if content.nature is VaultNature.OEFENKLUIS else ""
    blocks: list[Block] = [Heading(1, readable(content.title))]
    if mark:
        blocks.append(Para(FICTIONAL))
    blocks.append(Facts(tuple((readable(name), readable(said)) for name, said in content.facts)))
    blocks += _parts(parts_on_paper(content.parts))
    return Paper(
        readable(content.title),
        content.made_at,
        tuple(blocks),
        mark,
        content.for_family,
        foot=readable(f"{content.title} · casus {content.case_code}" if content.case_code else content.title),
        author=readable(content.controller),
    )


def letter_blocks(parts: Sequence[LetterPart]) -> Iterator[Block]:
    """Yield parts of a letter as blocks."""
    yield from _parts(parts_on_paper(parts))


def _parts(parts: Iterable[PartOnPaper]) -> Iterator[Block]:
    for part in parts:
        yield Heading(2, part["title"])
        yield from (Para(text) for text in part["paragraphs"])
        if part["bullets"]:
            yield Bullets(tuple(part["bullets"]))


def _of_publication(publication: Publication) -> Iterator[Block]:
    yield Heading(1, readable(publication.title))
    if publication.practice:
        yield Para(FICTIONAL)
    if publication.subtitle:
        yield Para(readable(publication.subtitle), small=True)
    yield Para(readable(dutch_moment(publication.made_at)), small=True)
    for section in publication.sections:
        yield Heading(2, readable(section.title))
        for paragraph in section.paragraphs:
            yield Para(readable(paragraph))
        if section.bullets:
            yield Bullets(tuple(readable(text) for text in section.bullets))
        if section.table:
            # Where somebody writes in a table, an empty cell is room for a few lines.
            room = "\n\n" if section.widths else ""
            rows = tuple(tuple(readable(cell) or room for cell in row) for row in section.table)
            yield Grid(rows, section.widths)


def _of_release(sheet: ReleaseSheet) -> Iterator[Block]:
    yield Heading(1, sheet["title"])
    if sheet["mark"]:
        yield Para(FICTIONAL)
    yield from _pairs(
        ("Aan", sheet["recipient"]),
        ("Van", sheet["controller"]),
        ("Vragen?", sheet["contact"]),
        ("Datum", sheet["date"]),
        ("Casus", sheet["case"]),
        ("Doel", sheet["purpose"]),
        ("Grondslag", sheet["basis"]),
        ("Artikelen", sheet["articles"]),
        ("Stand van de wet", sheet["regime"]),
        ("Via", sheet["channel"]),
    )
    yield from use_blocks(sheet)
    for subject in sheet["subjects"]:
        yield Heading(2, subject["title"])
        for field in subject["fields"]:
            yield from _datum(field)
    yield from _parts(sheet["answer"])
    yield from account_blocks(sheet)


def use_blocks(sheet: ReleaseSheet) -> Iterator[Block]:
    """Yield what a recipient may do with a release."""
    yield Heading(2, "Wat mag u hiermee?")
    yield Para(f"U krijgt deze gegevens voor één doel: {sheet['purpose']}. Gebruik ze niet voor iets anders.")
    if sheet["conditions"]:
        yield Para("Houd u daarbij aan deze voorwaarden:")
        yield Bullets(tuple(sheet["conditions"]))
    if sheet["own-conditions"]:
        yield Para("Bij sommige gegevens staat een eigen voorwaarde. Die geldt ook.")
    yield Para(f"Klopt er iets niet, of weet u iets niet zeker? Vraag het eerst: {sheet['contact']}")


def family_account(sheet: ReleaseSheet) -> Iterator[Block]:
    """Yield the same for who reads it at home: that it is on record, and by which number it is found."""
    yield Heading(2, "Wij schreven dit op")
    yield Para("Wij schreven op dat u dit kreeg. U mag altijd vragen wie iets over u kreeg, en waarom.", stays=True)
    yield Para(sheet["reference"], name="Nummer", small=True, stays=True)
    # In groups, which break at the edge of a page of large type.
    yield Para(" ".join(re.findall(".{8}", sheet["hash"])), name="Controle", small=True)


def account_blocks(sheet: ReleaseSheet) -> Iterator[Block]:
    """Yield under which numbers a release stands in the ledger, by which rules, and what can be asked about it."""
    yield Heading(2, "Verantwoording")
    named = _pairs(
        ("Register", sheet["reference"]),
        ("Registerregels", sheet["ledger"]),
        ("Regels", sheet["rules"]),
        ("Inhoud (SHA-256)", sheet["hash"]),
    )
    yield from (replace(one, stays=True) for one in named)
    yield Para(sheet["accounting"], small=True)
    if sheet["spelled-out"]:
        yield Para(
            "Tekens die niet gedrukt kunnen worden, staan als [U+…]. Vraag zo nodig om het JSON-bestand: daarin staan "
            "ze onveranderd.",
            small=True,
        )


def _datum(field: FieldOnPaper) -> Iterator[Block]:
    yield Heading(3, field["label"])
    yield Para(field["categories"], small=True)
    yield Para(field["value"])
    if field["about"]:
        yield Para(field["about"], small=True)
    yield Para(field["origin"], small=True)
    for condition in field["conditions"]:
        yield Para(condition, name="Voorwaarde")


def _pairs(*rows: tuple[str, str]) -> Iterable[Para]:
    return (Para(value, name=name) for name, value in rows if value)
