"""A list of a few things, each with notes wrapped beneath it: what can be chosen, and what explains it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message

from screens.widgets.ink import Line, Piece, Tone, clean, standing_out, wrapped
from screens.widgets.line_list import MOVES
from screens.widgets.lines import Lines, nothing
from wams_tui.casework.words import N_

MARKS = (("[*", "*]"), ("[!", "!]"))
"""What stands around a marked stretch: names of others, and sensitive words. Signs first, underlining second."""

_MARK = re.compile("|".join(re.escape(sign) for pair in MARKS for sign in pair))


class Kind(Enum):
    """What an item is in its list."""

    CHOICE = auto()
    HEADING = auto()
    PROSE = auto()


class Note(tuple[str, Tone]):
    """A text beneath an item, in a tone."""

    __slots__ = ()

    def __new__(cls, text: str, tone: Tone = Tone.DIM) -> "Note":
        """Pair them."""
        return super().__new__(cls, (text, tone))


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in the list.

    ``sign`` stands in a column of its own before the text, so that signs can be read down. In prose, what stands
    between :data:`MARKS` is underlined as well.
    """

    text: str
    key: str = ""
    sign: str = ""
    tone: Tone = Tone.PLAIN
    notes: tuple[Note, ...] = ()
    kind: Kind = Kind.CHOICE

    @classmethod
    def heading(cls, text: str) -> "Item":
        """Return a heading."""
        return cls(text, tone=Tone.HEADING, kind=Kind.HEADING)

    @classmethod
    def prose(cls, text: str, tone: Tone = Tone.PLAIN) -> "Item":
        """Return text that nothing can be done with."""
        return cls(text, tone=tone, kind=Kind.PROSE)

    @classmethod
    def gap(cls) -> "Item":
        """Return an empty line."""
        return cls("", kind=Kind.PROSE)


