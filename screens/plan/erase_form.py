"""Erasing a part of the plan for good, from every version in which it stood as well (AVG 17)."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from screens.form.fields import Field, Filled, Text, yes_no
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Answer
from wams_tui.casework.plan.erasing import part_with, versions_with
from wams_tui.casework.plan.parts import OwnWords
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.ledger.after import erase, past_recipients
from wams_tui.locale import _, n_


class PlanEraseForm(FormScreen):
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
    seat: Seat

    def __init__(self, seat: Seat, part: str) -> None:
        super().__init__(seat)
        found = part_with(seat.opened.file, part)
        if found is None:
            raise LookupError(part)
        self._part = found
        self.place = f"plan-wissen:{seat.opened.id}:{part}"

    def title_line(self) -> str:
        """Name the part by its words."""
        said = self._part.text if isinstance(self._part, OwnWords) else self._part.what
        return f"{_(self.TITLE_TEXT)} · {said}"

    def fields(self) -> Sequence[Field]:
        """Why, and whether it is certain."""
        return (
            Text("waarom", _("Waarom wordt het gewist?"), needed=True),
            yes_no("zeker", _("Dit kan niet terug. Zeker weten?"), needed=True, unknown=False),
        )

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Erase only after a yes."""
        sure = filled.answer("zeker") is Answer.JA
        return {} if sure else {"zeker": _("Kies ja, of ga terug met Esc.")}

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say in how many versions it stands, and who received it and will be told."""
        del filled
        file, part = self.seat.opened.file, self._part.id
        count = len(versions_with(file, part))
        told = n_("Het staat in {count} versie.", "Het staat in {count} versies.", count).format(count=count)
        found = past_recipients(self.seat.desk, self.seat.opened, part)
        lines: list[Paragraph] = [(told, Tone.PLAIN)]
        if found:
            lines.append((_("Wie het kreeg, krijgt een kennisgeving:"), Tone.WEIGH))
        return [*lines, *((f"  - {one.organisation}", Tone.PLAIN) for one in found)]

    def save(self, filled: Filled) -> OpenCase | None:
        """Erase it, with a notice for each recipient."""
        return erase(self.seat.desk, self.seat.opened, self._part.id, filled.text("waarom"))
