"""The keys with which one types into the plan: a goal, an action, what somebody says, what goes well."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.plan.lines import ACTION, GOAL, STRENGTH, WORDS
from screens.plan.storing import PlanStoring
from screens.plan.typed import (
    Typing,
    speaker_at,
)
from wams_tui.casework.plan.parts import WordsKind
from wams_tui.casework.words import N_
from wams_tui.locale import _


class PlanTyping(PlanStoring):
    """The part of the plan's screen in which one types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "type_goal", N_("nieuw doel"), id="plan.doel"),
        Binding("a", "type_action", N_("actie"), id="plan.actie"),
        Binding("z", "type_words", N_("zegt"), id="plan.zegt"),
        Binding("plus", "type_strength", N_("gaat goed"), id="plan.goed"),
    ]

    def action_type_goal(self) -> None:
        """Type a goal, in the words of the family."""
        self._begin(Typing(GOAL))

    def action_type_strength(self) -> None:
        """Type something that goes well."""
        self._begin(Typing(STRENGTH))

    def action_type_action(self) -> None:
        """Type an action under the goal one is on."""
        self._begin(Typing(ACTION, self.goal_here()))

    def action_type_words(self) -> None:
        """Type what somebody says: of whom the part here is about, or of who is named before the words or after."""
        kind, id = self.here
        about = id if kind in (GOAL, ACTION, STRENGTH) else ""
        file = self.seat.opened.file
        if kind == WORDS:
            about = next((one.about for one in file.words if one.id == id), "")
        self._begin_words(about)

    def _begin_words(self, about: str) -> None:
        if not self.speakers_here():
            self.status.show(_("Nog geen personen in dit huishouden; in de casus voegt h, n iemand toe."))
            return
        self._begin(Typing(WORDS, about, self.speaker_here(about), WordsKind.ZEGT))

    def speaker_here(self, about: str) -> str:
        """Whose words are meant where nobody is named; empty where that is asked."""
        return speaker_at(self.seat.opened.file, about, self.speakers_here())
