"""Loss of power at every moment of a writer's life, replayed from what strace saw it write.

``python -m tests.storage.faults.powerloss WORK BASE`` is the writer that is traced; :func:`points` gives the moments.
"""

import itertools
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from storage import Change, HeadPlace, Session, create_vault, verify
from tests.storage.faults.disk_model import TRACER, Disk, Rest
from tests.storage.faults.hands import Hands, now
from tests.storage.vaults import CHANGED, PASSPHRASE, SEEN, add_case, file_of
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import WamsError
from wams_tui.casework.log import LedgerEntry, LedgerEvent

BATCH = tuple(f"record:b{part}" for part in range(4))
"""What is written together. Told whole: a record of the case itself may begin with the same letter."""


def write(base: Path) -> None:
    """Write in every way there is; say what was acknowledged."""
    hands = Hands.of(base / "kluis")
    session = hands.unlock(base / "kluis", base / "koppen")
    case_id = add_case(session)
    _say(f"case:{case_id}")
    for number in range(6):
        _one(session, case_id, number)
    with session.batch():
        for word in BATCH:
            session.write(case_id, [Change(word.removeprefix("record:"), "notitie", 0, b"x" * 3000)], CHANGED)
    _say(*BATCH)
    entry = LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v", case=case_id, subject="p")
    session.write(case_id, [], CHANGED, [entry])
    _say("ledger:1")
    with session.deed(CHANGED) as deed:
        deed.change_keys(lambda keys: keys)
    _say(f"keys:{session.newest_keys().revision}")
    with session.opened.database.turn():
        file_of(session)._writer.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()
    for number in range(6, 9):
        _one(session, case_id, number)
    session.lock()
    session = hands.unlock(base / "kluis", base / "koppen")
    _one(session, case_id, 9)
    session.lock()


def _one(session: Session, case_id: str, number: int) -> None:
    session.write(case_id, [Change(f"r{number}-", "notitie", 0, b"x")], CHANGED)
    _say(f"record:r{number}-")


def make(base: Path) -> None:
    """Make a vault."""
    create_vault(
        base / "nieuw", nature=VaultNature.OEFENKLUIS, coordinator_name="A", passphrase=PASSPHRASE,
        heads=HeadPlace(base / "koppen"), now=now,
    )  # fmt: skip
    _say("made")


def _say(*words: str) -> None:
    sys.stdout.write("".join(f"{word}\n" for word in words))
    sys.stdout.flush()


@dataclass(frozen=True)
class Point:
    """One moment at which the power may go: after so many calls, with such a rest."""

    call: int
    rest: Rest
    seed: int


@dataclass(frozen=True)
class Trace:
    """What a program wrote below ``base``, and how that was before."""

    before: Path
    base: Path
    lines: tuple[str, ...]

    @classmethod
    def of(cls, work: str, base: Path, before: Path, program: str = "tests.storage.faults.powerloss") -> "Trace":
        """Run the writer ``work`` of a program on ``base`` under strace; ``before`` keeps what was there."""
        shutil.copytree(base, before)
        log = before.with_suffix(".strace")
        words = [*TRACER, "-o", str(log), sys.executable, "-m", program, work, str(base)]
        subprocess.run(words, check=True, cwd=Path.cwd(), stdout=subprocess.PIPE)
        return cls(before, base, tuple(log.read_text().splitlines()))

    def replay(self) -> Iterator[tuple[int, Disk]]:
        """Yield the disk after each call that changed something, with the number of that call."""
        disk = Disk(self.base, self.before)
        numbers = itertools.count(1)
        yield 0, disk
        for line in self.lines:
            if disk.apply(line):
                yield next(numbers), disk


def points(calls: int, most: int, seed: int) -> list[Point]:
    """Return every moment in every manner, or ``most`` of them by chance."""
    seeds = {Rest.NOTHING: 1, Rest.ALL: 1, Rest.SECTORS: 3, Rest.TORN: 2}
    every = [
        Point(call, rest, number) for call in range(calls + 1) for rest in Rest for number in range(seeds[rest])
    ]  # fmt: skip
    chosen = every if most >= len(every) else random.Random(seed).sample(every, most)
    return sorted(chosen, key=lambda point: point.call)


def spoil(
    trace: Trace, most: int, seed: int, scratch: Path, judge: Callable[[Path, list[str]], list[str]]
) -> list[str]:
    """Let the power go at up to ``most`` moments; return what ``judge`` finds wrong with what is left.

    ``judge`` gets the place and what was acknowledged before the moment.
    """
    calls = sum(1 for _ in trace.replay()) - 1
    wrong: list[str] = []
    chosen = {call: list(group) for call, group in itertools.groupby(points(calls, most, seed), lambda p: p.call)}
    for call, disk in trace.replay():
        for point in chosen.get(call, ()):
            disk.crash(point.rest, random.Random(point.seed * 7919 + call), scratch)
            wrong += [
                f"call {call} of {calls}, {point.rest.value}: {text}" for text in judge(scratch, disk.acknowledged)
            ]
            shutil.rmtree(scratch)
    return wrong


def judge_written(hands: Hands) -> Callable[[Path, list[str]], list[str]]:
    """Return what looks whether all that was acknowledged stands in a vault, and nothing is amiss."""

    def judge(place: Path, acknowledged: list[str]) -> list[str]:
        try:
            with hands.unlock(place / "kluis", place / "koppen") as session:
                wrong = [finding.say() for finding in (*session.warnings, *verify(session).findings)]
                found = _found(session)
        except WamsError as error:
            return [error.say()]
        parts = sum(1 for word in BATCH if word in found)
        wrong += [] if parts in {0, len(BATCH)} else [f"{parts} parts of a batch"]
        return wrong + [word for word in acknowledged if word not in found]

    return judge


def _found(session: Session) -> set[str]:
    cases = [head.case_id for head in session.heads()]
    found = {f"case:{case_id}" for case_id in cases}
    found |= {f"record:{record.id}" for case_id in cases for record in session.read_case(case_id, SEEN)}
    found |= {f"ledger:{line.seq}" for line in session.ledger()}
    return found | {f"keys:{revision}" for revision in range(session.newest_keys().revision + 1)}


def judge_made(place: Path, acknowledged: list[str]) -> list[str]:
    """Look whether a new vault is whole, or is not there."""
    vault = place / "nieuw"
    if not vault.exists():
        return ["it was acknowledged"] if acknowledged else []
    try:
        with Hands.of(vault).unlock(vault, place / "koppen") as session:
            return [finding.say() for finding in verify(session).findings if "buiten de kluis" not in finding.sentence]
    except WamsError as error:
        return [error.say()]


def main(work: str, base: str) -> None:
    """Be the writer that is traced."""
    {"write": write, "make": make}[work](Path(base))


if __name__ == "__main__":
    main(*sys.argv[1:])
