"""A home vault, a laptop of its own, and a travel vault packed for it: what tests of taking along work with."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from storage import Change, HeadPlace, LaptopKey, Packed, Session, Taken, make_key, new_travel, pack, unlock
from tests.storage.vaults import CHANGED, PASSPHRASE, SEEN, Clock, Place, add_case


@dataclass
class Road:
    """A travel vault on its laptop, and the clock there."""

    directory: Path
    heads: HeadPlace
    clock: Clock
    packed: Packed
    cases: list[str]

    def unlock(self) -> Session:
        return unlock(self.directory, PASSPHRASE, heads=self.heads, now=self.clock, wait=lambda _: None)

    def copy(self, to: Path) -> "Road":
        shutil.copytree(self.directory, to / "reis")
        shutil.copytree(self.heads.directory.parent, to / "laptop")
        heads = HeadPlace(to / "laptop" / "heads")
        return Road(to / "reis", heads, Clock(self.clock.time), self.packed, self.cases)


def laptop_of(base: Path) -> tuple[HeadPlace, LaptopKey]:
    """Make a laptop in its own directory."""
    heads = HeadPlace(base / "laptop" / "heads")
    heads.directory.mkdir(parents=True, exist_ok=True)
    return heads, make_key(heads.directory)


def taken(session: Session, cases: Sequence[str], travel: str) -> list[Taken]:
    """What goes along: each case as it stands, and a mark that stays at home."""
    return [
        Taken(case, session.read_case(case, SEEN), (Change(f"mee-{travel[:8]}", "meegenomen", 0, b"{}"),), CHANGED)
        for case in cases
    ]


def taken_along(
    place: Place, session: Session, base: Path, cases: Sequence[str], words: str = PASSPHRASE, days: int = 2
) -> Road:
    """Pack cases for a laptop that is made beside them."""
    heads, key = laptop_of(base)
    travel = new_travel()
    until = place.clock() + timedelta(days=days)
    goes = taken(session, cases, travel)
    packed = pack(session, travel, base / "reis", goes, key, until, words, ("regime",), CHANGED)
    return Road(base / "reis", heads, Clock(place.clock.time), packed, list(cases))


def two_cases(session: Session) -> list[str]:
    """Make two cases, and state something of the vault."""
    session.state("regime", b'{"wat":"bevestiging"}', CHANGED)
    session.state("noodtoegang", b"{}", CHANGED)
    return [add_case(session, b"kop", b"een"), add_case(session, b"kop", b"twee")]
