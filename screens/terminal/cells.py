"""A frame as cells, and the fewest bytes that turn one frame into the next. Knows no framework.

A cell is its text and the SGR parameters it is drawn with; a wide character is followed by a cell with empty text.
"""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from rich.cells import split_graphemes

from screens.terminal.sgr import RESET, background, change, fills

Cell = tuple[str, str]
Row = list[Cell]

BLANK: Cell = (" ", "")
CLEAR = f"{RESET}\x1b[2J"
BRIDGE = 6
"""Unchanged cells that are sent again rather than skipped, where they need no other style: a movement costs as much."""

WORTH_ERASING = 8
"""Blank cells at the end of a line above which the terminal is asked to fill them itself."""

WORTH_SKIPPING = 12
"""Blank cells within a line above which the terminal is asked to fill them, and then to go past them."""

WORTH_MOVING = 6
"""Rows that must be gained before the terminal is asked to move a block itself."""

INVISIBLE = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Control and direction characters: in a name from an import they could steer the terminal or reorder a line."""


class Fill(Enum):
    """How the empty part of a line is drawn."""

    SPACES = auto()
    ERASE = auto()
    """By the terminal, where it fills what it erases with the background in use (terminfo ``bce`` and ``ech``)."""


class Move(NamedTuple):
    """Rows ``top`` to ``bottom`` (inclusive) go up by ``by`` rows; down when negative."""

    top: int
    bottom: int
    by: int


@lru_cache(8192)
def cells_of(text: str, code: str) -> tuple[Cell, ...]:
    """Return the cells that ``text`` takes when drawn with ``code``."""
    if text.isascii() and text.isprintable():
        empty = (" ", background(code))
        return tuple(empty if char == " " else (char, code) for char in text)
    visible = "".join(char for char in text if char not in INVISIBLE)
    cells: list[Cell] = []
    for start, end, width in split_graphemes(visible)[0]:
        if visible[start:end] == " ":
            cells.append((" ", background(code)))
        elif width:
            cells.append((visible[start:end], code))
            cells.extend([("", code)] * (width - 1))
        elif cells:
            cells[-1] = (cells[-1][0] + visible[start:end], code)
    return tuple(cells)


def lay(row: Row, x: int, cells: Sequence[Cell]) -> None:
    """Put ``cells`` into ``row`` from column ``x``; a wide character of which half is covered leaves a space."""
    if x < 0 or x >= len(row) or not cells:
        return
    end = min(x + len(cells), len(row))
    if row[x][0] == "" and x:
        row[x - 1] = (" ", row[x - 1][1])
    if end < len(row) and row[end][0] == "":
        row[end] = (" ", row[end][1])
    row[x:end] = cells[: end - x]


class Frame:
    """What a terminal of a certain size shows, as far as we sent it.

    Args:
        width: Columns.
        height: Rows.
        fill: What the terminal can be asked to do with the empty end of a line.
    """

    def __init__(self, width: int, height: int, fill: Fill = Fill.SPACES) -> None:
        self.size = (width, height)
        self._fill = fill
        self.rows: list[Row] = [[BLANK] * width for _ in range(height)]
        self._code = ""
        self._at: tuple[int, int] | None = None

    def update(self, changed: Mapping[int, Row], *, fresh: bool = False) -> str:
        """Take new rows, and return what to send so that the terminal shows them.

        The style in use stays as it is until the next update, or until :meth:`rest`; the cursor may be anywhere.
        ``fresh`` says that nobody knows what is there.
        """
        out = []
        self._at = None
        if fresh:
            out.append(self._clear())
        else:
            move = _best_move(self.rows, changed)
            if move is not None:
                out.append(self._move(move))
        for y in sorted(changed):
            out.extend(self._redraw(y, changed[y]))
            self.rows[y] = changed[y]
        return "".join(out)

    def rest(self) -> str:
        """Return what to send before anything else writes: it finds the default style."""
        before, self._code = self._code, ""
        return change(before, "")

    def _clear(self) -> str:
        self.rows = [[BLANK] * self.size[0] for _ in range(self.size[1])]
        self._code = ""
        return CLEAR

    def _move(self, move: Move) -> str:
        """Let the terminal scroll a block: a region with line feeds at its end, which every terminal knows."""
        top, bottom, by = move
        count = abs(by)
        fresh: list[Row] = [[BLANK] * self.size[0] for _ in range(count)]
        block = self.rows[top : bottom + 1]
        self.rows[top : bottom + 1] = [*block[count:], *fresh] if by > 0 else [*fresh, *block[:-count]]
        edge, step = (bottom, "\n") if by > 0 else (top, "\x1bM")
        # What comes in empty takes the background in use.
        return f"{self.rest()}\x1b[{top + 1};{bottom + 1}r\x1b[{edge + 1};1H{step * count}\x1b[r"

    def _redraw(self, y: int, new: Row) -> list[str]:
        old = self.rows[y]
        if old == new:
            return []
        return [self._run(y, start, new[start:end]) for start, end in _spans(old, new)]

    def _run(self, y: int, x: int, cells: Sequence[Cell]) -> str:
        out = [self._go(y, x)]
        tail = self._empty_tail(x, cells)
        told, past = True, x
        for place, (text, code) in enumerate(cells[: len(cells) - tail], x):
            if place < past:
                continue
            out.append("" if self._shows_already(text, code) else self._style(code))
            if text == " " and (blanks := self._blanks(cells[place - x : len(cells) - tail])):
                out.append(f"\x1b[{blanks}X{_forward(blanks)}")
                past = place + blanks
                continue
            out.append(text)
            if len(text) > 1:
                # Terminals disagree on the width of joined characters, so the next cell is addressed.
                width = 2 if place + 1 < x + len(cells) and cells[place + 1 - x][0] == "" else 1
                out.append(_address(y, place + width))
            told = told and text.isascii()
        if tail:
            out.append(f"{self._style(cells[-1][1])}\x1b[K")
        self._at = (y, x + len(cells) - tail) if told else None
        return "".join(out)

    def _go(self, y: int, x: int) -> str:
        """Go to a cell: from where the cursor is, if that is shorter and nothing but ASCII has been drawn meanwhile."""
        address = _address(y, x)
        if self._at is None:
            return address
        row, column = self._at
        if row == y and column <= x and column < self.size[0]:
            return min(_forward(x - column), address, key=len)
        return min(f"\r\n{_forward(x)}", address, key=len) if row + 1 == y else address

    def _shows_already(self, text: str, code: str) -> bool:
        """Whether a blank looks the same in the style in use: its letters' colour cannot be seen."""
        return text == " " and fills(self._code) and background(self._code) == code

    def _style(self, code: str) -> str:
        before, self._code = self._code, code
        return change(before, code)

    def _blanks(self, cells: Sequence[Cell]) -> int:
        """Return how many blanks ``cells`` begin with that the terminal can fill itself, with more to come."""
        if self._fill is Fill.SPACES or not fills(cells[0][1]):
            return 0
        count = next((place for place, cell in enumerate(cells) if cell != cells[0]), 0)
        return count if count >= WORTH_SKIPPING else 0

    def _empty_tail(self, x: int, cells: Sequence[Cell]) -> int:
        """Return how many blanks at the end of a whole line the terminal can fill itself."""
        if self._fill is Fill.SPACES or x + len(cells) < self.size[0]:
            return 0
        last = cells[-1]
        if last[0] != " " or not fills(last[1]):
            return 0
        tail = next((count for count, cell in enumerate(reversed(cells)) if cell != last), len(cells))
        return tail if tail >= WORTH_ERASING else 0


