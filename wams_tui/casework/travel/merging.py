"""One case made of three: as it went along, as the office has it now, as the laptop brings it back. Pure.

Record by record and in each field by field (:mod:`wams_tui.casework.merge`): what only one side changed is taken, lists
that are only added to get what both added, new records come as they are. What both changed differently keeps the value
of the office, and the laptop's beside it in a :class:`~wams_tui.casework.travel.clash.Clash`: no edit is lost. What
one side erased for good is gone, and what the other made of it meanwhile waits in a clash.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from wams_tui.casework.casefile import Entity
from wams_tui.casework.merge import Difference, Kind, Side, differences, merged
from wams_tui.casework.records import kind_of, record_id
from wams_tui.casework.travel.clash import Clash, clash_id, values_of


@dataclass(frozen=True)
class Three:
    """One record in three states; None where it is not there.

    ``went``: it went along, and nothing is known any more of how it was then, since something was erased from it; then
    ``base`` is None, and the office changed it meanwhile.
    """

    base: Entity | None
    office: Entity | None
    laptop: Entity | None
    went: bool = False


@dataclass(frozen=True)
class Hands:
    """Whose values they are, by record id where that differs: who wrote last at the office and when, and the laptop's.

    ``travel`` is the id of the travel vault.
    """

    travel: str
    laptop_by: str
    laptop_at: Mapping[str, datetime]
    office: Mapping[str, tuple[str, datetime | None]]


@dataclass(frozen=True)
class Together:
    """What is to be written at the office: records changed or new, taken away, and what a person is to choose."""

    changed: tuple[Entity, ...]
    removed: tuple[Entity, ...]
    clashes: tuple[Clash, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to be written."""
        return not (self.changed or self.removed or self.clashes)


def bring_together(
    records: Mapping[str, Three], hands: Hands, held: Collection[str] = (), erased: Collection[str] = ()
) -> Together:
    """Return what the office gets of what the laptop brings.

    Args:
        records: Every record, by id.
        hands: Whose values they are.
        held: Records that keep the value of the office in whatever the laptop changed: a person chooses.
        erased: Records that one side erased for good: that holds, also where the other changed them.
    """
    changed: list[Entity] = []
    removed: list[Entity] = []
    clashes: list[Clash] = []
    for place in sorted(records):
        one = records[place]
        if one.laptop == one.office or (one.laptop == one.base and not one.went):
            continue
        if one.laptop is None and one.office is not None:
            same = one.office == one.base
            removed += [one.office] if place not in held and (same or place in erased) else []
            clashes += [] if same and place not in held else [_clash(hands, place, one, (), erased=place in erased)]
        elif one.laptop is None:
            continue
        elif one.office is None and one.base is None and not one.went:
            changed.append(one.laptop)
        elif one.office is None:
            clashes.append(_clash(hands, place, one, (), erased=place in erased))
        else:
            both, asked = _fields(one.base, one.office, one.laptop, hold=place in held)
            changed += [] if both == one.office else [both]
            clashes += [_clash(hands, place, one, fields) for fields in asked]
    return Together(tuple(changed), tuple(removed), tuple(clashes))


def _fields(
    base: Entity | None, office: Entity, laptop: Entity, *, hold: bool
) -> tuple[Entity, tuple[tuple[str, ...], ...]]:
    """Return one record made of both, and which parts a person is to choose."""
    found = differences(base if type(base) is type(laptop) else None, laptop, office)
    clashes = tuple(one.fields for one in found if one.kind is Kind.CLASH)
    ours = tuple(one.fields for one in found if one.kind is not Kind.ONLY_THEIRS)
    if hold:
        return office, ours
    try:
        return _made(found, office), clashes
    except ValueError:
        # Together they are no valid record: each is, so a person chooses between the two.
        return office, ours


def _made(found: tuple[Difference, ...], office: Entity) -> Entity:
    choices = {one.name: Side.THEIRS for one in found}
    one: Entity = merged(found, office, choices)
    return one


def _clash(hands: Hands, place: str, one: Three, fields: tuple[str, ...], *, erased: bool = False) -> Clash:
    entity = one.office or one.laptop
    if entity is None:
        raise ValueError("a record that is nowhere cannot clash")
    laptop = values_of(one.laptop, fields)
    by, at = hands.office.get(place, ("", None))
    return Clash(
        id=clash_id(hands.travel, place, fields, laptop),
        travel=hands.travel,
        record=record_id(entity),
        record_kind=kind_of(entity),
        fields=fields,
        base=values_of(one.base, fields) if fields else "",
        office=values_of(one.office, fields),
        office_by=by,
        office_at=at,
        laptop=laptop,
        laptop_by=hands.laptop_by,
        laptop_at=hands.laptop_at.get(place),
        erased=erased,
    )
