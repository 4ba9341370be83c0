"""Something to be done in a case: what a coordinator put down, or what a decision of theirs brought along."""

from datetime import date
from enum import StrEnum

from wams_tui.casework.model import Model


class TodoOrigin(StrEnum):
    """Why it is there."""

    EIGEN = "eigen"
    """Somebody put it down."""
    PLICHT = "plicht"
    """It follows from a decision that was taken: an obligation of the rules (product §2.3), or a hand-over (G8)."""


class Todo(Model):
    """One task; done is a fact with a day, never an erasure. ``by`` and ``done_by`` are ids of coordinators.

    ``follows`` is the id of what it follows from (a disclosure), empty where somebody thought of it themselves.
    """

    id: str
    what: str
    due_on: date | None = None
    by: str
    made_on: date
    origin: TodoOrigin = TodoOrigin.EIGEN
    follows: str = ""
    done_on: date | None = None
    done_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None
