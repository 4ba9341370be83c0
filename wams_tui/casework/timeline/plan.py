"""What the plan tells: goals and actions put down and done, what became of goals, own words."""

from collections.abc import Iterator
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.labels import label
from wams_tui.casework.plan.owners import owner_name
from wams_tui.casework.plan.parts import Action, OwnWords, WordsKind
from wams_tui.casework.timeline.moments import Around, Moment, MomentKind
from wams_tui.casework.words import N_

TOGETHER = 4
"""From how many actions of one day on they are one line."""

_SAYS = {
    WordsKind.ZEGT: N_("{name} zegt in het plan."),
    WordsKind.ZIENSWIJZE: N_("Zienswijze van {name}."),
    WordsKind.ONEENS: N_("{name} is het er niet mee eens."),
}


def moments(file: CaseFile, around: Around) -> Iterator[Moment]:
    """Yield what the plan tells, in no order."""
    for strength in file.strengths:
        yield Moment(
            MomentKind.PLAN, strength.made_on, N_("Wat goed gaat: {what}"), {"what": strength.what},
            about=frozenset(strength.persons), refs=("plan:",), record=strength.id, by=around.name(strength.by),
            turn=strength.nth,
        )  # fmt: skip
    for goal in file.goals:
        about, refs = frozenset(goal.persons), (f"plan:doel:{goal.id}",)
        yield Moment(
            MomentKind.PLAN, goal.made_on, N_("Doel: {what}"), {"what": goal.what},
            about=about, refs=refs, record=goal.id, by=around.name(goal.by), turn=goal.nth,
        )  # fmt: skip
        for looked in goal.evaluations:
            yield Moment(
                MomentKind.PLAN, looked.on, N_("Doel {outcome}: {what}"), {"what": goal.what},
                {"outcome": (label(looked.outcome),)}, looked.words, about, refs, goal.id, by=around.name(looked.by),
            )  # fmt: skip
    yield from _agreed(file, around)
    yield from (_done(file, one, one.done_on) for one in file.actions if one.done_on is not None)
    yield from (_said(file, one, around) for one in file.words)


def _agreed(file: CaseFile, around: Around) -> Iterator[Moment]:
    days: dict[date, list[Action]] = {}
    for action in file.actions:
        days.setdefault(action.made_on, []).append(action)
    for on, same in days.items():
        if len(same) >= TOGETHER:
            about = frozenset(who for one in same for who in (*one.persons, one.owner) if who)
            yield Moment(
                MomentKind.PLAN, on, N_("{count} acties afgesproken."), {"count": str(len(same))},
                about=about, refs=("plan:",), by=around.name(same[0].by), turn=max(one.nth for one in same),
            )  # fmt: skip
            continue
        for one in same:
            what = N_("Afgesproken: {what} ({name})") if one.owner else N_("Afgesproken: {what}")
            yield Moment(
                MomentKind.PLAN, on, what, _named(file, one), about=_about(one), refs=(f"plan:actie:{one.id}",),
                record=one.id, by=around.name(one.by), turn=one.nth,
            )  # fmt: skip


def _done(file: CaseFile, one: Action, on: date) -> Moment:
    what = N_("Gedaan: {what} ({name})") if one.owner else N_("Gedaan: {what}")
    return Moment(
        MomentKind.PLAN, on, what, _named(file, one), words=one.result, about=_about(one),
        refs=(f"plan:actie:{one.id}",), record=one.id, turn=1000 + one.nth,
    )  # fmt: skip


def _said(file: CaseFile, words: OwnWords, around: Around) -> Moment:
    name = next((one.short_name for one in file.persons if one.id == words.person), "?")
    return Moment(
        MomentKind.WOORDEN, words.said_on, _SAYS[words.kind], {"name": name}, words=words.text,
        about=frozenset((words.person, *words.persons)), refs=(f"plan:woord:{words.id}",), record=words.id,
        by=around.name(words.by), turn=words.nth,
    )  # fmt: skip


def _named(file: CaseFile, one: Action) -> dict[str, str]:
    return {"what": one.what, "name": owner_name(file, one.owner)}


def _about(one: Action) -> frozenset[str]:
    return frozenset(who for who in (*one.persons, one.owner) if who)
