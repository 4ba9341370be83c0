"""What a home visit costs: ``python -m benchmarks.travel``. Packs 30 cases, makes 500 edits on the road, merges.

Unlocking is not counted. Each edit changes another record and is saved by itself, as somebody at a table does; where
there are fewer records, they are changed again. The office changes every tenth of them meanwhile, so that choices come
of it too. A size is that of all files of the travel vault, as packed and with the edits.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

from benchmarks.programs import practice_vault
from storage import HeadPlace, unlock
from wams_tui.casework.casefile import Entity
from wams_tui.casework.household.persons import Person
from wams_tui.casework.items import DataItem
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.records import encode, record_id
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
    parser.add_argument("--cases", type=int, nargs="*", default=[30])
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args(arguments)
    for number in range(options.runs):
        for cases in options.cases:
            with tempfile.TemporaryDirectory(prefix="wams-bench-") as scratch:
                print(_visit(Path(scratch), cases, options.edits, f"run {number + 1}: "))
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
        done = _edited(Desk(there, load_rules(), _now), ids, edits, 1, "onderweg")
    size = sum(path.stat().st_size for path in to.iterdir())
    with open_desk(vault, PASSPHRASE, heads, _now).session as session:
        desk = Desk(session, load_rules(), _now)
        _edited(desk, ids, edits // 10, 10, "kantoor")
        merging, brief = _taken(lambda: bring_back(desk, to))
    return (
        f"{said}{len(ids)} cases packed in {packing:.2f} s, {packed.size / 1024:,.0f} kB for {plain / 1024:,.0f} kB"
        f" ({packed.size / plain:.2f} x), {size / 1024:,.0f} kB on return; {done} edits merged in {merging:.2f} s,"
        f" {brief.clashes} to choose"
    )


def _edited(desk: Desk, cases: Sequence[str], most: int, every: int, words: str) -> int:
    """Make so many edits, each saved by itself, on every so-manieth record of the cases together; return how many."""
    opened = {case: open_case(desk, case) for case in cases}
    places = [(case, place) for case in cases for place in _places(opened[case])][::every]
    done = 0
    for turn, (case, place) in enumerate(islice(cycle(places), most)):
        one = _with(_records(opened[case])[place], f"{words} {turn}")
        opened[case] = save(desk, opened[case], [one], CHANGED)[0]
        done += 1
    return done


def _records(opened: OpenCase) -> dict[str, Entity]:
    return {record_id(one): one for one in opened.file.entities() if isinstance(one, DataItem | Person | Participant)}


def _places(opened: OpenCase) -> list[str]:
    return sorted(_records(opened))


def _with(one: Entity, words: str) -> Entity:
    """Change a datum, a surname or the name of a contact: what it says, and no decision of the case."""
    if isinstance(one, DataItem):
        return one.model_copy(update={"value": f"{one.value} ({words})"})
    field = "surname" if isinstance(one, Person) else "person_name"
    changed: Entity = one.model_copy(update={field: words})
    return changed


def _taken(call: Callable[[], T]) -> tuple[float, T]:
    start = time.perf_counter()
    found = call()
    return time.perf_counter() - start, found


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(main())
