"""The forms of an evaluation: words with what became of a goal, and how it went and what follows."""

from collections.abc import Sequence
from datetime import timedelta
from typing import ClassVar

from screens.course.words import lacking
from screens.form.fields import Choice, Day, Field, Filled, Line, Option, Raw, Several, Text, When, options_of
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Phase
from wams_tui.casework.plan.agreeing import asked
from wams_tui.casework.plan.parts import GoalOutcome
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.plan.evaluating import Held, evaluate, lacks_of_evaluation, say_outcome
from wams_tui.locale import _

_ONWARD = {
    Phase.UITVOERING: N_("doorgaan met het plan"),
    Phase.PLAN: N_("het plan bijstellen"),
    Phase.AFGESLOTEN: N_("afsluiten"),
}
_RUNS_ON = (Phase.UITVOERING.value, Phase.PLAN.value)


class OutcomeForm(FormScreen):
    """What became of one goal, with words.

    Args:
        seat: The case.
        goal: The id of the goal.
    """

    TITLE_TEXT: ClassVar[str] = N_("Wat is ervan geworden?")
    ABOUT: ClassVar[str] = N_(
        "Wat er van dit doel is geworden, en in woorden hoe dat kwam; het liefst die van het gezin."
    )
    seat: Seat

    def __init__(self, seat: Seat, goal: str) -> None:
        super().__init__(seat)
        self._goal = seat.opened.file.goal(goal).id
        self.place = f"plan-uitkomst:{seat.opened.id}:{goal}"

    def title_line(self) -> str:
        """Of which goal."""
        return f"{_(self.TITLE_TEXT)} · {self.seat.opened.file.goal(self._goal).what}"

    def fields(self) -> Sequence[Field]:
        """What, and in words."""
        return (
            Choice("uitkomst", _("Wat is er van dit doel geworden?"), needed=True, options=options_of(GoalOutcome)),
            Text("woorden", _("In woorden")),
        )

    def save(self, filled: Filled) -> OpenCase | None:
        """Record it."""
        outcome = filled.code("uitkomst", GoalOutcome)
        if outcome is None:
            return None
        return say_outcome(self.seat.desk, self.seat.opened, self._goal, outcome, filled.text("woorden"))


class HeldForm(FormScreen):
    """How the evaluation went, who was there, and what follows."""

    TITLE_TEXT: ClassVar[str] = N_("Evaluatie afronden")
    ABOUT: ClassVar[str] = N_(
        "Hoe het ging, wie erbij was en wat er volgt. Gaat het door, dan hoort daar een nieuwe dag bij. Bij afsluiten "
        "volgt het formulier dat vraagt waarom, en hoe de cliënt het hoort."
    )
    seat: Seat

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.place = f"plan-afronden:{seat.opened.id}"
        self._onward: Phase | None = None

    def fields(self) -> Sequence[Field]:
        """What follows, how it went, who was there, who decided, and when the next one is."""
        file, today = self.seat.opened.file, self.seat.desk.today()
        phases = _ONWARD if file.case.phase in (Phase.UITVOERING, Phase.EVALUATIE) else (Phase.PLAN, Phase.AFGESLOTEN)
        onward = tuple(Option(phase.value, _(_ONWARD[phase])) for phase in phases)
        present = [Option(one.id, one.short_name) for one in asked(file, today)]
        present += [Option(one.id, one.organisation) for one in file.participants_on(today)]
        return (
            Choice("volgt", _("Wat volgt er?"), needed=True, options=onward),
            Text("ging", _("Hoe ging het?"), _("Wat lukte, wat niet, en wat vindt het gezin ervan?"), needed=True),
            Day(
                "volgende", _("Volgende evaluatie op"), needed=True, earliest=today + timedelta(days=1),
                when=When("volgt", _RUNS_ON),
            ),
            Several("erbij", _("Wie was erbij?"), options=tuple(present)),
            Line("door", _("Wie besloot dit?"), _("Naam en functie, of het college."), needed=True),
        )  # fmt: skip

    def given(self) -> Raw:
        """Return who sits here as who decided; what is decided, nobody can know."""
        return {"door": self.seat.desk.session.coordinator.name}

    def aside(self, filled: Filled) -> Sequence[Paragraph]:
        """Tell what going on still lacks."""
        onward = filled.code("volgt", Phase)
        if onward is None:
            return ()
        lacks = lacks_of_evaluation(self.seat.desk, self.seat.opened, self._held(filled), onward)
        # What is not filled in yet is asked above.
        told = lacking([one for one in lacks if filled.text("ging") and filled.text("door")])
        return [(_("Er ontbreekt nog:"), Tone.STRONG), *told] if told else ()

    def save(self, filled: Filled) -> OpenCase | None:
        """Record the evaluation, and go on as was decided."""
        self._onward = filled.code("volgt", Phase)
        if self._onward is None:
            return None
        return evaluate(self.seat.desk, self.seat.opened, self._held(filled), self._onward)

    def saved(self) -> None:
        """Ask what closing asks, where that was decided."""
        from screens.course.step_form import StepForm

        if self._onward is Phase.AFGESLOTEN:
            self.app.push_screen(StepForm(self.seat, Phase.AFGESLOTEN))

    def _held(self, filled: Filled) -> Held:
        return Held(
            by=filled.text("door"),
            words=filled.text("ging"),
            present=tuple(sorted(filled.chosen("erbij"))),
            next_on=filled.day("volgende"),
        )
