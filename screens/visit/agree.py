"""*Akkoord* at the table: what who sits there says of the plan; what others said stays off the screen."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from screens.plan.agree import AgreeScreen
from screens.seat import Seat
from screens.visit.blank import AtTheTable, at_the_table
from screens.visit.seated import names_at, place_of
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Kind
from wams_tui.casework.labels import label
from wams_tui.casework.plan.version import Agreement
from wams_tui.casework.words import N_
from wams_tui.desk.plan.along import NOBODY, Along
from wams_tui.locale import _


class VisitAgree(AtTheTable, AgreeScreen):
    """The answers of who sits there, of the last version.

    Args:
        seat: The case.
        present: The ids of who of the household sit at the table.
        along: Who sits along for their work; before them no earlier answer is told, only what it came to.
    """

    ABOUT: ClassVar[str] = N_(
        "Wat ieder aan tafel van het plan vindt: j is ja; d (deels), n (nee) en g (niet gevraagd) vragen waarom. "
        "f legt het plan van nu vast. Wat anderen zeiden, staat hier niet. h maakt het scherm leeg."
    )

    def __init__(self, seat: Seat, present: Sequence[str], along: Along = NOBODY) -> None:
        super().__init__(seat)
        self._present, self._along = tuple(present), along
        self.place = place_of("bezoek-akkoord", seat.opened.id, present, along)

    def heading(self) -> tuple[str, str]:
        """Who sits there; no code of a case."""
        return at_the_table(names_at(self.seat.opened.file, self._present, self._along)), ""

    def items(self) -> Iterator[Item]:
        """Return who answers here, for themselves or for a child of theirs."""
        found = [one for one in super().items() if one.kind is not Kind.CHOICE or self._sits(one.key)]
        yield from found
        if self.version is not None and not any(one.kind is Kind.CHOICE for one in found):
            yield Item.prose(_("Niemand aan tafel is al om een antwoord gevraagd."), Tone.DIM)

    def tells(self, one: Agreement) -> bool:
        """Only what was said by who sits there, and nothing of it before somebody who is not of the household."""
        return not self._along.who and (one.for_them or one.person) in self._present

    def said(self, given: Agreement | None) -> str:
        """Before somebody who is not of the household only what it came to: the reasons are the family's own."""
        return _(label(given.answer)) if given is not None and self._along.who else super().said(given)

    def _sits(self, key: str) -> bool:
        person, _colon, who = key.partition(":")
        return (who or person) in self._present

    def _go_to(self, version: str) -> None:
        """Stay with the last version, and at this place: coming back after a lock is to the table as well."""
        del version
