"""Step: to whom."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult

from screens.disclose.flow import Step
from screens.disclose.step import StepScreen
from screens.widgets.choice_list import ChoiceList
from screens.widgets.item_list import Item, ItemList, Note
from screens.words import wearing
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.owners import does
from wams_tui.casework.words import N_
from wams_tui.locale import _

NOT_TODAY = N_("doet vandaag niet mee")


class RecipientStep(StepScreen):
    """The participants of the case; who does not take part today is shown and cannot be chosen."""

    STEP = Step.RECIPIENT
    TITLE_TEXT: ClassVar[str] = N_("Verstrekken: ontvanger")
    ENTER: ClassVar[str] = N_("kiezen")
    ASKS: ClassVar[str] = N_("Aan wie wilt u verstrekken?")
    ABOUT: ClassVar[str] = N_("Kies de deelnemer die de gegevens krijgt. Een nummer of Enter kiest.")

    view = getters.query_one(ChoiceList)

    def answers(self) -> ComposeResult:
        """The participants."""
        yield ChoiceList(id="body")

    def show_step(self) -> None:
        """Show who there is."""
        super().show_step()
        self.view.show([self._item(one) for one in self.flow.seat.opened.file.participants])

    @on(ItemList.Chosen)
    def choose(self, event: ItemList.Chosen) -> None:
        """Choose, and go on."""
        if event.item is None:
            self.status.alarm(_("Deze casus heeft nog geen deelnemers."))
            return
        if not self._takes_part(self.flow.seat.opened.file.participant(event.item.key)):
            self.status.alarm(_("Deze deelnemer doet vandaag niet mee; kies een ander."))
            return
        self.flow.choose_recipient(event.item.key)
        self.advance()

    def _takes_part(self, one: Participant) -> bool:
        return one.takes_part_on(self.flow.seat.desk.today())

    def _item(self, one: Participant) -> Item:
        chosen = "(o)" if one.id == self.flow.draft.participant else "( )"
        note = does(self.flow.seat.opened.file, one) or _("geen afgesproken actie")
        return Item(
            f"{one.organisation} · {wearing(one.party, one.hat)}",
            key=one.id,
            sign=chosen if self._takes_part(one) else " x ",
            notes=(Note(note if self._takes_part(one) else _(NOT_TODAY)),),
        )
