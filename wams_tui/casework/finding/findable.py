"""By what a case can be found: names, address, participants, conferences, references; and whether a BSN is in it.

These stand in the sealed head, so that searching opens no case. Of a household with a hidden address there is no
address among them, and never a BSN: only a tag of it, that tells whether a number somebody types is in this case.
"""

import hashlib
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from wams_tui.casework.codes import Category
from wams_tui.casework.meeting.meeting import ERASED_TITLE
from wams_tui.casework.model import Model

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile

REFERENCE_SIGNS = 8
"""So many signs of the reference of a request or a disclosure are enough to find it by."""

TAG_SIGNS = 16

_EVERYDAY = frozenset(
    {
        Category.HULPVRAAG_PLAN, Category.HUISHOUDEN, Category.WONEN, Category.SCHULDEN_INKOMEN, Category.ONDERWIJS,
        Category.UITKERING_WERK,
    }
)  # fmt: skip
"""What a conference may be found by: where it speaks of anything else, its words stand in the case alone."""


class FoundBy(StrEnum):
    """What a search word was found in."""

    CODE = "code"
    TITEL = "titel"
    PERSOON = "persoon"
    ADRES = "adres"
    DEELNEMER = "deelnemer"
    KENMERK = "kenmerk"
    BSN = "bsn"
    FASE = "fase"
    TERMIJN = "termijn"
    OVERLEG = "overleg"


class Findable(Model):
    """One text a case can be found by."""

    by: FoundBy
    text: str


def findables_of(file: "CaseFile") -> tuple[Findable, ...]:
    """Return everything the case can be found by, besides its code and title; each text once."""
    return tuple(dict.fromkeys(_findables(file)))


def bsn_tag(bsn: str) -> str:
    """Return the tag of a BSN: it keeps the number off the list and out of sight, and is no secret to who has it."""
    return hashlib.sha256(f"wams/bsn-tag/1:{bsn}".encode()).hexdigest()[:TAG_SIGNS]


def bsn_tags_of(file: "CaseFile") -> tuple[str, ...]:
    """Return the tags of the numbers in the case, in an order that tells nothing of the persons."""
    return tuple(sorted({bsn_tag(person.bsn) for person in file.persons if person.bsn}))


def _findables(file: "CaseFile") -> Iterator[Findable]:
    for person in file.persons:
        yield Findable(by=FoundBy.PERSOON, text=person.name)
    hides = _hides_an_address(file)
    for text in () if hides else _addresses(file):
        yield Findable(by=FoundBy.ADRES, text=text)
    for one in file.participants:
        named = ", ".join(part for part in (one.organisation, one.person_name) if part)
        yield Findable(by=FoundBy.DEELNEMER, text=named)
    for request in file.requests:
        yield Findable(by=FoundBy.KENMERK, text=request.id[:REFERENCE_SIGNS])
    # Somebody may have written in a title or a decision where it is.
    for text in () if hides else _of_conferences(file):
        yield Findable(by=FoundBy.OVERLEG, text=text)
    for decision in file.decisions:
        yield Findable(by=FoundBy.KENMERK, text=decision.id[:REFERENCE_SIGNS])


def _of_conferences(file: "CaseFile") -> Iterator[str]:
    """Yield titles and decisions, but for what speaks of health or the like: no words of that stand in a head."""
    kinds = {one.id: one.categories for one in (*file.goals, *file.actions, *file.strengths, *file.words)}
    for meeting in file.meetings:
        for item in meeting.agenda:
            spoken = {*item.categories, *(kind for part in item.about for kind in kinds.get(part, ()))}
            if not _EVERYDAY.issuperset(spoken):
                continue  # what was decided under it speaks of the same
            if item.title != ERASED_TITLE:
                yield item.title
            yield from (made.what for made in item.decisions if _EVERYDAY.issuperset(made.categories))


def _hides_an_address(file: "CaseFile") -> bool:
    """Whether anybody here has an address that is kept hidden: the address of a housemate may be the same."""
    if any(item.category is Category.GEHEIM_ADRES for item in file.items):
        return True
    return any(address.secret for person in file.persons for address in person.addresses)


def _addresses(file: "CaseFile") -> Iterator[str]:
    yield from (address.line for person in file.persons for address in person.addresses)
    for item in file.items:
        if item.category is Category.IDENTITEIT and "adres" in item.label.casefold():
            yield item.value
