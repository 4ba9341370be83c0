"""Back to a letter after a lock."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.letters.screen import LetterScreen
from screens.seat import Seat
from wams_tui.desk.letters.letterbox import About


def letter_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; nothing where it is none of ours.

    Raises:
        KeyError: the case has no such request or person any more.
    """
    file = seat.opened.file
    match name, *ids:
        case "briefwisseling", "verzoek", request:
            return LetterScreen(seat, About(request=file.request(request).id))
        case "briefwisseling", "persoon", person:
            return LetterScreen(seat, About(person=file.person(person).id))
    return None
