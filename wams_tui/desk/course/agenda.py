"""*Vandaag*: what one's own cases ask today, from their heads alone; no case is opened for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from storage import Written
from wams_tui.casework.case import DeadlineKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.course.agenda import Due, DueKind, deadlines_of, dues_of, on_day
from wams_tui.casework.course.sketch import Sketch, sketch_of
from wams_tui.casework.head import CaseHead
from wams_tui.desk.desk import Desk
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.terms import terms_of
from wams_tui.law.verdict import Source
from wams_tui.locale.clock import dutch_time

SOON = timedelta(days=28)
"""How far ahead *Vandaag* looks unless it is asked for more."""

_WEEK = timedelta(days=7)


class Part(Enum):
    """Under which heading something stands, in the order of a morning."""

    TE_LAAT = 0
    VANDAAG = 1
    WEEK = 2
    GEWIJZIGD = 3
    ZONDER_DAG = 4
    LATER = 5
    VERDER = 6
    """Further ahead than :data:`SOON`."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line of *Vandaag*. ``sources`` are those of the rule it follows from; ``by`` and ``at`` of a change."""

    case: str
    code: str
    title: str
    part: Part
    due: Due
    sources: tuple[Source, ...] = ()
    by: str = ""
    at: datetime | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same line another time."""
        return self.case, self.due.kind.value, self.due.ref, self.due.what


_Reckoned = tuple[Due, tuple[Source, ...]]


def lines_of(head: CaseHead, rules: RuleSet, today: date, me: str, now: datetime) -> list[AgendaLine]:
    """Return what one case asks on ``today`` of who is ``me``; changes of colleagues come apart, with :func:`news`."""
    found = _reckoned(head.sketch, head.dues, head, rules, today)
    if head.offered_to == me and head.offered_until is not None and now < head.offered_until:
        until = dutch_time(head.offered_until).date()
        found.append((Due(kind=DueKind.AANBOD, due_on=until, nature=DeadlineKind.EIGEN), ()))
    return [
        AgendaLine(head.case, head.code, head.title, part_of(due.due_on, today), due, sources) for due, sources in found
    ]


def dues_on(desk: Desk, file: CaseFile, today: date) -> list[AgendaLine]:
    """Return what a case that lies open asks today, first due first; what has no day last."""
    head = file.head()
    found = _reckoned(sketch_of(file), dues_of(file), head, desk.rules, today)
    lines = [
        AgendaLine(head.case, head.code, head.title, part_of(due.due_on, today), due, sources) for due, sources in found
    ]
    return sorted(lines, key=_by_day)


def news(head: CaseHead, written: Written) -> AgendaLine:
    """Return the line that tells of a colleague's change."""
    due = Due(kind=DueKind.GEWIJZIGD)
    return AgendaLine(head.case, head.code, head.title, Part.GEWIJZIGD, due, by=written.by.name, at=written.at)


def arranged(lines: Iterable[AgendaLine], *, all_of_it: bool = False) -> list[AgendaLine]:
    """Return the lines in the order of a morning; what lies further ahead only when it is asked for."""
    kept = (line for line in lines if all_of_it or line.part is not Part.VERDER)
    return sorted(kept, key=lambda line: (line.part.value, *_by_day(line)))


def counts(lines: Sequence[AgendaLine]) -> dict[Part, int]:
    """Return how many lines stand under each heading."""
    found = dict.fromkeys(Part, 0)
    for line in lines:
        found[line.part] += 1
    return found


def part_of(due_on: date | None, today: date) -> Part:
    """Return the heading something with this last day stands under."""
    if due_on is None:
        return Part.ZONDER_DAG
    if due_on < today:
        return Part.TE_LAAT
    if due_on == today:
        return Part.VANDAAG
    if due_on <= today + _WEEK:
        return Part.WEEK
    return Part.LATER if due_on <= today + SOON else Part.VERDER


def _reckoned(
    sketch: Sketch | None, dues: Iterable[Due], head: CaseHead, rules: RuleSet, today: date
) -> list[_Reckoned]:
    found: list[_Reckoned] = [(due, ()) for due in on_day(dues, today)]
    if sketch is None:
        return found
    file = sketch.file(head.phase)
    found += [(due, ()) for due in deadlines_of(file.case.deadlines)]
    for term in terms_of(file, rules, today):
        if term.due_on is not None:  # a term nobody set has no day, and is told in the case itself
            due = Due(
                kind=DueKind.TERMIJN, ref=term.code, who=term.who, what=term.what, due_on=term.due_on, nature=term.kind
            )
            found.append((due, term.sources))
    return found


_NATURE = {DeadlineKind.FATAAL: 0, DeadlineKind.ORDE: 1, DeadlineKind.EIGEN: 2, None: 3}


def _by_day(line: AgendaLine) -> tuple[int, int, str, str, str, str]:
    """What is due first stands first, among changes the newest."""
    due = line.due
    when = -int(line.at.timestamp()) if line.at else (due.due_on or date.max).toordinal()
    return when, _NATURE[due.nature], line.code, due.kind.value, due.who, due.what
