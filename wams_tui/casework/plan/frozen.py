"""The frozen versions of a plan in their order, what each is called, and whether the plan is still as the last one."""

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.version import PlanVersion


def in_order(file: CaseFile) -> tuple[PlanVersion, ...]:
    """Return every version, oldest first."""
    return tuple(sorted(file.versions, key=lambda one: (one.number, one.made_at, one.id)))


def latest(file: CaseFile) -> PlanVersion | None:
    """Return the last version; nothing where none was frozen."""
    return next(reversed(in_order(file)), None)


def names_of(file: CaseFile) -> dict[str, str]:
    """Return what each version is called, by id: its number.

    Two who froze apart from each other may have given one number to two versions. Neither is thrown away and no number
    that stands on paper changes: the later one is called 3b.
    """
    named: dict[str, str] = {}
    for one in in_order(file):
        same = sum(other.number == one.number for other in file.versions if other.id in named)
        named[one.id] = f"{one.number}{chr(ord('a') + same) if same else ''}"
    return named


def before(file: CaseFile, version: PlanVersion) -> PlanVersion | None:
    """Return the version before this one; nothing before the first."""
    ordered = in_order(file)
    place = ordered.index(version)
    return ordered[place - 1] if place else None


def as_now(file: CaseFile) -> PlanVersion | None:
    """Return the last version where the plan is still as it was frozen then; else nothing."""
    last = latest(file)
    return last if last is not None and last.content_hash == content_now(file).digest() else None
