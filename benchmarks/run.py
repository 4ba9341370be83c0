"""Measure the program beside others, in one run: ``python -m benchmarks.run`` or ``make bench``.

Programs take turns within a round, so that a machine that changes its speed changes it for all. Compare only inside one
table.
"""

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figures, measure, together
from benchmarks.programs import Subject, bare_textual, installed_peers, practice_vault, wams
from benchmarks.pty_probe import NeverReadyError

PASSPHRASE = "demo"
YARDSTICK = "Textual hello"

COLUMNS = (
    ("start ms", "start_ms"),
    ("× bare", "start_ratio"),
    ("opened ms", "opened_ms"),
    ("frame B", "frame_bytes"),
    ("deflated", "frame_deflated_bytes"),
    ("key ms", "key_ms"),
    ("p95", "key_p95_ms"),
    ("B", "key_bytes"),
    ("scroll ms", "scroll_ms"),
    ("p95", "scroll_p95_ms"),
    ("B", "scroll_bytes"),
    ("page ms", "page_ms"),
    ("p95", "page_p95_ms"),
    ("B", "page_bytes"),
    ("held lag", "held_lag_ms"),
    ("idle B/s", "idle_bytes"),
    ("CPU ms/s", "idle_cpu_ms"),
    ("MB", "private_mb"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; 1 where our own program could not be measured."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="wams-bench-") as scratch:
        folder = options.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        own = [] if options.without_wams else [_own(folder, options.vault, cases) for cases in options.cases]
        figures, failed = _rounds([*own, *bare_textual(), *installed_peers(folder)], options.runs)
    _compare(figures)
    print(_table(figures))
    if options.json:
        report = {"machine": platform.platform(), "python": platform.python_version(), "runs": options.runs}
        options.json.write_text(json.dumps(report | {"figures": figures}, indent=2) + "\n", encoding="utf-8")
    return 1 if failed & {subject.name for subject in own} else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.run", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="rounds; medians are shown")
    parser.add_argument("--cases", type=int, nargs="+", default=[100, 10_000], help="sizes of the practice vault")
    parser.add_argument("--vault", type=Path, help="an existing practice vault instead")
    parser.add_argument("--folder", type=Path, help="where vaults and samples stay for a next time")
    parser.add_argument("--json", type=Path, help="write all figures here")
    parser.add_argument("--without-wams", action="store_true", help="only the others")
    return parser.parse_args(arguments)


def _own(folder: Path, vault: Path | None, cases: int) -> Subject:
    return wams(vault or practice_vault(folder, cases), cases, PASSPHRASE)


def _rounds(subjects: Sequence[Subject], runs: int) -> tuple[dict[str, Figures], set[str]]:
    """Measure every subject ``runs`` times, in turns; a first round warms the caches and is not counted."""
    taken: dict[str, list[Figures]] = {subject.name: [] for subject in subjects}
    failed: set[str] = set()
    for number in range(runs + 1):
        for subject in subjects:
            if subject.name in failed:
                continue
            print(f"\rround {number}/{runs}: {subject.name:<40}", end="", file=sys.stderr, flush=True)
            try:
                figures = measure(subject)
            except NeverReadyError as error:
                failed.add(subject.name)
                print(f"\n{subject.name}: {error}", file=sys.stderr)
                continue
            if number:
                taken[subject.name].append(figures)
    print(file=sys.stderr)
    return {name: together(found) for name, found in taken.items() if found and name not in failed}, failed


def _compare(figures: dict[str, Figures]) -> None:
    """Add how many times a bare Textual program each took to start."""
    if yardstick := figures.get(YARDSTICK):
        for found in figures.values():
            found["start_ratio"] = found["start_ms"] / yardstick["start_ms"]


def _table(figures: dict[str, Figures]) -> str:
    rows = [["program", *(title for title, _ in COLUMNS)]]
    rows += [[name, *(_cell(found, key) for _, key in COLUMNS)] for name, found in figures.items()]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip() for row in rows
    )


def _cell(found: Figures, key: str) -> str:
    if key not in found:
        return "–"
    value = found[key]
    if key.endswith("_bytes"):
        return f"{value:,.0f}"
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


if __name__ == "__main__":
    sys.exit(main())
