"""*Overdrachtsblad voor elders*: who takes over or stands in elsewhere, and gets a sheet as a disclosure."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from screens.access.ask import PickOne
from screens.copies.sheetflow import SheetFlow
from screens.live_list import LiveList
from screens.seat import Seat
from screens.widgets.choice_list import FREE, ChoiceList
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.release import HandoutKind
from wams_tui.casework.words import N_
from wams_tui.desk.access.outside import NOBODY, Taker, start_sheet, takers
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _

WHAT_FOR = {
    HandoutKind.OVERDRACHT: (
        N_("neemt de coördinatie over"),
        N_("wie verantwoordelijk is wordt opnieuw bepaald, en het gezin hoort het: twee taken komen klaar te staan"),
    ),
    HandoutKind.WAARNEMING: (N_("neemt waar"), N_("de coördinatie en de verantwoordelijkheid blijven hier")),
}


class SheetTakers(LiveList):
    """Whom a hand-over sheet can be for: who takes part today and is no colleague with access."""

    TITLE_TEXT: ClassVar[str] = N_("Overdrachtsblad voor elders")
    ENTER: ClassVar[str] = N_("blad maken")
    ABOUT: ClassVar[str] = N_(
        "Een collega leest het overdrachtsblad in de casus en krijgt geen bestand: geef die toegang met t. Wie elders "
        "overneemt of waarneemt, krijgt een blad met wat u kiest en wat mag: een verstrekking, met doel en grondslag, "
        "en een regel in het register voor ieder over wie het gaat. Zet die eerst bij de deelnemers."
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, f"blad-geven:{seat.opened.id}")
        self._takers: dict[str, Taker] = {}

    def body(self) -> ComposeResult:
        """One list, chosen from by number."""
        yield ChoiceList(id="body")

    def items(self) -> Iterable[Item]:
        """Return who takes part for an organisation; who cannot coordinate says why."""
        self._takers = {one.participant: one for one in takers(self.seat.desk, self.seat.opened)}
        yield Item.heading(_("Wie elders overneemt of waarneemt"))
        if all(one.obstacle for one in self._takers.values()):
            yield Item.prose(_(NOBODY), Tone.WEIGH)
        yield from (self._item(one) for one in self._takers.values())

    def _item(self, one: Taker) -> Item:
        told = ", ".join(part for part in (one.who, _(label(one.party))) if part)
        notes = [Note(told), *([Note(_(one.obstacle), Tone.PLAIN)] if one.obstacle else [])]
        return Item(
            one.name,
            key=one.participant,
            sign=" x " if one.obstacle else FREE,
            tone=Tone.DIM if one.obstacle else Tone.PLAIN,
            notes=tuple(notes),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who only looks on gives nobody anything."""
        if action == "choose":
            return may(self.seat.desk, Task.CASUS_BEWERKEN)
        return super().check_action(action, parameters)

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Ask whether this reader takes over or stands in."""
        one = self._takers.get(event.item.key) if event.item is not None else None
        if one is None:
            return
        if one.obstacle:
            self.status.alarm(_(one.obstacle))
            return

        def begin(kind: str | None) -> None:
            if kind is not None:
                self._begin(one.participant, HandoutKind(kind))

        items = [Item(_(said), key=kind.value, notes=(Note(_(told)),)) for kind, (said, told) in WHAT_FOR.items()]
        self.app.push_screen(PickOne(_("Overdrachtsblad voor {name}").format(name=one.name), items), begin)

    def _begin(self, participant: str, kind: HandoutKind) -> None:
        try:
            draft = start_sheet(self.seat.desk, self.seat.opened, participant, kind)
        except WamsError as error:
            self.tell(error)
            return
        self.app.push_screen(SheetFlow(self.seat, draft).first())
