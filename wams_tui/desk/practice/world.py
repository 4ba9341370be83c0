"""The invented town in which practice households live: its day, its chance, and the numbers it hands out."""

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from wams_tui.casework.household.bsn import completed

TOWN = "Waterwolde"
"""A municipality that does not exist."""

CONTROLLER = f"College van burgemeester en wethouders van {TOWN}"
CONTACT = f"Loket Samen Eén Plan {TOWN}, sameneenplan@waterwolde.example"


@dataclass
class BsnPool:
    """Citizen service numbers from the test range 9999…, in a shuffled order, each handed out once (design §7).

    The range holds some nine thousand valid numbers. Whoever comes after the last one has no BSN on file, as happens
    with real people too.
    """

    rng: Random
    _left: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._left = [bsn for tail in range(10_000) if (bsn := completed(f"9999{tail:04d}"))]
        self.rng.shuffle(self._left)

    def take(self) -> str | None:
        """Return a number nobody has yet, or None when the range is used up."""
        return self._left.pop() if self._left else None


@dataclass
class World:
    """Everything a household is made from: seeded chance, the day it is, whose cases they are."""

    rng: Random
    today: date
    coordinator: str
    bsns: BsnPool = field(init=False)
    _serial: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.bsns = BsnPool(self.rng)

    def id(self) -> str:
        """Return a UUID4 drawn from the seed: the same households have the same ids."""
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def ago(self, days: int) -> date:
        """The day so many days before today."""
        return self.today - timedelta(days=days)

    def ahead(self, days: int) -> date:
        """The day so many days after today."""
        return self.today + timedelta(days=days)

    def born(self, age: float) -> date:
        """A birthday for somebody of ``age`` years today; 15.9 is nearly sixteen."""
        return self.today - timedelta(days=int(age * 365.25) + 1)

    def next_code(self, opened_on: date) -> str:
        """A case code nobody has yet, such as ``W-2026-0042``; it says nothing about anybody."""
        self._serial += 1
        return f"W-{opened_on.year}-{self._serial:04d}"
