"""Taking one step: who decided, when, why, and who was told; what is still missing stands below."""

from collections.abc import Sequence
from typing import ClassVar

from screens.course.words import lacking
from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, Text, When, options_of, raw_of
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.case import Closing, Decision, Told
from wams_tui.casework.codes import Phase
from wams_tui.casework.course.gates import Gate
from wams_tui.casework.course.phases import open_ways
from wams_tui.casework.labels import label
from wams_tui.casework.plan.tensions import tensions
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.assessing import clients
from wams_tui.desk.course.steps import go_on, lacks_of, refused_elsewhere
from wams_tui.desk.plan.closing import remains_lines, remains_of
from wams_tui.locale import _, n_

NOT_TOLD = "niet"
TOLD = {
    "gesprek": N_("ja, in een gesprek"),
    "telefoon": N_("ja, door de telefoon"),
    "brief": N_("ja, met een brief"),
    NOT_TOLD: N_("nee"),
}
"""How the client was told."""

_REFUSED = N_("Er was een weigering, hier of in een andere casus van u; ook al lijkt dat nu anders.")
_WITH_END = (Phase.ONDERZOEK, Phase.BESLUIT_AANPAK)
_WITH_REVIEW = (Phase.PLAN, Phase.UITVOERING)
"""An evaluation sets the next day when it is done, and not when it begins."""


def told_fields() -> tuple[Field, ...]:
    """Return the question whether the client was told, and if not, why not."""
    return (
        Choice(
            "verteld", _("Is de cliënt dit verteld?"), needed=True,
            options=tuple(Option(code, _(words)) for code, words in TOLD.items()),
        ),
        Line("waarom-niet", _("Waarom niet?"), needed=True, when=When("verteld", (NOT_TOLD,))),
    )  # fmt: skip


def told_of(filled: Filled, persons: Sequence[str], seat: Seat) -> tuple[tuple[Told, ...], str]:
    """Return who was told and how; or nobody, and why not."""
    how = filled.text("verteld")
    if how in ("", NOT_TOLD):
        return (), filled.text("waarom-niet")
    today = seat.desk.today()
    return tuple(Told(person=one, on=today, how=how) for one in persons), ""


