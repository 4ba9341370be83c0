import sys

import pytest

from benchmarks.figures import percentile, together
from benchmarks.pty_probe import NeverReadyError, Program
from benchmarks.sessions import type_along

ECHO = (
    "import os, tty; tty.setraw(0); os.write(1, b'ready\\r\\n');"
    "[os.write(1, b'=' * 7) for key in iter(lambda: os.read(0, 1), b'q')]"
)


def test_the_probe_counts_what_a_key_costs() -> None:
    with Program([sys.executable, "-c", ECHO], {}) as program:
        shown = program.wait_for("ready", limit_s=10)

        stroke = program.press(b"x")

    assert shown > program.started
    assert stroke.size == 7
    assert 0 < stroke.last_ms < 2000


def test_a_silent_program_costs_nothing() -> None:
    with Program([sys.executable, "-c", ECHO], {}) as program:
        program.wait_for("ready", limit_s=10)

        idle = program.idle(seconds=0.3)

        assert idle.size == 0
        assert program.private_mb() > 1


def test_a_program_that_never_shows_it_is_told_with_its_last_screen() -> None:
    with (
        Program([sys.executable, "-c", "print('something else')"], {}) as program,
        pytest.raises(NeverReadyError, match="something else"),
    ):
        program.wait_for("ready", limit_s=5)


def test_the_probe_answers_as_a_terminal_does() -> None:
    ask = "import os, tty; tty.setraw(0); os.write(1, b'\\x1b[c'); print(repr(os.read(0, 20)), end='\\r\\n')"

    with Program([sys.executable, "-c", ask], {}) as program:
        assert program.wait_for("?62;22c", limit_s=10) > program.started


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([3.0], 0.99) == 3.0


def test_runs_are_put_together_by_their_median() -> None:
    assert together([{"start_ms": 1.0}, {"start_ms": 9.0}, {"start_ms": 2.0}]) == {"start_ms": 2.0}


def test_several_programs_are_typed_into_side_by_side() -> None:
    with Program([sys.executable, "-c", ECHO], {}) as one, Program([sys.executable, "-c", ECHO], {}) as other:
        for program in (one, other):
            program.wait_for("ready", limit_s=10)

        waits = type_along([one, other], seconds=1.2)

    assert len(waits) >= 4
    assert all(wait > 0 for wait in waits)
