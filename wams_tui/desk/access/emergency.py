"""Emergency access: officers with the duty key, for hours, with a reason, told to everybody who should know.

The privacy officer and whoever has access to the case are told at their next unlock, until each says to have seen it.
Everybody is told who the officers are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from storage import Coordinator, Role
from storage.team import access as store
from storage.team import duty as duties
from wams_tui.casework.access import AccessKind, CaseAccess, Emergency, Holder
from wams_tui.casework.casefile import Entity
from wams_tui.casework.errors import Locked, Misused
from wams_tui.casework.log import CODE, AuditAction, AuditCode, AuditEvent
from wams_tui.casework.records import decode_head
from wams_tui.casework.words import N_
from wams_tui.desk.access.grants import edit, find_colleague, no_case_for_a_lawyer
from wams_tui.desk.caselist import fold
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, may, refuse_where_one_looks
from wams_tui.desk.travel import road
from wams_tui.desk.viewing import codes_told

HOURS = 4
"""How long emergency access lasts where nothing else is asked."""

SHORTEST_REASON = 10
"""Characters; less says nothing."""


@dataclass(frozen=True)
class DutyState:
    """Who the officers are, since when, made by whom; ``hours`` is the longest one emergency access may last."""

    exists: bool
    officers: tuple[str, ...]
    ended: tuple[str, ...]
    since: datetime
    by: str
    hours: int
    mine: bool
    seen: bool
    statement: str


@dataclass(frozen=True)
class Notice:
    """An emergency access that one has not said to have seen; ``code`` is there for who can open the case."""

    statement: str
    case_id: str
    code: str
    officer: str
    at: datetime
    until: datetime
    seen: bool


def duty_state(desk: Desk) -> DutyState | None:
    """Return who the officers are, by name; None where there never was a duty key.

    ``ended`` are those who left the vault since: they may have kept the key, and another one should be made.
    """
    told = duties.duty(desk.session)
    if told is None:
        return None
    names, inside = store.everybody(desk.session), {one.id for one in store.colleagues(desk.session)}
    called = {who: names.get(who, who[:8]) for who in told.officers}
    me = desk.session.coordinator.id
    return DutyState(
        told.exists, tuple(called.values()), tuple(name for who, name in called.items() if who not in inside),
        told.since, names.get(told.author, told.author[:8]), told.hours, duties.is_officer(desk.session),
        me == told.author or me in duties.seen(desk.session).get(told.statement, ()), told.statement,
    )  # fmt: skip


def officer_named(desk: Desk, name: str) -> Coordinator:
    """Return who is called ``name``, oneself included.

    Raises:
        Misused: nobody is.
    """
    me = desk.session.coordinator
    return me if " ".join(name.split()).casefold() == me.name.casefold() else find_colleague(desk, name)


def appoint(desk: Desk, officers: Sequence[Coordinator], hours: int = duties.MOST_HOURS) -> None:
    """Make a duty key for these officers, or with nobody do away with it; the cases one holds follow at once.

    Raises:
        Locked: one is no administrator.
        Misused: hours that are no hours.
        Refused: a lawyer is among them.
    """
    road.refuse(desk)
    refuse_where_one_looks(desk)
    if any(one.role is Role.JURIST for one in officers):
        raise no_case_for_a_lawyer()
    if not 1 <= hours <= duties.MOST_HOURS * 7:
        raise Misused(N_("Noodtoegang duurt ten minste één uur en ten hoogste een week."), N_("Kies minder uren."))
    details = {"officieren": ",".join(one.id for one in officers), "uren": str(hours)}
    event = AuditEvent(
        action=AuditAction.PIKETSLEUTEL_GEWIJZIGD, code=AuditCode.UPDATE, object_kind="kluis", details=details
    )
    duties.appoint(desk.session, [one.id for one in officers], event, hours)


def take(desk: Desk, wanted: str, reason: str, hours: int = HOURS) -> tuple[str, str, datetime]:
    """Let oneself into a case in an emergency; return its id, its code, and when it ends.

    Args:
        desk: Of an officer.
        wanted: The code of the case, or words of its name that only one case has.
        reason: Why, for the privacy officer and the coordinator; no names.
        hours: How long.

    Raises:
        Misused: the reason says nothing, or no case or more than one is meant.
        Locked: one is no officer.
    """
    road.refuse(desk)
    refuse_where_one_looks(desk)
    if len(reason.strip()) < SHORTEST_REASON:
        raise Misused(
            N_("Zonder reden is er geen noodtoegang."), N_("Zeg in een zin waarom het niet kan wachten, zonder namen.")
        )
    if not duties.is_officer(desk.session):
        raise Locked(
            N_("Noodtoegang is er alleen voor wie de piketsleutel heeft."),
            N_("Wie dat zijn, zegt: wams vault duty status."),
        )
    desk.session.record_event(
        AuditEvent(action=AuditAction.NOODTOEGANG_GEZOCHT, code=AuditCode.READ, details={"reden": reason.strip()})
    )
    case_id, code = _find(desk, wanted)
    now, me = desk.now(), desk.session.coordinator.id
    until = now + timedelta(hours=hours)

    def change(_now: OpenCase, file: CaseAccess) -> Sequence[Entity]:
        told = Emergency(officer=me, at=now, until=until, reason=reason)
        after = file.with_holder(Holder(who=me, kind=AccessKind.NOODTOEGANG, by=me, at=now, until=until))
        return [after.model_copy(update={"emergencies": (*file.emergencies, told)})]

    event = AuditEvent(
        action=AuditAction.NOODTOEGANG_GENOMEN,
        code=AuditCode.EXECUTE,
        object_kind="casus",
        object_id=case_id,
        details={"reden": reason.strip(), "tot": until.isoformat(), CODE: code},
    )
    duties.take(desk.session, case_id, until, event, edit(change))
    return case_id, code, until


def _find(desk: Desk, wanted: str) -> tuple[str, str]:
    words = fold(wanted).split()
    found = []
    for stored in duties.all_heads(desk.session):
        head = decode_head(stored.content)
        if wanted == stored.case_id or head.code.casefold() == wanted.strip().casefold():
            return stored.case_id, head.code
        if words and all(word in fold(head.title).split() for word in words):
            found.append((stored.case_id, head.code))
    if len(found) != 1:
        raise Misused(
            N_("Dit wijst niet één casus aan ({count} gevonden)."),
            N_("Geef de code, of meer woorden van de naam van het huishouden."),
            count=len(found),
        )
    return found[0]


def emergencies(desk: Desk) -> list[Notice]:
    """Return the emergency accesses one may know of, the last first: the privacy officer all, others their cases'."""
    return _with_codes(desk, _known(desk))


