"""The app that every screen of ours runs in: nothing leaves by a side door, nothing is lost when the line drops.

What Textual does by default and we must not: print local variables on a crash, save screenshots, copy to the
terminal's clipboard, read the mouse, blink, animate, quit on Ctrl+Q, go on without a terminal.
"""

import asyncio
from collections.abc import Awaitable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, NoReturn, Protocol, runtime_checkable
from weakref import WeakKeyDictionary

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.app import ReturnType, SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, NoColor
from textual.geometry import Offset, Size
from textual.screen import Screen
from textual.widget import Widget

from screens.terminal.driver import SafeDriver
from screens.terminal.fault import EXIT_CODE, SENTENCE, fault_id
from screens.terminal.hangup import HangupGuard
from screens.terminal.in_turn import InTurn, Typed
from screens.terminal.lean_frames import LeanFrames
from screens.terminal.line_speed import FAR_S, thin_wanted
from screens.terminal.style_sheets import ParsedOnce
from screens.terminal.too_small import NOTICE, SMALLEST, TooSmall, too_small
from screens.themes import PLAIN, choose_theme, themes_for
from wams_tui.casework.errors import Refused
from wams_tui.casework.words import N_

HOW_TO_LEAVE = N_("Stoppen kan met q op het eerste scherm; Ctrl+L vergrendelt.")
NOT_OUT_THIS_WAY = N_("Zo gaan er geen gegevens naar buiten.")
USE_THE_WIZARD = N_("Gebruik een verstrekking: die legt vast wat er waarom wordt gegeven.")


@runtime_checkable
class Blinking(Protocol):
    """A field of Textual whose cursor blinks."""

    cursor_blink: bool


@runtime_checkable
class PlacesCursor(Protocol):
    """A field of Textual that puts the terminal's cursor where one types."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where one types, on the screen."""


@runtime_checkable
class Selects(Protocol):
    """A widget with something selected in it."""

    def selected_cell(self) -> Offset | None:
        """Where the selection begins, counted from the top left of its content; nothing where there is none."""


