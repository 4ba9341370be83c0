"""Nothing on the screen; and how everything at the table leads nowhere but there."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from screens.frame import Frame
from wams_tui.casework.errors import WamsError
from wams_tui.casework.words import N_
from wams_tui.locale import _


class Blank(Frame[None]):
    """Nothing, until the same key is pressed again."""

    AT_THE_TABLE: ClassVar[bool] = True
    IS_BLANK: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "show", N_("toon weer"), id="leeg.toon"),
        Binding("f4", "show", N_("toon weer"), show=False, id="leeg.toon-f4"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing works but showing it again: also help and the palette would tell where one was."""
        return action == "show" and super().check_action(action, parameters)

    def action_show(self) -> None:
        """Show again what was there."""
        self.dismiss()


class AtTheTable(Frame[Any]):
    """What every screen at the table has: it can be blanked, and nothing goes wrong towards other cases."""

    AT_THE_TABLE: ClassVar[bool] = True
    """No news of other cases comes on it."""

    def leave(self, error: WamsError) -> None:
        """Lock: the case can no longer be read, and what lies below this screen is not for the table."""
        del error
        self.house.action_lock()


NOT_HERE = N_("Opgeslagen in het plan. Niet hier te zien: niet ieder hier mag het lezen.")


def at_the_table(names: Sequence[str]) -> str:
    """Return what the header says: who sits there, and no code of a case."""
    return " · ".join((_("Bezoekmodus"), ", ".join(names)))
