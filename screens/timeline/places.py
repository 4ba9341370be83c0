"""Coming back to the timeline, a task, and the hand-over sheet."""

from collections.abc import Sequence

from screens.access.sheet import HandSheetScreen
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
        case ["overdrachtsblad"]:
            return HandSheetScreen(seat)
        case "taak-lezen", todo:
            return TodoScreen(seat, seat.opened.file.todo(todo).id)
    return None
