"""In a real tmux: one detaches, attaches from a window of another size, and finds every word; nobody else's text."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.house.debian import needs
from tests.screens.terminal.pseudo_terminal import ROOT, PseudoTerminal
from wams_tui.desk.vault.opening import heads_outside
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE, prepare


@pytest.fixture
def server(tmp_path: Path) -> Iterator[list[str]]:
    """The words that begin every command to a tmux of its own, in which the program runs."""
    heads = heads_outside({"XDG_STATE_HOME": str(tmp_path)})
    prepare(tmp_path / "vault", 1, 2, heads, lambda: datetime.now(UTC), lambda _number: None)
    words = [str(shutil.which("tmux")), "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path), "LANG": "C.UTF-8"}
    program = [sys.executable, "-m", "wams_tui", "--vault", str(tmp_path / "vault")]
    started = [*words, "new-session", "-d", "-s", "w", "-x", "80", "-y", "24", *program]
    subprocess.run(started, env=environ | {"PYTHONPATH": str(ROOT)}, check=True)
    yield words
    subprocess.run([*words, "kill-server"], check=False)


def _attached(server: list[str], columns: int, rows: int) -> PseudoTerminal:
    return PseudoTerminal([*server[1:], "attach", "-t", "w"], python=server[0], columns=columns, rows=rows)


@needs("tmux")
def test_detaching_and_another_size_keep_what_is_typed(server: list[str]) -> None:
    first = _attached(server, 80, 24)
    first.until("Wachtwoordzin")
    first.type(f"{PRACTICE_PASSPHRASE}\r")
    first.until("Vandaag")
    first.type("n1nnnVerward, Jan")
    first.until("Verward, Jan")
    first.hang_up()  # the line, not the session: tmux detaches
    first.ended()

    second = _attached(server, 120, 40)
    second.until("Verward, Jan")
    second.type(" de")
    second.until("Verward, Jan de")
    second.resize(70, 20)
    second.until("Verward, Jan de")
    second.type(" Vries")
    second.until("Verward, Jan de Vries")
    second.close()
