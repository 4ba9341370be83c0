"""At the kitchen table one key empties the screen, whatever is on it: the plan, a form, a question, the help."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import TextArea

from screens.terminal.safe_app import SafeApp
from screens.terminal.too_small import TooSmall
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
            if not self.at_the_table or self._is_blank or isinstance(self.screen, TooSmall):
                return False
            return action == "blank_now" or not isinstance(self.focused, (TextField, TextArea))
        return super().check_action(action, parameters)

    def action_blank(self) -> None:
        """Show nothing at once; what was typed is still there afterwards.

        The terminal is cleared for it: nobody knows what it made of the signs it was sent, or who else wrote to it.
        """
        from screens.visit.blank import Blank

        self.forget_frame()
        self.push_screen(Blank())

    def action_blank_now(self) -> None:
        """Do that also while one types."""
        self.action_blank()

    # -- nothing comes before an empty screen -------------------------------------------------------------------------

    @property
    def _is_blank(self) -> bool:
        return bool(self.screen_stack) and getattr(self.screen, "IS_BLANK", False)

    @contextmanager
    def below_blank(self) -> Iterator[None]:
        """Change screens below the empty one, where that is in front: what became ready waits there to be shown."""
        if not self._is_blank:
            yield
            return
        blank = self._screen_stack.pop()
        try:
            yield
        finally:
            self._screen_stack.append(blank)
            blank.post_message(events.ScreenResume())

    def push_screen(self, screen: Screen[Any] | str, *args: Any, **options: Any) -> Any:
        """Put a screen in front; where the screen is empty, below that."""
        if isinstance(screen, TooSmall):
            return super().push_screen(screen, *args, **options)
        with self.below_blank():
            return super().push_screen(screen, *args, **options)

    def switch_screen(self, screen: Screen[Any] | str) -> Any:
        """Put a screen in the place of the one in front, or of the one below an empty screen."""
        with self.below_blank():
            return super().switch_screen(screen)
