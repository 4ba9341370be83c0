"""One participant: everything on record, and what rests on the participation; from there it is changed or ended."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.live_list import LiveList
from screens.partners.form import EndForm, ParticipantForm
from screens.partners.lines import page_of, resting_items
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item
from wams_tui.casework.partners.ending import resting_on
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.words import N_
from wams_tui.desk.partners.organisations import directory
from wams_tui.locale import _


class SeatScreen(LiveList):
    """The page of one participant."""

    TITLE_TEXT: ClassVar[str] = N_("Deelnemer")
    ABOUT: ClassVar[str] = N_(
        "Alles wat van deze deelnemer is vastgelegd, en wat op de deelname rust. e wijzigt, x beëindigt de deelname en "
        "wat erop rust, f toont wat deze deelnemer kan horen."
    )
    CSS_PATH: ClassVar[str] = "partners.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "change", N_("wijzigen"), id="deelnemerskaart.wijzigen"),
        Binding("x", "end", N_("beëindigen"), id="deelnemerskaart.einde"),
        Binding("f", "hears", N_("hoort"), id="deelnemerskaart.horen"),
    ]

    def __init__(self, seat: Seat, participant: str, *, ending: bool = False) -> None:
        super().__init__(seat, f"deelnemerskaart:{seat.opened.id}:{participant}")
        self._ending = ending
        self._participant = participant

    def begin(self) -> None:
        """Show the participant."""
        super().begin()
        if self._ending:
            self.status.show(_("Lees wat erop rust; x beëindigt de deelname."))

    def heading(self) -> tuple[str, str]:
        """Which participant it is."""
        return f"{self.participant.organisation} · {self.seat.label}", ""

    @property
    def participant(self) -> Participant:
        """The participant as the case stands now."""
        return self.seat.opened.file.participant(self._participant)

    def items(self) -> Iterator[Item]:
        """What is on record, and what rests on it."""
        file, today, one = self.seat.opened.file, self.seat.desk.today(), self.participant
        page = page_of(file, directory(self.seat.desk), one, today)
        # Who came to end it reads first what that ends.
        first, then = (self._rests(), page) if self._ending else (page, self._rests())
        yield from first
        yield Item.gap()
        yield from then

    def _rests(self) -> Iterator[Item]:
        file, one = self.seat.opened.file, self.participant
        rests = resting_on(file, one.id, self.seat.desk.today())
        if one.ended_on is not None:
            yield Item.heading(_("Wat van deze deelname overblijft"))
        else:
            yield Item.heading(_("Wat erop rust, en wat er bij een einde mee gebeurt"))
        yield from resting_items(file, rests)
        if rests.is_nothing:
            yield Item.prose(_("Niets."), Tone.DIM)

    def keys_here(self) -> Iterator[Binding]:
        """Name every key but Enter, which opens nothing here."""
        return (one for one in super().keys_here() if one.action != "choose")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was ended is not changed and not ended again."""
        if action in ("change", "end") and self.is_mounted:
            return self.participant.ended_on is None
        return super().check_action(action, parameters)

    def action_change(self) -> None:
        """Change what is on record."""
        self.app.push_screen(ParticipantForm(self.seat, self._participant))

    def action_end(self) -> None:
        """Ask from when and why."""
        self.app.push_screen(EndForm(self.seat, self._participant))

    def action_hears(self) -> None:
        """Show what this participant could hear about everybody."""
        from screens.possible.hears import HearsScreen

        self.app.push_screen(HearsScreen(self.seat, self._participant))
