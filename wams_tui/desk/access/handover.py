"""Handing a case over: the coordinator offers, the colleague looks and accepts at their own desk, or does not.

Until then nothing changes hands. Whoever is asked can open the case from the offer on, so that they know what they say
yes to; that ends with the offer. The former coordinator keeps nothing, unless it was agreed that they read along.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from storage import Coordinator, Role
from storage.team import access as store
from wams_tui.casework.access import AccessKind, CaseAccess, HandOver, Holder, Offer
from wams_tui.casework.casefile import Entity
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_
from wams_tui.desk.access.grants import AccessView, access_of, edit, no_case_for_a_lawyer
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.todos import CONTROLLER_ANEW, TELL_OF_COORDINATOR, duties
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, refuse_where_one_looks, require
from wams_tui.desk.travel import road

OFFER_LASTS = timedelta(days=14)
"""How long an offer waits for an answer."""


def may_offer(view: AccessView) -> bool:
    """Say whether one may offer the case to a colleague.

    The coordinator in charge may, an officer in an emergency, and whoever is left where the coordinator has gone.
    """
    return view.mine in (AccessKind.COORDINATOR, AccessKind.NOODTOEGANG) or view.line_of(view.in_charge) is None


def offer(desk: Desk, opened: OpenCase, to: Coordinator, *, stays: bool = False, until: datetime | None = None) -> None:
    """Offer a case to a colleague; ``stays`` says that the present coordinator goes on reading along.

    Raises:
        Refused: one may not, or a privacy officer would become coordinator.
        Conflict: it is offered to somebody already.
        Misused: they are in charge already.
    """
    road.refuse(desk)
    refuse_where_one_looks(desk)
    end, me = until or desk.now() + OFFER_LASTS, desk.session.coordinator.id
    if to.role is Role.JURIST:
        raise no_case_for_a_lawyer()
    if to.role is Role.FG:
        raise Refused(N_("Een FG coördineert geen casussen."), N_("Kies een andere collega."))
    view = access_of(desk, opened)
    has = view.line_of(to.id) is not None
    told = Offer(to=to.id, by=me, at=desk.now(), until=end, stays=stays)

    def change(now: OpenCase, file: CaseAccess) -> Sequence[Entity]:
        view = access_of(desk, now)
        if not may_offer(view):
            raise Refused(
                N_("Een casus wordt overgedragen door de coördinator van de casus."),
                N_("Vraag het {name}."),
                name=view.name(view.in_charge),
            )
        if to.id == view.in_charge:
            raise Misused(N_("Deze collega is al de coördinator van deze casus."), N_("Er is niets veranderd."))
        if file.open_offer(desk.now()) is not None:
            raise Conflict(
                N_("Deze casus is al aan iemand aangeboden."), N_("Wacht op antwoord of trek het aanbod eerst in.")
            )
        # Who is asked while reading along already, stays what they are until they say yes.
        asked = Holder(who=to.id, kind=AccessKind.OVERDRACHT, by=me, at=desk.now(), until=end)
        known = file if has else file.with_holder(asked)
        return [known.model_copy(update={"offer": told})]

    event = _event(AuditAction.OVERDRACHT_AANGEBODEN, opened.id, {"aan": to.id, "tot": end.isoformat()})
    if has:
        store.amend(desk.session, opened.id, event, edit(change))
    else:
        store.grant(desk.session, opened.id, to.id, end, event, edit(change))


def accept(desk: Desk, opened: OpenCase) -> None:
    """Take over a case that was offered: one is in charge of it from now on.

    Raises:
        Conflict: the offer is not there any more.
        Refused: it was made to somebody else.
    """
    road.refuse(desk)
    require(desk, Task.CASUS_BEWERKEN)
    me = desk.session.coordinator.id
    view = access_of(desk, opened)
    present = {line.who for line in view.lines}
    waiting = _mine(desk, view.file)
    leaving = {view.in_charge} if not (waiting.stays and waiting.by == view.in_charge) else set()
    if view.file.holder(waiting.by) and _kind_of(view, waiting.by) is AccessKind.NOODTOEGANG:
        leaving.add(waiting.by)
    leaving = (leaving & present) - {me}
    former = view.in_charge

    def change(now: OpenCase, file: CaseAccess) -> Sequence[Entity]:
        if _mine(desk, file) != waiting or (file.in_charge() or former) != former:
            raise _gone()
        after = file
        for who in leaving:
            after = after.without(who)
        after = after.with_holder(Holder(who=me, kind=AccessKind.COORDINATOR, by=waiting.by, at=desk.now()))
        if former in present - leaving:
            after = after.with_holder(Holder(who=former, kind=AccessKind.MEELEZER, by=me, at=desk.now()))
        done = HandOver(giver=former, taker=me, at=desk.now())
        after = after.model_copy(update={"offer": None, "handovers": (*file.handovers, done)})
        # A new coordinator means that the controller is determined again and the family hears of it (guard G8).
        asked = duties(desk, now.file, (CONTROLLER_ANEW, TELL_OF_COORDINATOR), "")
        return [after, now.file.case.model_copy(update={"coordinator": me}), *asked]

    event = _event(AuditAction.OVERDRACHT_AANVAARD, opened.id, {"van": former})
    store.ungrant(desk.session, opened.id, leaving, event, edit(change), {me: None})


def decline(desk: Desk, opened: OpenCase) -> None:
    """Say no to a case that was offered; who could open it only because of the offer, cannot any more.

    Raises:
        Conflict: the offer is not there any more.
        Refused: it was made to somebody else.
    """
    road.refuse(desk)
    refuse_where_one_looks(desk)
    waiting = _mine(desk, opened.file.access)
    _end(desk, opened, waiting, AuditAction.OVERDRACHT_GEWEIGERD)


def withdraw(desk: Desk, opened: OpenCase) -> None:
    """Take an offer back.

    Raises:
        Conflict: there is none any more.
        Refused: one may not.
    """
    road.refuse(desk)
    refuse_where_one_looks(desk)
    view = access_of(desk, opened)
    waiting = view.file.offer
    if waiting is None:
        raise _gone()
    if desk.session.coordinator.id not in (waiting.by, view.in_charge):
        raise Refused(
            N_("Een aanbod wordt ingetrokken door wie het deed."), N_("Vraag het {name}."), name=view.name(waiting.by)
        )
    _end(desk, opened, waiting, AuditAction.OVERDRACHT_INGETROKKEN)


def _end(desk: Desk, opened: OpenCase, waiting: Offer, action: AuditAction) -> None:
    view = access_of(desk, opened)
    only_asked = _kind_of(view, waiting.to) is AccessKind.OVERDRACHT
    leaves = only_asked and any(line.who == waiting.to for line in view.lines)

    def change(_now: OpenCase, file: CaseAccess) -> Sequence[Entity]:
        if file.offer != waiting:
            raise _gone()
        after = file.without(waiting.to) if only_asked else file
        return [after.model_copy(update={"offer": None})]

    event = _event(action, opened.id, {"aan": waiting.to})
    if leaves:
        store.ungrant(desk.session, opened.id, {waiting.to}, event, edit(change))
    else:
        store.amend(desk.session, opened.id, event, edit(change))


def _mine(desk: Desk, file: CaseAccess) -> Offer:
    waiting = file.open_offer(desk.now())
    if waiting is None:
        raise _gone()
    if waiting.to != desk.session.coordinator.id:
        raise Refused(N_("Deze casus is aan een ander aangeboden."), N_("Alleen wie gevraagd is, neemt de casus over."))
    return waiting


def _kind_of(view: AccessView, who: str) -> AccessKind | None:
    told = view.file.holder(who)
    return None if told is None else told.kind


def _gone() -> Conflict:
    return Conflict(
        N_("Er is geen aanbod om deze casus over te nemen (meer)."), N_("Open de casus opnieuw en kijk bij Toegang.")
    )


def _event(action: AuditAction, case_id: str, details: dict[str, str]) -> AuditEvent:
    return AuditEvent(action=action, code=AuditCode.UPDATE, object_kind="casus", object_id=case_id, details=details)
