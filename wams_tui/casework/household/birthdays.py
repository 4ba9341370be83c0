"""Birthdays that change what may be shared or who decides: 12, 16 and 18 (law §4.e condition i, §5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.course.duties import Duty
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.words import N_

AHEAD = timedelta(weeks=6)
"""How long before a birthday it is a task: a conversation with a child and two parents has to be planned."""

AFTER = timedelta(weeks=2)
"""How long after it, for who was away."""

CHANGES = {
    12: N_("{name} wordt 12 op {day}: beslist vanaf dan mee, naast wie gezag heeft."),
    16: N_("{name} wordt 16 op {day}: beslist vanaf dan zelf; wie gezag heeft, krijgt niet meer alles te horen."),
    18: N_("{name} wordt 18 op {day}: het gezag eindigt; vraag of {name} zelf mee wil doen."),
}
CHANGED = {
    12: N_("{name} is 12 geworden op {day}: beslist mee, naast wie gezag heeft."),
    16: N_("{name} is 16 geworden op {day}: beslist zelf; wie gezag heeft, krijgt niet meer alles te horen."),
    18: N_("{name} is 18 geworden op {day}: het gezag is geëindigd; vraag of {name} zelf mee wil doen."),
}


@dataclass(frozen=True, slots=True)
class Birthday:
    """The day on which somebody reaches an age that changes verdicts."""

    person: Person
    age: int
    on: date


def birthday(born: date, age: int) -> date:
    """Return the day on which somebody born on ``born`` is ``age``; born on 29 February: 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def birthdays(file: CaseFile, first: date, last: date) -> tuple[Birthday, ...]:
    """Return every birthday that changes something from ``first`` up to and including ``last``, in order."""
    return tuple(sorted(_within(file, first, last), key=lambda one: (one.on, one.person.name)))


def _within(file: CaseFile, first: date, last: date) -> Iterator[Birthday]:
    for person in file.persons:
        if person.birth_date is None or person.role is PersonRole.MELDER:
            continue
        for age in CHANGES:
            on = birthday(person.birth_date, age)
            if first <= on <= last:
                yield Birthday(person, age, on)


def tasks_of(file: CaseFile, day: date) -> tuple[Duty, ...]:
    """Return what birthdays give to do on ``day``: those that come within six weeks, and those just gone."""
    return tuple(
        Duty(
            f"verjaardag-{one.age}",
            (CHANGED if one.on <= day else CHANGES)[one.age],
            one.on,
            one.person.id,
            {"name": one.person.short_name, "day": f"{one.on:%d-%m-%Y}"},
        )
        for one in birthdays(file, day - AFTER, day + AHEAD)
    )
