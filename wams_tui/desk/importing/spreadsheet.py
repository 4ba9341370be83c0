"""From a spreadsheet (XLSX, ODS) to rows of text, as the same sheet would be written to CSV in the Netherlands."""

import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MAX_UNPACKED = 400 * 1024 * 1024
"""What a file may come to when it is unpacked, in bytes: a small file can hold a disk full."""

_INSIDE = (b"xl/workbook", b"opendocument.spreadsheet")
_ZIP = b"PK\x03\x04"

Value = str | float | int | bool | time | date | datetime | timedelta


def is_spreadsheet(data: bytes) -> bool:
    """Say whether this is an XLSX or ODS file, by what stands in it."""
    ends = data[:65536] + data[-65536:]
    return data.startswith(_ZIP) and any(mark in ends for mark in _INSIDE)


def records(data: bytes, most: int) -> list[list[str]]:
    """Return the rows of the one sheet that holds something, from the first row on; a cell is text.

    Args:
        data: The file.
        most: How many rows it may have.

    Raises:
        Misused: it cannot be read, is locked with a password, too large, or more than one sheet holds something.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    _refuse_a_bomb(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _only_sheet(book, most)
    except PasswordError:
        raise Misused(
            N_("Dit rekenblad is met een wachtwoord beveiligd."),
            N_("Sla het zonder wachtwoord op en lees dat bestand in."),
        ) from None
    except (CalamineError, ValueError, OverflowError):
        raise _unreadable() from None


def _refuse_a_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _unreadable() from None
    if size > MAX_UNPACKED:
        raise Misused(
            N_("Dit rekenblad is uitgepakt te groot ({megabytes} MB; ten hoogste {most} MB)."),
            N_("Deel het in kleinere bestanden, met alle rijen van een casus in hetzelfde bestand."),
            megabytes=size // (1024 * 1024),
            most=MAX_UNPACKED // (1024 * 1024),
        )


def _unreadable() -> Misused:
    return Misused(
        N_("Dit rekenblad is niet te lezen: het is beschadigd of van een andere soort."),
        N_("Open het in uw rekenprogramma, sla het opnieuw op als XLSX of CSV en lees dat bestand in."),
    )


def _only_sheet(book: "CalamineWorkbook", most: int) -> list[list[str]]:
    filled = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height > most:  # it does not count the header
            raise Misused(
                N_("Het bestand heeft meer dan {most} rijen."),
                N_("Deel het in kleinere bestanden, met alle rijen van een casus in hetzelfde bestand."),
                most=most,
            )
        rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        if any(any(row) for row in rows):
            filled.append(rows)
    if len(filled) > 1:
        raise Misused(
            N_("Dit rekenblad heeft {count} gevulde bladen; ingelezen wordt er één."),
            N_("Bewaar het blad met de casussen in een bestand van zichzelf."),
            count=len(filled),
        )
    return filled[0] if filled else []


def _text(value: Value) -> str:
    """Return a cell as a Dutch spreadsheet shows it: a day as 3-2-2026, a fraction with a comma, J and N."""
    match value:
        case bool():
            return "J" if value else "N"
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return repr(value).replace(".", ",")
        case datetime() if value.time() != time():
            return f"{value.day}-{value.month}-{value.year} {value:%H:%M}"
        case date():
            return f"{value.day}-{value.month}-{value.year}"
    return str(value).strip()
