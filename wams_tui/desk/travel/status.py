"""Which travel vaults are out, and what to do when one is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from storage import Travelling, destroy_travel, is_travel, revoke_travel, travelling
from storage import TravelState as TravelState
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.errors import Locked, Misused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.records import decode_head
from wams_tui.casework.words import N_
from wams_tui.desk.cases import open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, may, require
from wams_tui.desk.viewing import names_of

CANNOT_RECALL = (
    N_("Een kopie die weg is, kan niet worden teruggehaald: wie de laptop, de wachtwoordzin en tijd heeft, kan erin."),
    N_("Het programma opent hem niet meer na de einddatum; een eigen programma houdt zich daar niet aan."),
)
"""What revoking does not do (Dutch, marked for the catalogue)."""

CANNOT_WIPE = (
    N_("Kopieën op een stick of in een back-up van de laptop zijn hiermee niet weg."),
    N_("Wat een schijf van gewiste bestanden bewaart, kan geen programma beloven; versleutel de schijf."),
)
"""What deleting a travel vault does not do (Dutch, marked for the catalogue)."""


STATE_LABELS = {
    TravelState.OUT: N_("onderweg"),
    TravelState.LATE: N_("te laat"),
    TravelState.BACK: N_("terug"),
    TravelState.REVOKED: N_("ingetrokken"),
}


@dataclass(frozen=True)
class Out:
    """A travel vault and what its coordinator is called."""

    vault: Travelling
    name: str


@dataclass(frozen=True)
class LostCase:
    """What of one case is in a travel vault that was revoked, for the register of incidents: codes and counts.

    ``categories`` are those of the case as it stands now; ``code`` is empty for a case one has no access to.
    """

    case_id: str
    code: str
    persons: int = 0
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True)
class Lost:
    """A travel vault that was revoked: who had it, and what was in it as far as whoever revokes can see.

    ``unseen`` is how many cases more were in it.
    """

    out: Out
    cases: tuple[LostCase, ...]
    unseen: int


def travels(desk: Desk) -> tuple[Out, ...]:
    """Return every travel vault that was packed from this vault, oldest first."""
    names = names_of(desk)
    return tuple(Out(one, names.get(one.coordinator, one.coordinator[:8])) for one in travelling(desk.session))


def find_travel(desk: Desk, wanted: str) -> Out:
    """Return the travel vault whose id begins like this.

    Raises:
        Misused: there is none, or more than one.
    """
    found = [one for one in travels(desk) if wanted and one.vault.id.startswith(wanted)]
    if len(found) != 1:
        raise Misused(N_("Er is geen reiskluis met dit kenmerk."), N_("Bekijk ze met: wams travel status"))
    return found[0]


def revoke(desk: Desk, wanted: str) -> Lost:
    """Say that a travel vault is lost, and return what was in it; nothing that is out is touched by that.

    Raises:
        Misused: there is no such travel vault, or it was revoked already.
    """
    require(desk, Task.REIS_INTREKKEN)
    travel = find_travel(desk, wanted).vault.id
    event = AuditEvent(
        action=AuditAction.REIS_INGETROKKEN, code=AuditCode.EXECUTE, object_kind="reiskluis", object_id=travel
    )
    done = revoke_travel(desk.session, travel, event)
    with desk.session.batch():
        perhaps = dict.fromkeys((*done.cases, *_away(desk, done.travelling.coordinator)))
        told = (_told(desk, case, travel, done.cases) for case in perhaps)
        cases = [one for one in told if one is not None]
    return Lost(find_travel(desk, travel), tuple(cases), max(0, done.travelling.cases - len(cases)))


def _away(desk: Desk, who: str) -> list[str]:
    """Return those of one's own cases that are along with somebody."""
    heads = ((head.case_id, decode_head(head.content)) for head in desk.session.heads())
    return [case_id for case_id, head in heads if any(one.by == who for one in head.away)]


def _told(desk: Desk, case_id: str, travel: str, packed: Sequence[str]) -> LostCase | None:
    """Write in a case that its trip was revoked; return what is told of it, None for one that was not along."""
    try:
        opened = open_case(desk, case_id)
    except Locked:
        return LostCase(case_id, "") if case_id in packed else None
    trip = next((one for one in opened.file.trips if one.id == travel), None)
    if trip is None:
        return None
    gone = trip.model_copy(update={"revoked_at": desk.now(), "revoked_by": desk.session.coordinator.id})
    event = AuditEvent(
        action=AuditAction.REIS_INGETROKKEN, code=AuditCode.UPDATE, object_kind="casus", object_id=case_id,
        details={"reis": travel},
    )  # fmt: skip
    if may(desk, Task.CASUS_BEWERKEN):
        save(desk, opened, [gone], event)
    return LostCase(case_id, opened.file.case.code, len(opened.file.persons), _categories(opened.file))


def _categories(file: CaseFile) -> tuple[Category, ...]:
    found = {one.category for one in file.items} | {each for one in file.texts for each in one.categories}
    return tuple(sorted(found))


def refuse_no_travel(directory: Path) -> None:
    """Refuse a directory in which no travel vault stands, before anything is asked.

    Raises:
        Misused: there is none.
    """
    if not is_travel(directory):
        raise Misused(
            N_("In {path} staat geen reiskluis."),
            N_("Kies de map waarin u bij het inpakken de reiskluis zette."),
            path=directory,
        )


def destroy(directory: Path) -> str:
    """Delete a travel vault, its keys first; return its id.

    Raises:
        Misused: there is none in that directory.
        Unusable: it may not be deleted.
    """
    return destroy_travel(directory)
