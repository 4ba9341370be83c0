"""What is painted can be read: at 24 bit, 256 and 16 colours, in every theme."""

from itertools import product

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.color_triplet import ColorTriplet
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.theme import Theme

from screens.terminal.style_sheets import ParsedOnce
from screens.themes import BASIC_PALETTES, NAMES, PLAIN, Depth, choose_theme, depth_of, themes_at

ON_GROUND = ("foreground", "text-muted", "text-error", "text-warning", "text-success", "text-accent", "link-color")
PAIRS = [
    *((text, "background") for text in ON_GROUND),
    ("foreground", "surface"),
    ("foreground", "panel"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-item-background"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("button-color-foreground", "success"),
    ("button-color-foreground", "error"),
    ("button-color-foreground", "warning"),
    ("button-color-foreground", "primary"),
]
SYSTEMS = {Depth.FULL: ColorSystem.TRUECOLOR, Depth.INDEXED: ColorSystem.EIGHT_BIT, Depth.BASIC: ColorSystem.STANDARD}

# The sixteen colours as terminals really paint them.
XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
VGA = "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
PUTTY = (
    "000000 bb0000 00bb00 bbbb00 0000bb bb00bb 00bbbb bbbbbb 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)
WINDOWS = (
    "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2"
)
PALETTES = {"xterm": XTERM, "vga": VGA, "putty": PUTTY}


def coloured_themes(depth: Depth) -> list[Theme]:
    return [theme for theme in themes_at(depth) if theme.name != PLAIN]


def variables(theme: Theme) -> dict[str, str]:
    return theme.to_color_system().generate() | theme.variables


def painted(css: str, depth: Depth, palette: str) -> ColorTriplet:
    colour = RichColor.from_rgb(*Color.parse(css).rgb).downgrade(SYSTEMS[depth])
    if depth is Depth.BASIC and colour.number is not None:
        value = int(palette.split()[colour.number], 16)
        return ColorTriplet(value >> 16, value >> 8 & 255, value & 255)
    return colour.get_truecolor()


def luminance(colour: ColorTriplet) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("depth", Depth, ids=lambda depth: depth.value)
def test_every_text_stands_out_from_what_it_is_on(depth: Depth, palette: str) -> None:
    faint = []

    for theme, (text, ground) in product(coloured_themes(depth), PAIRS):
        names = variables(theme)
        measured = contrast(*(painted(names[name], depth, PALETTES[palette]) for name in (text, ground)))
        if measured < (7 if theme.name == "contrast" else 4.5):
            faint.append(f"{theme.name}: {text} on {ground} {measured:.2f}")

    assert faint == []


@pytest.mark.parametrize("depth", Depth, ids=lambda depth: depth.value)
def test_the_cursor_row_differs_from_the_other_rows(depth: Depth) -> None:
    for theme in coloured_themes(depth):
        names = variables(theme)
        ground, focused, resting = (
            painted(names[name], depth, XTERM)
            for name in ("background", "block-cursor-background", "block-cursor-blurred-background")
        )
        assert len({ground, focused, resting}) == 3, theme.name


def test_basic_colours_are_colours_that_a_terminal_has() -> None:
    for css in {css for palette in BASIC_PALETTES.values() for css in palette}:
        assert painted(css, Depth.BASIC, VGA) == Color.parse(css).rgb, css


def test_the_plain_theme_names_no_colour_at_all() -> None:
    plain = next(theme for theme in themes_at(Depth.FULL) if theme.name == PLAIN)

    assert {colour for name, colour in plain.variables.items() if "style" not in name} == {"ansi_default"}
    assert plain.variables["block-cursor-text-style"] == "reverse"


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({"TERM": "xterm-256color"}, "donker"),
        ({"TERM": "xterm", "WAMS_THEME": "contrast"}, "contrast"),
        ({"TERM": "xterm", "WAMS_THEME": "paars"}, "donker"),
        ({"TERM": "xterm", "WAMS_THEME": "licht", "NO_COLOR": "1"}, "kaal"),
        ({"TERM": "rxvt", "COLORFGBG": "0;15"}, "licht"),
        ({"TERM": "vt220"}, "kaal"),
        ({"TERM": "dumb"}, "kaal"),
        ({}, "kaal"),
    ],
)
def test_the_theme_fits_the_terminal(environ: dict[str, str], name: str) -> None:
    assert choose_theme(environ) == name
    assert name in NAMES


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        ({"TERM": "xterm-256color"}, Depth.INDEXED),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Depth.FULL),
        ({"TERM": "putty"}, Depth.BASIC),
        ({"TERM": "linux"}, Depth.BASIC),
    ],
)
def test_the_depth_is_what_rich_makes_of_the_environment(environ: dict[str, str], depth: Depth) -> None:
    assert depth_of(environ) is depth


def test_style_sheets_that_are_parsed_once_say_what_they_say_parsed_anew() -> None:
    once, anew = ParsedOnce(variables={"ink": "red"}), Stylesheet(variables={"ink": "red"})
    sheets = ("A { color: $ink; }", "B { color: $ink; }", "A.-late { color: $ink; text-style: bold; }")

    for number, sheet in enumerate(sheets):
        for one in (once, anew):
            one.add_source(sheet, read_from=(f"{number}.tcss", ""))
            one.reparse()
        assert once.css == anew.css
    for one in (once, anew):
        one.set_variables({"ink": "blue"})
        one.reparse()

    assert once.css == anew.css
    assert "red" not in once.css
