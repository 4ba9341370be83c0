"""What is shown instead of the screens on a terminal that is too small for them; what was going on is kept."""

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from wams_tui.casework.words import N_

SMALLEST = Size(60, 15)

NOTICE = N_(
    "Dit venster is te klein: wams heeft minstens {width} kolommen en {height} regels nodig. Maak het venster groter; "
    "u gaat verder waar u was."
)


def too_small(size: Size) -> bool:
    """Return whether the screens do not fit in ``size``."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height


class TooSmall(ModalScreen[None]):
    """One sentence, until the terminal is large enough again.

    Args:
        notice: The sentence, translated.
    """

    DEFAULT_CSS = """
    TooSmall { color: $foreground; }
    TooSmall > Static { width: 100%; padding: 0 1; }
    """

    def __init__(self, notice: str) -> None:
        super().__init__()
        self._notice = notice

    def compose(self) -> ComposeResult:
        """Show the sentence."""
        yield Static(self._notice, markup=False)

    def on_screen_resume(self) -> None:
        """Leave at once when the terminal grew while another screen lay on top."""
        if not too_small(self.app.size):
            _ = self.app.pop_screen()
