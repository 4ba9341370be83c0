"""Pieces of a line: text with a tone. A tone never says anything that a word or a sign does not say as well."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip


class Tone(StrEnum):
    """How a piece of text is drawn."""

    PLAIN = "plain"
    STRONG = "strong"
    HEADING = "heading"
    DIM = "dim"
    ALLOWED = "allowed"
    PROVIDED = "provided"
    WEIGH = "weigh"
    REFUSED = "refused"
    MARKED = "marked"
    CURSOR = "cursor"
    CURSOR_RESTING = "cursor-resting"


THIN_REACH = 12
"""Cells of a row that stand out under the cursor where the screen is thin."""


class Look(NamedTuple):
    """How a tone is drawn: variables of the theme (see :mod:`screens.themes`), and attributes, or where those stand."""

    color: str = "foreground"
    background: str = ""
    attributes: str = ""
    attributes_in: str = ""


LOOKS: Mapping[Tone, Look] = {
    Tone.PLAIN: Look(),
    Tone.STRONG: Look(attributes="bold"),
    Tone.HEADING: Look("text-accent", attributes="bold"),
    Tone.DIM: Look("text-muted"),
    Tone.ALLOWED: Look("text-success"),
    Tone.PROVIDED: Look("text-accent"),
    Tone.WEIGH: Look("text-warning"),
    Tone.REFUSED: Look("text-error"),
    Tone.MARKED: Look("text-warning", attributes="underline"),
    Tone.CURSOR: Look(
        "block-cursor-foreground", "block-cursor-background", attributes_in="block-cursor-text-style"
    ),
    Tone.CURSOR_RESTING: Look(
        "block-cursor-blurred-foreground", "block-cursor-blurred-background",
        attributes_in="block-cursor-blurred-text-style",
    ),
}  # fmt: skip
"""No component classes of a style sheet: those are worked out anew for each tone of each list at every opening, and
whenever the focus moves, which took a third of the time to open a screen."""


def styles_of(variables: Mapping[str, str], ground: Style, behind: Color) -> dict[Tone, Style]:
    """Return how every tone is drawn.

    Args:
        variables: Those of the theme in use.
        ground: How the widget itself is drawn.
        behind: The background of the widget.
    """
    return {tone: ground + _style(look, variables, behind) for tone, look in LOOKS.items()}


def _style(look: Look, variables: Mapping[str, str], behind: Color) -> Style:
    filled = behind + _colour(variables[look.background]) if look.background else behind
    drawn = filled + _colour(variables[look.color])
    attributes = variables[look.attributes_in] if look.attributes_in else look.attributes
    kept = "" if attributes == "none" else attributes
    return Style.parse(kept) + Style.from_color(drawn.rich_color, filled.rich_color if filled.a else None)


def _colour(value: str) -> Color:
    """Return the colour of a variable; themes of Textual leave some to the background: ``auto 60%``."""
    auto, _space, share = value.partition(" ")
    return Color.automatic(float(share.rstrip("%") or 100)) if auto == "auto" else Color.parse(value)


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
