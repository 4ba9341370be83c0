"""Coming back to the timeline, and to what one went to from it."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.seat import Seat
from screens.timeline.screen import TimelineScreen
from screens.todo import TodoScreen


def timeline_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; ``None`` when it is none of ours.

    Raises:
        LookupError: when the case has no such task any more.
    """
    match name, *ids:
        case ["tijdlijn"]:
            return TimelineScreen(seat)
        case "taak-lezen", todo:
            return TodoScreen(seat, seat.opened.file.todo(todo).id)
    return None
