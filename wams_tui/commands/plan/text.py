"""A plan in lines and as a dictionary, for the command line."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wams_tui.casework.codes import Category
from wams_tui.casework.labels import label
from wams_tui.casework.plan.amounts import amount_text
from wams_tui.casework.plan.order import actions_of, content_now, goals_in_order, loose_actions
from wams_tui.casework.plan.owners import owner_name
from wams_tui.casework.plan.parts import Action, ActionKind, Goal, OwnWords, PlanPart, Strength
from wams_tui.casework.plan.tensions import TELLS, tensions
from wams_tui.commands.case.text import day, iso
from wams_tui.commands.line.tables import wrapped
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile


def numbered(file: "CaseFile") -> dict[str, Goal | Action | Strength]:
    """Return the parts by what the commands call them: goal ``2``, its third action ``2.3``, what goes well ``+1``."""
    found: dict[str, Goal | Action | Strength] = {
        f"+{number}": one for number, one in enumerate(content_now(file).strengths, 1)
    }
    for number, goal in enumerate(goals_in_order(file), 1):
        found[str(number)] = goal
        found |= {f"{number}.{place}": one for place, one in enumerate(actions_of(file, goal), 1)}
    return found | {f"0.{place}": one for place, one in enumerate(loose_actions(file), 1)}


def plan_lines(file: "CaseFile", today: date, coordinator: str) -> list[str]:
    """Return the plan in lines of at most 80 columns."""
    return list(_lines(file, today, coordinator))


def plan_dict(file: "CaseFile", today: date) -> dict[str, object]:
    """Return the plan with stable keys; own words as they were said."""
    content = content_now(file)
    numbers = {one.id: number for number, one in numbered(file).items()}
    return {
        "problemen": content.plan.problems,
        "samenhang": content.plan.connection,
        "wat_goed_gaat": [
            _common(file, one) | {"wat": one.what, "tot": iso(one.ended_on)} for one in content.strengths
        ],
        "doelen": [
            _common(file, goal)
            | {
                "nummer": numbers[goal.id],
                "wat": goal.what,
                "leefgebied": goal.domain.value if goal.domain else None,
                "uiterlijk": iso(goal.by_when),
                "uitkomst": goal.outcome.value if goal.outcome else None,
                "acties": [_action_dict(file, one, numbers[one.id]) for one in actions_of(file, goal)],
            }
            for goal in content.goals
        ],
        "voor_het_hele_plan": [_action_dict(file, one, numbers[one.id]) for one in loose_actions(file)],
        "eigen_woorden": [
            _common(file, one)
            | {
                "wie": owner_name(file, one.person),
                "soort": one.kind.value,
                "tekst": one.text,
                "op": iso(one.said_on),
                "over": numbers.get(one.about, ""),
            }
            for one in content.words
        ],
        "vragen": [
            {"soort": one.kind.value, "bij": numbers.get(one.part, ""), "en": numbers.get(one.other, "")}
            for one in tensions(file, today)
        ],
        "evaluatie_op": iso(file.case.review_on),
    }


def _lines(file: "CaseFile", today: date, coordinator: str) -> Iterator[str]:
    plan = file.plan
    if plan.problems:
        yield from wrapped(_("Wat er speelt: {words}").format(words=plan.problems), "", "  ")
    if plan.connection:
        yield from wrapped(_("Hoe het samenhangt: {words}").format(words=plan.connection), "", "  ")
    parts = numbered(file)
    known = {one.id for one in parts.values()}
    yield from _said(file, [one for one in file.words if one.about not in known])
    asked = _asked(file, today)
    for number, one in parts.items():
        if isinstance(one, Goal):
            yield ""
        yield from wrapped(f"{number}. {_text(file, one)}", "  " if isinstance(one, Action) else "", "      ")
        for told in asked.get(one.id, ()):
            yield from wrapped(f"! {told}", "      ", "        ")
        yield from _said(file, [words for words in file.words if words.about == one.id])
    if not file.goals:
        yield _("Er staat nog geen doel in dit plan.")
    yield ""
    review = day(file.case.review_on) or _("nog niet gekozen")
    yield from wrapped(_("Evaluatie: {when} · coördinator: {name}").format(when=review, name=coordinator))


def _text(file: "CaseFile", one: Goal | Action | Strength) -> str:
    kinds = ", ".join(_(label(kind)) for kind in one.categories if kind is not Category.HULPVRAAG_PLAN)
    match one:
        case Action():
            parts = [
                one.what,
                "" if one.kind is ActionKind.ACTIE else _(label(one.kind)),
                amount_text(one.amount) if one.amount else "",
                owner_name(file, one.owner),
                _(label(one.state)),
                day(one.done_on or one.by_when),
            ]
        case Goal():
            outcome = _(label(one.outcome)) if one.outcome else ""
            parts = [one.what, _(label(one.domain)) if one.domain else "", day(one.by_when), outcome]
        case _:
            parts = [one.what, _("geldt niet meer sinds {day}").format(day=day(one.ended_on)) if one.ended_on else ""]
    return " · ".join(part for part in (*parts, kinds) if part)


def _said(file: "CaseFile", words: list[OwnWords]) -> Iterator[str]:
    for one in sorted(words, key=lambda one: (one.said_on, one.nth, one.id)):
        name = owner_name(file, one.person) or _("iemand")
        yield from wrapped(f"      “{one.text}” ({name}, {_(label(one.kind))}, {day(one.said_on)})", "      ", "      ")


def _asked(file: "CaseFile", today: date) -> dict[str, list[str]]:
    """What does not fit, by part; a question about two actions stands with both."""
    found: dict[str, list[str]] = {}
    actions = {one.id: one for one in file.actions}
    for one in tensions(file, today):
        for part in dict.fromkeys((one.part, one.other)):
            if not part:
                continue
            other = actions.get(one.part if part == one.other else one.other)
            action = actions.get(one.part)
            told = _(TELLS[one.kind]).format(
                other=other.what if other else "",
                asks=_(one.pair.asks) if one.pair else "",
                name=(owner_name(file, action.owner) if action else "") or _("wie dit zou doen"),
                when=day(action.by_when) if action else "",
                review=day(file.case.review_on),
            )
            found.setdefault(part, []).append(told)
    return found


def _action_dict(file: "CaseFile", one: Action, number: str) -> dict[str, object]:
    return _common(file, one) | {
        "nummer": number,
        "wat": one.what,
        "soort": one.kind.value,
        "wie": owner_name(file, one.owner),
        "uiterlijk": iso(one.by_when),
        "bedrag_cent": one.amount,
        "stand": one.state.value,
        "gedaan_op": iso(one.done_on),
        "resultaat": one.result,
    }


def _common(file: "CaseFile", one: PlanPart) -> dict[str, object]:
    return {
        "id": one.id,
        "personen": [person.short_name for person in file.persons if person.id in one.persons],
        "soorten": [kind.value for kind in one.categories],
    }
