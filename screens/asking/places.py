"""Back to a screen about asking others, after a lock; and the page of a request, whichever way it goes."""

from collections.abc import Sequence

from screens.asking.answer import AnswerForm
from screens.asking.ask import AskForm
from screens.asking.asked import AskedScreen
from screens.asking.readform import ReadForm
from screens.asking.reconfirm import ReconfirmForm
from screens.asking.withdraw import WithdrawForm
from screens.frame import Frame
from screens.seat import Seat
from wams_tui.casework.codes import Category
from wams_tui.desk.course.recording import datum_of


def request_page(seat: Seat, request: str) -> Frame[None]:
    """Return the page of a request: of one to us, where it is decided; of one of ours, where it is answered.

    Raises:
        KeyError: the case has no such request.
    """
    from screens.requests.request import RequestScreen

    return RequestScreen(seat, request) if seat.opened.file.request(request).incoming else AskedScreen(seat, request)


def asking_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place, or nothing when the place is of another room.

    Raises:
        LookupError, WamsError: what it was about is there no more.
    """
    file = seat.opened.file
    match name, *ids:
        case "bevestigen", record:
            return ReconfirmForm(seat, datum_of(file, record).id)
        case "vragen", who, person, category, request:
            known = file.request(request).id if request else ""
            return AskForm(seat, file.participant(who).id, file.person(person).id, Category(category), known)
        case "antwoord", request:
            return AnswerForm(seat, file.request(request).id)
        case "vraag-intrekken", request:
            return WithdrawForm(seat, file.request(request).id)
        case ["formulier-inlezen"]:
            return ReadForm(seat)
    return None
