"""Who decides for a child, and the days on which nobody does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.course.duties import Duty
from wams_tui.casework.household.birthdays import AHEAD, birthday
from wams_tui.casework.household.persons import Custody, Person, PersonRole
from wams_tui.casework.words import N_

OF_AGE = 18
"""Custody ends here (BW 1:233)."""

BETWEEN = N_("Tussen {first} en {last} heeft niemand gezag over {name}.")
SINCE = N_("Sinds {first} heeft niemand gezag over {name}.")
FROM = N_("Vanaf {first} heeft niemand gezag over {name}.")
UNRECORDED = N_("Van {name} is niet vastgelegd wie gezag heeft.")

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which nobody had custody, both ends included; ``last`` is absent while nobody took it up."""

    first: date
    last: date | None

    def sentence(self, today: date) -> str:
        """Return the sentence about it (Dutch, marked)."""
        if self.last is not None:
            return BETWEEN
        return SINCE if self.first <= today else FROM

    def params(self, person: Person) -> dict[str, str]:
        """What stands in the sentence: the first and last day, and the name."""
        last = self.last or self.first
        return {"first": _short(self.first), "last": _short(last), "name": person.short_name}


def is_minor_on(person: Person, day: date) -> bool:
    """Whether somebody else decides for this person on ``day``; a child whose birth date is not known counts as one."""
    age = person.age_on(day)
    if age is None:
        return person.role is PersonRole.KIND
    return age < OF_AGE and person.role not in (PersonRole.MELDER, PersonRole.DERDE)


def deciding_on(person: Person, day: date) -> tuple[Custody, ...]:
    """Who has custody on ``day``."""
    return tuple(one for one in person.custody if one.period.contains(day))


def gaps(person: Person) -> tuple[Gap, ...]:
    """Return the stretches without custody, from the first day on record until the child is of age.

    Nothing is said of somebody of whom no custody is on record: that is not a gap but an open question.
    """
    return tuple(_gaps(person))


def _gaps(person: Person) -> Iterator[Gap]:
    held = sorted(person.custody, key=lambda one: one.period.start)
    if not held:
        return
    grown = birthday(person.birth_date, OF_AGE) if person.birth_date is not None else date.max
    covered: date | None = held[0].period.end
    for one in held[1:]:
        if covered is None:
            return
        if one.period.start > covered + _DAY and covered + _DAY < grown:
            yield Gap(covered + _DAY, min(one.period.start, grown) - _DAY)
        covered = None if one.period.end is None else max(covered, one.period.end)
    if covered is not None and covered + _DAY < grown:
        yield Gap(covered + _DAY, None)


def tasks_of(file: CaseFile, day: date) -> tuple[Duty, ...]:
    """Return what custody gives to do: somebody is without now or within six weeks, or it was never noted."""
    return tuple(_tasks(file, day))


def _tasks(file: CaseFile, day: date) -> Iterator[Duty]:
    for person in file.persons:
        if not is_minor_on(person, day):
            continue
        if not person.custody:
            yield Duty("gezag-onbekend", UNRECORDED, day, person.id, {"name": person.short_name})
        for gap in gaps(person):
            if gap.first <= day + AHEAD and (gap.last is None or gap.last >= day):
                yield Duty("gezag-gat", gap.sentence(day), max(gap.first, day), person.id, gap.params(person))


def _short(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
