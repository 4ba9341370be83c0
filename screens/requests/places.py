"""Back to a screen about requests, after a lock."""

from collections.abc import Sequence

from screens.asking.places import request_page
from screens.cases import Cases
from screens.frame import Frame
from screens.house import House
from screens.requests.entry import EntryForm
from screens.requests.forms import FORMS
from screens.requests.queue import CaseQueue, QueueScreen
from screens.seat import Seat


def queue_screen(app: House, name: str) -> QueueScreen | None:
    """Return the queue over all cases, where that is the place and the list it reads from is open."""
    cases = next((one for one in app.screen_stack if isinstance(one, Cases)), None)
    return QueueScreen(cases) if name == QueueScreen.place and cases is not None else None


def request_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place in a case, or nothing when the place is of another room.

    Raises:
        LookupError: what it was about is there no more.
    """
    file = seat.opened.file
    match name, *ids:
        case ["verzoeken-casus"]:
            return CaseQueue(seat)
        case ["verzoek-nieuw"]:
            return EntryForm(seat)
        case "verzoek", request:
            return request_page(seat, request)
        case "verzoek-formulier", kind, request, line if kind in FORMS:
            return FORMS[kind](seat, file.request(request).id, file.request(request).line(line).id if line else "")
    return None
