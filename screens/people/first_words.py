"""The first words of a new colleague: shown once, before anybody is added, so that no lock or slip can lose them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.access.ask import YES
from screens.frame import Frame
from screens.widgets.ink import Tone
from screens.widgets.prose import Prose
from wams_tui.casework.words import N_
from wams_tui.locale import _


class FirstWords(Frame[str]):
    """Six words to write down; only once that is said, somebody is added."""

    TITLE_TEXT: ClassVar[str] = N_("Medewerkers: eerste wachtwoordzin")
    ABOUT: ClassVar[str] = N_(
        "Schrijf de woorden over en druk dan op B: pas dan is de medewerker toegevoegd. Esc gaat terug; er is dan "
        "niemand toegevoegd."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("B,b", "confirm", N_("genoteerd, toevoegen"), id="eerste.toevoegen"),
    ]

    def __init__(self, name: str, role: str, words: str) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._words = words

    def body(self) -> ComposeResult:
        """The words, and what to do with them."""
        told = [
            (_("De eerste wachtwoordzin van {name} ({role}):").format(name=self._name, role=self._role), Tone.PLAIN),
            ("", Tone.PLAIN),
            (f"    {self._words}", Tone.STRONG),
            ("", Tone.PLAIN),
            (_("Schrijf de zes woorden nu over: ze verschijnen alleen hier. Druk dan op B."), Tone.STRONG),
            ("", Tone.PLAIN),
            (_("Wat u ermee doet"), Tone.HEADING),
            (
                "  - \t" + _("Geef de woorden persoonlijk, op papier. Mail ze niet en zet ze niet in een chat."),
                Tone.PLAIN,
            ),
            ("  - \t" + _("De medewerker ontgrendelt ermee en kiest meteen een eigen zin."), Tone.PLAIN),
            ("  - \t" + _("Vernietig daarna het papier."), Tone.PLAIN),
            ("  - \t" + _("Er wordt geen casus mee gedeeld; dat doet de coördinator van een casus."), Tone.PLAIN),
        ]
        yield Prose(told, id="body")

    def begin(self) -> None:
        """Say what B does."""
        super().begin()
        self.query_one(Prose).focus()
        self.status.show(_("B: genoteerd, voeg toe. Esc: niemand toevoegen."))

    def action_confirm(self) -> None:
        """They are written down."""
        self.dismiss(YES)
