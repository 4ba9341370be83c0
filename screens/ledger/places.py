"""Back to a screen of the ledger after a lock."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.ledger.after_forms import CorrectForm, EraseForm, MistakeForm, WithdrawForm
from screens.ledger.notices import NoticeForm, NoticeLetter, NoticesScreen
from screens.ledger.screen import LedgerScreen
from screens.seat import Seat
from wams_tui.desk.ledger.register import disclosures


def ledger_screen(name: str, seat: Seat, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; nothing where it is none of ours.

    Raises:
        KeyError: the case has no such decision or notice any more.
    """
    file = seat.opened.file
    match name, *ids:
        case ["register"]:
            return LedgerScreen(seat)
        case ["kennisgevingen"]:
            return NoticesScreen(seat)
        case "kennisgeving", notice:
            return NoticeForm(seat, file.notice(notice).id)
        case "kennisgevingsbrief", notice:
            return NoticeLetter(seat, file.notice(notice).id)
        case "intrekken", disclosure:
            return WithdrawForm(seat, file.decision(disclosure).id)
        case "kloptniet", disclosure, subject:
            lines = {(one.disclosure, one.subject): one for one in disclosures(seat.desk, seat.opened.id)}
            return MistakeForm(seat, lines[disclosure, subject])
        case "verbeteren", record:
            return CorrectForm(seat, record)
        case "wissen", record:
            return EraseForm(seat, record)
    return None
