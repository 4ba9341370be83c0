"""A small app in the safe base class, run as a program on a pseudo-terminal by the tests beside it."""

import os
from pathlib import Path
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Button, Footer, Input, Static

from screens.terminal.safe_app import SafeApp

WORDS = ("Fictief gezin", "één plan", "e\u0301e\u0308n", "漢字テスト", "ｗｉｄｅ", "ontstaan", "weigeren ✗")


class Lines(ScrollView, can_focus=True):
    """Two hundred lines, one of them current."""

    DEFAULT_CSS = """
    Lines { height: 1fr; background: $background; color: $foreground; }
    Lines > .lines--cursor {
        color: $block-cursor-foreground; background: $block-cursor-background; text-style: $block-cursor-text-style;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Om"),
        Binding("up", "move(-1)", "Op"),
        Binding("pagedown", "move(15)", "Blad"),
    ]
    cursor = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(0, 200)
        self.focus()

    def render_line(self, y: int) -> Strip:
        number = self.scroll_offset.y + y
        chosen = number == self.cursor
        style = self.get_component_rich_style("lines--cursor") if chosen else self.rich_style
        text = f"{number:03} {WORDS[number % len(WORDS)]} - regel {number * 7919 % 1000}"
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, style)

    def action_move(self, by: int) -> None:
        self.cursor = max(0, min(199, self.cursor + by))
        top, height = self.scroll_offset.y, self.size.height
        if not top <= self.cursor < top + height:
            target = self.cursor if by < 0 else self.cursor - height + 1
            self.scroll_to(y=target, animate=False, force=True, immediate=True)
        self.refresh()
        if isinstance(self.app, SafeApp):
            self.app.follow(self, Offset(0, self.cursor - self.scroll_offset.y))


class Question(ModalScreen[None]):
    """A modal over half of the wide characters below it."""

    CSS = """
    Question { align: center middle; }
    Question > * { width: 31; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Terug")]

    def compose(self) -> ComposeResult:
        yield Static("Weet u het zeker? 漢", markup=False)
        yield Button("Ja")


class PaintedApp(SafeApp[None]):
    """A list, a field, signs in every colour, a footer, and keys that go wrong on purpose."""

    CSS = """
    #head { height: 1; background: $panel; color: $foreground; }
    .weigeren { color: $text-error; } .afweging { color: $text-warning; } .toestaan { color: $text-success; }
    .mits { color: $text-accent; } .stil { color: $text-muted; }
    #signs { height: auto; layout: horizontal; } #signs > Static { width: 14; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "ask", "Vraag"),
        Binding("f4", "fail", "Storing"),
        Binding("f5", "copy", "Kopie"),
        Binding("f6", "hang", "Hangen"),
        Binding("q", "quit", "Stoppen"),
    ]

    def compose(self) -> ComposeResult:
        yield Static("wams - Voorbeeldstad", id="head")
        with Static(id="signs"):
            for sign in ("weigeren", "afweging", "toestaan", "mits", "stil"):
                yield Static(f"! {sign}", classes=sign)
        yield Lines()
        yield Input(placeholder="Zoeken")
        yield Footer()

    def on_hangup(self) -> None:
        Path(os.environ.get("DRAFT", os.devnull)).write_text("concept", encoding="utf-8")

    async def action_ask(self) -> None:
        await self.push_screen(Question())

    def action_fail(self) -> None:
        secret = "999990019 Jansen"
        raise KeyError(secret)

    def action_copy(self) -> None:
        self.copy_to_clipboard("999990019")
        self.action_screenshot()

    def action_hang(self) -> None:
        while True:
            pass


if __name__ == "__main__":
    from wams_tui.front import leave
    from wams_tui.hardening import harden

    harden()
    app = PaintedApp(os.environ)
    app.run_guarded()
    leave(app.return_code or 0)
