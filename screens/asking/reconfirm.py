"""That the source of a datum was asked again, and says that it still holds."""

from collections.abc import Sequence
from typing import ClassVar

from screens.form.fields import Day, Field, Filled, Line
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import day
from wams_tui.casework.words import N_
from wams_tui.desk.asking.recency import counted_until, reconfirm
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.disclosing.fields import Field as Datum
from wams_tui.desk.disclosing.fields import fields_of
from wams_tui.locale import _


class ReconfirmForm(FormScreen):
    """Who confirmed a datum or text anew, and when; ``record`` is the id of its record."""

    TITLE_TEXT: ClassVar[str] = N_("Opnieuw bevestigen")
    ABOUT: ClassVar[str] = N_(
        "U hebt bij de bron nagevraagd of dit gegeven nog klopt, en het klopt nog. Schrijf wie dat zei en wanneer. "
        "Klopt het niet meer, bevestig dan niet: verbeter het gegeven."
    )

    def __init__(self, seat: Seat, record: str) -> None:
        super().__init__(seat)
        self._seat = seat
        self._record = record
        self.place = f"bevestigen:{seat.opened.id}:{record}"

    def fields(self) -> Sequence[Field]:
        """Who, and when."""
        return (
            Line("wie", _("Wie bevestigde het"), _("De bron zelf: naam en functie."), needed=True),
            Day("dag", _("Wanneer"), _("Leeg is vandaag."), past=True, latest=self._seat.desk.today()),
        )

    def title_line(self) -> str:
        """Name the datum."""
        return f"{_(self.TITLE_TEXT)} · {_(self._datum().label)} · {self._seat.opened.file.case.code}"

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say where it came from: there one asks."""
        del filled
        field = self._datum()
        source = _("Bron: {source}").format(source=_(field.source.description))
        return [(source, Tone.PLAIN), *age_of(self._seat, field)]

    def save(self, filled: Filled) -> OpenCase:
        """Store it."""
        desk = self._seat.desk
        return reconfirm(desk, self._seat.opened, self._record, filled.text("wie"), filled.day("dag") or desk.today())

    def _datum(self) -> Datum:
        return next(one for one in fields_of(self._seat.opened.file) if one.record == self._record)


def age_of(seat: Seat, field: Datum) -> list[Paragraph]:
    """Say until when a datum counts without asking its source again, or that it is past that day."""
    until = counted_until(seat.desk.rules, field)
    if until is None:
        return []
    if until >= seat.desk.today():
        return [(_("telt zonder navragen tot en met {when}").format(when=day(until)), Tone.PLAIN)]
    text = _("te oud om te geven sinds {when}: vraag de bron of het nog klopt")
    return [(text.format(when=day(until)), Tone.WEIGH)]
