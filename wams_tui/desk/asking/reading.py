"""A partner's form is read in: as an answer to a request of ours, or as a request to us. It decides nothing.

A file has no sender. An answer is known by the code of our own form; that code says that whoever filled it in has seen
the form, no more. A new request bears no code and so nothing vouches for it: it comes in marked as such, with a task to
ask the partner, by a number one knew already, whether it is theirs.
"""

import hashlib
from dataclasses import dataclass

from wams_tui.casework.asking.form import FormAnswer, FormKind, FormLine, FormOutcome, FormPerson, PartnerForm
from wams_tui.casework.asking.reply import LineReply, PartnerReply, same_code
from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.codes import Direction
from wams_tui.casework.course.todo import Todo, TodoOrigin
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.household.persons import Person
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.requests.request import CameBy, DataRequest, RequestLine, RequestState, StateChange
from wams_tui.casework.requests.requesting import stepped
from wams_tui.casework.unseen import seen_only
from wams_tui.casework.words import N_
from wams_tui.desk.asking.partnerform import parse
from wams_tui.desk.cases import OpenCase, find_case, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.requests.meant import pointed_out
from wams_tui.desk.roles import Task, require

UNSIGNED = N_("Ingelezen van een formulier dat niemand heeft ondertekend.")
CHECK = N_("Bel de partij op een nummer dat u al had: komt het ingelezen verzoek echt van haar?")
SAME_REFERENCE = N_("Zelfde kenmerk als een eerder verzoek: controleer de afzender.")


@dataclass(frozen=True, slots=True)
class ReadIn:
    """What a form became: the case as it is now, the request it is or answers, and which of the two."""

    opened: OpenCase
    request: str
    kind: FormKind


def read_in(desk: Desk, content: bytes, opened: OpenCase | None = None, participant: str = "") -> ReadIn:
    """Read a form in, whole or not at all.

    Args:
        desk: The desk.
        content: The bytes of the file.
        opened: The case it must be about; without one it is looked up by the code on the form.
        participant: Who sent it, where their name alone does not say so.

    Raises:
        Misused: it is no form; it is about a case, a person or a participant that is not here.
        Refused: it answers nothing of ours, is of a practice vault, or one changes no cases.
        Conflict: it was read in already.
        Clashed: a colleague changed the request first.
    """
    require(desk, Task.CASUS_BEWERKEN)
    form = parse(content, desk.session.nature)
    if opened is None:
        opened = open_case(desk, _case(desk, form.casus))
    elif form.casus.casefold() != opened.file.case.code.casefold():
        raise Misused(
            N_("Dit formulier hoort niet bij casus {code}."),
            N_("Lees het in bij de casus die erop staat, met 'wams request read'."),
            code=opened.file.case.code,
        )
    digest = hashlib.sha256(content).hexdigest()
    if form.soort is FormKind.ANTWOORD:
        return _answer(desk, opened, form, digest)
    return _request(desk, opened, form, participant)


def _case(desk: Desk, code: str) -> str:
    """Return the case that a form names; what it says where it names none is not repeated, for it may be a name."""
    try:
        return find_case(desk, code)
    except Misused:
        raise Misused(
            N_("Dit formulier noemt geen casus waartoe u toegang hebt."), N_("Bekijk uw casussen met 'wams case list'.")
        ) from None


def _answer(desk: Desk, opened: OpenCase, form: PartnerForm, digest: str) -> ReadIn:
    request = _answered(opened.file, form)
    if any(one.id == digest for one in request.replies):
        raise _read_already()
    if not request.is_open:
        raise Refused(
            N_("Het verzoek waarop dit antwoord slaat, is al afgerond of ingetrokken."),
            N_("Bekijk het verzoek; wilt u dit antwoord gebruiken, herzie het dan eerst."),
        )
    asked = dict(enumerate(request.lines, start=1))
    if any(one.nummer not in asked or not _same(opened.file, form, one, asked[one.nummer]) for one in form.regels):
        raise Misused(
            N_("Dit antwoord noemt regels die in ons verzoek anders zijn."),
            N_("Vraag de partij om in ons eigen formulier te antwoorden, en niets aan de vragen te wijzigen."),
        )
    reply = PartnerReply(
        id=digest,
        read_on=desk.today(),
        # Whoever answers fills in the form they got: it is *to* them.
        organisation=form.aan.organisatie,
        by_name=form.aan.naam,
        by_function=form.aan.functie,
        lines=tuple(_line_reply(asked[one.nummer].id, one.antwoord) for one in form.regels if one.antwoord),
        secrecy=_secrecy(form),
    )
    read = request.model_copy(update={"replies": (*request.replies, reply)})
    if read.state is not RequestState.IN_BEHANDELING:
        read = stepped(read, RequestState.IN_BEHANDELING, desk.session.coordinator.name, desk.today(), UNSIGNED)
    return ReadIn(_store(desk, opened, [read], read.id, form), read.id, form.soort)


def _same(file: CaseFile, form: PartnerForm, answered: FormLine, line: RequestLine) -> bool:
    """Whether a line of an answer is still the one we asked: the kind, the question, and about whom.

    A name that changed here since counts as theirs, as long as nobody else of the case is called so.
    """
    if answered.soort is not line.category or _plain(answered.vraag) != _plain(seen_only(line.wording)):
        return False
    called = _plain(form.person(answered.persoon).naam)
    meant = {one.id for one in file.persons if _plain(seen_only(one.name)) == called}
    return not meant or line.person in meant


