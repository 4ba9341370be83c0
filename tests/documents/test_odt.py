"""A publication as OpenDocument text: the same content, readable by a word processor, and nothing of the machine."""

import subprocess
import time
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from odfdo import Document

from tests.house.debian import needs
from wams_tui.casework.disclosing.publication import Publication, Section
from wams_tui.documents.publish import PublicationForm, publish

PAPER = Publication(
    title="Regelboek <proef> & meer",
    made_at=datetime(2026, 11, 22, 9, 30, 15, 999, tzinfo=UTC),
    subtitle="Stand 21-11-2026",
    sections=(
        Section(title="Eén", paragraphs=("Naïeve coördinator’s regel.",)),
        Section(title="Tabel", table=(("Gegeven", "Mag het?"), ("Wonen\nen huur", "ja"), ("Gezondheid",))),
    ),
)


def read_back() -> Document:
    return Document(BytesIO(publish(PAPER, PublicationForm.ODT)))


def test_headings_and_text_stand_in_reading_order() -> None:
    text = read_back().get_formatted_text()

    order = ["Regelboek <proef> & meer", "Stand 21-11-2026", "Eén", "Naïeve coördinator’s regel.", "Gezondheid"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)


def test_headings_are_headings() -> None:
    levels = [heading.get_attribute("text:outline-level") for heading in read_back().body.get_elements("//text:h")]

    assert levels == ["1", "2", "2"]


def test_a_table_repeats_its_head_and_a_short_row_is_filled_up() -> None:
    body = read_back().body

    assert len(body.get_elements("//table:table-header-rows/table:table-row")) == 1
    rows = body.get_elements("//table:table-row")
    assert [len(row.get_elements("table:table-cell")) for row in rows] == [2, 2, 2]


def test_the_package_begins_with_its_kind_as_it_is() -> None:
    first = zipfile.ZipFile(BytesIO(publish(PAPER, PublicationForm.ODT))).infolist()[0]

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_it_tells_nothing_of_who_or_where() -> None:
    package = zipfile.ZipFile(BytesIO(publish(PAPER, PublicationForm.ODT)))
    meta = package.read("meta.xml").decode()

    assert "creator" not in meta
    assert not [name for name in package.namelist() if "humbnail" in name]


def test_the_same_publication_gives_the_same_bytes_at_another_time() -> None:
    first = publish(PAPER, PublicationForm.ODT)
    time.sleep(2.1)  # a zip counts in steps of two seconds

    assert publish(PAPER, PublicationForm.ODT) == first


@pytest.mark.parametrize("form", PublicationForm)
def test_only_a_publication_is_published(form: PublicationForm) -> None:
    class Disguised(Publication):
        pass

    with pytest.raises(TypeError):
        publish(Disguised(**PAPER.model_dump()), form)


@needs("soffice")
@needs("pdftotext")
def test_a_word_processor_opens_it(tmp_path: Path) -> None:
    (tmp_path / "boek.odt").write_bytes(publish(PAPER, PublicationForm.ODT))

    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "boek.odt",
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    read = subprocess.run(["pdftotext", "boek.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True)

    assert "Regelboek <proef> & meer" in read.stdout
    assert "Gezondheid" in read.stdout