class StepForm(FormScreen):
    """One step of one case."""

    TITLE_TEXT: ClassVar[str] = N_("Stap")
    ABOUT: ClassVar[str] = N_(
        "Wie besloot, wanneer, waarom, en of de cliënt het is verteld. Onderaan staat wat er nog ontbreekt; zolang "
        "daar iets staat, wordt er niets opgeslagen."
    )
    seat: Seat

    def __init__(self, seat: Seat, phase: Phase) -> None:
        super().__init__(seat)
        self._phase = phase
        self.place = f"stap:{seat.opened.id}:{phase.value}"
        if phase not in open_ways(seat.opened.file):
            raise LookupError(phase.value)
        self._elsewhere = refused_elsewhere(seat.desk, seat.opened.file, phase)
        begun = Decision(phase=phase, on=seat.desk.today(), by="")
        lacks = lacks_of(seat.desk, seat.opened, begun, {}, self._elsewhere)
        self._after_a_no = any(one.gate is Gate.GEEN_DRUKMIDDEL for one in lacks)

    def title_line(self) -> str:
        """Return which step it is, and of which case."""
        return f"{_(self.TITLE_TEXT)}: {_(label(self._phase))} · {self.seat.label}"

    def fields(self) -> Sequence[Field]:
        """Return what this step asks."""
        today, phase = self.seat.desk.today(), self._phase
        fields: list[Field] = []
        if phase is Phase.AFGESLOTEN:
            fields.append(Choice("reden", _("Waarom wordt afgesloten?"), needed=True, options=options_of(Closing)))
        fields += [
            Line("door", _("Wie besloot dit?"), _("Naam en functie, of het college."), needed=True),
            Text("waarom", _("Waarom?"), needed=True, rows=2),
            Day("op", _("Besloten op"), needed=True, past=True, latest=today),
        ]
        if phase in _WITH_END:
            asks = _("Onderzoek tot en met") if phase is Phase.ONDERZOEK else _("Besluit geldt tot en met")
            fields.append(Day("tot", asks, needed=phase is Phase.ONDERZOEK, earliest=today))
        if phase in _WITH_REVIEW:
            fields.append(Day("evaluatie", _("Evaluatie op"), needed=phase is Phase.UITVOERING, earliest=today))
        if phase is Phase.BESLUIT_AANPAK:
            fields += [
                Line(
                    "verantwoordelijke", _("Wie is verantwoordelijk voor de gegevens?"),
                    _("Het college van uw gemeente, of wie met deze coördinator voor de gegevens instaat."),
                    needed=True,
                ),
                Line("contact", _("Waar stelt men vragen?"), needed=True),
            ]  # fmt: skip
        if self._after_a_no:
            fields += [
                Line("tweede", _("Wie stemde als tweede in?"), _(_REFUSED), needed=True),
                Line("geen-druk", _("Waarom is dit geen drukmiddel?"), _(_REFUSED), needed=True),
            ]
        if phase is Phase.TRIAGE and self.seat.opened.file.case.phase is Phase.AFGESLOTEN:
            fields.append(Text("nieuw", _("Welke nieuwe feiten zijn er?"), needed=True))
        return (*fields, *told_fields())

    def given(self) -> Raw:
        """Return today, and what the case has already."""
        case = self.seat.opened.file.case
        return {
            "op": raw_of(self.seat.desk.today()),
            "verantwoordelijke": case.controller,
            "contact": case.contact,
            "evaluatie": raw_of(case.review_on),
        }

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Tell what the step still lacks."""
        step, also = self._step(filled)
        lacks = lacks_of(self.seat.desk, self.seat.opened, step, also, self._elsewhere)
        told = lacking(lacks)
        missing = [(_("Er ontbreekt nog:"), Tone.STRONG), *told] if told else [(_("Er ontbreekt niets."), Tone.PLAIN)]
        if self._phase is Phase.UITVOERING:
            return [*missing, *self._plan_now()]
        return [*missing, *self._remains(filled)] if self._phase is Phase.AFGESLOTEN else missing

    def _plan_now(self) -> list[Paragraph]:
        """Tell what the plan still asks, where it is about to be carried out; it keeps nobody from it."""
        file = self.seat.opened.file
        if not file.goals:
            told = _("In het plan staat nog geen doel (p in de casus). Dat houdt deze stap niet tegen.")
            return [("", Tone.PLAIN), (told, Tone.WEIGH)]
        asked = len(tensions(file, self.seat.desk.today()))
        if not asked:
            return []
        told = n_(
            "Bij het plan staat nog {count} vraag (p, dan t).",
            "Bij het plan staan nog {count} vragen (p, dan t).",
            asked,
        )
        return [("", Tone.PLAIN), (told.format(count=asked), Tone.DIM)]

    def _remains(self, filled: Filled) -> list[Paragraph]:
        """Tell what closing leaves behind: what is kept and until when, and what runs on and who keeps it."""
        file = self.seat.opened.file
        why = filled.code("reden", Closing)
        lines = remains_lines(remains_of(self.seat.desk, file, why), file, _)
        if why is not Closing.GEEN_MEERVOUDIGE_PROBLEMATIEK:
            lines.append(_("De laatste brief maakt u daarna bij elke persoon (h in de casus), met b."))
        return [("", Tone.PLAIN), *((f"  - \t{line}", Tone.PLAIN) for line in lines)]

    def save(self, filled: Filled) -> OpenCase | None:
        """Take the step."""
        step, also = self._step(filled)
        return go_on(self.seat.desk, self.seat.opened, step, **also)

    def _step(self, filled: Filled) -> tuple[Decision, dict[str, object]]:
        seat = self.seat
        told, untold = told_of(filled, clients(seat.opened.file), seat)
        step = Decision(
            phase=self._phase,
            on=filled.day("op") or seat.desk.today(),
            by=filled.text("door"),
            reason=filled.text("waarom"),
            until=filled.day("tot"),
            second=filled.text("tweede"),
            no_pressure=filled.text("geen-druk"),
            new_facts=filled.text("nieuw"),
            closing=filled.code("reden", Closing),
            told=told,
            untold_reason=untold,
        )
        also: dict[str, object] = {}
        if self._phase is Phase.BESLUIT_AANPAK:
            also = {
                "controller": filled.text("verantwoordelijke"),
                "contact": filled.text("contact"),
                "controller_for": seat.opened.file.case.coordinator,
            }
        if self._phase in _WITH_REVIEW and filled.day("evaluatie") is not None:
            also["review_on"] = filled.day("evaluatie")
        return step, also
