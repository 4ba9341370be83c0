"""Two terminals of one person: the second finds the first, takes it over in mid-typing, or only looks beside it."""

import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.screens.terminal.pseudo_terminal import PseudoTerminal
from wams_tui.desk.vault.opening import heads_outside
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE, prepare

NOTE_S = 3.0
"""Longer than the two seconds of typing that a kill may cost (design §6)."""

ASKED = "U bent al binnen in deze kluis."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("home")
    heads = heads_outside({"XDG_STATE_HOME": str(place)})
    prepare(place / "vault", 1, 2, heads, lambda: datetime.now(UTC), lambda _number: None)
    return place


@pytest.fixture
def windows() -> Iterator[list[PseudoTerminal]]:
    opened: list[PseudoTerminal] = []
    yield opened
    for one in opened:
        one.close()


def _window(home: Path, windows: list[PseudoTerminal]) -> PseudoTerminal:
    terminal = PseudoTerminal(
        ["-m", "wams_tui", "--vault", str(home / "vault")], environ={"XDG_STATE_HOME": str(home), "HOME": str(home)}
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
    first.settle(NOTE_S)
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
