"""A logo of a municipality: looked into before it comes near a page, since a picture is a small program too.

PNG: whole, of a size a page can carry, every checksum right, and its pixels really there. SVG: drawing only; whatever
could fetch, run or be replaced (a doctype, a script, a picture or a style from elsewhere) is refused.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from xml.etree import ElementTree as ET

from wams_tui.casework.words import N_
from wams_tui.documents.style.look import Logo, wrapped

LARGEST = 512 * 1024
MOST_PIXELS = 4000
LONGEST_SIDE = 40
"""So many times as long as the other may one side of a drawing be: it is drawn at a height of its own, whole."""
_SIGN = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_NEVER = (b"<!DOCTYPE", b"<!ENTITY", b"<?xml-stylesheet")
_FORBIDDEN = frozenset({"script", "foreignObject", "image", "feImage", "animate", "set", "use", "a", "iframe"})
_REPEATING = frozenset({"pattern", "marker"})
"""Drawn again at every place that names them: a few, one within the other, are more work than a machine can do."""
_CUTTING = frozenset({"mask", "clipPath"})
_CUTTING_BY = frozenset({"mask", "clip-path"})
_CUT_BY = re.compile(r"(?:mask|clip-path)\s*:")
_CUTS = re.compile(r"([^{}]*)\{[^{}]*(?:mask|clip-path)\s*:")
_BY_CLASS = re.compile(r"\s*\.[\w-]+\s*(?:,\s*\.[\w-]+\s*)*")
_ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?(?!['\"#])|javascript:|data:|https?:|file:", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+)(?:px|pt|mm|cm|in)?\s*")
_DPI = 300
_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(sys.inputs.logo), format: "svg", height: 1.8cm)
"""


class BadLogo(Exception):
    """A picture that cannot be used; ``what`` is a short Dutch part of a sentence, to be translated."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def logo_of(data: bytes) -> Logo:
    """Return a picture, PNG or SVG, ready for a page.

    Raises:
        BadLogo: it is too large, broken, or has in it what a logo never needs.
    """
    if len(data) > LARGEST:
        raise BadLogo(N_("het logo is groter dan 512 kB"))
    if data.startswith(_SIGN):
        width, height = _png_size(data)
        return Logo(wrapped(data, width, height), data, width, height)
    if b"<svg" in data[:4096]:
        return _svg(data)
    raise BadLogo(N_("het logo is geen PNG en geen SVG"))


def _png_size(data: bytes) -> tuple[int, int]:
    broken = BadLogo(N_("het logo is een beschadigde PNG"))
    try:
        chunks = list(_chunks(data))
        if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
            raise broken
        width, height, depth, colour, _pack, _filter, laced = struct.unpack(">IIBBBBB", chunks[0][1])
    except (struct.error, ValueError):
        raise broken from None
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        raise BadLogo(N_("het logo is meer dan 4000 beeldpunten breed of hoog"))
    if colour not in _CHANNELS or depth not in (1, 2, 4, 8, 16):
        raise broken
    row = (width * depth * _CHANNELS[colour] + 7) // 8 + 1
    # An interlaced picture has a few more row ends; it is enough to know that all is there and no more than that.
    most = row * height + (height * 8 if laced else 0)
    unpacker = zlib.decompressobj()
    try:
        pixels = unpacker.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"), most + 1)
    except zlib.error:
        raise broken from None
    if len(pixels) > most or (not laced and len(pixels) != most):
        raise broken
    return width, height


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGN)
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        (told,) = struct.unpack_from(">I", data, at + 8 + length)
        if len(body) != length or zlib.crc32(kind + body) != told:
            raise ValueError("a chunk is not whole")
        yield kind, body
        at += 12 + length
        if kind == b"IEND":
            return


def _svg(data: bytes) -> Logo:
    if any(never in data for never in _NEVER):
        raise BadLogo(N_("het logo (SVG) verwijst naar iets buiten zichzelf of bevat een script"))
    try:
        text = data.decode("utf-8")
        root = ET.fromstring(text)  # noqa: S314 - no doctype, so no entities to expand
    except (UnicodeDecodeError, ET.ParseError):
        raise BadLogo(N_("het logo is een beschadigde SVG")) from None
    again = BadLogo(N_("het logo (SVG) herhaalt een patroon, of een masker in een masker"))
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        odd = any(
            key.rpartition("}")[2].startswith("on") or (key.rpartition("}")[2] == "href" and not value.startswith("#"))
            for key, value in element.attrib.items()
        )
        if (
            name in _FORBIDDEN
            or odd
            or any(_ELSEWHERE.search(value) for value in (*element.attrib.values(), element.text or ""))
        ):
            raise BadLogo(N_("het logo (SVG) verwijst naar iets buiten zichzelf of bevat een script"))
        if name in _REPEATING:
            raise again
    if _cuts_itself(root):
        raise again
    width, height = _svg_size(root)
    if max(width, height) > LONGEST_SIDE * min(width, height):
        raise BadLogo(N_("het logo (SVG) is meer dan 40 keer zo lang als breed"))
    return Logo(text, _drawn(text), width, height)


def _cuts_itself(root: ET.Element) -> bool:
    """Whether a mask or a clip path, or what is drawn in it, is itself cut out of another: so many times over.

    A style may cut by class alone, and no class that cuts stands inside a mask.
    """
    cutting: set[str] = set()
    for style in root.iter():
        if style.tag.rpartition("}")[2] == "style":
            for selector in _CUTS.findall(style.text or ""):
                if not _BY_CLASS.fullmatch(selector):
                    return True
                cutting.update(selector.replace(",", " ").replace(".", " ").split())
    inside = [part for one in root.iter() if one.tag.rpartition("}")[2] in _CUTTING for part in one.iter()]
    return any(
        _CUT_BY.search(part.get("style", ""))
        or {*part.attrib} & _CUTTING_BY
        or cutting & {*part.get("class", "").split()}
        for part in inside
    )


def _svg_size(root: ET.Element) -> tuple[float, float]:
    sides = [_NUMBER.fullmatch(root.get(name, "")) for name in ("width", "height")]
    found = [float(side[1]) for side in sides if side]
    if len(found) != 2:
        with suppress(ValueError):
            found = [float(number) for number in root.get("viewBox", "").replace(",", " ").split()][2:]
    if len(found) != 2 or not all(0 < side < 1e6 for side in found):
        raise BadLogo(N_("het logo (SVG) zegt niet hoe breed en hoog het is"))
    return found[0], found[1]


def _drawn(svg: str) -> bytes:
    """Return a drawing as PNG, for word processors."""
    import typst

    try:
        drawn = typst.compile(_PAGE, sys_inputs={"logo": svg}, ignore_system_fonts=True, format="png", ppi=_DPI)
    except typst.TypstError:
        raise BadLogo(N_("het logo is een beschadigde SVG")) from None
    return drawn
