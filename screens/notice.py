"""A sentence that must be seen before work goes on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from screens.widgets.bars import KeyFooter, hint_of
from screens.widgets.ink import Tone
from screens.widgets.prose import Prose
from wams_tui.casework.words import N_


class Notice(ModalScreen[None]):
    """One message, whole, until Enter or Esc."""

    CSS_PATH: ClassVar[str] = "notice.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "close", N_("verder"), id="melding.verder"),
    ]

    def __init__(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self._text = text
        self._tone = tone

    def compose(self) -> ComposeResult:
        """Show the message with the one key it needs."""
        with Vertical(id="notice"):
            yield Prose([("", Tone.PLAIN), (self._text, self._tone), ("", Tone.PLAIN)])
            yield KeyFooter()

    def on_mount(self) -> None:
        """Name the key."""
        self.query_one(KeyFooter).show(hint_of(binding) for binding in self._bindings.get_bindings_for_key("enter"))
        self.query_one(Prose).focus()

    def action_close(self) -> None:
        """Close it."""
        self.dismiss()
