"""What a person chose and answered when they disclosed: kept in the case, sealed, beside the ledger."""

from datetime import date, datetime
from enum import StrEnum

from wams_tui.casework.codes import Answer, Basis, Category, Channel, Fact, Purpose, Sealing
from wams_tui.casework.model import Model


class Motivation(Model):
    """One answer a person gave, for one datum, one person or the whole recipient, with the words they gave it in.

    ``field`` is the key of the datum, empty for what is answered once per person or once per recipient. An answer for
    one datum never speaks of another of the same kind (law §4.0 step 5: per item, not per file).
    """

    fact: Fact
    answer: Answer
    words: str = ""
    person: str = ""
    category: Category | None = None
    field: str = ""
    point: str = ""
    """The point of the rule set's list for further use that this answers; empty for every other answer."""

    @property
    def place(self) -> tuple[Fact, str]:
        """What the answer is about: the fact, and the datum, person or point of a list it is asked for."""
        return self.fact, self.field or self.person or self.point


class QuestionThen(Model):
    """What the law was asked about one kind of data of one person, with every fact of that day, and its answer.

    ``question`` is the JSON that ``wams decide`` reads; ``verdict_hash`` the SHA-256 of the verdict's canonical JSON.
    """

    field: str
    person: str
    category: Category
    question: str
    verdict_hash: str


class AfterState(StrEnum):
    """What a decision to give became afterwards; what went stays on record."""

    INGETROKKEN = "ingetrokken"
    """It should not have been given, or may be used no more."""
    HERZIEN = "herzien"
    """It is to be decided anew."""


class AfterDecision(Model):
    """A decision to give, taken back or up for revision: who decided that, when, and why."""

    state: AfterState
    on: date
    by: str
    words: str


class DisclosureDecision(Model):
    """The decision behind a disclosure; its id is the disclosure's id in the ledger."""

    id: str
    participant: str
    purpose: Purpose
    basis: Basis
    channel: Channel
    decided_at: datetime
    decided_by: str
    motivations: tuple[Motivation, ...] = ()
    records: tuple[str, ...] = ()
    request: str = ""
    rule_set: str = ""
    rule_set_hash: str = ""
    asked: tuple[QuestionThen, ...] = ()
    sealing: Sealing = Sealing.OPEN
    sealed_to: str = ""
    """The fingerprint of the key the file was encrypted to; empty for every other file."""
    meeting: str = ""
    """The conference of which it was the minutes; empty for everything else."""
    agenda: str = ""
    """The conference of which it was the agenda; empty for everything else."""
    after: AfterDecision | None = None
    """What became of it later; nothing for a decision that stands."""
    failed: bool = False
    """Whether its file could not be made or written: nothing went. The ledger has what happened."""
