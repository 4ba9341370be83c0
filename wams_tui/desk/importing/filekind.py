"""Telling a text file from everything else somebody may hand over by mistake."""

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

MAX_BYTES = 50 * 1024 * 1024
"""More than fifty megabytes is no case list."""

_MAGIC = (
    (b"%PDF", N_("een PDF")),
    (b"\xd0\xcf\x11\xe0", N_("een oud Excel- of Word-bestand")),
    (b"\x1f\x8b", N_("een gecomprimeerd bestand (gzip)")),
    (b"7z\xbc\xaf", N_("een gecomprimeerd bestand (7z)")),
    (b"Rar!", N_("een gecomprimeerd bestand (rar)")),
    (b"SQLite format 3", N_("een database")),
    (b"{\\rtf", N_("een RTF-document")),
    (b"\x89PNG", N_("een afbeelding")),
    (b"\xff\xd8\xff", N_("een afbeelding")),
    (b"\x7fELF", N_("een programma")),
    (b"MZ\x90", N_("een programma")),
)
_IN_ZIP = (
    (b"xl/", N_("een Excel-bestand (XLSX)")),
    (b"opendocument.spreadsheet", N_("een LibreOffice-rekenblad (ODS)")),
    (b"opendocument.text", N_("een LibreOffice-document (ODT)")),
    (b"word/", N_("een Word-document (DOCX)")),
)
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml")


def refuse_what_is_no_table(data: bytes) -> None:
    """Let through what may be a CSV file.

    Raises:
        Misused: when it is empty, too large, or plainly something else; says what it is and what to do.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Misused(N_("Het bestand is leeg."), N_("Kies het CSV-bestand dat het oude systeem heeft gemaakt."))
    if len(data) > MAX_BYTES:
        raise Misused(
            N_("Het bestand is te groot ({megabytes} MB; ten hoogste {most} MB)."),
            N_("Deel het in kleinere bestanden, met alle rijen van een casus in hetzelfde bestand."),
            megabytes=len(data) // (1024 * 1024),
            most=MAX_BYTES // (1024 * 1024),
        )
    kind = _kind(data)
    if kind:
        raise Misused(
            N_("Dit is geen CSV-bestand, maar {kind}."),
            N_("Sla de tabel op als CSV (gescheiden door puntkomma's, UTF-8) en lees dat bestand in."),
            kind=kind,
        )


def _kind(data: bytes) -> str:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data.startswith(b"PK\x03\x04"):
        head = data[:65536] + data[-65536:]
        return next((name for mark, name in _IN_ZIP if mark in head), N_("een zip-bestand"))
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        return N_("een webpagina of XML")
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return N_("een bestand dat geen tekst is")
    return ""
