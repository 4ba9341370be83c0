"""One run of one program, and many runs put together."""

import math
import statistics
from collections.abc import Iterable, Sequence

from benchmarks.programs import Subject
from benchmarks.pty_probe import Program

Figures = dict[str, float]
"""Measure → value. Names end in their unit: ``_ms``, ``_bytes``, ``_mb``."""

KEYS = 20
PAGES = 8


def measure(subject: Subject) -> Figures:
    """Run a program once, from its start to its end.

    Raises:
        NeverReadyError: It did not come to where it can be measured.
    """
    with Program(subject.command, subject.environment) as program:
        figures = {"start_ms": (program.wait_for(subject.ready) - program.started) * 1000}
        mark = 0
        if subject.answer:
            program.settle()
            mark = len(program.output)
            asked = program.type(subject.answer)
            figures["opened_ms"] = (program.wait_for(subject.opened) - asked) * 1000
        program.settle()
        figures |= {"frame_bytes": program.size(mark), "frame_deflated_bytes": program.deflated(mark)}
        idle = program.idle()
        figures |= {"idle_cpu_ms": idle.cpu_ms, "idle_bytes": idle.size}
        if subject.onward:
            program.type(subject.onward)
            program.wait_for(subject.listed)
            program.settle()
        if subject.has_list:
            figures |= _keys(program, subject)
        figures["private_mb"] = program.private_mb()
        if subject.leave:
            program.press(subject.leave)
        return figures


def _keys(program: Program, subject: Subject) -> Figures:
    """Move within the screen, hold the key, scroll line by line, then page by page."""
    figures = _cost("key", [program.press(subject.down) for _ in range(KEYS)])
    figures["held_lag_ms"] = program.hold(subject.down)
    figures |= _cost("scroll", [program.press(subject.down) for _ in range(KEYS)])
    return figures | _cost("page", [program.press(subject.page) for _ in range(PAGES)])


def _cost(name: str, strokes: Sequence[tuple[float, int]]) -> Figures:
    times = [last for last, _ in strokes]
    return {
        f"{name}_ms": statistics.median(times),
        f"{name}_p95_ms": percentile(times, 0.95),
        f"{name}_bytes": statistics.median(size for _, size in strokes),
    }


def percentile(values: Iterable[float], share: float) -> float:
    """Nearest rank: the smallest value that ``share`` of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def together(runs: Sequence[Figures]) -> Figures:
    """The median of every measure over several runs."""
    return {name: statistics.median(run[name] for run in runs if name in run) for name in runs[0]}
