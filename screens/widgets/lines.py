"""The ground under lists and prose: a widget that draws lines, only those it shows, only those that changed."""

from abc import abstractmethod
from enum import Enum, auto
from typing import ClassVar

from rich.style import Style
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.ink import Line, Tone, strip_of, styles_of


def nothing() -> None:
    """Do nothing: what a list calls when nobody wants to know where its cursor is."""


class Sight(Enum):
    """How much of a text the window shows."""

    WHOLE = auto()
    MORE = auto()
    END = auto()


class Lines(Widget, can_focus=True):
    """A window on lines. Subclasses say how many there are and what each looks like at a width."""

    SAYS_MORE: ClassVar[bool] = False
    """Whether the screen must say that it goes on below the edge: where its length is not told otherwise."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.top = 0
        self._styles: dict[Tone, Style] = {}
        self._cache: dict[int, Strip] = {}
        self._width = 0

    @property
    def is_thin(self) -> bool:
        """Whether as little as possible is to be drawn anew."""
        return bool(getattr(self.app, "thin", False))

    @abstractmethod
    def line_count(self) -> int:
        """How many lines there are at the present width."""

    @abstractmethod
    def line_at(self, index: int, width: int) -> Line:
        """What line ``index`` looks like, ``width`` cells wide."""

    def lay_out(self, width: int) -> None:
        """Break what is shown into lines for a new width; nothing to do where every row is one line."""

    @property
    def sight(self) -> Sight:
        """Whether it goes on below the edge."""
        if self.SAYS_MORE and self.size.width:
            self._fit(self.size.width)
        count, height = self.line_count(), self.size.height
        if not self.SAYS_MORE or not height or count <= height:
            return Sight.WHOLE
        return Sight.MORE if self.top + height < count else Sight.END

    def say_sight(self) -> None:
        """Let the screen say whether it goes on below the edge."""
        if self.SAYS_MORE and self.is_attached:
            say = getattr(self.screen, "show_sight", None)
            if say is not None:
                say()

    def selected_cell(self) -> Offset | None:
        """Where the terminal's own cursor belongs, counted from the top of the window."""
        cell = self.cursor_cell()
        return None if cell is None else Offset(cell.x, cell.y - self.top)

    def bring_cursor(self) -> None:
        """Scroll so that what the cursor is on is in sight."""

    def cursor_cell(self) -> Offset | None:
        """Where the terminal's own cursor belongs, counted from the first line; ``None`` for nowhere."""
        return None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are, where the style sheet asks for automatic height."""
        self.lay_out(width)
        return max(self.line_count(), 1)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        index, width = self.top + y, self.size.width
        self._fit(width)
        strip = self._cache.get(index)
        if strip is None:
            line = self.line_at(index, width) if index < self.line_count() else ()
            strip = (
                strip_of(line, width, self._tones(), self.rich_style) if line else Strip.blank(width, self.rich_style)
            )
            self._cache[index] = strip
        return strip

    def redraw(self) -> None:
        """Draw everything anew."""
        self._cache.clear()
        self.refresh()
        self.place_cursor()

    def redraw_lines(self, *indexes: int) -> None:
        """Draw a few lines anew."""
        for index in indexes:
            self._cache.pop(index, None)
            if self.top <= index < self.top + self.size.height:
                self.refresh(Region(0, index - self.top, self.size.width, 1))

    def scroll_lines(self, top: int) -> None:
        """Show the window from line ``top``, as far as there are lines."""
        top = max(0, min(top, self.line_count() - self.size.height))
        if top != self.top:
            self.top = top
            self.refresh()
            self.say_sight()

    def show_lines(self, first: int, last: int) -> None:
        """Scroll as little as needed to show a span of lines, its first line in any case."""
        height = self.size.height
        if not height:
            return
        if last >= self.top + height:
            self.scroll_lines(min(first, last - height + 1))
        if first < self.top:
            self.scroll_lines(first)

    def place_cursor(self) -> None:
        """Let the terminal's own cursor follow, for Braille and screen readers."""
        cell = self.selected_cell()
        if cell is not None and self.has_focus and self.is_attached:
            follow = getattr(self.app, "follow", None)
            if follow is not None:
                follow(self, cell)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        self._styles = {}
        self._cache = {}
        super().notify_style_update()

    def on_resize(self) -> None:
        """Break lines anew for the width there is now, and keep the cursor in sight."""
        self._fit(self.size.width)
        self.scroll_lines(self.top)
        self.bring_cursor()
        self.place_cursor()
        self.say_sight()

    def on_focus(self) -> None:
        """Draw the cursor as one that has the keys."""
        self.redraw()

    def on_blur(self) -> None:
        """Draw the cursor as one that waits."""
        self.redraw()

    def lay_out_again(self) -> None:
        """Lay out what changed; a widget that has no width yet does so when it is painted."""
        self._width = 0
        if self.size.width:
            self._fit(self.size.width)

    def _fit(self, width: int) -> None:
        """Lay out for a new width; before the first paint, so that one frame is enough."""
        if width != self._width:
            self._width = width
            self._cache.clear()
            self.lay_out(width)

    def _tones(self) -> dict[Tone, Style]:
        if not self._styles:
            self._styles = styles_of(self.app.theme_variables, self.rich_style, self.background_colors[1])
        return self._styles
