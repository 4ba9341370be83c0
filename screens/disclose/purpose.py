"""Step: what for."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult

from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.widgets.choice_list import ChoiceList
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, ItemList, Note
from wams_tui.casework.codes import Purpose
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.choices import Choice, purposes
from wams_tui.locale import _


class PurposeStep(StepScreen):
    """Every purpose; those that lead nowhere are shown with the reason, and refused with it."""

    STEP = Step.PURPOSE
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: doel")
    ENTER: ClassVar[str] = N_("kiezen")
    ASKS: ClassVar[str] = N_("Waarvoor heeft de ontvanger de gegevens nodig?")
    ABOUT: ClassVar[str] = N_(
        "Kies het doel, met zijn nummer of met Enter. Er is niets vooraf gekozen. Een doel met x kan hier niet; de "
        "reden staat eronder. Wat op het verzoek staat, kiest u hier opnieuw."
    )

    view = getters.query_one(ChoiceList)

    def answers(self) -> ComposeResult:
        """The purposes."""
        yield ChoiceList(id="body")

    def begin(self) -> None:
        """Read what can be chosen."""
        seat = self.flow.seat
        self._choices = {
            choice.code.value: choice for choice in purposes(seat.desk, seat.opened, self.flow.draft.participant)
        }
        super().begin()

    def show_step(self) -> None:
        """Show the purposes, and what the asker says it is for."""
        super().show_step()
        words = [text for text in (self._words_of_asker(), self._of_request()) if text]
        items = [*(Item.prose(text, Tone.DIM) for text in words), Item.gap()] if words else []
        self.view.show([*items, *(self._item(choice) for choice in self._choices.values())])

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Choose, and go on; or say why not."""
        if event.item is None:
            return
        choice = self._choices[event.item.key]
        if not choice.open:
            self.status.alarm(_(choice.obstacle))
            return
        self.flow.choose_purpose(Purpose(choice.code))
        self.advance()

    def _words_of_asker(self) -> str:
        asked = self.flow.request()
        return "" if asked is None else _("De vrager noemt als doel: “{words}”").format(words=asked.purpose_words)

    def _of_request(self) -> str:
        """Name the purpose under which the request was read: to choose again, never chosen by that."""
        asked = self.flow.request()
        if asked is None or asked.purpose is None:
            return ""
        return _("Het verzoek is gelezen als: {purpose}").format(purpose=_(label(asked.purpose)))

    def _item(self, choice: Choice) -> Item:
        if not choice.open:
            return Item(
                _(choice.title), key=choice.code.value, sign=" x ", tone=Tone.DIM, notes=(Note(_(choice.obstacle)),)
            )
        sign = "(o)" if choice.code is self.flow.draft.purpose else "( )"
        return Item(_(choice.title), key=choice.code.value, sign=sign)
