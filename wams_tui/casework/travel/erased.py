"""What one side erased does not come back by the other (AVG 17): not in a version that was frozen there meanwhile.

A part that was erased is gone from every version its side knew. The other side, which did not know, may have frozen it
once more, or have let somebody see a version that still holds it. Pure.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from wams_tui.casework.casefile import Entity
from wams_tui.casework.plan.erasing import holds, version_without
from wams_tui.casework.plan.parts import OwnWords
from wams_tui.casework.plan.version import Erased, PlanVersion
from wams_tui.casework.travel.merging import Three


def erased_parts(records: Mapping[str, Three], on: date, by: str) -> tuple[Erased, ...]:
    """Return what either side erased and is not to stay.

    A version that held it says so. Own words that no version held are gone without a mark; no deed takes them away but
    erasing, and taking back what was only just typed. Those are marked with who brings both sides together, and when.

    Args:
        records: Every record of the case, by id.
        on: The day on which both sides are brought together.
        by: Who does so.
    """
    found: dict[str, Erased] = {}
    for side in ("office", "laptop"):
        for one in records.values():
            version = getattr(one, side)
            if isinstance(version, PlanVersion):
                for mark in version.erased:
                    found.setdefault(mark.id, mark)
    for place, one in records.items():
        if isinstance(one.base, OwnWords) and (one.office is None or one.laptop is None):
            found.setdefault(place, Erased(id=place, on=on, by=by))
    return tuple(mark for mark in found.values() if not _stays(records.get(mark.id)))


def without_erased(three: Three, gone: tuple[Erased, ...]) -> Three:
    """Return a record as each side has it, without what was erased; what is no version of the plan is as it was."""
    return replace(
        three,
        base=_without(three.base, gone),
        office=_without(three.office, gone),
        laptop=_without(three.laptop, gone),
    )


def _without(one: Entity | None, gone: tuple[Erased, ...]) -> Entity | None:
    if isinstance(one, PlanVersion):
        for mark in gone:
            if holds(one, mark.id):
                one = version_without(one, mark)
    return one


def _stays(part: Three | None) -> bool:
    """Whether the office keeps it: it changed there since, and a person chooses."""
    if part is None or part.office is None:
        return False
    return not (part.laptop is None and part.base == part.office)
