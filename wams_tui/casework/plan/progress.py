"""How far the plan is on a day: each goal and action as a stretch of days, what is late, what is done, per owner.

Pure data, without words or signs: the screen, the command line and the pages draw the same. It is made from a
:class:`~wams_tui.casework.plan.version.PlanContent`, so it draws the plan of now, a frozen version, or the part of it
that one recipient may have.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wams_tui.casework.plan.parts import Action, ActionKind, ActionState, Goal, GoalOutcome
from wams_tui.casework.plan.version import PlanContent
from wams_tui.casework.words import N_

LEAST_DAYS = 28
"""A time line is never shorter: a plan of one week would be drawn as if days were months."""

_UNTIL = frozenset({ActionKind.AFSPRAAK, ActionKind.NIET_HANDHAVEN})
"""Of these the day is the last on which they hold; who lets it pass is not late."""


class Standing(StrEnum):
    """How something stands on a day."""

    GEDAAN = "gedaan"
    TE_LAAT = "te-laat"
    LOOPT = "loopt"
    """It is still to be done, on a day that is still to come."""
    ZONDER_DAG = "zonder-dag"
    """It is still to be done, and nobody said by when."""
    AFGELOPEN = "afgelopen"
    """An agreement whose last day is past, and that nobody ended or renewed."""
    VERVALLEN = "vervallen"


STANDING_LABELS: Mapping[Standing, str] = {
    Standing.GEDAAN: N_("gedaan"),
    Standing.TE_LAAT: N_("te laat"),
    Standing.LOOPT: N_("loopt"),
    Standing.ZONDER_DAG: N_("geen dag"),
    Standing.AFGELOPEN: N_("afgelopen"),
    Standing.VERVALLEN: N_("vervallen"),
}
"""What they are called (Dutch, marked for the catalogue)."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One action on the time line.

    ``owner`` is the id of a participant or person, or empty. ``ends`` is the day it was done, or else by when it is to
    be; nothing where no day is known. ``days_late`` counts from the day after ``by_when`` up to the day of drawing, or
    to the day it was done.
    """

    id: str
    what: str
    owner: str
    kind: ActionKind
    standing: Standing
    starts: date
    ends: date | None
    by_when: date | None
    done_on: date | None
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal with its actions; ``starts`` is the first day of them, or the day it was put down."""

    id: str
    what: str
    standing: Standing
    outcome: GoalOutcome | None
    starts: date
    by_when: date | None
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class OwnerCount:
    """How what one owner does stands; ``owner`` is empty for what nobody does."""

    owner: str
    done: int = 0
    late: int = 0
    running: int = 0
    """Still to be done and not late, those without a day too."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The plan on a time line from ``first`` to ``last``, both included, as it stands ``on`` a day."""

    on: date
    first: date
    last: date
    goals: tuple[GoalLine, ...]
    loose: tuple[Bar, ...]
    """What serves no goal in particular."""
    owners: tuple[OwnerCount, ...]
    review_on: date | None

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Every action, in the order in which the plan is read."""
        return (*(bar for goal in self.goals for bar in goal.bars), *self.loose)

    def count(self, *standings: Standing) -> int:
        """Return how many actions stand so."""
        return sum(bar.standing in standings for bar in self.bars)

    @property
    def counted(self) -> int:
        """How many actions there are to be done or were done: all but those given up."""
        return len(self.bars) - self.count(Standing.VERVALLEN)

    @property
    def review_passed(self) -> bool:
        """Whether the review day has gone by (guard G9)."""
        return self.review_on is not None and self.review_on < self.on

    def share(self, day: date) -> float:
        """Return how far along the line a day lies: 0 for ``first``, 1 for ``last``, never outside."""
        span = (self.last - self.first).days
        return min(max((day - self.first).days / span, 0.0), 1.0)

    def months(self) -> Iterator[date]:
        """Yield the first day of every month that begins on the line."""
        year, month = self.first.year, self.first.month
        while True:
            day = date(year, month, 1)
            if day > self.last:
                return
            if day >= self.first:
                yield day
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def progress_of(content: PlanContent, on: date) -> Progress:
    """Return how far ``content`` is on a day; an action of a goal that is not in it stands with the loose ones."""
    bars = {action.id: _bar(action, on) for action in content.actions}
    goals = tuple(
        _goal_line(goal, tuple(bars[action.id] for action in content.actions if action.goal == goal.id), on)
        for goal in content.goals
    )
    known = {goal.id for goal in content.goals}
    loose = tuple(bars[action.id] for action in content.actions if action.goal not in known)
    days = [on, *_days(goals, bars.values())]
    if content.review_on is not None:
        days.append(content.review_on)
    first, last = min(days), max(days)
    return Progress(
        on=on,
        first=first,
        last=max(last, first + timedelta(days=LEAST_DAYS)),
        goals=goals,
        loose=loose,
        owners=_owners(bars.values()),
        review_on=content.review_on,
    )


def of_owner(found: Progress, owner: str) -> Progress:
    """Return the same line with the actions of one owner only, and the goals they serve."""
    goals = tuple(_only(goal, owner) for goal in found.goals)
    return Progress(
        on=found.on,
        first=found.first,
        last=found.last,
        goals=tuple(goal for goal in goals if goal.bars),
        loose=tuple(bar for bar in found.loose if bar.owner == owner),
        owners=tuple(one for one in found.owners if one.owner == owner),
        review_on=found.review_on,
    )


def standing_of(action: Action, on: date) -> Standing:
    """Return how an action stands on a day; on its last day it is not late yet."""
    if action.state is ActionState.GEDAAN:
        return Standing.GEDAAN
    if action.state is ActionState.VERVALLEN:
        return Standing.VERVALLEN
    if action.by_when is None:
        return Standing.ZONDER_DAG
    if action.by_when >= on:
        return Standing.LOOPT
    return Standing.AFGELOPEN if action.kind in _UNTIL else Standing.TE_LAAT


def goal_standing(goal: Goal, on: date) -> Standing:
    """Return how a goal stands on a day: by its last evaluation, and else by its day."""
    if goal.outcome is GoalOutcome.BEREIKT:
        return Standing.GEDAAN
    if goal.outcome is GoalOutcome.VERVALLEN:
        return Standing.VERVALLEN
    if goal.by_when is None:
        return Standing.ZONDER_DAG
    return Standing.LOOPT if goal.by_when >= on else Standing.TE_LAAT


def _bar(action: Action, on: date) -> Bar:
    ends = action.done_on or action.by_when
    starts = action.starts_on or action.made_on
    standing = standing_of(action, on)
    late = 0
    if action.by_when is not None and standing in (Standing.TE_LAAT, Standing.GEDAAN):
        late = max(((action.done_on or on) - action.by_when).days, 0)
    return Bar(
        id=action.id,
        what=action.what,
        owner=action.owner,
        kind=action.kind,
        standing=standing,
        # Done, or due, before it was written down: the line begins there.
        starts=starts if ends is None else min(starts, ends),
        ends=ends,
        by_when=action.by_when,
        done_on=action.done_on,
        days_late=late,
    )


def _goal_line(goal: Goal, bars: tuple[Bar, ...], on: date) -> GoalLine:
    return GoalLine(
        id=goal.id,
        what=goal.what,
        standing=goal_standing(goal, on),
        outcome=goal.outcome,
        starts=min([goal.made_on, *(bar.starts for bar in bars)]),
        by_when=goal.by_when,
        bars=bars,
    )


def _only(goal: GoalLine, owner: str) -> GoalLine:
    bars = tuple(bar for bar in goal.bars if bar.owner == owner)
    return GoalLine(goal.id, goal.what, goal.standing, goal.outcome, goal.starts, goal.by_when, bars)


def _days(goals: Iterable[GoalLine], bars: Iterable[Bar]) -> Iterator[date]:
    for goal in goals:
        yield goal.starts
        if goal.by_when is not None:
            yield goal.by_when
    for bar in bars:
        yield bar.starts
        yield from (day for day in (bar.ends, bar.by_when) if day is not None)


def _owners(bars: Iterable[Bar]) -> tuple[OwnerCount, ...]:
    """Count per owner in the order in which the plan names them; what nobody does comes last."""
    counts: dict[str, list[int]] = {}
    for bar in bars:
        if bar.standing is not Standing.VERVALLEN:
            done, late, running = counts.setdefault(bar.owner, [0, 0, 0])
            counts[bar.owner] = [
                done + (bar.standing is Standing.GEDAAN),
                late + (bar.standing is Standing.TE_LAAT),
                running + (bar.standing not in (Standing.GEDAAN, Standing.TE_LAAT)),
            ]
    named = sorted(counts.items(), key=lambda one: not one[0])
    return tuple(OwnerCount(owner, *counted) for owner, counted in named)
