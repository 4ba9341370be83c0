"""Who may open which case: giving access, taking it away with a new key, and clearing up what has ended.

Each of these is one transaction with its audit line (docs/security.md §6.6). What the desk keeps of it inside the case
goes along as an ``edit``: it is given the records as they stand in that transaction, so that nobody decides on what
somebody else has just changed.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from storage.basics.codec import micros, moment
from storage.basics.sql import Connection
from storage.cases import records
from storage.cases.trust import Judge
from storage.cases.views import Change, StoredRecord
from storage.keys.grants import GONE_BYTES, ROW, Grant
from storage.keys.keyfile import KeyFile
from storage.keys.people import DUTY, RECOVERY, Certificate, Coordinator
from storage.logs.logbook import CaseKey
from storage.vault.casekeys import not_genuine
from storage.vault.deeds import Deed
from storage.vault.session import Session
from wams_tui.casework.errors import Conflict, Misused, WamsError
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from wams_tui.casework.log import AuditEvent

Edit = Callable[[Sequence[StoredRecord]], Sequence[Change]]
"""What is to change in the records of a case, given as they stand; may refuse by raising."""

_VAULT = (RECOVERY, DUTY)
_STANDING = f"SELECT {ROW} FROM case_grant WHERE case_id = :case AND epoch = :epoch AND length(sealed) > {GONE_BYTES}"
_OF_ANY = f"SELECT {ROW} FROM case_grant WHERE case_id = :case AND grantee = :who AND length(sealed) > {GONE_BYTES}"
_ENDING = (
    "SELECT g.case_id, g.grantee, g.recipient, g.until FROM case_grant AS me CROSS JOIN case_file AS c "
    "CROSS JOIN case_grant AS g WHERE me.grantee = :me AND me.since <= :now AND (me.until IS NULL OR me.until > :now) "
    f"AND length(me.sealed) > {GONE_BYTES} AND c.id = me.case_id AND c.epoch = me.epoch "
    "AND g.case_id = me.case_id AND g.epoch = me.epoch ORDER BY g.case_id"
)
_OWN = (
    "SELECT c.id FROM case_grant AS g CROSS JOIN case_file AS c WHERE g.grantee = :me AND g.since <= :now "
    "AND (g.until IS NULL OR g.until > :now) AND c.id = g.case_id AND c.epoch = g.epoch"
)
_OF_EVERYBODY = (
    "SELECT c.id, g.grantee, g.until FROM case_file AS c JOIN case_grant AS g ON g.case_id = c.id "
    "AND g.epoch = c.epoch ORDER BY c.id"
)


@dataclass(frozen=True)
class Access:
    """One coordinator's access to a case; times are UTC, ``until`` None is no end.

    ``open`` says whether it may be used now: it has begun, has not ended, and neither has the coordinator.
    """

    coordinator: str
    since: datetime
    until: datetime | None
    given: datetime
    giver: str
    open: bool


@dataclass(frozen=True)
class Tidied:
    """What clearing up did: how many cases got a new key, how many only lacked a seal, and what was left undone."""

    renewed: int
    sealed: int
    failed: tuple[str, ...]


def holders(session: Session, case_id: str) -> list[Access]:
    """Return who has access to a case one has access to, the longest first; what has ended stands there until cleared.

    Raises:
        Locked: no such case, or no grant for it.
    """
    case, keys = session.case_keys.current(case_id), session.newest_keys()
    now = micros(session.opened.now())
    with session.opened.database.reading() as sql:
        judge = session.case_keys.judge()
        found = [one for one in standing(sql, case) if one.grantee not in _VAULT and _is_given(judge, sql, one)]
    people = session.opened.roster.renewed()
    return [
        Access(
            grant.grantee, moment(grant.since), None if grant.until is None else moment(grant.until),
            moment(grant.given), grant.granter,
            _ended(grant.grantee, grant.recipient, grant.until, now, keys, people.at(grant.grantee, now)) is None,
        )
        for grant in sorted(found, key=lambda grant: (grant.since, grant.given))
    ]  # fmt: skip


def grant(
    session: Session,
    case_id: str,
    to: str,
    until: datetime | None,
    event: "AuditEvent",
    edit: Edit | None = None,
) -> None:
    """Give a coordinator access to a case from now on, or give who has access already another end date.

    Raises:
        Locked: no such case, or no grant for it.
        Misused: nobody of that id has access to the vault, or the end is not after now.
        Damaged: what stands there is not genuine.
    """
    with session.deed(event, case_id) as deed:
        case = session.case_keys.current(case_id)
        certificate = _in_force(session, to, deed.time)
        end = None if until is None else micros(until)
        if end is not None and end <= deed.time:
            raise Misused(N_("De einddatum is al voorbij."), N_("Kies een latere datum."))
        if any(one.grantee == to for one in standing(deed.sql, case)):
            renew(session, deed, case, edit, terms={to: end})
            return
        period = (deed.time, end)
        deed.writes.append(session.case_keys.give(deed.sql, case, to, certificate.hybrid, deed.time, period))
        apply(session, deed, case, edited(session, deed.sql, case, edit))


def amend(session: Session, case_id: str, event: "AuditEvent", edit: Edit) -> None:
    """Change what a case says of who works on it, where nobody comes or goes.

    Raises:
        Locked: no such case, or no grant for it.
    """
    with session.deed(event, case_id) as deed:
        case = session.case_keys.current(case_id)
        apply(session, deed, case, edited(session, deed.sql, case, edit))


def ungrant(
    session: Session,
    case_id: str,
    leaving: Collection[str],
    event: "AuditEvent",
    edit: Edit | None = None,
    terms: Mapping[str, int | None] | None = None,
) -> None:
    """Take away the access of coordinators: a new key for who stays, everything sealed anew under it.

    Args:
        session: Of somebody with access; they may be among those who leave.
        case_id: The case.
        leaving: Coordinator ids.
        event: What the audit log says of it.
        edit: What is to change in its records, in the same transaction.
        terms: Other end dates (microseconds; None is no end) for some of those who stay.

    Raises:
        Locked: no such case, or no grant for it.
        Misused: one of them has no access, or nobody would be left.
    """
    with session.deed(event, case_id) as deed:
        case = session.case_keys.current(case_id)
        having = {one.grantee for one in standing(deed.sql, case)} - set(_VAULT)
        if not set(leaving) <= having:
            raise Misused(N_("Deze medewerker heeft geen toegang tot deze casus."), N_("Bekijk wie toegang heeft."))
        renew(session, deed, case, edit, leaving, terms or {})


def renew(
    session: Session,
    deed: Deed,
    case: CaseKey,
    edit: Edit | None = None,
    leaving: Collection[str] = (),
    terms: Mapping[str, int | None] | None = None,
    joining: Mapping[str, tuple[int, int | None]] = MappingProxyType({}),
) -> CaseKey:
    """Begin a new epoch within ``deed`` for all who stay: whose access is genuine, and has not ended.

    ``joining`` are others who come in, with since and until (microseconds); ``leaving`` and ``terms`` as of
    :func:`ungrant`.

    Raises:
        Misused: nobody would be left who can open the case.
        Damaged: a record or an epoch is not what was written.
    """
    sql, keys = deed.sql, session.case_keys
    present = standing(sql, case)
    changes = edited(session, sql, case, edit)
    out = {*leaving, *joining}
    staying = [one for one in _staying(session, deed, present, terms or {}) if one[0].coordinator.id not in out]
    staying += [(_in_force(session, who, deed.time), *period) for who, period in joining.items()]
    if not staying:
        raise Misused(
            N_("Dan kan niemand deze casus meer openen."),
            N_("Geef eerst een collega toegang, of draag de casus over."),
        )
    new, told = keys.renew(sql, case, deed.time)
    deed.writes.append(told)
    for certificate, since, until in staying:
        who = certificate.coordinator.id
        deed.writes.append(keys.give(sql, new, who, certificate.hybrid, deed.time, (since, until)))
    deed.writes += keys.give_to_vault(sql, new, deed.time)
    left = {one.grantee for one in present} - {one[0].coordinator.id for one in staying} - set(_VAULT)
    for who in sorted(left):
        rows = sql.execute(_OF_ANY, {"case": case.case_id, "who": who}).fetchall()
        deed.writes += [keys.take(sql, Grant.of_row(row)) for row in rows]
    deed.writes += records.seal_anew(sql, session.vault_id, keys.every(sql, new), new)
    apply(session, deed, new, changes)
    return new


def tidy(session: Session, event: Callable[[int], "AuditEvent"], most: int | None = None) -> Tidied:
    """Clear up the cases one has access to: ended access leaves with a new key, a missing seal is added.

    That is: end dates that have passed, coordinators who have ended, recovery halves or a duty key that were replaced.

    Args:
        session: Of anybody with access; each case is a transaction of its own.
        event: Gives what the audit log says, from how many left; 0 where only a seal was added.
        most: How many cases at most.
    """
    session.require_writing()
    done = {True: 0, False: 0}
    failed = []
    for case_id in list(untidy(session))[:most]:
        try:
            left = _tidy_case(session, case_id, event)
        except WamsError:
            failed.append(case_id)
        else:
            if left is not None:
                done[left] += 1
    return Tidied(done[True], done[False], tuple(failed))


def _tidy_case(session: Session, case_id: str, event: Callable[[int], "AuditEvent"]) -> bool | None:
    """Clear up one case; return whether it got a new key, None where somebody else was first."""
    now, newest = micros(session.opened.now()), session.newest_keys()
    case = session.case_keys.current(case_id)
    with session.opened.database.reading() as sql:
        present = standing(sql, case)
    people = session.opened.roster.renewed()
    gone = [
        one.grantee
        for one in present
        if _ended(one.grantee, one.recipient, one.until, now, newest, people.at(one.grantee, now)) is not None
    ]
    lacks = newest.duty is not None and not any(one.grantee == DUTY for one in present)
    if not gone and not lacks:
        return None
    with session.deed(event(len(gone)), case_id) as deed:
        if session.case_keys.current(case_id).epoch != case.epoch:
            raise Conflict(N_("Deze casus is intussen door een ander opgeruimd."))
        if gone:
            renew(session, deed, case)
        elif newest.duty is not None:
            deed.writes.append(session.case_keys.give(deed.sql, case, DUTY, newest.duty, deed.time))
    return bool(gone)


def untidy(session: Session) -> Iterator[str]:
    """Yield the cases one has access to in which an access has ended or a seal is missing."""
    newest, people = session.newest_keys(), session.opened.roster.renewed()
    me, now = session.coordinator.id, micros(session.opened.now())
    with session.opened.database.reading() as sql:
        rows = sql.execute(_ENDING, {"me": me, "now": now}).fetchall()
    of_case: dict[str, list[tuple[str, bytes, int | None]]] = {}
    for case_id, grantee, recipient, until in rows:
        of_case.setdefault(case_id, []).append((grantee, recipient, until))
    inside = {one[0]: people.at(one[0], now) for found in of_case.values() for one in found}
    for case_id, found in of_case.items():
        ended = any(_ended(*one, now, newest, inside[one[0]]) is not None for one in found)
        if ended or (newest.duty is not None and not any(one[0] == DUTY for one in found)):
            yield case_id


def case_counts(session: Session) -> tuple[dict[str, int], int]:
    """Return how many cases each coordinator may open now, by id, and how many nobody can open any more.

    Those open only with the recovery halves or the duty key. Of no case is anything told.
    """
    people, now = session.opened.roster.renewed(), micros(session.opened.now())
    with session.opened.database.reading() as sql:
        rows = sql.execute(_OF_EVERYBODY).fetchall()
    counts: dict[str, int] = {}
    cases: dict[str, bool] = {}
    for case_id, grantee, until in rows:
        counted = grantee not in _VAULT and (until is None or until > now) and people.at(grantee, now) is not None
        cases[case_id] = cases.get(case_id, False) or counted
        if counted:
            counts[grantee] = counts.get(grantee, 0) + 1
    return counts, sum(not opened for opened in cases.values())


def colleagues(session: Session) -> list[Coordinator]:
    """Return who has access to the vault now, by name."""
    now = micros(session.opened.now())
    every = session.opened.roster.renewed()
    found = {one.coordinator.id for one in every}
    inside = [certificate.coordinator for who in found if (certificate := every.at(who, now)) is not None]
    return sorted(inside, key=lambda one: (one.name.casefold(), one.id))


def everybody(session: Session) -> dict[str, str]:
    """Return by id what everybody is called who ever had access to the vault."""
    return {one.coordinator.id: one.coordinator.name for one in session.opened.roster.renewed()}


def own_cases(session: Session) -> frozenset[str]:
    """Return the ids of the cases one has access to now."""
    values = {"me": session.coordinator.id, "now": micros(session.opened.now())}
    with session.opened.database.reading() as sql:
        return frozenset(str(row[0]) for row in sql.execute(_OWN, values).fetchall())


def standing(sql: Connection, case: CaseKey) -> list[Grant]:
    """Return the grants of an epoch that were not taken away."""
    rows = sql.execute(_STANDING, {"case": case.case_id, "epoch": case.epoch}).fetchall()
    return [Grant.of_row(row) for row in rows]


def _staying(
    session: Session, deed: Deed, present: Sequence[Grant], terms: Mapping[str, int | None]
) -> list[tuple[Certificate, int, int | None]]:
    """Return who keeps access, from when, until when.

    A grant that was slipped in by somebody without a part in the case is left behind: nothing is sealed to its holder.
    """
    people, judge = session.opened.roster.renewed(), session.case_keys.judge()
    found = []
    for one in present:
        certificate = people.at(one.grantee, deed.time)
        until = terms.get(one.grantee, one.until)
        if certificate is None or (until is not None and until <= deed.time):
            continue
        if _is_given(judge, deed.sql, one):
            found.append((certificate, one.since, until))
    return found


def _is_given(judge: Judge, sql: Connection, one: Grant) -> bool:
    try:
        return judge.gave(sql, one)
    except (TypeError, ValueError, OverflowError):
        return False


def _ended(
    grantee: str, recipient: bytes, until: int | None, now: int, keys: KeyFile, certificate: Certificate | None
) -> str | None:
    """Return why an access counts no longer, or None where it does."""
    if grantee == RECOVERY:
        return None if recipient == keys.recovery.fingerprint else RECOVERY
    if grantee == DUTY:
        return None if keys.duty is not None and recipient == keys.duty.fingerprint else DUTY
    if certificate is None:
        return "coordinator"
    return "until" if until is not None and until <= now else None


def _in_force(session: Session, who: str, now: int) -> Certificate:
    certificate = session.opened.roster.renewed().at(who, now)
    if certificate is None:
        raise Misused(
            N_("Deze medewerker heeft geen toegang tot de kluis."),
            N_("Bekijk de namen met: wams vault status."),
        )
    return certificate


def edited(session: Session, sql: Connection, case: CaseKey, edit: Edit | None) -> Sequence[Change]:
    """Return what ``edit`` makes of the records as they stand; :class:`Damaged` where one does not open."""
    if edit is None:
        return ()
    keys = session.case_keys.every(sql, case)
    rows = sql.execute(records.OF_CASE, {"case": case.case_id}).fetchall()
    if any(row[2] not in keys for row in rows):
        raise not_genuine()
    return edit([records.opened(session.vault_id, CaseKey(case.case_id, row[2], keys[row[2]]), row) for row in rows])


def apply(session: Session, deed: Deed, case: CaseKey, changes: Sequence[Change]) -> None:
    """Carry out changes of records within ``deed``."""
    deed.writes += [records.apply(deed.sql, session.vault_id, case, change, deed.time) for change in changes]
