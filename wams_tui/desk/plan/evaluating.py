"""Evaluating the approach: what became of each goal, how it went, and what follows; or that it ends (guard G9)."""

from dataclasses import dataclass
from datetime import date, timedelta

from wams_tui.casework.case import Case, Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Phase
from wams_tui.casework.course.gates import UNDER_WAY, Shortfall
from wams_tui.casework.course.phases import shortfalls
from wams_tui.casework.course.standing import after_step
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.plan.frozen import as_now
from wams_tui.casework.plan.order import goals_in_order
from wams_tui.casework.plan.parts import Evaluated, Goal, GoalOutcome
from wams_tui.casework.plan.review import Review
from wams_tui.casework.words import MIN_WORDS, N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.course.steps import go_on
from wams_tui.desk.course.thresholds import thresholds
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require

ONWARD = (Phase.UITVOERING, Phase.PLAN, Phase.AFGESLOTEN)
"""What may follow an evaluation: going on, changing the plan, closing."""

_MEETINGS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Held:
    """How an evaluation went: who says so by name, in words, who took part, when the next one is."""

    by: str
    words: str
    present: tuple[str, ...] = ()
    next_on: date | None = None


def to_evaluate(file: CaseFile, day: date) -> tuple[Goal, ...]:
    """Return the goals of which nobody said yet, in this evaluation, what became of them, in the family's order.

    What was reached or given up before is not asked again.
    """
    begun = begun_on(file, day)
    return tuple(
        goal
        for goal in goals_in_order(file)
        if goal.is_open and not any(begun <= one.on <= day for one in goal.evaluations)
    )


def begun_on(file: CaseFile, day: date) -> date:
    """Return the day from which what was said of a goal belongs to this evaluation: it may take more than one meeting.

    That is two weeks back from the step to the evaluation, or from ``day``, but not further than the one before.
    """
    case = file.case
    step = case.history[-1].on if case.phase is Phase.EVALUATIE and case.history else day
    return max([step - _MEETINGS, *(one.on for one in case.reviews)])


def say_outcome(desk: Desk, opened: OpenCase, goal: str, outcome: GoalOutcome, words: str = "") -> OpenCase:
    """Record what became of a goal, today; return the case as it is now.

    Raises:
        KeyError: there is no such goal.
        Refused: no approach runs, or one changes no cases.
        Clashed: a colleague changed the goal first.
    """
    require(desk, Task.CASUS_BEWERKEN)
    _refuse_not_under_way(opened.file)
    before = opened.file.goal(goal)
    said = Evaluated(on=desk.today(), by=desk.session.coordinator.id, outcome=outcome, words=words.strip())
    if before.evaluations[-1:] == (said,):
        return opened
    changed = before.model_copy(update={"evaluations": (*before.evaluations, said)})
    return save(desk, opened, [changed], _event("doel", goal, {"uitkomst": outcome.value}))[0]


def lacks_of_evaluation(desk: Desk, opened: OpenCase, held: Held, onward: Phase) -> tuple[Shortfall, ...]:
    """Return what keeps the approach from going on to ``onward`` after an evaluation; closing asks for itself later."""
    case = opened.file.case
    if onward is Phase.AFGESLOTEN or _stays(case, onward):
        return ()
    now, file = desk.today(), opened.file
    if case.phase is Phase.UITVOERING:
        first = _decision(desk, Phase.EVALUATIE, held)
        file = file.model_copy(update={"case": after_step(case, first)})
    settled = file.case.model_copy(update=_settled(desk, opened, held))
    step = _decision(desk, onward, held)
    return shortfalls(file.model_copy(update={"case": settled}), step, now, thresholds(desk.rules))


