"""Back to the choices between office and laptop after a lock."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.seat import Seat
from screens.travel.clashes import ClashesScreen
from wams_tui.desk.travel.clashes import open_clashes


def travel_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; nothing where it is none of ours, or where a choice was made meanwhile."""
    from screens.travel.another import AnotherForm, can_be_typed

    if name == "botsing":
        waiting = [one.id for one in open_clashes(seat.opened) if one.id in ids and can_be_typed(one)]
        return AnotherForm(seat, waiting[0]) if waiting else None
    return ClashesScreen(seat) if name == "botsingen" and not ids else None
