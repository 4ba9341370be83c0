"""The directory in and out of a vCard file: planned card by card, and told before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from wams_tui.casework.codes import Party
from wams_tui.casework.errors import Misused, WamsError
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.partners.organisations import Directory, Partner
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.givenfiles import read_bytes
from wams_tui.desk.importing.vcards import Card, read_cards
from wams_tui.desk.letters.outbox import free_name, prepare
from wams_tui.desk.partners.organisations import KIND, directory, put
from wams_tui.desk.roles import Task, require
from wams_tui.documents.deliver import write_new
from wams_tui.documents.vcard import vcards
from wams_tui.locale.clock import dutch_time


class CardOutcome(StrEnum):
    """What becomes of a card."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd"
    GEWEIGERD = "geweigerd"


CARD_OUTCOMES = {
    CardOutcome.NIEUW: N_("nieuw"),
    CardOutcome.GEWIJZIGD: N_("gewijzigd"),
    CardOutcome.ONGEWIJZIGD: N_("ongewijzigd"),
    CardOutcome.GEWEIGERD: N_("geweigerd"),
}


@dataclass(frozen=True, slots=True)
class CardPlan:
    """One card, what it would do, and the organisation before and after; reasons are marked texts."""

    number: int
    name: str
    outcome: CardOutcome
    before: Partner | None = None
    after: Partner | None = None
    reasons: tuple[str, ...] = ()


def plan_cards(desk: Desk, content: bytes, party: Party | None = None) -> tuple[CardPlan, ...]:
    """Return what importing a vCard file would do; writes nothing.

    A card changes the organisation with its id, or else of its name and party, and only what it speaks of.

    Raises:
        Misused: it is no vCard file.
        Refused: whoever is at the desk changes no directory.
    """
    require(desk, Task.ADRESBOEK_BEWERKEN)
    known = directory(desk)
    taken: set[str] = set()
    return tuple(_planned(known, card, taken) for card in read_cards(content, party))


def plan_file(desk: Desk, path: Path, party: Party | None = None) -> tuple[CardPlan, ...]:
    """Return what importing this vCard file would do; writes nothing.

    Raises:
        Unusable: the file is not there or may not be read.
        Misused, Refused: as :func:`plan_cards`.
    """
    require(desk, Task.ADRESBOEK_BEWERKEN)
    return plan_cards(desk, read_bytes(path), party)


def suggest_file(desk: Desk, home: Path | None = None) -> Path:
    """Return a free name for the directory in one's own folder: ``~/wams-uit/adresboek-20261121-2352.vcf``."""
    return free_name(f"adresboek-{dutch_time(desk.now()):%Y%m%d-%H%M}", ".vcf", home)


def save_cards(desk: Desk, planned: Iterable[CardPlan]) -> tuple[CardPlan, ...]:
    """Write what was planned; return what became of each: one that meanwhile cannot be is refused with its reason."""
    return tuple(_saved(desk, one) for one in planned)


def export_cards(desk: Desk, path: Path) -> int:
    """Write the whole directory to a new file; return how many organisations it holds.

    It holds names, numbers and agreements of organisations and nothing of any case, so it is no disclosure; that it was
    made is in the audit log.

    Raises:
        Misused: the directory is empty.
        Conflict, Misused, Unusable: the file cannot be written there; nothing was.
    """
    known = directory(desk)
    if not known.partners:
        raise Misused(N_("Het adresboek is leeg."), N_("Voeg eerst een organisatie toe, of lees een vCard-bestand in."))
    prepare(path)
    desk.session.record_event(
        AuditEvent(
            action=AuditAction.PARTNERS_UITGEVOERD,
            code=AuditCode.EXECUTE,
            object_kind=KIND,
            details={"aantal": str(len(known.partners))},
        )
    )
    write_new(path, vcards(known.partners))
    return len(known.partners)


def _planned(known: Directory, card: Card, taken: set[str]) -> CardPlan:
    if card.partner is None:
        return CardPlan(card.number, card.name, CardOutcome.GEWEIGERD, reasons=card.reasons)
    before = known.by_id.get(card.partner.id) or known.named(card.partner.name, card.partner.party)
    place = before.id if before else f"{card.partner.party}/{card.partner.name.casefold()}"
    if place in taken:
        again = N_("deze organisatie staat al eerder in het bestand")
        return CardPlan(card.number, card.name, CardOutcome.GEWEIGERD, reasons=(again,))
    taken.add(place)
    if before is None:
        return CardPlan(card.number, card.name, CardOutcome.NIEUW, None, card.partner)
    changed = {key: getattr(card.partner, key) for key in ("name", "party", *sorted(card.given))}
    after = before.model_copy(update=changed)
    outcome = CardOutcome.ONGEWIJZIGD if after == before else CardOutcome.GEWIJZIGD
    return CardPlan(card.number, card.name, outcome, before, after)


def _saved(desk: Desk, one: CardPlan) -> CardPlan:
    if one.after is None or one.outcome is CardOutcome.ONGEWIJZIGD:
        return one
    try:
        put(desk, one.after, one.before)
    except WamsError as error:
        return CardPlan(one.number, one.name, CardOutcome.GEWEIGERD, reasons=(error.message,))
    return one
