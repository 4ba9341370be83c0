"""A doubt at a verdict: the question begins with what that is about, and what was answered stands there again."""

from dataclasses import dataclass

from screens.advice.screen import About, AskForm
from screens.advice.words import answer_words
from screens.seat import Seat
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from wams_tui.casework.codes import Category, Purpose
from wams_tui.casework.errors import WamsError
from wams_tui.desk.advice.asking import asked_here
from wams_tui.desk.roles import Task, may
from wams_tui.locale import _


@dataclass(frozen=True, slots=True)
class Here:
    """Where one doubts: giving which kind of data to which participant of the case, and what for, as far as known."""

    seat: Seat
    participant: str = ""
    category: Category | None = None
    purpose: Purpose | None = None

    @property
    def may_ask(self) -> bool:
        """Whether whoever is at the desk puts questions."""
        return may(self.seat.desk, Task.CASUS_BEWERKEN)

    def form(self) -> AskForm:
        """Return the question as it begins."""
        about = About(self.participant, str(self.category or ""), str(self.purpose or ""))
        return AskForm(self.seat, about)

    def told(self) -> list[Paragraph]:
        """Return what was asked from this case about the same, and what was answered; nothing where nothing was."""
        if not self.participant or self.category is None:
            return []
        try:
            found = asked_here(self.seat.desk, self.seat.opened.file, self.participant, self.category)
        except (WamsError, KeyError):
            return []
        paragraphs = [line for one in found for line in answer_words(one, self.seat.opened.file)]
        return [("", Tone.PLAIN), (_("Uit de vraagbaak, over ditzelfde"), Tone.HEADING), *paragraphs] if found else []
