"""Moving a vault between a directory and a database: row by row, looked over, and then closed where it was."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from storage.basics.codec import micros
from storage.basics.sql import Connection
from storage.checks.checking import VerifyReport, verify
from storage.entry.opening import open_session
from storage.keys.keyfile import KeyFile
from storage.keys.people import Role
from storage.keys.slots import Pocket
from storage.logs.events import OwnAction, own_payload
from storage.logs.writes import MovedWrite, MovingWrite, Write
from storage.sites.place import site_of
from storage.sites.postgresql import pgaddress
from storage.sites.rowcopy import copy_rows, count_rows
from storage.sites.site import Address, Site
from storage.vault import foundation
from storage.vault.roster import Roster, genuine
from storage.vault.session import Opened, Session
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Damaged, Locked, Refused
from wams_tui.casework.words import N_


class Before(Enum):
    """What becomes of the vault that is moved."""

    CLOSED = "gesloten"
    KEPT = "blijft"
    """Only of a practice vault: the copy is for trying things out."""


@dataclass(frozen=True)
class Moved:
    """How a vault was named before and after, and what looking it over in its new place brought up."""

    left: str
    place: str
    rows: int
    report: VerifyReport


def move(
    session: Session,
    target: Address,
    *,
    before: Before = Before.CLOSED,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Moved:
    """Copy the vault of ``session`` to ``target``, look it over there, and close it where it was.

    Everybody else waits meanwhile. Whatever stops it, before the end, leaves the vault as it was and ``target`` empty;
    ``session`` can write nothing more afterwards, unless the vault is kept.

    Args:
        session: Of an administrator.
        target: An empty or new directory, or an empty database.
        before: Whether the vault is closed where it was.
        progress: Called with the number of rows copied and of all; what it raises stops the moving.

    Raises:
        Locked: the coordinator is no administrator.
        Refused: a real vault would be in two places.
        Misused: there is something at ``target``.
        Damaged: what was copied does not hold; nothing was changed.
        Unusable: the surroundings do not allow it.
    """
    session.require_writing()
    opened, site = session.opened, site_of(target)
    _refuse(session, before)
    left, place = str(opened.site.place), str(site.place)
    action = OwnAction.MOVED if before is Before.CLOSED else OwnAction.COPIED
    marks: tuple[Write, ...] = (MovedWrite(place),) if before is Before.CLOSED else ()
    with opened.database.turn():
        if before is Before.CLOSED:
            site.refuse_used()
            _say_where(session, site, target)
        # The new vault is in its place before the old one is closed: should the machine stop in between, whoever comes
        # next to the old one finds the new one there, and closes it.
        with opened.database.writing() as sql, site.building() as building:
            keys = opened.site.load_keys()
            session.note(sql, own_payload(action, van=left, naar=place), marks)
            rows = _copy(sql, building, keys, opened, progress)
            report = _arrive(building, keys, opened)
    _first_head(site, keys, opened)
    return Moved(left, place, rows, report)


def _say_where(session: Session, site: Site, target: Address) -> None:
    """Write down where the vault is about to go, as the last line until it is closed or worked with again."""
    place, left = str(site.place), str(session.opened.site.place)
    address = str(target) if isinstance(target, str) and pgaddress.is_address(target) else place
    with session.opened.database.writing() as sql:
        session.note(sql, own_payload(OwnAction.MOVING, van=left, naar=place), (MovingWrite(place, address),))


def _refuse(session: Session, before: Before) -> None:
    if session.coordinator.role is not Role.BEHEERDER:
        raise Locked(
            N_("Dit kan alleen een beheerder van deze kluis."),
            N_("Vraag een beheerder; wie dat is, zegt: wams vault status."),
        )
    if before is Before.KEPT and session.nature is VaultNature.ECHT:
        raise Refused(
            N_("Van een echte kluis blijft geen tweede achter waarin ook te werken is."),
            N_("Maak een back-up met: wams vault backup"),
        )


def _copy(sql: Connection, building: Site, keys: KeyFile, opened: Opened, progress: Callable[[int, int], None]) -> int:
    counts = count_rows(sql)
    every, done = sum(counts.values()), 0

    def copied(number: int) -> None:
        nonlocal done
        done += number
        progress(done, every)

    with building.making(keys, opened.secrets.vault_key) as new:
        copy_rows(sql, new, copied)
        if count_rows(new) != counts:
            raise _wrong(building)
    return every


def _arrive(building: Site, keys: KeyFile, opened: Opened) -> VerifyReport:
    """Open what was built, write its first line there, and look it all over.

    Raises:
        Damaged: something does not hold.
    """
    base = building.open(opened.secrets.vault_key)
    try:
        with base.reading() as sql:
            roster = Roster(base, keys, genuine(sql, keys))
            foundation.check(sql, keys, roster, micros(opened.now()), base.place)
        pocket = Pocket(opened.secrets)
        arrived = Session(Opened(building, keys, pocket, opened.me, roster, base, opened.heads, opened.now, ()))
        arrived.begin(OwnAction.ARRIVED)
        report = verify(arrived)
    finally:
        base.close()
    if not report.intact:
        raise _wrong(building)
    return report


def _wrong(building: Site) -> Damaged:
    return Damaged(
        N_("Wat in de nieuwe kluis staat, is niet wat er in de oude stond; er is niets veranderd."),
        N_("Laat de beheerder de kluis eerst controleren (wams vault verify) en probeer het dan opnieuw."),
        place=str(building.place),
    )


def _first_head(site: Site, keys: KeyFile, opened: Opened) -> None:
    """Open the vault in its new place as everybody will, and keep a head of it outside."""
    slot = keys.slot_of(opened.me.coordinator.id)
    if slot is not None:
        open_session(site, keys, slot, opened.secrets, opened.heads, opened.now).lock()
