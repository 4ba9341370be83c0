"""Every document of blocks says the same in each form, keeps its structure for screen readers, and wears the look."""

import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.documents.papers import LOOK, PAPER
from tests.documents.reading import kept, pages, run, structure
from tests.house.debian import needs
from wams_tui.documents.docx import paper_docx
from wams_tui.documents.odt import paper_odt
from wams_tui.documents.paperpdf import paper_pdf

PDF = paper_pdf(PAPER, LOOK)
SAID = (
    "Femke de Boer",
    "Ik wil hier blijven wonen.",
    "Femke de Boer, 12 november 2026",
    "eerst de huur;",
    "Schulden op een rij",
    "te laat",
    "Handtekening",
    "Bewaar dit goed.",
    "Postbus 1",
    "Gemeente Voorbeeldstad, samen verder",
)


def alternatives(data: bytes) -> list[str]:
    """The words that stand in for each picture."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            str(one.Alt)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure and "/Alt" in one
        ]


@needs("pdftotext")
def test_a_page_says_all_and_what_follows_a_break_is_on_the_next(tmp_path: Path) -> None:
    first, second = pages(PDF, tmp_path)

    assert [words for words in SAID if words not in f"{first}{second}"] == []
    assert "Handtekeningen" in second
    assert all("OEFENKLUIS – fictieve personen" in page for page in (first, second))


def test_a_screen_reader_finds_headings_a_list_tables_and_words_for_what_is_drawn() -> None:
    tags = structure(PDF)

    assert (tags["/H1"], tags["/H2"], tags["/LI"]) == (1, 2, 2)
    assert tags["/TH"] == 2
    assert sorted(alternatives(PDF)) == ["Er zijn 2 acties. Eén is te laat.", "Logo van Gemeente Voorbeeldstad"]


@needs("qpdf")
def test_it_is_whole_and_the_same_each_time(tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", str(kept(PDF, tmp_path)))
    assert paper_pdf(PAPER, LOOK) == PDF


def test_without_a_look_there_is_no_logo_and_the_words_are_the_same() -> None:
    bare = paper_pdf(PAPER)

    assert alternatives(bare) == ["Er zijn 2 acties. Eén is te laat."]


@pytest.mark.parametrize(
    ("make", "body", "alt"), [(paper_odt, "content.xml", "svg:title"), (paper_docx, "word/document.xml", "descr=")]
)
def test_a_word_processor_gets_the_logo_with_its_words_and_the_same_bytes(make, body, alt) -> None:  # type: ignore[no-untyped-def]
    data = make(PAPER, LOOK)
    package = zipfile.ZipFile(BytesIO(data))
    written = package.read(body).decode()

    assert alt in written
    assert "Logo van Gemeente Voorbeeldstad" in written
    assert [name for name in package.namelist() if name.endswith(".png")] != []
    assert make(PAPER, LOOK) == data
