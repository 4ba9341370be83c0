"""The ledger in the order one asks it in: as it happened, per person, per recipient, per case."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.disclosing.disclosures import AfterState
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Disclosed, disclosures
from wams_tui.desk.viewing import Viewed, case_codes, record_view

UNKNOWN = N_("onbekend")


class Order(StrEnum):
    """What stands together."""

    TIJD = "tijd"
    PERSOON = "persoon"
    ONTVANGER = "ontvanger"
    CASUS = "casus"


ORDER_LABELS = {
    Order.TIJD: N_("nieuwste eerst"),
    Order.PERSOON: N_("per persoon"),
    Order.ONTVANGER: N_("per ontvanger"),
    Order.CASUS: N_("per casus"),
}

OF_ONE_CASE = (Order.TIJD, Order.PERSOON, Order.ONTVANGER)
OF_ALL_CASES = (Order.TIJD, Order.CASUS, Order.ONTVANGER)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line with the names one may read beside it.

    ``recipient`` is an organisation where the case lies open, else the kind of party (marked); ``person`` is empty
    across cases: a name is read with the case and nowhere else. ``code`` is empty for a case one has no access to.
    ``after`` is what its decision became later, as far as the case lies open.
    """

    disclosed: Disclosed
    code: str
    recipient: str
    person: str = ""
    after: AfterState | None = None


def lines_of_case(desk: Desk, file: CaseFile) -> list[LedgerLine]:
    """Return the ledger of a case that lies open, newest first."""
    recipients = {one.id: one.organisation for one in file.participants}
    persons = {one.id: one.name for one in file.persons}
    later = {one.id: one.after.state for one in file.decisions if one.after is not None}
    return [
        LedgerLine(
            one,
            file.case.code,
            recipients.get(one.recipient, UNKNOWN),
            persons.get(one.subject, UNKNOWN),
            later.get(one.disclosure),
        )
        for one in disclosures(desk, file.case.id)
    ]


def lines_of_all(desk: Desk) -> list[LedgerLine]:
    """Return the ledger of every case whose lines open for whoever is at the desk, newest first; no case is opened.

    That it was looked at is in the audit log before it is here.
    """
    record_view(desk, Viewed.VERSTREKKINGENREGISTER)
    found = disclosures(desk)
    codes = case_codes(desk, {one.case for one in found})
    return [LedgerLine(one, codes.get(one.case, ""), label(one.party) if one.party else UNKNOWN) for one in found]


def ordered(lines: Iterable[LedgerLine], order: Order) -> list[LedgerLine]:
    """Return the lines with what belongs together side by side, within that newest first."""
    newest = sorted(lines, key=lambda one: -one.disclosed.seq)
    match order:
        case Order.PERSOON:
            return sorted(newest, key=lambda one: (one.person.casefold(), one.disclosed.subject))
        case Order.ONTVANGER:
            return sorted(newest, key=lambda one: (one.recipient.casefold(), one.disclosed.recipient))
        case Order.CASUS:
            return sorted(newest, key=lambda one: (one.code.casefold(), one.disclosed.case))
    return newest
