"""Whatever one frame was and the next is, the bytes between them turn the one into the other."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.terminal.cells import Fill, Frame, Row, cells_of, lay
from screens.terminal.sgr import background
from tests.screens.terminal.cell import what_is_seen

WIDTH, HEIGHT = 20, 12
CODES = st.sampled_from(
    [
        "", "1", "31;44", "34;44", "1;2;34;44", "1;97;104", "2;4;44", "7;31;44", "4;38;2;1;2;3;48;5;17", "38;5;9",
        "48;2;9;8;7", "3;9;38;2;1;2;3",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(alphabet="ab 漢字éＷ", max_size=12), st.sampled_from(["a" + " " * 13 + "b", " " * 20, "é" + " " * 12 + "b"])
)
PIECES = st.lists(st.tuples(st.integers(0, WIDTH - 1), TEXTS, CODES), max_size=3)
SCREENS = st.lists(PIECES, min_size=HEIGHT, max_size=HEIGHT)


def rows_of(pieces_per_row: list[list[tuple[int, str, str]]], frame: Frame) -> dict[int, Row]:
    rows = {}
    for y, pieces in enumerate(pieces_per_row):
        rows[y] = frame.rows[y].copy()
        for x, text, code in pieces:
            cells = cells_of(text, code)
            # Textual never lets a wide character stick out of the screen.
            lay(rows[y], x, cells if x + len(cells) <= WIDTH else ())
    return rows


def shown(terminal: pyte.Screen) -> list[list[tuple[object, ...]]]:
    return [[what_is_seen(terminal.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def drawn_cell_by_cell(rows: list[Row]) -> pyte.Screen:
    """Draw every cell with its own full style: slow, plain, and nothing that could be left out is."""
    terminal = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(terminal)
    for y, row in enumerate(rows):
        for x, (text, code) in enumerate(row):
            if text:
                stream.feed(
                    f"\x1b[{y + 1};{x + 1}H\x1b[0;{code}m{text}" if code else f"\x1b[{y + 1};{x + 1}H\x1b[0m{text}"
                )
    return terminal


@given(st.lists(SCREENS, min_size=1, max_size=3), st.integers(-3, 3), st.sampled_from(Fill))
def test_every_series_of_frames_ends_as_if_drawn_cell_by_cell(
    screens: list[list[list[tuple[int, str, str]]]], by: int, fill: Fill
) -> None:
    terminal = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(terminal)
    frame = Frame(WIDTH, HEIGHT, fill)
    stream.feed("\x1b[31;45mwat er stond")

    for number, screen in enumerate(screens):
        stream.feed(frame.update(rows_of(screen, frame), fresh=number == 0))
    scrolled = {y: frame.rows[(y + by) % HEIGHT].copy() for y in range(HEIGHT)}
    stream.feed(frame.update(scrolled))

    assert shown(terminal) == shown(drawn_cell_by_cell(frame.rows))


def test_a_list_that_scrolls_one_line_sends_one_line() -> None:
    frame = Frame(WIDTH, HEIGHT)
    frame.update({y: list(cells_of(f"regel {y:014}", "")) for y in range(HEIGHT)})

    sent = frame.update({y: list(cells_of(f"regel {y + 1:014}", "")) for y in range(HEIGHT)})

    assert len(sent) < 60


def test_control_characters_in_a_text_never_reach_the_terminal() -> None:
    cells = cells_of("a\x1b]0;titel\x07b\x9b2J\u202ec", "")

    assert "".join(text for text, _ in cells) == "a]0;titelb2Jc"


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("", ""),
        ("38;2;1;2;3;48;2;4;5;6", "48;2;4;5;6"),
        ("38;5;9;48;5;17", "48;5;17"),
        ("31;44", "44"),
        ("31;101", "101"),
        ("38;2;40;41;42", ""),
        ("7;31;44", "7;31;44"),
        ("4;31", "4;31"),
    ],
)
def test_of_a_blank_only_its_background_is_seen(code: str, seen: str) -> None:
    assert background(code) == seen


def test_the_empty_end_of_a_line_costs_no_spaces_where_the_terminal_fills_it() -> None:
    row = [*cells_of("ab", "31;44"), *cells_of(" " * (WIDTH - 2), "37;44")]

    sent = Frame(WIDTH, HEIGHT, Fill.ERASE).update({0: row})

    assert "\x1b[K" in sent
    assert "  " not in sent


def test_a_gap_within_a_line_costs_no_spaces_where_the_terminal_fills_it() -> None:
    row = [*cells_of(f"ab{' ' * 20}cd", "1;31;44")]
    terminal = pyte.Screen(len(row), 2)
    frame = Frame(len(row), 2, Fill.ERASE)
    stream = pyte.Stream(terminal)
    stream.feed(frame.update({0: [*cells_of("x" * len(row), "42")]}, fresh=True))

    sent = frame.update({0: row})
    stream.feed(sent)

    assert "  " not in sent
    assert terminal.display[0] == f"ab{' ' * 20}cd"
    assert {cell.bg for cell in terminal.buffer[0].values()} == {"blue"}


def test_what_else_writes_finds_the_default_style() -> None:
    frame = Frame(WIDTH, HEIGHT)
    terminal = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(terminal)
    stream.feed(frame.update({0: [*cells_of("ab", "1;7;31;44"), *cells_of(" " * (WIDTH - 2), "7;31")]}, fresh=True))

    stream.feed(f"{frame.rest()}\x1b[3;1Hx")

    assert what_is_seen(terminal.buffer[2][0]) == what_is_seen(pyte.screens.Char("x"))
    assert frame.rest() == ""
