"""Many people on one server: ``python -m benchmarks.sessions --sessions 50 --vault DIR``.

Every session is a program of its own on a terminal of its own; each types at its own moments. What one of them waits is
what a coordinator feels when everybody works.
"""

import argparse
import select
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import percentile
from benchmarks.programs import DOWN, UP, Subject, wams
from benchmarks.pty_probe import Program

PASSPHRASE = "demo"
KEYS_PER_SECOND = 2.0


@dataclass
class Typist:
    """Somebody who types into one session."""

    program: Program
    next_at: float
    pressed_at: float = 0.0
    mark: int = 0
    turns: int = 0

    def press(self, every_s: float) -> float | None:
        """Type the next key; return what the one before it took, in ms, or nothing for the first."""
        waited = self.waited_ms()
        self.mark = len(self.program.output)
        # Down and up in turn: every key moves the cursor, wherever the list ends.
        self.pressed_at = self.program.type(UP if self.turns % 2 else DOWN)
        self.turns += 1
        self.next_at += every_s
        return waited

    def waited_ms(self) -> float | None:
        """What the last key took until its last byte, in ms."""
        if not self.turns or len(self.program.output) == self.mark:
            return None
        return (self.program.output[-1][0] - self.pressed_at) * 1000


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the sessions, type for a while, and print one line."""
    parser = argparse.ArgumentParser(prog="benchmarks.sessions", description=__doc__)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--vault", type=Path, required=True, help="a practice vault")
    options = parser.parse_args(arguments)
    subject = wams(options.vault, 0, PASSPHRASE)
    with ExitStack() as stack:
        programs = [stack.enter_context(_opened(subject)) for _ in range(options.sessions)]
        waits = type_along(programs, options.seconds)
        memory = statistics.mean(program.private_mb() for program in programs)
    print(
        f"{options.sessions} sessions, {KEYS_PER_SECOND:g} keys a second each, {len(waits):,} keys: median"
        f" {statistics.median(waits):.1f} ms, p95 {percentile(waits, 0.95):.1f} ms, worst {max(waits):.1f} ms;"
        f" {memory:.0f} MB private each"
    )
    return 0


def _opened(subject: Subject) -> Program:
    program = Program(subject.command, subject.environment)
    program.wait_for(subject.ready)
    program.type(subject.answer)
    program.wait_for(subject.opened)
    program.settle()
    return program


def type_along(programs: Sequence[Program], seconds: float) -> list[float]:
    """Type into all programs for ``seconds``; return what every key took, in ms."""
    every = 1 / KEYS_PER_SECOND
    start = time.monotonic()
    typists = [Typist(program, start + every * place / len(programs)) for place, program in enumerate(programs)]
    waits: list[float | None] = []
    watched = list(programs)
    while (now := time.monotonic()) < start + seconds:
        for typist in typists:
            if typist.next_at <= now:
                waits.append(typist.press(every))
        soonest = min(typist.next_at for typist in typists)
        for program in select.select(watched, [], [], max(0.0, soonest - time.monotonic()))[0]:
            if not program.take():  # readable, yet nothing to read: it has ended
                watched.remove(program)
    for program in programs:
        program.settle()
    waits += [typist.waited_ms() for typist in typists]
    return [wait for wait in waits if wait is not None]


if __name__ == "__main__":
    sys.exit(main())
