"""Taking the last deed in the plan back: a real save of what was there before, on the versions the deed made."""

from collections.abc import Mapping
from dataclasses import dataclass

from wams_tui.casework.errors import Conflict, Misused
from wams_tui.casework.model import new_id
from wams_tui.casework.plan.parts import Action, Goal, OwnWords, Part, Plan, Strength
from wams_tui.casework.records import record_id
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.plan.keeping import Deed, is_frozen, keep

_PARTS = (Plan, Strength, Goal, Action, OwnWords)


@dataclass(frozen=True, slots=True)
class Step:
    """One deed, by what it changed: parts as they were before, ids of parts it made, and every version after it."""

    before: tuple[Part | Plan, ...]
    made: tuple[str, ...]
    versions: Mapping[str, int]


def step_between(before: OpenCase, after: OpenCase) -> Step | None:
    """Return what a deed changed in the plan between two readings of a case; nothing where it changed nothing."""
    earlier, later = _parts(before), _parts(after)
    changed = [id for id, one in earlier.items() if later.get(id) != one]
    made = [id for id in later if id not in earlier]
    if not changed and not made:
        return None
    versions = {id: after.versions.get(id, 0) for id in (*changed, *made)}
    return Step(tuple(earlier[id] for id in changed), tuple(made), versions)


def take_back(desk: Desk, opened: OpenCase, step: Step) -> OpenCase:
    """Put the plan back as it was before a deed.

    Raises:
        Conflict: a colleague changed one of those parts since; nothing is taken back.
        Misused: what the deed made was shared by now.
        Clashed: a colleague changed one of them at this very moment.
    """
    now = _parts(opened)
    if any(opened.versions.get(id, 0) != version for id, version in step.versions.items()):
        raise Conflict(
            N_("Een collega wijzigde dit onderdeel daarna; het is niet teruggedraaid."),
            N_("Kijk hoe het er nu staat, en wijzig het dan."),
        )
    if any(is_frozen(opened.file, id) for id in step.made):
        raise Misused(
            N_("Dit onderdeel is intussen gedeeld; het gaat niet meer uit het plan."),
            N_("Laat het vervallen met x; zo blijft te zien wat er stond."),
        )
    removed = [one for id in step.made if isinstance(one := now.get(id), (Strength, Goal, Action, OwnWords))]
    # The store never uses an id again, so what was taken out comes back under another.
    renamed = {id: new_id() for one in step.before if (id := record_id(one)) not in now}
    return keep(desk, opened, [_renamed(one, renamed) for one in step.before], Deed.TERUGGEDRAAID, removed)


def _renamed(part: Part | Plan, names: Mapping[str, str]) -> Part | Plan:
    """The part under its new id, naming others by theirs."""

    def all_of(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names.get(id, id) for id in ids)

    match part:
        case Plan():
            return part.model_copy(update={"goals": all_of(part.goals)})
        case Goal():
            return part.model_copy(update={"id": names.get(part.id, part.id), "actions": all_of(part.actions)})
        case Action():
            ties = {"goal": names.get(part.goal, part.goal), "against": all_of(part.against)}
            return part.model_copy(update={"id": names.get(part.id, part.id), **ties})
    return part.model_copy(update={"id": names.get(part.id, part.id)})


def _parts(opened: OpenCase) -> dict[str, Part | Plan]:
    found = {record_id(one): one for one in opened.file.entities() if isinstance(one, _PARTS)}
    found.setdefault(record_id(Plan()), opened.file.plan)
    return found
