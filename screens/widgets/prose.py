"""Read-only text that is wrapped and can be scrolled by keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset

from screens.widgets.ink import Line, Piece, Tone, wrapped
from screens.widgets.lines import Lines, Sight
from wams_tui.casework.words import N_

Paragraph = tuple[str, Tone]


class Prose(Lines):
    """Paragraphs, each in one tone; an empty paragraph is an empty line."""

    DEFAULT_CSS = "Prose { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll(-1)", N_("omhoog"), show=False, id="tekst.omhoog"),
        Binding("down,j", "scroll(1)", N_("omlaag"), show=False, id="tekst.omlaag"),
        Binding("pageup", "page(-1)", N_("bladzijde terug"), show=False, id="tekst.terug"),
        Binding("pagedown,space", "page(1)", N_("verder lezen"), id="tekst.verder"),
        Binding("home", "go_to(0)", N_("naar het begin"), show=False, id="tekst.begin"),
        Binding("end,G", "go_to(-1)", N_("naar het einde"), show=False, id="tekst.einde"),
    ]

    SAYS_MORE: ClassVar[bool] = True

    def __init__(self, paragraphs: Sequence[Paragraph] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._paragraphs = tuple(paragraphs)
        self._lines: list[Line] = []

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show another text, from its beginning."""
        if tuple(paragraphs) == self._paragraphs:
            return
        self._paragraphs = tuple(paragraphs)
        self.top = 0
        before = len(self._lines)
        self.lay_out_again()
        self.redraw()
        if self.styles.is_auto_height and len(self._lines) != before:
            self.refresh(layout=True)
        self.say_sight()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leafing works where there is something to leaf through."""
        if action == "page":
            return self.sight is not Sight.WHOLE
        return super().check_action(action, parameters)

    def line_count(self) -> int:
        """How many lines the text takes."""
        return len(self._lines)

    def line_at(self, index: int, width: int) -> Line:
        """One line."""
        return self._lines[index]

    def cursor_cell(self) -> Offset | None:
        """The first line in sight."""
        return Offset(0, self.top)

    def lay_out(self, width: int) -> None:
        """Wrap the text to ``width``; lines that begin with spaces keep them, what is before a tab hangs out."""
        self._lines = []
        for text, tone in self._paragraphs:
            label, _tab, rest = text.rpartition("\t")
            margin = len(label) or len(text) - len(text.lstrip(" "))
            for number, part in enumerate(wrapped(rest, width - margin) or [""]):
                lead = label if number == 0 and label else " " * margin
                self._lines.append((Piece(lead + part, tone),) if part or label else ())

    def action_scroll(self, step: int) -> None:
        """Scroll a line."""
        self._scroll_to_line(self.top + step)

    def action_page(self, step: int) -> None:
        """Scroll a window."""
        self._scroll_to_line(self.top + step * max(self.size.height - 1, 1))

    def action_go_to(self, index: int) -> None:
        """Go to the first line, or with −1 to the last."""
        self._scroll_to_line(0 if index >= 0 else len(self._lines))

    def _scroll_to_line(self, top: int) -> None:
        self.scroll_lines(top)
        self.place_cursor()
