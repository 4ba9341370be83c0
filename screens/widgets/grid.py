"""A grid of signs with headers that stay in sight: arrows move, each cell is a sign and a letter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message

from screens.widgets.ink import Line, Piece, Tone, fit
from screens.widgets.lines import Lines, nothing
from wams_tui.casework.words import N_

NAMES = -1
"""The column of the row names."""

COLUMN_WIDTH = 8


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands in a cell."""

    sign: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class GridContent:
    """Names of rows and columns, and the cells between them; ``cells[row][column]``."""

    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[GridCell, ...], ...] = ()


class Grid(Lines):
    """The grid; one header line, then a line per row. The cursor may stand on a row name as well (column −1).

    Args:
        moved: Called when the cursor moved, so that what is said of the cell comes in the same frame.
    """

    DEFAULT_CSS = "Grid { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1, 0)", N_("omhoog"), show=False, id="raster.omhoog"),
        Binding("down,j", "move(1, 0)", N_("omlaag"), show=False, id="raster.omlaag"),
        Binding("left,h", "move(0, -1)", N_("naar links"), show=False, id="raster.links"),
        Binding("right,l", "move(0, 1)", N_("naar rechts"), show=False, id="raster.rechts"),
        Binding("home", "column(-1)", N_("naar de naam"), show=False, id="raster.naam"),
        Binding("end", "column(999)", N_("naar de laatste kolom"), show=False, id="raster.laatste"),
        Binding("pageup", "move(-10, 0)", N_("bladzijde terug"), show=False, id="raster.terug"),
        Binding("pagedown", "move(10, 0)", N_("bladzijde verder"), show=False, id="raster.verder"),
        Binding("enter", "choose", N_("uitleg"), id="raster.kiezen"),
    ]

    @dataclass
    class Chosen(Message):
        """Enter on a cell, or with column −1 on a row name."""

        row: int
        column: int

    def __init__(self, moved: Callable[[], None] = nothing, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._moved = moved
        self.content = GridContent()
        self.row = 0
        self.column = 0
        self._first_column = 0

    def show(self, content: GridContent) -> None:
        """Show another grid; the cursor stays where it was, as far as there are cells."""
        self.content = content
        self.row = max(0, min(self.row, len(content.rows) - 1))
        self.column = max(NAMES, min(self.column, len(content.columns) - 1))
        self._show_column()
        self.redraw()

    def line_count(self) -> int:
        """The header and the rows."""
        return 1 + len(self.content.rows)

    def line_at(self, index: int, width: int) -> Line:
        """The header above, whatever is scrolled; then the rows."""
        if index == self.top:
            return self._header()
        row = index - 1
        tone = self._name_tone(row)
        pieces = [Piece(fit(self.content.rows[row], self._name_width() - 1), tone), Piece(" ")]
        for column in self._shown_columns():
            cell = self.content.cells[row][column]
            here = row == self.row and column == self.column
            text = f"  {cell.sign}".ljust(COLUMN_WIDTH - 1)
            pieces += [Piece(text, self._cursor_tone() if here else cell.tone), Piece(" ")]
        return tuple(pieces)

    def cursor_cell(self) -> Offset | None:
        """The sign under the cursor."""
        if not self.content.rows:
            return None
        x = 0 if self.column == NAMES else self._name_width() + (self.column - self._first_column) * COLUMN_WIDTH + 2
        return Offset(x, self.row + 1)

    def lay_out(self, width: int) -> None:
        """Keep the column of the cursor in sight."""
        self._show_column()

    def scroll_lines(self, top: int) -> None:
        """Scroll the rows; the header is drawn at whatever is on top."""
        before = self.top
        super().scroll_lines(top)
        if self.top != before:
            self._cache.clear()

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor."""
        if not self.content.rows:
            return
        before = self.row
        self.row = max(0, min(self.row + rows, len(self.content.rows) - 1))
        self._move_column(self.column + columns)
        self.redraw_lines(before + 1, self.row + 1)
        if self.row == 0:
            self.scroll_lines(0)
        self.show_lines(max(self.row, 0), self.row + 1)
        self.place_cursor()
        self._moved()

    def action_column(self, column: int) -> None:
        """Go to a column."""
        self.action_move(0, column - self.column)

    def action_choose(self) -> None:
        """Say that Enter was pressed."""
        if self.content.rows:
            self.post_message(self.Chosen(self.row, self.column))

    def _move_column(self, column: int) -> None:
        first = self._first_column
        self.column = max(NAMES, min(column, len(self.content.columns) - 1))
        self._show_column()
        if first != self._first_column:
            self.redraw()

    def bring_cursor(self) -> None:
        """Scroll to the row of the cursor, below the header."""
        self.show_lines(self.row, self.row + 1)

    def _show_column(self) -> None:
        if not self.size.width:
            return
        fitting = max(1, (self.size.width - self._name_width()) // COLUMN_WIDTH)
        if self.column >= self._first_column + fitting:
            self._first_column = self.column - fitting + 1
        if self.column < self._first_column:
            self._first_column = max(self.column, 0)
        self._first_column = max(0, min(self._first_column, len(self.content.columns) - fitting))

    def _shown_columns(self) -> Sequence[int]:
        fitting = max(1, (self.size.width - self._name_width()) // COLUMN_WIDTH)
        return range(self._first_column, min(self._first_column + fitting, len(self.content.columns)))

    def _header(self) -> Line:
        shown = self._shown_columns()
        more_left = "<" if shown and shown[0] > 0 else " "
        more_right = ">" if shown and shown[-1] < len(self.content.columns) - 1 else " "
        name = " " * (self._name_width() - 1) + more_left
        columns = "".join(fit(self.content.columns[column], COLUMN_WIDTH - 1) + " " for column in shown)
        return (Piece(name + columns.rstrip() + f" {more_right}".rstrip(), Tone.HEADING),)

    def _name_width(self) -> int:
        return max(22, min(34, self.size.width // 4))

    def _name_tone(self, row: int) -> Tone:
        if row != self.row:
            return Tone.PLAIN
        return self._cursor_tone() if self.column == NAMES else Tone.STRONG

    def _cursor_tone(self) -> Tone:
        return Tone.CURSOR if self.has_focus else Tone.CURSOR_RESTING