class ItemList(Lines):
    """A list of :class:`Item`; the cursor stops at choices, and scrolls by lines where none is near.

    Args:
        items: What it shows at first.
        moved: Called when the cursor moved to another item.
    """

    DEFAULT_CSS = "ItemList { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("enter", "choose", N_("verder"), id="lijst.kiezen"),
    ]
    SAYS_MORE: ClassVar[bool] = True

    @dataclass
    class Chosen(Message):
        """Enter, on a choice or, with none in the list, on nothing; or the number of a choice."""

        item: Item | None
        by_number: bool = False

    def __init__(
        self, items: Sequence[Item] = (), moved: Callable[[], None] = nothing, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._moved = moved
        self.items: tuple[Item, ...] = tuple(items)
        self.cursor = self._first_choice()
        self._lines: list[tuple[int, Line]] = []
        self._spans: list[tuple[int, int]] = []
        self._broken: dict[Item, list[Line]] = {}
        self._broken_for = (0, 0)

    @property
    def current(self) -> Item | None:
        """The choice under the cursor."""
        return self.items[self.cursor] if self.cursor >= 0 else None

    def show(self, items: Sequence[Item], key: str | None = None) -> None:
        """Show other items; the cursor stays on ``key``, or on the key it was on, or on the same place."""
        wanted = key if key is not None else (self.current.key if self.current else "")
        before = self.cursor
        self.items = tuple(items)
        places = [place for place, item in enumerate(self.items) if item.kind is Kind.CHOICE]
        same = [place for place in places if wanted and self.items[place].key == wanted]
        near = [place for place in places if place <= before]
        self.cursor = next(iter([*same, *near[-1:], *places]), -1)
        self.lay_out_again()
        self.scroll_lines(self.top)
        self.bring_cursor()
        self.redraw()
        self.say_sight()

    def line_count(self) -> int:
        """How many lines the items take."""
        return len(self._lines)

    def line_at(self, index: int, width: int) -> Line:
        """One line; the line that names the item under the cursor stands out."""
        place, line = self._lines[index]
        if place == self.cursor and self._names(index):
            tone = Tone.CURSOR if self.has_focus else Tone.CURSOR_RESTING
            return standing_out(line, width, tone, thin=self.is_thin)
        return line

    def cursor_cell(self) -> Offset | None:
        """The beginning of the item under the cursor."""
        return Offset(0, self._spans[self.cursor][0]) if self.cursor >= 0 and self._spans else None

    def lay_out(self, width: int) -> None:
        """Wrap every item to ``width``; of what was there before, only what changed."""
        self._lines, self._spans = [], []
        gutter = max((len(item.sign) for item in self.items), default=0)
        before = self._broken if self._broken_for == (gutter, width) else {}
        self._broken, self._broken_for = {}, (gutter, width)
        for place, item in enumerate(self.items):
            start = len(self._lines)
            lines = before.get(item) or _lines_of(item, gutter, width)
            self._broken[item] = lines
            self._lines.extend((place, line) for line in lines)
            self._spans.append((start, len(self._lines) - 1))

    def action_move(self, step: int) -> None:
        """Go to the next choice in that direction, or scroll when it is not in sight."""
        places = range(self.cursor + step, len(self.items) if step > 0 else -1, step)
        target = next((place for place in places if self.items[place].kind is Kind.CHOICE), None)
        if target is None or not self._reachable(target):
            self.scroll_lines(self.top + step)
            self.place_cursor()
            return
        self._go(target)

    def action_page(self, step: int) -> None:
        """Go a window up or down, to a choice there if there is one."""
        self.scroll_lines(self.top + step * max(self.size.height - 1, 1))
        inside = [
            place
            for place, (first, _) in enumerate(self._spans)
            if self.items[place].kind is Kind.CHOICE and self.top <= first < self.top + self.size.height
        ]
        if inside:
            self._go(inside[0] if step > 0 else inside[-1], self.top)

    def action_go(self, index: int) -> None:
        """Go to the first choice, or with −1 to the last."""
        self.scroll_lines(0 if index >= 0 else self.line_count())
        places = [place for place, item in enumerate(self.items) if item.kind is Kind.CHOICE]
        if places:
            self._go(places[index], self.top)

    def action_choose(self) -> None:
        """Say that Enter was pressed."""
        self.post_message(self.Chosen(self.current))

    def unset(self) -> None:
        """Leave the cursor nowhere, so that Enter alone chooses nothing."""
        self.cursor = -1
        self.redraw()

    def jump_heading(self, step: int) -> None:
        """Go to the first choice under the next or previous heading, round the end; shows the heading too."""
        heads = [place for place, item in enumerate(self.items) if item.kind is Kind.HEADING]
        if not heads:
            return
        here = max((number for number, place in enumerate(heads) if place <= self.cursor), default=-1)
        head = heads[(here + step) % len(heads)]
        self.scroll_lines(self._spans[head][0])
        following = (place for place in range(head, len(self.items)) if self.items[place].kind is Kind.CHOICE)
        target = next(following, self.cursor)
        if target >= 0:
            self._go(target, self.top)

    def _go(self, target: int, top: int | None = None) -> None:
        if target != self.cursor:
            before, self.cursor = self.cursor, target
            for place in (before, target):
                if place >= 0:
                    first, last = self._spans[place]
                    self.redraw_lines(*range(first, last + 1))
            self._moved()
        if top is None:
            self.bring_cursor()
        self.place_cursor()

    def bring_cursor(self) -> None:
        """Scroll to the item under the cursor, and to the heading right above it."""
        if self.cursor < 0 or not self._spans:
            return
        first, last = self._spans[self.cursor]
        # A heading right above the first choice belongs in sight with it.
        above = self.cursor - 1
        if (
            above >= 0
            and self.items[above].kind is not Kind.CHOICE
            and self._spans[above][1] - self._spans[above][0] < 3
        ):
            self.show_lines(self._spans[above][0], last)
        self.show_lines(first, last)

    def _reachable(self, target: int) -> bool:
        """Whether going there would not skip lines nobody has seen yet."""
        first, last = self._spans[target]
        return self.top - 1 <= last and first <= self.top + self.size.height

    def _first_choice(self) -> int:
        return next((place for place, item in enumerate(self.items) if item.kind is Kind.CHOICE), -1)

    def _names(self, index: int) -> bool:
        place = self._lines[index][0]
        return index == self._spans[place][0]


def _lines_of(item: Item, gutter: int, width: int) -> list[Line]:
    margin = gutter + 1 if gutter else 0
    if item.kind is not Kind.CHOICE:
        return _prose(wrapped(item.text, width), item.tone) or [()]
    head = wrapped(item.text, width - margin)
    # The sign carries the colour; a line that is coloured from end to end reads as an alarm.
    plain = item.tone if item.tone in (Tone.DIM, Tone.STRONG) else Tone.PLAIN
    lines: list[Line] = []
    for number, text in enumerate(head or [""]):
        sign = clean(item.sign).ljust(margin) if number == 0 else " " * margin
        lines.append((Piece(sign, item.tone), Piece(text, plain)) if margin else (Piece(text, item.tone),))
    for text, tone in item.notes:
        indent = " " * (margin + 2)
        lines.extend((Piece(indent + part, tone),) for part in wrapped(text, width - len(indent)))
    return lines


def _prose(texts: Sequence[str], tone: Tone) -> list[Line]:
    """Underline what stands between marks, also where a stretch runs on to the next line."""
    inside = False
    lines: list[Line] = []
    for text in texts:
        pieces: list[Piece] = []
        at = 0
        for found in _MARK.finditer(text):
            opens = found.group().startswith("[")
            edge = found.start() if opens else found.end()
            pieces.append(Piece(text[at:edge], Tone.MARKED if inside else tone))
            inside, at = opens, edge
        pieces.append(Piece(text[at:], Tone.MARKED if inside else tone))
        lines.append(tuple(piece for piece in pieces if piece.text) or (Piece("", tone),))
    return lines


class AnswerList(ItemList, inherit_bindings=False):
    """An item list in which ``j`` and ``k`` are letters again: where ``j`` means *ja*."""

    DEFAULT_CSS = "AnswerList { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("omhoog"), show=False, id="antwoorden.omhoog"),
        Binding("down", "move(1)", N_("omlaag"), show=False, id="antwoorden.omlaag"),
        *MOVES[2:],
        Binding("enter", "choose", N_("verder"), id="antwoorden.verder"),
    ]
