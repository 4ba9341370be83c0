"""Two coordinators, two users of one machine, two terminals, one case: the whole of it with the real program."""

import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import HeadPlace
from tests.screens.terminal.pseudo_terminal import PseudoTerminal
from tests.storage.os_users import ENVIRONMENT, MEMBERS, Someone, member, needs_root, python, some_group
from wams_tui.desk.vault.practice import prepare

pytestmark = needs_root

MOST_WOKEN = 15
"""Times a second that a session nobody works with may wake up: a few are the looks at the vault."""


@pytest.fixture
def vault(open_place: Path) -> Path:
    """A practice vault of a group, made by root."""
    heads = HeadPlace(open_place / "koppen")
    place = open_place / "kluis"
    prepare(place, 1, 2, heads, lambda: datetime.now(UTC), lambda _number: None, some_group().name)
    return place


def sit_down(someone: Someone, vault: Path) -> PseudoTerminal:
    """Open the screens of a vault as this user."""
    environ = {name: ENVIRONMENT[name] for name in ("PYTHONPATH", "PATH")} | {"HOME": str(someone.home)}
    running = PseudoTerminal(
        ["-m", "wams_tui", "--vault", str(vault)], columns=100, environ=environ, python=str(python()),
        become=(someone.user, someone.group, someone.umask),
    )  # fmt: skip
    running.until("Wachtwoordzin:")
    return running


@pytest.fixture
def anneke(vault: Path) -> Iterator[PseudoTerminal]:
    running = sit_down(member(vault.parent, MEMBERS[0], some_group(), 0o022), vault)
    yield running
    running.close()


@pytest.fixture
def bram(vault: Path) -> Iterator[PseudoTerminal]:
    running = sit_down(member(vault.parent, MEMBERS[1], some_group(), 0o077), vault)
    yield running
    running.close()


def open_the_request(terminal: PseudoTerminal) -> None:
    terminal.type("demo\r")
    terminal.until("Vandaag")
    terminal.settle()
    terminal.type("/")
    terminal.until("Zoek op naam")
    terminal.type("ijsselm")
    terminal.until("1 gevonden")
    terminal.type("\r")
    terminal.settle()
    terminal.type("v")
    terminal.until("Verzoeken")
    terminal.settle()
    terminal.type("\r")
    terminal.until("Gevraagd")


def refuse(terminal: PseudoTerminal, number: str) -> None:
    terminal.type("w")
    terminal.until("Waarom weigert u")
    terminal.settle()
    terminal.type(number)
    terminal.settle()


def asleep(pid: int) -> bool:
    """Say whether every thread of a process sleeps now."""
    tasks = Path(f"/proc/{pid}/task").glob("*/stat")
    return all(task.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "S" for task in tasks)


def woken(pid: int) -> int:
    """Return how often the threads of a process went to sleep by themselves, so far."""
    told = (task.read_text(encoding="utf-8") for task in Path(f"/proc/{pid}/task").glob("*/status"))
    return sum(int(text.partition("\nvoluntary_ctxt_switches:")[2].split()[0]) for text in told)


def test_two_users_on_one_case_see_each_other_s_work_and_choose_where_it_clashes(
    anneke: PseudoTerminal, bram: PseudoTerminal, vault: Path
) -> None:
    open_the_request(anneke)
    open_the_request(bram)
    refuse(anneke, "2")
    refuse(bram, "5")
    bram.type("\r")
    bram.until("Geweigerd: het valt onder een beroepsgeheim")

    anneke.type("\r")
    anneke.until("Twee versies")
    assert "u: beslist · onderdeel 1, 2, 3, 4: geweigerd, het doel past niet" in anneke.text
    assert "collega: beslist · onderdeel 1, 2, 3, 4: geweigerd, het valt onder een" in anneke.text
    anneke.type("u")
    anneke.until("Alles is gekozen")
    anneke.type("\r")
    anneke.until("Geweigerd: het doel past niet")

    bram.until("Geweigerd: het doel past niet")  # without a key
    assert {path.stat().st_mode & 0o777 for path in vault.iterdir()} == {0o660}
    assert {path.stat().st_gid for path in vault.iterdir()} == {some_group().number}

    _nobody_looks_in(anneke.pid, MEMBERS[0])
    _nothing_happens_for_nothing(bram)
    _back_after_a_lock(bram)
    _back_after_a_dropped_line(bram, vault)
    _ends_without_a_trace(anneke, vault)


def _nobody_looks_in(pid: int, user: int) -> None:
    """Another process of the very same user reads neither memory nor files of the session, and no core can be left."""
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(some_group().number)
        os.setuid(user)
        try:
            Path(f"/proc/{pid}/mem").open("rb").close()
        except PermissionError:
            os._exit(0)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    limits = Path(f"/proc/{pid}/limits").read_text(encoding="utf-8")
    assert next(line for line in limits.splitlines() if "core file" in line).split()[4:6] == ["0", "0"]
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    assert "Umask:\t0077" in status


def _nothing_happens_for_nothing(terminal: PseudoTerminal) -> None:
    """While nobody writes and nobody types, not one byte is sent, though the vault is looked at every second.

    It sleeps, and wakes a few times a second: counted, and seen asleep, which a busy machine does not change.
    """
    terminal.settle(0.6)
    before, sent, began = woken(terminal.pid), len(terminal.sent), time.monotonic()
    sleeping = 0
    while time.monotonic() < began + 3:
        terminal.read(0.1)
        sleeping += asleep(terminal.pid)

    assert len(terminal.sent) == sent
    assert sleeping
    assert woken(terminal.pid) - before <= MOST_WOKEN * (time.monotonic() - began)


def _back_after_a_lock(terminal: PseudoTerminal) -> None:
    """A new process asks for the passphrase, knows nothing, and returns to the request."""
    terminal.type("\x0c")
    terminal.until("Wachtwoordzin:")
    words = Path(f"/proc/{terminal.pid}/cmdline").read_text(encoding="utf-8")
    assert "--at=terug" in words, "where one was lies sealed in a note"
    assert "ijsselm" not in words
    terminal.type("demo\r")
    terminal.until("Geweigerd: het doel past niet")
    terminal.type("\x1b")
    terminal.until("Verzoeken: ")
    terminal.settle()
    terminal.type("\x1b")
    terminal.until("1 gevonden")  # the filter as it was


def _back_after_a_dropped_line(terminal: PseudoTerminal, vault: Path) -> None:
    """The session ends at once; the next one begins where it was, and the one after that at what is due."""
    terminal.signal(signal.SIGHUP)
    assert terminal.ended() == 128 + signal.SIGHUP
    for expected in ("1 gevonden", "Vandaag "):
        again = sit_down(member(vault.parent, MEMBERS[1], some_group(), 0o077), vault)
        again.type("demo\r")
        again.until(expected)
        again.settle()
        assert ("gevonden" in again.text) is (expected == "1 gevonden")
        again.close()


def _ends_without_a_trace(terminal: PseudoTerminal, vault: Path) -> None:
    """A fault of the machine itself ends the session without a core file, and the vault is whole."""
    terminal.signal(signal.SIGSEGV)
    terminal.ended()

    left = [
        path.name for path in (Path.cwd(), vault.parent, Path("/")) for path in path.glob("core*") if path.is_file()
    ]
    assert left == []
