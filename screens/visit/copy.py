"""An own copy from the table: what stands on the screen, for one who sits there; nobody and nothing else is named.

What is in it was shown already and is not asked again; the ground of the copy, the way and reading what leaves are.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from screens.access.ask import PickOne
from screens.copies.flow import CopyFlow
from screens.disclose.flow import Step
from screens.disclose.result import Result
from screens.disclose.step import StepScreen
from screens.meeting.terms import OneOf
from screens.seat import Seat
from screens.visit.blank import AtTheTable, at_the_table
from screens.widgets.item_list import Item
from wams_tui.casework.codes import Basis, Channel, Purpose
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.disclose import Delivered
from wams_tui.desk.disclosing.choices import Choice
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.prospects import prospects
from wams_tui.desk.plan.visiting import Shown, own_copy, terms_of_own_copy
from wams_tui.locale import _

if TYPE_CHECKING:
    from screens.visit.screen import VisitScreen


class OwnCopyFlow(CopyFlow):
    """One copy for one at the table; its purpose, basis and content are known.

    After a lock one is back at the table, and not in it: what would have to be chosen anew lists the whole plan.

    Args:
        seat: The case.
        draft: The copy as it was begun.
    """

    COMES_BACK: ClassVar[bool] = False

    def __init__(self, seat: Seat, draft: Draft) -> None:
        super().__init__(seat, draft)
        self.known |= {Step.FIELDS}
        self.channel_known = Channel.PAPIER
        found = prospects(seat.desk, seat.opened, draft)
        can = {one.field.key for one in found if one.can_be_chosen} | {*self.own}
        self.draft = replace(draft, fields=tuple(one for one in draft.fields if one in can))

    def first(self) -> StepScreen:
        """What the rules ask of it, or at once how it is given."""
        return self.screen(Step.POINTS if self._open() else Step.WAY)

    def header(self, title: str) -> str:
        """No code of a case: the family reads along."""
        return title

    def result(self, delivered: Delivered) -> Screen[None]:
        """What was recorded, without a way to the register of the whole case."""
        return OwnCopyGiven(self.seat, delivered)


class TermsOfCopy(AtTheTable, OneOf):
    """On what ground somebody at the table gets their copy: theirs to read; chosen by a number, as every ground.

    Args:
        seat: The case.
        draft: The copy as it was begun.
    """

    TITLE_TEXT: ClassVar[str] = N_("Bezoekmodus: eigen kopie")
    ABOUT: ClassVar[str] = N_(
        "Een eigen kopie aan tafel geeft u omdat wie er zit recht heeft op inzage; daarom staat het op het scherm. In "
        "de kopie komt wat hier te lezen was. Daarna kiest u het bestand, leest u het voorbeeld en bevestigt u met B. "
        "Een kopie op een andere grondslag maakt u na het bezoek, met c in het plan."
    )

    def __init__(self, seat: Seat, draft: Draft) -> None:
        super().__init__(seat)
        self._draft = draft

    def heading(self) -> str:
        """Whose copy it is."""
        return f"{_(self.TITLE_TEXT)} · {self.seat.opened.file.participant(self._draft.participant).organisation}"

    def choices(self) -> Sequence[Choice]:
        """The one ground there is at the table."""
        found = terms_of_own_copy(self.seat.desk, self.seat.opened, self._draft.participant)
        told = _("Doel: {purpose}").format(purpose=_(label(Purpose.RECHTEN)))
        return [replace(found, title=_("Recht op inzage van wie hier zit"), note=f"{told}. {found.note}")]

    def chosen(self, code: str) -> None:
        """Go on to the way."""
        terms = replace(self._draft, purpose=Purpose.RECHTEN, basis=Basis(code))
        self.app.switch_screen(OwnCopyFlow(self.seat, terms).first())


class OwnCopyGiven(Result):
    """Where the copy is, to print or to take along."""

    TITLE_TEXT: ClassVar[str] = N_("Eigen kopie")
    CSS_PATH: ClassVar[str] = "../disclose/result.tcss"
    ABOUT: ClassVar[str] = N_("De kopie is geschreven en staat in het register. Enter gaat terug naar de tafel.")

    def begin(self) -> None:
        """No code and no title of the case."""
        super().begin()
        self.header.show(at_the_table([_(self.TITLE_TEXT)]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The register is of the whole case: not for the table."""
        return False if action == "register" else super().check_action(action, parameters)


def begin_own_copy(screen: "VisitScreen", shown: Sequence[Shown]) -> None:
    """Begin a copy for who sits there; for whom is asked where there are more."""
    seat, present = screen.seat, screen.present

    def begin(person: str | None) -> None:
        if person is None:
            return
        alone = len(present) == 1 and not screen.along.who
        try:
            seat.opened, draft = own_copy(seat.desk, seat.opened, person, present, shown, alone=alone)
        except WamsError as error:
            screen.tell(error)
            return
        screen.app.push_screen(TermsOfCopy(seat, draft))

    if len(present) == 1:
        begin(present[0])
        return
    people = [Item(seat.opened.file.person(one).short_name, one) for one in present]
    screen.app.push_screen(PickOne(_("Voor wie is de kopie?"), people), begin)
