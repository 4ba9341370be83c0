"""The case itself: what holds for the household as a whole."""

from datetime import date
from enum import StrEnum

from wams_tui.casework.codes import Initiative, Phase, Regime
from wams_tui.casework.course.intake import BoundaryTest, Problem, SupporterOffer
from wams_tui.casework.model import Model
from wams_tui.casework.period import Period
from wams_tui.casework.plan.review import Review
from wams_tui.casework.urgent.decisions import AcuteDanger


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


class Closing(StrEnum):
    """Why a case is closed (law §3.1 row 7)."""

    RESULTAAT_BEREIKT = "resultaat-bereikt"
    NIET_WERKZAAM = "niet-werkzaam"
    CLIENT_WEIGERT = "client-weigert"
    VERHUISD = "verhuisd"
    OVERLEDEN = "overleden"
    ANDER_REGIME = "ander-regime"
    GEEN_MEERVOUDIGE_PROBLEMATIEK = "geen-meervoudige-problematiek"
    """Not Wams: regular help."""


class Told(Model):
    """Somebody was told of a decision: which person, on which day, and how."""

    person: str
    on: date
    how: str


class Decision(Model):
    """A step in the course of the case: who decided, when, why, and who was told (law §3.1).

    ``until`` is the end an investigation or a decision to coordinate was given; ``second`` who agreed to a
    professional's request after a refusal, ``no_pressure`` why it is no means of pressure (guard G3); ``new_facts``
    why a closed case is opened again (guard G4); ``untold_reason`` why somebody it is about was not told.
    """

    phase: Phase
    on: date
    by: str
    reason: str = ""
    until: date | None = None
    second: str = ""
    no_pressure: str = ""
    new_facts: str = ""
    closing: Closing | None = None
    told: tuple[Told, ...] = ()
    untold_reason: str = ""


class Case(Model):
    """One household's case. ``code`` is what may stand in a calendar or a file name; it says nothing about anybody."""

    id: str
    code: str
    title: str
    phase: Phase
    initiative: Initiative
    regime: Regime
    """The law that counted when the case was opened; what counts today is the vault's to say, never a case's."""
    opened_on: date
    coordinator: str
    controller: str
    """Verwerkingsverantwoordelijke: who answers for the data (law §7 risk 1)."""
    controller_for: str = ""
    """The coordinator for whom it was determined who answers for the data; after a hand-over it is done again (G8)."""
    controller_told: str = ""
    """How the client was told who coordinates from then on."""
    contact: str
    """Where a person or recipient can ask questions."""
    coherence: str = ""
    """The motivated connection between the problems (guard G1)."""
    persisting_facts: str = ""
    """Facts that the problems persist, for a professional's request (guard G2)."""
    recurring_facts: str = ""
    """Facts that they recur; one without the other is not enough (guard G2)."""
    problems: tuple[Problem, ...] = ()
    """In which domains there are problems, each with what it is (guard G1)."""
    help_question: str = ""
    """The client's own words for what they want help with (law §3.1 row 1a)."""
    boundary_tests: tuple[BoundaryTest, ...] = ()
    supporter_offers: tuple[SupporterOffer, ...] = ()
    decision_period: Period | None = None
    """From when until when the decision to coordinate carries (law §3.1 row 3)."""
    review_on: date | None = None
    reviews: tuple[Review, ...] = ()
    """Every evaluation that took place, oldest first; only added to."""
    deadlines: tuple[Deadline, ...] = ()
    measures: tuple[Measure, ...] = ()
    dangers: tuple[AcuteDanger, ...] = ()
    """Lives in danger, those that are over too."""
    history: tuple[Decision, ...] = ()
