"""Back to who gets a copy, or a hand-over sheet, after a lock."""

from collections.abc import Sequence

from screens.copies.readers import Copies
from screens.copies.takers import SheetTakers
from screens.frame import Frame
from screens.seat import Seat


def copies_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; nothing where it is none of ours."""
    match name, *ids:
        case ["kopie"]:
            return Copies(seat)
        case ["blad-geven"]:
            return SheetTakers(seat)
    return None
