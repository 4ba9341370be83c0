"""What is different between two plans: a version and the one before, or a version and now.

Per part: it came, it went, it changed and from what to what, it moved in the order. Pure, and without words: who shows
it says it. A change of nothing but who wrote it down, or when, is no difference.
"""

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wams_tui.casework.plan.parts import Action, OwnWords, Part, Plan
from wams_tui.casework.plan.version import PlanContent
from wams_tui.casework.words import N_


class PartKind(StrEnum):
    """What a difference is about."""

    PLAN = "plan"
    GOED = "goed"
    DOEL = "doel"
    ACTIE = "actie"
    WOORDEN = "woorden"


class How(StrEnum):
    """What became of a part."""

    ERBIJ = "erbij"
    ERAF = "eraf"
    ANDERS = "anders"
    VERPLAATST = "verplaatst"
    """It is the same, and stands elsewhere in the order."""


KIND_LABELS: Mapping[PartKind, str] = {
    PartKind.PLAN: N_("het plan"),
    PartKind.GOED: N_("wat goed gaat"),
    PartKind.DOEL: N_("gezinsdoel"),
    PartKind.ACTIE: N_("actie"),
    PartKind.WOORDEN: N_("eigen woorden"),
}
HOW_LABELS: Mapping[How, str] = {
    How.ERBIJ: N_("erbij"),
    How.ERAF: N_("eraf"),
    How.ANDERS: N_("anders"),
    How.VERPLAATST: N_("verplaatst"),
}
HOW_SIGNS: Mapping[How, str] = {How.ERBIJ: "+", How.ERAF: "-", How.ANDERS: "~", How.VERPLAATST: ">"}
"""The sign before the word (all Dutch, marked for the catalogue)."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: its name in the model, and what stood and stands there."""

    name: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one part. ``what`` is how it reads now, or read where it went; ``under`` the goal of an action.

    ``place`` is where it stood and stands in its order, counted from 1, for what moved.
    """

    kind: PartKind
    how: How
    id: str
    what: str
    under: str = ""
    person: str = ""
    """Whose words they are."""
    fields: tuple[FieldChange, ...] = ()
    place: tuple[int, int] | None = None


class Mark(StrEnum):
    """What became of a run of words."""

    ZELFDE = "zelfde"
    WEG = "weg"
    NIEUW = "nieuw"


_NO_MATTER = frozenset({"id", "by", "made_on", "nth", "meeting", "goals", "actions"})
"""Who wrote it down and when is no difference; an order is told as what moved."""

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


def difference(before: PlanContent, after: PlanContent) -> tuple[Change, ...]:
    """Return what is different: the plan itself first, then what goes well, the goals with their actions, own words."""
    return tuple(_differences(before, after))


def word_marks(old: str, new: str) -> tuple[tuple[Mark, str], ...]:
    """Return how one text became the other, in runs of whole words: what went before what came in its place."""
    ours, theirs = _WORDS.findall(old), _WORDS.findall(new)
    found: list[tuple[Mark, str]] = []
    for tag, from_, to, start, end in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append((Mark.ZELFDE, "".join(ours[from_:to])))
            continue
        if to > from_:
            found.append((Mark.WEG, "".join(ours[from_:to])))
        if end > start:
            found.append((Mark.NIEUW, "".join(theirs[start:end])))
    return tuple(found)


def _differences(before: PlanContent, after: PlanContent) -> Iterator[Change]:
    fields = (*_fields(before.plan, after.plan), *_beside(before, after))
    if fields:
        yield Change(PartKind.PLAN, How.ANDERS, after.plan.id, "", fields=fields)
    yield from _parts(PartKind.GOED, before.strengths, after.strengths)
    yield from _goals(before, after)
    yield from _parts(PartKind.WOORDEN, before.words, after.words)


def _beside(before: PlanContent, after: PlanContent) -> Iterator[FieldChange]:
    """Yield what stands with the case: when it is reviewed, and who coordinates."""
    for name in ("review_on", "coordinator"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield FieldChange(name, old, new)


def _goals(before: PlanContent, after: PlanContent) -> Iterator[Change]:
    """Yield the goals, and under each what became of its actions; what serves none comes last."""
    goals = {change.id: change for change in _parts(PartKind.DOEL, before.goals, after.goals)}
    order = [*(goal.id for goal in after.goals), *(goal.id for goal in before.goals if goal.id in goals)]
    known = {goal.id for goal in (*before.goals, *after.goals)}
    everything = (before.actions, after.actions)
    for id in (*dict.fromkeys(order), ""):
        if id in goals:
            yield goals[id]
        old, new = _under(before.actions, id, known), _under(after.actions, id, known)
        yield from _parts(PartKind.ACTIE, old, new, everything)


def _under(actions: Sequence[Action], goal: str, known: set[str]) -> tuple[Action, ...]:
    if goal:
        return tuple(action for action in actions if action.goal == goal)
    return tuple(action for action in actions if action.goal not in known)


def _parts(
    kind: PartKind,
    before: Sequence[Part],
    after: Sequence[Part],
    elsewhere: tuple[Sequence[Part], Sequence[Part]] | None = None,
) -> Iterator[Change]:
    """Yield what became of one list of parts: those that stand in it now in their order, then those that went.

    ``elsewhere`` are all parts of the kind before and after: an action that went to another goal is told there, once.
    """
    old_all = {one.id: one for one in (before if elsewhere is None else elsewhere[0])}
    new_all = {one.id for one in (after if elsewhere is None else elsewhere[1])}
    old_places = {one.id: place for place, one in enumerate(before, start=1)}
    new_places = {one.id: place for place, one in enumerate(after, start=1)}
    moved = _moved(
        [one.id for one in before if one.id in new_places], [one.id for one in after if one.id in old_places]
    )
    for one in after:
        old = old_all.get(one.id)
        place = (old_places[one.id], new_places[one.id]) if one.id in moved else None
        if old is None:
            yield _told(kind, How.ERBIJ, one)
        elif fields := tuple(_fields(old, one)):
            yield _told(kind, How.ANDERS, one, fields, place)
        elif place is not None and kind is not PartKind.WOORDEN:
            yield _told(kind, How.VERPLAATST, one, (), place)
    for gone in before:
        if gone.id not in new_all:
            yield _told(kind, How.ERAF, gone)


def _told(
    kind: PartKind, how: How, part: Part, fields: tuple[FieldChange, ...] = (), place: tuple[int, int] | None = None
) -> Change:
    return Change(
        kind=kind,
        how=how,
        id=part.id,
        what=part.text if isinstance(part, OwnWords) else part.what,
        under=part.goal if isinstance(part, Action) else "",
        person=part.person if isinstance(part, OwnWords) else "",
        fields=fields,
        place=place,
    )


def _fields(old: Plan | Part, new: Plan | Part) -> Iterator[FieldChange]:
    if old == new:
        return
    for name in type(new).model_fields:
        was, now = getattr(old, name), getattr(new, name)
        if name not in _NO_MATTER and was != now:
            yield FieldChange(name, was, now)


def _moved(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Return the least ids that must have moved for one order to become the other.

    What stayed is the longest run that stands in the same order in both; both hold the same ids.
    """
    places = {id: place for place, id in enumerate(before)}
    tails: list[int] = []
    """Per length, the lowest place a run of that length can end on."""
    ends: list[str] = []
    came_from: dict[str, str] = {}
    for id in after:
        at = bisect_left(tails, places[id])
        if at:
            came_from[id] = ends[at - 1]
        tails[at : at + 1], ends[at : at + 1] = [places[id]], [id]
    stayed: set[str] = set()
    last = ends[-1] if ends else ""
    while last:
        stayed.add(last)
        last = came_from.get(last, "")
    return frozenset(id for id in after if id not in stayed)
