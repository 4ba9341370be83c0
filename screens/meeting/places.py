"""Back to a screen about a conference, after a lock."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.meeting.agendas import AgendasScreen
from screens.meeting.erase_form import WrittenEraseForm
from screens.meeting.forms import AttendanceForm, ItemForm, MeetingForm
from screens.meeting.list import MeetingsScreen
from screens.meeting.minutes import MinutesScreen
from screens.meeting.room import RoomScreen
from screens.meeting.screen import MeetingScreen
from screens.seat import Seat


def meeting_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place, or nothing when the place is of another room.

    Raises:
        LookupError: what it was about is there no more.
    """
    file = seat.opened.file
    match name, *ids:
        case ["overleggen"]:
            return MeetingsScreen(seat)
        case "overleg", meeting:
            return MeetingScreen(seat, file.meeting(meeting).id)
        case "overleg-punt", meeting, item:
            return RoomScreen(seat, meeting, file.meeting(meeting).item(item).id)
        case "overleg-formulier", meeting:
            return MeetingForm(seat, file.meeting(meeting).id if meeting else "")
        case "overleg-punt-formulier", meeting, item:
            return ItemForm(seat, meeting, file.meeting(meeting).item(item).id)
        case "overleg-verslag", meeting:
            return MinutesScreen(seat, file.meeting(meeting).id)
        case "overleg-wissen", meeting, key:
            return WrittenEraseForm(seat, f"{meeting}:{key}")
        case "overleg-agenda", meeting:
            return AgendasScreen(seat, file.meeting(meeting).id)
        case "overleg-aanwezig", meeting:
            return AttendanceForm(seat, file.meeting(meeting).id)
    return None
