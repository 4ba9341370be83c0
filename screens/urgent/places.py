"""Back to a screen of acute danger after a lock."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.seat import Seat
from screens.urgent.forms import GiveForm
from screens.urgent.look_back import LookBackForm


def urgent_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; nothing where it is none of ours.

    Raises:
        KeyError: the case has no such danger any more.
    """
    match name, *ids:
        case ["gevaar-geven"]:
            return GiveForm(seat)
        case "terugblik", danger:
            return LookBackForm(seat, danger)
    return None
