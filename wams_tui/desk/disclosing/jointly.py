"""What somebody of the household has together with another is each one's own, in their copies and in the room alike.

Why stands in ``docs/decisions.md`` (*A goal they have together*).
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Category, Party
from wams_tui.casework.household.persons import PersonRole
from wams_tui.casework.release import PartKind
from wams_tui.desk.disclosing.field import Field
from wams_tui.desk.disclosing.freetext import names_another
from wams_tui.desk.matrix.questions import under_secrecy

_TOGETHER = (PartKind.KRACHT, PartKind.DOEL, PartKind.ACTIE)


def as_own(file: CaseFile, field: Field, reader: str, mine: Collection[str], day: date) -> Field:
    """Return a field as somebody of the household is given it: a goal that is theirs together, as their own.

    A goal, an action or what goes well, of which ``reader`` is one, is about them and whoever they decide for, where it
    holds nothing but the plan, names nobody else of the household and is nobody else's to do. Nor did a professional
    tell it who keeps it secret from them. Any other stays as it is.

    Args:
        file: The case.
        field: What is given.
        reader: The id of the person.
        mine: The ids of the person and of whom they decide for.
        day: The day on which it is given.
    """
    place, others = field.part, {one.id for one in file.persons} - {*mine}
    if place is None or place.kind not in _TOGETHER or place.owner in others:
        return field
    if reader not in field.persons or others.isdisjoint(field.persons):
        return field
    if field.categories != (Category.HULPVRAAG_PLAN,) or names_another(file, field.value, mine):
        return field
    if _kept_secret(file, field, reader, day):
        return field
    return replace(field, persons=tuple(one for one in field.persons if one in mine))


def _kept_secret(file: CaseFile, field: Field, reader: str, day: date) -> bool:
    """What a professional told of one of them is not the other's because both are tagged: secrecy comes first."""
    if under_secrecy(file, field) is not Answer.JA:
        return False
    party = Party.CLIENT if file.person(reader).role is PersonRole.HOOFDPERSOON else Party.GEZINSLID
    return field.secrecy is None or not field.secrecy.lifts(Category.HULPVRAAG_PLAN, party, day)
