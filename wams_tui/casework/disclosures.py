"""What a person chose and answered when they disclosed: kept in the case, sealed, beside the ledger."""

from datetime import datetime

from wams_tui.casework.codes import Answer, Basis, Category, Channel, Fact, Purpose
from wams_tui.casework.model import Model


class Motivation(Model):
    """One answer a person gave, for one datum, one person or the whole recipient, with the words they gave it in."""

    fact: Fact
    answer: Answer
    words: str = ""
    person: str = ""
    category: Category | None = None


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
