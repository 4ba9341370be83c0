"""Coming back to the screens of a household."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.household.deeds import form_of
from screens.household.drawn import DrawnScreen
from screens.household.person import PersonScreen
from screens.household.screen import HouseholdScreen
from screens.seat import Seat


def household_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; ``None`` when it is none of ours.

    Raises:
        LookupError: when the case has no such person or line any more.
    """
    match name, *ids:
        case ["huishouden"]:
            return HouseholdScreen(seat)
        case ["tekening"]:
            return DrawnScreen(seat)
        case "persoon", person:
            return PersonScreen(seat, seat.opened.file.person(person).id)
        case "huishouden-formulier", kind, person, at:
            return form_of(kind, seat, person, at)
    return None
