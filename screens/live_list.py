"""A screen that is one list about one case, shown anew as colleagues change it."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult

from screens.live import LiveFrame
from screens.seat import Seat
from screens.widgets.bars import KeyHint, hint_of
from screens.widgets.choice_list import ChoiceList
from screens.widgets.item_list import Item, ItemList
from wams_tui.locale import _


class LiveList(LiveFrame):
    """Subclasses give the items, and what the header says.

    Args:
        seat: The case.
        place: Where to come back to after a lock.
    """

    NUMBERS_ENTER: ClassVar[bool] = True
    """Whether a number, in a list that has them, does what Enter does; the footer names both as one then."""

    view = getters.query_one(ItemList)

    def __init__(self, seat: Seat, place: str) -> None:
        super().__init__()
        self.seat = seat
        self.place = place

    @abstractmethod
    def items(self) -> Iterable[Item]:
        """Return what stands in the list, as the case lies on the desk now."""
        raise NotImplementedError

    def heading(self) -> tuple[str, str]:
        """Return what the header says, and what of it is never cut."""
        return f"{_(self.TITLE_TEXT)} · {self.seat.label}", ""

    def body(self) -> ComposeResult:
        """One list."""
        yield ItemList(id="body")

    def begin(self) -> None:
        """Show it."""
        super().begin()
        self.view.focus()
        self.show_anew()

    def show_keys(self) -> None:
        """Name the numbers of a list that is chosen from by number."""
        view = self.view if self.NUMBERS_ENTER and self.is_attached else None
        last = view.last if isinstance(view, ChoiceList) else 0
        here = [binding for binding in self.keys_here() if binding.show] if last else []
        if not any(one.action == "choose" for one in here):
            super().show_keys()
            return
        numbers = KeyHint(f"{'1' if last == 1 else f'1-{last}'}/Enter", _(self.ENTER))
        self.footer.show([numbers, *(hint_of(one) for one in here if one.action != "choose")])

    def show_anew(self) -> None:
        """Show it as the case stands now; which keys work may follow from that."""
        self.header.show(*self.heading())
        self.view.show(list(self.items()))
        self.refresh_bindings()
        self.show_keys()
