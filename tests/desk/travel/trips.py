"""An office and a laptop at one desk each: what tests of taking along and bringing back work with."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from storage import HeadPlace, unlock
from tests.desk.conftest import NOW
from wams_tui.casework.casefile import Entity
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.records import record_id
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.laptops import admit, key_of_this_machine, own_laptop
from wams_tui.desk.travel.packing import pack_cases
from wams_tui.law.ruleset import RuleSet

CASE = "case-1"
LATER = NOW + timedelta(hours=5)
CHANGED = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)


@dataclass
class Office:
    """A vault at the office, and the laptops beside it."""

    base: Path
    rules: RuleSet

    @contextmanager
    def desk(self, at: datetime = NOW, who: str | None = None, words: str = "demo") -> Iterator[Desk]:
        heads = HeadPlace(self.base / "heads")
        with unlock(self.base / "vault", words, heads=heads, now=lambda: at, coordinator=who) as session:
            yield Desk(session, self.rules, lambda: at)

    def laptop_heads(self, name: str = "laptop") -> HeadPlace:
        return HeadPlace(self.base / name / "heads")

    def pack(self, desk: Desk, name: str = "laptop", words: str = "demo") -> Path:
        """Admit a laptop and pack for it."""
        key = key_of_this_machine(self.laptop_heads(name))
        admit(desk, key.to_text(), key.fingerprint, desk.session.coordinator.name, name)
        mine = own_laptop(desk, key.fingerprint)
        to = self.base / name / "reis"
        pack_cases(desk, [CASE], to, mine, desk.today() + timedelta(days=2), words)
        return to

    @contextmanager
    def road(
        self, name: str = "laptop", at: datetime = NOW + timedelta(hours=1), words: str = "demo"
    ) -> Iterator[Desk]:
        heads = self.laptop_heads(name)
        with unlock(self.base / name / "reis", words, heads=heads, now=lambda: at) as session:
            yield Desk(session, self.rules, lambda: at)

    def copy(self, to: Path) -> "Office":
        shutil.copytree(self.base, to / "kantoor")
        return Office(to / "kantoor", self.rules)


def put(desk: Desk, *changed: Entity, removed: tuple[Entity, ...] = ()) -> OpenCase:
    """Write records of the case."""
    return save(desk, open_case(desk, CASE), changed, CHANGED, removed=removed)[0]


def there(desk: Desk, record: str) -> Entity | None:
    """Return a record of the case as it stands."""
    return next((one for one in open_case(desk, CASE).file.entities() if record_id(one) == record), None)
