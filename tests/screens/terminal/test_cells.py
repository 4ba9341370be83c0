"""Whatever one frame was and the next is, the bytes between them turn the one into the other."""

import pyte
from hypothesis import given
from hypothesis import strategies as st

from screens.terminal.cells import CLEAR, Frame, Row, cells_of, lay

WIDTH, HEIGHT = 12, 14
TEXTS = st.text(alphabet="ab 漢字éＷ", max_size=WIDTH)
PIECES = st.lists(st.tuples(st.integers(0, WIDTH - 1), TEXTS, st.sampled_from(["", "1", "31;44"])), max_size=3)
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
    return [[tuple(terminal.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def freshly_drawn(rows: list[Row]) -> pyte.Screen:
    terminal = pyte.Screen(WIDTH, HEIGHT)
    pyte.Stream(terminal).feed(Frame(WIDTH, HEIGHT).update(dict(enumerate(rows))))
    return terminal


@given(st.lists(SCREENS, min_size=1, max_size=3), st.integers(-3, 3))
def test_every_series_of_frames_ends_as_if_drawn_afresh(
    screens: list[list[list[tuple[int, str, str]]]], by: int
) -> None:
    terminal = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(terminal)
    frame = Frame(WIDTH, HEIGHT)
    stream.feed(CLEAR)

    for screen in screens:
        stream.feed(frame.update(rows_of(screen, frame)))
    scrolled = {y: frame.rows[(y + by) % HEIGHT].copy() for y in range(HEIGHT)}
    stream.feed(frame.update(scrolled))

    assert shown(terminal) == shown(freshly_drawn(frame.rows))


def test_a_list_that_scrolls_one_line_sends_one_line() -> None:
    frame = Frame(WIDTH, HEIGHT)
    frame.update({y: list(cells_of(f"regel {y:06}", "")) for y in range(HEIGHT)})

    sent = frame.update({y: list(cells_of(f"regel {y + 1:06}", "")) for y in range(HEIGHT)})

    assert len(sent) < 60


def test_control_characters_in_a_text_never_reach_the_terminal() -> None:
    cells = cells_of("a\x1b]0;titel\x07b\x9b2J\u202ec", "")

    assert "".join(text for text, _ in cells) == "a]0;titelb2Jc"
