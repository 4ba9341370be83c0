"""The last line of a form: Enter there saves, for who has no function keys."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message

from screens.widgets.ink import Line, Piece, Tone, fit
from screens.widgets.lines import Lines
from wams_tui.casework.words import N_


class SaveLine(Lines, inherit_bindings=False):
    """One line that one comes to after the last field; ``text`` says what Enter does there."""

    DEFAULT_CSS = "SaveLine { height: 1; margin: 1 0 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("opslaan"), id="formulier.regel"),
    ]

    class Chosen(Message):
        """Enter was pressed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def line_count(self) -> int:
        """One."""
        return 1

    def line_at(self, index: int, width: int) -> Line:
        """What Enter does here."""
        del index
        tone = Tone.CURSOR if self.has_focus else Tone.DIM
        return (Piece(fit(f"  {self._text}", width), tone),)

    def cursor_cell(self) -> Offset | None:
        """The line itself."""
        return Offset(0, 0)

    def action_choose(self) -> None:
        """Say that Enter was pressed."""
        self.post_message(self.Chosen())
