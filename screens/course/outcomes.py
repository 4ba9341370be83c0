"""The short forms of the course: no Wams after all, an offer of support, the boundaries again, who is responsible."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from screens.course.intake import DOORS
from screens.course.step_form import told_fields, told_of
from screens.form.fields import (
    Choice,
    Day,
    Field,
    Filled,
    Line,
    Option,
    Raw,
    Several,
    Text,
    When,
    options_of,
    raw_of,
    yes_no,
)
from screens.form.screen import FormScreen
from screens.seat import Seat
from wams_tui.casework.case import Closing
from wams_tui.casework.codes import Answer
from wams_tui.casework.course.intake import Support
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.assessing import clients, record_controller, record_doors, record_offer, to_regular_help
from wams_tui.locale import _

NO_WAMS = {
    "een-terrein": N_("Er is één probleem; gewone hulp is genoeg."),
    "geen-samenhang": N_("Er zijn meer problemen, maar ze hangen niet samen."),
    "eenmalig": N_("Het was één voorval; het duurt niet voort en kwam niet terug."),
    "client-weigert": N_("De cliënt wil geen hulp, en er is geen grond om verder te gaan."),
    "ander-regime": N_("Een andere route is beter, en loopt al."),
}
"""Why it is no Wams, stored in these words; where a reason of closing has the same code, that is the reason."""

_OWN = "anders"


class _CaseForm(FormScreen):
    """A form about a case; ``PLACE`` is where one comes back to."""

    PLACE: ClassVar[str]
    seat: Seat

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.place = f"{self.PLACE}:{seat.opened.id}"


class RegularHelpForm(_CaseForm):
    """Close a case that is no Wams: a reason by number, and how the client was told."""

    PLACE: ClassVar[str] = "regulier"
    TITLE_TEXT: ClassVar[str] = N_("Geen Wams: gewone hulp")
    ABOUT: ClassVar[str] = N_(
        "De casus sluit, en de gewone hulp gaat door. Kies waarom met een cijfer, en zeg hoe de cliënt het hoorde. "
        "Daarna maakt b een korte brief."
    )

    def fields(self) -> Sequence[Field]:
        """Return why, and how the client was told."""
        reasons = (*(Option(code, _(words)) for code, words in NO_WAMS.items()), Option(_OWN, _("een andere reden")))
        return (
            Choice("waarom", _("Waarom is dit geen Wams?"), needed=True, options=reasons),
            Line("woorden", _("Welke reden?"), needed=True, when=When("waarom", (_OWN,))),
            *told_fields(),
        )

    def save(self, filled: Filled) -> OpenCase | None:
        """Close it."""
        seat = self.seat
        told, untold = told_of(filled, clients(seat.opened.file), seat)
        code = filled.text("waarom")
        closing = Closing(code) if code in {one.value for one in Closing} else Closing.GEEN_MEERVOUDIGE_PROBLEMATIEK
        why = filled.text("woorden") or NO_WAMS[code]
        return to_regular_help(seat.desk, seat.opened, closing, why, told, untold)


class OfferForm(_CaseForm):
    """An independent supporter was offered: to whom, when, and what became of it."""

    PLACE: ClassVar[str] = "ondersteuner"
    TITLE_TEXT: ClassVar[str] = N_("Cliëntondersteuning")
    ABOUT: ClassVar[str] = N_(
        "Een onafhankelijke cliëntondersteuner is gratis en kiest de kant van de cliënt. Het aanbod moet er zijn vóór "
        "het onderzoek; aannemen hoeft niet."
    )

    def fields(self) -> Sequence[Field]:
        """Return to whom, what became of it, when, and whether the supporter was there."""
        people = tuple(
            Option(one.id, one.name)
            for one in self.seat.opened.file.persons
            if one.role not in (PersonRole.MELDER, PersonRole.DERDE)
        )
        return (
            Several("wie", _("Aan wie is het aangeboden?"), needed=True, options=people),
            Choice("uitkomst", _("Wat werd het?"), needed=True, options=options_of(Support)),
            yes_no("erbij", _("Was de ondersteuner er bij het gesprek?"), when=When("uitkomst", ("aanvaard",))),
            Day("op", _("Aangeboden op"), needed=True, past=True, latest=self.seat.desk.today()),
        )

    def given(self) -> Raw:
        """Return today."""
        return {"op": raw_of(self.seat.desk.today())}

    def save(self, filled: Filled) -> OpenCase | None:
        """Store the offer."""
        outcome = filled.code("uitkomst", Support) or Support.AANGEBODEN
        on = filled.day("op") or self.seat.desk.today()
        whom = [one.id for one in self.seat.opened.file.persons if one.id in filled.chosen("wie")]
        return record_offer(self.seat.desk, self.seat.opened, whom, outcome, on, filled.answer("erbij"))


class DoorsForm(_CaseForm):
    """The three boundaries, asked again: what held at the door may have changed."""

    PLACE: ClassVar[str] = "grenzen"
    TITLE_TEXT: ClassVar[str] = N_("Grenzen")
    ABOUT: ClassVar[str] = N_(
        "Acuut gevaar, Veilig Thuis en gedwongen zorg: andere routes, die voorgaan. Bij een ja staat erbij wat u doet."
    )

    def fields(self) -> Sequence[Field]:
        """Return each boundary, and what was done where it is a yes."""
        fields: list[Field] = []
        for boundary, (asks, tells) in DOORS.items():
            done = f"{boundary.value}:gedaan"
            fields.append(yes_no(boundary.value, _(asks), needed=True, yes=_(tells)))
            fields.append(
                Line(done, _("Wat is er gedaan?"), needed=True, when=When(boundary.value, (Answer.JA.value,)))
            )
        return fields

    def save(self, filled: Filled) -> OpenCase | None:
        """Store the answers."""
        answers = {one: (filled.answer(one.value), filled.text(f"{one.value}:gedaan")) for one in DOORS}
        return record_doors(self.seat.desk, self.seat.opened, answers)


class ControllerForm(_CaseForm):
    """After a hand-over: who answers for the data now, and how the client was told who coordinates."""

    PLACE: ClassVar[str] = "verantwoordelijke"
    TITLE_TEXT: ClassVar[str] = N_("Wie is verantwoordelijk?")
    ABOUT: ClassVar[str] = N_(
        "Een andere coördinator kan van een andere organisatie zijn. Bepaal opnieuw wie voor de gegevens instaat, en "
        "vertel de cliënt wie nu coördinator is."
    )

    def fields(self) -> Sequence[Field]:
        """Return who, where to ask, and how it was told."""
        return (
            Line("wie", _("Wie is verantwoordelijk voor de gegevens?"), needed=True),
            Line("contact", _("Waar stelt men vragen?"), needed=True),
            Text("verteld", _("Hoe is de cliënt verteld wie nu coördinator is?"), needed=True, rows=2),
        )

    def given(self) -> Raw:
        """Return who it was until now: to be confirmed or changed."""
        case = self.seat.opened.file.case
        return {"wie": case.controller, "contact": case.contact}

    def check(self, filled: Filled) -> Mapping[str, str]:
        """Ask for a sentence."""
        return {} if len(filled.text("verteld")) >= 10 else {"verteld": _("Schrijf het in een zin.")}

    def save(self, filled: Filled) -> OpenCase | None:
        """Store it."""
        told = filled.text("verteld")
        return record_controller(self.seat.desk, self.seat.opened, filled.text("wie"), filled.text("contact"), told)
