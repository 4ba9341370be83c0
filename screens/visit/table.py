"""Who sits at the table: chosen by number, before anything of the plan is shown."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.live_list import LiveList
from screens.seat import Seat
from screens.visit.along import PurposeAtTable, SitsAlong, called
from screens.visit.blank import AtTheTable
from screens.widgets.choice_list import CHOSEN, FREE, ChoiceList
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from wams_tui.casework.words import N_
from wams_tui.desk.plan.along import NOBODY, Along, can_sit_along
from wams_tui.desk.plan.visiting import sitters
from wams_tui.locale import _

_ALONG = "erbij:"


class VisitTable(AtTheTable, LiveList):
    """The household; nobody is chosen beforehand."""

    TITLE_TEXT: ClassVar[str] = N_("Bezoekmodus")
    ENTER: ClassVar[str] = N_("beginnen")
    NUMBERS_ENTER: ClassVar[bool] = False
    ABOUT: ClassVar[str] = N_(
        "Kies wie er aan tafel zit: een nummer zet iemand erbij of weer eraf, Enter begint. Zit er iemand voor het "
        "werk bij, bijvoorbeeld van school of een cliëntondersteuner, dan zet p die erbij; u kiest daarna waarvoor en "
        "op welke grondslag die meeleest. Op het scherm staat dan alleen wat iedereen die daar zit mag lezen; wie het "
        "minst mag lezen, bepaalt. Is er nog iemand anders bij, houd het scherm dan leeg met h."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "seat_here", N_("zit aan tafel"), show=False, id="bezoek.aan-tafel"),
        Binding("p", "along", N_("voor het werk erbij"), id="bezoek.erbij"),
    ]

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, "")
        self._present: list[str] = []
        self._along: tuple[str, ...] = ()

    def body(self) -> ComposeResult:
        """One list, chosen from by number."""
        yield ChoiceList(id="body")

    def heading(self) -> tuple[str, str]:
        """No code and no title of the case: the screen may be in sight already."""
        return _(self.TITLE_TEXT), ""

    def items(self) -> Iterable[Item]:
        """Return who lives here."""
        yield Item.heading(_("Wie zit er aan tafel? Typ het nummer."))
        yield Item.gap()
        found = sitters(self.seat.desk, self.seat.opened)
        self._present = [one for one in self._present if one in {each.person for each in found}]
        for one in found:
            chosen = CHOSEN if one.person in self._present else FREE
            notes = [Note(_(one.what))]
            if one.obstacle:
                notes.append(Note(_(one.obstacle), Tone.PLAIN))
            yield Item(one.name, one.person, " x " if one.obstacle else chosen, notes=tuple(notes))
        around = {one.id: one for one in can_sit_along(self.seat.desk, self.seat.opened)}
        self._along = tuple(one for one in self._along if one in around)
        if self._along:
            yield Item.gap()
            yield Item.heading(_("Voor het werk erbij"))
        for who in self._along:
            yield Item(called(around[who]), f"{_ALONG}{who}", CHOSEN)
        if not found:
            yield Item.prose(
                _("Dit huishouden heeft nog geen personen; in de casus voegt h en dan n iemand toe."), Tone.DIM
            )

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """A number seats somebody; Enter begins with who was seated."""
        if event.by_number:
            self.action_seat_here()
        else:
            self._start()

    def action_seat_here(self) -> None:
        """Seat who is under the cursor, or no longer; who came along for work leaves again."""
        if self._key.startswith(_ALONG):
            self._along = tuple(who for who in self._along if f"{_ALONG}{who}" != self._key)
            self.show_anew()
            return
        one = next((each for each in sitters(self.seat.desk, self.seat.opened) if each.person == self._key), None)
        if one is None:
            return
        if one.obstacle:
            self.status.alarm(_(one.obstacle))
            return
        if one.person in self._present:
            self._present.remove(one.person)
        else:
            self._present.append(one.person)
        self.show_anew()

    @property
    def _key(self) -> str:
        return self.view.current.key if self.view.current else ""

    def action_along(self) -> None:
        """Seat somebody who comes along for their work; who takes part besides is not named."""

        def seated(who: str) -> None:
            if who not in self._along:
                self._along = (*self._along, who)
            self.show_anew()

        self.app.push_screen(SitsAlong(self.seat, seated))

    def _start(self) -> None:
        if not self._present:
            self.status.alarm(_("Kies eerst wie er aan tafel zit: typ het nummer."))
            return
        if self._along:
            self.app.push_screen(PurposeAtTable(self.seat, Along(self._along), self._begin))
        else:
            self._begin(NOBODY)

    def _begin(self, along: Along) -> None:
        from screens.visit.screen import VisitScreen

        order = [one.person for one in sitters(self.seat.desk, self.seat.opened)]
        present = sorted(self._present, key=order.index)
        try:
            table = VisitScreen(self.seat, present, along)
        except LookupError:  # a colleague changed who there is while this was chosen
            self.show_anew()
            return
        self.app.switch_screen(table)
