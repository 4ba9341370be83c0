"""From the bytes of a CSV file or a spreadsheet to rows of cells, as programs in the Netherlands write them."""

import csv
import io
from dataclasses import dataclass

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.desk.importing import spreadsheet
from wams_tui.desk.importing.filekind import refuse_what_is_no_table

MAX_ROWS = 100_000

_DELIMITERS = (";", ",", "\t")
_SEP_LINE = "sep="
_HEADER_LIMIT = 65_536


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``number`` is the one the spreadsheet shows, the header being row 1."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it; cells are stripped, empty cells are empty strings."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(data: bytes) -> Table:
    """Read a spreadsheet (XLSX, ODS) or a CSV file.

    CSV is UTF-8 with or without BOM, UTF-16 with BOM, or Windows-1252, parted by ``;``, ``,`` or tab. A first line
    ``sep=;`` is obeyed as spreadsheets do. Empty columns at the end are left off.

    Raises:
        Misused: when it is no such file, its quotes do not close, it has no header, two columns with one name, no rows
            or too many.
    """
    refuse_what_is_no_table(data)
    records = spreadsheet.records(data, MAX_ROWS) if spreadsheet.is_spreadsheet(data) else _of_text(_decode(data))
    columns = _header(records[0] if records else [])
    rows = tuple(Row(number, _trimmed(cells, len(columns))) for number, cells in enumerate(records[1:], start=2))
    if all(row.is_blank for row in rows):
        raise Misused(N_("Het bestand heeft een kopregel, maar geen rijen."), N_("Controleer of de export gelukt is."))
    return Table(columns, rows)


def _of_text(text: str) -> list[list[str]]:
    delimiter = ""
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith(_SEP_LINE) and len(first.strip()) == len(_SEP_LINE) + 1:
        delimiter, text = first.strip()[-1], rest
    return _records(text, delimiter or _delimiter(text))


def _decode(data: bytes) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if wide else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Misused(
        N_("De letters in dit bestand zijn niet te lezen: het is geen UTF-8 en geen Windows-1252."),
        N_("Sla de tabel opnieuw op als CSV met tekenset UTF-8."),
    )


def _delimiter(text: str) -> str:
    """The sign that parts the header into most columns; a semicolon when there is nothing to choose."""
    return max(_DELIMITERS, key=lambda sign: _width(text[:_HEADER_LIMIT], sign))


def _width(text: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), []))
    except csv.Error:
        return 0


def _records(text: str, delimiter: str) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            records.append([cell.strip() for cell in record])
            if len(records) > MAX_ROWS + 1:
                raise Misused(
                    N_("Het bestand heeft meer dan {most} rijen."),
                    N_("Deel het in kleinere bestanden, met alle rijen van een casus in hetzelfde bestand."),
                    most=MAX_ROWS,
                )
    except (csv.Error, TypeError, ValueError):
        raise Misused(
            N_("De tabel is niet te lezen vanaf rij {row}: een aanhalingsteken sluit daar niet goed."),
            N_("Sla de tabel opnieuw op als CSV, met aanhalingstekens om cellen waar dat nodig is."),
            row=len(records) + 1,
        ) from None
    return records


def _header(cells: list[str]) -> tuple[str, ...]:
    columns = tuple(cells)
    while columns and not columns[-1]:
        columns = columns[:-1]
    if not columns:
        raise Misused(
            N_("De eerste rij is leeg; daar horen de namen van de kolommen te staan."),
            N_("Zet de kolomnamen in rij 1."),
        )
    places: dict[str, int] = {}
    for place, name in enumerate(columns, start=1):
        if name and name.casefold() in places:
            raise Misused(
                N_("Kolom {first} en kolom {second} hebben dezelfde naam."),
                N_("Geef elke kolom in rij 1 een eigen naam."),
                first=places[name.casefold()],
                second=place,
            )
        places[name.casefold()] = place
    return columns


def _trimmed(cells: list[str], width: int) -> tuple[str, ...]:
    """Leave off empty cells beyond the header; full ones stay, so that the row can be refused for them."""
    end = len(cells)
    while end > width and not cells[end - 1]:
        end -= 1
    return tuple(cells[:end])
