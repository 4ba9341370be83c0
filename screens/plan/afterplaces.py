"""Coming back to the versions of a plan, what people said of them, its progress and its evaluation."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.seat import Seat


def after_plan_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; ``None`` when it is none of ours.

    Raises:
        LookupError: when the case has no such version, goal or person any more.
    """
    from screens.plan.agree import AgreeScreen
    from screens.plan.agree_form import AnswerForm
    from screens.plan.erase_form import PlanEraseForm
    from screens.plan.evaluate import EvaluateScreen
    from screens.plan.evaluate_forms import HeldForm, OutcomeForm
    from screens.plan.progress import ProgressScreen
    from screens.plan.versions import DifferenceScreen, PlanVersionsScreen
    from wams_tui.casework.plan.version import Agreed

    match name, *ids:
        case ["plan-versies"]:
            return PlanVersionsScreen(seat)
        case "plan-verschil", old, new:
            return DifferenceScreen(seat, old, new)
        case "plan-akkoord", version:
            return AgreeScreen(seat, version)
        case "plan-antwoord", version, person, who, answer, older:
            return AnswerForm(seat, version, seat.opened.file.person(person).id, who, Agreed(answer), older=bool(older))
        case ["plan-voortgang"]:
            return ProgressScreen(seat)
        case ["plan-evaluatie"]:
            return EvaluateScreen(seat)
        case "plan-uitkomst", goal:
            return OutcomeForm(seat, goal)
        case ["plan-afronden"]:
            return HeldForm(seat)
        case "plan-wissen", part:
            return PlanEraseForm(seat, part)
    return None
