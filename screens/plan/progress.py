"""*Voortgang*: goals and actions on a time line with today in it: what is done, what is late, per owner."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize

from screens.access.ask import PickOne
from screens.live import LiveFrame
from screens.seat import Seat
from screens.spots import Spot, number_in, text_in
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item
from screens.widgets.prose import Prose
from wams_tui.casework.plan.drawing import drawing
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.owners import owner_name
from wams_tui.casework.plan.progress import of_owner, progress_of
from wams_tui.casework.words import N_
from wams_tui.locale import _

_EVERYBODY, _NOBODY = "iedereen", "niemand"
"""What picking everybody, and what nobody does, answers; an id is never one of these."""


class ProgressScreen(LiveFrame):
    """The progress of the plan of one case, as wide as the screen."""

    TITLE_TEXT: ClassVar[str] = N_("Voortgang")
    ABOUT: ClassVar[str] = N_(
        "Elke actie als een lijn van dagen, met vandaag erin. ═ is gedaan, ! is te laat; de woorden rechts zeggen "
        "hetzelfde. w toont alleen wat één van hen doet, l tekent zonder lijntekens."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "who", N_("wie"), id="voortgang.wie"),
        Binding("l", "plain", N_("zonder lijntekens"), id="voortgang.kaal"),
    ]

    view = getters.query_one(Prose)

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self._plain = False
        self._owner: str | None = None
        self.place = f"plan-voortgang:{seat.opened.id}"

    def body(self) -> ComposeResult:
        """One text."""
        yield Prose(id="body")

    def begin(self) -> None:
        """Draw it once it is known how wide the screen is."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def on_resize(self, _event: Resize) -> None:
        """Draw it for the new width."""
        self.show_anew()

    def spot(self) -> Spot:
        """Whose it shows, and how it is drawn."""
        return {**super().spot(), "wie": self._key, "kaal": int(self._plain)}

    def take_spot(self, spot: Spot) -> None:
        """Draw it as it was."""
        self._plain = bool(number_in(spot, "kaal"))
        self._take(text_in(spot, "wie"))
        super().take_spot(spot)

    @property
    def _key(self) -> str:
        return _EVERYBODY if self._owner is None else self._owner or _NOBODY

    def show_anew(self) -> None:
        """Draw the plan as it lies on the desk now."""
        file = self.seat.opened.file
        found = progress_of(content_now(file), self.seat.desk.today())
        if self._owner is not None:
            found = of_owner(found, self._owner)
        owners = {one.owner for one in found.owners}
        names = {owner: owner_name(file, owner) or _("onbekend") for owner in owners if owner}
        lines = drawing(found, names, _, max(self.size.width - 2, 1), plain=self._plain)
        whose = "" if self._owner is None else f" {names.get(self._owner, _('niemand'))} ·"
        self.header.show(f"{_(self.TITLE_TEXT)} ·{whose} {self.seat.label}")
        # What stands before a tab keeps its spaces: prose would draw them together.
        self.view.show([(f"{line}\t", Tone.PLAIN) for line in lines])

    def action_plain(self) -> None:
        """Draw it with or without line characters."""
        self._plain = not self._plain
        self.show_anew()

    def action_who(self) -> None:
        """Ask whose actions to show."""
        file = self.seat.opened.file
        owners = progress_of(content_now(file), self.seat.desk.today()).owners
        items = [Item(_("iedereen"), _EVERYBODY)]
        items += [Item(owner_name(file, one.owner) or _("niemand"), one.owner or _NOBODY, notes=()) for one in owners]

        def picked(key: str | None) -> None:
            if key is not None:
                self._take(key)

        self.app.push_screen(PickOne(_("Wie zijn acties?"), items), picked)

    def _take(self, key: str) -> None:
        self._owner = None if key in ("", _EVERYBODY) else "" if key == _NOBODY else key
        self.show_anew()
