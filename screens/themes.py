"""The four themes, each in the colours that a terminal can really show.

Contrast is at least 4.5 to 1 everywhere (7 in ``contrast``), measured after the reduction to 256 and 16 colours; a test
holds it. A colour never says anything that a word or a sign does not say as well. Style sheets use these variables:

==============================  =======================================================================
normal text                     ``color: $foreground; background: $background`` (``$surface`` is the same)
header bar, panels              ``color: $foreground; background: $panel``
footer                          ``$footer-foreground``, ``$footer-background``; keys ``$footer-key-foreground``
cursor row, list has the focus  ``color: $block-cursor-foreground; background: $block-cursor-background;
                                text-style: $block-cursor-text-style``
cursor row, elsewhere           the same with ``$block-cursor-blurred-…``
dim text                        ``$text-muted`` (never ``opacity`` or ``text-style: dim``: those go below 4.5)
weigeren, error                 ``$text-error``
afweging, warning, late         ``$text-warning``
toestaan                        ``$text-success``
toestaan mits, links, titles    ``$text-accent``
borders                         ``$border`` (focused), ``$border-blurred``
==============================  =======================================================================

The last six go on ``$background`` only: on ``$panel`` or a cursor row use that row's own text colour. In ``kaal`` there
is no colour at all: the cursor row is reversed, so set its text style too, and give every other difference a sign.
"""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from textual.theme import Theme

LIGHT, DARK, CONTRAST, PLAIN = "licht", "donker", "contrast", "kaal"
NAMES = (DARK, LIGHT, CONTRAST, PLAIN)

COLOURLESS_TERMINALS = ("", "dumb", "unknown")


class Depth(Enum):
    """How many colours a terminal shows."""

    FULL = "24 bit"
    INDEXED = "256"
    BASIC = "16"


class Palette(NamedTuple):
    """The colours of a theme, as CSS."""

    ground: str
    text: str
    dim: str
    bar: str
    key: str
    cursor: str
    cursor_text: str
    resting: str
    resting_text: str
    refused: str
    weigh: str
    allowed: str
    accent: str
    line: str


RICH_PALETTES = {
    DARK: Palette(
        ground="#0c1116", text="#e6edf3", dim="#aab6c2", bar="#1f2a36", key="#ffd75f", cursor="#9ecbff",
        cursor_text="#0c1116", resting="#34465a", resting_text="#ffffff", refused="#ff9d94", weigh="#ffd75f",
        allowed="#87e39a", accent="#87c7ff", line="#7f93a8",
    ),
    LIGHT: Palette(
        ground="#ffffff", text="#14181c", dim="#4a5560", bar="#dfe5ea", key="#6b2f00", cursor="#0b4a8f",
        cursor_text="#ffffff", resting="#c9d8e8", resting_text="#14181c", refused="#9b111b", weigh="#6e4300",
        allowed="#0a5729", accent="#0b4a8f", line="#5f6b77",
    ),
    CONTRAST: Palette(
        ground="#000000", text="#ffffff", dim="#d7d7d7", bar="#00005f", key="#ffff5f", cursor="#ffff00",
        cursor_text="#000000", resting="#ffffff", resting_text="#000000", refused="#ffafaf", weigh="#ffff5f",
        allowed="#87ff87", accent="#87d7ff", line="#ffffff",
    ),
}  # fmt: skip

BASIC_PALETTES = {
    DARK: Palette(
        ground="#000000", text="#ffffff", dim="#aaaaaa", bar="#0000aa", key="#ffff55", cursor="#aaaaaa",
        cursor_text="#000000", resting="#0000aa", resting_text="#ffffff", refused="#ff5555", weigh="#ffff55",
        allowed="#55ff55", accent="#55ffff", line="#aaaaaa",
    ),
    LIGHT: Palette(
        ground="#ffffff", text="#000000", dim="#000000", bar="#aaaaaa", key="#000000", cursor="#0000aa",
        cursor_text="#ffffff", resting="#aaaaaa", resting_text="#000000", refused="#aa0000", weigh="#000000",
        allowed="#0000aa", accent="#0000aa", line="#000000",
    ),
    CONTRAST: Palette(
        ground="#000000", text="#ffffff", dim="#ffffff", bar="#0000aa", key="#ffff55", cursor="#ffff55",
        cursor_text="#000000", resting="#ffffff", resting_text="#000000", refused="#ffffff", weigh="#ffff55",
        allowed="#55ff55", accent="#55ffff", line="#ffffff",
    ),
}  # fmt: skip


