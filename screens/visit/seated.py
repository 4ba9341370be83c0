"""Who sits at the table, as the name of a place keeps it over a lock."""

from collections.abc import Sequence

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Purpose
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.plan.along import Along, still_along
from wams_tui.desk.plan.visiting import at_home

_PURPOSE, _BASIS = "doel=", "grondslag="


def place_of(name: str, case: str, present: Sequence[str], along: Along) -> str:
    """Return the place of a screen at this table."""
    terms = [f"{_PURPOSE}{along.purpose.value}"] if along.purpose is not None else []
    terms += [f"{_BASIS}{along.basis.value}"] if along.basis is not None else []
    return ":".join((name, case, *present, *along.who, *terms))


def seated(file: CaseFile, ids: Sequence[str]) -> tuple[tuple[str, ...], Along]:
    """Return who of the household sits there, and who sits along, from the ids of a place.

    Raises:
        LookupError: one of them is not in the case any more, or under which purpose and basis is not known.
    """
    terms = [one for one in ids if "=" in one]
    who = [one for one in ids if "=" not in one]
    persons = {one.id for one in file.persons}
    present = tuple(one for one in who if one in persons)
    others = tuple(file.participant(one).id for one in who if one not in persons)
    purpose = next((Purpose(one.removeprefix(_PURPOSE)) for one in terms if one.startswith(_PURPOSE)), None)
    basis = next((Basis(one.removeprefix(_BASIS)) for one in terms if one.startswith(_BASIS)), None)
    along = Along(others, purpose, basis)
    if not along.chosen:
        raise LookupError
    return present, along


def all_still_there(desk: Desk, opened: OpenCase, present: Sequence[str], along: Along) -> bool:
    """Whether everybody at the table is of the household still, or still takes part."""
    here = len(at_home(desk, opened, present)) == len(present)
    return bool(present) and here and still_along(desk, opened, along)


def names_at(file: CaseFile, present: Sequence[str], along: Along) -> list[str]:
    """Return what those at the table are called."""
    others = (file.participant(one) for one in along.who)
    return [*(file.person(one).short_name for one in present), *(one.person_name or one.organisation for one in others)]
