"""*Meenemen*: a few of one's own cases in a travel vault, for one laptop, until a day."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from storage import Packed as Packed
from storage import Taken, new_travel, pack
from wams_tui.casework.access import AccessKind
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.head import CaseHead
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.records import decode_head
from wams_tui.casework.travel.trip import Trip
from wams_tui.casework.words import N_
from wams_tui.desk.access.grants import access_of
from wams_tui.desk.cases import OpenCase, changes_of, gather
from wams_tui.desk.desk import Desk
from wams_tui.desk.partners import organisations
from wams_tui.desk.roles import Task, require
from wams_tui.desk.rules import kept, regimes, signoff
from wams_tui.desk.travel import road
from wams_tui.desk.travel.laptops import Laptop
from wams_tui.locale.clock import end_of

MOST_CASES = 30
MOST_DAYS = 14
USUAL_DAYS = 3

KINDS_ALONG = (regimes.KIND, signoff.KIND, kept.KIND, organisations.KIND)
"""The statements that are needed on the road: which rules count, and the directory."""

_OWN = frozenset({AccessKind.COORDINATOR, AccessKind.WAARNEMER})


def pack_cases(desk: Desk, cases: Sequence[str], to: Path, laptop: Laptop, until: date, passphrase: str) -> Packed:
    """Pack cases (ids) for a laptop in the directory ``to``; they are told to be along until they come back.

    Args:
        desk: Of who takes them along.
        cases: Which; each is read, and told so to the log, before it goes.
        to: An empty directory, or none yet.
        laptop: One's own (:func:`wams_tui.desk.travel.laptops.own_laptop`).
        until: The last day on which it opens.
        passphrase: One's own words of this vault, which open it on the road too.

    Raises:
        Refused: one only reads along in a case; or whoever is at the desk does no casework.
        Misused: none or too many cases, a day that is past or too far off, or something stands at ``to``.
        Locked: the words are not one's own, or one has no access to a case.
        Conflict: a case was changed meanwhile; nothing was packed.
        Damaged: what was stated of the rules is not whole.
        Unusable: the surroundings do not allow it.
    """
    wanted = tuple(dict.fromkeys(cases))
    refuse_packing(desk, wanted, to, until)
    regimes.require_whole(desk)
    travel, ends = new_travel(), end_of(until)
    trip = Trip(
        id=travel, by=desk.session.coordinator.id, since=desk.now(), until=ends, laptop=laptop.fingerprint
    )  # fmt: skip
    goes = [_taken(desk, case, trip) for case in wanted]
    event = AuditEvent(
        action=AuditAction.REIS_INGEPAKT, code=AuditCode.EXECUTE, object_kind="reiskluis", object_id=travel,
        purpose="coordinatie",
        details={"aantal": str(len(goes)), "laptop": laptop.fingerprint, "tot": until.isoformat()},
    )  # fmt: skip
    return pack(desk.session, travel, to, goes, laptop.key, ends, passphrase, KINDS_ALONG, event)


def refuse_packing(desk: Desk, cases: Sequence[str], to: Path, until: date) -> None:
    """Refuse what cannot go along whatever the passphrase, before it is asked.

    Raises:
        Refused: whoever is at the desk does no casework, or this vault is itself on the road.
        Misused: none or too many cases, a day that is past or too far off, or something stands at ``to``.
    """
    require(desk, Task.MEENEMEN)
    road.refuse(desk)
    _refuse_too_much(desk, tuple(dict.fromkeys(cases)), until)
    with suppress(OSError):  # what cannot be looked at cannot be written either, and that is told then
        if to.exists() and (not to.is_dir() or any(to.iterdir())):
            raise Misused(
                N_("{path} bestaat al en is niet leeg; er is niets veranderd."), N_("Kies een nieuwe map."), path=to
            )


def heads_along(desk: Desk, cases: Sequence[str]) -> tuple[CaseHead, ...]:
    """Return the heads of these cases, in this order; one that cannot be read any more is left out."""
    found = {one.case_id: one.content for one in desk.session.heads() if one.case_id in cases}
    return tuple(decode_head(found[case]) for case in cases if case in found)


def _refuse_too_much(desk: Desk, cases: tuple[str, ...], until: date) -> None:
    if not cases:
        raise Misused(N_("Er is geen casus gekozen om mee te nemen."), N_("Kies een of meer casussen."))
    if len(cases) > MOST_CASES:
        raise Misused(
            N_("Er gaan ten hoogste {most} casussen tegelijk mee; neem alleen mee wat u nodig hebt."),
            N_("Kies er minder."),
            most=MOST_CASES,
        )
    today = desk.today()
    if not today <= until <= today + timedelta(days=MOST_DAYS):
        raise Misused(
            N_("De laatste dag is vandaag of later, en ten hoogste {most} dagen ver."),
            N_("Kies een eerdere dag; langer weg is opnieuw inpakken."),
            most=MOST_DAYS,
        )


def _taken(desk: Desk, case_id: str, trip: Trip) -> Taken:
    seen = AuditEvent(
        action=AuditAction.CASUS_INGEZIEN, code=AuditCode.READ, object_kind="casus", object_id=case_id,
        purpose="coordinatie",
    )  # fmt: skip
    records = desk.session.read_case(case_id, seen)
    opened = gather(records)
    _refuse_reader(desk, opened)
    event = AuditEvent(
        action=AuditAction.CASUS_MEEGENOMEN, code=AuditCode.EXECUTE, object_kind="casus", object_id=case_id,
        purpose="coordinatie", details={"reis": trip.id, "laptop": trip.laptop},
    )  # fmt: skip
    return Taken(case_id, records, changes_of(opened, [trip])[1], event)


def _refuse_reader(desk: Desk, opened: OpenCase) -> None:
    if access_of(desk, opened).mine not in _OWN:
        raise Refused(
            N_("In casus {code} leest u alleen mee; wie coördineert of waarneemt, neemt hem mee."),
            N_("Laat die casus weg, of vraag de coördinator."),
            code=opened.file.case.code,
        )
