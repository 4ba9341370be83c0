"""Back to the table after a lock."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.seat import Seat


def visit_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; nothing where it is none of ours.

    Raises:
        LookupError: somebody who sat there is of the household no more.
    """
    from screens.visit.agree import VisitAgree
    from screens.visit.screen import VisitScreen

    match name:
        case "bezoek":
            return VisitScreen(seat, ids)
        case "bezoek-akkoord":
            return VisitAgree(seat, ids)
    return None
