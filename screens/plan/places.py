"""Coming back to the plan."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.plan.forms import FORMS, form_for
from screens.plan.screen import PlanScreen
from screens.seat import Seat


def plan_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; ``None`` when it is none of ours.

    Raises:
        LookupError: when the plan has no such part any more.
    """
    match name, *ids:
        case ["plan"]:
            return PlanScreen(seat)
        case "plan-formulier", kind, part if kind in FORMS:
            return form_for(seat, "plan" if not part else kind, part or kind)
    return None
