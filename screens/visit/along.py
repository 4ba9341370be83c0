"""Who sits along for their work: found by a part of the name, then for which purpose and on which basis they read."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from screens.meeting.terms import OneOf
from screens.seat import Seat
from screens.visit.blank import AtTheTable
from screens.visit.named import Named
from screens.widgets.item_list import Item
from wams_tui.casework.codes import Basis, Purpose
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.words import N_
from wams_tui.desk.caselist import fold
from wams_tui.desk.disclosing.choices import Choice
from wams_tui.desk.plan.along import Along, bases_along, can_sit_along, purposes_along
from wams_tui.locale import _


class SitsAlong(Named):
    """One of who takes part; the others are not named while one types.

    Args:
        seat: The case.
        then: What to do with the id of who was meant.
    """

    TITLE_TEXT: ClassVar[str] = N_("Bezoekmodus")
    ASKS: ClassVar[str] = N_("Wie zit er voor het werk bij?")
    HINT: ClassVar[str] = N_("Typ een deel van de naam of de organisatie")
    ABOUT: ClassVar[str] = N_(
        "Typ een deel van de naam of de organisatie van wie er beroepshalve bij zit. Andere deelnemers komen niet op "
        "het scherm, tenzij u met Tab de lijst toont. Wie niet meedoet aan de aanpak, staat er niet tussen: houd het "
        "scherm dan leeg met h."
    )

    def __init__(self, seat: Seat, then: Callable[[str], None]) -> None:
        super().__init__()
        self._seat, self._then = seat, then

    def fitting(self, typed: str) -> Sequence[Item]:
        """Return who takes part today."""
        words = fold(typed).split()
        around = [Item(called(one), one.id) for one in can_sit_along(self._seat.desk, self._seat.opened)]
        return [one for one in around if all(word in fold(one.text) for word in words)]

    def meant(self, key: str) -> None:
        """Seat them."""
        self.dismiss()
        self._then(key)


def called(one: Participant) -> str:
    """Return what somebody who sits along is called."""
    return ", ".join(part for part in (one.person_name, one.organisation) if part)


class PurposeAtTable(AtTheTable, OneOf):
    """For what they read along.

    Args:
        seat: The case.
        along: Who sits along.
        then: What to do with it once purpose and basis are chosen.
    """

    TITLE_TEXT: ClassVar[str] = N_("Bezoekmodus: waarvoor leest wie erbij zit mee?")
    ABOUT: ClassVar[str] = N_(
        "Wie er voor het werk bij zit, leest mee als in een overleg: kies waarvoor, en daarna op welke grondslag. Er "
        "is niets vooraf gekozen."
    )

    def __init__(self, seat: Seat, along: Along, then: Callable[[Along], None]) -> None:
        super().__init__(seat)
        self._along, self._then = along, then

    def heading(self) -> str:
        """No code and no title of the case."""
        return _(self.TITLE_TEXT)

    def choices(self) -> Sequence[Choice]:
        """The purposes a conference can have."""
        return purposes_along(self.seat.desk, self.seat.opened, self._along)

    def chosen(self, code: str) -> None:
        """Go on to the basis."""
        self.app.push_screen(BasisAtTable(self.seat, replace(self._along, purpose=Purpose(code)), self._done))

    def _done(self, along: Along) -> None:
        self.dismiss()
        self._then(along)


class BasisAtTable(AtTheTable, OneOf):
    """On which basis they read along."""

    TITLE_TEXT: ClassVar[str] = N_("Bezoekmodus: op welke grondslag?")
    ABOUT: ClassVar[str] = N_(
        "Kies de grondslag. Een grondslag met x is hier dicht, met de reden erbij. Er is niets vooraf gekozen."
    )

    def __init__(self, seat: Seat, along: Along, then: Callable[[Along], None]) -> None:
        super().__init__(seat)
        self._along, self._then = along, then

    def heading(self) -> str:
        """No code and no title of the case."""
        return _(self.TITLE_TEXT)

    def choices(self) -> Sequence[Choice]:
        """The bases for that purpose."""
        purpose = self._along.purpose
        return bases_along(self.seat.desk, self.seat.opened, self._along, purpose) if purpose is not None else ()

    def chosen(self, code: str) -> None:
        """Back to the table with it."""
        self.dismiss()
        self._then(replace(self._along, basis=Basis(code)))
