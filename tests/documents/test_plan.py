"""Copies of the plan and minutes on paper: nothing that was released is lost, and who reads by ear can follow."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.documents.make import content, recorded
from tests.documents.planned import (
    MOTHER,
    agenda,
    copy_for_a_partner,
    copy_for_the_family,
    hand_over_sheet,
    minutes,
    part,
)
from tests.documents.reading import pages, structure, text
from tests.house.debian import needs
from wams_tui.casework.errors import Damaged
from wams_tui.casework.papers.readability import measured
from wams_tui.casework.release import Handout, HandoutKind, PartKind, Release
from wams_tui.documents.askpaper import paper_of
from wams_tui.documents.paper import Block, Bullets, Course, Facts, Grid, Heading, Paper, Para, Quote, Signatures
from wams_tui.documents.render import Form, render

COPIES = {
    "partner": copy_for_a_partner(),
    "family": copy_for_the_family(),
    "minutes": minutes(),
    "sheet": hand_over_sheet(),
    "agenda": agenda(),
}
PDFS = {name: render(release, Form.PDF) for name, release in COPIES.items()}

OF_A_PLAN = (PartKind.PROBLEMEN, PartKind.SAMENHANG)
OF_MINUTES = (PartKind.AANWEZIG, PartKind.AGENDAPUNT, PartKind.BESLUIT)
OF_A_SHEET = (PartKind.INGELICHT,)


def words(paper: Paper) -> str:
    """Everything that is said on a paper, with the same spaces throughout."""
    return " ".join(" ".join(_said(block) for block in paper.blocks).split())


def _said(block: Block) -> str:
    match block:
        case Heading(_, said) | Para(said, "", _):
            return said
        case Para(said, name, _):
            return f"{name}: {said}"
        case Quote(said, by):
            return f"{said} {by}"
        case Bullets(texts):
            return " ".join(texts)
        case Grid(rows) | Facts(rows):
            return " ".join(cell for row in rows for cell in row)
        case Signatures(names):
            return " ".join(names)
        case Course():
            return block.said
    return ""


@pytest.mark.parametrize("name", COPIES)
def test_every_word_that_was_released_is_on_the_paper(name: str) -> None:
    said = words(paper_of(COPIES[name]))

    lost = [
        line
        for field in COPIES[name].content.fields
        for line in field.value.split("\n")
        if " ".join(line.split()) not in said
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("kind", "alone"),
    [
        *((HandoutKind.PLAN, alone) for alone in PartKind if alone not in OF_MINUTES + OF_A_SHEET),
        *((HandoutKind.VERSLAG, alone) for alone in PartKind if alone not in OF_A_PLAN + OF_A_SHEET),
        *((HandoutKind.OVERDRACHT, alone) for alone in PartKind if alone not in OF_MINUTES),
    ],
)
def test_a_part_that_stands_alone_is_not_lost_either(kind: HandoutKind, alone: PartKind) -> None:
    """What stands under something that stays behind comes to stand elsewhere; nothing that leaves goes unread."""
    made = content(part(1, alone, "Dit staat er helemaal alleen.", under=""), subjects=(MOTHER,))
    release = recorded(made.model_copy(update={"handout": Handout(kind=kind)}))

    assert "Dit staat er helemaal alleen." in words(paper_of(release))


@needs("pdftotext")
def test_a_partner_reads_what_it_may_do_and_first_what_it_does_itself(tmp_path: Path) -> None:
    read = text(PDFS["partner"], tmp_path)

    assert "Wat mag u hiermee?" in read
    assert read.index("Wat u zelf doet") < read.index("Doel 1:")
    assert "Tijdelijk niet handhaven of innen: Geen ontruiming zolang er wordt betaald. tot en met 1 maart 2027" in read
    assert "een andere partij in de aanpak" in read
    assert (
        "Van de 5 acties en afspraken in deze kopie is er 1 gedaan en 1 te laat. De streep is 21 november 2026." in read
    )
    assert COPIES["partner"].content.digest() in read


@needs("pdftotext")
def test_the_family_reads_each_goal_on_its_own_page_and_where_to_turn(tmp_path: Path) -> None:
    found = pages(PDFS["family"], tmp_path)
    where = {number: page for page, said in enumerate(found) for number in (1, 2) if f"Doel {number}:" in said}
    read = " ".join(" ".join(found).split())

    assert where[1] < where[2]
    assert "Wat mag u hiermee?" not in read
    assert (
        "Ik wil dit zelf doen, zonder dat iemand het overneemt! Femke de Boer (is het niet eens), 2 november 2026"
        in read
    )
    assert "Dit is gratis." in read
    assert "een klacht indienen bij: College van B en W van Voorbeeldstad" in read
    assert "Bel of schrijf ons: Coördinator, telefoon 14 099." in read


def test_our_own_words_to_the_family_are_easy_to_read() -> None:
    """Not the words of the plan itself, which are the family's own."""
    bare = COPIES["family"].content.model_copy(update={"fields": (part(1, PartKind.DOEL, "Rust"),)})
    blocks = paper_of(recorded(bare)).blocks
    read = [block.text for block in blocks if isinstance(block, Para) and not block.name]

    assert len(read) > 8
    assert measured(read).easy, measured(read)


@pytest.mark.parametrize("name", COPIES)
def test_who_reads_by_ear_finds_headings_tables_with_heads_and_what_is_drawn(name: str) -> None:
    tags = structure(PDFS[name])

    assert tags["/H1"] == 1
    assert tags["/H2"] >= 3
    assert tags["/Table"] >= 1
    assert tags["/TH"] >= (2 if name == "agenda" else 3)
    assert tags["/Figure"] == (0 if name in ("minutes", "sheet", "agenda") else 1)


def test_pages_are_for_the_archive_and_say_whose_they_are() -> None:
    with pikepdf.open(BytesIO(PDFS["family"])) as pdf, pdf.open_metadata() as about:
        assert (about["pdfaid:part"], about["pdfaid:conformance"], about["pdfuaid:part"]) == ("2", "A", "1")
        assert str(pdf.docinfo["/Title"]) == "Uw plan"


def test_a_copy_changed_after_the_ledger_becomes_no_document() -> None:
    release = COPIES["partner"]
    assert release.content.handout is not None
    other = release.content.handout.model_copy(update={"number": 3})
    forged = Release.model_construct(
        content=release.content.model_copy(update={"handout": other}), ledger=release.ledger
    )

    with pytest.raises(Damaged):
        render(forged, Form.ODT)
