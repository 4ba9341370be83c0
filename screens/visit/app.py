"""At the kitchen table one key empties the screen, whatever is on it: the plan, a form, a question, the help."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from screens.terminal.safe_app import SafeApp
from screens.widgets.text_field import TextField
from wams_tui.casework.words import N_


class TableApp(SafeApp[str]):
    """The app as far as it knows of a table: a screen below or in front says that it is of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "blank", N_("scherm leeg"), priority=True, id="bezoek.leeg"),
        Binding("f4", "blank_now", N_("scherm leeg"), show=False, priority=True, id="bezoek.leeg-f4"),
    ]

    @property
    def at_the_table(self) -> bool:
        """Whether the family reads along: also on what lies above a screen of the table."""
        return any(getattr(screen, "AT_THE_TABLE", False) for screen in self.screen_stack)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The screen is emptied at the table only, and once; where one types, ``h`` is a letter."""
        if action in ("blank", "blank_now"):
            if not self.at_the_table or getattr(self.screen, "IS_BLANK", False):
                return False
            return action == "blank_now" or not isinstance(self.focused, (TextField, TextArea))
        return super().check_action(action, parameters)

    def action_blank(self) -> None:
        """Show nothing at once; what was typed is still there afterwards."""
        from screens.visit.blank import Blank

        self.push_screen(Blank())

    def action_blank_now(self) -> None:
        """Do that also while one types."""
        self.action_blank()
