"""Looking back on a life in danger: it is asked of every danger that was recorded, once it is over."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wams_tui.casework.course.duties import Duty
from wams_tui.casework.urgent.decisions import AcuteDanger
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile

WITHIN = timedelta(weeks=1)
"""Our own term for looking back; the law gives none."""

CODE = "terugblik"

LOOK_BACK = N_("Kijk terug op het acuut gevaar van {name}: was het nodig, en is het verteld?")
STILL_TO_TELL = N_("Vertel {name} alsnog wat er bij het acuut gevaar is gegeven, of leg opnieuw vast waarom nog niet.")


def tasks_of(file: "CaseFile") -> Iterator[Duty]:
    """Yield the dangers nobody looked back on, and the persons who were not told yet; also where the case is closed."""
    named = {person.id: person.short_name for person in file.persons}
    for danger in file.case.dangers:
        name = {"name": named.get(danger.person, "?")}
        if danger.after is None:
            yield Duty(CODE, LOOK_BACK, last_day(danger) + WITHIN, "", name, danger.id)
        elif danger.after.told_on is None and danger.after.review_on is not None:
            yield Duty(CODE, STILL_TO_TELL, danger.after.review_on, "", name, danger.id)


def overdue(file: "CaseFile", day: date) -> tuple[AcuteDanger, ...]:
    """Return the dangers that were over before ``day`` and nobody looked back on, oldest first."""
    return tuple(one for one in file.case.dangers if one.after is None and last_day(one) < day)


def last_day(danger: AcuteDanger) -> date:
    """Return the last day a danger counted, or was said to count."""
    end = danger.period.end or danger.period.start
    return end if danger.ended_on is None else min(end, danger.ended_on)
