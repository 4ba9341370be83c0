"""What somebody of the household has together with another is each one's own, in their copies and in the room alike.

Why stands in ``docs/decisions.md`` (*A goal they have together*).
"""

from collections.abc import Collection
from dataclasses import replace

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.release import PartKind
from wams_tui.desk.disclosing.field import Field
from wams_tui.desk.disclosing.freetext import names_another

_TOGETHER = (PartKind.KRACHT, PartKind.DOEL, PartKind.ACTIE)


def as_own(file: CaseFile, field: Field, reader: str, mine: Collection[str]) -> Field:
    """Return a field as somebody of the household is given it: a goal that is theirs together, as their own.

    A goal, an action or what goes well, of which ``reader`` is one, is about them and whoever they decide for, where it
    holds nothing but the plan, names nobody else of the household and is nobody else's to do. Any other stays as it is.

    Args:
        file: The case.
        field: What is given.
        reader: The id of the person.
        mine: The ids of the person and of whom they decide for.
    """
    place, others = field.part, {one.id for one in file.persons} - {*mine}
    if place is None or place.kind not in _TOGETHER or place.owner in others:
        return field
    if reader not in field.persons or others.isdisjoint(field.persons):
        return field
    if field.categories != (Category.HULPVRAAG_PLAN,) or names_another(file, field.value, mine):
        return field
    return replace(field, persons=tuple(one for one in field.persons if one in mine))
