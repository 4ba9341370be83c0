"""One thing that could leave a case, and where it stands in the plan or in minutes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.codes import Answer, Category, Party
from wams_tui.casework.items import SecrecyDecision, Source
from wams_tui.casework.release import PartKind
from wams_tui.casework.urgent.decisions import PoliceDecision

_FIRST_WORDS = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of the plan, or of the minutes of a meeting, stands, and what belongs to it beside its words.

    ``under`` is the id of the goal, action or agenda item it stands under; ``owner`` the id of who does or says it.
    """

    kind: PartKind
    under: str = ""
    sort: str = ""
    owner: str = ""
    starts_on: date | None = None
    by_when: date | None = None
    done_on: date | None = None
    state: str = ""
    binds: bool = False
    """Whether it binds its owner: an action that was not dropped."""
    meeting: str = ""
    """The conference whose minutes it stands in, or in which it was put down."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that could leave: its record and version, whose it is, of what kind, its value and its origin.

    ``key`` is stable over versions: the record id, with ``#part`` for a part of a person's own record.
    """

    key: str
    record: str
    persons: tuple[str, ...]
    categories: tuple[Category, ...]
    label: str
    value: str
    source: Source
    obtained_on: date | None = None
    confirmed_on: date | None = None
    confirmed_by: str = ""
    supplier_agreed: Answer = Answer.ONBEKEND
    supplier_conditions: str = ""
    secrecy: SecrecyDecision | None = None
    known_at: Party | None = None
    fact_only: Answer = Answer.ONBEKEND
    is_text: bool = False
    creditor: str | None = None
    """The participant whose claim it is, for a debt."""
    secrecy_before: tuple[SecrecyDecision, ...] = ()
    """Earlier decisions on its secrecy, oldest first; they count no more."""
    police: PoliceDecision | None = None
    """What the police decided about it, if it is theirs."""
    part: Place | None = None
    """Where it stands in the plan or in minutes; nothing for any other datum."""

    @property
    def is_own_record(self) -> bool:
        """Whether it is part of the person's own record: a name, a date, a number, and no free words."""
        return "#" in self.key

    @property
    def words(self) -> str:
        """The first words of a part of a plan, which tell it from the others of its kind; empty for any other datum."""
        line = self.value.split("\n")[0]
        if self.part is None:
            return ""
        return line if len(line) <= _FIRST_WORDS else f"{line[: _FIRST_WORDS - 1].rstrip()}…"

    def version(self, versions: Mapping[str, int]) -> int:
        """The version of the record it was read from."""
        return versions[self.record]
