"""Vignette 14 of law §8 with the real program on a real terminal, typed in one breath: no key goes to a field left."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.screens.terminal.pseudo_terminal import PseudoTerminal
from wams_tui.casework.case import Closing
from wams_tui.casework.codes import Answer
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import open_case
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE, prepare

F2 = "\x1bOQ"
TERMINAL_ASKED, TERMINAL_ANSWERS = b"\x1b[5n", "\x1b[0n"
IN_ONE_BREATH = f"n1nnnVerward, Jan\rpolitie\rRiep op straat; thuis weer rustig.{F2}x32{F2}fb1"
"""The report, *regular help*, and the letter: each key meant for what the one before it brought to the screen."""


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def seated(tmp_path: Path) -> Iterator[PseudoTerminal]:
    """The program on a small practice vault, as its own user would start it."""
    prepare(tmp_path / "vault", 1, 2, heads_outside({"XDG_STATE_HOME": str(tmp_path)}), now, lambda _number: None)
    running = PseudoTerminal(
        ["-m", "wams_tui", "--vault", str(tmp_path / "vault")],
        environ={"XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path)},
    )
    yield running
    running.close()


def test_vignette_14_typed_in_one_breath_is_regular_help_with_a_letter(seated: PseudoTerminal, tmp_path: Path) -> None:
    seated.until("Wachtwoordzin")
    seated.type(f"{PRACTICE_PASSPHRASE}\r")
    seated.until("Vandaag")
    seated.type(IN_ONE_BREATH)
    seated.until("De brief staat in")
    seated.type("\x0c")  # a message on the screen is no reason to stay unlocked
    seated.until("Wachtwoordzin")

    (letter,) = (tmp_path / "wams-uit").iterdir()
    assert letter.read_bytes().startswith(b"%PDF")
    desk = open_desk(tmp_path / "vault", PRACTICE_PASSPHRASE, heads_outside({"XDG_STATE_HOME": str(tmp_path)}), now)
    with desk.session:
        found = next(line.head.case for line in first_page(desk) if "Verward" in line.head.title)
        case = open_case(desk, found).file.case
    assert [one.outcome for one in case.boundary_tests] == [Answer.NEE] * 3
    assert case.history[-1].closing is Closing.GEEN_MEERVOUDIGE_PROBLEMATIEK


def test_unlocking_sends_the_first_screen_and_nothing_of_the_list_below_it(seated: PseudoTerminal) -> None:
    seated.until("Wachtwoordzin")
    before = len(seated.sent)
    seated.type(f"{PRACTICE_PASSPHRASE}\r")
    seated.until("Vandaag")
    seated.settle()
    seen = bytes(seated.sent[before:])
    seated.type("\x1b")
    seated.until("Casussen:")

    assert b"Vandaag" in seen
    assert b"Casussen:" not in seen


def test_a_terminal_that_answers_late_gets_less_for_a_key_and_shows_the_same(seated: PseudoTerminal) -> None:
    seated.until("Wachtwoordzin")
    seated.type(f"{PRACTICE_PASSPHRASE}\r")
    seated.until("Vandaag")
    seated.type("\x1b")
    seated.until("Casussen:")
    seated.settle()

    def cost(key: str) -> tuple[int, str]:
        before = len(seated.sent)
        seated.type(key)
        seated.until_that(lambda: len(seated.sent) > before)
        seated.settle()
        return len(seated.sent) - before, seated.text

    thick, down = cost("\x1b[B")
    _back, up = cost("\x1b[A")
    assert TERMINAL_ASKED in seated.sent
    cost(TERMINAL_ANSWERS)
    thin, down_again = cost("\x1b[B")
    assert down_again == down
    assert cost("\x1b[A")[1] == up
    assert thin * 2 < thick
