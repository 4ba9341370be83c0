"""Back to the *vraagbaak* of a case after a lock."""

from collections.abc import Sequence

from screens.advice.screen import About, AdviceScreen, AskForm
from screens.frame import Frame
from screens.seat import Seat


def advice_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; nothing where it is none of ours."""
    match name, *ids:
        case ["vraagbaak"]:
            return AdviceScreen(seat)
        case ["vraag"]:
            return AskForm(seat)
        case ["vraag", participant, category, purpose]:
            return AskForm(seat, About(participant, category, purpose))
    return None
