"""Step: on which legal basis."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult

from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.widgets.choice_list import ChoiceList
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from wams_tui.casework.codes import Basis
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.choices import Choice, bases
from wams_tui.locale import _


class BasisStep(StepScreen):
    """The bases for this recipient and purpose: usable ones say what they ask, closed ones why they are closed."""

    STEP = Step.BASIS
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: grondslag")
    ENTER: ClassVar[str] = N_("kiezen")
    ASKS: ClassVar[str] = N_("Op welke wettelijke grondslag?")
    ABOUT: ClassVar[str] = N_(
        "Kies de grondslag, met zijn nummer of met Enter. Er is niets vooraf gekozen. Bij elke grondslag staat wat hij "
        "vraagt; een grondslag met x is hier dicht, met de reden erbij."
    )

    view = getters.query_one(ChoiceList)

    def answers(self) -> ComposeResult:
        """The bases."""
        yield ChoiceList(id="body")

    def begin(self) -> None:
        """Read what can be chosen."""
        seat, draft = self.flow.seat, self.flow.draft
        found = bases(seat.desk, seat.opened, draft.participant, draft.purpose) if draft.purpose else ()
        self._choices = {choice.code.value: choice for choice in found}
        super().begin()

    def show_step(self) -> None:
        """Show the bases, the usable ones first."""
        super().show_step()
        usable = [self._item(choice) for choice in self._choices.values() if choice.open]
        closed = [self._item(choice) for choice in self._choices.values() if not choice.open]
        none = [Item.prose(_("Voor deze ontvanger en dit doel is er vandaag geen grondslag."), Tone.REFUSED)]
        told = self._of_request()
        self.view.show(
            [
                *([Item.prose(told, Tone.DIM), Item.gap()] if told else []),
                Item.heading(_("Bruikbaar")),
                *(usable or none),
                Item.gap(),
                Item.heading(_("Dicht")),
                *closed,
            ]
        )

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Choose, and go on; or say why not."""
        if event.item is None:
            return
        choice = self._choices[event.item.key]
        if not choice.open:
            self.status.alarm(_(choice.obstacle))
            return
        self.flow.choose_basis(Basis(choice.code))
        self.advance()

    def _of_request(self) -> str:
        """Name the basis under which the request was read: to choose again, never chosen by that."""
        asked = self.flow.request()
        if asked is None or asked.basis is None:
            return ""
        title = self.flow.seat.desk.rules.basis(asked.basis).title
        return _("Het verzoek is gelezen met grondslag: {basis}").format(basis=title)

    def _item(self, choice: Choice) -> Item:
        if not choice.open:
            return Item(
                choice.title, key=choice.code.value, sign=" x ", tone=Tone.DIM, notes=(Note(_(choice.obstacle)),)
            )
        articles = ", ".join(self.flow.seat.desk.rules.basis(Basis(choice.code)).articles)
        asks = _("vraagt: {asks}").format(asks=choice.note) if choice.note else _("vraagt verder niets")
        sign = "(o)" if choice.code is self.flow.draft.basis else "( )"
        return Item(choice.title, key=choice.code.value, sign=sign, notes=(Note(articles), Note(asks, Tone.PLAIN)))
