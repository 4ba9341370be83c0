"""Telling a text file from everything else somebody may hand over by mistake."""

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_
from wams_tui.desk.importing.spreadsheet import is_spreadsheet

MAX_BYTES = 50 * 1024 * 1024
"""More than fifty megabytes is no case list."""

_MAGIC = (
    (b"%PDF", N_("Dit is een PDF en geen CSV-bestand.")),
    (b"\xd0\xcf\x11\xe0", N_("Dit is een oud Excel- of Word-bestand en geen CSV-bestand.")),
    (b"\x1f\x8b", N_("Dit is een gecomprimeerd bestand (gzip) en geen CSV-bestand.")),
    (b"7z\xbc\xaf", N_("Dit is een gecomprimeerd bestand (7z) en geen CSV-bestand.")),
    (b"Rar!", N_("Dit is een gecomprimeerd bestand (rar) en geen CSV-bestand.")),
    (b"SQLite format 3", N_("Dit is een database en geen CSV-bestand.")),
    (b"{\\rtf", N_("Dit is een RTF-document en geen CSV-bestand.")),
    (b"\x89PNG", N_("Dit is een afbeelding en geen CSV-bestand.")),
    (b"\xff\xd8\xff", N_("Dit is een afbeelding en geen CSV-bestand.")),
    (b"\x7fELF", N_("Dit is een programma en geen CSV-bestand.")),
    (b"MZ\x90", N_("Dit is een programma en geen CSV-bestand.")),
)
_IN_ZIP = (
    (b"opendocument.text", N_("Dit is een LibreOffice-document (ODT) en geen CSV-bestand.")),
    (b"word/", N_("Dit is een Word-document (DOCX) en geen CSV-bestand.")),
)
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml")


def refuse_what_is_no_table(data: bytes) -> None:
    """Let through what may be a CSV file or a spreadsheet.

    Raises:
        Misused: when it is empty, too large, or plainly something else; says what it is and what to do.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Misused(N_("Het bestand is leeg."), N_("Kies het bestand dat het oude systeem heeft gemaakt."))
    if len(data) > MAX_BYTES:
        raise Misused(
            N_("Het bestand is te groot ({megabytes} MB; ten hoogste {most} MB)."),
            N_("Deel het in kleinere bestanden, met alle rijen van een casus in hetzelfde bestand."),
            megabytes=len(data) // (1024 * 1024),
            most=MAX_BYTES // (1024 * 1024),
        )
    kind = "" if is_spreadsheet(data) else _other_kind(data)
    if kind:
        raise Misused(
            kind,
            N_("Sla de tabel op als XLSX of als CSV (gescheiden door puntkomma's, UTF-8) en lees dat bestand in."),
        )


def _other_kind(data: bytes) -> str:
    """The sentence that says what it is instead; empty when it may be a table."""
    for magic, sentence in _MAGIC:
        if data.startswith(magic):
            return sentence
    if data.startswith(b"PK\x03\x04"):
        head = data[:65536] + data[-65536:]
        return next(
            (sentence for mark, sentence in _IN_ZIP if mark in head), N_("Dit is een zip-bestand en geen CSV-bestand.")
        )
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        return N_("Dit is een webpagina of XML en geen CSV-bestand.")
    if b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return N_("Dit is een bestand dat geen tekst is en geen CSV-bestand.")
    return ""
