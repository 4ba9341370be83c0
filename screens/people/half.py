"""One recovery half on a page of its own, until its last four characters were typed over from what was written down."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult

from screens.access.ask import YES
from screens.frame import Frame
from screens.widgets.ink import Tone
from screens.widgets.prose import Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.words import N_
from wams_tui.locale import _


class HalfPage(Frame[str]):
    """A half to write over; going back without typing its end leaves it unkept."""

    TITLE_TEXT: ClassVar[str] = N_("Nieuwe herstelhelften")
    ABOUT: ClassVar[str] = N_(
        "Schrijf de hele regel over. Typ daarna de laatste vier tekens van wat u schreef: dan weet u dat het er staat. "
        "Gaat het mis, maak dan opnieuw helften; deze gelden dan niet meer."
    )
    CSS_PATH: ClassVar[str] = "half.tcss"
    FIELD_ESC: ClassVar[str] = N_("niet overgeschreven")

    field = getters.query_one(TextField)

    def __init__(self, half: str, page: str) -> None:
        super().__init__()
        self._half = half
        self._page = page

    def body(self) -> ComposeResult:
        """The page, and a line to type on."""
        yield Prose([(line, Tone.STRONG if line == self._half else Tone.PLAIN) for line in self._page.splitlines()])
        yield TextField(placeholder=_("Overgeschreven? Typ hier de laatste vier tekens"), id="end")

    def begin(self) -> None:
        """Type at once."""
        super().begin()
        self.query_one(Prose).can_focus = False
        self.header.show(_("Nieuwe herstelhelften: helft {letter}").format(letter=self._half[0]))
        self.field.focus()

    @on(TextField.Submitted)
    def take(self) -> None:
        """Go on once the end was typed over."""
        if self.field.value.strip(" -").casefold() == self._half[-4:].casefold():
            self.dismiss(YES)
        elif self.field.value.strip():
            self.status.alarm(_("Dat is niet wat er staat. Kijk na wat u overschreef."))
