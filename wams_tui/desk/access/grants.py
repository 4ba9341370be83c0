"""*Toegang*: who can open a case and as what; giving access and taking it away.

Who may: the coordinator in charge; who stands in for them, only for reading along and no longer than they stand in
themselves. A colleague without access is told nothing, not even that there is such a case.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from storage import Change, Role, StoredRecord
from storage import Coordinator as Coordinator
from storage.team import access as store
from wams_tui.casework.access import AccessKind, CaseAccess, Holder, Offer
from wams_tui.casework.case import Case
from wams_tui.casework.casefile import Entity
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, changes_of, gather
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, refuse_where_one_looks, require
from wams_tui.desk.travel import road

WITH_END = frozenset({AccessKind.WAARNEMER, AccessKind.ONDERZOEK})
"""What is never without an end date."""

CANNOT_UNDO = (
    N_("Wat al gelezen, overgeschreven of afgedrukt is, blijft bij wie het zag."),
    N_("Back-ups en reiskluizen van vóór dit moment gaan nog open met de sleutel van toen."),
)
"""What taking access away does not do (Dutch, marked for the catalogue)."""

Change_ = Callable[[OpenCase, CaseAccess], Sequence[Entity]]


@dataclass(frozen=True)
class AccessLine:
    """One person with access; ``open`` says whether it works now, ``by`` who gave it last."""

    who: str
    name: str
    kind: AccessKind
    since: datetime
    until: datetime | None
    by: str
    open: bool


@dataclass(frozen=True)
class AccessView:
    """Everything *Toegang* shows of a case, who is in charge first; names instead of ids wherever a person reads."""

    lines: tuple[AccessLine, ...]
    in_charge: str
    mine: AccessKind
    offer: Offer | None
    names: dict[str, str]
    file: CaseAccess

    def line_of(self, who: str) -> AccessLine | None:
        """Return the line of somebody who can open the case now."""
        return next((line for line in self.lines if line.who == who and line.open), None)

    def name(self, who: str) -> str:
        """Return what somebody is called."""
        return self.names.get(who, who[:8])


def access_of(desk: Desk, opened: OpenCase) -> AccessView:
    """Return who has access to a case that lies open on the desk.

    Raises:
        Locked: one has no access any more.
    """
    return _view(desk, opened)


def _view(desk: Desk, opened: OpenCase) -> AccessView:
    holders, file = store.holders(desk.session, opened.id), opened.file.access
    names, me = store.everybody(desk.session), desk.session.coordinator.id
    ids = [holder.coordinator for holder in holders]
    in_charge = file.in_charge() or _first_in_charge(opened.file.case, ids)
    kinds = {who: _kind(file, who, in_charge) for who in ids}

    def order(one: store.Access) -> tuple[bool, datetime, str, str]:
        return one.coordinator != in_charge, one.since, names.get(one.coordinator, ""), one.coordinator

    lines = tuple(
        AccessLine(
            one.coordinator, names.get(one.coordinator, one.coordinator[:8]), kinds[one.coordinator],
            one.since, one.until, names.get(_by(file, one), _by(file, one)[:8]), one.open,
        )
        for one in sorted(holders, key=order)
    )  # fmt: skip
    mine = kinds.get(me, AccessKind.MEELEZER)
    return AccessView(lines, in_charge, mine, file.open_offer(desk.now()), names, file)


def _first_in_charge(case: Case, ids: Sequence[str]) -> str:
    """Return who is in charge of a case in which nobody ever said so: who it is in the name of, or who made it."""
    return case.coordinator if case.coordinator in ids or not ids else ids[0]


def _kind(file: CaseAccess, who: str, in_charge: str) -> AccessKind:
    if who == in_charge:
        return AccessKind.COORDINATOR
    told = file.holder(who)
    return told.kind if told is not None else AccessKind.MEELEZER


def _by(file: CaseAccess, one: store.Access) -> str:
    """Return who gave access: a change of key is given anew by whoever changed it, which is not what is asked."""
    told = file.holder(one.coordinator)
    return told.by if told is not None else one.giver


def colleagues(desk: Desk) -> list[Coordinator]:
    """Return the others who can unlock this vault and may come to a case, by name; a lawyer gets none."""
    me = desk.session.coordinator.id
    return [one for one in store.colleagues(desk.session) if one.id != me and one.role is not Role.JURIST]


def find_colleague(desk: Desk, asked: str) -> Coordinator:
    """Return who is called ``asked``, by name or id.

    Raises:
        Misused: nobody is, or it is oneself.
    """
    wanted = " ".join(asked.split()).casefold()
    for one in store.colleagues(desk.session):
        if asked == one.id or one.name.casefold() == wanted:
            if one.id == desk.session.coordinator.id:
                raise Misused(N_("Dat bent u zelf."), N_("Noem een collega; de namen staan in: wams vault status."))
            return one
    raise Misused(N_("Er is geen collega met die naam."), N_("Bekijk de namen met: wams vault status."))


def may_be(colleague: Coordinator) -> tuple[AccessKind, ...]:
    """Return what a colleague can be made in a case."""
    if colleague.role is Role.JURIST:
        return ()
    return (AccessKind.ONDERZOEK,) if colleague.role is Role.FG else (AccessKind.MEELEZER, AccessKind.WAARNEMER)


def may_give(view: AccessView) -> bool:
    """Say whether one gives access to this case."""
    return view.mine in (AccessKind.COORDINATOR, AccessKind.WAARNEMER)


def may_take(view: AccessView, me: str, who: str) -> bool:
    """Say whether ``me`` takes the access of ``who`` away: never that of who is in charge, always one's own."""
    if who == view.in_charge:
        return False
    if view.mine is AccessKind.COORDINATOR or who == me:
        return True
    line = next((one for one in view.lines if one.who == who), None)
    return view.mine is AccessKind.WAARNEMER and line is not None and line.kind is AccessKind.MEELEZER


