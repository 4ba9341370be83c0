"""A real vault with everybody in it who has a say over rules and regimes, and who has none."""

import dataclasses
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from storage import HeadPlace, Role, create_vault, unlock
from tests.storage.colleagues import admit
from wams_tui.casework.codes import VaultNature
from wams_tui.desk.desk import Desk
from wams_tui.law.ruleset import RuleSet

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class Who(Enum):
    """Somebody with a slot: the name, and the role in the vault."""

    BEHEERDER = ("Anneke Voorbeeld", Role.BEHEERDER)
    ANDERE_BEHEERDER = ("Bram Voorbeeld", Role.BEHEERDER)
    TEAMLEIDER = ("Chahid Voorbeeld", Role.TEAMLEIDER)
    FG = ("Daan Voorbeeld", Role.FG)
    COORDINATOR = ("Eva Voorbeeld", Role.COORDINATOR)

    @property
    def title(self) -> str:
        return self.value[0]

    @property
    def passphrase(self) -> str:
        return f"abrikoos lantaarn kastanje ooievaar vlieger zandbank {self.title}"


@dataclass(frozen=True)
class Hall:
    """The vault, and the rules one sits down with."""

    place: Path
    rules: RuleSet

    @contextmanager
    def sit(self, who: Who, now: datetime = NOW) -> Iterator[Desk]:
        """Open the desk as somebody, at a moment."""
        heads = HeadPlace(self.place / "heads")
        with unlock(
            self.place / "vault", who.passphrase, heads=heads, now=lambda: now, coordinator=who.title
        ) as session:
            yield Desk(session, self.rules, lambda: now)

    def under(self, rules: RuleSet) -> "Hall":
        return dataclasses.replace(self, rules=rules)

    def copy(self, to: Path) -> "Hall":
        shutil.copytree(self.place, to)
        return dataclasses.replace(self, place=to)


def build(place: Path, rules: RuleSet, nature: VaultNature = VaultNature.ECHT) -> Hall:
    """Make the vault with all of them."""
    first, *others = Who
    create_vault(
        place / "vault",
        nature=nature,
        coordinator_name=first.title,
        passphrase=first.passphrase,
        heads=HeadPlace(place / "heads"),
        now=lambda: NOW,
    )
    hall = Hall(place, rules)
    with hall.sit(first) as desk:
        for one in others:
            admit(desk.session, one.value[1], one.title, one.passphrase)
    return hall
