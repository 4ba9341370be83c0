"""A paper with a block of every kind, and a house style. All persons are fictional."""

import struct
import zlib
from datetime import UTC, datetime

from wams_tui.documents.paper import (
    Bullets,
    Course,
    Facts,
    Grid,
    Heading,
    NewPage,
    Paper,
    Para,
    Quote,
    Signatures,
    Stretch,
)
from wams_tui.documents.style.look import Logo, Look, wrapped

PAPER = Paper(
    title="Plan van Femke",
    made_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
    blocks=(
        Heading(1, "Plan van Femke"),
        Facts((("Voor", "Femke de Boer"), ("Datum", "22 november 2026"))),
        Heading(2, "Doelen"),
        Para("Dit is ons plan."),
        Quote("Ik wil hier blijven wonen.\nMet de kinderen.", "Femke de Boer, 12 november 2026"),
        Bullets(("eerst de huur;", "dan de school.")),
        Grid((("Wie", "Wat"), ("Femke", "belt\nde huisarts"), ("Sam",))),
        Course(
            "1 november 2026",
            "1 mei 2027",
            0.2,
            (
                Stretch("Schulden op een rij", 0, 0.3, "te laat", late=True),
                Stretch("School", 0.1, 0.15, "klaar", done=True),
            ),
            "Er zijn 2 acties. Eén is te laat.",
        ),
        NewPage(),
        Heading(2, "Handtekeningen"),
        Signatures(("Femke de Boer", "")),
        Para("Bewaar dit goed.", small=True),
        Para("14 099", name="Vragen?"),
    ),
    mark="OEFENKLUIS – fictieve personen",
    large=True,
    author="College van B en W van Voorbeeldstad",
)


def chunk(kind: bytes, body: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 30, height: int = 10) -> bytes:
    """A picture of one colour."""
    rows = (b"\0" + bytes((11, 74, 111)) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


LOOK = Look(
    name="Gemeente Voorbeeldstad",
    logo=Logo(wrapped(png(), 30, 10), png(), 30, 10),
    sender=("Postbus 1", "1234 AB Voorbeeldstad"),
    foot="Gemeente Voorbeeldstad, samen verder",
    accent="#7a1f4b",
)
