"""*Deelnemers*: everybody around one household, those who take part today first."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from screens.live_list import LiveList
from screens.partners.form import ParticipantForm
from screens.partners.lines import participant_item
from screens.possible.who import Who
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from wams_tui.casework.labels import label
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.words import N_
from wams_tui.desk.partners.organisations import directory
from wams_tui.locale import _

TYPED = "*"
"""The answer that an organisation is in no directory: a person of the household, or one that is typed."""


class ParticipantsScreen(LiveList):
    """The participants of one case."""

    TITLE_TEXT: ClassVar[str] = N_("Deelnemers")
    ENTER: ClassVar[str] = N_("openen")
    ABOUT: ClassVar[str] = N_(
        "Wie er rond dit huishouden meedoen, met hun pet en voor wie. Enter opent een deelnemer en zegt wat erop rust, "
        "n voegt er een toe, uit het adresboek of getypt, e wijzigt, x beëindigt. b opent het adresboek."
    )
    CSS_PATH: ClassVar[str] = "partners.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("nieuw"), id="deelnemers.nieuw"),
        Binding("e", "change", N_("wijzigen"), id="deelnemers.wijzigen"),
        Binding("x", "end", N_("beëindigen"), id="deelnemers.einde"),
        Binding("b", "directory", N_("adresboek"), id="deelnemers.adresboek"),
    ]

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, f"deelnemers:{seat.opened.id}")

    def items(self) -> Iterator[Item]:
        """Those who take part today first."""
        file, today, known = self.seat.opened.file, self.seat.desk.today(), directory(self.seat.desk)
        taking = file.participants_on(today)
        others = tuple(one for one in file.participants if one not in taking)
        for title, inside in ((_("Doen vandaag mee"), taking), (_("Doen vandaag niet mee"), others)):
            if inside or title == _("Doen vandaag mee"):
                yield Item.heading(f"{title} ({len(inside)})")
                yield from (participant_item(file, known, one, today) for one in inside)
                yield Item.gap()
        if not file.participants:
            yield Item.prose(_("Nog niemand doet mee. n voegt iemand toe."), Tone.DIM)

    def in_hand(self) -> Participant | None:
        """Who the cursor is on."""
        item = self.view.current
        return self.seat.opened.file.participant(item.key) if item is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was ended is not changed and not ended again."""
        if action in ("change", "end") and self.is_mounted:
            one = self.in_hand()
            return one is not None and one.ended_on is None
        return super().check_action(action, parameters)

    @on(ItemList.Chosen)
    def open_one(self) -> None:
        """Open the page of who the cursor is on."""
        from screens.partners.page import SeatScreen

        one = self.in_hand()
        if one is not None:
            self.app.push_screen(SeatScreen(self.seat, one.id))

    def action_new(self) -> None:
        """Ask which organisation, then for what else there is to know."""
        known = directory(self.seat.desk).partners
        if not known:
            self.app.push_screen(ParticipantForm(self.seat))
            return

        def add(chosen: str | None) -> None:
            if chosen:
                self.app.push_screen(ParticipantForm(self.seat, partner="" if chosen == TYPED else chosen))

        items = [Item(f"{one.name} · {_(label(one.party))}", key=one.id) for one in known]
        items.append(Item(_("Niet in het adresboek: zelf invullen"), key=TYPED))
        self.app.push_screen(Who(_("Welke organisatie doet mee?"), items, always=(TYPED,)), add)

    def action_change(self) -> None:
        """Change who the cursor is on."""
        one = self.in_hand()
        if one is not None and one.ended_on is None:
            self.app.push_screen(ParticipantForm(self.seat, one.id))

    def action_end(self) -> None:
        """Show what rests on it before it is ended."""
        from screens.partners.page import SeatScreen

        one = self.in_hand()
        if one is not None and one.ended_on is None:
            self.app.push_screen(SeatScreen(self.seat, one.id, ending=True))

    def action_directory(self) -> None:
        """Open the directory of the vault."""
        from screens.partners.directory import DirectoryScreen

        self.app.push_screen(DirectoryScreen(self.seat.desk))
