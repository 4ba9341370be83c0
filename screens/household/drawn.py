"""The household as a drawing: generations, partners, children, who lives elsewhere, who decides for whom."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize

from screens.live import LiveFrame
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Prose
from wams_tui.casework.household.drawing import drawing
from wams_tui.casework.words import N_
from wams_tui.locale import _


class DrawnScreen(LiveFrame):
    """The drawing, as wide as the screen."""

    TITLE_TEXT: ClassVar[str] = N_("Tekening van het huishouden")
    ABOUT: ClassVar[str] = N_(
        "Het huishouden van de oudste generatie naar beneden. Een dubbele lijn verbindt partners; onder een kind staat "
        "wie gezag heeft. Melders en derden zijn niet getekend. l tekent zonder lijntekens."
    )
    CSS_PATH: ClassVar[str] = "household.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "plain", N_("zonder lijntekens"), id="tekening.kaal"),
    ]

    view = getters.query_one(Prose)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self._plain = False
        self.place = f"tekening:{seat.opened.id}"

    def body(self) -> ComposeResult:
        """One text."""
        yield Prose(id="body")

    def begin(self) -> None:
        """Draw it once it is known how wide the screen is."""
        super().begin()
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.label}")
        self.view.focus()
        self.show_anew()

    def on_resize(self, _event: Resize) -> None:
        """Draw it for the new width."""
        self.show_anew()

    def show_anew(self) -> None:
        """Draw the household as it lies on the desk now."""
        width = max(self.size.width - 2, 1)
        lines = drawing(self.seat.opened.file, self.seat.desk.today(), _, width, plain=self._plain)
        # What stands before a tab keeps its spaces: prose would draw them together.
        self.view.show([(f"{line}\t", Tone.PLAIN) for line in lines])

    def action_plain(self) -> None:
        """Draw it with or without line characters."""
        self._plain = not self._plain
        self.show_anew()
