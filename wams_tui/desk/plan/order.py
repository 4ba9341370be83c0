"""Moving goals and actions: the order of a plan is the family's own."""

from wams_tui.casework.plan.order import actions_of, goals_in_order, loose_actions
from wams_tui.casework.plan.parts import Action, Goal
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.plan.drafting import part_of
from wams_tui.desk.plan.keeping import Deed, keep


def move(desk: Desk, opened: OpenCase, part: str, step: int) -> OpenCase:
    """Move a goal or an action up (−1) or down (+1); an action at the edge of its goal goes to the next goal.

    What has no order of its own (what goes well, own words, what serves no goal) stays where it is, and so does what is
    at the end already.

    Raises:
        KeyError: the plan has no such part.
        Clashed: a colleague moved something first.
    """
    moved = part_of(opened.file, part)
    if isinstance(moved, Goal):
        return _move_goal(desk, opened, moved, step)
    if isinstance(moved, Action):
        return _move_action(desk, opened, moved, step)
    return opened


def _move_goal(desk: Desk, opened: OpenCase, goal: Goal, step: int) -> OpenCase:
    order = [one.id for one in goals_in_order(opened.file)]
    found = _swapped(order, goal.id, step)
    if found is None:
        return opened
    plan = opened.file.plan.model_copy(update={"goals": tuple(found)})
    return keep(desk, opened, [plan], Deed.VERPLAATST)


def _move_action(desk: Desk, opened: OpenCase, action: Action, step: int) -> OpenCase:
    file = opened.file
    goals = list(goals_in_order(file))
    here = next((place for place, goal in enumerate(goals) if goal.id == action.goal), None)
    if here is not None:
        order = [one.id for one in actions_of(file, goals[here])]
        found = _swapped(order, action.id, step)
        if found is not None:
            changed = goals[here].model_copy(update={"actions": tuple(found)})
            return keep(desk, opened, [changed], Deed.VERPLAATST)
    elif step > 0 or loose_actions(file)[:1] != (action,):
        return opened
    there = here + step if here is not None else len(goals) - 1
    if not 0 <= there < len(goals):
        return opened
    goal = goals[there]
    into = [one.id for one in actions_of(file, goal)]
    into.insert(0 if step > 0 else len(into), action.id)
    return keep(
        desk,
        opened,
        [action.model_copy(update={"goal": goal.id}), goal.model_copy(update={"actions": tuple(into)})],
        Deed.VERPLAATST,
    )


def _swapped(order: list[str], id: str, step: int) -> list[str] | None:
    here = order.index(id)
    there = here + step
    if not 0 <= there < len(order):
        return None
    found = list(order)
    found[here], found[there] = found[there], found[here]
    return found
