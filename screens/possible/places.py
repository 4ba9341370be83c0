"""Back to one of these screens after a lock."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.partners.form import EndForm, ParticipantForm
from screens.partners.page import SeatScreen
from screens.partners.screen import ParticipantsScreen
from screens.possible.changes import ChangesScreen
from screens.possible.compare import CompareScreen
from screens.possible.hears import HearsScreen, seats_of
from screens.seat import Seat
from wams_tui.casework.codes import Direction


def screens_of(name: str, seat: Seat, ids: Sequence[str]) -> list[Frame[None]]:
    """Return the screens of a place; none for a place of other rooms.

    Raises:
        LookupError, ValueError: when the case has no such person or participant any more.
    """
    file = seat.opened.file
    match name, *ids:
        case "horen", participant:
            return [HearsScreen(seat, participant)] if seats_of(file, participant) else []
        case "vergelijken", one, other, person, direction:
            first, second = file.participant(one).id, file.participant(other).id
            return [CompareScreen(seat, first, second, file.person(person).id, Direction(direction))]
        case "verschil", weeks:
            return [ChangesScreen(seat, int(weeks))]
        case ["deelnemers"]:
            return [ParticipantsScreen(seat)]
        case "deelnemerskaart", participant:
            return [SeatScreen(seat, file.participant(participant).id)]
        case "deelnemer-formulier", participant, partner:
            return [ParticipantForm(seat, participant, partner)]
        case "deelname-einde", participant:
            return [EndForm(seat, file.participant(participant).id)]
    return []
