"""The door of a travel vault, and back to the table after a lock."""

from collections.abc import Sequence
from typing import Any

from screens.cases import Cases
from screens.frame import Frame
from screens.house import House
from screens.seat import Seat
from screens.visit.seated import seated
from wams_tui.desk.travel.road import on_the_road

DOOR = "bij-het-gezin"
"""The first screen of a travel vault."""


AT_A_TABLE = frozenset({"bezoek", "bezoek-akkoord"})
"""The places at which a family reads along."""


def instead_of_the_table(seat: Seat | None) -> Frame[Any]:
    """Return what stands there for who cannot come back to the table: below it lies the case, and the family looks on.

    It is asked anew who sits there; without the case nothing is shown at all.
    """
    from screens.visit.blank import Blank
    from screens.visit.table import VisitTable

    return Blank() if seat is None else VisitTable(seat)


def is_at_a_door(cases: Cases) -> bool:
    """Whether this vault is on the road with something in it: then one is asked at which family one is."""
    return on_the_road(cases.house.desk) is not None and len(cases.own) > 0


def open_door(app: House) -> Frame[None] | None:
    """Return the screen that asks it; nothing where the list is not below it."""
    from screens.visit.door import AtTheDoor

    return AtTheDoor(app.screen) if isinstance(app.screen, Cases) else None


def visit_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; nothing where it is none of ours.

    Raises:
        LookupError: somebody who sat there is of the household no more, or takes part no more.
    """
    from screens.visit.agree import VisitAgree
    from screens.visit.screen import VisitScreen

    match name:
        case "bezoek":
            return VisitScreen(seat, *seated(seat.opened.file, ids))
        case "bezoek-akkoord":
            return VisitAgree(seat, *seated(seat.opened.file, ids))
    return None
