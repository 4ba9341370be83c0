"""What a case asks of its coordinator, and from which day: facts of the case only, and no day of their own.

The head of a case keeps these, so that *Vandaag* reads them without opening a case; which of them count today is asked
with the day (:func:`on_day`). Terms that follow from the rules are not here: see :mod:`wams_tui.casework.sketch`.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from wams_tui.casework.case import Deadline, DeadlineKind
from wams_tui.casework.codes import Answer, Direction, Phase
from wams_tui.casework.household import Joining, PersonRole
from wams_tui.casework.intake import Support
from wams_tui.casework.model import Model
from wams_tui.casework.requests import RequestState
from wams_tui.casework.todo import TodoOrigin

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.household import Person

BIRTHDAYS = (12, 16, 18)
"""Ages at which it changes who decides and who is told (law §4.b, §5)."""

BIRTHDAY_AHEAD = timedelta(weeks=8)
"""How long before such a birthday it is time to prepare it."""

BIRTHDAY_AFTER = timedelta(weeks=4)
"""How long after it it is still told."""

CLOSED = frozenset({Phase.AFGESLOTEN, Phase.BEWAREN, Phase.VERNIETIGD})
_BEFORE_INVESTIGATION = frozenset({Phase.AANMELDING_CLIENT, Phase.VERZOEK_PROFESSIONAL})
_UNDER_WAY = frozenset({Phase.ONDERZOEK, Phase.BESLUIT_AANPAK, Phase.PLAN, Phase.UITVOERING, Phase.EVALUATIE})


class DueKind(StrEnum):
    """What is asked."""

    VERZOEK = "verzoek"
    """Somebody waits for an answer."""
    NAVRAGEN = "navragen"
    """We wait for somebody's answer, or for what the asker meant."""
    TERMIJN = "termijn"
    """A term of the case itself, or one that follows from the rules."""
    PLICHT = "plicht"
    """An obligation that a decision brought along."""
    INLICHTEN = "inlichten"
    """Somebody whose data are used was not told so yet."""
    STEUN = "steun"
    """The offer of a supporter is to be made, or waits for an answer."""
    VERJAARDAG = "verjaardag"
    """A child reaches an age at which it changes who decides."""
    TAAK = "taak"
    """What a coordinator put down."""
    AANBOD = "aanbod"
    """A colleague asks whether one takes the case over; never in a head, it is asked of one person only."""
    GEWIJZIGD = "gewijzigd"
    """A colleague changed something since one's last visit; never in a head either."""


class Due(Model):
    """One thing asked of the coordinator. ``ref`` is the record it is about, ``who`` a name or organisation.

    ``what`` is words somebody typed, a marked text, or a number of years; it depends on the kind. Before ``since`` it
    is not asked yet. Without ``due_on`` it has no day, and none is guessed.
    """

    kind: DueKind
    ref: str = ""
    who: str = ""
    what: str = ""
    since: date | None = None
    due_on: date | None = None
    nature: DeadlineKind | None = None
    source: str = ""


def dues_of(file: "CaseFile") -> tuple[Due, ...]:
    """Return everything the records of the case ask for, whatever the day; what has no day last."""
    closed = file.case.phase in CLOSED
    found = [*_todos(file)] if closed else [*_requests(file), *_persons(file), *_todos(file)]
    return tuple(sorted(found, key=lambda due: (due.due_on or date.max, due.kind, due.who, due.what, due.ref)))


def deadlines_of(deadlines: Iterable[Deadline]) -> tuple[Due, ...]:
    """Return the terms somebody put on record in the case, as what they ask."""
    return tuple(
        Due(kind=DueKind.TERMIJN, what=one.what, due_on=one.due_on, nature=one.kind, source=one.source)
        for one in deadlines
    )


def on_day(dues: Iterable[Due], day: date) -> tuple[Due, ...]:
    """Return those that are asked on ``day``: what is past its term still is, what comes later is not yet.

    A birthday is the exception: some weeks after it, it is no news any more.
    """
    return tuple(due for due in dues if _counts(due, day))


def _counts(due: Due, day: date) -> bool:
    if due.since is not None and day < due.since:
        return False
    return due.kind is not DueKind.VERJAARDAG or due.due_on is None or day <= due.due_on + BIRTHDAY_AFTER


def _requests(file: "CaseFile") -> Iterator[Due]:
    names = {one.id: one.organisation for one in file.participants}
    for request in file.open_requests():
        ours = request.direction is Direction.VERSTREKKEN and request.state not in (
            RequestState.WACHT_OP_AANVRAGER,
            RequestState.WACHT_OP_PROFESSIONAL,
        )
        yield Due(
            kind=DueKind.VERZOEK if ours else DueKind.NAVRAGEN,
            ref=request.id,
            who=names.get(request.participant, ""),
            due_on=request.due_on,
            nature=DeadlineKind.ORDE if request.due_on else None,
        )


def _persons(file: "CaseFile") -> Iterator[Due]:
    case = file.case
    offers = {offer.person: offer.outcome for offer in case.supporter_offers}
    for person in file.persons:
        yield from _birthdays(person)
        if _must_be_told(person) and case.phase in _UNDER_WAY:
            yield Due(kind=DueKind.INLICHTEN, ref=person.id, who=person.short_name)
        if offers.get(person.id) is Support.AANGEBODEN:
            yield Due(kind=DueKind.STEUN, ref=person.id, who=person.short_name, what=Support.AANGEBODEN.value)
        elif person.role is PersonRole.HOOFDPERSOON and person.id not in offers and case.phase in _BEFORE_INVESTIGATION:
            yield Due(kind=DueKind.STEUN, ref=person.id, who=person.short_name)


def _must_be_told(person: "Person") -> bool:
    """Whether somebody takes part without having been told; a recorded exception has its own day of review."""
    takes_part = person.role is PersonRole.HOOFDPERSOON or person.participation.joining is Joining.DOET_MEE
    return takes_part and person.informed is not Answer.JA and person.not_informed is None


def _birthdays(person: "Person") -> Iterator[Due]:
    if person.birth_date is None or person.role is not PersonRole.KIND:
        return
    for age in BIRTHDAYS:
        day = _birthday(person.birth_date, age)
        yield Due(
            kind=DueKind.VERJAARDAG,
            ref=person.id,
            who=person.short_name,
            what=str(age),
            since=day - BIRTHDAY_AHEAD,
            due_on=day,
        )


def _birthday(born: date, age: int) -> date:
    """Return the day somebody is that old: who was born on 29 February is a year older on 1 March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _todos(file: "CaseFile") -> Iterator[Due]:
    for todo in file.todos:
        if todo.is_open:
            kind = DueKind.TAAK if todo.origin is TodoOrigin.EIGEN else DueKind.PLICHT
            yield Due(kind=kind, ref=todo.id, what=todo.what, due_on=todo.due_on, since=None)
