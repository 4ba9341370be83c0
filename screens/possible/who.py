"""Choosing one out of a list in which anything may be meant: a part of the name narrows it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.frame import Frame
from screens.widgets.item_list import Item, ItemList
from screens.widgets.text_field import TextField
from screens.words import wearing
from wams_tui.casework.labels import label
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.words import N_
from wams_tui.desk.caselist import fold
from wams_tui.locale import _


class Who(Frame[str]):
    """One of a list; the answer is the key of its item, Esc is none.

    Args:
        title: What is asked.
        items: What there is to choose from.
        first: The key the cursor begins at.
        always: Keys of items that stay whatever is typed.
        hint: What can be typed, for a list of something else than people.
    """

    TITLE_TEXT: ClassVar[str] = N_("Kiezen")
    ENTER: ClassVar[str] = N_("kiezen")
    FIELD_ENTER: ClassVar[str] = N_("kiezen")
    FIELD_ESC: ClassVar[str] = N_("terug")
    ABOUT: ClassVar[str] = N_("Typ een deel van de naam of de partij; de pijltjes gaan door de lijst, Enter kiest.")
    CSS_PATH: ClassVar[str] = "who.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
    ]

    field = getters.query_one(TextField)
    view = getters.query_one(ItemList)

    def __init__(
        self, title: str, items: Sequence[Item], first: str = "", always: Sequence[str] = (), hint: str = ""
    ) -> None:
        super().__init__()
        self._title = title
        self._items = tuple(items)
        self._first = first
        self._always = frozenset(always)
        self._hint = hint

    def body(self) -> ComposeResult:
        """A line to type on, and the list."""
        yield TextField(placeholder=self._hint or _("Typ een deel van de naam of de partij"), id="field")
        yield ItemList(id="body")

    def begin(self) -> None:
        """Type at once."""
        super().begin()
        self.header.show(self._title)
        self._narrow("", self._first)
        self.field.focus()

    @on(TextField.Changed)
    def narrow(self) -> None:
        """Show those that fit what was typed."""
        if self.field.value:
            self._narrow(self.field.value)
        else:
            self._narrow("", self._first)

    def _narrow(self, typed: str, first: str = "") -> None:
        words = fold(typed).split()
        fitting = [
            item for item in self._items if item.key in self._always or all(word in fold(item.text) for word in words)
        ]
        fitting.sort(key=lambda item: self._how_far_off(item, " ".join(words)))
        self.view.show(fitting, first or next((item.key for item in fitting), ""))
        self.status.show("" if fitting else _("Niets gevonden. Haal letters weg."))

    def _how_far_off(self, item: Item, typed: str) -> int:
        """Return 0 where the name begins with what was typed; what always stays comes last."""
        if item.key in self._always:
            return 2
        return 0 if fold(item.text).startswith(typed) else 1

    @on(TextField.Submitted)
    def take_first(self) -> None:
        """Take what the cursor is on."""
        if self.view.current is not None:
            self.dismiss(self.view.current.key)

    @on(ItemList.Chosen)
    def take(self, event: ItemList.Chosen) -> None:
        """Take what the cursor is on."""
        if event.item is not None:
            self.dismiss(event.item.key)

    def action_step(self, step: int) -> None:
        """Move in the list while one types."""
        self.view.action_move(step)

    def action_leaf(self, step: int) -> None:
        """Page through the list while one types."""
        self.view.action_page(step)


def participants_to_choose(participants: Iterable[Participant]) -> list[Item]:
    """Return participants as such a list."""
    return [Item(f"{one.organisation} · {wearing(one.party, one.hat)}", key=one.id) for one in participants]


def parties_to_choose(participants: Iterable[Participant]) -> list[Item]:
    """Return the parties that take part with more than one hat or organisation, each as one choice."""
    from screens.possible.hears import of_party

    times = Counter(one.party for one in participants)
    told = _("{party}: alle {count} deelnames")
    return [
        Item(told.format(party=_(label(party)), count=count), key=of_party(party))
        for party, count in times.items()
        if count > 1
    ]
