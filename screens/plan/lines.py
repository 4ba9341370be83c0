"""The plan as one list: what can be chosen carries the kind and id of its part as its key."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from screens.plan.telling import STATE_SIGNS, action_text, goal_note, kinds_of, tension_text, words_text
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from screens.words import day, due
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.parts import Action, Goal, OwnWords, Strength
from wams_tui.casework.plan.tensions import Tension, tensions
from wams_tui.locale import _

PROBLEMS, REVIEW = "plan:problemen", "plan:evaluatie"
STRENGTH, GOAL, ACTION, WORDS = "goed", "doel", "actie", "woord"

MARK = "! "
"""Stands before what does not fit together."""


def plan_items(file: CaseFile, today: date, coordinator: str) -> list[Item]:
    """Return the whole plan, in the order in which one talks about it; ``coordinator`` is what that one is called."""
    return list(_Plan(file, today, coordinator).items())


def split(key: str) -> tuple[str, str]:
    """Return the kind and id of what a line is about."""
    kind, _colon, id = key.partition(":")
    return kind, id


class _Plan:
    """The plan on one day."""

    def __init__(self, file: CaseFile, today: date, coordinator: str) -> None:
        self._file, self._today, self._coordinator = file, today, coordinator
        self._content = content_now(file)
        self._about: defaultdict[str, list[OwnWords]] = defaultdict(list)
        parts = {one.id for one in (*self._content.strengths, *self._content.goals, *self._content.actions)}
        for words in self._content.words:
            self._about[words.about if words.about in parts else ""].append(words)
        self._fits_not: defaultdict[str, list[Tension]] = defaultdict(list)
        for one in tensions(file, today):
            for part in {one.part, one.other} - {""}:
                self._fits_not[part].append(one)
        self._of_goal: defaultdict[str, list[Action]] = defaultdict(list)
        goals = {goal.id for goal in self._content.goals}
        for action in self._content.actions:
            self._of_goal[action.goal if action.goal in goals else ""].append(action)

    def items(self) -> Iterator[Item]:
        yield Item.heading(_("Wat er speelt, en hoe het samenhangt"))
        yield self._problems()
        yield from self._said("")
        yield from self._section(_("Wat goed gaat"), self._content.strengths)
        yield Item.gap()
        count = len(self._content.goals)
        yield Item.heading(_("Doelen ({count})").format(count=count) if count else _("Doelen"))
        for number, goal in enumerate(self._content.goals, 1):
            yield from self._goal(number, goal)
        if not count:
            yield Item.prose(_("Nog geen doelen; g schrijft er een op."), Tone.DIM)
        yield from self._section(_("Voor het hele plan"), self._of_goal[""])
        yield Item.gap()
        yield self._review()

    def _section(self, title: str, parts: Sequence[Strength | Action]) -> Iterator[Item]:
        if parts:
            yield Item.gap()
            yield Item.heading(f"{title} ({len(parts)})")
        for part in parts:
            yield from self._strength(part) if isinstance(part, Strength) else self._action(part)

    def _problems(self) -> Item:
        plan = self._content.plan
        if not plan.problems and not plan.connection:
            return Item(_("(nog niet beschreven)"), key=PROBLEMS, tone=Tone.DIM)
        connection = (Note(plan.connection, Tone.PLAIN),) if plan.connection else ()
        return Item(plan.problems or _("(nog niet beschreven)"), key=PROBLEMS, notes=connection)

    def _review(self) -> Item:
        case = self._file.case
        when = f"{day(case.review_on)}, {due(case.review_on, self._today)}" if case.review_on else _("nog niet gekozen")
        text = _("Evaluatie: {when} · coördinator: {name}")
        return Item(text.format(when=when, name=self._coordinator or _("nog niemand")), key=REVIEW)

    def _strength(self, one: Strength) -> Iterator[Item]:
        over = (_("geldt niet meer sinds {day}").format(day=day(one.ended_on)),) if one.ended_on else ()
        text = " · ".join(part for part in (one.what, *over, kinds_of(one)) if part)
        yield Item(text, key=f"{STRENGTH}:{one.id}", sign="+", tone=Tone.DIM if over else Tone.PLAIN)
        yield from self._said(one.id)

    def _goal(self, number: int, goal: Goal) -> Iterator[Item]:
        notes = [Note(goal_note(self._file, goal)), *self._told(goal.id)]
        tone = Tone.STRONG if goal.is_open else Tone.DIM
        kept = tuple(note for note in notes if note[0])
        yield Item(goal.what, key=f"{GOAL}:{goal.id}", sign=f"{number}.", tone=tone, notes=kept)
        yield from self._said(goal.id)
        for action in self._of_goal[goal.id]:
            yield from self._action(action)

    def _action(self, action: Action) -> Iterator[Item]:
        notes = [Note(part) for part in (kinds_of(action), action.result) if part]
        tone = Tone.PLAIN if action.is_open else Tone.DIM
        yield Item(
            action_text(self._file, action),
            key=f"{ACTION}:{action.id}",
            sign=STATE_SIGNS[action.state],
            tone=tone,
            notes=(*notes, *self._told(action.id)),
        )
        yield from self._said(action.id)

    def _told(self, part: str) -> list[Note]:
        told = (tension_text(self._file, one, part, self._today) for one in self._fits_not[part])
        return [Note(f"{MARK}{text}", Tone.WEIGH) for text in told]

    def _said(self, part: str) -> Iterator[Item]:
        for words in self._about[part]:
            yield Item(words_text(self._file, words), key=f"{WORDS}:{words.id}", sign='"')
