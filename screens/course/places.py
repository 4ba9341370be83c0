"""Back to a screen of the course after a lock, by the name of its place."""

from collections.abc import Callable, Mapping, Sequence

from screens.course.criteria import CriteriaForm
from screens.course.outcomes import ControllerForm, DoorsForm, LetterForm, OfferForm, RegularHelpForm
from screens.course.step_form import StepForm
from screens.course.steps import StepsScreen
from screens.frame import Frame
from screens.seat import Seat
from wams_tui.casework.codes import Phase

PLACES: Mapping[str, Callable[[Seat], Frame[None]]] = {
    "stappen": StepsScreen,
    "criteria": CriteriaForm,
    "regulier": RegularHelpForm,
    "ondersteuner": OfferForm,
    "grenzen": DoorsForm,
    "verantwoordelijke": ControllerForm,
    "brief": LetterForm,
}
"""The screens of the course that need no more than their case."""

STEP = "stap"
"""A form for one step, which has a phase as well."""


def course_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None]:
    """Return the screen of a place.

    Raises:
        LookupError: the step is not open any more.
    """
    return StepForm(seat, Phase(ids[0])) if name == STEP else PLACES[name](seat)
