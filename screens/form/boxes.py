"""A field on the screen: its label, what helps, the place to answer, and what is wrong or how it was read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from screens.form.fields import Choice, Day, Field, Several, Text, read
from screens.form.options import Options
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph, Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.words import N_
from wams_tui.locale import _

MOST_ROWS = 8
"""Lines of a longer text that are in sight at a time."""

WEEKDAYS = (
    N_("maandag"), N_("dinsdag"), N_("woensdag"), N_("donderdag"), N_("vrijdag"), N_("zaterdag"), N_("zondag"),
)  # fmt: skip


class TextBox(TextArea):
    """Text of several lines: Textual's own area, without a frame; Enter is a new line here, Tab goes on."""

    DEFAULT_CSS = """
    TextBox, TextBox:focus { border: none; padding: 0; background: $surface; color: $foreground; }
    TextBox .text-area--cursor-line { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+u", "undo", N_("ongedaan"), id="tekstvak.ongedaan"),
        Binding("ctrl+y", "redo", N_("opnieuw"), show=False, id="tekstvak.opnieuw"),
    ]

    def __init__(self, text: str, rows: int) -> None:
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            compact=True,
            highlight_cursor_line=False,
            placeholder=_("(leeg)"),
        )
        self.cursor_blink = False
        self._rows = rows
        self.styles.height = rows

    def fit_height(self) -> None:
        """Be as high as the text, within bounds."""
        wanted = min(max(self.wrapped_document.height, self._rows), MOST_ROWS)
        if self.styles.height is None or self.styles.height.value != wanted:
            self.styles.height = wanted


class FieldBox(Vertical):
    """One field of a form.

    Args:
        field: What is asked.
        raw: What stands in it.
        today: The day that days are read from.
    """

    DEFAULT_CSS = """
    FieldBox { height: auto; }
    FieldBox > Prose { height: auto; }
    FieldBox > .answer { margin: 0 0 0 4; }
    FieldBox > .below { margin: 0 0 0 4; }
    """

    @dataclass
    class Changed(Message):
        """Something else stands in the field."""

        box: "FieldBox"

    @dataclass
    class Done(Message):
        """One is done with the field: Enter."""

        box: "FieldBox"

    def __init__(self, field: Field, raw: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.field = field
        self._today = today
        self._first = raw
        self._wrong = ""
        self._here = False
        self.above = Prose()
        self.below = Prose()
        self.editor = self._editor(raw)

    @property
    def raw(self) -> str:
        """What stands in it."""
        match self.editor:
            case TextField():
                return self.editor.value
            case TextBox():
                return self.editor.text
            case Options():
                return self.editor.raw
        return self._first

    def put(self, raw: str) -> None:
        """Let something else stand in it."""
        match self.editor:
            case TextField():
                self.editor.value = raw
                self.editor.cursor_position = len(raw)
            case TextBox():
                self.editor.load_text(raw)
                self.editor.move_cursor(self.editor.document.end)
            case Options():
                self.editor.set_raw(raw)

    def compose(self) -> ComposeResult:
        """Label and help, the place to answer, and the line below it."""
        self.above.can_focus = self.below.can_focus = False
        self.editor.add_class("answer")
        self.below.add_class("below")
        yield self.above
        yield self.editor
        yield self.below

    def on_mount(self) -> None:
        """Show it."""
        self.show()

    def blame(self, sentence: str) -> None:
        """Say what is wrong with it, until something else is typed."""
        self._wrong = sentence
        self.show()

    def show(self) -> None:
        """Show label, help and what is wrong as they are now."""
        mark = _(" (nodig)") if self.field.needed else ""
        sign = "> " if self._here else "  "
        lines: list[Paragraph] = [(f"{sign}{self.field.label}{mark}", Tone.STRONG if self._here else Tone.PLAIN)]
        if self._here and self.field.help:
            lines.append((f"  {self.field.help}", Tone.DIM))
        self.above.show(lines)
        below = self._below()
        self.below.display = bool(below)
        self.below.show(below)

    def _below(self) -> list[Paragraph]:
        if self._wrong:
            return [(f"! \t{self._wrong}", Tone.REFUSED)]
        if isinstance(self.field, Day) and self.raw.strip():
            found, sentence = read(self.field, self.raw, self._today())
            if not sentence and isinstance(found, date):
                return [(_("gelezen als {day}").format(day=_named(found)), Tone.DIM)]
            # While one types, half a day is not wrong yet.
            return [] if self._here else [(f"! \t{sentence}", Tone.REFUSED)]
        return []

    def _editor(self, raw: str) -> Widget:
        field = self.field
        if isinstance(field, Text):
            return TextBox(raw, field.rows)
        if isinstance(field, (Choice, Several)):
            several = isinstance(field, Several)
            return Options(field.options, several=several, picked=frozenset(raw.split(",") if raw else ()))
        return TextField(raw, placeholder=_example(field))

    # -- what happens in it --------------------------------------------------------------------------------------

    def on_descendant_focus(self) -> None:
        """Show that one is here, and what helps."""
        self._here = True
        self.show()

    def on_descendant_blur(self) -> None:
        """Show that one is elsewhere."""
        self._here = False
        self.show()

    @on(TextField.Changed)
    @on(TextArea.Changed)
    @on(Options.Picked)
    def note_change(self, event: Message) -> None:
        """Forget what was wrong, and say that it changed."""
        event.stop()
        self._wrong = ""
        self.show()
        if isinstance(self.editor, TextBox):
            self.editor.fit_height()
        self.post_message(self.Changed(self))
        if isinstance(event, Options.Picked) and event.done:
            self.post_message(self.Done(self))

    @on(TextField.Submitted)
    @on(Options.Done)
    def note_done(self, event: Message) -> None:
        """Say that one is done with it."""
        event.stop()
        self.post_message(self.Done(self))


def _example(field: Field) -> str:
    if not isinstance(field, Day):
        return _("(leeg)")
    return _("gisteren, vr, 3-12-1984") if field.past else _("vr, over 2 wk, 3-12-2026")


def _named(day: date) -> str:
    return f"{_(WEEKDAYS[day.weekday()])} {day:%d-%m-%Y}"
