"""*Hulp*: what one does on a screen, its keys, and what the signs mean; made from the bindings, so it cannot drift."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from screens.frame import Frame
from screens.signs import SIGNS
from screens.widgets.bars import KeyHint
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from wams_tui.casework.words import N_
from wams_tui.locale import _


class Help(Frame[None]):
    """The keys of one screen.

    Args:
        title: What the screen is called, translated.
        about: What one does there, translated.
        hints: Every key that works there.
    """

    TITLE_TEXT: ClassVar[str] = N_("Hulp")
    ABOUT: ClassVar[str] = N_("Hier staat wat elke toets doet.")
    CSS_PATH: ClassVar[str] = "help.tcss"

    def __init__(self, title: str, about: str, hints: Sequence[KeyHint]) -> None:
        super().__init__()
        self._title = title
        self._about = about
        self._hints = hints

    def body(self) -> ComposeResult:
        """One scrollable text."""
        yield Prose(self._paragraphs(), id="body")

    def begin(self) -> None:
        """Say of which screen this is the help."""
        super().begin()
        self.header.show(f"{_(self.TITLE_TEXT)}: {self._title}")
        self.query_one(Prose).focus()

    def action_help(self) -> None:
        """Help is already here: close it."""
        self.dismiss()

    def _paragraphs(self) -> list[Paragraph]:
        width = max((len(hint.key) for hint in self._hints), default=0) + 2
        keys = [(f"  {hint.key.ljust(width)}\t{hint.does}", Tone.PLAIN) for hint in self._hints]
        moves = [(f"  - \t{text}", Tone.PLAIN) for text in (_(ARROWS), _(LEAVING), _(LOCKING))]
        signs = [(f"  {sign.sign}   \t{_(sign.word)}", sign.tone) for sign in SIGNS.values()]
        return [
            (self._about, Tone.PLAIN),
            ("", Tone.PLAIN),
            (_("Toetsen op dit scherm"), Tone.HEADING),
            *keys,
            ("", Tone.PLAIN),
            (_("Overal"), Tone.HEADING),
            *moves,
            ("", Tone.PLAIN),
            (_("Tekens"), Tone.HEADING),
            *signs,
            ("", Tone.PLAIN),
            (_(WARNING), Tone.DIM),
        ]


ARROWS = N_("Pijltjes of j en k bewegen, PgUp en PgDn bladeren, Home en End gaan naar begin en einde.")
LEAVING = N_("Esc gaat terug; q op het eerste scherm stopt. Wat u kiest, gaat niet verloren bij teruggaan.")
LOCKING = N_("Ctrl+L vergrendelt meteen; na vijf minuten zonder toets gebeurt dat vanzelf.")
WARNING = N_(
    "De matrix zegt wat mogelijk is, nooit wat mag. Wat mag, hangt af van het doel en de grondslag die u zelf kiest."
)
