"""The requests of a case as the queue over all cases needs them: kept in its head, so that no case is opened for it.

As little as tells one request from another: no word of what was asked, only of whom, of what kind and by whom.
"""

from datetime import date
from typing import TYPE_CHECKING

from wams_tui.casework.case import DeadlineKind
from wams_tui.casework.codes import Category, Direction, Purpose
from wams_tui.casework.model import Model
from wams_tui.casework.requests.request import DataRequest, Outcome, RequestState

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile


MOST_DECIDED = 12
"""Decided requests in the head of a case: a head stays small however long a case lasts. The case has all of them."""


class Queued(Model):
    """One request. ``who`` is the organisation, ``about`` short names of persons, ``open`` undecided parts.

    Without ``purpose`` the coordinator has not said yet what they take it to be for.
    """

    id: str
    direction: Direction
    state: RequestState = RequestState.NIEUW
    who: str
    about: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    purpose: Purpose | None = None
    received_on: date
    due_on: date | None = None
    nature: DeadlineKind = DeadlineKind.ORDE
    open: int = 0
    outcome: Outcome | None = None
    """What became of it, once it was decided."""
    decided_on: date | None = None

    @property
    def ours(self) -> bool:
        """Whether it waits for us, and not for the asker, a professional or a partner."""
        waits = (RequestState.WACHT_OP_AANVRAGER, RequestState.WACHT_OP_PROFESSIONAL)
        return self.direction is Direction.VERSTREKKEN and self.state not in waits


def queue_of(file: "CaseFile") -> tuple[Queued, ...]:
    """Return the requests of a case that wait, first due first."""
    return tuple(queued(file, request) for request in file.open_requests())


def decided_of(file: "CaseFile") -> tuple[Queued, ...]:
    """Return the requests of a case that were decided or withdrawn, the latest first, :data:`MOST_DECIDED` at most."""
    closed = [request for request in file.requests if not request.is_open]
    latest = sorted(closed, key=lambda one: (one.decided_on or one.received_on, one.received_on), reverse=True)
    return tuple(queued(file, request) for request in latest[:MOST_DECIDED])


def queued(file: "CaseFile", request: DataRequest) -> Queued:
    """Return one request, open or not, as a line of the queue."""
    names = {one.id: one.short_name for one in file.persons}
    return Queued(
        id=request.id,
        direction=request.direction,
        state=request.state,
        who=file.asker_named(request),
        about=tuple(dict.fromkeys(names[line.person] for line in request.lines if line.person in names)),
        categories=tuple(dict.fromkeys(line.category for line in request.lines)),
        purpose=request.purpose,
        received_on=request.received_on,
        due_on=request.due_on,
        nature=request.due_nature,
        open=len(request.undecided) if request.is_open else 0,
        outcome=None if request.is_open else request.outcome,
        decided_on=None if request.is_open else request.decided_on,
    )
