"""What a plan says, in words: owners, days, how far something is, and what does not fit together."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from screens.words import day, due
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.labels import label
from wams_tui.casework.plan.amounts import amount_text
from wams_tui.casework.plan.owners import owner_name
from wams_tui.casework.plan.parts import Action, ActionKind, ActionState, Goal, OwnWords, PlanPart, WordsKind
from wams_tui.casework.plan.tensions import TELLS, Tension
from wams_tui.casework.words import N_
from wams_tui.locale import _, n_

STATE_SIGNS: Mapping[ActionState, str] = {
    ActionState.AFGESPROKEN: "[ ]",
    ActionState.BEZIG: "[~]",
    ActionState.GEDAAN: "[x]",
    ActionState.VERVALLEN: "[-]",
}

SAYS: Mapping[WordsKind, str] = {
    WordsKind.ZEGT: N_("{name} zegt: “{text}”"),
    WordsKind.ZIENSWIJZE: N_("{name} vindt (zienswijze): “{text}”"),
    WordsKind.ONEENS: N_("{name} is het er niet mee eens: “{text}”"),
}


def tension_text(file: CaseFile, one: Tension, seen_from: str, today: date) -> str:
    """Return what does not fit, as a question or a plain fact, as told with the part ``seen_from``."""
    actions = {action.id: action for action in file.actions}
    action = actions.get(one.part)
    other = actions.get(one.part if seen_from == one.other else one.other)
    return _(TELLS[one.kind]).format(
        other=other.what if other else "",
        asks=_(one.pair.asks) if one.pair else "",
        name=(owner_name(file, action.owner) if action else "") or _("wie dit zou doen"),
        when=due(action.by_when, today) if action else "",
        review=day(file.case.review_on),
    )


def action_text(file: CaseFile, action: Action) -> str:
    """Return an action on one line: what, who, how far, by when."""
    parts = [action.what, owner_name(file, action.owner) or (_("nog niemand") if action.is_open else "")]
    if action.kind is not ActionKind.ACTIE:
        kind = _(label(action.kind))
        parts.insert(1, f"{kind} {amount_text(action.amount)}" if action.amount else kind)
    if action.state is ActionState.GEDAAN:
        parts.append(_("gedaan op {day}").format(day=day(action.done_on)))
    else:
        parts.append(_(label(action.state)))
        until = _("tot en met {day}") if action.kind is ActionKind.NIET_HANDHAVEN else _("uiterlijk {day}")
        parts.append(until.format(day=day(action.by_when)) if action.by_when else "")
    return " · ".join(part for part in parts if part)


def goal_note(file: CaseFile, goal: Goal) -> str:
    """Return what is known of a goal besides its words; empty where that is nothing one would not expect."""
    parts = [names_of(file, goal)]
    if goal.domain is not None:
        parts.append(_(label(goal.domain)))
    if goal.by_when is not None:
        parts.append(_("uiterlijk {day}").format(day=day(goal.by_when)))
    if goal.outcome is not None:
        parts.append(_(label(goal.outcome)))
    return " · ".join(part for part in (*parts, kinds_of(goal)) if part)


def open_and_done(actions: Sequence[Action], today: date) -> str:
    """Return how many actions are open, late and done."""
    busy = [one for one in actions if one.is_open]
    late = sum(one.by_when is not None and one.by_when < today for one in busy)
    done = sum(one.state is ActionState.GEDAAN for one in actions)
    parts = [
        n_("{count} actie open", "{count} acties open", len(busy)).format(count=len(busy)),
        _("{count} te laat").format(count=late) if late else "",
        _("{count} gedaan").format(count=done) if done else "",
    ]
    return ", ".join(part for part in parts if part)


def names_of(file: CaseFile, part: PlanPart) -> str:
    """Return the first names of whom a part is about."""
    return ", ".join(one.short_name for one in file.persons if one.id in part.persons)


def kinds_of(part: PlanPart) -> str:
    """Return the kinds of data a part holds besides the plan itself, in words."""
    return kinds_named(one for one in part.categories if one is not Category.HULPVRAAG_PLAN)


def kinds_named(kinds: Iterable[Category]) -> str:
    """Return kinds of data in words."""
    return ", ".join(_(label(one)) for one in kinds)


def words_text(file: CaseFile, words: OwnWords) -> str:
    """Return somebody's own words, with who said them and when."""
    name = next((one.short_name for one in file.persons if one.id == words.person), _("iemand"))
    said = _(SAYS[words.kind]).format(name=name, text=words.text)
    return f"{said} ({day(words.said_on)})"