def _address(y: int, x: int) -> str:
    return f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"


def _forward(cells: int) -> str:
    if not cells:
        return ""
    return f"\x1b[{cells}C" if cells > 1 else "\x1b[C"


def _spans(old: Row, new: Row) -> list[tuple[int, int]]:
    """Return the columns (from, until) that differ, joined where little lies between."""
    spans: list[tuple[int, int]] = []
    for x, (before, after) in enumerate(zip(old, new, strict=True)):
        if before == after:
            continue
        if spans and _bridged(new, spans[-1][1], x):
            spans[-1] = (spans[-1][0], x + 1)
        else:
            # The second half of a wide character is drawn by drawing the first.
            spans.append((x - 1 if x and after[0] == "" else x, x + 1))
    return spans


def _bridged(row: Row, start: int, end: int) -> bool:
    """Whether the cells between two spans are better drawn again: few, and in the style before them."""
    style = row[start - 1][1]
    return end - start <= BRIDGE and all(
        code == style or (text == " " and code == background(style) and fills(style)) for text, code in row[start:end]
    )


def _best_move(old: Sequence[Row], changed: Mapping[int, Row]) -> Move | None:
    """Find rows that merely moved up or down, if moving them saves enough."""
    if len(changed) <= WORTH_MOVING:
        return None
    before = {y: hash(tuple(old[y])) for y in changed}
    after = {y: hash(tuple(row)) for y, row in changed.items()}
    best, found = sum(before[y] == after[y] for y in changed) + WORTH_MOVING, None
    for by in (1, -1, 2, -2, 3, -3):
        moved = [y for y in changed if y + by in before and after[y] == before[y + by] and after[y] != before[y]]
        if len(moved) > best:
            best, found = len(moved), _block(moved, by)
    return found if found and found.top >= 0 and found.bottom < len(old) else None


def _block(moved: Sequence[int], by: int) -> Move:
    first, last = min(moved), max(moved)
    return Move(first, last + by, by) if by > 0 else Move(first + by, last, by)
