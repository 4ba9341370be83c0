"""Taking a part of the plan away for good: from the plan, and from every version in which it stood (AVG 17)."""

from collections.abc import Iterator
from datetime import date

from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.meeting.erasing import not_naming
from wams_tui.casework.plan.parts import Action, Erased, Goal, OwnWords, Part, Plan, Strength
from wams_tui.casework.plan.version import PlanContent, PlanVersion


def part_with(file: CaseFile, id: str) -> Strength | Goal | Action | OwnWords | None:
    """Return the part of that id; nothing where the plan has none."""
    parts: list[Strength | Goal | Action | OwnWords] = [*file.strengths, *file.goals, *file.actions, *file.words]
    return next((one for one in parts if one.id == id), None)


def versions_with(file: CaseFile, id: str) -> tuple[PlanVersion, ...]:
    """Return the versions in which a part stands."""
    return tuple(version for version in file.versions if holds(version, id))


def holds(version: PlanVersion, id: str) -> bool:
    """Whether a part stands in a version."""
    held = version.content
    return any(one.id == id for one in (*held.strengths, *held.goals, *held.actions, *held.words))


def without_part(file: CaseFile, part: Part, on: date, by: str) -> tuple[Entity, ...]:
    """Return every record that names or holds the part, as it is without it; the part itself is not among them.

    The plan says that it was erased where no version does: a laptop may have frozen one with it meanwhile.
    """
    mark = Erased(id=part.id, on=on, by=by)
    held = versions_with(file, part.id)
    named: tuple[Entity, ...] = tuple(unnamed(file, part.id))
    if not held:
        plan = _plan_without(file.plan, part.id)
        marked = plan.model_copy(update={"erased": (*plan.erased, mark)})
        named = (marked, *(one for one in named if not isinstance(one, Plan)))
    return (*named, *(version_without(one, mark) for one in held))


def unnamed(file: CaseFile, id: str) -> Iterator[Entity]:
    """Yield the records of the plan, and the conferences, that name a part, as they are without."""
    plan = _plan_without(file.plan, id)
    if plan != file.plan:
        yield plan
    for goal in file.goals:
        if goal.id != id and id in goal.actions:
            yield _goal_without(goal, id)
    for action in file.actions:
        if action.id != id and id in action.against:
            yield _action_without(action, id)
    for meeting in file.meetings:
        without = not_naming(meeting, id)
        if without != meeting:
            yield without


def version_without(version: PlanVersion, gone: Erased) -> PlanVersion:
    """Return a version without a part, and with the mark that it was erased."""
    held, id = version.content, gone.id
    content = PlanContent(
        plan=_plan_without(held.plan, id),
        strengths=tuple(one for one in held.strengths if one.id != id),
        goals=tuple(_goal_without(one, id) for one in held.goals if one.id != id),
        actions=tuple(_action_without(one, id) for one in held.actions if one.id != id),
        words=tuple(one for one in held.words if one.id != id),
        review_on=held.review_on,
        coordinator=held.coordinator,
    )
    put = {"content": content, "content_hash": content.digest(), "erased": (*version.erased, gone)}
    return version.model_copy(update=put)


def _plan_without(plan: Plan, id: str) -> Plan:
    return plan.model_copy(update={"goals": tuple(one for one in plan.goals if one != id)})


def _goal_without(goal: Goal, id: str) -> Goal:
    return goal.model_copy(update={"actions": tuple(one for one in goal.actions if one != id)})


def _action_without(action: Action, id: str) -> Action:
    return action.model_copy(update={"against": tuple(one for one in action.against if one != id)})
