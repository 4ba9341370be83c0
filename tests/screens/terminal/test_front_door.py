"""The front door: a prompt that is there at once, and a terminal that comes back whatever happens."""

import os
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from screens.unlock import PromptInfo, View, paint
from tests.screens.terminal.pseudo_terminal import ROOT, PseudoTerminal
from wams_tui.casework.errors import Locked, Misused, Unusable
from wams_tui.front import Opening, read_opening, read_passphrase_file, translator

HOUSE = str(ROOT / "tests/screens/terminal/front_of_a_house.py")
HEAVY = (
    "textual",
    "rich",
    "typer",
    "pydantic",
    "cryptography",
    "sqlalchemy",
    "sqlmodel",
    "asyncio",
    "logging",
    "ctypes",
)


@pytest.fixture
def door() -> Iterator[PseudoTerminal]:
    running = PseudoTerminal([HOUSE])
    running.until("wachtwoordzin is demo")
    yield running
    running.close()


def test_nothing_heavy_is_imported_before_the_prompt() -> None:
    code = "import sys, wams_tui.front; print(*{name.split('.')[0] for name in sys.modules})"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert not set(HEAVY) & set(done.stdout.split())


def test_the_right_passphrase_opens_and_a_wrong_one_is_asked_again(door: PseudoTerminal) -> None:
    door.type("dēmo\r")
    door.until("Verkeerde wachtwoordzin.")

    door.type("demo\r")

    door.until("[Casussen]")
    door.type("q")
    assert door.ended() == 0


def test_the_passphrase_is_not_shown_and_the_cursor_stands_in_the_field(door: PseudoTerminal) -> None:
    before = door.screen.cursor.x

    door.type("dem")

    door.until("***")
    assert "dem " not in door.text.replace("demo", "")
    assert door.screen.cursor.x == before + 3
    assert not door.screen.cursor.hidden


def test_keys_typed_ahead_reach_the_screens(door: PseudoTerminal) -> None:
    door.type("demo\rq")

    assert door.ended() == 0


@pytest.mark.parametrize("key", ["\x03", "\x04", "\x1b"], ids=["Ctrl+C", "Ctrl+D", "Esc"])
def test_one_can_leave_and_the_terminal_is_as_before(door: PseudoTerminal, key: str) -> None:
    door.type("dem")

    door.type(key)

    assert door.ended() == 0
    assert door.sent.endswith(b"\x1b[?1049l")
    assert door.local_modes() & (termios.ECHO | termios.ICANON) == termios.ECHO | termios.ICANON


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_prompt_with_the_terminal_as_before(door: PseudoTerminal, number: signal.Signals) -> None:
    door.signal(number)

    assert door.ended() == 128 + number
    assert door.sent.endswith(b"\x1b[?1049l")
    assert door.local_modes() & termios.ECHO


def test_a_vanished_terminal_ends_the_prompt(door: PseudoTerminal) -> None:
    door.hang_up()

    assert door.ended() == 128 + signal.SIGHUP


def test_the_prompt_follows_the_size_of_the_terminal(door: PseudoTerminal) -> None:
    door.resize(40, 10)
    door.settle()

    door.until_that(lambda: door.screen.display[1].strip() == "wams  Voorbeeldstad", "the title at the top")
    assert "Wachtwoordzin:" in door.text


def test_a_lock_is_a_new_process_that_asks_again_and_returns(door: PseudoTerminal) -> None:
    door.type("demo\r")
    door.until("[Casussen]")
    before = Path(f"/proc/{door.pid}/stat").read_text().split()[0] if sys.platform == "linux" else ""

    door.type("\x0c")

    door.until("wachtwoordzin is demo")
    if before:
        assert "--at=matrix:17" in Path(f"/proc/{door.pid}/cmdline").read_text()
    door.type("demo\r")
    door.until("[matrix:17]")


@pytest.fixture
def crowded() -> Iterator[PseudoTerminal]:
    """The prompt of a vault with more people than are tried one by one."""
    running = PseudoTerminal([HOUSE, "--vault=Veelstad"])
    running.until("Uw naam: Bram Voorbeeld")
    yield running
    running.close()


def test_in_a_large_vault_one_says_who_one_is_and_who_was_here_last_stands_there_already(
    crowded: PseudoTerminal,
) -> None:
    assert crowded.screen.cursor.x == 2 + len("Uw naam: Bram Voorbeeld")

    crowded.type("\rdemo\r")

    crowded.until("[Casussen]")
    crowded.type("\x0c")
    crowded.until("Wachtwoordzin:")
    assert "Uw naam" not in crowded.text, "who locked need not say so again"
    crowded.type("demo\r")
    crowded.until("[matrix:17]")


def test_a_name_that_nobody_has_is_asked_again_and_a_wrong_passphrase_keeps_the_name(crowded: PseudoTerminal) -> None:
    crowded.type("\x15Niemand\rdemo\r")
    crowded.until("Niemand heet zo.")
    crowded.type("\x15Anneke\rmis\r")
    crowded.until("Verkeerde wachtwoordzin.")
    assert "Uw naam: Anneke" in crowded.text

    crowded.type("demo\r")

    crowded.until("[Casussen]")


def test_who_says_so_on_the_command_line_is_not_asked() -> None:
    running = PseudoTerminal([HOUSE, "--vault=Veelstad", "--as=Anneke"])
    running.until("Wachtwoordzin:")
    assert "Uw naam" not in running.text

    running.type("demo\r")

    running.until("[Casussen]")
    running.close()


