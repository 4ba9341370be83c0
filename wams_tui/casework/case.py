"""The case itself: what holds for the household as a whole."""

from datetime import date
from enum import StrEnum

from wams_tui.casework.codes import Initiative, Phase, Regime
from wams_tui.casework.model import Model
from wams_tui.casework.period import Period


class MeasureKind(StrEnum):
    """Measures and mandates with dates that change what may be shared (law §12 items 8 and 10)."""

    ONDERTOEZICHTSTELLING = "ondertoezichtstelling"
    BEWIND = "bewind"
    MACHTIGING = "machtiging"


class Measure(Model):
    """A measure over one person, held by one participant, from a day until a day."""

    id: str
    kind: MeasureKind
    person: str
    participant: str
    period: Period


class DeadlineKind(StrEnum):
    """A passed term warns and never decides (product §1 row 42)."""

    FATAAL = "fataal"
    ORDE = "orde"
    EIGEN = "eigen"


class Deadline(Model):
    """Something that is due, what kind of term it is and what it rests on."""

    what: str
    due_on: date
    kind: DeadlineKind = DeadlineKind.EIGEN
    source: str = ""


class Decision(Model):
    """A step in the course of the case: who decided, when, and why (law §3.1)."""

    phase: Phase
    on: date
    by: str
    reason: str = ""


class Case(Model):
    """One household's case. ``code`` is what may stand in a calendar or a file name; it says nothing about anybody."""

    id: str
    code: str
    title: str
    phase: Phase
    initiative: Initiative
    regime: Regime
    opened_on: date
    coordinator: str
    controller: str
    """Verwerkingsverantwoordelijke: who answers for the data (law §7 risk 1)."""
    contact: str
    """Where a person or recipient can ask questions."""
    coherence: str = ""
    """The motivated connection between the problems (guard G1)."""
    persisting_facts: str = ""
    """Facts that the problems persist and recur, for a professional's request (guard G2)."""
    decision_period: Period | None = None
    """From when until when the decision to coordinate carries (law §3.1 row 3)."""
    review_on: date | None = None
    deadlines: tuple[Deadline, ...] = ()
    measures: tuple[Measure, ...] = ()
    history: tuple[Decision, ...] = ()
