"""Back to the choices between office and laptop after a lock."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.seat import Seat
from screens.travel.clashes import ClashesScreen


def travel_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; nothing where it is none of ours."""
    return ClashesScreen(seat) if name == "botsingen" and not ids else None
