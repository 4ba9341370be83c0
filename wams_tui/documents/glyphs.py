"""What our fonts can draw, and how a text is written that holds more than that.

PDF/A allows no missing glyph, so one emoji in a note would otherwise stop a whole document. What cannot be drawn is
spelled out as ``[U+1F600 GRINNING FACE]``: visible, never dropped in silence.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
"""The folder with the fonts that every page is set in; nothing of the machine's own is used."""

_LATIN = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf")
_OTHER_SCRIPTS = ("NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf")

_JOINERS = frozenset("\u200c\u200d\u200e\u200f\u00ad\u2060")
# Variation selectors and the byte order mark: they show nothing, and PDF/A forbids the last.
_SILENT = frozenset(map(chr, (*range(0xFE00, 0xFE10), 0xFEFF)))
_NEVER = frozenset(
    {
        *range(0x20),  # control signs
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),  # what turns the direction of text around
        *range(0x2066, 0x206A),
        *range(0xE000, 0xF900),  # private use: PDF/A-2a forbids it
        0xFEFF,
    }
)
_ZERO_WIDTH_SPACE = "\u200b"
_LONG_WORD = re.compile(r"\S{41,}")
_STEP = 20


def readable(text: str) -> str:
    """Return ``text`` as our fonts can draw it, with room to break words longer than 40 signs.

    Line ends of every kind become a line feed. Signs that steer the direction of text are spelled out as well: they can
    make a reader see something else than what is stored.
    """
    lines = "\n".join(text.splitlines())
    spelled = "".join(sign if drawn else _spelled(sign) for sign, drawn in _seen(lines))
    return _LONG_WORD.sub(_with_room, spelled)


def is_whole(text: str) -> bool:
    """Whether every sign of ``text`` is drawn as it is, so that nothing has to be spelled out."""
    return all(drawn or sign == "\t" or sign in _SILENT for sign, drawn in _seen("\n".join(text.splitlines())))


def _with_room(word: re.Match[str]) -> str:
    signs = word.group()
    return _ZERO_WIDTH_SPACE.join(signs[start : start + _STEP] for start in range(0, len(signs), _STEP))


def _seen(text: str) -> Iterator[tuple[str, bool]]:
    """Say of every sign whether it is drawn. An accent is, when one font has both it and the letter it stands on."""
    fonts = _fonts_with("\n")
    for sign in text:
        if sign in _JOINERS:
            yield sign, True
            continue
        of_sign = _fonts_with(sign)
        if unicodedata.category(sign).startswith("M"):
            of_sign &= fonts
        yield sign, bool(of_sign)
        fonts = of_sign or _fonts_with("]")  # what is spelled out ends in one


def _spelled(sign: str) -> str:
    if sign == "\t":
        return " "
    if sign in _SILENT:
        return ""
    name = unicodedata.name(sign, "") if unicodedata.category(sign) == "So" else ""
    return f"[U+{ord(sign):04X}{' ' if name else ''}{name}]"


def _fonts_with(sign: str) -> frozenset[int]:
    if sign == "\n":
        return frozenset({0})
    return frozenset(number for number, coverage in enumerate(_coverage()) if ord(sign) in coverage)


@cache
def _coverage() -> tuple[frozenset[int], ...]:
    """What each script's fonts have, in the order in which they are tried."""
    latin = frozenset.intersection(*(frozenset(_code_points(FONTS / name)) for name in _LATIN))
    others = (frozenset(_code_points(FONTS / name)) for name in _OTHER_SCRIPTS)
    return tuple(coverage - _NEVER for coverage in (latin, *others))


def _code_points(font: Path) -> Iterator[int]:
    """Read the character map of a TrueType font: subtable formats 4 and 12 (OpenType, table ``cmap``)."""
    data = font.read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
    }
    start = tables[b"cmap"]
    for record in range(struct.unpack_from(">H", data, start + 2)[0]):
        subtable = start + struct.unpack_from(">I", data, start + 4 + 8 * record + 4)[0]
        kind = struct.unpack_from(">H", data, subtable)[0]
        if kind == 4:
            yield from _segments(data, subtable)
        elif kind == 12:
            yield from _groups(data, subtable)


def _segments(data: bytes, at: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends, starts = at + 14, at + 16 + 2 * count
    deltas, offsets = starts + 2 * count, starts + 4 * count
    for index in range(count):
        end, start, delta, offset = (
            struct.unpack_from(">H", data, table + 2 * index)[0] for table in (ends, starts, deltas, offsets)
        )
        for code in range(start, end + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, offsets + 2 * index + offset + 2 * (code - start))[0]
            if (glyph + delta) % 0x10000 and glyph and code != 0xFFFF:
                yield code


def _groups(data: bytes, at: int) -> Iterator[int]:
    for group in range(struct.unpack_from(">I", data, at + 12)[0]):
        first, last = struct.unpack_from(">II", data, at + 16 + 12 * group)
        yield from range(first, last + 1)
