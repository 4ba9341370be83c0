"""What a home visit costs: ``python -m benchmarks.travel``. Packs 30 cases, edits 500 records on the road, merges.

Unlocking is not counted. The practice vault has colleagues' edits on the same records, so that choices come of it too.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from benchmarks.programs import practice_vault
from storage import HeadPlace, unlock
from wams_tui.casework.items import DataItem
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.records import encode
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.laptops import admit, key_of_this_machine, own_laptop
from wams_tui.desk.travel.packing import pack_cases
from wams_tui.desk.travel.returning import bring_back
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.law.ruleset import load_rules

T = TypeVar("T")
PASSPHRASE = "demo"
CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure one visit, several times over."""
    parser = argparse.ArgumentParser(prog="benchmarks.travel", description=__doc__)
    parser.add_argument("--cases", type=int, default=30)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args(arguments)
    for number in range(options.runs):
        with tempfile.TemporaryDirectory(prefix="wams-bench-") as scratch:
            print(_visit(Path(scratch), options.cases, options.edits, f"run {number + 1}: "))
    return 0


def _visit(base: Path, cases: int, edits: int, said: str) -> str:
    vault = practice_vault(base, cases)
    heads = heads_outside({"XDG_STATE_HOME": str(base / "state")})
    laptop = HeadPlace(base / "laptop" / "heads")
    with open_desk(vault, PASSPHRASE, heads, _now).session as session:
        desk = Desk(session, load_rules(), _now)
        key = key_of_this_machine(laptop)
        admit(desk, key.to_text(), key.fingerprint, session.coordinator.name, "laptop")
        ids = [head.case_id for head in session.heads(limit=cases)]
        to, until = base / "reis", desk.today() + timedelta(days=3)
        packing, packed = _taken(lambda: pack_cases(desk, ids, to, own_laptop(desk), until, PASSPHRASE))
        plain = sum(len(encode(one)) for case in ids for one in open_case(desk, case).file.entities())
        plain += sum(len(head.content) for head in session.heads(limit=cases))
    with unlock(to, PASSPHRASE, heads=laptop, now=_now) as there:
        done = _edited(Desk(there, load_rules(), _now), ids, edits, "onderweg")
    with open_desk(vault, PASSPHRASE, heads, _now).session as session:
        desk = Desk(session, load_rules(), _now)
        _edited(desk, ids, edits // 10, "kantoor")
        merging, brief = _taken(lambda: bring_back(desk, to))
    return (
        f"{said}{len(ids)} cases packed in {packing:.2f} s, {packed.size / 1024:,.0f} kB for {plain / 1024:,.0f} kB"
        f" ({packed.size / plain:.1f} x); {done} edits merged in {merging:.2f} s, {brief.clashes} to choose"
    )


def _edited(desk: Desk, cases: Sequence[str], most: int, words: str) -> int:
    """Change the remarks of data, case after case, until so many were changed."""
    done = 0
    for case in cases:
        opened = open_case(desk, case)
        changed = [_with(item, words) for item in _items(opened)[: max(0, most - done)]]
        if changed:
            save(desk, opened, changed, CHANGED)
        done += len(changed)
    return done


def _items(opened: OpenCase) -> list[DataItem]:
    return sorted(opened.file.items, key=lambda one: one.id)


def _with(item: DataItem, words: str) -> DataItem:
    return item.model_copy(update={"value": f"{item.value} ({words})"})


def _taken(call: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    found = call()
    return time.perf_counter() - start, found


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(main())
