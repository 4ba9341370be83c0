"""*Huishouden*: everybody of one household, with what they answered, who decides for whom, and what there is to do."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from screens.household.deeds import PersonDeeds
from screens.household.forms import PersonForm
from screens.household.lines import household_items
from screens.seat import Seat
from screens.widgets.item_list import Item, ItemList
from wams_tui.casework.household.persons import Person
from wams_tui.casework.words import N_


class HouseholdScreen(PersonDeeds):
    """The household of one case."""

    TITLE_TEXT: ClassVar[str] = N_("Huishouden")
    ENTER: ClassVar[str] = N_("openen")
    ABOUT: ClassVar[str] = N_(
        "Iedereen in dit huishouden. Enter opent iemand, n voegt iemand toe, t tekent het huishouden. De andere "
        "toetsen gaan over wie onder de cursor staat: d legt een antwoord op meedoen vast, g gezag, r een relatie."
    )
    CSS_PATH: ClassVar[str] = "household.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", N_("nieuw"), id="huishouden.nieuw"),
        Binding("t", "drawing", N_("tekening"), id="huishouden.tekening"),
    ]

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, f"huishouden:{seat.opened.id}")

    def items(self) -> Iterator[Item]:
        """Everybody, and what the household gives to do."""
        return household_items(self.seat.opened.file, self.seat.desk.today())

    def in_hand(self) -> Person | None:
        """Who the cursor is on; of a task, whom it is about."""
        item = self.view.current
        if item is None:
            return None
        return self.seat.opened.file.person(item.key.split(":")[1])

    @on(ItemList.Chosen)
    def open_person(self) -> None:
        """Open the page of who the cursor is on."""
        from screens.household.person import PersonScreen

        person = self.in_hand()
        if person is not None:
            self.app.push_screen(PersonScreen(self.seat, person.id))

    def keys_here(self) -> Iterator[Binding]:
        """Name first what one comes here for: somebody new, the drawing; the keys for one person after that."""
        order = {"new": 0, "choose": 1, "drawing": 3, "back": 5, "help": 5}
        first = ("change('antwoord')", "change('gezag')")
        return iter(sorted(super().keys_here(), key=lambda one: 2 if one.action in first else order.get(one.action, 4)))

    def action_new(self) -> None:
        """Add somebody."""
        self.app.push_screen(PersonForm(self.seat))

    def action_drawing(self) -> None:
        """Draw the household."""
        from screens.household.drawn import DrawnScreen

        self.app.push_screen(DrawnScreen(self.seat))
