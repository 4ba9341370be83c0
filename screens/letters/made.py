"""What was made of a letter: where its file lies, and the password that opens it, once."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.disclose.result import NO_ARCHIVE, TELL
from screens.frame import Frame
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from wams_tui.casework.words import N_
from wams_tui.desk.letters.letterbox import Posted
from wams_tui.locale import _


class Made(Frame[None]):
    """The end of making a letter; Enter or Esc goes back to it.

    Args:
        seat: The case.
        posted: What was made; of an inspection each file.
    """

    TITLE_TEXT: ClassVar[str] = N_("Brief gemaakt")
    ABOUT: ClassVar[str] = N_(
        "Het bestand is geschreven en dat is vastgelegd. Staat er een wachtwoord, schrijf dat nu op: het wordt niet "
        "bewaard."
    )
    CSS_PATH: ClassVar[str] = "letters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", N_("klaar"), id="briefgemaakt.klaar"),
    ]

    def __init__(self, seat: Seat, *posted: Posted) -> None:
        super().__init__()
        self._seat = seat
        self._posted = posted

    def body(self) -> ComposeResult:
        """One text."""
        yield Prose(self._paragraphs(), id="body")

    def begin(self) -> None:
        """Let the keys scroll the text."""
        super().begin()
        self.header.show(f"{_(self.TITLE_TEXT)} · {self._seat.label}")
        self.query_one(Prose).focus()

    def action_done(self) -> None:
        """Go back to the letter."""
        self.dismiss()

    def _paragraphs(self) -> list[Paragraph]:
        lines: list[Paragraph] = []
        for posted in self._posted:
            told = _("Hetzelfde als gegevens: {path}") if lines else _("De brief is gemaakt: {path}")
            lines.append((told.format(path=posted.path), Tone.STRONG))
            if posted.password:
                told = _("Wachtwoord: {password}").format(password=posted.password)
                lines += [
                    ("", Tone.PLAIN),
                    (told, Tone.STRONG),
                    (_(TELL), Tone.WEIGH),
                    ("", Tone.PLAIN),
                    (_(NO_ARCHIVE), Tone.DIM),
                ]
        return lines
