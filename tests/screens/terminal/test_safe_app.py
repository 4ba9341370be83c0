"""The base of every screen lets nothing out by a side door, and ends in order whatever happens to the line."""

import os
import signal
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.events import DescendantFocus
from textual.widgets import Input

from screens.terminal.too_small import TooSmall
from tests.screens.terminal.painted_app import Lines, PaintedApp, Question
from tests.screens.terminal.pseudo_terminal import ROOT, PseudoTerminal
from wams_tui.casework.errors import Refused

APP = str(ROOT / "tests/screens/terminal/painted_app.py")
SECRET = "999990019"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[PseudoTerminal]:
    running = PseudoTerminal([APP], environ={"DRAFT": str(tmp_path / "draft")})
    running.until("Stoppen")
    yield running
    running.close()


def test_a_crash_prints_one_sentence_and_no_value(terminal: PseudoTerminal) -> None:
    terminal.type("\x1bOS")

    assert terminal.ended() == 70
    assert "Er ging iets mis in het programma zelf (storing" in terminal.text
    assert SECRET.encode() not in terminal.sent
    assert b"Traceback" not in terminal.sent
    assert b"Jansen" not in terminal.sent


def test_copying_and_screenshots_send_nothing_to_the_terminal_or_the_disk(
    terminal: PseudoTerminal, tmp_path: Path
) -> None:
    terminal.type("\x1b[15~")

    terminal.until("Zo gaan er geen")
    assert b"\x1b]52" not in terminal.sent
    assert not list(tmp_path.iterdir())


def test_the_terminal_is_asked_for_no_mouse_no_kitty_keys_and_no_title(terminal: PseudoTerminal) -> None:
    terminal.type("q")

    assert terminal.ended() == 0
    for mode in (b"?1000h", b"?1003h", b"?1006h", b"\x1b[>", b"\x1b]2;", b"\x1b]0;"):
        assert mode not in terminal.sent, mode
    assert terminal.sent.rstrip().endswith(b"\x1b[?1004l")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_saves_and_ends_in_time_with_the_terminal_restored(
    terminal: PseudoTerminal, tmp_path: Path, number: signal.Signals
) -> None:
    terminal.settle()
    begin = time.monotonic()

    terminal.signal(number)
    code = terminal.ended()

    assert code == 128 + number
    assert time.monotonic() - begin < 1
    assert (tmp_path / "draft").read_text() == "concept"
    assert b"\x1b[?1049l" in terminal.sent


@pytest.mark.parametrize("way", ["q", "signal", "crash"])
def test_nothing_that_was_shown_stays_on_a_terminal_without_an_alternate_screen(
    terminal: PseudoTerminal, way: str
) -> None:
    """The console of Linux has none, and GNU screen by its default uses none; the screen model here has none either."""
    terminal.until("Fictief gezin")
    if way == "signal":
        terminal.signal(signal.SIGTERM)
    else:
        terminal.type("q" if way == "q" else "\x1bOS")
    terminal.ended()

    assert "Fictief gezin" not in terminal.text
    assert "wams - Voorbeeldstad" not in terminal.text


def test_a_vanished_terminal_saves_and_ends_the_process(terminal: PseudoTerminal, tmp_path: Path) -> None:
    terminal.settle()

    terminal.hang_up()

    assert terminal.ended() == 128 + signal.SIGHUP
    assert (tmp_path / "draft").read_text() == "concept"


def test_who_was_stopped_goes_on_and_leaves_the_terminal_as_it_was(terminal: PseudoTerminal) -> None:
    terminal.settle()
    before = terminal.text
    terminal.signal(signal.SIGSTOP)
    terminal.signal(signal.SIGCONT)
    terminal.settle()

    assert terminal.text == before
    terminal.type("q")
    assert terminal.ended() == 0
    assert terminal.local_modes() & (termios.ECHO | termios.ICANON) == termios.ECHO | termios.ICANON


def test_a_program_that_hangs_still_ends_on_a_signal(terminal: PseudoTerminal) -> None:
    terminal.type("\x1b[17~")
    time.sleep(0.3)

    terminal.signal(signal.SIGTERM)

    assert terminal.ended() == 128 + signal.SIGTERM
    assert b"\x1b[?1049l" in terminal.sent


def test_bytes_that_are_not_utf8_are_a_wrong_letter_and_not_the_end(terminal: PseudoTerminal) -> None:
    terminal.type("\t")
    terminal.settle()

    os.write(terminal.master, b"caf\xe9 ")
    terminal.type("ok")

    terminal.until("ok")


def test_ctrl_c_says_how_to_leave_and_ctrl_q_does_nothing(terminal: PseudoTerminal) -> None:
    terminal.type("\x11")
    terminal.type("\x03")

    terminal.until("Stoppen kan met q")


def test_the_terminals_own_cursor_follows_the_selection_and_comes_back_after_a_dialog(
    terminal: PseudoTerminal,
) -> None:
    terminal.settle()
    terminal.type("\x1b[B\x1b[B\x1b[B")
    terminal.until_that(lambda: terminal.screen.cursor.y == 5, "cursor on the fourth line")
    terminal.type("\x1bOQ")
    terminal.until_that(lambda: terminal.screen.cursor.y != 5, "cursor on the button")

    terminal.type("\x1b")

    terminal.until_that(lambda: terminal.screen.cursor.y == 5, "cursor back on the fourth line")
    assert not terminal.screen.cursor.hidden


def test_without_colours_nothing_coloured_is_sent() -> None:
    terminal = PseudoTerminal([APP], environ={"NO_COLOR": "1", "COLORTERM": "truecolor"})
    try:
        terminal.until("Stoppen")
        terminal.settle()
        cells = [cell for row in terminal.screen.buffer.values() for cell in row.values()]
    finally:
        terminal.close()

    assert {(cell.fg, cell.bg) for cell in cells} == {("default", "default")}
    assert any(cell.reverse for cell in cells)


async def test_a_terminal_that_is_too_small_says_so_and_keeps_what_was_going_on() -> None:
    app = PaintedApp({"TERM": "xterm"})
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down", "f2")
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert isinstance(app.screen, TooSmall)

        await pilot.resize_terminal(80, 24)
        await pilot.pause()

        assert isinstance(app.screen, Question)
        assert app.screen_stack[0].query_one(Lines).cursor == 2


async def test_no_field_blinks_and_nothing_moves_by_itself() -> None:
    app = PaintedApp({"TERM": "xterm"})
    async with app.run_test() as pilot:
        await pilot.press("tab")

        assert app.animation_level == "none"
        assert not app.query_one(Input).cursor_blink


@pytest.mark.parametrize(
    "door", ["save_screenshot", "deliver_screenshot", "deliver_text", "deliver_binary", "open_url"]
)
async def test_textuals_own_ways_out_are_refused(door: str) -> None:
    app = PaintedApp({"TERM": "xterm"})
    async with app.run_test():
        with pytest.raises(Refused):
            getattr(app, door)()


def test_word_of_a_focus_that_comes_when_the_last_screen_is_gone_is_no_fault() -> None:
    app = PaintedApp({})
    assert app.screen_stack == []

    app.on_descendant_focus(DescendantFocus(Input()))
