"""Back to a screen about asking others, after a lock."""

from collections.abc import Sequence

from screens.asking.reconfirm import ReconfirmForm
from screens.frame import Frame
from screens.seat import Seat
from wams_tui.desk.recording import datum_of


def asking_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place, or nothing when the place is of another room.

    Raises:
        LookupError, WamsError: what it was about is there no more.
    """
    match name, *ids:
        case "bevestigen", record:
            return ReconfirmForm(seat, datum_of(seat.opened.file, record).id)
    return None