class SafeApp(LeanFrames[ReturnType], inherit_bindings=False):
    """An app without side doors.

    Subclasses may override :meth:`on_hangup` (save drafts) and :meth:`say` (translate).

    Args:
        environ: The environment, for the choice of a theme.
    """

    DEFAULT_CSS = """
    /* Dimming what lies under a dialog costs a whole screen of bytes, twice, and the contrast of what is below. */
    SafeApp ModalScreen { background: transparent; }
    SafeApp TooSmall { background: $background; }
    SafeApp *:disabled:can-focus { opacity: 1; }
    """
    ALLOW_SELECT = False
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "how_to_leave", show=False, system=True)]

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__(driver_class=SafeDriver)
        self.animation_level = "none"
        self.stylesheet = ParsedOnce(variables=self.get_css_variables())
        for theme in themes_for(environ):
            self.register_theme(theme)
        self.theme = choose_theme(environ)
        self._thin_wanted = thin_wanted(environ)
        self.thin = self._thin_wanted is True
        """Whether as little as possible is drawn anew: over a slow line every byte is waited for."""
        self._guard: HangupGuard | None = None
        self._followed: WeakKeyDictionary[Widget, Offset] = WeakKeyDictionary()
        self._in_turn = InTurn(self, self._hand_on)

    def say(self, text: str) -> str:
        """Translate one of our Dutch texts; Dutch unless overridden."""
        return text

    def on_hangup(self) -> Awaitable[None] | None:
        """Save what is not saved yet; called once when the session is ended from outside. At most 120 ms."""
        return None

    async def on_event(self, event: events.Event) -> None:
        """Let keys and pasted texts wait for their turn; one that comes up from a field had it."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._in_turn.take(event)
        else:
            await super().on_event(event)

    async def _hand_on(self, typed: Typed) -> None:
        try:
            await super().on_event(typed)
        except Exception as error:  # noqa: BLE001 - nobody waits for this task; a fault ends the app as any other
            self._handle_exception(error)

    # -- how it runs ---------------------------------------------------------------------------------------------

    def run_guarded(self) -> ReturnType | None:
        """Run on the terminal without the mouse, and return the result; ``return_code`` tells how it ended."""
        return self.run(mouse=False)

    async def on_load(self) -> None:
        """Guard against the end from outside, and against faults in tasks that nobody waits for."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._on_task_fault)
        self._guard = HangupGuard(self.on_hangup, self._leave)

    def terminal_taken(self) -> None:
        """Watch for signals from now on, and draw everything anew."""
        self.forget_frame()
        if self._guard is not None:
            self._guard.watch()

    def terminal_vanished(self) -> None:
        """Save and end: nobody can see or type anything any more. From any thread."""
        if self._guard is not None:
            self._guard.begin()

    def terminal_answered(self, seconds: float) -> None:
        """Draw thin from now on where the terminal is far away and nobody said otherwise. From a thread."""
        if self._thin_wanted is None and seconds > FAR_S:
            self.call_from_thread(self._go_thin)

    def _go_thin(self) -> None:
        self.thin = True
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                widget.notify_style_update()
                widget.refresh()

    def input_failed(self, error: Exception) -> None:
        """End with a fault. From any thread."""
        self.call_from_thread(self._handle_exception, error)

    def _leave(self, code: int) -> None:
        self.exit(return_code=code)

    def _on_task_fault(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)

    # -- faults --------------------------------------------------------------------------------------------------

    def _handle_exception(self, error: Exception) -> None:
        """End with one sentence and a code; Textual would print the values of local variables."""
        self._return_code = EXIT_CODE
        if self._exception is None:
            self._exception = error
            self._exit_renderables.append(Text(self.say(SENTENCE).format(fault=fault_id(error))))
            self._exception_event.set()
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End without printing ``renderables``: they may hold a traceback."""
        self._handle_exception(RuntimeError(f"{len(renderables)} renderables"))

    # -- side doors ----------------------------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer none of Textual's own commands: one of them writes the screen to a file."""
        del screen
        return ()

    def copy_to_clipboard(self, text: str) -> None:
        """Keep ``text`` for pasting inside this app only; the terminal's clipboard is not ours to fill."""
        self._clipboard = text

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Refuse, and say so."""
        del filename, path
        self.notify(self.say(NOT_OUT_THIS_WAY))

    def save_screenshot(self, *_: object, **__: object) -> NoReturn:
        """Refuse.

        Raises:
            Refused: Always.
        """
        raise Refused(NOT_OUT_THIS_WAY, USE_THE_WIZARD)

    deliver_screenshot = save_screenshot
    deliver_text = save_screenshot
    deliver_binary = save_screenshot
    open_url = save_screenshot

    def action_suspend_process(self) -> None:
        """Do nothing: a suspended process keeps its keys, and leaves the case for whoever comes by."""

    def action_how_to_leave(self) -> None:
        """Say how to leave, for those who try Ctrl+C."""
        self.notify(self.say(HOW_TO_LEAVE))

    # -- what one sees -------------------------------------------------------------------------------------------

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Take every colour away in the plain theme; Textual's own ``NO_COLOR`` leaves shades of grey."""
        return [NoColor()] if self.theme == PLAIN else super().get_line_filters()

    def follow(self, widget: Widget, offset: Offset) -> None:
        """Put the terminal's own cursor on a cell of ``widget``, so Braille and screen readers follow the selection.

        Args:
            widget: The widget that shows the selection.
            offset: The cell, counted from the top left of its content.
        """
        self._followed[widget] = offset
        self.cursor_position = widget.content_region.offset + offset
        self.call_after_refresh(self._place_cursor)

    def settle_cursor(self) -> None:
        """Send the cursor with the frame that shows what it is on, also where that frame laid out the screen."""
        widget = self.focused if self.screen_stack else None
        if widget is None:
            return
        if isinstance(widget, PlacesCursor):
            self.cursor_position = widget.cursor_screen_offset
            return
        cell = widget.selected_cell() if isinstance(widget, Selects) else self._followed.get(widget)
        if cell is not None:
            self.cursor_position = widget.content_region.offset + cell

    def _place_cursor(self) -> None:
        if not self.screen_stack:
            return
        cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
        if self._drawing and self._driver is not None and cursor != self._previous_cursor_position:
            self._driver.write(f"\x1b[{cursor.y + 1};{cursor.x + 1}H")
            self._previous_cursor_position = cursor

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let the terminal's cursor follow the focus, and stop it from blinking in fields."""
        if isinstance(event.widget, Blinking):
            event.widget.cursor_blink = False
        self._cursor_to_focus()

    def pop_screen(self) -> AwaitComplete:
        """Go back to the screen below, and put the terminal's cursor where it was there."""
        popping = super().pop_screen()
        self.call_after_refresh(self._cursor_to_focus)
        return popping

    def _cursor_to_focus(self) -> None:
        # While it ends, word of a focus can come when the last screen is gone already.
        widget = self.focused if self.screen_stack else None
        if widget is None:
            return
        if isinstance(widget, PlacesCursor):
            self.cursor_position = widget.cursor_screen_offset
            self.call_after_refresh(self._place_cursor)
        else:
            self.follow(widget, self._followed.get(widget, Offset(0, 0)))

    def on_ready(self) -> None:
        """Look whether the terminal is large enough for the first screen."""
        self._check_size(self.size)

    def on_resize(self, event: events.Resize) -> None:
        """Say it when the terminal became too small, and go on when it is large enough again."""
        self._check_size(event.size)

    def _check_size(self, size: Size) -> None:
        small, shown = too_small(size), isinstance(self.screen, TooSmall)
        if small and not shown:
            notice = self.say(NOTICE).format(width=SMALLEST.width, height=SMALLEST.height)
            _ = self.push_screen(TooSmall(notice))  # waiting for it here would stop the messages it waits for
        elif shown and not small:
            _ = self.pop_screen()
