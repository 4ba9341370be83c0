"""Erasing a part of the plan for good, from every version in which it stood as well (AVG 17)."""

from collections.abc import Sequence
from typing import ClassVar

from screens.form.fields import Filled
from screens.ledger.erasing import ErasingForm
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.plan.erasing import part_with, versions_with
from wams_tui.casework.plan.parts import OwnWords
from wams_tui.casework.words import N_
from wams_tui.locale import n_


class PlanEraseForm(ErasingForm):
    """Why a part is erased, and whether it is certain.

    Args:
        seat: The case.
        part: The id of the part.

    Raises:
        LookupError: the plan has no such part any more.
    """

    TITLE_TEXT: ClassVar[str] = N_("Wissen uit het plan")
    ABOUT: ClassVar[str] = N_(
        "Wissen kan niet terug: het gaat uit het plan en uit elke versie waarin het stond. In back-ups blijft het tot "
        "die verlopen, en wat op papier staat, staat daar. Geldt iets niet meer, laat het dan vervallen met x. Voor "
        "elke ontvanger komt er een kennisgeving (AVG, artikel 17 en 19)."
    )

    def __init__(self, seat: Seat, part: str) -> None:
        found = part_with(seat.opened.file, part)
        if found is None:
            raise LookupError(part)
        super().__init__(seat, part, found.text if isinstance(found, OwnWords) else found.what)
        self.place = f"plan-wissen:{seat.opened.id}:{part}"

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say in how many versions it stands, and who received it and will be told."""
        count = len(versions_with(self.seat.opened.file, self._record))
        told = n_("Het staat in {count} versie.", "Het staat in {count} versies.", count).format(count=count)
        return [(told, Tone.PLAIN), *super().aside(filled)]
