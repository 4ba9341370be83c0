"""Office and laptop changed the same thing differently: both values, until a person chooses (issue of the home visit).

What the office has holds meanwhile; nothing waits for the choice.
"""

import hashlib
import json
from enum import StrEnum

from pydantic import AwareDatetime

from wams_tui.casework.model import Model


class ClashChoice(StrEnum):
    """Whose value it became."""

    KANTOOR = "kantoor"
    LAPTOP = "laptop"
    ANDERS = "anders"
    """Another than either."""


class Clash(Model):
    """One field, or fields that belong together, that both sides changed.

    ``record`` and ``record_kind`` name what it is in, ``fields`` which; none where one side took the whole away.
    ``office`` and ``laptop`` are JSON objects of those fields; empty on the side that took it away. ``office_by`` and
    ``laptop_by`` are ids of who wrote each, ``laptop_at`` is by the clock of the laptop. ``base`` is what stood in
    these fields when the case went along, as JSON; empty where that is not known. Open until there is a ``choice``.
    ``erased``: the side that took it away erased it for good (AVG 17); that holds, and what the other side made of it
    is kept here alone until somebody chooses.
    """

    id: str
    travel: str
    record: str
    record_kind: str
    fields: tuple[str, ...] = ()
    base: str = ""
    office: str = ""
    office_by: str = ""
    office_at: AwareDatetime | None = None
    laptop: str = ""
    laptop_by: str = ""
    laptop_at: AwareDatetime | None = None
    erased: bool = False
    choice: ClashChoice | None = None
    decided_by: str = ""
    decided_at: AwareDatetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether a person is still to choose."""
        return self.choice is None

    def brings_back(self, choice: ClashChoice) -> bool:
        """Whether a choice would bring back what was erased."""
        kept = {ClashChoice.KANTOOR: self.office, ClashChoice.LAPTOP: self.laptop}
        return self.erased and bool(kept.get(choice, "anders"))


def values_of(thing: Model | None, fields: tuple[str, ...]) -> str:
    """Return some fields of a record as JSON, of no fields the whole; empty where there is no record."""
    if thing is None:
        return ""
    said = thing.model_dump(mode="json", include=set(fields) if fields else None)
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def clash_id(travel: str, record: str, fields: tuple[str, ...], laptop: str) -> str:
    """Return the id of a clash: the same for the same value of the same laptop, so that it is put down once."""
    told = json.dumps([travel, record, *fields, laptop])
    return hashlib.sha256(told.encode()).hexdigest()[:32]
