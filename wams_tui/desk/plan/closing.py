"""What closing a case leaves behind: what is kept and until when, and what runs on and who keeps it."""

from collections.abc import Callable
from dataclasses import dataclass

from wams_tui.casework.case import Closing, Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Phase
from wams_tui.casework.course.phases import NEXT
from wams_tui.casework.course.standing import after_step
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.owners import owner_name
from wams_tui.casework.plan.parts import Action
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.law.terms import Term, terms_of

_KEEPING = "bewaren-"
"""How the terms begin that say how long a case is kept."""


@dataclass(frozen=True, slots=True)
class Remains:
    """``kept`` are the terms of retention that begin; ``runs_on`` the actions and agreements that are not done yet."""

    kept: tuple[Term, ...]
    runs_on: tuple[Action, ...]


def remains_of(desk: Desk, file: CaseFile, why: Closing | None = None) -> Remains:
    """Return what stays when this case is closed today for the reason ``why``, as the rules of this vault say."""
    today = desk.today()
    closed = file.case
    if Phase.AFGESLOTEN in NEXT[closed.phase]:
        closed = after_step(closed, Decision(phase=Phase.AFGESLOTEN, on=today, by="", closing=why))
    terms = terms_of(file.model_copy(update={"case": closed}), desk.rules, today)
    return Remains(
        kept=tuple(term for term in terms if term.code.startswith(_KEEPING)),
        runs_on=tuple(action for action in content_now(file).actions if action.is_open),
    )


def remains_lines(found: Remains, file: CaseFile, say: Callable[[str], str]) -> list[str]:
    """Return the same in sentences: until when what is kept, and each action that runs on, and whose it is."""
    lines = []
    for term in found.kept:
        until = f"{term.due_on.day}-{term.due_on.month}-{term.due_on.year}" if term.due_on else ""
        told = N_("{what}: tot en met {day}.") if until else N_("{what}: nog niet vastgesteld in deze gemeente.")
        lines.append(say(told).format(what=say(term.what).format(who=term.who), day=until))
    for action in found.runs_on:
        name = owner_name(file, action.owner)
        told = N_("Loopt door: {what}. {name} houdt dit vast.") if name else N_("Loopt door zonder iemand: {what}.")
        lines.append(say(told).format(what=action.what.rstrip("."), name=name))
    return lines
