"""The request form: one page a partner can answer on, and a file that is read back as it was written."""

from datetime import date
from pathlib import Path

from tests.documents.asked import CODE, asked_content
from tests.documents.make import recorded
from tests.documents.reading import kept, pages, run, text
from tests.house.debian import needs
from wams_tui.casework.codes import Category, VaultNature
from wams_tui.desk.asking.partnerform import parse
from wams_tui.documents.render import Form, render


@needs("pdftotext")
@needs("qpdf")
def test_the_page_says_who_asks_what_about_whom_and_that_no_is_an_answer(tmp_path: Path) -> None:
    pdf = render(recorded(asked_content()), Form.PDF)
    read = text(pdf, tmp_path)

    assert len(pages(pdf, tmp_path)) == 1
    run("qpdf", "--check", str(kept(pdf, tmp_path)))
    for words in (
        "Verzoek om gegevens",
        CODE,
        "Femke de Boer, geboren op 3 december 1984",
        "Wat kan mevrouw op dit moment zelf",
        "Waarom: Om te weten wie er dan belt.",
        "Niet geven is een gewone uitkomst",
        "niet doorbroken",
        "5 december 2026",
    ):
        assert words in read


def test_the_file_is_a_form_that_is_read_back() -> None:
    form = parse(render(recorded(asked_content()), Form.JSON), VaultNature.OEFENKLUIS)

    assert form.antwoordcode == CODE
    assert [(one.naam, one.geboortedatum) for one in form.personen] == [("Femke de Boer", date(1984, 12, 3))]
    assert [one.soort for one in form.regels] == [Category.GEZONDHEID, Category.HULPVRAAG_PLAN]
    assert all(one.antwoord is None for one in form.regels)
