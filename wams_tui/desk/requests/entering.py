"""Entering a request, and what a coordinator adds to one: what it is for, and what the receiver keeps to."""

from dataclasses import dataclass
from datetime import date

from wams_tui.casework.case import DeadlineKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Category, Direction, Purpose
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.items import Source
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.casework.requests.outsiders import Outsider
from wams_tui.casework.requests.request import CameBy, DataRequest, RequestLine
from wams_tui.casework.unseen import seen_only
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import Field
from wams_tui.desk.disclosing.freetext import MarkKind, marks
from wams_tui.desk.requests.deciding import store
from wams_tui.desk.requests.meant import pointed_out


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked, as it is entered: about whom, of what kind, in the asker's words."""

    person: str
    category: Category
    wording: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A request as it is entered. Purpose and basis are the coordinator's, and may be chosen later.

    ``participant`` is empty where ``outsider`` asks, who takes no part.
    """

    participant: str
    purpose_words: str
    lines: tuple[Asked, ...]
    received_on: date
    due_on: date | None = None
    due_nature: DeadlineKind = DeadlineKind.ORDE
    due_source: str = ""
    asker_name: str = ""
    reference: str = ""
    came_by: CameBy | None = None
    purpose: Purpose | None = None
    basis: Basis | None = None
    outsider: Outsider | None = None


def enter(desk: Desk, opened: OpenCase, entry: Entry) -> tuple[OpenCase, str]:
    """Store an incoming request; return the case as it is now, and the id of the request.

    Raises:
        Misused: nobody asks, nothing is asked, it does not say what for, or its days cannot be.
        Refused: one changes no cases.
        Clashed: a colleague changed the case first.
    """
    file = opened.file
    _check_asker(desk, file, entry)
    if not entry.purpose_words.strip():
        raise Misused(N_("Er staat niet bij waarvoor het is."), N_("Schrijf het in hun woorden, of vraag het na."))
    if not entry.lines:
        raise Misused(
            N_("Er staat niet bij wat er wordt gevraagd."), N_("Noem ten minste één gegeven over één persoon.")
        )
    if not {one.person for one in entry.lines} <= {one.id for one in file.persons}:
        raise Misused(
            N_("Er wordt iets gevraagd over iemand die niet in deze casus staat."),
            N_("Kies iemand uit het huishouden."),
        )
    if entry.received_on > desk.today():
        raise Misused(N_("Het verzoek zou in de toekomst zijn ontvangen."), N_("Noem de dag waarop het binnenkwam."))
    if entry.due_on is not None and entry.due_on < entry.received_on:
        raise Misused(N_("De antwoordtermijn ligt voor de ontvangst."), N_("Kijk beide dagen na."))
    if entry.reference.strip() and any(one.reference == entry.reference.strip() for one in file.requests):
        raise Misused(
            N_("Een verzoek met dit kenmerk staat al in de casus."), N_("Open dat verzoek, of laat het kenmerk leeg.")
        )
    request = DataRequest(
        id=new_id(),
        direction=Direction.VERSTREKKEN,
        participant=entry.participant,
        outsider=entry.outsider,
        asker_name=entry.asker_name,
        reference=entry.reference,
        came_by=entry.came_by,
        entered_by=desk.session.coordinator.name,
        received_on=entry.received_on,
        due_on=entry.due_on,
        due_nature=entry.due_nature,
        due_source=entry.due_source,
        purpose_words=entry.purpose_words,
        purpose=entry.purpose,
        basis=entry.basis,
        lines=tuple(
            pointed_out(
                file,
                RequestLine(person=one.person, category=one.category, wording=one.wording.strip(), why=one.why.strip()),
            )
            for one in entry.lines
        ),
    )
    asker = file.asker(request)
    event = AuditEvent(
        action=AuditAction.VERZOEK_INGEVOERD,
        code=AuditCode.CREATE,
        object_kind="verzoek",
        object_id=request.id,
        purpose="coordinatie",
        details={"aanvrager": asker.party.value, "onderdelen": str(len(request.lines)), "casus": opened.id},
    )
    return save(desk, opened, [request], event)[0], request.id


def _check_asker(desk: Desk, file: CaseFile, entry: Entry) -> None:
    """Refuse a request of nobody, or of an outsider that takes part after all."""
    outsider = entry.outsider
    if outsider is None:
        if entry.participant not in {one.id for one in file.participants}:
            raise Misused(
                N_("Er staat niet bij wie dit vraagt."),
                N_("Kies wie vraagt: een deelnemer, of iemand die niet deelneemt."),
            )
        return
    name = outsider.organisation.strip()
    if not name or entry.participant:
        raise Misused(
            N_("Er staat niet bij wie dit vraagt."), N_("Noem de organisatie van wie vraagt en niet deelneemt.")
        )
    same = (name.casefold(), outsider.party, outsider.hat)
    if same in {(one.organisation.casefold(), one.party, one.hat) for one in file.participants_on(desk.today())}:
        raise Misused(N_("Deze organisatie doet mee in deze casus."), N_("Kies haar bij de deelnemers."))


def aim(desk: Desk, opened: OpenCase, request_id: str, purpose: Purpose | None, basis: Basis | None) -> OpenCase:
    """Record what the coordinator takes the request to be for, so that the rules are read under that purpose and basis.

    It gives nothing and is no default: a disclosure asks for its own purpose and basis.

    Raises:
        Refused: it was decided already, or one changes no cases.
        Clashed: a colleague changed it first.
        KeyError: the case has no such request.
    """
    request = _open_one(opened, request_id)
    aimed = request.model_copy(update={"purpose": purpose, "basis": basis})
    told = {"doel": purpose.value if purpose else "", "grondslag": basis.value if basis else ""}
    return store(desk, opened, aimed, told, AuditAction.VERZOEK_GEWIJZIGD)


def bind(desk: Desk, opened: OpenCase, request_id: str, line: str, conditions: str) -> OpenCase:
    """Record what the receiver must keep to about one line; it stands on the document when the line is given.

    Raises:
        Refused: it was decided already, it names another than whom the line is about and who asks, or one changes no
            cases.
        Clashed: a colleague changed it first.
        KeyError: there is no such request or line.
    """
    request = _open_one(opened, request_id)
    _names_nobody_else(opened.file, request, request.line(line).person, conditions)
    bound = request.line(line).model_copy(update={"conditions": conditions.strip()})
    lines = tuple(bound if one.id == line else one for one in request.lines)
    later = request.model_copy(update={"lines": lines})
    return store(
        desk, opened, later, {"voorwaarde": "ja" if bound.conditions else "nee"}, AuditAction.VERZOEK_GEWIJZIGD
    )


def _names_nobody_else(file: CaseFile, request: DataRequest, person: str, words: str) -> None:
    """Refuse a condition by which the asker would hear of somebody: no rule and no reading stands before it leaves."""
    around = tuple(one for one in file.participants if one.id != request.participant)
    others = file.model_copy(update={"participants": around})
    text = Field("", "", (person,), (), "", seen_only(words), Source(description=""), is_text=True)
    if any(mark.kind is MarkKind.ANDER for mark in marks(others, text)):
        raise Refused(
            N_("Er staat een naam uit deze casus in de voorwaarde; zo hoort de ontvanger van een ander."),
            N_("Schrijf wat de ontvanger wel of niet mag doen, zonder namen."),
        )


def _open_one(opened: OpenCase, request_id: str) -> DataRequest:
    request = opened.file.request(request_id)
    if not request.is_open:
        raise Refused(N_("Over dit verzoek is al beslist."), N_("Herzie eerst de beslissing, met een reden."))
    return request
