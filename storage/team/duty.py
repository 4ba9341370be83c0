"""The duty key: which officers hold it, and the access to a case they take with it in an emergency.

Every case key is sealed to it (docs/security.md §6.2); who holds it is under the root key's signature, and told to
everybody (§4.8). What an officer takes ends by itself, is signed by them, and stands in a statement all can read.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from storage.basics.codec import Unopened, canonical_json, micros, moment
from storage.basics.hybrid import HybridPrivate
from storage.cases import records
from storage.cases.anchors import KIND, Appointment
from storage.cases.views import HEAD, StoredHead
from storage.keys.grants import GONE_BYTES, ROW, Grant
from storage.keys.keyfile import Held, HeldKey, KeyFile
from storage.keys.people import DUTY
from storage.logs.logbook import CaseKey
from storage.team import access
from storage.team.access import Edit
from storage.vault import statements
from storage.vault.casekeys import not_genuine
from storage.vault.deeds import Deed, held_key, root_key
from storage.vault.session import Session
from wams_tui.casework.errors import Damaged, Locked, Misused
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from wams_tui.casework.log import AuditEvent

MOST_HOURS = 24
"""How long an emergency access may last where the municipality set nothing else."""

TAKEN = "noodtoegang"
"""The kind of the statements that tell of an emergency access."""

SEEN = "noodtoegang-gezien"
"""The kind of the statements in which somebody says to have seen one."""

_SEALED = (
    "SELECT c.epoch, r.id, r.kind, r.epoch, r.version, r.changed, r.content, "
    + ", ".join(f"g.{column}" for column in ROW.split(", "))
    + ", g.digest FROM case_grant AS g CROSS JOIN case_file AS c CROSS JOIN record AS r "
    + f"WHERE g.grantee = '{DUTY}' AND length(g.sealed) > {GONE_BYTES} AND c.id = g.case_id AND c.epoch = g.epoch "
    + "AND r.case_id = c.id AND r.id = c.id "
)
_ALL = _SEALED + "ORDER BY c.id"
_ONE = _SEALED + "AND c.id = :case"


@dataclass(frozen=True)
class Duty:
    """Who holds the duty key since when; nobody, and ``exists`` False: there is none. ``statement`` tells of it.

    ``hours`` is how long one emergency access may last at most.
    """

    statement: str
    exists: bool
    hours: int
    officers: tuple[str, ...]
    since: datetime
    author: str


@dataclass(frozen=True)
class Taken:
    """An emergency access, as everybody may read of it; ``seen`` are those who said to have seen it."""

    statement: str
    case_id: str
    officer: str
    at: datetime
    until: datetime
    seen: tuple[str, ...]


def duty(session: Session) -> Duty | None:
    """Return who may use the duty key, as the root key last said; None where there never was one."""
    found: list[tuple[Appointment, str, str]] = []
    keys = session.newest_keys()
    for told in session.statements(KIND):
        try:
            appointment = Appointment.from_bytes(told.content)
        except (TypeError, ValueError, RecursionError):
            continue
        if appointment.is_genuine(keys):
            found.append((appointment, told.id, told.author))
    if not found:
        return None
    last, statement, author = max(found, key=lambda one: one[0].serial)
    return Duty(statement, keys.duty is not None, last.hours, last.officers, moment(last.since), author)


def appoint(session: Session, officers: Sequence[str], event: "AuditEvent", hours: int = MOST_HOURS) -> None:
    """Make a new duty key for these officers, or with nobody do away with the one there is; all are told.

    Cases are sealed to it by those who have access, when they next clear up (:func:`storage.team.access.tidy`).

    Raises:
        Locked: this coordinator is no administrator.
        Misused: an officer has no access to the vault.
    """
    with session.deed(event) as deed:
        make_anew(session, deed, officers, hours)


def make_anew(session: Session, deed: Deed, officers: Sequence[str], hours: int) -> None:
    """Make a new duty key for these officers as part of ``deed``, or with nobody do away with the one there is.

    Raises:
        As :func:`appoint`.
    """
    people, private = session.opened.roster.renewed(), HybridPrivate.generate() if officers else None
    keys = session.newest_keys()
    root = root_key(session.opened, keys)
    publics = {}
    for officer in officers:
        certificate = people.at(officer, deed.time)
        if certificate is None:
            raise Misused(
                N_("Deze medewerker heeft geen toegang tot de kluis."),
                N_("Bekijk de namen met: wams vault status."),
            )
        publics[officer] = certificate.hybrid
    public = b"" if private is None else private.public.raw
    told = Appointment(keys.serial + 1, deed.time, public, hours, tuple(officers)).signed(root, keys)
    statements.add(deed, session.opened, KIND, told.to_bytes())

    def edit(before: KeyFile) -> KeyFile:
        others = tuple(held for held in before.held if held.key is not HeldKey.DUTY)
        mine = () if private is None else tuple(
            Held.make(before.vault_id, HeldKey.DUTY, private.raw, who, key) for who, key in publics.items()
        )  # fmt: skip
        again = replace(
            before,
            duty=None if private is None else private.public,
            held=(*others, *mine),
            serial=told.serial,
            halves=before.halves_made,
        )
        return again.signed_by_root(root)

    deed.change_keys(edit)


def make_without(session: Session, deed: Deed, gone: str) -> tuple[str, ...]:
    """Make the duty key anew, as part of ``deed``, for the officers other than ``gone``; return who they are.

    An officer who ended before gets none either; with nobody left there is no duty key any more.

    Raises:
        Locked: this coordinator is no administrator.
    """
    keys, told = session.newest_keys(), duty(session)
    holders = (held.holder for held in keys.held if held.key is HeldKey.DUTY)
    left = tuple(who for who in holders if who != gone and keys.slot_of(who) is not None)
    make_anew(session, deed, left, MOST_HOURS if told is None else told.hours)
    return left


def is_officer(session: Session) -> bool:
    """Say whether this coordinator holds the duty key."""
    return session.newest_keys().held_by(session.coordinator.id, HeldKey.DUTY) is not None


def all_heads(session: Session) -> Iterator[StoredHead]:
    """Yield the head of every case that is sealed to the duty key, for an officer to find the one that is meant.

    The caller writes in the audit log that somebody searched, before; one that is not genuine is passed over.

    Raises:
        Locked: this coordinator does not hold the duty key.
    """
    private = _private(session)
    with session.opened.database.reading() as sql:
        rows = sql.execute(_ALL).fetchall()
    for row in rows:
        try:
            case = _opened(session, row[7:], private)
            if case is not None and row[3] == case.epoch:
                record = records.opened(session.vault_id, case, row[1:7])
                yield StoredHead(case.case_id, record.version, record.changed, record.content)
        except (Damaged, Unopened):
            continue


def take(session: Session, case_id: str, until: datetime, event: "AuditEvent", edit: Edit | None = None) -> str:
    """Give oneself access to a case with the duty key, until a time; return the id of the statement that tells of it.

    Raises:
        Locked: this coordinator does not hold the duty key, or the case is not sealed to it.
        Misused: the end is not after now, or they have access already.
        Damaged: what stands there is not genuine.
    """
    session.require_writing()
    private = _private(session)
    with session.deed(event, case_id) as deed:
        end = micros(until)
        if end <= deed.time:
            raise Misused(N_("De einddatum is al voorbij."), N_("Kies een latere datum."))
        _refuse_long(session, end - deed.time)
        row = deed.sql.execute(_ONE, {"case": case_id}).fetchone()
        if row is None or row[1] is None or row[2] != HEAD:
            raise _not_sealed()
        try:
            case = _opened(session, row[7:], private)
            if case is None:
                raise _not_sealed()
            session.case_keys.judge().accept(deed.sql, case, session.case_keys.held(deed.sql, case_id))
        except Unopened as error:
            raise not_genuine() from error
        _let_in(session, deed, case, end, edit)
        content = canonical_json({"casus": case_id, "tot": end})
        return statements.add(deed, session.opened, TAKEN, content)


def _refuse_long(session: Session, lasts: int) -> None:
    told = duty(session)
    most = MOST_HOURS if told is None else told.hours
    if lasts > most * 3600 * 1_000_000:
        raise Misused(N_("Noodtoegang duurt hier ten hoogste {hours} uur."), N_("Kies minder uren."), hours=most)


def _let_in(session: Session, deed: Deed, case: CaseKey, end: int, edit: Edit | None) -> None:
    me = session.coordinator.id
    mine = [one for one in access.standing(deed.sql, case) if one.grantee == me]
    if any(one.counts(deed.time) for one in mine):
        raise Misused(N_("U hebt al toegang tot deze casus."), N_("Open hem uit uw lijst."))
    if mine:
        # What one had has ended and stands there still: a new epoch, in which it is counted from now.
        access.renew(session, deed, case, edit, joining={me: (deed.time, end)})
        return
    period = (deed.time, end)
    deed.writes.append(session.case_keys.give(deed.sql, case, me, session.opened.me.hybrid, deed.time, period))
    access.apply(session, deed, case, access.edited(session, deed.sql, case, edit))


def taken(session: Session) -> list[Taken]:
    """Return every emergency access there was, the first first."""
    known = seen(session)
    found = []
    for told in session.statements(TAKEN):
        value = _object(told.content)
        case_id, until = value.get("casus"), value.get("tot")
        if isinstance(case_id, str) and isinstance(until, int) and abs(until) < 2**60:
            found.append(Taken(told.id, case_id, told.author, told.time, moment(until), known.get(told.id, ())))
    return found


def seen(session: Session) -> dict[str, tuple[str, ...]]:
    """Return by statement who said to have seen what it tells."""
    found: dict[str, tuple[str, ...]] = {}
    for told in session.statements(SEEN):
        which = str(_object(told.content).get("melding", ""))
        found[which] = tuple(dict.fromkeys((*found.get(which, ()), told.author)))
    return found


def say_seen(session: Session, statement: str, event: "AuditEvent") -> None:
    """State that this coordinator has seen an emergency access."""
    session.state(SEEN, canonical_json({"melding": statement}), event)


def _object(content: bytes) -> dict[str, object]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _private(session: Session) -> HybridPrivate:
    raw = held_key(session.opened, session.newest_keys(), HeldKey.DUTY)
    if raw is None:
        raise Locked(
            N_("Noodtoegang is er alleen voor wie de piketsleutel heeft."),
            N_("Wie dat zijn, zegt: wams vault duty status."),
        )
    return HybridPrivate(raw)


def _opened(session: Session, row: Sequence[object], private: HybridPrivate) -> CaseKey | None:
    """Return the key of a duty grant (its row, then its digest); None where it is sealed to another duty key."""
    grant, stored = Grant.of_row(tuple(row[:11])), row[11]
    if grant.recipient != private.public.fingerprint:
        return None
    if not grant.is_genuine(session.vault_id, session.opened.roster) or grant.digest(session.vault_id) != stored:
        raise Unopened
    return CaseKey(grant.case_id, grant.epoch, grant.open(session.vault_id, private))


def _not_sealed() -> Locked:
    return Locked(
        N_("Deze casus is nog niet met de piketsleutel te openen."),
        N_("Laat iemand met toegang de kluis openen, of gebruik de herstelhelften."),
    )
