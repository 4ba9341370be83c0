"""Timing a call many times, and saying it in one line."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.figures import percentile


class Timing(NamedTuple):
    """How long a call took, in ms."""

    name: str
    median_ms: float
    p99_ms: float
    worst_ms: float
    times: int

    def line(self) -> str:
        """One row of a table."""
        return f"{self.name:<52} {self.median_ms:>10.3f} {self.p99_ms:>10.3f} {self.worst_ms:>10.3f} {self.times:>7,}"


HEADING = f"{'':<52} {'median ms':>10} {'p99 ms':>10} {'worst ms':>10} {'times':>7}"


def timed(name: str, call: Callable[[], object], times: int, clock: Callable[[], float] = time.perf_counter) -> Timing:
    """Call ``call`` ``times`` times, after one call that does not count; ``clock`` may be that of the processor."""
    call()
    taken = []
    for _ in range(times):
        start = clock()
        call()
        taken.append((clock() - start) * 1000)
    return Timing(name, statistics.median(taken), percentile(taken, 0.99), max(taken), times)
