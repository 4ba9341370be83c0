"""The lean output shows, cell by cell, what Textual's own output shows."""

import time
from collections.abc import Iterator

import pytest

from tests.screens.terminal.cell import what_is_seen
from tests.screens.terminal.pseudo_terminal import ROOT, PseudoTerminal

APP = str(ROOT / "tests/screens/terminal/painted_app.py")

DOWN, UP, PAGE, ASK, ESCAPE, TAB, BACK = "\x1b[B", "\x1b[A", "\x1b[6~", "\x1bOQ", "\x1b", "\t", "\x1b[Z"
A_WORKING_DAY = [
    *[DOWN] * 4, PAGE, PAGE, *[DOWN] * 5, *[UP] * 24, ASK, ESCAPE, TAB, "z", "ë", "e\u0308", "漢", "字", "\x7f", "x",
    BACK, DOWN, ASK, TAB, ESCAPE, PAGE,
]  # fmt: skip

COLOURS = {
    "24 bit": {"COLORTERM": "truecolor"},
    "256 colours": {},
    "16 colours": {"TERM": "linux"},
    "light, 16 colours": {"TERM": "xterm", "WAMS_THEME": "licht"},
    "no colour": {"NO_COLOR": "1"},
}


class Pair:
    """The same app twice: lean and stock."""

    def __init__(self, columns: int, rows: int, environ: dict[str, str]) -> None:
        self.lean = PseudoTerminal([APP], columns=columns, rows=rows, environ=environ)
        self.stock = PseudoTerminal([APP], columns=columns, rows=rows, environ=environ | {"WAMS_STOCK_OUTPUT": "1"})
        for terminal in (self.lean, self.stock):
            terminal.until("Stoppen")
            terminal.settle()

    def press(self, key: str) -> list[str]:
        """Press a key in both, and return what differs once both are done: at once, or after some patience."""
        before = len(self.lean.sent), len(self.stock.sent)
        self.lean.type(key)
        self.stock.type(key)
        start = time.monotonic()
        while (waited := time.monotonic() - start) < 20:
            self.lean.settle(0.02)
            self.stock.settle(0.02)
            answered = len(self.lean.sent) > before[0] and len(self.stock.sent) > before[1]
            # A key that changes nothing gets no answer at all from either.
            if (answered or waited > 3) and not (found := self.differences()):
                return found
        return self.differences()

    def resize(self, columns: int, rows: int) -> None:
        for terminal in (self.lean, self.stock):
            terminal.resize(columns, rows)
            terminal.settle(0.4)

    def differences(self) -> list[str]:
        def cells(terminal: PseudoTerminal) -> Iterator[tuple[int, int, tuple[object, ...]]]:
            for y in range(terminal.screen.lines):
                for x in range(terminal.screen.columns):
                    yield y, x, what_is_seen(terminal.screen.buffer[y][x])

        lean, stock = self.lean.screen.cursor, self.stock.screen.cursor
        cursor = [] if (lean.x, lean.y) == (stock.x, stock.y) else [f"cursor {lean.x},{lean.y} not {stock.x},{stock.y}"]
        return cursor + [
            f"{y},{x}: {ours} not {theirs}"
            for (y, x, ours), (_, _, theirs) in zip(cells(self.lean), cells(self.stock), strict=True)
            if ours != theirs
        ]

    def close(self) -> None:
        self.lean.close()
        self.stock.close()


@pytest.fixture
def pairs() -> Iterator[list[Pair]]:
    started: list[Pair] = []
    yield started
    for pair in started:
        pair.close()


@pytest.mark.parametrize(
    ("size", "colours"), [((120, 40), "256 colours"), *(((80, 24), colours) for colours in COLOURS)], ids=str
)
def test_lean_output_shows_what_stock_output_shows_after_every_key(
    pairs: list[Pair], size: tuple[int, int], colours: str
) -> None:
    pair = Pair(*size, COLOURS[colours])
    pairs.append(pair)

    shown = {0: pair.differences()}
    for number, key in enumerate(A_WORKING_DAY, 1):
        shown[number] = pair.press(key)

    assert {number: found[:3] for number, found in shown.items() if found} == {}
    assert len(pair.lean.sent) < len(pair.stock.sent) / 4


def test_lean_output_follows_a_terminal_that_changes_its_size(pairs: list[Pair]) -> None:
    pair = Pair(80, 24, {})
    pairs.append(pair)
    pair.press(PAGE)

    for size in ((100, 30), (62, 16), (40, 10), (80, 24)):
        pair.resize(*size)
        assert pair.differences()[:3] == [], size

    assert "wams - Voorbeeldstad" in pair.lean.text


def test_a_scrolled_line_costs_less_than_a_tenth_of_stock_output(pairs: list[Pair]) -> None:
    pair = Pair(120, 40, {})
    pairs.append(pair)
    for _ in range(3):
        pair.press(PAGE)
    before = len(pair.lean.sent), len(pair.stock.sent)

    for _ in range(4):
        pair.press(DOWN)

    lean, stock = len(pair.lean.sent) - before[0], len(pair.stock.sent) - before[1]
    assert 0 < lean < stock / 10
