"""One out of several that are not to be read from the table: typing finds it, and only a key lists them all."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.visit.blank import AtTheTable
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from screens.widgets.prose import Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.words import N_
from wams_tui.locale import _


class Named(AtTheTable):
    """Subclasses say what is asked, what fits what was typed, and what happens with the one that was meant."""

    ENTER: ClassVar[str] = N_("kiezen")
    FIELD_ENTER: ClassVar[str] = N_("kiezen")
    FIELD_ESC: ClassVar[str] = N_("terug")
    ASKS: ClassVar[str] = ""
    HINT: ClassVar[str] = ""
    CSS_PATH: ClassVar[str] = "named.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "all", N_("toon de lijst"), id="bezoek.lijst"),
    ]

    field = getters.query_one(TextField)
    view = getters.query_one(ItemList)

    @abstractmethod
    def fitting(self, typed: str) -> Sequence[Item]:
        """Return what fits, the best first; all of it where nothing was typed."""

    @abstractmethod
    def meant(self, key: str) -> None:
        """Go on with this one."""

    def body(self) -> ComposeResult:
        """What is asked, a line to type on, and the one that fits."""
        yield Prose([(_(self.ASKS), Tone.STRONG)], id="asked")
        yield TextField(placeholder=_(self.HINT), id="name")
        yield ItemList(id="body")

    def begin(self) -> None:
        """Type at once."""
        super().begin()
        self.query_one("#asked", Prose).can_focus = False
        self.view.can_focus = False
        self.field.focus()

    @on(TextField.Changed)
    def narrow(self) -> None:
        """Show the only one that fits; of several, nothing but that there are."""
        typed = self.field.value.strip()
        found = self.fitting(typed) if typed else ()
        self.view.can_focus = False
        self.view.show(found if len(found) == 1 else ())
        told = "" if not typed or len(found) == 1 else _("Er past er meer dan één; typ verder.")
        self.status.show(told if found or not typed else _("Niets gevonden. Haal letters weg, of Tab toont de lijst."))

    @on(TextField.Submitted)
    def take_typed(self) -> None:
        """Go on with the only one that fits."""
        found = self.fitting(self.field.value.strip()) if self.field.value.strip() else ()
        if len(found) == 1:
            self.meant(found[0].key)
        else:
            self.status.alarm(_("Typ eerst zoveel dat er één past; Tab toont de lijst."))

    @on(ItemList.Chosen)
    def take_chosen(self, event: ItemList.Chosen) -> None:
        """Go on with what the cursor is on."""
        if event.item is not None:
            self.meant(event.item.key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The list is asked for while one types."""
        if action == "all":
            return self.is_mounted and self.field.has_focus
        return super().check_action(action, parameters)

    def action_all(self) -> None:
        """List all of them: whoever asks for that, has nobody reading along."""
        self.view.can_focus = True
        self.view.show(self.fitting(""))
        self.status.show("")
        self.view.focus()

    def action_back(self) -> None:
        """From the list back to the line, then away."""
        if self.view.has_focus:
            self.field.focus()
            self.narrow()
        else:
            super().action_back()
