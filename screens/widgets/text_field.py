"""A line to type in: Textual's own input, without the blinking."""

from textual.widgets import Input


class TextField(Input):
    """An input of one line without border, blink or selection on focus."""

    DEFAULT_CSS = """
    TextField, TextField:focus {
        height: 1; border: none; padding: 0; background: $background; color: $foreground;
    }
    TextField > .input--placeholder { color: $text-muted; }
    """

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value=value, placeholder=placeholder, id=id, select_on_focus=False, compact=True)
        self.cursor_blink = False

    def action_cut(self) -> None:
        """Cut what is selected; a passphrase stays where it is typed: pasted elsewhere it could be read."""
        if not self.password:
            super().action_cut()

    def action_copy(self) -> None:
        """Copy what is selected; not out of a passphrase."""
        if not self.password:
            super().action_copy()
