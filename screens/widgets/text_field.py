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