def _with_codes(desk: Desk, found: list[Notice]) -> list[Notice]:
    """Add the codes of cases that one holds no key of, as the audit log tells them to who reads it."""
    if all(one.code for one in found) or not may(desk, Task.AUDITLOG_LEZEN):
        return found
    codes = codes_told(desk.session.audit_lines())
    return [one if one.code else replace(one, code=codes.get(one.case_id, "")) for one in found]


def _known(desk: Desk) -> list[Notice]:
    told = duties.taken(desk.session)
    if not told:
        return []
    me, own = desk.session.coordinator, store.own_cases(desk.session)
    names = store.everybody(desk.session)
    mine = [one for one in told if me.role is Role.FG or one.case_id in own or one.officer == me.id]
    wanted = {one.case_id for one in mine} & own
    codes = {
        head.case_id: decode_head(head.content).code for head in desk.session.heads() if head.case_id in wanted
    } if wanted else {}  # fmt: skip
    return [
        Notice(
            one.statement, one.case_id, codes.get(one.case_id, ""), names.get(one.officer, one.officer[:8]),
            one.at, one.until, me.id in one.seen or me.id == one.officer,
        )
        for one in reversed(mine)
    ]  # fmt: skip


def reasons(desk: Desk) -> dict[str, str]:
    """Return by statement why an emergency access was taken, for who can read the audit log."""
    told = {(one.officer, one.at): one.statement for one in duties.taken(desk.session)}
    if not told:
        return {}
    found = {}
    for row in desk.session.audit_lines():
        if row.event is not None and row.event.action is AuditAction.NOODTOEGANG_GENOMEN:
            statement = told.get((row.author, row.time))
            if statement is not None:
                found[statement] = row.event.details.get("reden", "")
    return found


def unseen(desk: Desk) -> tuple[list[Notice], DutyState | None]:
    """Return what one must still be told: emergency accesses, and who the officers are (None: seen already)."""
    duty = duty_state(desk)
    return _with_codes(desk, [one for one in _known(desk) if not one.seen]), None if duty is None or duty.seen else duty


def say_seen(desk: Desk, statement: str) -> None:
    """Put on record that one has seen an emergency access, or who the officers are."""
    refuse_where_one_looks(desk)
    event = AuditEvent(
        action=AuditAction.NOODTOEGANG_GEZIEN, code=AuditCode.READ, object_kind="melding", object_id=statement
    )
    duties.say_seen(desk.session, statement, event)
