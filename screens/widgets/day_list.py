"""A windowed list of lines under headings: the cursor goes from line to line, and past the headings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.geometry import Offset

from screens.widgets.ink import Line, Piece, Tone, fit
from screens.widgets.line_list import LineList
from screens.widgets.lines import nothing


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that only names what stands below it."""

    text: str


class DayList(LineList):
    """Rows that are headings or the numbers of lines; :attr:`cursor` counts rows, :attr:`chosen` lines."""

    def __init__(
        self, row: Callable[[int, int], str], moved: Callable[[], None] = nothing, *, id: str | None = None
    ) -> None:
        super().__init__(self._text, moved, id=id)
        self._line = row
        self._rows: Sequence[Heading | int] = ()

    def show_rows(self, rows: Sequence[Heading | int], line: int = 0) -> None:
        """Show these rows with the cursor on a line, or on the first where that is not there."""
        self._rows = rows
        places = [place for place, row in enumerate(rows) if not isinstance(row, Heading)]
        self.show(len(rows), next((place for place in places if rows[place] == line), places[0] if places else 0))
        self._show_heading()

    @property
    def chosen(self) -> int | None:
        """The number of the line under the cursor, where there is one."""
        row = self._rows[self.cursor] if self._rows else None
        return row if isinstance(row, int) else None

    def line_at(self, index: int, width: int) -> Line:
        """One row; a heading in the tone of headings."""
        row = self._rows[index]
        if isinstance(row, Heading):
            return (Piece(fit(row.text, width), Tone.HEADING),)
        return super().line_at(index, width)

    def cursor_cell(self) -> Offset | None:
        """The beginning of the line under the cursor."""
        return None if self.chosen is None else super().cursor_cell()

    def go(self, index: int) -> None:
        """Put the cursor on a line; from a heading to the next line in the direction one goes, or else back."""
        last = len(self._rows) - 1
        index = max(0, min(index, last))
        ahead, behind = range(index, last + 1), range(index, -1, -1)
        ways = (*ahead, *behind) if index >= self.cursor else (*behind, *ahead)
        target = next((place for place in ways if not isinstance(self._rows[place], Heading)), None)
        if target is not None:
            super().go(target)
            self._show_heading()

    def action_choose(self) -> None:
        """Say that Enter was pressed on a line."""
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))

    def _show_heading(self) -> None:
        """Keep the heading right above the cursor in sight."""
        if self.cursor and isinstance(self._rows[self.cursor - 1], Heading):
            self.show_lines(self.cursor - 1, self.cursor)

    def _text(self, index: int, width: int) -> str:
        row = self._rows[index]
        return row.text if isinstance(row, Heading) else self._line(row, width)
