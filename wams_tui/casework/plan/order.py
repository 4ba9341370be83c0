"""The plan in the family's own order, and what stands where."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.plan.parts import Action, Goal, OwnWords, Strength
from wams_tui.casework.plan.version import PlanContent

Ordered = TypeVar("Ordered", Goal, Action, Strength, OwnWords)


def goals_in_order(file: CaseFile) -> tuple[Goal, ...]:
    """Return the goals as the family put them; those nobody placed come last, oldest first."""
    return _placed(file.goals, file.plan.goals)


def actions_of(file: CaseFile, goal: Goal) -> tuple[Action, ...]:
    """Return the actions of one goal in their order; those nobody placed come last, oldest first."""
    return _placed([one for one in file.actions if one.goal == goal.id], goal.actions)


def loose_actions(file: CaseFile) -> tuple[Action, ...]:
    """Return what serves no goal in particular, or one that is not there any more; oldest first."""
    known = {goal.id for goal in file.goals}
    return _placed([one for one in file.actions if one.goal not in known], ())


def content_now(file: CaseFile) -> PlanContent:
    """Return the whole plan as it stands now, in the order in which it is read; not what was erased from it."""
    goals = goals_in_order(file)
    actions = [action for goal in goals for action in actions_of(file, goal)]
    return PlanContent(
        plan=file.plan.model_copy(update={"erased": ()}),
        strengths=_placed(file.strengths, ()),
        goals=goals,
        actions=(*actions, *loose_actions(file)),
        words=tuple(sorted(file.words, key=lambda one: (one.said_on, one.made_on, one.nth, one.id))),
        review_on=file.case.review_on,
        coordinator=file.case.coordinator,
    )


def _placed(parts: Iterable[Ordered], order: Sequence[str]) -> tuple[Ordered, ...]:
    places = {id: place for place, id in enumerate(order)}
    return tuple(sorted(parts, key=lambda one: (places.get(one.id, len(places)), one.made_on, one.nth, one.id)))
