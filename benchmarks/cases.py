"""What one's own cases cost in the core: ``python -m benchmarks.cases --cases 10000``.

Searching is measured key by key, as somebody types; a plain look for the same letters in every line, which finds far
less, stands beside it. Times are of the processor, so that they say something on a busy machine as well.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks.figures import percentile
from benchmarks.programs import practice_vault
from storage import create_vault
from wams_tui.casework.case import Case
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Hat, Initiative, Party, Phase, Regime, VaultNature
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.items import DataItem, Source
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.desk.caselist import OwnCases, SortBy
from wams_tui.desk.cases import create_case, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.vault.opening import heads_outside, open_desk

PASSPHRASE = "demo"
ON = date(2026, 11, 23)
PERSONS, PARTICIPANTS, ITEMS = 12, 40, 600
"""A large case."""

TYPED = (
    "van der berg", "meijer", "meyer", "pietersenn", "jn vr", "de vries amst", "w-2026-0", "school boei",
    "stichting wonen west", "kadestraat 12", "999900018", "an en", "ja van str",
)  # fmt: skip
"""What is searched for, letter by letter: names, a slip, two and three words, a code, an address, a number."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the list, its search and its day, then the opening of one large case."""
    parser = argparse.ArgumentParser(prog="benchmarks.cases", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="where the practice vault stays for a next time")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="wams-bench-") as scratch:
        folder = options.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        print(f"{'processor ms':<58} {'median':>8} {'p95':>8} {'worst':>8} {'times':>6}")
        own_cases(practice_vault(folder, options.cases), folder)
        large_case(Path(scratch))
    return 0


def own_cases(vault: Path, folder: Path) -> None:
    """Unlock, read the list, ask what the day asks, search and sort."""
    _show("unlock, Argon2id included", [_taken(_in_and_out, vault, folder) for _time in range(5)])
    desk = _desk(vault, folder)
    with desk.session:
        own = OwnCases(desk)
        _show("first page of the list", [_taken(own.begin)])
        _show("the rest of it, in the background", [_taken(own.read_all)])
        day = own.agenda()
        _show(f"Vandaag: gather {len(day):,} lines", [_taken(own.agenda) for _time in range(20)])
        for order in SortBy:
            _show(f"the whole list by {order.value}, first time", [_taken(own.ranked, "", order)])
        _show("search, per key", [_taken(own.ranked, text, SortBy.NAAM) for text in _keys()])
        _show("say why, 40 lines, per key", [_taken(_why, own, text) for text in _keys()])
        lines = [" ".join(one.text.casefold() for one in line.entry.texts) for line in own.lines]
        _show("yardstick: the same letters in any line, per key", [_taken(_scan, lines, text) for text in _keys()])


def large_case(folder: Path) -> None:
    """Open one case with many participants, persons and items."""
    heads = heads_outside({"XDG_STATE_HOME": str(folder / "state-of-one")})
    nature = VaultNature.OEFENKLUIS
    create_vault(folder / "one", nature=nature, coordinator_name="Meting", passphrase=PASSPHRASE, heads=heads, now=_now)
    desk = open_desk(folder / "one", PASSPHRASE, heads, _now)
    with desk.session:
        case = create_case(desk, _large())
        told = f"open a case: {PERSONS} persons, {PARTICIPANTS} participants, {ITEMS} items"
        _show(told, [_taken(open_case, desk, case) for _time in range(50)])


def _desk(vault: Path, folder: Path) -> Desk:
    return open_desk(vault, PASSPHRASE, heads_outside({"XDG_STATE_HOME": str(folder / "state")}), _now)


def _in_and_out(vault: Path, folder: Path) -> None:
    _desk(vault, folder).session.lock()


def _now() -> datetime:
    return datetime(ON.year, ON.month, ON.day, 9, tzinfo=UTC)


def _keys() -> Iterator[str]:
    """Yield what stands in the field after every key."""
    return (text[:end] for text in TYPED for end in range(1, len(text) + 1))


def _why(own: OwnCases, text: str) -> None:
    for line in own.ranked(text, SortBy.NAAM)[:40]:
        own.why(line, text)


def _scan(lines: Iterable[str], text: str) -> list[str]:
    return [line for line in lines if text in line]


def _large() -> CaseFile:
    parties, categories, since = list(Party), list(Category), Period(start=ON)
    case = Case(
        id="groot", code="W-2026-ZZZZZ", title="Huishouden Groot", phase=Phase.UITVOERING, initiative=Initiative.CLIENT,
        regime=Regime.HUIDIG_RECHT, opened_on=ON, coordinator="Meting", controller="College", contact="-",
    )  # fmt: skip
    return CaseFile(
        case=case,
        persons=tuple(
            Person(id=f"p{number}", given_names=f"Kind{number}", surname="Groot", role=PersonRole.KIND)
            for number in range(PERSONS)
        ),
        participants=tuple(
            Participant(
                id=f"d{number}", organisation=f"Organisatie {number}", party=parties[number % 20],
                hat=Hat.HULPVERLENING, period=since,
            )
            for number in range(PARTICIPANTS)
        ),
        items=tuple(
            DataItem(
                id=f"g{number}", person=f"p{number % PERSONS}", category=categories[number % len(categories)],
                label=f"Gegeven {number}", value="x" * 80, source=Source(description="meting"), obtained_on=ON,
            )
            for number in range(ITEMS)
        ),
    )  # fmt: skip


def _taken(call: Callable[..., object], *args: object) -> float:
    start = time.process_time()
    call(*args)
    return (time.process_time() - start) * 1000


def _show(name: str, taken: Sequence[float]) -> None:
    middle, p95 = statistics.median(taken), percentile(taken, 0.95)
    print(f"{name:<58} {middle:>8.2f} {p95:>8.2f} {max(taken):>8.2f} {len(taken):>6,}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
