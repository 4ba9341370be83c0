"""A closed list in a form: a number or a letter picks, arrows move, and nothing is picked beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message

from screens.form.fields import Option
from screens.widgets.ink import Line, Piece, Tone, fit, standing_out, wrapped
from screens.widgets.lines import Lines
from wams_tui.casework.words import N_
from wams_tui.locale import _

NUMBERED = 9
"""Options that have a number; one further down is reached with the arrows or its first letter."""


class Options(Lines, inherit_bindings=False):
    """One of a list, or with ``several`` any number. Away from it, only what was picked is shown."""

    DEFAULT_CSS = "Options { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("omhoog"), show=False, id="keuze.omhoog"),
        Binding("down", "move(1)", N_("omlaag"), show=False, id="keuze.omlaag"),
        Binding("home", "go(0)", N_("naar de eerste"), show=False, id="keuze.eerste"),
        Binding("end", "go(-1)", N_("naar de laatste"), show=False, id="keuze.laatste"),
        Binding("space", "pick", N_("kiezen"), id="keuze.kiezen"),
        Binding("enter", "take", N_("verder"), id="keuze.verder"),
    ]

    @dataclass
    class Picked(Message):
        """What is picked changed; with ``done`` the field is done with as well."""

        options: "Options"
        done: bool

        @property
        def control(self) -> "Options":
            """The list."""
            return self.options

    @dataclass
    class Done(Message):
        """Enter, with nothing picked anew."""

        options: "Options"

    def __init__(self, options: Sequence[Option], *, several: bool, picked: frozenset[str]) -> None:
        super().__init__()
        self.options = tuple(options)
        self.several = several
        self.picked = picked
        self.cursor = self._first_picked()
        self._here = False
        self._lines: list[tuple[int, Line]] = []

    @property
    def raw(self) -> str:
        """What is picked, as it stands in the form."""
        return ",".join(one.code for one in self.options if one.code in self.picked)

    def set_raw(self, raw: str) -> None:
        """Pick what ``raw`` says."""
        self.picked = frozenset(raw.split(",")) & {one.code for one in self.options}
        self.cursor = self._first_picked()
        self._show_anew()

    # -- keys ----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Pick by number; by the first letter where only one option begins so, else go to the next that does."""
        char = (event.character or "").casefold()
        if len(char) != 1 or not char.isalnum():
            return
        if char.isdigit():
            found = [int(char) - 1] if 0 < int(char) <= min(NUMBERED, len(self.options)) else []
        else:
            found = [place for place, one in enumerate(self.options) if one.label[:1].casefold() == char]
        if not found:
            return
        event.stop()
        event.prevent_default()
        if len(found) == 1:
            self.cursor = found[0]
            self._pick(done=not self.several)
        else:
            self.cursor = next((place for place in found if place > self.cursor), found[0])
            self._show_anew()

    def action_move(self, step: int) -> None:
        """Go one up or down."""
        self.cursor = max(0, min(self.cursor + step, len(self.options) - 1))
        self._show_anew()

    def action_go(self, index: int) -> None:
        """Go to the first or last."""
        self.cursor = 0 if index >= 0 else len(self.options) - 1
        self._show_anew()

    def action_pick(self) -> None:
        """Pick what the cursor is on, or in a list of several put it back."""
        if self.cursor >= 0:
            self._pick(done=False)

    def action_take(self) -> None:
        """Pick what the cursor is on, and go on; nothing is picked where the cursor was never put on anything."""
        if not self.several and self.cursor >= 0 and self.options[self.cursor].code not in self.picked:
            self._pick(done=True)
        else:
            self.post_message(self.Done(self))

    def _pick(self, *, done: bool) -> None:
        code = frozenset({self.options[self.cursor].code})
        self.picked = self.picked ^ code if self.several else code
        self._show_anew()
        self.post_message(self.Picked(self, done))

    # -- what it looks like --------------------------------------------------------------------------------------

    def on_focus(self) -> None:
        """Show the whole list."""
        self._here = True  # ``has_focus`` says so only once every class has heard of it
        self._show_anew()

    def on_blur(self) -> None:
        """Show what was picked, and no more."""
        self._here = False
        self._show_anew()

    def line_count(self) -> int:
        """How many lines it takes now."""
        return len(self._lines)

    def line_at(self, index: int, width: int) -> Line:
        """One line; the one under the cursor stands out."""
        place, line = self._lines[index]
        if place >= 0 and place == self.cursor and self._here:
            return standing_out(line, width, Tone.CURSOR, thin=self.is_thin)
        return line

    def lay_out(self, width: int) -> None:
        """Every option on a line while one is here; else what was picked, and what that tells."""
        self._lines = list(enumerate(self._open(width))) if self._here else [(-1, one) for one in self._shut(width)]
        for one in self.options:
            if one.code in self.picked and one.tells:
                self._lines += [(-1, (Piece(part, Tone.WEIGH),)) for part in wrapped(one.tells, width)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as are shown."""
        self.lay_out(width)
        return max(len(self._lines), 1)

    def cursor_cell(self) -> Offset | None:
        """The line the cursor is on, or the first."""
        return Offset(0, max(self.cursor, 0))

    def _open(self, width: int) -> list[Line]:
        return [(Piece(fit(self._named(place, one), width)),) for place, one in enumerate(self.options)]

    def _named(self, place: int, one: Option) -> str:
        number = str(place + 1) if place < NUMBERED else " "
        sign = "x" if one.code in self.picked else " "
        box = f"[{sign}]" if self.several else f"({sign})"
        return f"{number} {box} {one.label}"

    def _shut(self, width: int) -> list[Line]:
        names = [one.label for one in self.options if one.code in self.picked]
        text, tone = (", ".join(names), Tone.PLAIN) if names else (_("(niets gekozen)"), Tone.DIM)
        return [(Piece(part, tone),) for part in wrapped(text, width)]

    def _first_picked(self) -> int:
        return next((place for place, one in enumerate(self.options) if one.code in self.picked), -1)

    def _show_anew(self) -> None:
        before = len(self._lines)
        self.lay_out_again()
        self.redraw()
        if len(self._lines) != before:
            self.refresh(layout=True)
