"""The list of what can be done here: type a part of the name, Enter does it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from screens.widgets.bars import KeyHint
from screens.widgets.item_list import Item, ItemList
from screens.widgets.text_field import TextField
from wams_tui.casework.words import N_
from wams_tui.desk.caselist import fold
from wams_tui.locale import _


class Palette(ModalScreen[str | None]):
    """Pairs of a key and its hint; returns the key to press, or nothing."""

    CSS_PATH: ClassVar[str] = "palette.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", N_("terug"), id="opdrachten.terug"),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    field = getters.query_one(TextField)
    view = getters.query_one(ItemList)

    def __init__(self, keys: Sequence[tuple[str, KeyHint]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """A field above a list."""
        with Vertical(id="palette"):
            yield TextField(placeholder=_("Typ een deel van de opdracht"))
            yield ItemList(self._matching(""))

    def on_mount(self) -> None:
        """Type at once."""
        self.field.focus()

    @on(TextField.Changed)
    def narrow(self, event: TextField.Changed) -> None:
        """Show what fits."""
        self.view.show(self._matching(event.value))

    @on(TextField.Submitted)
    def choose(self) -> None:
        """Do what the cursor is on."""
        self.dismiss(self.view.current.key if self.view.current else None)

    @on(ItemList.Chosen)
    def chosen(self, event: ItemList.Chosen) -> None:
        """Do what was chosen."""
        self.dismiss(event.item.key if event.item else None)

    def action_step(self, step: int) -> None:
        """Move in the list while the field keeps the focus."""
        self.view.action_move(step)

    def action_close(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)

    def _matching(self, text: str) -> list[Item]:
        words = fold(text).split()
        return [
            Item(hint.does, key=key, sign=hint.key)
            for key, hint in self._keys
            if all(word in fold(f"{hint.does} {hint.key}") for word in words)
        ]
