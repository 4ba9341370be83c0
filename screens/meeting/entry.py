"""The line on which is typed what is said in a conference: a key, the words, Enter; and nothing typed is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from screens.plan.entry import AskLine, Option
from screens.widgets.ink import Tone
from screens.widgets.prose import Prose
from screens.widgets.text_field import TextField
from wams_tui.casework.words import N_
from wams_tui.locale import _


class EntryKind(StrEnum):
    """What is typed."""

    PUNT = "punt"
    BESLUIT = "besluit"
    ACTIE = "actie"
    WOORDEN = "woorden"


_ASKS = {
    EntryKind.PUNT: N_("Nieuw agendapunt"),
    EntryKind.BESLUIT: N_("Besluit bij {item}"),
    EntryKind.ACTIE: N_("Actie bij {item}: wat / wie / wanneer"),
    EntryKind.WOORDEN: N_("Eigen woorden bij {item}, zoals gezegd: wie: woorden"),
}


YES, NO = "ja", "nee"


class MeetingEntry(Vertical):
    """A line to type on, below the list; hidden until a key asks for it.

    What was typed and not stored comes back when the same key is pressed again.
    """

    DEFAULT_CSS = """
    MeetingEntry { height: auto; padding: 0 1; background: $surface; }
    MeetingEntry > Prose { height: auto; }
    MeetingEntry > TextField, MeetingEntry > TextField:focus { background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "shut", N_("laat het zo"), show=False, id="regel.dicht"),
    ]

    field = getters.query_one(TextField)
    above = getters.query_one(Prose)
    question = getters.query_one(AskLine)

    @dataclass
    class Typed(Message):
        """Enter, with something typed."""

        kind: EntryKind
        item: str
        text: str

    @dataclass
    class Shut(Message):
        """One is done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = EntryKind.BESLUIT
        self.item = ""
        self._asked = ""
        self._left: dict[tuple[EntryKind, str], str] = {}

    def compose(self) -> ComposeResult:
        """What is asked, and the line."""
        yield Prose()
        yield TextField()
        yield AskLine()

    def on_mount(self) -> None:
        """Stay out of sight."""
        self.display = self.question.display = False
        self.above.can_focus = False

    def ask(self, kind: EntryKind, item: str, title: str) -> None:
        """Show the line for something under an item, with what was left on it."""
        self.kind, self.item = kind, item
        self._asked = _(_ASKS[kind]).format(item=f"‘{title}’")
        self.above.show([(self._asked, Tone.STRONG)])
        self.field.value = self._left.get((kind, item), "")
        self.field.cursor_position = len(self.field.value)
        self.display, self.question.display = True, False
        self.field.focus()

    def ask_about(self, question: str) -> None:
        """Ask yes or no about what was typed, before it is stored."""
        self.question.ask(question, (Option("j", YES, _("ja")), Option("n", NO, _("nee"))))
        self.question.display = True
        self.question.focus()

    def blame(self, sentence: str) -> None:
        """Say what cannot be read; everything typed stays."""
        self.question.display = False
        self.field.focus()
        self.above.show([(self._asked, Tone.STRONG), (f"! {sentence}", Tone.REFUSED)])

    def stored(self) -> None:
        """Forget what was typed: it is stored; and go out of sight."""
        self._left.pop((self.kind, self.item), None)
        self.field.value = ""
        self.action_shut()

    @property
    def unsaved(self) -> str:
        """What stands on the line and was not stored."""
        return self.field.value if self.display else ""

    def left(self) -> tuple[EntryKind, str] | None:
        """What was begun and left on the line, if anything: of what, and under which item."""
        return next(iter(self._left), None)

    def begun(self) -> Mapping[tuple[EntryKind, str], str]:
        """What was begun and left, by kind and item; what stands on the line now is not among it."""
        now = (self.kind, self.item) if self.unsaved else None
        return {place: text for place, text in self._left.items() if place != now}

    def begin_again(self, kind: EntryKind, item: str, text: str) -> None:
        """Take back what was begun and left before a lock."""
        self._left[kind, item] = text

    def forget(self) -> None:
        """Forget everything that was left."""
        self._left.clear()

    def put(self, text: str) -> None:
        """Put back what was typed."""
        self.field.value = text
        self.field.cursor_position = len(text)

    @on(TextField.Submitted)
    def take(self, event: TextField.Submitted) -> None:
        """Say that it was typed; an empty line is nothing."""
        event.stop()
        if self.field.value.strip():
            self.post_message(self.Typed(self.kind, self.item, self.field.value))
        else:
            self.action_shut()

    def action_shut(self) -> None:
        """Go out of sight, and keep what was typed for the next time."""
        if self.field.value.strip():
            self._left[self.kind, self.item] = self.field.value
        self.display = self.question.display = False
        self.post_message(self.Shut())
