"""*Brief*: the short letter that goes with the outcome no Wams, as it will be on paper."""

from pathlib import Path
from typing import ClassVar

from screens.letters.blank import BlankLetter
from screens.seat import Seat
from wams_tui.casework.disclosing.publication import Publication
from wams_tui.casework.words import N_
from wams_tui.desk.letters.no_wams import Form, letter, write_letter


class NoWamsLetter(BlankLetter):
    """The letter that goes with the closing; it names nobody, so the name is written in by hand."""

    TITLE_TEXT: ClassVar[str] = N_("Brief")
    ABOUT: ClassVar[str] = N_(
        "Een korte brief in eenvoudige taal: dat er geen gezamenlijk plan komt, wie gratis meedenkt, en waar men "
        "vragen stelt of klaagt. De naam schrijft u er zelf bij; in het bestand staat niemand. 1 maakt een PDF om te "
        "printen, 2 een ODT om in te typen."
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.place = f"brief:{seat.opened.id}"

    def letter(self) -> Publication:
        """Return the letter."""
        return letter(self.seat.desk, self.seat.opened)

    def write(self, form: str) -> Path:
        """Write it beside other documents of one's own."""
        return write_letter(self.seat.desk, self.seat.opened, Form(form))
