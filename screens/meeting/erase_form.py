"""Erasing what was written of a conference for good: a title, a decision, a reason, a place (AVG 17)."""

from typing import ClassVar

from screens.ledger.erasing import ErasingForm
from screens.seat import Seat
from screens.widgets.item_list import Item
from wams_tui.casework.meeting.erasing import written, written_with
from wams_tui.casework.meeting.meeting import Meeting
from wams_tui.casework.words import N_
from wams_tui.locale import _


class WrittenEraseForm(ErasingForm):
    """Why it is erased, and whether it is certain.

    Args:
        seat: The case.
        key: The key of what was written.

    Raises:
        LookupError: it does not stand there any more.
    """

    TITLE_TEXT: ClassVar[str] = N_("Wissen uit het overleg")
    ABOUT: ClassVar[str] = N_(
        "Wissen kan niet terug. Een besluit verdwijnt helemaal; waar een titel stond, staat daarna dat die gewist is. "
        "In back-ups blijft het tot die verlopen, en wat op papier staat, staat daar. Acties en eigen woorden wist u "
        "in het plan. Voor elke ontvanger van een verslag komt er een kennisgeving (AVG, artikel 17 en 19)."
    )

    def __init__(self, seat: Seat, key: str) -> None:
        found = written_with(seat.opened.file, key)
        if found is None:
            raise LookupError(key)
        super().__init__(seat, key, found.text)
        self.place = f"overleg-wissen:{seat.opened.id}:{key}"


def erasable(meeting: Meeting, item: str = "") -> list[Item]:
    """Return what was written of a conference as a list to choose from; of one agenda item where that is named."""
    under = {item, *(one.id for one in meeting.item(item).decisions)} if item else set[str]()
    return [Item(f"{_(one.what)}: {one.text}", key=one.key) for one in written(meeting) if not item or one.id in under]