def _answered(file: CaseFile, form: PartnerForm) -> DataRequest:
    """Return the request of ours that bears the code of this answer; without it anybody could answer."""
    for request in file.requests:
        if not request.incoming and same_code(request.reply_code, form.antwoordcode):
            return request
    raise Refused(
        N_("Dit antwoord hoort bij geen verzoek van ons: de antwoordcode is er niet, of is een andere."),
        N_("Vraag de partij om in ons eigen formulier te antwoorden; wat zij vertelt, kunt u ook zelf vastleggen."),
    )


def _request(desk: Desk, opened: OpenCase, form: PartnerForm, participant: str) -> ReadIn:
    if form.antwoordcode:
        raise Misused(
            N_("Dit is een verzoek van ons zelf, of een antwoord dat nog 'verzoek' heet."),
            N_("Antwoordt de partij hiermee, dan hoort er bij 'soort' te staan: antwoord."),
        )
    sender = _sender(desk, opened.file, form, participant)
    # By what it says, not by its bytes or its name: saved anew it is the same, and anybody may take another's name.
    form_hash = hashlib.sha256(form.model_dump_json().encode()).hexdigest()
    if any(one.participant == sender.id and one.form_hash == form_hash for one in opened.file.requests):
        raise _read_already()
    persons = {one.nummer: _person(opened.file, one).id for one in form.personen}
    today, me = desk.today(), desk.session.coordinator.name
    request = DataRequest(
        id=new_id(),
        direction=Direction.VERSTREKKEN,
        participant=sender.id,
        asker_name=", ".join(part for part in (form.van.naam, form.van.functie) if part),
        reference=form.kenmerk or form_hash,
        form_hash=form_hash,
        came_by=CameBy.FORMULIER,
        entered_by=me,
        received_on=today,
        due_on=form.termijn,
        purpose_words=form.doel,
        lines=tuple(
            pointed_out(
                opened.file,
                RequestLine(
                    id=str(one.nummer),
                    person=persons[one.persoon],
                    category=one.soort,
                    wording=one.vraag,
                    why=one.waarom,
                ),
            )
            for one in form.regels
        ),
        history=(StateChange(state=RequestState.NIEUW, on=today, by=me, why=UNSIGNED),),
    )
    wanted = (CHECK, SAME_REFERENCE) if same_reference(opened.file, request) else (CHECK,)
    checks = [
        Todo(
            id=new_id(), what=what, by=desk.session.coordinator.id, made_on=today, origin=TodoOrigin.PLICHT,
            follows=request.id,
        )
        for what in wanted
    ]  # fmt: skip
    return ReadIn(_store(desk, opened, [request, *checks], request.id, form), request.id, form.soort)


def same_reference(file: CaseFile, request: DataRequest) -> bool:
    """Whether a request out of a file bears the reference of another of this participant; none says which is theirs."""
    return bool(request.form_hash and request.reference) and any(
        one.id != request.id
        and one.incoming
        and one.participant == request.participant
        and one.reference == request.reference
        for one in file.requests
    )


def _sender(desk: Desk, file: CaseFile, form: PartnerForm, participant: str) -> Participant:
    """Return who asks: one who takes part today, by the name of their organisation, or the one who was pointed out."""
    here = file.participants_on(desk.today())
    name = _plain(form.van.organisatie)
    found = [one for one in here if one.id == participant or (not participant and _plain(one.organisation) == name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Misused(
            N_("De partij op dit formulier doet met meer dan één pet mee."),
            N_("Wijs aan onder welke pet zij vraagt: met --participant, of op het scherm."),
        )
    raise Misused(
        N_("De partij op dit formulier doet niet mee in deze casus."),
        N_("Voeg haar eerst toe als deelnemer, of wijs aan wie het is: met --participant, of op het scherm."),
    )


def _person(file: CaseFile, wanted: FormPerson) -> Person:
    """Return the one person of the case with this name, and with this day of birth where both sides know one."""
    found = [
        one
        for one in file.persons
        if _plain(one.name) == _plain(wanted.naam)
        and (wanted.geboortedatum is None or one.birth_date in (None, wanted.geboortedatum))
    ]
    if len(found) != 1:
        raise Misused(
            N_("Persoon {number} op dit formulier is in deze casus niet te vinden, of niet als enige."),
            N_("Vergelijk naam en geboortedatum; voer het verzoek zo nodig zelf in."),
            number=wanted.nummer,
        )
    return found[0]


def _line_reply(line: str, answer: FormAnswer) -> LineReply:
    given = answer.uitkomst is FormOutcome.GEGEVEN
    return LineReply(
        line=line,
        value=answer.waarde if given else "",
        known_on=answer.bekend_op,
        passing_on=answer.doorgeven,
        conditions=answer.voorwaarden,
        words=answer.toelichting,
    )


def _secrecy(form: PartnerForm) -> SecrecyDecision | None:
    told = form.geheim
    if told is None:
        return None
    return SecrecyDecision(
        professional=told.professional,
        registration=told.registratie,
        act=told.wet,
        ground=told.grond,
        covers=told.soorten,
        decided_on=told.besloten_op,
        client_informed=told.client_ingelicht,
        consented_by=told.toestemming_van,
        until=told.tot,
    )


def _store(desk: Desk, opened: OpenCase, changed: list[Entity], request: str, form: PartnerForm) -> OpenCase:
    event = AuditEvent(
        action=AuditAction.FORMULIER_INGELEZEN,
        code=AuditCode.CREATE,
        object_kind="verzoek",
        object_id=request,
        details={"soort": form.soort.value, "onderdelen": str(len(form.regels)), "casus": opened.id},
    )
    return save(desk, opened, changed, event)[0]


def _read_already() -> Conflict:
    return Conflict(N_("Dit formulier is al ingelezen."), N_("Bekijk het in Verzoeken; er is niets veranderd."))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
