"""Choosing why a request, or the rest of it, is refused: a number, then Enter; another reason takes a sentence."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from screens.widgets.bars import KeyFooter, KeyHint, StatusLine
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from screens.widgets.text_field import TextField
from wams_tui.casework.labels import label
from wams_tui.casework.requests.request import RefusalReason
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.draft import MIN_WORDS
from wams_tui.locale import _


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason, and the words that go with it; no reason where everything asked was given."""

    reason: RefusalReason | None
    words: str = ""


class About(Enum):
    """What the reason is asked for, and what Enter then does."""

    WHOLE = (N_("Waarom weigert u dit hele verzoek?"), N_("weigeren"), N_("niet weigeren"))
    LINE = (N_("Waarom weigert u dit onderdeel?"), N_("weigeren"), N_("niet weigeren"))
    REST = (N_("Waarom geeft u de rest niet?"), N_("afronden"), N_("niet afronden"))
    NOTHING_LEFT = (N_("Rondt u dit verzoek af?"), N_("afronden"), N_("niet afronden"))


ALL_GIVEN = "alles"


class RefusalChoice(ModalScreen[Refusal | None]):
    """The closed list of reasons; nothing is chosen beforehand."""

    CSS_PATH: ClassVar[str] = "reasons.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", N_("niet weigeren"), id="weigeren.niet"),
    ]

    view = getters.query_one(ItemList)
    words = getters.query_one(TextField)
    status = getters.query_one(StatusLine)

    def __init__(self, about: About = About.WHOLE) -> None:
        super().__init__()
        self._asks, self._accept, self._leave = about.value
        given = [(ALL_GIVEN, N_("alles is gegeven"))] if about is About.NOTHING_LEFT else []
        self._choices = [*given, *((reason.value, label(reason)) for reason in RefusalReason)]

    def compose(self) -> ComposeResult:
        """The reasons by number, and a field for words."""
        with Vertical(id="reasons"):
            yield ItemList(
                [
                    Item.heading(_(self._asks)),
                    Item.prose(_("Typ het nummer en daarna Enter."), Tone.DIM),
                    *(
                        Item(_(text), key=key, sign=str(number))
                        for number, (key, text) in enumerate(self._choices, start=1)
                    ),
                ]
            )
            yield TextField(placeholder=_("Eigen woorden (bij de laatste reden nodig)"))
            yield StatusLine()
            yield KeyFooter()

    def on_mount(self) -> None:
        """Begin in the list."""
        self.view.unset()
        self.view.focus()

    def on_descendant_focus(self) -> None:
        """Name the keys that work here now: in the field a number is a word like any other."""
        numbers = [KeyHint(f"1-{len(self._choices)}", _("reden"))] if self.view.has_focus else []
        leave = [KeyHint("Enter", _(self._accept)), KeyHint("Esc", _(self._leave))]
        self.query_one(KeyFooter).show([*numbers, *leave])

    def on_key(self, event: events.Key) -> None:
        """A number goes to its reason."""
        if self.words.has_focus or not event.key.isdigit():  # also before the list has the keys: somebody types ahead
            return
        event.stop()
        if 1 <= int(event.key) <= len(self._choices):
            self.view.show(self.view.items, self._choices[int(event.key) - 1][0])
            self.status.show("")
        else:
            self.status.alarm(_("Kies een nummer van 1 tot en met {last}.").format(last=len(self._choices)))

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Refuse for this reason; the last one asks for words first."""
        if event.item is None:
            self.status.alarm(_("Kies eerst een reden."))
        elif event.item.key == RefusalReason.ANDERS.value:
            self.words.focus()
            self.status.show(_("Schrijf in een zin waarom; Enter bevestigt."))
        else:
            self.dismiss(self._refusal(event.item.key, ""))

    @on(TextField.Submitted)
    def written(self, event: TextField.Submitted) -> None:
        """Refuse with these words."""
        current = self.view.current
        if current is None:
            self.status.alarm(_("Kies eerst een reden."))
        elif current.key == RefusalReason.ANDERS.value and len(event.value.strip()) < MIN_WORDS:
            self.status.alarm(_("Een andere reden heeft woorden nodig: schrijf een zin."))
        else:
            self.dismiss(self._refusal(current.key, event.value))

    def _refusal(self, key: str, words: str) -> Refusal:
        return Refusal(None if key == ALL_GIVEN else RefusalReason(key), words)

    def action_cancel(self) -> None:
        """Close without refusing."""
        self.dismiss(None)
