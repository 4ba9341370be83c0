"""Vaults with one thing changed in their bytes, and what unlocking and looking over say of them."""

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage import Change, Session, verify
from tests.storage.faults.hands import Hands
from tests.storage.vaults import CHANGED, MADE, SEEN
from wams_tui.casework.errors import Damaged, Locked
from wams_tui.casework.log import LedgerEntry, LedgerEvent

PAGE = 4096
LEFT_BEHIND = ("vault.db-wal", "vault.db-shm")


class Specimen:
    """A vault that is closed, what it holds, and hands to open copies of it with."""

    def __init__(self, base: Path, hands: Hands, holds: dict[tuple[str, str], bytes]) -> None:
        self.base = base
        self.hands = hands
        self.holds = holds

    def copy(self, to: Path) -> Path:
        """Copy it, and return the vault of the copy."""
        shutil.copytree(self.base, to, dirs_exist_ok=True)
        return to / "kluis"

    def noticed(self, vault: Path) -> str:
        """Return how a change in the vault is noticed: nothing where it is not.

        Raises:
            AssertionError: something was read that was never written.
        """
        try:
            with self.hands.unlock(vault, vault.parent / "koppen") as session:
                report = verify(session)
                told = [*session.warnings, *report.findings]
                unread = self._unread(session)
        except Damaged as error:
            return error.say()
        return " ".join([*(finding.say() for finding in told), *unread])

    def _unread(self, session: Session) -> list[str]:
        """Read every case and return what of them is refused."""
        refused = []
        for case_id in {case_id for case_id, _ in self.holds}:
            try:
                for record in session.read_case(case_id, SEEN):
                    assert record.content == self.holds[case_id, record.id], "a wrong plaintext"
            except (Damaged, Locked) as error:
                refused.append(error.say())
        return refused


def fill(hands: Hands, base: Path, cases: int = 3) -> dict[tuple[str, str], bytes]:
    """Put cases, ledger lines and a changed record into a vault; return what it holds."""
    holds: dict[tuple[str, str], bytes] = {}
    with hands.unlock(base / "kluis", base / "koppen") as session:
        for number in range(cases):
            head = f"kop {number}".encode()
            case_id = session.create_case([Change("", "head", 0, head)], MADE)
            holds[case_id, case_id] = head
            for part in range(3):
                content = f"notitie {number} {part}".encode() * 40
                session.write(case_id, [Change(f"r{part}", "notitie", 0, content)], CHANGED)
                holds[case_id, f"r{part}"] = content
            entry = LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v", case=case_id, subject="p")
            session.write(case_id, [], CHANGED, [entry])
    return holds


@contextmanager
def changed(path: Path, content: bytes) -> Iterator[None]:
    """Let ``path``, a file of a vault, hold ``content`` for a while; then vault and heads are as they were."""
    base = path.parent.parent
    before = {file: file.read_bytes() for file in base.rglob("*") if file.is_file()}
    path.write_bytes(content)
    try:
        yield
    finally:
        for file in [file for file in base.rglob("*") if file.is_file()]:
            if file not in before:
                file.unlink()
        for file, kept in before.items():
            file.write_bytes(kept)


def flipped(content: bytes, bit: int) -> bytes:
    """Return ``content`` with one bit changed."""
    spoiled = bytearray(content)
    spoiled[bit // 8] ^= 1 << bit % 8
    return bytes(spoiled)


def some(among: int, most: int) -> list[int]:
    """Return all numbers below ``among``, or ``most`` of them by chance, the first and the last included."""
    if most >= among:
        return list(range(among))
    chance = random.Random(os.environ.get("WAMS_SEED", "1"))
    return sorted({0, among - 1, *chance.sample(range(among), most)})
