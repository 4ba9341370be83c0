"""The store beside others, in one run: ``python -m benchmarks.store_peers --cases 10000``.

Each call is timed in turn over all stores, so that a busy machine slows all of them alike; what counts is the ratio to
plain SQLite. Fifty writers are fifty processes that each save twice a second.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from benchmarks.figures import percentile
from benchmarks.pgserver import NoServer, server
from benchmarks.stores import OWN, Lite, Postgres, Store, Wams
from wams_tui.casework.errors import WamsError

UNLOCKING_AT_ONCE = 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill every store, measure, and throw all away."""
    parser = argparse.ArgumentParser(prog="benchmarks.store_peers", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--records", type=int, default=12, help="records of a case besides its head")
    parser.add_argument("--times", type=int, default=300, help="how often each call is timed")
    parser.add_argument("--seconds", type=float, default=15, help="how long the writers write")
    parser.add_argument("--writers", type=int, default=50)
    parser.add_argument("--on-postgresql", action="store_true", help="also a vault of ours in PostgreSQL")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wams-bench-")))
        stores: list[Store] = [
            Lite("plain SQLite", folder / "plain.db"),
            Lite("raw SQLCipher", folder / "cipher.db", os.urandom(32)),
            Wams("wams", folder / "vault", folder / "heads"),
        ]
        try:
            running = stack.enter_context(server(durable=True))
        except NoServer as missing:
            print(missing, file=sys.stderr)
        else:
            stores.append(Postgres(running))
            if options.on_postgresql:
                stores.append(Wams("wams on PostgreSQL", running.fresh(), folder / "heads"))
        print(f"{options.cases:,} cases of {options.records} records", flush=True)
        for store in stores:
            began = time.perf_counter()
            store.fill(options.cases, options.records)
            print(f"  {store.name}: filled in {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
        report(stores, options, folder)
    return 0


def report(stores: Sequence[Store], options: argparse.Namespace, folder: Path) -> None:
    """Print a table, a row per measure, a column per store: milliseconds, and the ratio of medians to the first."""
    cases, times, seconds = options.cases, options.times, options.seconds
    names = [store.name for store in stores]
    print("| median / p99 ms (× the first) | " + " | ".join(names) + " |")
    print("|---|" + "---:|" * len(names), flush=True)
    desks = [store.desk() for store in stores]
    chance = random.Random(1)
    turns = [_own(chance, cases) for _ in range(times)]
    _row("list the first 50", [[desk.list50 for _ in turns] for desk in desks])
    _row("open a case, on record", [[partial(desk.open_case, number) for number in turns] for desk in desks])
    _row("save, durable", [[partial(desk.save, number) for number in turns] for desk in desks])
    for desk in desks:
        desk.close()
    opening = [[partial(_in_and_out, store) for _ in range(5)] for store in stores]
    _row("unlock and lock (wams: Argon2id)", opening)
    crowd = [_many(store, cases, options.writers, seconds) for store in stores]
    _written(f"{options.writers} writers, twice a second each", crowd)
    waits, taken = [], []
    for number, store in enumerate(stores):
        copying = Copying(store, folder / f"backup-{number}")
        waits.append(_many(store, cases, 2, seconds, copying, 0.02))
        taken.append(copying.seconds)
    print("| backup while two write, s | " + " | ".join(f"{each:.1f}" for each in taken) + " |")
    _written("their saves meanwhile", waits)


class Copying:
    """Makes one backup, and remembers how long that took, in seconds; not a number where there is none of its kind."""

    def __init__(self, store: Store, to: Path) -> None:
        self._store = store
        self._to = to
        self.seconds = float("nan")

    def __call__(self) -> None:
        """Make it."""
        began = time.perf_counter()
        try:
            self._store.back_up(self._to)
        except WamsError as error:
            print(f"  {self._store.name}: {error}", file=sys.stderr)
        else:
            self.seconds = time.perf_counter() - began


def _own(chance: random.Random, cases: int) -> int:
    """Return one of one's own cases, by chance."""
    return cases - 1 - chance.randrange(min(OWN, cases))


def _in_and_out(store: Store) -> None:
    store.desk().close()


def _row(name: str, calls: Sequence[Sequence[Callable[[], object]]]) -> None:
    """Time call by call, all stores in turn, and print the row."""
    taken: list[list[float]] = [[] for _ in calls]
    for together in zip(*calls, strict=True):
        for place, call in enumerate(together):
            began = time.perf_counter()
            call()
            taken[place].append((time.perf_counter() - began) * 1000)
    first = statistics.median(taken[0])
    cells = [
        f"{statistics.median(each):.2f} / {percentile(each, 0.99):.2f} (×{statistics.median(each) / first:.1f})"
        for each in taken
    ]
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def _written(name: str, taken: Sequence[Sequence[float]]) -> None:
    cells = [
        f"{statistics.median(each):.1f} / {percentile(each, 0.99):.0f}, worst {max(each):.0f} ms ({len(each):,})"
        for each in taken
    ]
    print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def _many(
    store: Store,
    cases: int,
    writers: int,
    seconds: float,
    meanwhile: Callable[[], None] = lambda: None,
    pause: float = 0.5,
) -> list[float]:
    """Let processes write at once; return how long each save took, in ms."""
    said, says = os.pipe()
    ready, done = os.pipe()
    go, started = os.pipe()
    children = []
    for number in range(writers):
        child = os.fork()
        if child == 0:
            os.close(started)
            code = 70
            try:
                taken = _writer(store, cases, number, seconds, pause, (done, go))
                with os.fdopen(os.dup(says), "w") as out:
                    out.write(json.dumps(taken) + "\n")
                code = 0
            finally:
                os._exit(code)
        children.append(child)
        if number >= UNLOCKING_AT_ONCE:
            os.read(ready, 1)
    for _ in range(min(writers, UNLOCKING_AT_ONCE)):
        os.read(ready, 1)
    os.close(says)
    os.close(started)
    meanwhile()
    with os.fdopen(said) as results:
        every = [value for line in results for value in json.loads(line)]
    for child in children:
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            raise RuntimeError(f"a writer of {store.name} failed")
    return every


def _writer(store: Store, cases: int, number: int, seconds: float, pause: float, doors: tuple[int, int]) -> list[float]:
    chance, desk = random.Random(number), store.desk()
    os.write(doors[0], b".")
    os.read(doors[1], 1)  # ends for all at once, when the other end is closed
    taken, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(chance.uniform(0, 2 * pause))
        began = time.perf_counter()
        desk.save(_own(chance, cases))
        taken.append((time.perf_counter() - began) * 1000)
    desk.close()
    return taken


if __name__ == "__main__":
    sys.exit(main())
