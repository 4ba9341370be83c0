"""Writers that are killed: ``python -m tests.storage.faults.crash BASE KILLS SEED`` prints what was lost.

Each round several processes write to one vault in every way there is, and say over a pipe what was acknowledged. One
of them is killed, then the others. What was acknowledged must be there, and what was not, wholly or not at all.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from storage import Change, Session, verify
from tests.storage.faults.hands import Hands
from tests.storage.vaults import CHANGED, SEEN, file_of
from wams_tui.casework.log import LedgerEntry, LedgerEvent

WRITERS = 3
ROUNDS_PER_VAULT = 40
BATCH = 5

Told = dict[str, int]
"""What was acknowledged: a record or another thing, and the version, number or revision it reached."""


class Writer:
    """One process that writes until it is killed."""

    def __init__(self, unlock: Callable[[], Session], case_id: str, name: str, say: int) -> None:
        self._unlock = unlock
        self._case_id = case_id
        self._name = name
        self._say = say
        self._version = 0

    def work(self) -> NoReturn:
        """Write, and acknowledge, for ever."""
        session, number = self._unlock(), 0
        ways: tuple[Callable[[Session, int], Told], ...] = (
            self._record, self._change, self._batch, self._record, self._disclosure, self._change, self._statement,
            self._record, self._keys, self._record, self._case, self._empty_log,
        )  # fmt: skip
        while True:
            told = ways[number % len(ways)](session, number)
            os.write(self._say, "".join(f"{what} {reached}\n" for what, reached in told.items()).encode())
            number += 1
            if number % 31 == 0:
                session.lock()
                session = self._unlock()

    def _record(self, session: Session, number: int) -> Told:
        record = f"{self._name}-{number}"
        session.write(self._case_id, [Change(record, "notitie", 0, f"{record} 1".encode())], CHANGED)
        return {record: 1}

    def _change(self, session: Session, number: int) -> Told:
        record, based_on = f"{self._name}-w", self._version
        content = f"{record} {based_on + 1}".encode()
        receipt = session.write(self._case_id, [Change(record, "notitie", based_on, content)], CHANGED)
        self._version = receipt.versions[record]
        return {record: self._version}

    def _batch(self, session: Session, number: int) -> Told:
        records = [f"{self._name}-{number}-b{part}" for part in range(BATCH)]
        with session.batch():
            for record in records:
                session.write(self._case_id, [Change(record, "notitie", 0, f"{record} 1".encode())], CHANGED)
        return dict.fromkeys(records, 1)

    def _disclosure(self, session: Session, number: int) -> Told:
        entry = LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v", case=self._case_id, subject="p")
        return {"ledger": session.write(self._case_id, [], CHANGED, [entry]).ledger[0].seq}

    def _statement(self, session: Session, number: int) -> Told:
        return {f"statement {session.state('proef', b'x', CHANGED)}": 1}

    def _keys(self, session: Session, number: int) -> Told:
        with session.deed(CHANGED) as deed:
            deed.change_keys(lambda keys: keys)
        return {"keys": session.newest_keys().revision}

    def _case(self, session: Session, number: int) -> Told:
        return {f"case {session.create_case([Change('', 'head', 0, b'kop')], CHANGED)}": 1}

    def _empty_log(self, session: Session, number: int) -> Told:
        with session.opened.database.turn():
            file_of(session)._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return {}


@dataclass
class Outcome:
    """What came of it all."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    vaults: int = 0
    lost: list[str] = field(default_factory=list)
    halves: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)