def give(desk: Desk, opened: OpenCase, to: Coordinator, kind: AccessKind, until: datetime | None) -> None:
    """Give a colleague access to a case, or other access than they have.

    Args:
        desk: Of who gives.
        opened: The case.
        to: The colleague.
        kind: What they are to be in it.
        until: The moment it ends; None is no end.

    Raises:
        Refused: one does not give access to this case, or not this one.
        Misused: an end date is missing or has passed.
    """
    road.refuse(desk)
    require(desk, Task.CASUS_BEWERKEN)
    _check_kind(to, kind, until)
    event = _event(AuditAction.TOEGANG_VERLEEND, AuditCode.UPDATE, opened.id, _told(to.id, kind, until))

    def change(now: OpenCase, file: CaseAccess) -> Sequence[Entity]:
        _check_giver(_view(desk, now), desk.session.coordinator.id, to.id, kind, until)
        me = desk.session.coordinator.id
        return [file.with_holder(Holder(who=to.id, kind=kind, by=me, at=desk.now(), until=until))]

    store.grant(desk.session, opened.id, to.id, until, event, edit(change))


def _check_kind(to: Coordinator, kind: AccessKind, until: datetime | None) -> None:
    if kind not in may_be(to):
        if to.role is Role.JURIST:
            raise no_case_for_a_lawyer()
        if to.role is Role.FG:
            raise Refused(
                N_("De FG krijgt een casus alleen voor een onderzoek."),
                N_("Kies 'onderzoek', met een einddatum."),
            )
        raise Refused(
            N_("Zo geeft u geen toegang: dit is geen meelezer of waarnemer."),
            N_("Kies meelezer of waarnemer, of draag de casus over."),
        )
    if kind in WITH_END and until is None:
        raise Misused(N_("Dit kan niet zonder einddatum."), N_("Geef op tot en met welke dag."))


