"""Step: how it is given."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult

from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.widgets.choice_list import ChoiceList
from screens.widgets.item_list import Item, ItemList
from wams_tui.casework.codes import Channel
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.choices import channels
from wams_tui.locale import _


class ChannelStep(StepScreen):
    """The ways of giving."""

    STEP = Step.CHANNEL
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: manier")
    ENTER: ClassVar[str] = N_("kiezen")
    ASKS: ClassVar[str] = N_("Hoe geeft u het aan de ontvanger?")
    ABOUT: ClassVar[str] = N_(
        "Kies hoe de gegevens bij de ontvanger komen; dat wordt vastgelegd. Een nummer of Enter kiest."
    )

    view = getters.query_one(ChoiceList)

    def answers(self) -> ComposeResult:
        """The channels."""
        yield ChoiceList(id="body")

    def show_step(self) -> None:
        """Show the channels."""
        super().show_step()
        chosen = self.flow.draft.channel
        self.view.show(
            [
                Item(_(choice.title), key=choice.code.value, sign="(o)" if choice.code is chosen else "( )")
                for choice in channels()
            ]
        )

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Choose, and go on."""
        if event.item is not None:
            self.flow.choose_channel(Channel(event.item.key))
            self.advance()
