"""The head of a case: what lists, *Vandaag* and searching need of it without opening it."""

from datetime import date

from pydantic import AwareDatetime

from wams_tui.casework.codes import Phase
from wams_tui.casework.course.agenda import Due
from wams_tui.casework.course.sketch import Sketch
from wams_tui.casework.finding.findable import Findable
from wams_tui.casework.model import Model
from wams_tui.casework.requests.queue import Queued

HEAD_FORM = 5
"""The form heads are written in now; one of an earlier form lacks what *Vandaag*, *Verzoeken* and searching need."""


class Away(Model):
    """The case is along on a home visit: with which coordinator (id), and since when."""

    by: str
    since: AwareDatetime


class CaseHead(Model):
    """One line of *Casussen*; derived from the case, sealed like any record."""

    case: str
    code: str
    title: str
    phase: Phase
    persons: int
    participants: int
    next_due_on: date | None = None
    next_due: str = ""
    open_requests: int = 0
    """How many requests wait for an answer."""
    waiting_request: str = ""
    """Id of the request that is due first; empty when none waits."""
    request_due_on: date | None = None
    offered_to: str = ""
    """Coordinator id of who was asked to take the case over; empty when nobody is."""
    offered_until: AwareDatetime | None = None
    changed_on: AwareDatetime | None = None
    """When the case was last changed, where only its head was written since: bringing a head up to date changes nothing
    in the case. Without it the head is as old as the case's last change."""
    form: int = 1
    sketch: Sketch | None = None
    """What the terms of the case follow from."""
    dues: tuple[Due, ...] = ()
    """What the records of the case ask of the coordinator."""
    queue: tuple[Queued, ...] = ()
    """The requests that wait, first due first: for the queue over all cases."""
    decided: tuple[Queued, ...] = ()
    """The requests that were decided or withdrawn last, the latest first."""
    findables: tuple[Findable, ...] = ()
    bsn_tags: tuple[str, ...] = ()
    """Whether a BSN is in the case can be tried with these; the numbers themselves are not here."""

    away: tuple[Away, ...] = ()
    """Nobody is locked out by it."""

    @property
    def is_of_before(self) -> bool:
        """Whether an earlier version wrote it: then *Vandaag* and searching do not know all of the case."""
        return self.form < HEAD_FORM