def no_case_for_a_lawyer() -> Refused:
    """Return that a lawyer answers questions without names, and gets no case."""
    return Refused(
        N_("Een jurist krijgt geen casussen: die beantwoordt vragen zonder namen, in de vraagbaak."),
        N_("Stel daar uw vraag, of kies een andere collega."),
    )


def _check_giver(view: AccessView, me: str, to: str, kind: AccessKind, until: datetime | None) -> None:
    if to == view.in_charge:
        raise Refused(N_("Deze collega is al de coördinator van deze casus."), N_("Er is niets veranderd."))
    if view.mine is AccessKind.COORDINATOR:
        return
    mine = view.line_of(me)
    if view.mine is not AccessKind.WAARNEMER or mine is None or kind is not AccessKind.MEELEZER:
        raise Refused(
            N_("Toegang tot deze casus geeft de coördinator van de casus."),
            N_("Vraag het {name}; een waarnemer laat alleen collega's meelezen."),
            name=view.name(view.in_charge),
        )
    if mine.until is not None and (until is None or until > mine.until):
        raise Refused(
            N_("Als waarnemer geeft u geen toegang die langer duurt dan uw waarneming."),
            N_("Kies een einddatum die niet later is dan die van u."),
        )


def take_away(desk: Desk, opened: OpenCase, who: str) -> None:
    """Take away somebody's access to a case, one's own included: a new key, everything sealed anew.

    What it cannot undo is said by :data:`CANNOT_UNDO`.

    Raises:
        Refused: one does not take it away, or they are in charge.
        Misused: they have no access.
    """
    road.refuse(desk)
    refuse_where_one_looks(desk)
    me = desk.session.coordinator.id
    if who != me:
        require(desk, Task.CASUS_BEWERKEN)
    event = _event(AuditAction.TOEGANG_INGETROKKEN, AuditCode.DELETE, opened.id, {"van": who})

    def change(now: OpenCase, file: CaseAccess) -> Sequence[Entity]:
        view = _view(desk, now)
        if who == view.in_charge:
            raise Refused(
                N_("De coördinator van een casus gaat niet weg zonder opvolger."),
                N_("Draag de casus eerst over."),
            )
        if not may_take(view, me, who):
            raise Refused(
                N_("Toegang tot deze casus trekt de coördinator van de casus in."),
                N_("Vraag het {name}."),
                name=view.name(view.in_charge),
            )
        gone = file.without(who)
        if gone.offer is not None and gone.offer.to == who:
            gone = gone.model_copy(update={"offer": None})
        return [gone]

    store.ungrant(desk.session, opened.id, {who}, event, edit(change))


def clear_up(desk: Desk) -> store.Tidied:
    """Give a new key to the cases one has access to in which somebody's access has ended; who only looks does not."""
    if desk.read_only:
        return store.Tidied(0, 0, ())

    def event(left: int) -> AuditEvent:
        details = {"aantal": str(left)}
        return AuditEvent(action=AuditAction.TOEGANG_OPGERUIMD, code=AuditCode.DELETE, details=details)

    return store.tidy(desk.session, event)


def to_clear_up(desk: Desk) -> int:
    """Return in how many of one's own cases somebody's access has ended, or a seal is missing."""
    return sum(1 for _ in store.untidy(desk.session))


def edit(change: Change_) -> store.Edit:
    """Return what the store asks: the changes of ``change``, made on the case as it stands in the transaction."""

    def changes(records: Sequence[StoredRecord]) -> Sequence[Change]:
        now = gather(records)
        return changes_of(now, change(now, now.file.access))[1]

    return changes


def _event(action: AuditAction, code: AuditCode, case_id: str, details: dict[str, str]) -> AuditEvent:
    return AuditEvent(action=action, code=code, object_kind="casus", object_id=case_id, details=details)


def _told(who: str, kind: AccessKind, until: datetime | None) -> dict[str, str]:
    return {"aan": who, "als": kind.value, "tot": until.isoformat() if until else ""}
