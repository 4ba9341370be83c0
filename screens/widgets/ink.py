"""Pieces of a line: text with a tone. A tone never says anything that a word or a sign does not say as well."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


class Tone(StrEnum):
    """How a piece of text is drawn; the value is the name of a component class."""

    PLAIN = "ink--plain"
    STRONG = "ink--strong"
    HEADING = "ink--heading"
    DIM = "ink--dim"
    ALLOWED = "ink--allowed"
    PROVIDED = "ink--provided"
    WEIGH = "ink--weigh"
    REFUSED = "ink--refused"
    MARKED = "ink--marked"
    CURSOR = "ink--cursor"
    CURSOR_RESTING = "ink--cursor-resting"


THIN_REACH = 12
"""Cells of a row that stand out under the cursor where the screen is thin."""

INK = frozenset(tone.value for tone in Tone)

INK_CSS = """
{name} > .ink--plain { color: $foreground; }
{name} > .ink--strong { color: $foreground; text-style: bold; }
{name} > .ink--heading { color: $text-accent; text-style: bold; }
{name} > .ink--dim { color: $text-muted; }
{name} > .ink--allowed { color: $text-success; }
{name} > .ink--provided { color: $text-accent; }
{name} > .ink--weigh { color: $text-warning; }
{name} > .ink--refused { color: $text-error; }
{name} > .ink--marked { color: $text-warning; text-style: underline; }
{name} > .ink--cursor {
    color: $block-cursor-foreground; background: $block-cursor-background; text-style: $block-cursor-text-style;
}
{name} > .ink--cursor-resting {
    color: $block-cursor-blurred-foreground; background: $block-cursor-blurred-background;
    text-style: $block-cursor-blurred-text-style;
}
"""


class Piece(NamedTuple):
    """Text in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


Line = tuple[Piece, ...]


def clean(text: str) -> str:
    """Return ``text`` on one line, without characters that steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def fit(text: str, width: int) -> str:
    """Return ``text`` in exactly ``width`` cells; what does not fit ends in an ellipsis."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    return set_cell_size(text, width - 1) + "…"


def wrapped(text: str, width: int) -> list[str]:
    """Break ``text`` at spaces into lines of at most ``width`` cells; its own line breaks stay."""
    return [line for paragraph in text.splitlines() for line in _paragraph(clean(paragraph), max(width, 8))]


def _paragraph(text: str, width: int) -> Iterable[str]:
    line = ""
    for word in text.split():
        while cell_len(word) > width:
            if line:
                yield line
                line = ""
            head = set_cell_size(word, width)
            yield head.rstrip()
            word = word[len(head.rstrip()) :]
        if line and cell_len(line) + 1 + cell_len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def standing_out(line: Sequence[Piece], width: int, tone: Tone, *, thin: bool) -> Line:
    """Return the line under the cursor: whole in ``tone``; on a thin screen its beginning, and the rest as it was.

    Of a row that changes its colour every cell is sent again, twice for each key; of its beginning only those.
    """
    if not thin:
        return (Piece(fit("".join(piece.text for piece in line), width), tone),)
    left = THIN_REACH
    begin: list[Piece] = []
    rest: list[Piece] = []
    for text, own in line:
        end = 0 if rest else _characters_in(text, left)
        begin.append(Piece(text[:end], tone))
        left -= cell_len(text[:end])
        if end < len(text):
            rest.append(Piece(text[end:], own))
    begin.append(Piece("" if rest else " " * left, tone))
    return tuple(piece for piece in (*begin, *rest) if piece.text)


def _characters_in(text: str, cells: int) -> int:
    """Return how many characters fit in ``cells``."""
    return next((end - 1 for end in range(1, len(text) + 1) if cell_len(text[:end]) > cells), len(text))


def strip_of(line: Sequence[Piece], width: int, styles: dict[Tone, Style], ground: Style) -> Strip:
    """Return a strip of exactly ``width`` cells."""
    segments: list[Segment] = []
    left = width
    for text, tone in line:
        shown = text if cell_len(text) <= left else fit(text, left)
        segments.append(Segment(shown, styles[tone]))
        left -= cell_len(shown)
        if left <= 0:
            break
    if left > 0:
        segments.append(Segment(" " * left, ground))
    return Strip(segments, width)
