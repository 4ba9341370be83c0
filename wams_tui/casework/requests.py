"""Data requests: who asks what about whom, and what for."""

from datetime import date
from enum import StrEnum

from wams_tui.casework.codes import Category, Direction
from wams_tui.casework.model import Model


class RequestState(StrEnum):
    """Where a request stands; *deels* is derived from the parts, never chosen."""

    NIEUW = "nieuw"
    IN_BEHANDELING = "in behandeling"
    WACHT_OP_AANVRAGER = "wacht op aanvrager"
    WACHT_OP_PROFESSIONAL = "wacht op professional"
    BESLIST = "beslist"
    INGETROKKEN = "ingetrokken"
    HERZIEN = "herzien"


OPEN_STATES = frozenset(
    {
        RequestState.NIEUW,
        RequestState.IN_BEHANDELING,
        RequestState.WACHT_OP_AANVRAGER,
        RequestState.WACHT_OP_PROFESSIONAL,
        RequestState.HERZIEN,
    }
)


class RefusalReason(StrEnum):
    """Why a whole request was refused; ``anders`` counts only with words."""

    GEEN_GRONDSLAG = "geen-grondslag"
    ANDER_DOEL = "ander-doel"
    HANDHAVING = "handhaving"
    NIET_NODIG = "niet-nodig"
    BEROEPSGEHEIM = "beroepsgeheim"
    GEEN_DEELNEMER = "geen-deelnemer"
    ANDERS = "anders"


class RequestLine(Model):
    """One thing asked about one person, in the words of the asker."""

    person: str
    category: Category
    wording: str


class DataRequest(Model):
    """A request from a participant, or to one."""

    id: str
    direction: Direction
    participant: str
    asker_name: str = ""
    received_on: date
    due_on: date | None = None
    purpose_words: str
    """What the asker says it is for, verbatim."""
    lines: tuple[RequestLine, ...]
    state: RequestState = RequestState.NIEUW
    disclosures: tuple[str, ...] = ()
    """Disclosure ids that answered it."""
    refused_because: RefusalReason | None = None
    """Why it was refused; with disclosures, why the rest of it was."""
    refusal_words: str = ""
    decided_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for an answer."""
        return self.state in OPEN_STATES
