"""*Evaluatie*: what became of each goal, in a key; and then how it went and what follows (guard G9)."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.live_list import LiveList
from screens.plan.evaluate_forms import HeldForm, OutcomeForm
from screens.seat import Seat
from screens.versions import settle_clash
from screens.widgets.ink import Tone
from screens.widgets.item_list import AnswerList, Item, ItemList, Note
from screens.words import day
from wams_tui.casework.course.gates import UNDER_WAY
from wams_tui.casework.errors import WamsError
from wams_tui.casework.labels import label
from wams_tui.casework.plan.evaluating import overdue
from wams_tui.casework.plan.order import actions_of, goals_in_order
from wams_tui.casework.plan.parts import Goal, GoalOutcome
from wams_tui.casework.plan.progress import Standing, standing_of
from wams_tui.casework.words import N_
from wams_tui.desk.cases import Clashed, OpenCase
from wams_tui.desk.plan.evaluating import say_outcome, to_evaluate
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _, n_

_SIGNS = {
    None: ("?", Tone.WEIGH),
    GoalOutcome.BEREIKT: ("+", Tone.ALLOWED),
    GoalOutcome.DEELS: ("~", Tone.PROVIDED),
    GoalOutcome.NIET: ("-", Tone.REFUSED),
    GoalOutcome.VERVALLEN: ("x", Tone.DIM),
}


class EvaluateScreen(LiveList):
    """The evaluation of one case."""

    TITLE_TEXT: ClassVar[str] = N_("Evaluatie")
    ENTER: ClassVar[str] = N_("met woorden")
    ABOUT: ClassVar[str] = N_(
        "Wat er van elk doel is geworden: b bereikt, d deels, n nee, x geen doel meer; Enter schrijft er woorden bij. "
        "Met r rondt u de evaluatie af: hoe het ging, wie erbij was, en of het doorgaat, anders wordt of stopt. Na een "
        "verlopen evaluatiedatum kan er tot dan niets nieuws worden gedeeld, gevraagd of vastgelegd; rechten en acuut "
        "gevaar gaan altijd door."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "outcome('bereikt')", N_("bereikt"), id="evaluatie.bereikt"),
        Binding("d", "outcome('deels-bereikt')", N_("deels"), id="evaluatie.deels"),
        Binding("n", "outcome('niet-bereikt')", N_("nee"), id="evaluatie.niet"),
        Binding("x", "outcome('vervallen')", N_("vervalt"), id="evaluatie.vervallen"),
        Binding("r", "finish", N_("afronden"), id="evaluatie.afronden"),
    ]

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, f"plan-evaluatie:{seat.opened.id}")

    def body(self) -> ComposeResult:
        """One list, in which ``j`` and ``k`` are no arrows, as in the other lists of the plan."""
        yield AnswerList(id="body")

    def items(self) -> Iterator[Item]:
        """When the review is, and every goal with what became of it."""
        file, today = self.seat.opened.file, self.seat.desk.today()
        yield Item.prose(self._when(), Tone.WEIGH if overdue(file.case, today) else Tone.PLAIN)
        yield Item.gap()
        goals = goals_in_order(file)
        if not goals:
            yield Item.prose(_("Er staan geen doelen in het plan; r rondt de evaluatie af."))
        waiting = {one.id for one in to_evaluate(file, today)}
        for goal in goals:
            outcome = None if goal.id in waiting else goal.outcome
            sign, tone = _SIGNS[outcome]
            yield Item(goal.what, goal.id, sign, tone, tuple(Note(note) for note in self._notes(goal, outcome)))

    def _when(self) -> str:
        case, today = self.seat.opened.file.case, self.seat.desk.today()
        if case.review_on is None:
            return _("Er is geen dag voor de evaluatie afgesproken.")
        if overdue(case, today):
            told = _("De evaluatie was op {day} en is nog niet gedaan. Tot dan wordt er niets gedeeld of gevraagd.")
            return told.format(day=day(case.review_on))
        return _("De evaluatie is op {day}.").format(day=day(case.review_on))

    def _notes(self, goal: Goal, outcome: GoalOutcome | None) -> Iterator[str]:
        last = goal.evaluations[-1] if goal.evaluations else None
        if last is not None:
            said = _("{outcome} ({day})").format(outcome=_(label(last.outcome)), day=day(last.on))
            told = f"{said}: “{last.words}”" if last.words else said
            yield told if outcome is not None else _("vorige keer: {said}").format(said=told)
        actions = actions_of(self.seat.opened.file, goal)
        found = [standing_of(action, self.seat.desk.today()) for action in actions]
        if found:
            done, late = found.count(Standing.GEDAAN), found.count(Standing.TE_LAAT)
            told = n_("{done} van {count} actie gedaan", "{done} van {count} acties gedaan", len(found))
            told = told.format(done=done, count=len(found))
            yield _("{told}, {late} te laat").format(told=told, late=late) if late else told

    def keys_here(self) -> Iterator[Binding]:
        """Name the outcomes first."""
        last = {"choose": 1, "page(1)": 2, "back": 3, "help": 4}
        return iter(sorted(super().keys_here(), key=lambda one: last.get(one.action, 0)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a running approach is evaluated; who only looks on records nothing."""
        changes = may(self.seat.desk, Task.CASUS_BEWERKEN) and self.seat.opened.file.case.phase in UNDER_WAY
        if action == "outcome":
            return changes and self.is_mounted and self.view.current is not None
        if action == "finish":
            return changes
        return super().check_action(action, parameters)

    def action_outcome(self, code: str) -> None:
        """Record what became of the goal under the cursor, and go to the next that waits."""
        goal = self.view.current.key if self.view.current else ""
        try:
            self.seat.opened = say_outcome(self.seat.desk, self.seat.opened, goal, GoalOutcome(code))
        except Clashed as clash:
            settle_clash(self, self.seat, clash, self._settled)
        except WamsError as error:
            self.tell(error)
        else:
            self.show_anew()
            self._to_next()

    def _to_next(self) -> None:
        waiting = to_evaluate(self.seat.opened.file, self.seat.desk.today())
        if waiting:
            self.view.show(self.view.items, waiting[0].id)
        told = n_("Nog {count} doel.", "Nog {count} doelen.", len(waiting)).format(count=len(waiting))
        self.status.show(told if waiting else _("Elk doel is bekeken; r rondt de evaluatie af."))

    def _settled(self, opened: OpenCase | None) -> None:
        if opened is not None:
            self.seat.opened = opened
        self.show_anew()

    @on(ItemList.Chosen)
    def with_words(self) -> None:
        """Write words with what became of the goal under the cursor."""
        current = self.view.current
        if current is not None and self.check_action("outcome", ()):
            self.app.push_screen(OutcomeForm(self.seat, current.key))

    def action_finish(self) -> None:
        """Write how it went and what follows; goals that nobody looked at come first."""
        waiting = to_evaluate(self.seat.opened.file, self.seat.desk.today())
        if waiting:
            self.view.show(self.view.items, waiting[0].id)
            self.status.alarm(
                n_(
                    "Eerst nog {count} doel: b, d, n of x.", "Eerst nog {count} doelen: b, d, n of x.", len(waiting)
                ).format(count=len(waiting))
            )
            return
        self.app.push_screen(HeldForm(self.seat))
