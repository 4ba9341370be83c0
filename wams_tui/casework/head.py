"""The head of a case: the few words of it that the case list shows."""

from datetime import date

from pydantic import AwareDatetime

from wams_tui.casework.codes import Phase
from wams_tui.casework.model import Model


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
