"""The first screen of a travel vault: at which family one is, with no other in sight; Esc is the whole program."""

from collections.abc import Sequence
from typing import ClassVar

from screens.cases import Cases
from screens.seat import Seat
from screens.visit.named import Named
from screens.visit.places import DOOR
from screens.visit.table import VisitTable
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item
from screens.widgets.prose import Prose
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.desk.caselist import SortBy
from wams_tui.locale import _

ONE_ALONG = N_("U bent bij het gezin van wie de casus mee is. Enter begint bezoekmodus, Esc opent het hele programma.")


class AtTheDoor(Named):
    """Which family; with one case along it is that one.

    Args:
        cases: The list below, which has read what there is.
    """

    TITLE_TEXT: ClassVar[str] = N_("Op huisbezoek")
    FIELD_ENTER: ClassVar[str] = N_("bezoekmodus")
    FIELD_ESC: ClassVar[str] = N_("het hele programma")
    ENTER: ClassVar[str] = N_("bezoekmodus")
    ASKS: ClassVar[str] = N_("Bij welk gezin bent u? Enter begint bezoekmodus, Esc opent het hele programma.")
    HINT: ClassVar[str] = N_("Typ een deel van de naam of het kenmerk")
    ABOUT: ClassVar[str] = N_(
        "U bent onderweg. Typ een deel van de naam of het kenmerk van het gezin waar u bent: pas als er één past, "
        "staat die op het scherm, en Enter begint bezoekmodus. Tab toont alle casussen die mee zijn. Esc opent het "
        "hele programma, met elke casus; doe dat niet waar een gezin meeleest."
    )

    place = DOOR

    def __init__(self, cases: Cases) -> None:
        super().__init__()
        self._cases = cases

    def begin(self) -> None:
        """With one case there is nothing to type."""
        super().begin()
        if len(self._cases.own) == 1:
            self.field.display = False
            self.query_one("#asked", Prose).show([(_(ONE_ALONG), Tone.STRONG)])
            self.view.can_focus = True
            self.view.show([Item(_("Naar bezoekmodus"), key=self._cases.own.lines[0].head.case)])
            self.view.focus()

    def fitting(self, typed: str) -> Sequence[Item]:
        """Return the cases that are along."""
        found = self._cases.own.ranked(typed, SortBy.NAAM)
        return [Item(f"{one.head.code}  {one.head.title}", one.head.case) for one in found]

    def meant(self, key: str) -> None:
        """Ask who sits at the table there."""
        try:
            seat = Seat.at(self.house.desk, key)
        except WamsError as error:
            self.tell(error)
            return
        self.field.value = ""
        self.app.push_screen(VisitTable(seat))

    def action_back(self) -> None:
        """From the list back to the line; else to the whole program, at the day."""
        if self.view.has_focus and self.field.display:
            super().action_back()
            return
        from screens.today import Today

        self.app.switch_screen(Today(self._cases))
