"""Back to a letter after a lock."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.letters.insight import InsightFor
from screens.letters.screen import LetterScreen
from screens.letters.told import NotYetForm, SpokenForm
from screens.seat import Seat
from wams_tui.casework.disclosing.letter import LetterKind
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
        case "briefwisseling", "persoon", person, kind, *reader:
            about = About(person=file.person(person).id, reader="".join(reader), kind=LetterKind(kind))
            return LetterScreen(seat, about)
        case ["inzage"]:
            return InsightFor(seat)
        case "ingelicht", person, reader:
            return SpokenForm(seat, file.person(person).id, reader)
        case "niet-ingelicht", person, reader:
            return NotYetForm(seat, file.person(person).id, reader)
    return None
