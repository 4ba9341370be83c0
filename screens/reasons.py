"""Choosing why a request is refused: a number, then Enter; another reason takes a sentence."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from screens.widgets.bars import KeyFooter, KeyHint
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from screens.widgets.text_field import TextField
from wams_tui.casework.labels import label
from wams_tui.casework.requests import RefusalReason
from wams_tui.casework.words import N_
from wams_tui.locale import _


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason, and the words that go with it."""

    reason: RefusalReason
    words: str = ""


class RefusalChoice(ModalScreen[Refusal | None]):
    """The closed list of reasons; nothing is chosen beforehand."""

    CSS_PATH: ClassVar[str] = "reasons.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", N_("niet weigeren"), id="weigeren.niet"),
    ]

    view = getters.query_one(ItemList)
    words = getters.query_one(TextField)

    def compose(self) -> ComposeResult:
        """The reasons by number, and a field for words."""
        with Vertical(id="reasons"):
            yield ItemList(
                [
                    Item.heading(_("Waarom weigert u dit hele verzoek?")),
                    Item.prose(_("Typ het nummer en daarna Enter."), Tone.DIM),
                    *(
                        Item(_(label(reason)), key=reason.value, sign=str(number))
                        for number, reason in enumerate(RefusalReason, start=1)
                    ),
                ]
            )
            yield TextField(placeholder=_("Eigen woorden (bij de laatste reden nodig)"))
            yield KeyFooter()

    def on_mount(self) -> None:
        """Begin in the list."""
        self.view.unset()
        self.view.focus()
        self.query_one(KeyFooter).show(
            [KeyHint("1-7", _("reden")), KeyHint("Enter", _("weigeren")), KeyHint("Esc", _("niet weigeren"))]
        )

    def on_key(self, event: events.Key) -> None:
        """A number goes to its reason."""
        reasons = list(RefusalReason)
        if self.view.has_focus and event.key.isdigit() and 1 <= int(event.key) <= len(reasons):
            event.stop()
            self.view.show(self.view.items, reasons[int(event.key) - 1].value)

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Refuse for this reason; the last one asks for words first."""
        if event.item is None:
            return
        if RefusalReason(event.item.key) is RefusalReason.ANDERS:
            self.words.focus()
        else:
            self.dismiss(Refusal(RefusalReason(event.item.key)))

    @on(TextField.Submitted)
    def written(self, event: TextField.Submitted) -> None:
        """Refuse with these words."""
        if self.view.current is not None:
            self.dismiss(Refusal(RefusalReason(self.view.current.key), event.value))

    def action_cancel(self) -> None:
        """Close without refusing."""
        self.dismiss(None)
