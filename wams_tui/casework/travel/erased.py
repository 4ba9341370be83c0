"""What one side erased does not come back by the other (AVG 17): not in a version that was frozen there meanwhile.

A part that was erased is gone from every version its side knew. The other side, which did not know, may have frozen it
once more, or have let somebody see a version that still holds it; or have changed what was erased. Pure.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.items import DataItem, TextBlock
from wams_tui.casework.meeting.erasing import cleaned
from wams_tui.casework.meeting.meeting import Meeting
from wams_tui.casework.plan.erasing import holds, unnamed, version_without
from wams_tui.casework.plan.parts import Erased, OwnWords, Plan
from wams_tui.casework.plan.version import PlanVersion
from wams_tui.casework.records import record_id
from wams_tui.casework.travel.merging import Three

ONLY_ERASED = (DataItem, TextBlock)
"""What no deed takes away but erasing it for good."""


def erased_parts(records: Mapping[str, Three], on: date, by: str) -> tuple[Erased, ...]:
    """Return the parts of the plan, and what was written of a conference, that either side erased.

    A version that held one says so, and where none did the plan. Own words that no version held are gone without a
    mark; no deed takes them away but erasing, and taking back what was only just typed. Those are marked with who
    brings both sides together, and when.

    Args:
        records: Every record of the case, by id.
        on: The day on which both sides are brought together.
        by: Who does so.
    """
    found: dict[str, Erased] = {}
    for side in ("office", "laptop"):
        for one in records.values():
            marked = getattr(one, side)
            if isinstance(marked, (Plan, PlanVersion, Meeting)):
                for mark in marked.erased:
                    found.setdefault(mark.id, mark)
    for place, one in records.items():
        if isinstance(one.base, OwnWords) and (one.office is None or one.laptop is None):
            found.setdefault(place, Erased(id=place, on=on, by=by))
    return tuple(found.values())


def erased_places(records: Mapping[str, Three], gone: tuple[Erased, ...]) -> frozenset[str]:
    """Return the ids of all that either side erased: parts of the plan, data and texts.

    Args:
        records: Every record of the case, by id.
        gone: What :func:`erased_parts` returned.
    """
    return frozenset(mark.id for mark in gone) | {place for place, one in records.items() if _is_gone(one)}


def without_erased(three: Three, gone: tuple[Erased, ...]) -> Three:
    """Return a record as each side has it, without what was erased.

    That is in versions of the plan and in conferences; any other record is as it was.
    """
    return replace(
        three,
        base=_without(three.base, gone),
        office=_without(three.office, gone),
        laptop=_without(three.laptop, gone),
    )


def nowhere_named(file: CaseFile, gone: tuple[Erased, ...]) -> Iterator[Entity]:
    """Yield the records of the plan that still name what was erased, as they are without it."""
    changed: dict[str, Entity] = {}
    for mark in gone:
        for one in unnamed(file, mark.id):
            changed[record_id(one)] = one
            kept = (each for each in file.entities() if record_id(each) != record_id(one))
            file = CaseFile.gather((*kept, one))
    yield from changed.values()


def _is_gone(three: Three) -> bool:
    """Whether one side took away what can only be erased."""
    went = three.went or three.base is not None
    left = next((one for one in (three.base, three.office, three.laptop) if one is not None), None)
    return went and isinstance(left, ONLY_ERASED) and (three.office is None or three.laptop is None)


def _without(one: Entity | None, gone: tuple[Erased, ...]) -> Entity | None:
    if isinstance(one, PlanVersion):
        for mark in gone:
            if holds(one, mark.id):
                one = version_without(one, mark)
    return cleaned(one, gone) if isinstance(one, Meeting) else one
