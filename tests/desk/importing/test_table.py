"""Real files as spreadsheet programs write them, and files that are something else."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.importing.files import CSV, told
from wams_tui.casework.errors import Misused
from wams_tui.desk.importing import read_table
from wams_tui.desk.importing.filekind import MAX_BYTES


def read(text: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    table = read_table(text.encode())
    return table.columns, [row.cells for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_example_reads_the_same_in_every_encoding(encoding: str) -> None:
    assert read_table(CSV.encode(encoding)) == read_table(CSV.encode())


def test_windows_1252_keeps_its_diacritics_and_euro_sign() -> None:
    text = "Naam;Bedrag\r\nBrééman;€ 1.438,00\r\n"

    table = read_table(text.encode("cp1252"))

    assert table.rows[0].cells == ("Brééman", "€ 1.438,00")


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_the_separator_is_found(sign: str) -> None:
    columns, rows = read(f"a{sign}b{sign}c\n1{sign}2{sign}3\n")

    assert columns == ("a", "b", "c")
    assert rows == [("1", "2", "3")]


def test_commas_inside_cells_do_not_make_a_comma_file() -> None:
    columns, rows = read("bedrag, in euro;naam\n1.234,56;Eva\n")

    assert columns == ("bedrag, in euro", "naam")
    assert rows == [("1.234,56", "Eva")]


def test_the_sep_line_of_a_spreadsheet_is_obeyed_and_not_counted() -> None:
    table = read_table(b"sep=,\r\na;x,b\r\n1,2\r\n")

    assert table.columns == ("a;x", "b")
    assert table.rows[0].number == 2


def test_quotes_may_hold_separators_quotes_and_line_ends() -> None:
    _, rows = read('a;b\r\n"x;y";"zij zei ""ja""\r\nen ging"\r\n')

    assert rows == [("x;y", 'zij zei "ja"\r\nen ging')]


def test_row_numbers_are_those_of_the_spreadsheet_also_past_blank_rows_and_cells_of_two_lines() -> None:
    table = read_table(b'a;b\r\n"een\r\ntwee";1\r\n;\r\n3;4\r\n')

    assert [row.number for row in table.rows] == [2, 3, 4]
    assert [row.is_blank for row in table.rows] == [False, True, False]


def test_empty_columns_at_the_end_are_left_off() -> None:
    columns, rows = read("a;b;;\n1;2;;\n")

    assert columns == ("a", "b")
    assert rows == [("1", "2")]


def test_a_full_cell_beyond_the_header_is_not_lost() -> None:
    _, rows = read("a;b\n1;2;3\n")

    assert rows == [("1", "2", "3")]


def zipped(name: str, content: bytes = b"x") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (zipped("word/document.xml"), "DOCX"),
        (zipped("foto.jpg"), "zip-bestand"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oud Excel"),
        (gzip.compress(b"a;b"), "gzip"),
        (b"SQLite format 3\x00", "database"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "webpagina"),
        (b"a;b\n1;\x00\x01\x02", "geen tekst"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",  # the bytes of an archive carry the time
)
def test_something_else_than_a_table_is_named(data: bytes, what: str) -> None:
    with pytest.raises(Misused) as refused:
        read_table(data)

    assert what in refused.value.say()
    assert "CSV" in refused.value.say()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "leeg"),
        (b" \r\n\r\n", "leeg"),
        (b"\xef\xbb\xbf", "leeg"),
        (b"a;b\r\n", "geen rijen"),
        (b"a;b\r\n;\r\n", "geen rijen"),
        (b";;\r\n1;2;3\r\n", "eerste rij is leeg"),
        (b"naam;x;Naam\r\n1;2;3\r\n", "Kolom 1 en kolom 3"),
        (b'a;b\r\n1;"nooit gesloten\r\n2;3\r\n', "vanaf rij 2"),
        (b"a;b\r\n1;\x81\x8d\r\n", "UTF-8"),
        (b"a;b\n" + b"1;2\n" * 100_001, "meer dan 100000 rijen"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Misused) as refused:
        read_table(data)

    assert words in refused.value.say()
    assert refused.value.exit_code == 2


def test_a_file_of_more_than_fifty_megabytes_is_refused_unread() -> None:
    with pytest.raises(Misused, match="te groot"):
        read_table(b"a" * (MAX_BYTES + 1))


def test_a_refused_file_is_not_quoted() -> None:
    with pytest.raises(Misused) as refused:
        read_table(b'Jansen;999901102\r\n"Pietersen;1\r\n')

    assert "Jansen" not in refused.value.say()
    assert "Pietersen" not in refused.value.say()


@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_sentence(data: bytes) -> None:
    assert told(lambda: read_table(data))


@given(st.text(alphabet=";,\t\"'\r\n ab=sep\ufeff€é", max_size=80))
def test_any_text_gives_a_table_or_a_sentence(text: str) -> None:
    assert told(lambda: read_table(text.encode()))
