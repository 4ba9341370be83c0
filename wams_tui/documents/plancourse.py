"""How far the plan in a copy is, drawn: only what is in that copy, on the day it was made."""

import textwrap
from datetime import date, timedelta

from wams_tui.casework.plan.parts import Action, ActionKind, ActionState, Goal, Plan
from wams_tui.casework.plan.progress import STANDING_LABELS, Bar, Progress, Standing, progress_of
from wams_tui.casework.plan.version import PlanContent
from wams_tui.casework.release import PartKind, ReleaseContent, ReleasedPart
from wams_tui.documents.glyphs import readable
from wams_tui.documents.paper import Course, Stretch
from wams_tui.documents.sheet import dutch_day
from wams_tui.locale.clock import dutch_time

_LONGEST = 36
"""Characters of a name on the drawing; the whole of it stands in the tables."""
_OPEN = timedelta(days=14)
"""What has no day is drawn two weeks long: that it began is known, and when it ends is not."""


def course_of(content: ReleaseContent) -> Course | None:
    """Return the actions of a copy as stretches of time; nothing where fewer than two of them have a day."""
    found = progress_of(_content(content), dutch_time(content.made_at).date())
    drawn = [bar for bar in found.bars if bar.standing is not Standing.VERVALLEN]
    if sum(bar.ends is not None for bar in drawn) < 2:
        return None
    return Course(
        first=dutch_day(found.first),
        last=dutch_day(found.last),
        today=found.share(found.on),
        stretches=tuple(_stretch(found, bar) for bar in drawn),
        said=_said(found),
    )


def _content(content: ReleaseContent) -> PlanContent:
    """Return the plan as far as it is in this copy, so that the same eyes look at it as at the whole."""
    day = dutch_time(content.made_at).date()
    goals, actions = [], []
    for field in content.fields:
        place = field.part
        if place is not None and place.kind is PartKind.DOEL:
            goals.append(_goal(place, field.value, field.obtained_on or day))
        if place is not None and place.kind is PartKind.ACTIE:
            actions.append(_action(place, field.value, field.obtained_on or day))
    return PlanContent(plan=Plan(), goals=tuple(goals), actions=tuple(actions))


def _goal(place: ReleasedPart, what: str, made_on: date) -> Goal:
    return Goal(id=place.id, what=what, by_when=place.by_when, made_on=made_on, by="")


def _action(place: ReleasedPart, what: str, made_on: date) -> Action:
    return Action(
        id=place.id,
        goal=place.under,
        what=what,
        owner=place.who,
        kind=ActionKind(place.sort) if place.sort else ActionKind.ACTIE,
        by_when=place.by_when,
        starts_on=place.starts_on,
        state=ActionState(place.state) if place.state else ActionState.AFGESPROKEN,
        done_on=place.done_on,
        made_on=made_on,
        by="",
    )


def _stretch(found: Progress, bar: Bar) -> Stretch:
    ends = bar.ends if bar.ends is not None else bar.starts + _OPEN
    name = textwrap.shorten(bar.what.split("\n")[0], _LONGEST, placeholder=" …")
    until = f" {ends.day}-{ends.month}" if bar.ends is not None else ""
    return Stretch(
        name=readable(name),
        start=found.share(bar.starts),
        end=found.share(ends),
        state=f"{STANDING_LABELS[bar.standing]}{until}",
        done=bar.standing is Standing.GEDAAN,
        late=bar.standing is Standing.TE_LAAT,
    )


def _said(found: Progress) -> str:
    done, late = found.count(Standing.GEDAAN), found.count(Standing.TE_LAAT)
    told = f"Van de {found.counted} acties en afspraken in deze kopie {'is' if done == 1 else 'zijn'} er {done} gedaan"
    return f"{told} en {late} te laat. De streep is {dutch_day(found.on)}."
