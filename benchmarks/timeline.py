"""What the timeline of a large case costs: 600 items and 5,000 writes: ``python -m benchmarks.timeline``.

The first look shows what the records tell; who wrote when is read beside it, because every line of the audit log is
verified. A key in its search is measured beside a plain look for the same letters. Times are of the processor.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cases import ITEMS, PASSPHRASE, _large, _now, _scan, _show, _taken
from storage import create_vault
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.timeline.narrow import Wanted, narrowed, told
from wams_tui.desk.access.handsheet import handsheet
from wams_tui.desk.cases import OpenCase, create_case, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.timeline import timeline, writes_of
from wams_tui.desk.vault.opening import heads_outside, open_desk

WRITES = 5_000
AT_ONCE = 250
TYPED = ("gegeven 12", "kind3 zorg", "bijgewerkt", "organisatie 7", "23-11-2026")
CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill a case with writes and measure its timeline."""
    parser = argparse.ArgumentParser(prog="benchmarks.timeline", description=__doc__)
    parser.add_argument("--writes", type=int, default=WRITES)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="wams-bench-") as scratch:
        folder = Path(scratch)
        heads = heads_outside({"XDG_STATE_HOME": str(folder / "state")})
        nature = VaultNature.OEFENKLUIS
        create_vault(
            folder / "one", nature=nature, coordinator_name="Meting", passphrase=PASSPHRASE, heads=heads, now=_now
        )  # fmt: skip
        desk = open_desk(folder / "one", PASSPHRASE, heads, _now)
        with desk.session:
            _measure(desk, _written(desk, create_case(desk, _large()), options.writes))
    return 0


def _written(desk: Desk, case: str, times: int) -> OpenCase:
    opened, done = open_case(desk, case), 0
    while done < times:
        with desk.session.batch():
            for _time in range(min(AT_ONCE, times - done)):
                item = opened.file.items[done % ITEMS]
                opened, _receipt = save(desk, opened, [item.model_copy(update={"value": f"w{done}"})], CHANGED)
                done += 1
    return opened


def _measure(desk: Desk, opened: OpenCase) -> None:
    print(f"{'processor ms':<58} {'median':>8} {'p95':>8} {'worst':>8} {'times':>6}")
    _show("open the case", [_taken(open_case, desk, opened.id) for _time in range(20)])
    _show("timeline: what the records tell", [_taken(timeline, desk, opened) for _time in range(20)])
    _show("who wrote when, verified, in the background", [_taken(writes_of, desk, opened) for _time in range(5)])
    writes = writes_of(desk, opened)
    _show(f"timeline with {len(writes):,} writes", [_taken(timeline, desk, opened, writes) for _time in range(10)])
    moments = timeline(desk, opened, writes)
    _show(f"{len(moments):,} lines in sentences", [_taken(told, moments, str) for _time in range(10)])
    lines = told(moments, str)
    keys = [text[:end] for text in TYPED for end in range(1, len(text) + 1)]
    _show("search, per key", [_taken(narrowed, lines, Wanted(words=text)) for text in keys])
    plain = [line.folded for line in lines]
    _show("yardstick: the same letters in any line, per key", [_taken(_scan, plain, text) for text in keys])
    _show("hand-over sheet", [_taken(handsheet, desk, opened) for _time in range(20)])


if __name__ == "__main__":
    sys.exit(main())
