"""What giving and taking access ask: one of a list, a day, and a yes that Enter alone never gives."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.frame import Frame, Result
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList
from screens.widgets.prose import Paragraph, Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.dates import NoDateError
from wams_tui.casework.typed_days import typed_day
from wams_tui.casework.words import N_
from wams_tui.locale import _

YES = "ja"
"""What :class:`Sure` answers; Esc is nothing."""


class PickOne(Frame[str]):
    """One thing out of a short list; its key is the answer, Esc is none."""

    TITLE_TEXT: ClassVar[str] = N_("Kies er een")
    ENTER: ClassVar[str] = N_("kiezen")
    ABOUT: ClassVar[str] = N_("Kies met de pijltjes en Enter. Esc gaat terug; er is dan niets veranderd.")

    def __init__(self, title: str, items: Sequence[Item]) -> None:
        super().__init__()
        self._title = title
        self._items = items

    def body(self) -> ComposeResult:
        """The list."""
        yield ItemList(self._items, id="body")

    def begin(self) -> None:
        """Say what is asked."""
        super().begin()
        self.header.show(self._title)
        self.query_one(ItemList).focus()

    @on(ItemList.Chosen)
    def take(self, event: ItemList.Chosen) -> None:
        """Answer with what the cursor is on."""
        if event.item is not None:
            self.dismiss(event.item.key)


class LastDay(Frame[date | None]):
    """Until which day, as people say days; Enter on an empty line is no end, where there may be none."""

    TITLE_TEXT: ClassVar[str] = N_("Toegang: tot en met welke dag")
    ABOUT: ClassVar[str] = N_("Typ een dag: 31-12-2026, vr, over 2 wk. Enter gaat verder, Esc gaat terug.")
    CSS_PATH: ClassVar[str] = "ask.tcss"

    field = getters.query_one(TextField)

    def __init__(self, title: str, today: date, then: Callable[[date | None], None], *, needed: bool) -> None:
        super().__init__()
        self._title = title
        self._today = today
        self._then = then
        self._needed = needed

    def body(self) -> ComposeResult:
        """What is asked, and a line to type on."""
        told = _("Tot en met welke dag?") if self._needed else _("Tot en met welke dag? Leeg is zonder einddatum.")
        yield Prose([(told, Tone.PLAIN)], id="asked")
        yield TextField(placeholder=_("31-12-2026, vr, over 2 wk"), id="day")

    def begin(self) -> None:
        """Type at once."""
        super().begin()
        self.header.show(self._title)
        self.query_one("#asked", Prose).can_focus = False
        self.field.focus()

    @on(TextField.Submitted)
    def take(self) -> None:
        """Take the day, or say what is wrong with it."""
        text = self.field.value.strip()
        if not text and not self._needed:
            self._answer(None)
            return
        try:
            day = typed_day(text, self._today)
        except NoDateError:
            self.status.alarm(_("Dit is geen dag. Schrijf bijvoorbeeld 31-12-2026, vr of over 2 wk."))
            return
        if day < self._today:
            self.status.alarm(_("Die dag is al voorbij."))
            return
        self._answer(day)

    def _answer(self, day: date | None) -> None:
        # Esc dismisses with nothing as well: no end is an answer of its own, and so it goes by way of a call.
        self.dismiss(None)
        self._then(day)


class Page(Frame[Result]):
    """A page of sentences under a title of its own."""

    def __init__(self, title: str, told: Sequence[Paragraph]) -> None:
        super().__init__()
        self._title = title
        self._told = told

    def body(self) -> ComposeResult:
        """All of it, in whole lines."""
        yield Prose(self._told, id="body")

    def begin(self) -> None:
        """Say what is asked."""
        super().begin()
        self.header.show(self._title)
        self.query_one(Prose).focus()


class Sure(Page[str]):
    """What will happen and what it cannot undo, and one key that is not Enter."""

    TITLE_TEXT: ClassVar[str] = N_("Bevestigen")
    ABOUT: ClassVar[str] = N_("Pas met B gebeurt het. Esc gaat terug; er is dan niets veranderd.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("B,b", "confirm", N_("bevestigen"), id="zeker.ja"),
    ]

    def begin(self) -> None:
        """Say what confirms."""
        super().begin()
        self.status.show(_("B bevestigt. Esc gaat terug."))

    def action_confirm(self) -> None:
        """Yes."""
        self.dismiss(YES)
