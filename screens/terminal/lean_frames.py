"""LeanFrames: send only the cells that changed. A hack on private parts of Textual 8.2.8, kept in this one file.

Textual sends every segment with its own style and reset, and a whole screen when a list scrolls: 16 kB for one arrow
key, half a second on a thin line. This remembers the last frame and sends the difference (about 0.5 kB). With another
version of Textual, or with ``WAMS_STOCK_OUTPUT=1``, it steps aside. A test compares both outputs cell by cell.
"""

import os
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version

from rich.color import ColorSystem
from rich.console import RenderableType
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App, ReturnType
from textual.screen import Screen
from textual.strip import Strip

from screens.terminal.cells import Cell, Fill, Frame, Row, cells_of, lay

KNOWN_TEXTUAL = "8.2.8"
STOCK_OUTPUT_VARIABLE = "WAMS_STOCK_OUTPUT"
DEFAULT_COLOURS = "39;49"


def lean_output_wanted() -> bool:
    """Return whether the output is to be lean: the one version it was written for, and not switched off."""
    return version("textual") == KNOWN_TEXTUAL and os.environ.get(STOCK_OUTPUT_VARIABLE) != "1"


class LeanFrames(App[ReturnType]):
    """An app that sends differences between frames."""

    _frame: Frame | None = None
    _lean: bool | None = None
    _held = False

    def forget_frame(self) -> None:
        """Draw everything at the next update: something else has written to the terminal."""
        self._frame = None

    def hold_back(self) -> None:
        """Send no frame until :meth:`let_through`: what is shown meanwhile is only passed on the way to a place."""
        self._held = True

    def let_through(self) -> None:
        """Send what stands there now, whole, and every frame from here on."""
        if self._held:
            self._held = False
            self.forget_frame()
            self.refresh(layout=True)

    def _display(self, screen: "Screen[object]", renderable: RenderableType | None) -> None:
        if self._held and self._on_terminal:
            return
        if self._lean is None:
            self._lean = lean_output_wanted()
        if not (self._lean and isinstance(renderable, (LayoutUpdate, ChopsUpdate)) and self._drawing):
            if renderable is not None and self._drawing:
                self._rest()
                self.forget_frame()
            super()._display(screen, renderable)
            return
        try:
            self._send(self._difference(renderable))
        finally:
            self.post_display_hook()

    @property
    def _drawing(self) -> bool:
        return not self._batch_count and self._running and not self._closed and self._on_terminal

    @property
    def _on_terminal(self) -> bool:
        return not self.is_headless and self._driver is not None and not self._driver.is_inline

    def _difference(self, update: CompositorUpdate) -> str:
        width, height = self.size
        fresh = self._frame is None
        if self._frame is None or self._frame.size != (width, height):
            self._frame = Frame(width, height, _fill())
            fresh = True
            if not isinstance(update, LayoutUpdate) or update.region.size != self.size:
                self.call_later(self.refresh, layout=True)
        colours = self.console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001 - as Textual's own renderer does
        if isinstance(update, LayoutUpdate):
            changed = _rows_of_layout(update, self._frame, colours)
        elif isinstance(update, ChopsUpdate):
            changed = _rows_of_chops(update, self._frame, colours)
        else:
            changed = {}
        return self._frame.update(changed, fresh=fresh)

    def _rest(self) -> None:
        if self._frame is not None and self._driver is not None and (reset := self._frame.rest()):
            self._driver.write(reset)

    def settle_cursor(self) -> None:
        """Put the cursor where it belongs now that the places of all widgets are known; for subclasses."""

    def _send(self, data: str) -> None:
        self.settle_cursor()
        cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
        if self._driver is None or (not data and cursor == self._previous_cursor_position):
            return
        self._begin_update()
        self._driver.write(f"{data}\x1b[{cursor.y + 1};{cursor.x + 1}H")
        self._end_update()
        self._driver.flush()
        self._previous_cursor_position = cursor


@lru_cache(1)
def _fill() -> Fill:
    """Return what the terminal's own description promises; without one, spaces."""
    import curses

    try:
        curses.setupterm(os.environ.get("TERM", "dumb"), 1)
    except curses.error:
        return Fill.SPACES
    return Fill.ERASE if curses.tigetflag("bce") > 0 and curses.tigetstr("ech") else Fill.SPACES


@lru_cache(4096)
def _sgr(style: Style | None, colours: ColorSystem) -> str:
    code = "" if style is None else Strip.render_ansi(style, colours)
    return "" if code == DEFAULT_COLOURS else code.removesuffix(f";{DEFAULT_COLOURS}")


def _cells(strip: Strip, colours: ColorSystem) -> list[Cell]:
    cells: list[Cell] = []
    for text, style, control in strip:
        if not control:
            cells.extend(cells_of(text, _sgr(style, colours)))
    return cells


def _rows_of_layout(update: LayoutUpdate, frame: Frame, colours: ColorSystem) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    for y, strips in enumerate(update.strips, update.region.y):
        if 0 <= y < frame.size[1]:
            rows[y] = frame.rows[y].copy()
            lay(rows[y], update.region.x, [cell for strip in strips for cell in _cells(strip, colours)])
    return rows


def _rows_of_chops(update: ChopsUpdate, frame: Frame, colours: ColorSystem) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    for y, start, end in update.spans:
        if y >= frame.size[1]:
            continue
        row = rows.setdefault(y, frame.rows[y].copy())
        for x, strip in _touched(update, y, start, end):
            lay(row, x, _cells(strip, colours))
    return rows


def _touched(update: ChopsUpdate, y: int, start: int, end: int) -> Iterable[tuple[int, Strip]]:
    """Yield the pieces of line ``y`` between two columns, cut as Textual cuts them."""
    for piece_end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
        if strip is None or x > end or piece_end <= start:
            continue
        whole = end > x >= start and piece_end <= end
        yield x, strip if whole else strip.crop(0, min(piece_end, end) - x)
