"""How far a part of the plan is, and what becomes of one that holds no more."""

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.errors import Misused
from wams_tui.casework.plan.parts import (
    Action,
    ActionState,
    Evaluated,
    Goal,
    GoalOutcome,
    OwnWords,
    Part,
    Plan,
    Strength,
)
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.plan.drafting import part_of
from wams_tui.desk.plan.keeping import Deed, is_frozen, keep

_NEXT = {
    ActionState.AFGESPROKEN: ActionState.BEZIG,
    ActionState.BEZIG: ActionState.GEDAAN,
    ActionState.GEDAAN: ActionState.AFGESPROKEN,
    ActionState.VERVALLEN: ActionState.AFGESPROKEN,
}


def turn(desk: Desk, opened: OpenCase, action: str) -> OpenCase:
    """Take an action one state further: agreed, busy, done today, and agreed again.

    Raises:
        KeyError: the plan has no such action.
        Clashed: a colleague changed it first.
    """
    return set_state(desk, opened, action, _NEXT[opened.file.action(action).state])


def set_state(desk: Desk, opened: OpenCase, action: str, state: ActionState, result: str | None = None) -> OpenCase:
    """Say how far an action is; what is done, is done today. ``result`` is what came of it, where there is something.

    Raises:
        KeyError: the plan has no such action.
        Clashed: a colleague changed it first.
    """
    before = opened.file.action(action)
    changed = in_state(desk, before, state)
    if result is not None:
        changed = changed.model_copy(update={"result": result})
    return opened if changed == before else keep(desk, opened, [changed], Deed.STAND)


def in_state(desk: Desk, action: Action, state: ActionState) -> Action:
    """Return the action as it is in ``state``: what is done has a day, today where it had none; nothing else has."""
    done_on = (action.done_on or desk.today()) if state is ActionState.GEDAAN else None
    return action.model_copy(update={"state": state, "done_on": done_on})


def drop(desk: Desk, opened: OpenCase, part: str, words: str = "") -> OpenCase:
    """Let a part go: one that nobody froze is taken out, one that stood in a version lapses and says so.

    With a goal go its actions: what is still to be done under it lapses too, or is taken out where nobody froze it.
    What somebody said of it stays, and then stands with the plan as a whole.

    Raises:
        Misused: it is somebody's own words.
        KeyError: the plan has no such part.
        Clashed: a colleague changed one of them first.
    """
    file, gone = opened.file, part_of(opened.file, part)
    if isinstance(gone, OwnWords):
        raise Misused(
            N_("Iemands eigen woorden worden niet uit het plan gehaald."),
            N_("Moeten ze weg omdat diegene dat vraagt, wis ze dan met X, of met 'wams case erase'."),
        )
    parts: tuple[Part, ...] = (gone,)
    if isinstance(gone, Goal):
        parts = (gone, *(one for one in file.actions if one.goal == gone.id))
    lapsed = [_lapsed(desk, one, words) for one in parts if _stays(file, one)]
    removed = [one for one in parts if not _stays(file, one)]
    changed: list[Part | Plan] = [one for one in lapsed if one is not None]
    changed += _without(file, {one.id for one in removed})
    if not changed and not removed:
        return opened
    return keep(desk, opened, changed, Deed.VERVALLEN if lapsed else Deed.UITGEHAALD, removed)


def lapses(file: CaseFile, part: str) -> bool:
    """Whether letting a part go asks what becomes of it: it lapses then, and is not taken out.

    Raises:
        KeyError: the plan has no such part.
    """
    return _stays(file, part_of(file, part))


def _stays(file: CaseFile, part: Part) -> bool:
    """Whether it lapses rather than being taken out: it was shared, or was done and is part of what happened."""
    done = isinstance(part, Action) and part.state is ActionState.GEDAAN
    spoken_of = any(words.about == part.id for words in file.words)
    return is_frozen(file, part.id) or done or spoken_of


def _lapsed(desk: Desk, part: Part, words: str) -> Part | None:
    """The part as one that holds no more; nothing where it was done, or had lapsed already."""
    match part:
        case Goal() if part.outcome is not GoalOutcome.VERVALLEN:
            said = Evaluated(
                on=desk.today(), by=desk.session.coordinator.id, outcome=GoalOutcome.VERVALLEN, words=words
            )
            return part.model_copy(update={"evaluations": (*part.evaluations, said)})
        case Action() if part.is_open:
            return part.model_copy(update={"state": ActionState.VERVALLEN, "result": words or part.result})
        case Strength() if part.ended_on is None:
            return part.model_copy(update={"ended_on": desk.today()})
    return None


def _without(file: CaseFile, removed: set[str]) -> list[Part | Plan]:
    """What names a part that is taken out, without naming it: the order of goals and actions, and contradictions."""
    changed: list[Part | Plan] = []
    if removed.intersection(file.plan.goals):
        kept = tuple(one for one in file.plan.goals if one not in removed)
        changed.append(file.plan.model_copy(update={"goals": kept}))
    for goal in file.goals:
        if goal.id not in removed and removed.intersection(goal.actions):
            kept = tuple(one for one in goal.actions if one not in removed)
            changed.append(goal.model_copy(update={"actions": kept}))
    for action in file.actions:
        if action.id not in removed and removed.intersection(action.against):
            kept = tuple(one for one in action.against if one not in removed)
            changed.append(action.model_copy(update={"against": kept}))
    return changed
