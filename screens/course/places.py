"""Back to a screen of the course after a lock, by the name of its place."""

from collections.abc import Callable, Mapping, Sequence

from screens.course.criteria import CriteriaForm
from screens.course.letter import NoWamsLetter
from screens.course.outcomes import ControllerForm, DoorsForm, OfferForm, RegularHelpForm
from screens.course.step_form import StepForm
from screens.course.steps import StepsScreen
from screens.course.urgent import DangerForm, PoliceForm
from screens.frame import Frame
from screens.seat import Seat
from wams_tui.casework.codes import Phase
from wams_tui.desk.course.recording import datum_of

PLACES: Mapping[str, Callable[[Seat], Frame[None]]] = {
    "stappen": StepsScreen,
    "criteria": CriteriaForm,
    "regulier": RegularHelpForm,
    "ondersteuner": OfferForm,
    "grenzen": DoorsForm,
    "verantwoordelijke": ControllerForm,
    "brief": NoWamsLetter,
    "gevaar": DangerForm,
}
"""The screens of the course that need no more than their case."""

POLICE = "politie"
"""The form for a decision of the police, which has a datum as well."""

STEP = "stap"
"""A form for one step, which has a phase as well."""

NAMES = frozenset({POLICE, STEP, *PLACES})
"""What every place of the course is called."""


def course_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None]:
    """Return the screen of a place.

    Raises:
        LookupError: the step is not open any more.
    """
    if name == POLICE:
        return PoliceForm(seat, datum_of(seat.opened.file, ids[0]).id)
    return StepForm(seat, Phase(ids[0])) if name == STEP else PLACES[name](seat)