def torment(base: Path, kills: int, seed: int) -> Outcome:
    """Kill writers ``kills`` times over, on fresh copies of the vault in ``base``."""
    chance, outcome = random.Random(seed), Outcome()
    hands = Hands.of(base / "kluis")
    while outcome.kills < kills:
        place = base / f"k{outcome.vaults}"
        shutil.copytree(base / "kluis", place / "kluis")
        shutil.copytree(base / "koppen", place / "koppen")
        case_id = _in_child(lambda at=place: _case(hands, at))[0]  # type: ignore[misc]
        told: Counter[str] = Counter()
        for round_number in range(ROUNDS_PER_VAULT):
            told |= _round(hands, place, case_id, f"{round_number}", chance)
            outcome.kills += WRITERS
            if outcome.kills >= kills:
                break
        outcome.vaults += 1
        outcome.acknowledged += len(told)
        _judge(_in_child(lambda at=place, case=case_id: _standing(hands, at, case)), told, outcome)  # type: ignore[misc]
        shutil.rmtree(place)
    return outcome


def _round(hands: Hands, place: Path, case_id: str, name: str, chance: random.Random) -> Counter[str]:
    said, says = os.pipe()
    children = []
    for number in range(WRITERS):
        child = os.fork()
        if child == 0:
            os.close(said)
            try:
                unlock = lambda: hands.unlock(place / "kluis", place / "koppen")  # noqa: E731
                Writer(unlock, case_id, f"{name}.{number}", says).work()
            finally:
                os._exit(70)
        children.append(child)
    os.close(says)
    with os.fdopen(said, "rb") as pipe:
        began = pipe.readline()
        for child in children:
            time.sleep(chance.expovariate(1 / 0.05))
            os.kill(child, signal.SIGKILL)
        told: Counter[str] = Counter()
        # A line is written whole or not at all (it is short), so that a killed writer leaves none cut off.
        for line in (began, *pipe):
            what, _, reached = line.decode().strip().rpartition(" ")
            told[what] = max(told[what], int(reached))
    for child in children:
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL, "a writer failed by itself"
    return told


def _in_child(work: Callable[[], list[str]]) -> list[str]:
    """Return what ``work`` gives in a process of its own, so that no connection is open where the next one forks."""
    said, says = os.pipe()
    child = os.fork()
    if child == 0:
        code = 70
        try:
            with os.fdopen(says, "w") as out:
                json.dump(work(), out)
            code = 0
        finally:
            os._exit(code)
    os.close(says)
    with os.fdopen(said) as pipe:
        text = pipe.read()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return [str(line) for line in json.loads(text)]


def _case(hands: Hands, place: Path) -> list[str]:
    with hands.unlock(place / "kluis", place / "koppen") as session:
        return [session.create_case([], CHANGED)]


def _standing(hands: Hands, place: Path, case_id: str) -> list[str]:
    """Return what stands in the vault, in the words of the writers, and after ``!`` what is wrong with it."""
    with hands.unlock(place / "kluis", place / "koppen") as session:
        wrong = [finding.say() for finding in (*session.warnings, *verify(session).findings)]
        found = {f"case {head.case_id}": 1 for head in session.heads()}
        for record in session.read_case(case_id, SEEN):
            found[record.id] = record.version
            if record.content != f"{record.id} {record.version}".encode():
                wrong.append(f"{record.id} holds {record.content!r}")
        found |= {f"statement {each.id}": 1 for each in session.statements("proef")}
        found |= {"ledger": sum(1 for _ in session.ledger()), "keys": session.newest_keys().revision}
    return [*(f"{what} {reached}" for what, reached in found.items()), *(f"!{text}" for text in wrong)]


def _judge(standing: list[str], told: Counter[str], outcome: Outcome) -> None:
    outcome.findings += [line[1:] for line in standing if line.startswith("!")]
    pairs = (line.rpartition(" ") for line in standing if not line.startswith("!"))
    found = {what: int(reached) for what, _, reached in pairs}
    outcome.lost += [f"{what} {reached}" for what, reached in told.items() if found.get(what, 0) < reached]
    outcome.unacknowledged += sum(1 for what in found if what not in told)
    parts = Counter(what.rpartition("-b")[0] for what in found if "-b" in what)
    outcome.halves += [batch for batch, stored in parts.items() if stored != BATCH]


def main(base: str, kills: str, seed: str) -> None:
    """Torment the vault in ``base`` and print what came of it."""
    sys.stdout.write(json.dumps(vars(torment(Path(base), int(kills), int(seed)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
