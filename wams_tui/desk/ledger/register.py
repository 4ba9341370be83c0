"""Reading the disclosure ledger of a case: what went to whom, and whether it ever arrived."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from storage import LedgerRow
from wams_tui.casework.codes import Basis, Category, Channel, Party, Purpose, Regime
from wams_tui.casework.log import LedgerEntry, LedgerEvent, LedgerField
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk


class Outcome(StrEnum):
    """What became of a disclosure; no end recorded means that nobody saw it completed."""

    VOLTOOID = "voltooid"
    MISLUKT = "mislukt"
    NIET_VOLTOOID = "niet voltooid"


OUTCOME_LABELS = {
    Outcome.VOLTOOID: N_("voltooid"),
    Outcome.MISLUKT: N_("mislukt"),
    Outcome.NIET_VOLTOOID: N_("niet voltooid"),
}


@dataclass(frozen=True, slots=True)
class Disclosed:
    """One disclosure of one person's data, as the ledger tells it.

    ``line`` is the id of the line it began with. ``ended_at`` is when it was completed or failed; ``None`` where nobody
    saw either. ``categories`` are the kinds of data that went, ``asked`` those that a request form asked about.
    """

    seq: int
    line: str
    at: datetime
    disclosure: str
    case: str
    subject: str
    recipient: str
    party: Party | None
    basis: Basis | None
    purpose: Purpose | None
    channel: Channel | None
    categories: tuple[Category, ...]
    asked: tuple[Category, ...]
    conditions: tuple[str, ...]
    rule_set: str
    rule_set_hash: str
    content_hash: str
    file_hash: str
    outcome: Outcome
    fields: tuple[LedgerField, ...]
    regime: Regime | None
    decided_on: date | None
    ended_at: datetime | None


def disclosures(desk: Desk, case_id: str | None = None) -> list[Disclosed]:
    """Return the disclosures this coordinator may read, newest first; of one case, or of all their cases."""
    begun: dict[tuple[str, str], tuple[LedgerRow, LedgerEntry]] = {}
    ended: dict[tuple[str, str], tuple[LedgerRow, LedgerEntry]] = {}
    for row in desk.session.ledger(case_id):
        if row.entry is None:
            continue
        key = (row.entry.disclosure, row.entry.subject)
        if row.entry.event is LedgerEvent.VERSTREKKING:
            begun[key] = (row, row.entry)
        elif row.entry.event in _ENDS:
            ended[key] = (row, row.entry)
    return [_disclosed(*begun[key], ended.get(key)) for key in reversed(begun)]


_ENDS = {LedgerEvent.VOLTOOID: Outcome.VOLTOOID, LedgerEvent.MISLUKT: Outcome.MISLUKT}


def _disclosed(row: LedgerRow, entry: LedgerEntry, end: tuple[LedgerRow, LedgerEntry] | None) -> Disclosed:
    return Disclosed(
        seq=row.seq,
        line=row.id,
        at=row.time,
        disclosure=entry.disclosure,
        case=entry.case,
        subject=entry.subject,
        recipient=entry.recipient,
        party=entry.recipient_party,
        basis=entry.basis,
        purpose=entry.purpose,
        channel=entry.channel,
        categories=tuple(dict.fromkeys(field.category for field in entry.fields)),
        asked=entry.asked,
        conditions=entry.conditions,
        rule_set=entry.rule_set,
        rule_set_hash=entry.rule_set_hash,
        content_hash=entry.content_hash,
        file_hash=end[1].file_hash if end else "",
        outcome=_ENDS[end[1].event] if end else Outcome.NIET_VOLTOOID,
        fields=entry.fields,
        regime=entry.regime,
        decided_on=entry.decided_on,
        ended_at=end[0].time if end else None,
    )
