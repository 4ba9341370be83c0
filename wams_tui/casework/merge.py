"""Two people changed the same thing: what each changed, and one value made of both by what a person chose.

Three-way, field by field: the value both began with, ours and theirs. What only one of them changed is kept without a
question; what both changed differently needs a choice, and nothing is chosen beforehand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from wams_tui.casework.case import Case
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.disclosing.notices import Notice
from wams_tui.casework.household.persons import Person
from wams_tui.casework.items import DataItem, TextBlock
from wams_tui.casework.meeting.joining import agenda_with_theirs
from wams_tui.casework.meeting.meeting import Meeting
from wams_tui.casework.model import Model
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.parts import Action, Goal, Plan
from wams_tui.casework.plan.version import PlanVersion
from wams_tui.casework.requests.request import DataRequest
from wams_tui.casework.requests.requesting import keeping_given, side_by_side

Thing = TypeVar("Thing", bound=Model)


class Side(StrEnum):
    """Whose version."""

    OURS = "ons"
    THEIRS = "hun"


class Kind(StrEnum):
    """What came of a part that is not the same in both."""

    CLASH = "botsing"
    """Both changed it, differently: a person chooses."""
    ONLY_OURS = "alleen-ons"
    ONLY_THEIRS = "alleen-hun"
    BOTH_KEPT = "beide"
    """A list that is only added to: what either added is kept."""


TOGETHER: Mapping[type[Model], tuple[tuple[str, ...], ...]] = {
    Case: (("phase", "history"), ("controller", "controller_for", "controller_told")),
    DataItem: (("confirmed_on", "confirmed_by"),),
    DataRequest: (
        ("state", "decisions", "questions", "history", "refused_because", "refusal_words", "decided_on"),
        ("purpose", "basis"),
    ),
    Participant: (("ended_on", "end_reason"), ("organisation", "party", "partner"), ("client_told", "client_told_on")),
    Person: (("informed", "not_informed"),),
    TextBlock: (("confirmed_on", "confirmed_by"),),
    Todo: (("done_on", "done_by"),),
    Action: (("state", "done_on", "result"),),
    Meeting: (("on", "starts_at", "ends_at"), ("purpose", "basis"), ("state", "sequence")),
    Notice: (("outcome", "told_on", "told_how", "told_by"),),
}
"""Fields that are one decision: the reason of one and the words of the other would be nobody's."""

ADDED_TO: Mapping[type[Model], frozenset[str]] = {
    Case: frozenset({"boundary_tests", "reviews", "supporter_offers"}),
    DataRequest: frozenset({"disclosures", "replies"}),
    Goal: frozenset({"evaluations"}),
    Plan: frozenset({"erased"}),
    PlanVersion: frozenset({"shown", "agreements", "erased"}),
    Meeting: frozenset({"erased"}),
    Person: frozenset({"answers", "told_of_no", "not_informed_before", "told", "withheld"}),
}
"""Lists that are only ever added to."""


@dataclass(frozen=True)
class Difference:
    """One part, a field or fields that belong together, that is not the same in ours and theirs.

    ``fields`` names it; ``base``, ``ours`` and ``theirs`` have a value for each of them.
    """

    fields: tuple[str, ...]
    kind: Kind
    base: tuple[object, ...]
    ours: tuple[object, ...]
    theirs: tuple[object, ...]
    both: tuple[object, ...] = ()
    """The values made of both, where each did something else and neither needs choosing."""

    @property
    def name(self) -> str:
        """What the part is called by: its first field."""
        return self.fields[0]


def parts_of(model: type[Model]) -> tuple[tuple[str, ...], ...]:
    """Return the fields of a model in its own order, those that belong together as one."""
    groups = TOGETHER.get(model, ())
    joined = {field: group for group in groups for field in group}
    return tuple(dict.fromkeys(joined.get(field, (field,)) for field in model.model_fields))


def differences(base: Thing | None, ours: Thing, theirs: Thing) -> tuple[Difference, ...]:
    """Return every part in which ours and theirs are not the same.

    Args:
        base: What both began with; ``None`` where it is not known, and then whatever differs clashes.
        ours: What was to be stored.
        theirs: What is stored by now.
    """
    found = []
    kept: Model = ours
    joined: Model | None = None
    joins = "decisions"
    if isinstance(ours, Meeting) and isinstance(theirs, Meeting):
        agenda, clash = agenda_with_theirs(base if isinstance(base, Meeting) else None, ours, theirs)
        kept, joins = ours.model_copy(update={"agenda": agenda}), "agenda"
        joined = None if clash else kept
    if isinstance(ours, DataRequest) and isinstance(theirs, DataRequest):
        kept = keeping_given(ours, theirs)
        joined = side_by_side(base, ours, theirs) if isinstance(base, DataRequest) else None
    for fields in parts_of(type(ours)):
        mine, other = _values(kept, fields), _values(theirs, fields)
        if mine != other:
            before = None if base is None else _values(base, fields)
            kind = _kind(type(ours), fields, before, mine, other)
            both: tuple[object, ...] = ()
            if kind is Kind.CLASH and joined is not None and joins in fields:
                kind, both = Kind.BOTH_KEPT, _values(joined, fields)
            found.append(Difference(fields, kind, before or mine, mine, other, both))
    return tuple(found)


def merged(found: tuple[Difference, ...], theirs: Thing, choices: Mapping[str, Side]) -> Thing:
    """Return one value of both.

    Args:
        found: What :func:`differences` gave.
        theirs: What is stored by now: everything that does not differ comes from there.
        choices: For each clash, by the name of the part, whose version it is to be.

    Raises:
        ValueError: when a clash has no choice, or the whole is no valid value.
    """
    values = {name: getattr(theirs, name) for name in type(theirs).model_fields}
    for one in found:
        values |= zip(one.fields, _chosen(one, choices), strict=True)
    return type(theirs).model_validate(values)


def _chosen(one: Difference, choices: Mapping[str, Side]) -> tuple[object, ...]:
    if one.kind is Kind.ONLY_OURS:
        return one.ours
    if one.kind is Kind.ONLY_THEIRS:
        return one.theirs
    if one.kind is Kind.BOTH_KEPT and one.both:
        return one.both
    if one.kind is Kind.BOTH_KEPT:
        return (_together(one.theirs[0], one.ours[0]),)
    if one.name not in choices:
        raise ValueError(f"nothing was chosen for {one.name}")
    return one.ours if choices[one.name] is Side.OURS else one.theirs


def _together(theirs: object, ours: object) -> tuple[object, ...]:
    if not isinstance(theirs, tuple) or not isinstance(ours, tuple):
        raise ValueError("no list")
    return (*theirs, *(one for one in ours if one not in theirs))


def _kind(
    model: type[Model], fields: tuple[str, ...], base: tuple[object, ...] | None, ours: object, theirs: object
) -> Kind:
    if fields[0] in ADDED_TO.get(model, frozenset()):
        return Kind.BOTH_KEPT
    if base == theirs:
        return Kind.ONLY_OURS
    return Kind.ONLY_THEIRS if base == ours else Kind.CLASH


def _values(thing: Model, fields: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(thing, field) for field in fields)
