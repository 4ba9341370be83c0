"""*Overdrachtsblad*: one page of facts, for who takes a case over, stands in, or picks up the telephone."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.live import LiveFrame
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.access.handsheet import handsheet
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _


class HandSheetScreen(LiveFrame):
    """The sheet of one case, as it stands now."""

    TITLE_TEXT: ClassVar[str] = N_("Overdrachtsblad")
    ABOUT: ClassVar[str] = N_(
        "Wat wie overneemt of waarneemt moet weten, op één blad: waar op te letten is, waar de casus staat, wie erbij "
        "is en wat is afgesproken, wat is verstrekt en wat er komt. Alles komt uit de casus; er staat geen oordeel in. "
        "Een collega leest het hier, in de casus zelf. Neemt iemand van elders over of waar, dan is het een "
        "verstrekking: g geeft een blad met wat u kiest en wat mag. l toont de tijdlijn, t de toegang."
    )
    CSS_PATH: ClassVar[str] = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "give", N_("voor elders"), id="overdrachtsblad.geven"),
        Binding("l", "timeline", N_("tijdlijn"), id="overdrachtsblad.tijdlijn"),
        Binding("t", "access", N_("toegang"), id="overdrachtsblad.toegang"),
    ]

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self.place = f"overdrachtsblad:{seat.opened.id}"

    def body(self) -> ComposeResult:
        """One text."""
        yield Prose(id="body")

    def begin(self) -> None:
        """Let the keys scroll the text."""
        super().begin()
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.label}")
        self.query_one(Prose).focus()
        self.show_anew()

    def show_anew(self) -> None:
        """Show the case as it stands."""
        try:
            self.query_one(Prose).show(list(sheet_paragraphs(self.seat)))
        except WamsError as error:
            self.tell(error)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on gives nobody anything."""
        if action == "give":
            return may(self.seat.desk, Task.CASUS_BEWERKEN)
        return super().check_action(action, parameters)

    def action_give(self) -> None:
        """Choose who elsewhere takes over or stands in, and make a sheet for them."""
        from screens.copies.takers import SheetTakers

        self.app.push_screen(SheetTakers(self.seat))

    def action_timeline(self) -> None:
        """Show everything that happened."""
        from screens.timeline.screen import TimelineScreen

        self.app.push_screen(TimelineScreen(self.seat))

    def action_access(self) -> None:
        """Show who can open the case, and hand it over."""
        from screens.access.screen import AccessScreen

        self.app.push_screen(AccessScreen(self.seat))


def sheet_paragraphs(seat: Seat) -> Iterator[Paragraph]:
    """Yield the sheet as text.

    Raises:
        WamsError: the ledger cannot be read.
    """
    for number, section in enumerate(handsheet(seat.desk, seat.opened)):
        if number:
            yield "", Tone.PLAIN
        yield section.title, Tone.HEADING
        for line in section.lines:
            yield (f"! \t{line.text}", Tone.WEIGH) if line.mind else (f"- \t{line.text}", Tone.PLAIN)
