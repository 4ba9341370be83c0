"""A person at a terminal: a real pseudo-terminal, lines typed when a question waits, and what the screen showed."""

import os
import pty
import select
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.house.tree import ROOT

PATIENCE = 30.0
QUESTION = (": ", ":", ") ")


@dataclass(frozen=True)
class Shown:
    """What a command on a terminal ended with and showed."""

    code: int
    screen: str

    @property
    def words(self) -> str:
        return " ".join(self.screen.split())


def typed(words: list[str], *lines: str) -> Shown:
    """Run `wams` on a terminal of its own and type each line when the program waits for one."""
    waiting = list(lines)
    return replied(words, lambda _question: waiting.pop(0) if waiting else None)


def replied(words: list[str], reply: Callable[[str], str | None]) -> Shown:
    """Run `wams` on a terminal of its own; ``reply`` gets each question as it stands there, and says what is typed."""
    return answered(words, lambda question, _screen: reply(question))


def answered(words: list[str], reply: Callable[[str, str], str | None]) -> Shown:
    """Run `wams` on a terminal of its own; ``reply`` gets each question and all that was shown so far."""
    child, master = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "wams_tui", *words])
    seen, answered = b"", 0
    end = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < end:
            ready, _, _ = select.select([master], [], [], 0.3)
            if ready:
                try:
                    chunk = os.read(master, 65536)
                except OSError:
                    break
                if not chunk:
                    break
                seen += chunk
            elif (question := seen[answered:].decode(errors="replace")).endswith(QUESTION):
                line = reply(question.splitlines()[-1], seen.decode(errors="replace"))
                answered = len(seen)
                if line is not None:
                    os.write(master, f"{line}\n".encode())
        else:
            os.kill(child, 9)
    finally:
        os.close(master)
    _, status = os.waitpid(child, 0)
    return Shown(os.waitstatus_to_exitcode(status), seen.decode().replace("\r\n", "\n"))
