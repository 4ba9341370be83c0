"""What others establish and what counts for days only: a life in danger, and the police's decision about their data."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, Several, Text, options_of, raw_of, yes_no
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.words import day
from wams_tui.casework.codes import Answer, Party
from wams_tui.casework.urgent.decisions import PoliceDecision, WpgArticle
from wams_tui.casework.urgent.lookback import last_day, overdue
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.urgent.recording import LONGEST, InDanger, record_danger, record_police
from wams_tui.locale import _

ARTICLES: Mapping[WpgArticle, str] = {
    WpgArticle.OPENBARE_ORDE: N_("Wpg 16: aan de burgemeester, voor de openbare orde"),
    WpgArticle.AANGEWEZEN_DERDEN: N_("Wpg 18: aan wie een besluit daarvoor aanwijst"),
    WpgArticle.INCIDENTEEL: N_("Wpg 19: eenmalig, zoals voor hulp aan wie dat nodig heeft"),
    WpgArticle.SAMENWERKING: N_("Wpg 20: aan een samenwerkingsverband, met een eigen besluit"),
}
"""On which article the police decide."""


WAITS = "wachten"


class DangerForm(FormScreen):
    """A life in danger: whose, why, the least that is needed, who established it, and until when."""

    TITLE_TEXT: ClassVar[str] = N_("Acuut gevaar")
    ABOUT: ClassVar[str] = N_(
        "Bel eerst 112. Hier legt u vast dat iemands leven in gevaar is. Dat geeft nog niets: wat een ander dan moet "
        "weten, kiest en bevestigt u daarna met g, op de grondslag vitaal belang. Het geldt ten hoogste drie dagen; "
        "de laatste dag staat bij de termijnen en op Vandaag."
    )
    seat: Seat

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.place = f"gevaar:{seat.opened.id}"

    def fields(self) -> Sequence[Field]:
        """Return whose life, why, what is needed at least, about whom else, who says so, and the last day."""
        today = self.seat.desk.today()
        people = tuple(Option(one.id, one.name) for one in self.seat.opened.file.persons)
        return (
            *self._looked_back(),
            Choice("wie", _("Wiens leven is in gevaar?"), _("Bel eerst 112."), needed=True, options=people),
            Text("waarom", _("Wat is er aan de hand?"), needed=True, rows=2),
            Text("minste", _("Wat moet een ander ten minste weten?"), needed=True, rows=2),
            Line("door", _("Wie stelde dit vast?"), _("Naam en functie."), needed=True),
            Several("over", _("Over wie nog meer is iets nodig?"), options=people),
            Day(
                "tot", _("Tot en met"), _("Vandaag en ten hoogste drie dagen."), needed=True,
                earliest=today, latest=today + timedelta(days=LONGEST - 1),
            ),
        )  # fmt: skip

    def _looked_back(self) -> tuple[Field, ...]:
        """Ask whether an earlier danger can be looked back on first; no reason to wait where a life is at stake."""
        waiting = overdue(self.seat.opened.file, self.seat.desk.today())
        if not waiting:
            return ()
        last = max(last_day(one) for one in waiting)
        label = _("Op het gevaar tot en met {day} is nog niet teruggekeken. Kan dit wachten tot dat is gebeurd?")
        told = _("Is er nu een leven in gevaar: nee.")
        return (yes_no(WAITS, label.format(day=day(last)), told, needed=True, unknown=False),)

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Who can wait looks back first."""
        if filled.answer(WAITS) is not Answer.JA:
            return {}
        return {
            WAITS: _("Kijk dan eerst terug: de taak staat in de casus en op Vandaag. Kan het niet wachten, kies nee.")
        }

    def given(self) -> Raw:
        """Return today."""
        return {"tot": raw_of(self.seat.desk.today())}

    def save(self, filled: Filled) -> OpenCase:
        """Record it."""
        seat = self.seat
        danger = InDanger(
            words=filled.text("waarom"),
            minimum=filled.text("minste"),
            decided_by=filled.text("door"),
            until=filled.day("tot") or seat.desk.today(),
            about=tuple(one.id for one in seat.opened.file.persons if one.id in filled.chosen("over")),
        )
        return record_danger(seat.desk, seat.opened, filled.text("wie"), danger)


class PoliceForm(FormScreen):
    """The police's own decision about one datum of theirs."""

    TITLE_TEXT: ClassVar[str] = N_("Besluit van de politie")
    ABOUT: ClassVar[str] = N_(
        "De politie beslist zelf of een politiegegeven verder mag, aan wie en tot wanneer. U legt vast wat zij "
        "besloten en wie dat deed. Een eerder besluit blijft staan; het nieuwste telt."
    )
    seat: Seat

    def __init__(self, seat: Seat, record: str) -> None:
        super().__init__(seat)
        self._record = record
        self.place = f"politie:{seat.opened.id}:{record}"

    def fields(self) -> Sequence[Field]:
        """Return the article, who decided and when, for whom, what for, until when and under which conditions."""
        today = self.seat.desk.today()
        here = dict.fromkeys(one.party for one in self.seat.opened.file.participants if one.party is not Party.POLITIE)
        parties = tuple(here) or tuple(one for one in Party if one is not Party.POLITIE)
        articles = tuple(Option(code.value, _(words)) for code, words in ARTICLES.items())
        return (
            Choice("artikel", _("Op grond van welk artikel?"), needed=True, options=articles),
            Line("door", _("Wie besloot dit bij de politie?"), _("Naam en functie."), needed=True),
            Day("op", _("Besloten op"), needed=True, past=True, latest=today),
            Several("aan", _("Aan wie mag het gaan?"), needed=True, options=options_of(parties)),
            Text("waarvoor", _("Waarvoor?"), needed=True, rows=2),
            Day("tot", _("Tot en met"), needed=True),
            Line("voorwaarden", _("Voorwaarden"), _("Zij gaan mee naar wie het krijgt.")),
        )

    def given(self) -> Raw:
        """Return today."""
        return {"op": raw_of(self.seat.desk.today())}

    def check(self, filled: Filled) -> Mapping[str, str]:
        """A decision does not end before it begins."""
        first, last = filled.day("op"), filled.day("tot")
        return {"tot": _("Dit is vóór de dag van het besluit.")} if first and last and last < first else {}

    def save(self, filled: Filled) -> OpenCase:
        """Record it."""
        seat, today = self.seat, self.seat.desk.today()
        decision = PoliceDecision(
            article=filled.code("artikel", WpgArticle) or WpgArticle.INCIDENTEEL,
            decided_by=filled.text("door"),
            decided_on=filled.day("op") or today,
            until=filled.day("tot") or today,
            recipients=tuple(party for party in Party if party.value in filled.chosen("aan")),
            words=filled.text("waarvoor"),
            conditions=filled.text("voorwaarden"),
        )
        return record_police(seat.desk, seat.opened, self._record, decision)
