"""An extract of the disclosure ledger for the controller's own processing logs: codes, ids and moments, and no user."""

from datetime import datetime

from pydantic import AwareDatetime

from wams_tui.casework.codes import Basis, Category, Party, Purpose, VaultNature
from wams_tui.casework.model import Model

ACTIVITY = "urn:x-wams:verwerking:"
"""What begins our own name for a processing activity; the municipality's own register gives it another."""


class ExtractLine(Model):
    """One disclosure of one person's data: who that is stays inside, ``subject`` is an id that only a case explains.

    ``ended_at`` is ``None`` for what nobody saw completed or failed.
    """

    id: str
    disclosure: str
    subject: str
    recipient: str
    party: Party | None
    purpose: Purpose | None
    basis: Basis | None
    categories: tuple[Category, ...]
    begun_at: AwareDatetime
    ended_at: AwareDatetime | None
    completed: bool

    @property
    def activity(self) -> str:
        """Our own name for the processing activity: what it was for, and on which basis."""
        return f"{ACTIVITY}{self.purpose or 'onbekend'}:{self.basis or 'onbekend'}"


class LogExtract(Model):
    """Lines for another log of the same controller, made only by ``wams_tui.desk.ledger.extracting``.

    ``activity`` is the URI of the activity in the controller's own register; empty for our own names.
    """

    nature: VaultNature
    made_at: datetime
    system: str
    activity: str = ""
    lines: tuple[ExtractLine, ...] = ()
