"""Who does what: the owner of an action is a participant, a person of the household, or nobody yet."""

from collections.abc import Iterable
from datetime import date
from enum import Enum, auto

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.household.persons import NO, Person, PersonRole
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.parts import Action

OUTSIDE = frozenset({PersonRole.MELDER, PersonRole.DERDE})
"""Who told of the household or is only spoken of; neither does anything in its plan."""


class Standing(Enum):
    """Whether who owns an action is still there to do it."""

    HERE = auto()
    NOBODY = auto()
    ENDED = auto()
    """A participant who takes part no more."""
    MOVED = auto()
    """Somebody who left the household."""
    DECLINED = auto()
    """Somebody of the household who does not take part (any more)."""
    UNKNOWN = auto()
    """The id of nobody in this case."""


def owner_name(file: CaseFile, owner: str) -> str:
    """Return what an owner is called: an organisation, or a first name; empty where there is none."""
    named = {one.id: one.organisation for one in file.participants}
    return named.get(owner) or next((one.short_name for one in file.persons if one.id == owner), "")


def owners(file: CaseFile, day: date) -> tuple[str, ...]:
    """Return the ids of who can take an action on ``day``: the household first, then who takes part."""
    persons = (one.id for one in household(file))
    around = (one.id for one in sorted(file.participants, key=lambda one: (one.organisation.casefold(), one.id)))
    return tuple(id for id in (*persons, *around) if standing(file, id, day) is Standing.HERE)


def household(file: CaseFile) -> tuple[Person, ...]:
    """Return who can have a part in the plan: whose case it is first, then by role and age; no reporters."""
    roles = list(PersonRole)
    inside = (one for one in file.persons if one.role not in OUTSIDE)
    return tuple(sorted(inside, key=lambda one: (roles.index(one.role), one.birth_date or date.max, one.name, one.id)))


def standing(file: CaseFile, owner: str, day: date) -> Standing:
    """Return whether an owner is there on ``day``."""
    if not owner:
        return Standing.NOBODY
    participant = next((one for one in file.participants if one.id == owner), None)
    if participant is not None:
        over = participant.running is None or (participant.running.end is not None and participant.running.end < day)
        return Standing.ENDED if over else Standing.HERE
    person = next((one for one in file.persons if one.id == owner), None)
    if person is None:
        return Standing.UNKNOWN
    if person.moved_out_on is not None and person.moved_out_on <= day:
        return Standing.MOVED
    return Standing.DECLINED if person.participation.joining in NO else Standing.HERE


def own_actions(actions: Iterable[Action], owner: str) -> tuple[Action, ...]:
    """Return what ``owner`` still has to do."""
    return tuple(one for one in actions if one.owner == owner and one.is_open)


def busy(file: CaseFile) -> frozenset[str]:
    """Return the ids of who still has something to do in the plan; the same plan asked about again costs nothing."""
    kept = _busy.get("last")
    if kept is None or kept[0] is not file.actions:
        found = frozenset(one.owner for one in file.actions if one.is_open and one.owner)
        kept = _busy["last"] = (file.actions, found)
    return kept[1]


_busy: dict[str, tuple[tuple[Action, ...], frozenset[str]]] = {}
"""The plan that was asked about last: a matrix asks of one plan some thousands of times."""


def does(file: CaseFile, participant: Participant) -> str:
    """Return what a participant itself does: its open actions in the plan, else what was typed with the participant."""
    own = own_actions(file.actions, participant.id) if participant.id in busy(file) else ()
    return "; ".join(one.what for one in own) or participant.agreed_action