def evaluate(desk: Desk, opened: OpenCase, held: Held, onward: Phase) -> OpenCase:
    """Record that the evaluation took place, and go on as was decided; return the case as it is now.

    From the carrying out it goes by way of the phase *evaluatie*. Towards closing it stays there: why it is closed and
    who was told is asked with that step. A plan that was not carried out yet stays where it is, with a new day.

    Raises:
        Misused: no words, no name, no next day or one that is past.
        Refused: no approach runs, goals without an outcome, or a guard of the next step does not hold.
        Conflict: a colleague changed the case first.
    """
    require(desk, Task.CASUS_BEWERKEN)
    _refuse_not_under_way(opened.file)
    _refuse_half(desk, opened.file, held, onward)
    lacks = lacks_of_evaluation(desk, opened, held, onward)
    if lacks:
        raise Refused(lacks[0].sentence, "", **lacks[0].params)
    also = _settled(desk, opened, held)
    if opened.file.case.phase is Phase.UITVOERING:
        opened = go_on(desk, opened, _decision(desk, Phase.EVALUATIE, held))
    if onward is Phase.AFGESLOTEN or _stays(opened.file.case, onward):
        case = opened.file.case.model_copy(update=also)
        event = _event("casus", opened.id, {"volgende": held.next_on.isoformat() if held.next_on else ""})
        return save(desk, opened, [case], event)[0]
    return go_on(desk, opened, _decision(desk, onward, held), **also)


def _stays(case: Case, onward: Phase) -> bool:
    """Whether the case keeps its phase: a plan that is not carried out yet is only given a new day."""
    return case.phase in (Phase.BESLUIT_AANPAK, Phase.PLAN) and onward in (case.phase, Phase.PLAN)


def _settled(desk: Desk, opened: OpenCase, held: Held) -> dict[str, object]:
    case, same = opened.file.case, as_now(opened.file)
    review = Review(
        on=desk.today(),
        by=held.by.strip(),
        words=held.words.strip(),
        present=held.present,
        version=same.id if same is not None else "",
        next_on=held.next_on,
    )
    return {"reviews": (*case.reviews, review), "review_on": held.next_on or case.review_on}


def _decision(desk: Desk, phase: Phase, held: Held) -> Decision:
    return Decision(phase=phase, on=desk.today(), by=held.by.strip(), reason=held.words.strip())


def _event(kind: str, id: str, details: dict[str, str]) -> AuditEvent:
    return AuditEvent(
        action=AuditAction.PLAN_GEEVALUEERD,
        code=AuditCode.UPDATE,
        object_kind=kind,
        object_id=id,
        purpose="coordinatie",
        details={key: value for key, value in details.items() if value},
    )


def _refuse_not_under_way(file: CaseFile) -> None:
    if file.case.phase not in UNDER_WAY:
        raise Refused(
            N_("Er loopt geen aanpak om te evalueren."), N_("Kijk bij de stappen (f) waar deze casus nu staat.")
        )


def _refuse_half(desk: Desk, file: CaseFile, held: Held, onward: Phase) -> None:
    if onward not in ONWARD:
        raise Misused(N_("Na een evaluatie gaat het verder, wordt het plan bijgesteld of wordt afgesloten."), "")
    if not held.by.strip():
        raise Misused(N_("Er staat niet bij wie dit besloot."), N_("Noem naam en functie, of het college."))
    if len(held.words.strip()) < MIN_WORDS:
        raise Misused(N_("Er staat niet bij hoe het ging."), N_("Schrijf in een zin hoe de aanpak tot nu toe ging."))
    if onward is not Phase.AFGESLOTEN and (held.next_on is None or held.next_on <= desk.today()):
        raise Misused(N_("Er is nog geen nieuwe dag voor de volgende evaluatie."), N_("Noem een dag die nog komt."))
    left = to_evaluate(file, desk.today())
    if left:
        raise Refused(
            N_("Nog niet bij elk doel staat wat ervan is geworden; het eerste is doel {number}, en in totaal {count}."),
            N_("Kies bij elk doel: bereikt, deels, niet, of geen doel meer."),
            count=len(left),
            number=goals_in_order(file).index(left[0]) + 1,
        )
