"""Spreadsheets as other programs write them, and files that only look like one."""

import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document, Row, Table
from openpyxl import Workbook

from tests.desk.importing.files import CSV
from wams_tui.casework.errors import Misused
from wams_tui.desk.importing import read_table
from wams_tui.desk.importing.spreadsheet import MAX_UNPACKED

Cell = str | int | float | bool | date | None


def xlsx(*sheets: Sequence[Sequence[Cell]]) -> bytes:
    """Write a workbook with openpyxl, one sheet for each list of rows."""
    book, made = Workbook(), io.BytesIO()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Blad{number}")
        for row in rows:
            sheet.append(list(row))
    book.save(made)
    return made.getvalue()


def ods(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Write an OpenDocument spreadsheet with odfdo."""
    document, table, made = Document("spreadsheet"), Table("Blad"), io.BytesIO()
    document.body.clear()
    for cells in rows:
        row = Row()
        row.set_values(list(cells))
        table.append_row(row)
    document.body.append(table)
    document.save(made)
    return made.getvalue()


def test_a_workbook_reads_as_the_same_table_in_csv() -> None:
    table = read_table(CSV.encode())
    rows: list[Sequence[Cell]] = [table.columns, *(row.cells for row in table.rows)]

    assert read_table(xlsx(rows)) == table
    assert read_table(ods(rows)) == table


def test_days_numbers_and_ticks_read_as_a_dutch_spreadsheet_shows_them() -> None:
    day, moment = date(2026, 2, 3), datetime(2026, 2, 3, 14, 5)  # noqa: DTZ001 - a cell knows no time zone
    rows: list[Sequence[Cell]] = [["a", "b", "c", "d", "e", "f"], [day, moment, 999901102, 12.5, True, None]]

    assert read_table(xlsx(rows)).rows[0].cells[:5] == ("3-2-2026", "3-2-2026 14:05", "999901102", "12,5", "J")


def test_row_numbers_are_those_of_the_sheet_also_below_an_empty_row() -> None:
    table = read_table(xlsx([["a", "b"], [1, 2], [None, None], [3, 4]]))

    assert [(row.number, row.is_blank) for row in table.rows] == [(2, False), (3, True), (4, False)]


def test_an_empty_sheet_beside_the_table_does_no_harm() -> None:
    assert read_table(xlsx([["a"], [1]], [])).columns == ("a",)


def _bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/workbook.xml", "w") as part:
        for _ in range(MAX_UNPACKED // 2**20 + 1):
            part.write(bytes(2**20))
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (xlsx([["a"], [1]], [["b"], [2]]), "2 gevulde bladen"),
        (xlsx([]), "eerste rij is leeg"),
        (xlsx([["a"], *([n] for n in range(100_001))]), "meer dan 100000 rijen"),
        (xlsx([["a"], [1]])[:-40], "niet te lezen"),
        (xlsx([["a"], [1]])[:3000] + xlsx([["a"], [1]])[-1200:], "niet te lezen"),
        (_bomb(), "uitgepakt te groot"),
    ],
    ids=["two sheets", "nothing", "too many rows", "cut off", "torn", "bomb"],
)
def test_a_spreadsheet_that_cannot_be_read_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Misused, match=words):
        read_table(data)


_SMALL = xlsx([["a", "b"], ["x", 1], ["y", 2]])


@given(st.integers(0, len(_SMALL) - 1), st.integers(1, 255))
def test_a_changed_byte_gives_a_table_or_a_sentence(place: int, flip: int) -> None:
    data = bytearray(_SMALL)
    data[place] ^= flip
    with suppress(Misused):
        assert read_table(bytes(data)).columns
