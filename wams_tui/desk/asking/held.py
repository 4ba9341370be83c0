"""What is already known: families are not asked twice, and a partner not either."""

from dataclasses import dataclass
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.requests.request import DataRequest, LineOutcome, RequestLine
from wams_tui.desk.asking.recency import too_old
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import Field, fields_of


@dataclass(frozen=True, slots=True)
class Held:
    """A datum the case has already: what it is, from whom, since when, and whether it still counts without asking."""

    field: Field
    since: date | None
    recent: bool


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """The same was asked before: in which request, of whom, and what became of it; ``None`` while that is open."""

    request: DataRequest
    line: RequestLine
    outcome: LineOutcome | None


def held(desk: Desk, file: CaseFile, person: str, category: Category) -> tuple[Held, ...]:
    """Return what the case has of this kind about this person, the newest last."""
    found = (one for one in fields_of(file) if person in one.persons and category in one.categories)
    return tuple(
        Held(one, one.confirmed_on or one.obtained_on, not too_old(desk, one, None))
        for one in sorted(found, key=lambda one: one.confirmed_on or one.obtained_on or date.min)
    )


def asked_before(file: CaseFile, person: str, category: Category) -> tuple[AskedBefore, ...]:
    """Return every time this kind of data about this person was asked of anybody, the last one last."""
    found = []
    for request in file.requests:
        if request.incoming:
            continue
        for line in request.lines:
            if (line.person, line.category) == (person, category):
                decision = request.decision(line.id)
                found.append(AskedBefore(request, line, decision.outcome if decision else None))
    return tuple(sorted(found, key=lambda one: one.request.received_on))
