"""Reading in a form that a partner filled in: an answer to us, or a request to us."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from screens.form.fields import Choice, Field, Filled, Line, Option
from screens.form.screen import FormScreen
from screens.seat import Seat
from screens.words import wearing
from wams_tui.casework.words import N_
from wams_tui.desk.asking.partnerform import read_file
from wams_tui.desk.asking.reading import ReadIn, read_in
from wams_tui.desk.cases import OpenCase
from wams_tui.locale import _


class ReadForm(FormScreen):
    """Which file; in a case also under which hat they take part, where the name on the form does not say so."""

    TITLE_TEXT: ClassVar[str] = N_("Formulier inlezen")
    ABOUT: ClassVar[str] = N_(
        "Een JSON-formulier van een partner: een antwoord op een verzoek van u, of een verzoek aan u. Het wordt heel "
        "ingelezen of niet, en het beslist niets. Niemand heeft zo'n bestand ondertekend: bij een nieuw verzoek komt "
        "er een taak bij om de partij te bellen."
    )

    def __init__(self, seat: Seat | None = None) -> None:
        super().__init__(seat)
        self._read: ReadIn | None = None
        self.place = f"formulier-inlezen:{seat.opened.id}" if seat else ""

    def fields(self) -> Sequence[Field]:
        """The file, and who sent it."""
        file = Line("bestand", _("Welk bestand?"), _("Het hele pad, zoals ~/Downloads/formulier.json"), needed=True)
        if self.seat is None:
            return (file,)
        here = self.seat.opened.file.participants_on(self.seat.desk.today())
        options = tuple(Option(one.id, f"{one.organisation} · {wearing(one.party, one.hat)}") for one in here)
        told = _("Alleen nodig als de naam op het formulier dat niet zegt.")
        return (file, Choice("van", _("Van welke deelnemer?"), told, options=options))

    def save(self, filled: Filled) -> OpenCase:
        """Read it in; the case it is about may be another than one knew beforehand."""
        content = read_file(Path(filled.text("bestand")).expanduser())
        opened = self.seat.opened if self.seat else None
        self._read = read_in(self.house.desk, content, opened, filled.text("van"))
        return self._read.opened

    def saved(self) -> None:
        """Show the request it is, or answers, unless that is what lies below."""
        from screens.asking.places import request_page

        if self._read is None:
            return
        seat = self.seat or Seat(self.house.desk, self._read.opened)
        page = request_page(seat, self._read.request)
        if getattr(self.app.screen, "place", "") != page.place:
            self.app.push_screen(page)
