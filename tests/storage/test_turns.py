"""Turns among processes: who asked first is next, whoever runs when."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from storage.sites.directory.turns import Turn

WAITING = 20
PATIENCE = 600.0


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "vault.lock"
    path.touch()
    return path


@pytest.fixture
def children() -> Iterator[list[int]]:
    """Processes that were forked; whoever is left at the end is taken away."""
    every: list[int] = []
    yield every
    for child in every:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, 9)
            os.waitpid(child, 0)


def _ask(lock: Path, number: int, says: int) -> NoReturn:
    """Be a process that asks for the turn, says so in it, and gives it back."""
    code = 70
    try:
        turn = Turn(lock, PATIENCE)
        turn.take()
        os.write(says, bytes([number]))
        turn.give_back()
        code = 0
    finally:
        os._exit(code)


def _is_queued(child: int) -> bool:
    """Say whether the system has a process in a queue for a lock."""
    lines = Path("/proc/locks").read_text(encoding="ascii").splitlines()
    return any("->" in line and line.split("->")[1].split()[3] == str(child) for line in lines)


def _wait_until_queued(child: int) -> None:
    while not _is_queued(child):
        assert os.waitpid(child, os.WNOHANG) == (0, 0)
        time.sleep(0.001)


def test_the_turn_goes_to_whoever_has_waited_longest(lock: Path, children: list[int]) -> None:
    """Twenty are let into the queue one by one, as the system itself lists it, and then the turn is given back."""
    held = Turn(lock)
    held.take()
    said, says = os.pipe()
    for number in range(WAITING):
        child = os.fork()
        if child == 0:
            _ask(lock, number, says)
        children.append(child)
        _wait_until_queued(child)
    os.close(says)

    held.give_back()

    with os.fdopen(said, "rb") as pipe:
        assert list(pipe.read()) == list(range(WAITING))
    held.close()
