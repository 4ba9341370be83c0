"""What requests cost: ``python -m benchmarks.requests``.

The verdicts of a request over six persons and eighteen kinds of data, as a form asks for them at every key; and the
queue over 50 and 5,000 requests, in the core and on the screen. Heads are multiplied in memory: what is measured is
what one waits for, not how such a vault is made. Times are of the processor.
"""

import asyncio
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.figures import percentile
from screens.cases import Cases
from storage import create_vault
from wams_tui.app import build
from wams_tui.casework.case import Case
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import (
    Basis,
    Category,
    Direction,
    Hat,
    Initiative,
    Party,
    Phase,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.requests.request import DataRequest, RequestLine, RequestState
from wams_tui.desk.caselist import CaseLine, OwnCases
from wams_tui.desk.cases import create_case, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.requests.assess import judged
from wams_tui.desk.requests.queue import Shown, queue
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.law.ruleset import load_rules

PASSPHRASE = "demo"
ON = date(2026, 11, 23)
PERSONS, KINDS = 6, 18
COUNTS = (50, 5_000)


def main() -> int:
    """Measure verdicts, the queue in the core, and the screen."""
    with tempfile.TemporaryDirectory(prefix="wams-bench-") as scratch:
        place = Path(scratch)
        heads = heads_outside({"XDG_STATE_HOME": str(place / "state")})
        create_vault(
            place / "vault", nature=VaultNature.OEFENKLUIS, coordinator_name="Meting", passphrase=PASSPHRASE,
            heads=heads, now=_now,
        )  # fmt: skip
        desk = open_desk(place / "vault", PASSPHRASE, heads, _now)
        with desk.session:
            case = create_case(desk, _file())
            print(f"{'processor ms':<58} {'median':>8} {'p95':>8} {'worst':>8} {'times':>6}")
            verdicts(desk, case)
            own = OwnCases(desk)
            own.read_all()
            for count in COUNTS:
                lines = _many(own.lines[0], count)
                heads_of = [line.head for line in lines]
                _show(f"queue: order {count:,} requests", [_taken(queue, heads_of, ON) for _time in range(30)])
                decided = [_taken(queue, heads_of, ON, Shown.BESLIST) for _time in range(30)]
                _show(f"queue: order {count:,} decided requests", decided)
            for count in COUNTS:
                taken = asyncio.run(_on_the_screen(desk, _many(own.lines[0], count)))
                _show(f"Verzoeken: opened with {count:,} requests", taken)
    return 0


def verdicts(desk: Desk, case: str) -> None:
    """Judge every kind of data of every person, nothing chosen and with purpose and basis, rules fresh and warm."""
    file = open_case(desk, case).file
    lines = [
        RequestLine(id=f"{person.id}{kind}", person=person.id, category=kind, wording="x")
        for person in file.persons
        for kind in list(Category)[:KINDS]
    ]
    asker = file.participants[0]
    fresh = [_taken(judged, replace(desk, rules=load_rules()), file, asker, lines) for _time in range(8)]
    _show(f"verdicts {PERSONS} × {KINDS}, rules just loaded", fresh)
    _show(
        f"verdicts {PERSONS} × {KINDS}, nothing chosen", [_taken(judged, desk, file, asker, lines) for _ in range(200)]
    )
    pairs = itertools.cycle(itertools.product(list(Purpose), list(Basis)))
    chosen = [_taken(judged, desk, file, asker, lines, *next(pairs)) for _time in range(200)]
    _show(f"verdicts {PERSONS} × {KINDS}, another purpose and basis", chosen)


async def _on_the_screen(desk: Desk, lines: Sequence[CaseLine]) -> list[float]:
    app = build(desk, "casussen")
    taken = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        cases = next(one for one in app.screen_stack if isinstance(one, Cases))
        cases.own.take(lines)
        for _time in range(20):
            start = time.process_time()
            await pilot.press("v")
            taken.append((time.process_time() - start) * 1000)
            await pilot.press("escape")
    return taken


def _many(line: CaseLine, count: int) -> list[CaseLine]:
    """Return so many cases with one request each, on different days."""
    made = []
    for number in range(count):
        asked = line.head.queue[0].model_copy(update={"id": f"v{number}", "due_on": ON + timedelta(days=number % 40)})
        done = asked.model_copy(update={"id": f"b{number}", "state": RequestState.BESLIST, "decided_on": ON})
        head = line.head.model_copy(
            update={"case": f"c{number}", "code": f"W-2026-{number:04}", "queue": (asked,), "decided": (done,)}
        )
        made.append(replace(line, head=head, entry=replace(line.entry, case=head.case)))
    return made


def _file() -> CaseFile:
    since = Period(start=ON)
    return CaseFile(
        case=Case(
            id="zes", code="W-2026-0001", title="Huishouden Zes", phase=Phase.UITVOERING,
            initiative=Initiative.CLIENT, regime=Regime.WAMS_WETSVOORSTEL, opened_on=ON, coordinator="Meting",
            controller="College", contact="-",
        ),
        persons=tuple(
            Person(
                id=f"p{number}", given_names=f"Kind{number}", surname="Zes", role=list(PersonRole)[number],
                birth_date=date(1980 + 6 * number, 1, 1),
            )
            for number in range(PERSONS)
        ),
        participants=(
            Participant(id="w", organisation="Woonstee", party=Party.WONINGCORPORATIE, hat=Hat.VERHUUR, period=since),
        ),
        requests=(
            DataRequest(
                id="v", direction=Direction.VERSTREKKEN, participant="w", received_on=ON, due_on=ON,
                purpose_words="Om te helpen.",
                lines=(RequestLine(person="p0", category=Category.WONEN, wording="de huur"),),
            ),
        ),
    )  # fmt: skip


def _now() -> datetime:
    return datetime(ON.year, ON.month, ON.day, 9, tzinfo=UTC)


def _taken(call: Callable[..., object], *args: object) -> float:
    start = time.process_time()
    call(*args)
    return (time.process_time() - start) * 1000


def _show(name: str, taken: Sequence[float]) -> None:
    middle, p95 = statistics.median(taken), percentile(taken, 0.95)
    print(f"{name:<58} {middle:>8.2f} {p95:>8.2f} {max(taken):>8.2f} {len(taken):>6,}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
