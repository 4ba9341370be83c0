"""The lines below the plan in which a part is typed: what, and with Tab who and by when; Enter stores it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget
from textual.widgets import TextArea

from screens.form.boxes import TextBox
from screens.form.fields import LONGEST_TEXT
from screens.widgets.ink import Line, Piece, Tone, wrapped
from screens.widgets.lines import Lines
from screens.widgets.prose import Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.words import N_
from wams_tui.locale import _

WHAT = "wat"
"""The slot every entry has: the words themselves."""

SLOTS = ("een", "twee", "drie")
"""The ids of the short lines below the words, in order."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One short line: what it is called, and how what is typed in it is read, with whether it can be read."""

    key: str
    label: str
    reads: Callable[[str], tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question: the key that gives it, its code, and its words."""

    key: str
    code: str
    words: str


class SayBox(TextBox):
    """The words: as high as they need, undone with Ctrl+U; Enter stores them and Ctrl+J begins a new line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("opslaan"), id="planinvoer.klaar"),
        Binding("ctrl+j", "new_line", N_("nieuwe regel"), show=False, id="planinvoer.regel"),
    ]

    class Submitted(Message):
        """Enter was pressed."""

    def on_key(self, event: events.Key) -> None:
        """Enter stores; everything else is typed."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_submit()

    def action_submit(self) -> None:
        """Store what was typed."""
        self.post_message(self.Submitted())

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")


class AskLine(Lines, inherit_bindings=False):
    """A question with a key for every answer; no answer is chosen beforehand."""

    DEFAULT_CSS = "AskLine { height: auto; max-height: 6; }"

    @dataclass
    class Answered(Message):
        """One of the answers was given."""

        code: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.question = ""
        self.options: tuple[Option, ...] = ()
        self._lines: list[Line] = []

    def ask(self, question: str, options: Sequence[Option]) -> None:
        """Ask something else."""
        self.question, self.options = question, tuple(options)
        self.lay_out_again()
        self.redraw()
        self.refresh(layout=True)

    def lay_out(self, width: int) -> None:
        """Break question and answers into lines."""
        answers = "   ".join(f"[{one.key}] {one.words}" for one in self.options)
        asked: list[Line] = [(Piece(text, Tone.STRONG),) for text in wrapped(self.question, width)]
        self._lines = [*asked, *((Piece(text),) for text in wrapped(answers, width))]

    def line_count(self) -> int:
        """How many lines it takes."""
        return len(self._lines)

    def line_at(self, index: int, width: int) -> Line:
        """One line."""
        del width
        return self._lines[index]

    def cursor_cell(self) -> Offset | None:
        """The beginning of the question."""
        return Offset(0, 0)

    def on_key(self, event: events.Key) -> None:
        """A key of one of the answers gives it."""
        found = next((one for one in self.options if one.key == event.character), None)
        if found is not None:
            event.stop()
            event.prevent_default()
            self.post_message(self.Answered(found.code))


class Entry(Vertical):
    """What is being typed. It stores nothing: the screen does, and shows what is wrong here."""

    DEFAULT_CSS = """
    Entry { height: auto; padding: 0 1; display: none; }
    Entry > Prose { height: auto; }
    Entry > Horizontal { height: auto; }
    Entry > Horizontal > Prose { width: 11; height: 1; }
    Entry > Horizontal > TextField, Entry > Horizontal > SayBox { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "forward", N_("wie of soort"), id="planinvoer.verder"),
        Binding("shift+tab", "next(-1)", N_("vorige regel"), show=False, id="planinvoer.vorige"),
        Binding("down", "next(1)", N_("volgende regel"), show=False, id="planinvoer.omlaag"),
        Binding("up", "next(-1)", N_("vorige regel"), show=False, id="planinvoer.omhoog"),
        Binding("f2", "store", N_("opslaan"), show=False, id="planinvoer.opslaan"),
        Binding("escape", "leave", N_("laat het zo"), id="planinvoer.laat"),
    ]

    class Stored(Message):
        """Enter: store what was typed."""

    class Left(Message):
        """Esc: go back to the list; what was typed stays until it is stored."""

    class Turned(Message):
        """Tab, where there is one line only: what is typed is of another kind."""

    @dataclass
    class Changed(Message):
        """Something else was typed."""

    def __init__(self) -> None:
        super().__init__(id="entry")
        self._slots: tuple[Slot, ...] = ()
        self._turns, self._aside = False, ""
        self._then: Callable[[str], None] | None = None
        self.title = Prose(id="entry-title")
        self.asks = AskLine(id="entry-asks")
        self.words = SayBox("", 1)
        self.shorts = [TextField(id=f"entry-{name}") for name in SLOTS]
        self.names = [Prose() for _name in (WHAT, *SLOTS)]
        self.hint = Prose(id="entry-hint")

    def compose(self) -> ComposeResult:
        """A title, a question where there is one, the lines, and how what is typed is read."""
        for one in (self.title, self.hint, *self.names):
            one.can_focus = False
        yield self.title
        yield self.asks
        for name, editor in zip(self.names, (self.words, *self.shorts), strict=True):
            yield Horizontal(name, editor)
        yield self.hint

    # -- what is asked -------------------------------------------------------------------------------------------

    def take(
        self, title: str, slots: Sequence[Slot], typed: dict[str, str], *, turns: bool = False, aside: str = ""
    ) -> None:  # fmt: skip
        """Ask for words and these short lines, with what was typed before in them.

        ``turns`` says that Tab makes it another kind, ``aside`` what stands below the lines while nothing is wrong.
        """
        self._slots, self._turns = tuple(slots), turns
        self.display = True
        self.retitle(title, aside)
        self.asks.display = False
        labels = (_("wat"), *(slot.label for slot in self._slots))
        self.words.load_text(typed.get(WHAT, ""))
        self.words.move_cursor(self.words.document.end)
        for place, editor in enumerate(self._editors):
            row = editor.parent
            shown = place <= len(self._slots)
            if isinstance(row, Horizontal):
                row.display = shown
            self.names[place].show([(labels[place] if shown else "", Tone.DIM)])
        for slot, short in zip(self._slots, self.shorts, strict=False):
            with short.prevent(TextField.Changed):
                short.value = typed.get(slot.key, "")
        self.words.focus()
        self.read_along()

    def retitle(self, title: str, aside: str) -> None:
        """Say anew what is typed, and what stands below it."""
        self.title.show([(title, Tone.HEADING)])
        if aside != self._aside:
            self._aside = aside
            self.read_along()

    def ask(self, title: str, question: str, options: Sequence[Option], then: Callable[[str], None]) -> None:
        """Ask one thing that a single key answers; what was typed stays where it is."""
        self.display = True
        self._then = then
        self.title.show([(title, Tone.HEADING)])
        for editor in self._editors:
            if isinstance(editor.parent, Horizontal):
                editor.parent.display = editor is self.words and bool(self.words.text)
        self.hint.show([])
        self.asks.display = True
        self.asks.ask(question, options)
        self.asks.focus()

    def close(self) -> None:
        """Take the lines away, with what was typed."""
        self._then = None
        self.words.load_text("")
        for short in self.shorts:
            with short.prevent(TextField.Changed):
                short.value = ""
        self.display = False

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the lines now."""
        shorts = {slot.key: short.value for slot, short in zip(self._slots, self.shorts, strict=False)}
        return {WHAT: self.words.text, **shorts}

    def tell(self, sentence: str, *, wrong: bool = False, at: str = "") -> None:
        """Say how something was read or what is wrong with it, and go to the line it is about."""
        sign = "! \t" if wrong else ""
        self.hint.show([(sign + sentence, Tone.REFUSED if wrong else Tone.DIM)] if sentence else [])
        self.hint.display = bool(sentence)
        if at:
            keys = [WHAT, *(slot.key for slot in self._slots)]
            self._editors[keys.index(at)].focus()

    @property
    def _editors(self) -> list[Widget]:
        return [self.words, *self.shorts]

    # -- what happens in it --------------------------------------------------------------------------------------

    @on(AskLine.Answered)
    def answered(self, event: AskLine.Answered) -> None:
        """Hand the answer on."""
        event.stop()
        then, self._then = self._then, None
        if then is not None:
            then(event.code)

    @on(TextArea.Changed)
    @on(TextField.Changed)
    def follow(self, event: Message) -> None:
        """Say how the line one is in was read."""
        event.stop()
        self.words.fit_height()
        self.read_along()
        self.post_message(self.Changed())

    @on(SayBox.Submitted)
    @on(TextField.Submitted)
    def submitted(self, event: Message) -> None:
        """Enter in any of the lines stores."""
        event.stop()
        self.action_store()

    def on_descendant_focus(self) -> None:
        """Say what the line one comes to takes."""
        self.read_along()

    def read_along(self) -> None:
        """Say how the short line one is in was read; of the words, only that they are too long."""
        if len(self.words.text) > LONGEST_TEXT:
            told = _("Dit is te lang: {count} tekens, er passen er {most}.")
            self.tell(told.format(count=len(self.words.text), most=LONGEST_TEXT), wrong=True)
            return
        here = next((place for place, short in enumerate(self.shorts) if short.has_focus), None)
        if here is None or here >= len(self._slots):
            self.tell(self._aside)
            return
        sentence, fine = self._slots[here].reads(self.shorts[here].value)
        self.tell(sentence, wrong=not fine)

    def action_store(self) -> None:
        """Store it."""
        if not self.asks.display:
            self.post_message(self.Stored())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is another line to go to where there are more, and no question waits for its key."""
        if action == "next":
            return bool(self._slots) and not self.asks.display
        if action == "forward":
            return (bool(self._slots) or self._turns) and not self.asks.display
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(self.Left())

    def action_forward(self) -> None:
        """Go to the next line; where there is one only, make what is typed another kind."""
        if self._turns:
            self.post_message(self.Turned())
        else:
            self.action_next(1)

    def action_next(self, step: int) -> None:
        """Go to the next line or the one before, round the end."""
        places = [editor for editor in self._editors[: len(self._slots) + 1] if not self.asks.display]
        focused = self.screen.focused
        if places and focused in places:
            places[(places.index(focused) + step) % len(places)].focus()
