"""What each screen costs 300 ms and 64 kbit/s away, over a real SSH connection: ``python -m benchmarks.slow_line``.

Bytes are what the terminal gets, before SSH; seconds are from the key to its last byte, there and back included.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from tests.journeys.loopback_ssh import served, signed_on
from tests.journeys.slow_line import SlowLine
from tests.screens.terminal.pseudo_terminal import PseudoTerminal
from wams_tui.desk.vault.opening import heads_outside
from wams_tui.desk.vault.practice import prepare

DELAY_S, BYTES_PER_S = 0.15, 8000.0
QUIET_S = 0.8
"""Longer than a way there and back: after this long without a byte nothing more comes."""

CASES = 16
DOWN = "\x1b[B"
SCREENS: Sequence[tuple[str, str, str, str]] = (
    ("Vandaag", "", "Vandaag", DOWN),
    ("list of cases", "c", "Casussen", DOWN),
    ("a case", "/van 't hof\r\r", "Huishouden", DOWN),
    ("the matrix", "m", "mogelijk", DOWN),
    ("the wizard: what for", "g", "stap 1", DOWN),
    ("back in the case", "\x1b\x1b", "Huishouden", DOWN),
    ("a conference", "c\r", "Overleg", DOWN),
    ("back in the case", "\x1b\x1b", "Huishouden", DOWN),
    ("the plan", "p", "Plan", DOWN),
    ("a letter of a goal", "g", "Nieuw doel", "a"),
    ("Bezoekmodus", "\x15\x1bb1\r", "", DOWN),
)
"""Each screen: the keys that open it from the one before, a word it shows, and the key that is pressed on it."""


def main() -> int:
    """Measure every screen once, and the key on it five times."""
    with tempfile.TemporaryDirectory(prefix="wams-bench-") as scratch:
        place = Path(scratch)
        heads = heads_outside({"XDG_STATE_HOME": scratch})
        prepare(place / "vault", 1, CASES, heads, lambda: datetime.now(UTC), lambda _number: None)
        with served(place) as port, SlowLine(port, DELAY_S, BYTES_PER_S) as line:
            terminal = signed_on(line.port, place)
            terminal.until("Vandaag")
            terminal.type("\x1b[0n")  # what a terminal answers, when it was asked as long ago as this line takes
            terminal.settle(QUIET_S)
            print("| screen | to open it: bytes | seconds | a key on it: bytes | seconds |")
            print("|---|---:|---:|---:|---:|")
            for name, keys, shows, key in SCREENS:
                opened = _cost(terminal, keys, shows) if keys else (len(terminal.sent), 0.0)
                pressed = [_cost(terminal, key) for _time in range(5)]
                size, took = (median(one[nth] for one in pressed) for nth in (0, 1))
                print(f"| {name} | {opened[0]:,} | {opened[1]:.2f} | {size:.0f} | {took:.2f} |", flush=True)
                if "-v" in sys.argv:
                    print(terminal.text, file=sys.stderr)
            terminal.close()
    return 0


def _cost(terminal: PseudoTerminal, keys: str, shows: str = "") -> tuple[int, float]:
    """Return the bytes and the seconds until the last of them that ``keys`` cost."""
    before, began, last = len(terminal.sent), time.monotonic(), 0.0
    terminal.type(keys)
    while time.monotonic() < began + max(last, 0.5) + QUIET_S:
        if terminal.read(0.05):
            last = time.monotonic() - began
    if shows:
        terminal.until(shows)
    return len(terminal.sent) - before, last


if __name__ == "__main__":
    sys.exit(main())
