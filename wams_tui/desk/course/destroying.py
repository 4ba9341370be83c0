"""Destroying a case at the desk: who may, on which decision, and the certificate that promises no more than is so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from storage import Destroyed, KnownBackup, Role, destroy_case, destroyed_cases, known_backups
from storage.backups.backup import BackupState
from storage.destroying.settling import is_clean
from wams_tui.casework.codes import Phase, VaultNature
from wams_tui.casework.course.destruction import DECIDED_LABELS, GROUND_LABELS, DecidedBy, Ground
from wams_tui.casework.disclosing.publication import Publication, Section
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.words import N_
from wams_tui.desk.access.grants import access_of
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Outcome, disclosures
from wams_tui.desk.roles import Task, require
from wams_tui.desk.travel import road
from wams_tui.documents.deliver import check_target, write_new
from wams_tui.documents.publish import PublicationForm, publish
from wams_tui.locale.clock import dutch_time

_CLOSED = frozenset({Phase.AFGESLOTEN, Phase.BEWAREN})


@dataclass(frozen=True)
class Decision:
    """What was decided, by which office and when; ``kept_until`` is the last day of the term of retention."""

    ground: Ground
    by: DecidedBy
    on: date
    kept_until: date | None = None


def destroy(desk: Desk, opened: OpenCase, decision: Decision) -> Destroyed:
    """Destroy a case; there is no way back.

    Raises:
        Refused: it is somebody else's case, or its term of retention is not over.
        Misused: the day of the decision cannot be, or the term of retention is not told.
        Unusable: the register outside may not be written; nothing was done.
    """
    require(desk, Task.CASUS_VERNIETIGEN)
    road.refuse(desk)  # here it would leave the case of the office as it is
    me = desk.session.coordinator
    if me.role is not Role.BEHEERDER and access_of(desk, opened).in_charge != me.id:
        raise Refused(Task.CASUS_VERNIETIGEN.value, N_("Vraag het de coördinator van deze casus."))
    _check(decision, opened, desk.today())
    handed_over = [one.disclosure for one in disclosures(desk, opened.id) if one.outcome is not Outcome.MISLUKT]
    unique = tuple(dict.fromkeys(reversed(handed_over)))
    return destroy_case(desk.session, opened.id, decision.ground, decision.by, decision.on, unique)


def _check(decision: Decision, opened: OpenCase, today: date) -> None:
    case = opened.file.case
    if not case.opened_on <= decision.on <= today:
        raise Misused(
            N_("Het besluit kan niet van die dag zijn: de casus was er nog niet, of de dag moet nog komen."),
            N_("Geef de dag van het besluit met --decided-on."),
        )
    if decision.ground is not Ground.BEWAARTERMIJN:
        return
    if decision.kept_until is None:
        raise Misused(
            N_("Tot wanneer deze casus bewaard moest worden, is niet opgegeven."),
            N_("Geef de laatste dag van de bewaartermijn met --kept-until; wie twijfelt, vraagt de FG."),
        )
    if case.phase not in _CLOSED:
        raise Refused(
            N_("Deze casus is nog niet afgesloten; zijn bewaartermijn is niet begonnen."),
            N_("Sluit de casus eerst af (wams case close), of kies een andere grond."),
        )
    closed = max((step.on for step in case.history if step.phase in _CLOSED), default=case.opened_on)
    if not closed < decision.kept_until < today:
        raise Refused(
            N_("De bewaartermijn van deze casus is nog niet voorbij, of eindigt voordat hij kon beginnen."),
            N_("Wacht tot de bewaartermijn voorbij is; eerder kan alleen op een andere grond."),
        )


def destroyed(desk: Desk) -> list[Destroyed]:
    """Return every case of this vault that was destroyed, oldest first: ids, codes and counts, no person."""
    return destroyed_cases(desk.session)


def find_destroyed(desk: Desk, wanted: str) -> Destroyed:
    """Return the destruction with this id, or of the case with this id.

    Raises:
        Misused: there is none.
    """
    for one in destroyed(desk):
        if wanted in (one.id, one.case_id):
            return one
    raise Misused(
        N_("Er is geen vernietigde casus met dit kenmerk."), N_("Bekijk de kenmerken met: wams case destroyed")
    )


def certificate_target(path: Path) -> None:
    """Ask whether a certificate could be written there, before anything is destroyed.

    Raises:
        Conflict, Misused, Unusable: it could not.
    """
    check_target(path)


def write_certificate(desk: Desk, done: Destroyed, path: Path) -> str:
    """Write the certificate of a destruction as PDF; return the SHA-256 of the file.

    Raises:
        Conflict, Misused, Unusable: it cannot be written there; nothing is left behind.
    """
    return write_new(path, publish(certificate(desk, done), PublicationForm.PDF, desk.papers.style_or_own().look))


def certificate(desk: Desk, done: Destroyed) -> Publication:
    """Return the certificate: what is gone, what that promises, and what still exists elsewhere. It names nobody."""
    return Publication(
        title="Verklaring van vernietiging van een casus",
        made_at=desk.now(),
        subtitle=f"Kenmerk {done.id}",
        practice=desk.session.nature is VaultNature.OEFENKLUIS,
        sections=(
            _what(done),
            _promise(clean=is_clean(desk.session)),
            _backups(done, known_backups(desk.session)),
            *_elsewhere(done),
        ),
    )


def _what(done: Destroyed) -> Section:
    at = dutch_time(done.time)
    rows = (
        ("Wat", "Gegeven"),
        ("Casus (kenmerk)", done.case_id),
        ("Vernietigd op", f"{at:%d-%m-%Y %H:%M}"),
        ("Besluit van", f"{done.decided_on:%d-%m-%Y}"),
        ("Besloten door", DECIDED_LABELS[done.office]),
        ("Grond", GROUND_LABELS[done.ground]),
        ("Uitgevoerd door (kenmerk)", done.by),
        ("Verwijderde onderdelen", str(done.counts["gegevens"])),
        ("Verwijderde toegangen", str(done.counts["toegangen"])),
        ("Verwijderde sleutels", str(done.counts["sleutels"])),
    )
    return Section(title="Wat is vernietigd", table=rows)


_WRITTEN_OVER = (
    "De onderdelen, sleutels en toegangen van deze casus zijn uit de kluis verwijderd en overschreven."
    " Niemand kan ze daar nog lezen, ook niet met alle sleutels."
)
_NOT_YET_WRITTEN_OVER = (
    "De onderdelen, sleutels en toegangen van deze casus zijn uit de kluis verwijderd. Resten in de bestanden zijn nog"
    " niet overschreven: de kluis was nog bij iemand open of de schijf was vol. Dat gebeurt bij een volgende"
    " ontgrendeling; maak deze verklaring dan opnieuw."
)
_NEVER_BACK = (
    "De casus staat in een register buiten de kluis. Een back-up die wordt teruggezet, komt zonder deze casus terug."
)
_LOGS = (
    "In de twee logboeken blijft staan dat de casus er was, wat er is verstrekt en dat hij is vernietigd:"
    " kenmerken en codes, geen namen."
)
_NOT_PROMISED = (
    "Wat is afgedrukt, verstrekt, meegenomen of door iemand gelezen, is hiermee niet vernietigd. Wat een schijf van"
    " gewiste bestanden bewaart, of een databaseserver in zijn eigen logboek, kan geen programma beloven."
)


def _promise(*, clean: bool) -> Section:
    first = _WRITTEN_OVER if clean else _NOT_YET_WRITTEN_OVER
    return Section(title="Wat deze verklaring zegt, en wat niet", paragraphs=(first, _NEVER_BACK, _LOGS, _NOT_PROMISED))


def _backups(done: Destroyed, known: Sequence[KnownBackup]) -> Section:
    left = [one for one in known if one.made <= done.time and one.state is not BackupState.DELETED]
    if not left:
        return Section(title="Back-ups", paragraphs=("De kluis kent geen back-up waarin deze casus nog staat.",))
    rows = [("Kenmerk", "Gemaakt", "Vervalt")]
    rows += [(one.id, f"{dutch_time(one.made):%d-%m-%Y}", f"{dutch_time(one.expires):%d-%m-%Y}") for one in left]
    told = "In deze back-ups staat de casus nog, versleuteld, tot ze vervallen en worden verwijderd."
    return Section(title="Back-ups", paragraphs=(told,), table=tuple(rows))


def _elsewhere(done: Destroyed) -> tuple[Section, ...]:
    sections = []
    if done.disclosures:
        told = "Eerder verstrekt, met het kenmerk in het verstrekkingenregister; de ontvanger gaat erover:"
        sections.append(Section(title="Verstrekkingen", paragraphs=(told, *done.disclosures)))
    if done.travelling:
        told = "Reiskluizen die bij het vernietigen onderweg waren en deze casus kunnen bevatten:"
        sections.append(Section(title="Reiskluizen", paragraphs=(told, *done.travelling)))
    return tuple(sections)
