"""The least a Textual program can be: one line of text."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One Static, nothing else."""

    def compose(self) -> ComposeResult:
        """Show the line that the probe waits for."""
        yield Static("Hallo, terminal")


if __name__ == "__main__":
    Hello().run(mouse=False)
