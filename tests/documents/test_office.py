"""A release for a word processor: ODT and DOCX say the same, open elsewhere, and tell nothing of the machine."""

import subprocess
import time
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from tests.documents.asked import CODE, asked_content
from tests.documents.make import content, recorded, release, rule_book
from tests.documents.papers import LOOK, PAPER
from tests.documents.planned import copy_for_the_family, hand_over_sheet, minutes
from tests.documents.reading import run
from tests.house.debian import needs
from wams_tui.casework.codes import VaultNature
from wams_tui.documents.docx import paper_docx
from wams_tui.documents.odt import paper_odt
from wams_tui.documents.render import Form, render

OFFICE = (Form.ODT, Form.DOCX)
PARTS = {Form.ODT: "content.xml", Form.DOCX: "word/document.xml"}
EVERYTHING = (
    "OEFENKLUIS",
    "Woonstichting De Esdoorn",
    "M. van Dalen, woonconsulent",
    "Wat mag u hiermee?",
    "Geef deze gegevens niet door aan anderen.",
    "Over Femke de Boer",
    "Drie maanden, € 2.148,50.",
    "Voorwaarde: Alleen voor de afspraak over de betalingsregeling.",
    "Over meer personen",
    "Gaat over: Femke de Boer en betrokkene 2",
    "Verantwoording",
    "3f0c7c2e-4f3e-4d1c-9d53-0b8f5e6a7c11 / 17, 18",
)
ASKED = (
    "OEFENKLUIS",
    "Verzoek om gegevens",
    f"Antwoordcode: {CODE}",
    "Femke de Boer, geboren op 3 december 1984",
    "Wat kan mevrouw op dit moment zelf",
    "Niet geven is een gewone uitkomst",
    "niet doorbroken",
)
PLANNED = (
    "OEFENKLUIS",
    "Voor: Femke de Boer",
    "Ik wil hier blijven wonen. Met de kinderen.",
    "Er zijn 2 acties. Eén is te laat.",
    "Schulden op een rij",
    "Handtekening",
    "Vragen? 14 099",
    "Postbus 1",
    "Gemeente Voorbeeldstad, samen verder",
)
COPY = (
    "OEFENKLUIS",
    "Uw plan",
    "Dit doet u zelf",
    "Doel 1: De huur weer op tijd betalen.",
    "Ik wil dit zelf doen, zonder dat iemand het overneemt!",
    "Tijdelijk niet handhaven",
    "ontruiming zolang",
    "Bedrag: € 250,00",
    "Handtekening",
    "Een cliëntondersteuner helpt u met vragen en gesprekken. Dit is gratis.",
)
MINUTES = (
    "OEFENKLUIS",
    "Verslag van het overleg",
    "U was erbij.",
    "Besluit: De termijnen beginnen in december.",
    "Een brief sturen over de termijnen.",
)
SHEET = (
    "OEFENKLUIS",
    "Overdrachtsblad",
    "Waarom: U neemt de coördinatie over.",
    "Coördinator: Tjeerd Hoekstra (tot nu toe)",
    "Joep de Boer",
    "Femke de Boer, Huurachterstand: Drie maanden, € 2.148,50.",
    "Wat is afgesproken, en wat er komt",
    "Wie overneemt, bepaalt opnieuw wie dat is.",
    "Handtekening",
)


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(data)).read(name).decode()


@needs("soffice")
@needs("pdftotext")
def test_a_word_processor_opens_both_and_they_say_the_same(tmp_path: Path) -> None:
    names = [f"brief-{form.value}{form.suffix}" for form in OFFICE]
    for name, form in zip(names, OFFICE, strict=True):
        (tmp_path / name).write_bytes(render(release(), form))
    (tmp_path / "verzoek.odt").write_bytes(render(recorded(asked_content()), Form.ODT))
    (tmp_path / "plan-odt.odt").write_bytes(paper_odt(PAPER, LOOK))
    (tmp_path / "plan-docx.docx").write_bytes(paper_docx(PAPER, LOOK))
    (tmp_path / "kopie.odt").write_bytes(render(copy_for_the_family(), Form.ODT))
    (tmp_path / "verslag.docx").write_bytes(render(minutes(), Form.DOCX))
    (tmp_path / "blad-odt.odt").write_bytes(render(hand_over_sheet(), Form.ODT))
    (tmp_path / "blad-docx.docx").write_bytes(render(hand_over_sheet(), Form.DOCX))
    others = {
        "kopie.odt": COPY,
        "verslag.docx": MINUTES,
        "blad-odt.odt": SHEET,
        "blad-docx.docx": SHEET,
        "verzoek.odt": ASKED,
        "plan-odt.odt": PLANNED,
        "plan-docx.docx": PLANNED,
    }

    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            *names,
            *others,
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )

    for name in [*names, *others]:
        read = " ".join(run("pdftotext", "-enc", "UTF-8", str(tmp_path / name.split(".")[0]) + ".pdf", "-").split())
        assert [words for words in others.get(name, EVERYTHING) if words not in read] == []
        last = read.rpartition(" van ")[2].split()[0]
        assert [f"pagina {page} van {last}" in read for page in range(1, int(last) + 1)] == [True] * int(last)


@pytest.mark.parametrize("form", OFFICE)
def test_headings_are_headings_and_the_language_is_dutch(form: Form) -> None:
    data = render(release(), form)
    body = part(data, PARTS[form])

    heading = 'text:outline-level="1"' if form is Form.ODT else 'w:val="Heading1"'
    dutch = 'fo:language="nl"' if form is Form.ODT else 'w:val="nl-NL"'
    assert body.count(heading) == 1
    assert dutch in part(data, "styles.xml" if form is Form.ODT else "word/styles.xml")


@pytest.mark.parametrize("form", OFFICE)
def test_it_is_the_same_at_another_time_and_names_no_maker(form: Form) -> None:
    first = render(release(), form)
    time.sleep(2.1)  # a zip counts in steps of two seconds

    assert render(release(), form) == first
    package = zipfile.ZipFile(BytesIO(first))
    about = package.read("meta.xml" if form is Form.ODT else "docProps/core.xml").decode()
    assert "python" not in about
    assert "generated" not in about
    assert "2026-11-21" in about
    assert [name for name in package.namelist() if "humbnail" in name] == []


@pytest.mark.parametrize("form", OFFICE)
def test_what_looks_like_markup_is_text(form: Form) -> None:
    sly = release().content.fields[0].model_copy(update={"value": "<w:t>&amp;</text:p>\nen een regel"})
    data = render(recorded(content(sly, subjects=release().content.subjects[:1])), form)

    assert "&lt;w:t&gt;&amp;amp;&lt;/text:p&gt;" in part(data, PARTS[form])


@pytest.mark.parametrize("form", OFFICE)
def test_only_what_comes_from_a_practice_vault_bears_its_mark(form: Form) -> None:
    real = content(nature=VaultNature.ECHT, made_at=datetime(2026, 11, 21, tzinfo=UTC))
    package = zipfile.ZipFile(BytesIO(render(recorded(real), form)))

    assert not [name for name in package.namelist() if name.endswith(".xml") and b"OEFENKLUIS" in package.read(name)]


def test_a_table_of_a_publication_repeats_its_head_in_word() -> None:
    body = part(render(rule_book(), Form.DOCX), "word/document.xml")

    assert body.count("<w:tblHeader/>") == 1
    assert "Onderzoek op vraag" not in body or body.index("Code") < body.index("B1")