def depth_of(environ: Mapping[str, str]) -> Depth:
    """Return how many colours the terminal shows, as Rich decides it: by ``COLORTERM``, then by ``TERM``."""
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return Depth.FULL
    kind = environ.get("TERM", "").strip().lower().rpartition("-")[2]
    return Depth.INDEXED if kind in ("256color", "kitty") else Depth.BASIC


def choose_theme(environ: Mapping[str, str]) -> str:
    """Return the name of the theme for this terminal.

    ``NO_COLOR`` wins, then ``WAMS_THEME``; a terminal without colours gets the plain one, one that says it is light
    (``COLORFGBG``) the light one, any other the dark one.
    """
    term = environ.get("TERM", "").strip().lower()
    if "NO_COLOR" in environ:
        return PLAIN
    wanted = environ.get("WAMS_THEME", "").strip().lower()
    if wanted in NAMES:
        return wanted
    if term in COLOURLESS_TERMINALS or term.startswith("vt"):
        return PLAIN
    return LIGHT if environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else DARK


def themes_for(environ: Mapping[str, str]) -> tuple[Theme, ...]:
    """Return all four themes in the colours of this terminal."""
    return themes_at(depth_of(environ))


def themes_at(depth: Depth) -> tuple[Theme, ...]:
    """Return all four themes as a terminal of ``depth`` shows them best."""
    palettes = BASIC_PALETTES if depth is Depth.BASIC else RICH_PALETTES
    return (*(_coloured(name, palette) for name, palette in palettes.items()), _plain())


def _coloured(name: str, colours: Palette) -> Theme:
    return Theme(
        name=name,
        primary=colours.accent,
        secondary=colours.accent,
        accent=colours.accent,
        warning=colours.weigh,
        error=colours.refused,
        success=colours.allowed,
        foreground=colours.text,
        background=colours.ground,
        surface=colours.ground,
        panel=colours.bar,
        boost=colours.ground,
        dark=name != LIGHT,
        variables=_variables(colours) | {"block-cursor-text-style": "bold"},
    )


def _plain() -> Theme:
    none = "ansi_default"
    return Theme(
        name=PLAIN,
        primary=none,
        secondary=none,
        accent=none,
        warning=none,
        error=none,
        success=none,
        foreground=none,
        background=none,
        surface=none,
        panel=none,
        boost=none,
        ansi=True,
        variables=_variables(Palette(*[none] * len(Palette._fields)))
        | {
            "block-cursor-text-style": "reverse",
            "block-cursor-blurred-text-style": "underline",
            "input-cursor-text-style": "reverse",
            "ansi-background": none,
            "ansi-foreground": none,
        },
    )


def _variables(colours: Palette) -> dict[str, str]:
    """Return every variable of Textual that would otherwise be blended to something too faint."""
    return _text_variables(colours) | _widget_variables(colours)


def _text_variables(colours: Palette) -> dict[str, str]:
    return {
        "text-muted": colours.dim,
        "text-disabled": colours.dim,
        "text-primary": colours.accent,
        "text-secondary": colours.accent,
        "text-accent": colours.accent,
        "text-warning": colours.weigh,
        "text-error": colours.refused,
        "text-success": colours.allowed,
        "foreground-muted": colours.dim,
        "foreground-disabled": colours.dim,
        "link-color": colours.accent,
        "link-color-hover": colours.accent,
        "link-background-hover": colours.ground,
    } | {f"markdown-h{level}-color": colours.accent for level in range(1, 7)}


def _widget_variables(colours: Palette) -> dict[str, str]:
    return {
        "block-cursor-foreground": colours.cursor_text,
        "block-cursor-background": colours.cursor,
        "block-cursor-blurred-foreground": colours.resting_text,
        "block-cursor-blurred-background": colours.resting,
        "block-hover-background": colours.ground,
        "border": colours.accent,
        "border-blurred": colours.line,
        "surface-active": colours.ground,
        "footer-foreground": colours.text,
        "footer-background": colours.bar,
        "footer-key-foreground": colours.key,
        "footer-key-background": colours.bar,
        "footer-description-foreground": colours.text,
        "footer-description-background": colours.bar,
        "footer-item-background": colours.bar,
        "input-cursor-foreground": colours.cursor_text,
        "input-cursor-background": colours.cursor,
        "input-selection-foreground": colours.resting_text,
        "input-selection-background": colours.resting,
        "screen-selection-foreground": colours.resting_text,
        "screen-selection-background": colours.resting,
        "button-foreground": colours.text,
        "button-color-foreground": colours.ground,
        "scrollbar": colours.line,
        "scrollbar-hover": colours.line,
        "scrollbar-active": colours.accent,
        "scrollbar-background": colours.bar,
        "scrollbar-background-hover": colours.bar,
        "scrollbar-background-active": colours.bar,
        "scrollbar-corner-color": colours.bar,
    }
