"""*Akkoord* at the table: what who sits there says of the plan; what others said stays off the screen."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from screens.plan.agree import AgreeScreen
from screens.seat import Seat
from screens.visit.blank import AtTheTable, at_the_table
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Kind
from wams_tui.casework.plan.version import Agreement
from wams_tui.casework.words import N_
from wams_tui.locale import _


class VisitAgree(AtTheTable, AgreeScreen):
    """The answers of who sits there, of the last version.

    Args:
        seat: The case.
        present: The ids of who sit at the table.
    """

    ABOUT: ClassVar[str] = N_(
        "Wat ieder aan tafel van het plan vindt: j is ja; d (deels), n (nee) en g (niet gevraagd) vragen waarom. "
        "f legt het plan van nu vast. Wat anderen zeiden, staat hier niet. h maakt het scherm leeg."
    )

    def __init__(self, seat: Seat, present: Sequence[str]) -> None:
        super().__init__(seat)
        self._present = tuple(present)
        self.place = ":".join(("bezoek-akkoord", seat.opened.id, *present))

    def heading(self) -> tuple[str, str]:
        """Who sits there; no code of a case."""
        return at_the_table([self.seat.opened.file.person(one).short_name for one in self._present]), ""

    def items(self) -> Iterator[Item]:
        """Return who answers here, for themselves or for a child of theirs."""
        found = [one for one in super().items() if one.kind is not Kind.CHOICE or self._sits(one.key)]
        yield from found
        if self.version is not None and not any(one.kind is Kind.CHOICE for one in found):
            yield Item.prose(_("Niemand aan tafel is al om een antwoord gevraagd."), Tone.DIM)

    def tells(self, one: Agreement) -> bool:
        """Only what was said by who sits there."""
        return (one.for_them or one.person) in self._present

    def _sits(self, key: str) -> bool:
        person, _colon, who = key.partition(":")
        return (who or person) in self._present

    def _go_to(self, version: str) -> None:
        """Stay with the last version, and at this place: coming back after a lock is to the table as well."""
        del version
