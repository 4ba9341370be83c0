"""A life is in danger, and that is on record: to whom the least is given at once."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from screens.disclose.flow import Flow
from screens.form.fields import Choice, Field, Filled, Line, Option, When, options_of
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import day
from wams_tui.casework.codes import Party
from wams_tui.casework.urgent.decisions import AcuteDanger
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.travel.road import on_the_road
from wams_tui.desk.urgent.giving import TERMS, Rescuer, admit, helpers, running, who_may_hear
from wams_tui.locale import _

_OTHER = "ander"

FG_HEARS_LATER = N_("Onderweg krijgt de FG het bericht pas als de reiskluis terug is. Bel als dat niet kan wachten.")


class GiveForm(FormScreen):
    """To whom the least is given now; then which data, as in every disclosure."""

    seat: Seat
    TITLE_TEXT: ClassVar[str] = N_("Acuut gevaar: geven")
    ABOUT: ClassVar[str] = N_(
        "Aan wie geeft u nu het minste dat nodig is? Wie niet meedoet, doet mee zolang het gevaar duurt. Daarna kiest "
        "u de gegevens; de regels oordelen over elk gegeven, en u schrijft bij elk waarom het nodig is. De FG krijgt "
        "bericht."
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.place = f"gevaar-geven:{seat.opened.id}"
        self._recipient = ""

    def fields(self) -> Sequence[Field]:
        """Return who hears it: who takes part and helps, or somebody else."""
        known = tuple(Option(one.id, one.organisation) for one in helpers(self.seat.desk, self.seat.opened.file))
        other = When("aan", (_OTHER,))
        parties = options_of(who_may_hear(self.seat.desk))
        return (
            Choice("aan", _("Aan wie?"), needed=True, options=(*known, Option(_OTHER, _("een ander, die nu helpt")))),
            Line("organisatie", _("Welke organisatie?"), needed=True, when=other),
            Choice("partij", _("Wat voor partij is dat?"), needed=True, options=parties, when=other),
            Line("naam", _("Wie spreekt u daar?"), when=other),
        )

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Say which danger, and the least that is needed."""
        del filled
        danger = running(self.seat.desk, self.seat.opened.file)
        told = danger_words(self.seat, danger) if danger is not None else []
        if on_the_road(self.seat.desk) is not None:
            told = [*told, ("", Tone.PLAIN), (_(FG_HEARS_LATER), Tone.WEIGH)]
        return told

    def save(self, filled: Filled) -> OpenCase | None:
        """Let somebody else take part; who does already is only chosen."""
        self._recipient = filled.text("aan")
        if self._recipient != _OTHER:
            return None
        party = filled.code("partij", Party) or Party.POLITIE
        rescuer = Rescuer(filled.text("organisatie"), party, filled.text("naam"))
        opened, self._recipient = admit(self.seat.desk, self.seat.opened, rescuer)
        return opened

    def saved(self) -> None:
        """Go on to the data: purpose and basis are what the danger opens."""
        flow = Flow(self.seat, self._recipient, terms=TERMS)
        self.app.push_screen(flow.first())


def danger_words(seat: Seat, danger: AcuteDanger) -> list[Paragraph]:
    """Say whose life, why, the least that is needed and until when."""
    named: Mapping[str, str] = {person.id: person.name for person in seat.opened.file.persons}
    until = _("tot en met {when}; de minste gegevens: {minimum}").format(
        when=day(danger.period.end), minimum=danger.minimum
    )
    return [(f"! {named.get(danger.person, '?')}: {danger.words}", Tone.WEIGH), (until, Tone.PLAIN)]