def test_from_prompt_to_screens_the_terminal_stays_in_its_alternate_screen() -> None:
    terminal = PseudoTerminal([HOUSE, "--vault=Grootstad"])
    terminal.until("wachtwoordzin is demo")
    terminal.type("demo\r")
    terminal.until("Stoppen")
    before_leaving = terminal.sent

    terminal.type("q")

    assert terminal.ended() == 0
    assert before_leaving.count(b"\x1b[?1049h") == 1
    assert b"\x1b[?1049l" not in before_leaving
    assert terminal.sent.count(b"\x1b[?1049l") == 1
    assert terminal.local_modes() & (termios.ECHO | termios.ICANON) == termios.ECHO | termios.ICANON


def test_a_hang_up_in_the_screens_gives_the_exit_code_of_the_signal() -> None:
    terminal = PseudoTerminal([HOUSE, "--vault=Grootstad"])
    terminal.until("wachtwoordzin is demo")
    terminal.type("demo\r")
    terminal.until("Stoppen")

    terminal.signal(signal.SIGTERM)

    assert terminal.ended() == 128 + signal.SIGTERM
    assert terminal.local_modes() & termios.ECHO


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is of Linux")
def test_the_process_leaves_no_core_dump_no_open_memory_and_no_readable_file() -> None:
    code = (
        "import ctypes, os, resource; from wams_tui.hardening import forbid_inspection, harden;"
        "harden(); forbid_inspection();"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3), os.umask(0), *os.environ)"
    )
    environ = {"PATH": os.environ["PATH"], "TEXTUAL_LOG": "log", "TEXTUAL_SCREENSHOT": "1"}

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, env=environ
    )

    assert done.stdout.startswith(f"(0, 0) 0 {0o077} ")
    assert "TEXTUAL_LOG" not in done.stdout
    assert "TEXTUAL_SCREENSHOT" not in done.stdout
    assert "TEXTUAL_DISABLE_KITTY_KEY" in done.stdout


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (20, 6)])
def test_the_prompt_fits_every_terminal(size: tuple[int, int]) -> None:
    view = View(PromptInfo("Een kluis\x1b[2J met een lange naam " * 3, practice=True), 400, "Verkeerd. " * 4)

    painted = paint(view, size)

    plain = [line.replace("\x1b[7m", "").replace("\x1b[1m", "").replace("\x1b[0m", "") for line in painted.lines]
    assert len(plain) <= size[1]
    assert all(len(line) <= size[0] for line in plain)
    assert painted.cursor < size
    assert "\x1b" not in "".join(plain)


def test_a_fault_says_one_sentence_without_the_value_that_caused_it() -> None:
    code = "from wams_tui.hardening import harden; harden(); {}['999990019 Jansen']"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)

    assert done.returncode == 70
    assert "storing KeyError@" in done.stderr
    assert "Jansen" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_fault_in_a_thread_says_one_sentence_without_the_value_that_caused_it() -> None:
    code = (
        "import threading; from wams_tui.hardening import harden; harden();"
        "thread = threading.Thread(target=lambda: {}['999990019 Jansen']); thread.start(); thread.join()"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)

    assert done.returncode == 0
    assert "storing KeyError@" in done.stderr
    assert "Jansen" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_a_terminal_the_screens_are_refused_in_one_sentence() -> None:
    done = subprocess.run(
        [sys.executable, HOUSE],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        stdin=-3,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )

    assert done.returncode == 2
    assert done.stderr.startswith("De schermen van wams hebben een terminal nodig.")


def test_options_alone_open_the_screens_and_anything_else_is_for_the_command_line() -> None:
    environ = {"WAMS_VAULT": "kluis", "WAMS_PASSPHRASE_FILE": "zin"}

    assert read_opening([], environ) == Opening("kluis", "nl", "zin", "")
    assert read_opening(["--vault", "a", "--lang=en"], environ) == Opening("a", "en", "zin", "")
    assert read_opening([], environ | {"WAMS_LANG": "en"}) == Opening("kluis", "en", "zin", "")
    assert read_opening(["--lang", "nl"], environ | {"WAMS_LANG": "en"}) == Opening("kluis", "nl", "zin", "")
    assert read_opening(["--as", "Anneke"], environ) == Opening("kluis", "nl", "zin", "", "Anneke")
    assert read_opening([], environ | {"WAMS_COORDINATOR": "7"}) == Opening("kluis", "nl", "zin", "", "7")
    assert read_opening(["--help"], environ) is None
    assert read_opening(["--vault", "a", "case", "list"], environ) is None


def test_after_a_lock_a_passphrase_file_does_not_open_the_door_by_itself() -> None:
    opening = read_opening(["--vault=a", "--at=matrix:17"], {"WAMS_PASSPHRASE_FILE": "zin"})

    assert opening == Opening("a", "nl", "", "matrix:17")


@pytest.mark.parametrize("words", [[], ["--vault"], ["--vault", "a", "--lang", "de"]])
def test_what_is_missing_or_unknown_is_wrong_usage(words: list[str]) -> None:
    with pytest.raises(Misused):
        read_opening(words, {})


def test_a_time_to_lock_after_that_is_none_is_told_before_anything_opens() -> None:
    with pytest.raises(Misused, match="WAMS_IDLE_LOCK"):
        read_opening(["--vault", "a"], {"WAMS_IDLE_LOCK": "nooit"})


def test_a_passphrase_file_gives_its_first_line(tmp_path: Path) -> None:
    file = tmp_path / "zin"
    file.write_text("zes wóórden\r\nrest\n", encoding="utf-8")

    assert read_passphrase_file(str(file)) == "zes wóórden"


def test_a_missing_or_empty_passphrase_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "leeg").touch()

    with pytest.raises(Unusable):
        read_passphrase_file(str(tmp_path / "weg"))
    with pytest.raises(Locked):
        read_passphrase_file(str(tmp_path / "leeg"))


def test_dutch_needs_no_catalogue() -> None:
    assert translator("nl")("Wachtwoordzin:") == "Wachtwoordzin:"
