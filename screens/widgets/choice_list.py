"""An item list of which one is to be chosen: what can be chosen has a number, and its number chooses it at once."""

from collections.abc import Sequence
from dataclasses import replace

from textual import events

from screens.widgets.item_list import Item, ItemList

FREE, CHOSEN = "( )", "(o)"
"""The signs of what can be chosen and of what is; anything else stands in the list without a number."""

NUMBERED = 9
"""Choices that have a number; one further down is reached with the arrows and Enter, as every other."""


class ChoiceList(ItemList):
    """An item list that numbers what carries :data:`FREE` or :data:`CHOSEN`; the number says *chosen*, as Enter does.

    Nothing is chosen by standing first: a number is a choice of what stands behind it on the screen.
    """

    DEFAULT_CSS = "ChoiceList { height: 1fr; }"

    _keys: Sequence[str] = ()

    def show(self, items: Sequence[Item], key: str | None = None) -> None:
        """Number what can be chosen and show it all."""
        self._keys = [item.key for item in items if item.sign.endswith((FREE, CHOSEN))][:NUMBERED]
        super().show([self._numbered(item) for item in items], key)

    @property
    def last(self) -> int:
        """The highest number; 0 where there is nothing to choose."""
        return len(self._keys)

    def on_key(self, event: events.Key) -> None:
        """A number chooses; one that nothing carries is left alone."""
        char = event.character or ""
        if len(char) != 1 or char not in "123456789"[: self.last]:
            return
        event.stop()
        event.prevent_default()
        key = self._keys[int(char) - 1]
        self._go(next(place for place, item in enumerate(self.items) if item.key == key))
        self.post_message(self.Chosen(self.current, by_number=True))

    def _numbered(self, item: Item) -> Item:
        if not item.sign:
            return item
        number = str(self._keys.index(item.key) + 1) if item.key in self._keys else " "
        # What is shown again has its number already.
        return replace(item, sign=f"{number} {item.sign[-len(FREE) :]}")
