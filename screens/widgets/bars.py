"""The fixed lines of every screen: what it is, what happened, and which keys work here."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.ink import clean, fit
from wams_tui.casework.words import N_
from wams_tui.locale import _

KEY_NAMES: Mapping[str, str] = {
    "enter": "Enter",
    "escape": "Esc",
    "space": N_("Spatie"),
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "question_mark": "?",
    "exclamation_mark": "!",
    "slash": "/",
    "colon": ":",
    "plus": "+",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "up": N_("Pijl omhoog"),
    "down": N_("Pijl omlaag"),
    "left": N_("Pijl links"),
    "right": N_("Pijl rechts"),
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "f1": "F1",
}


MORE = N_("meer")
"""What the palette is called where not all keys fit on the line."""


class KeyHint(NamedTuple):
    """A key as people call it, and what it does here."""

    key: str
    does: str


def key_name(key: str) -> str:
    """Return what people call a key: ``ctrl+l`` is ``Ctrl+L``."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return _(KEY_NAMES.get(key, key))


def hint_of(binding: Binding) -> KeyHint:
    """Return the hint of a binding in the language in use."""
    return KeyHint(key_name(binding.key.split(",")[0]), _(binding.description))


class HeaderBar(Widget):
    """One line: where one is, and on the right what kind of vault it is."""

    DEFAULT_CSS = """
    HeaderBar { dock: top; height: 1; background: $panel; color: $foreground; text-style: bold; }
    """

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark
        self._shown = ("", "", "")

    def show(self, title: str, whole: str = "", rest: str = "") -> None:
        """Show another title; behind it ``whole``, for which it gives way, then as much of ``rest`` as fits."""
        if (title, whole, rest) != self._shown:
            self._shown = (title, whole, rest)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line; the mark is never cut."""
        width, style = self.size.width, self.rich_style
        if y or not width:
            return Strip.blank(width, style)
        mark = f" {self._mark} " if self._mark else ""
        room = width - cell_len(mark)
        named, whole, rest = (clean(part) for part in self._shown)
        named, whole, rest = f" {named}", f" · {whole}" if whole else "", f" · {rest}" if rest else ""
        if cell_len(named + whole) > room:
            named = fit(named, max(room - cell_len(whole), room // 3))
        title = fit(named + whole + rest, room)
        return Strip([Segment(title, style), Segment(mark, style + Style(reverse=True))], width)


def _nothing() -> str:
    return ""


class StatusLine(Widget):
    """One line that never moves: what just happened, or what the cursor is on.

    Args:
        sight: Says on the right whether what stands above goes on below the edge; asked when the line is painted, when
            the sizes are known, so that the first frame of a screen has it already.
    """

    DEFAULT_CSS = """
    StatusLine { height: 1; background: $background; color: $foreground; }
    StatusLine.-alarm { color: $text-error; text-style: bold; }
    """

    def __init__(self, sight: Callable[[], str] = _nothing) -> None:
        super().__init__()
        self._text = ""
        self._place = ""
        self._sight = sight
        self._shown_sight = ""
        self._over_it = ""

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def say_over(self, text: str) -> None:
        """Say something over what it says, until that is taken away with nothing."""
        if text != self._over_it:
            self._over_it = text
            self.refresh()

    def show(self, text: str, *, place: str | None = None) -> None:
        """Say something; ``place`` is where in a list one is, on the right."""
        self.remove_class("-alarm")
        self._say(text, self._place if place is None else place)

    def alarm(self, text: str) -> None:
        """Say that something went wrong; it begins with an exclamation mark, whatever the colours."""
        self.add_class("-alarm")
        self._say(f"! {text}", self._place)

    def show_sight(self) -> None:
        """Say anew whether what stands above goes on below the edge, where that changed."""
        if self._sight() != self._shown_sight:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if y or not width:
            return Strip.blank(width, self.rich_style)
        self._shown_sight = self._sight()
        place = "".join(f" {part} " for part in (self._place, self._shown_sight) if part)
        text = fit(f" {clean(self._over_it or self._text)}", width - cell_len(place)) + place
        return Strip([Segment(text, self.rich_style)], width)

    def _say(self, text: str, place: str) -> None:
        if (text, place) != (self._text, self._place):
            self._text, self._place = text, place
            self.refresh()


class KeyFooter(Widget):
    """One line with the keys that work here, made from the bindings; of what does not fit it says where it is.

    The last two, the way back and the help, are always there.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer--key"}
    DEFAULT_CSS = """
    KeyFooter { dock: bottom; height: 1; background: $footer-background; color: $footer-foreground; }
    KeyFooter > .footer--key { background: $footer-background; color: $footer-key-foreground; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[KeyHint, ...] = ()
        self._has_palette = False

    def show(self, hints: Iterable[KeyHint], *, has_palette: bool = False) -> None:
        """Show other keys; ``has_palette`` says whether the list of all of them can be asked for here."""
        hints = tuple(hints)
        if (hints, has_palette) != (self._hints, self._has_palette):
            self._hints, self._has_palette = hints, has_palette
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width, ground = self.size.width, self.rich_style
        if y or not width:
            return Strip.blank(width, ground)
        key_style = self.get_component_rich_style("footer--key")
        segments: list[Segment] = []
        for key, does in _fitting(self._hints, width, has_palette=self._has_palette):
            segments += [Segment(f" {key}", key_style), Segment(f" {does} ", ground)]
        used = sum(segment.cell_length for segment in segments)
        return Strip([*segments, Segment(" " * max(0, width - used), ground)]).crop(0, width)


def _fitting(hints: tuple[KeyHint, ...], width: int, *, has_palette: bool) -> list[KeyHint]:
    def cost(hint: KeyHint) -> int:
        return cell_len(hint.key) + cell_len(hint.does) + 3

    if not hints:
        return []
    if sum(map(cost, hints)) <= width:
        return list(hints)
    last = [*([KeyHint(key_name("colon"), _(MORE))] if has_palette else []), *hints[-2:]]
    left = width - sum(map(cost, last))
    kept = []
    for hint in hints[:-2]:
        if cost(hint) > left:
            break
        kept.append(hint)
        left -= cost(hint)
    return [*kept, *last]


class ColumnHeads(Widget):
    """The names of columns above a list, drawn as they are given."""

    DEFAULT_CSS = """
    ColumnHeads { height: 1; color: $text-accent; text-style: bold; }
    """

    def __init__(self, heads: Callable[[int], str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._heads = heads

    def render_line(self, y: int) -> Strip:
        """Draw the line for this width."""
        width = self.size.width
        if y or not width:
            return Strip.blank(width, self.rich_style)
        return Strip([Segment(fit(self._heads(width), width), self.rich_style)], width)
