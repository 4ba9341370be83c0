"""Two terminals of one person: the second finds the first, takes it over in mid-typing, or only looks beside it."""

import resource
import shutil
import signal
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.screens.terminal.pseudo_terminal import PATIENCE, PseudoTerminal
from wams_tui.desk.place import left_place
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE, prepare

F2 = "\x1bOQ"
ASKED = "U bent al binnen in deze kluis."
_IMPATIENT = """import sys
from wams_tui.desk.vault import beside
from wams_tui.front import main
beside.PATIENCE_S = 0.5
sys.exit(main())"""
IMPATIENT = ("-c", _IMPATIENT)
"""The program, that waits half a second for one that never answers instead of ten."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("made")
    heads = heads_outside({"XDG_STATE_HOME": str(place)})
    prepare(place / "vault", 1, 2, heads, lambda: datetime.now(UTC), lambda _number: None)
    return place


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A home with a small practice vault, and nothing left in it by another test."""
    return shutil.copytree(made, tmp_path / "home")


@pytest.fixture
def windows() -> Iterator[list[PseudoTerminal]]:
    opened: list[PseudoTerminal] = []
    yield opened
    for one in opened:
        one.close()


def _window(
    home: Path, windows: list[PseudoTerminal], program: Sequence[str] = ("-m", "wams_tui"), **environ: str
) -> PseudoTerminal:
    terminal = PseudoTerminal(
        [*program, "--vault", str(home / "vault")],
        environ={"XDG_STATE_HOME": str(home), "HOME": str(home), **environ},
    )
    windows.append(terminal)
    _unlock(terminal)
    return terminal


def _unlock(terminal: PseudoTerminal) -> None:
    terminal.until("Wachtwoordzin")
    terminal.type(f"{PRACTICE_PASSPHRASE}\r")


def _typed_in_the_intake(terminal: PseudoTerminal, words: str) -> None:
    terminal.until("Vandaag")
    terminal.type(f"n1nnn{words}")
    terminal.until(words)


def _wait_until_kept(home: Path, words: str) -> None:
    """Wait until what is typed is sealed in the note, as its own coordinator reads it."""
    heads = heads_outside({"XDG_STATE_HOME": str(home)})
    desk = open_desk(home / "vault", PRACTICE_PASSPHRASE, heads, lambda: datetime.now(UTC))
    with desk.session:
        end = time.monotonic() + PATIENCE
        while words not in left_place(desk):
            assert time.monotonic() < end, "it was never kept"
            time.sleep(0.1)


def test_the_second_takes_over_what_the_first_was_typing_and_the_first_may_only_look(
    home: Path, windows: list[PseudoTerminal]
) -> None:
    first = _window(home, windows)
    _typed_in_the_intake(first, "Verward, Jan")

    second = _window(home, windows)
    asked = second.until(ASKED)
    assert ", op terminal pts/" in asked
    second.type("1")
    second.until("Verward, Jan")
    told = first.until("overgenomen in een ander venster")
    assert "Verward" not in told

    _unlock(first)
    first.until(ASKED)
    first.type("2")
    first.until("ALLEEN LEZEN")
    assert "Verward" not in first.text
    first.type("n")  # nothing can be begun here
    second.type("\x1b")
    second.until("B gooit het weg")
    second.type("B")
    second.until("Vandaag")


def test_a_killed_one_is_in_nobody_s_way_and_going_back_changes_nothing(
    home: Path, windows: list[PseudoTerminal]
) -> None:
    first = _window(home, windows)
    _typed_in_the_intake(first, "Snel, Piet")
    _wait_until_kept(home, "Snel, Piet")
    first.signal(signal.SIGKILL)
    first.ended()

    second = _window(home, windows)
    second.until("Snel, Piet")
    third = _window(home, windows)
    third.until(ASKED)
    third.type("\x1b")
    assert third.ended() == 0
    second.type(" de Jong")
    second.until("Snel, Piet de Jong")
    second.signal(signal.SIGTERM)  # told to end, it keeps what was typed this very moment
    second.ended()
    _window(home, windows).until("Snel, Piet de Jong")


def test_one_that_sleeps_is_left_behind_and_leaves_the_words_alone_when_it_wakes(
    home: Path, windows: list[PseudoTerminal]
) -> None:
    first = _window(home, windows)
    _typed_in_the_intake(first, "Slaap, Ans")
    _wait_until_kept(home, "Slaap, Ans")
    first.signal(signal.SIGSTOP)

    second = _window(home, windows, IMPATIENT)
    second.until(ASKED)
    second.type("1")
    second.until("antwoordt niet")
    second.type("1")
    second.until("Slaap, Ans")
    second.type(" wakker")
    _wait_until_kept(home, "Slaap, Ans wakker")
    first.signal(signal.SIGCONT)
    first.until("overgenomen in een ander venster")
    _wait_until_kept(home, "Slaap, Ans wakker")


def test_a_full_disk_is_told_while_one_types_and_when_one_saves_and_costs_no_word(
    home: Path, windows: list[PseudoTerminal]
) -> None:
    # No bytecode: on a full disk Python cuts it off without a word, and the next program falls over it.
    terminal = _window(home, windows, PYTHONDONTWRITEBYTECODE="1")
    _typed_in_the_intake(terminal, "Vol, Kees")
    soft, hard = resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (64, resource.RLIM_INFINITY))
    terminal.type("\rpolitie\rRiep op straat; thuis weer rustig.")
    terminal.until("Nu niet te bewaren")
    terminal.type(F2)
    told = terminal.until("SQLITE_IOERR")  # a word that no line breaks
    terminal.type("\r")
    terminal.until("Vol, Kees")
    assert "Riep op straat; thuis weer rustig." in terminal.text

    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (soft, hard))
    terminal.until_that(lambda: "Nu niet te bewaren" not in terminal.text)
    terminal.type(F2)
    terminal.until("Kees Vol ·")
    assert "Kees" not in told
