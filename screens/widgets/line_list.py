"""A windowed list: it knows how many rows there are and asks for the few it shows, so 10,000 feel like 100."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message

from screens.widgets.ink import Line, Piece, Tone, fit, standing_out
from screens.widgets.lines import Lines, nothing
from wams_tui.casework.words import N_

MOVES: list[BindingType] = [
    Binding("up,k", "move(-1)", N_("omhoog"), show=False, id="lijst.omhoog"),
    Binding("down,j", "move(1)", N_("omlaag"), show=False, id="lijst.omlaag"),
    Binding("pageup", "page(-1)", N_("bladzijde terug"), show=False, id="lijst.terug"),
    Binding("pagedown", "page(1)", N_("bladzijde verder"), show=False, id="lijst.verder"),
    Binding("home", "go(0)", N_("naar het begin"), show=False, id="lijst.begin"),
    Binding("end,G", "go(-1)", N_("naar het einde"), show=False, id="lijst.einde"),
]


class LineList(Lines):
    """A list of rows of one line.

    Args:
        row: Gives the text of a row at a width; called only for rows that are shown.
        moved: Called when the cursor moved. A message would come a frame later: twice the bytes and 25 ms per key.
    """

    DEFAULT_CSS = "LineList { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("enter", "choose", N_("openen"), id="lijst.openen"),
    ]

    @dataclass
    class Chosen(Message):
        """Enter on a row."""

        index: int

    def __init__(
        self, row: Callable[[int, int], str], moved: Callable[[], None] = nothing, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._row = row
        self._moved = moved
        self._count = 0
        self.cursor = 0

    def line_count(self) -> int:
        """How many rows there are."""
        return self._count

    def line_at(self, index: int, width: int) -> Line:
        """One row in one tone: fewer bytes than a style per column."""
        line = (Piece(fit(self._row(index, width), width)),)
        if index != self.cursor:
            return line
        tone = Tone.CURSOR if self.has_focus else Tone.CURSOR_RESTING
        return standing_out(line, width, tone, thin=self.is_thin)

    def cursor_cell(self) -> Offset | None:
        """The beginning of the row under the cursor."""
        return Offset(0, self.cursor) if self._count else None

    def bring_cursor(self) -> None:
        """Scroll to the row under the cursor."""
        self.show_lines(self.cursor, self.cursor)

    def show(self, count: int, cursor: int = 0) -> None:
        """Show ``count`` rows with the cursor on one of them; what a row says may have changed."""
        self._count = count
        self.cursor = max(0, min(cursor, count - 1))
        self.scroll_lines(self.top)
        self.show_lines(self.cursor, self.cursor)
        self.redraw()

    def go(self, index: int) -> None:
        """Put the cursor on a row."""
        index = max(0, min(index, self._count - 1))
        if index == self.cursor or not self._count:
            return
        before, self.cursor = self.cursor, index
        self.redraw_lines(before, index)
        self.show_lines(index, index)
        self.place_cursor()
        self._moved()

    def action_move(self, step: int) -> None:
        """Go up or down."""
        self.go(self.cursor + step)

    def action_page(self, step: int) -> None:
        """Go a window up or down."""
        self.go(self.cursor + step * max(self.size.height - 1, 1))

    def action_go(self, index: int) -> None:
        """Go to the first row, or with −1 to the last."""
        self.go(index if index >= 0 else self._count - 1)

    def action_choose(self) -> None:
        """Say that Enter was pressed on a row."""
        if self._count:
            self.post_message(self.Chosen(self.cursor))
