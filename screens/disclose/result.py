"""What was recorded and written, and what the recipient may do with it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.frame import Frame
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from screens.words import place_of
from wams_tui.casework.words import N_
from wams_tui.desk.disclose import Delivered
from wams_tui.locale import _

TELL = N_(
    "Schrijf dit nu op en vertel het langs een andere weg dan het bestand, bijvoorbeeld per telefoon. Het wordt niet "
    "bewaard: hierna ziet niemand het meer."
)
NO_ARCHIVE = N_("Een gesloten PDF is geen PDF/A meer; wie hem wil archiveren, opent hem eerst.")


class Result(Frame[None]):
    """The end of a disclosure; Enter or Esc goes back to where it began."""

    TITLE_TEXT: ClassVar[str] = N_("Verstrekt")
    ABOUT: ClassVar[str] = N_("Het bestand is geschreven en de verstrekking staat in het register.")
    CSS_PATH: ClassVar[str] = "result.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", N_("klaar"), id="resultaat.klaar"),
        Binding("r", "register", N_("register"), id="resultaat.register"),
    ]

    def __init__(self, seat: Seat, delivered: Delivered) -> None:
        super().__init__()
        self.seat = seat
        self._delivered = delivered

    def body(self) -> ComposeResult:
        """One text."""
        yield Prose(self._paragraphs(), id="body")

    def begin(self) -> None:
        """Let the keys scroll the text."""
        super().begin()
        self.header.show(f"{_(self.TITLE_TEXT)} · {self.seat.label}")
        self.query_one(Prose).focus()

    def action_done(self) -> None:
        """Go back to where the disclosure began."""
        self.dismiss()

    def action_register(self) -> None:
        """Show it in the register."""
        from screens.ledger.screen import LedgerScreen

        self.app.switch_screen(LedgerScreen(self.seat))

    def _password(self) -> list[Paragraph]:
        """The password of the file, once; nothing keeps it."""
        if not self._delivered.password:
            return []
        return [
            ("", Tone.PLAIN),
            (_("Wachtwoord: {password}").format(password=self._delivered.password), Tone.STRONG),
            (_(TELL), Tone.WEIGH),
            (_(NO_ARCHIVE), Tone.DIM),
            ("", Tone.PLAIN),
        ]

    def _paragraphs(self) -> list[Paragraph]:
        release = self._delivered.release
        content = release.content
        lines = ", ".join(str(line.seq) for line in release.ledger)
        conditions = [(f"- \t{text}", Tone.PLAIN) for text in content.conditions]
        form = content.asked is not None
        done = N_("Het verzoek aan {name} is geschreven.") if form else N_("De gegevens zijn verstrekt aan {name}.")
        return [
            (_(done).format(name=content.recipient.organisation), Tone.STRONG),
            ("", Tone.PLAIN),
            (_("Bestand: {path}").format(path=place_of(self._delivered.path)), Tone.PLAIN),
            *self._password(),
            (_("Verstrekkingenregister: regel {lines}").format(lines=lines), Tone.PLAIN),
            (_("Kenmerk: {reference}").format(reference=content.disclosure), Tone.PLAIN),
            ("", Tone.PLAIN),
            (_("Wat de ontvanger ermee mag"), Tone.HEADING),
            *(conditions or [(_("Alleen gebruiken voor het doel waarvoor het is gegeven."), Tone.PLAIN)]),
        ]
