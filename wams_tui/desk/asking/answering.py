"""What a partner answered to a request of ours: taken over line by line, with the professional's own decision.

What was given becomes a datum with its source and its day. What was not given is a neutral outcome: nothing follows
from it, no reason is asked for, and nobody is reminded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.asking.reply import PartnerReply
from wams_tui.casework.casefile import Entity
from wams_tui.casework.codes import Answer, SecrecyAct
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.items import DataItem, SecrecyDecision, Source
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.requests.request import DataRequest, LineDecision, LineOutcome, RefusalReason
from wams_tui.casework.requests.requesting import decided
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.course.recording import check_secrecy
from wams_tui.desk.desk import Desk
from wams_tui.desk.matrix.questions import KEEPERS_OF_SECRETS, PROFESSIONAL_SECRECY
from wams_tui.desk.roles import Task, require

KEPT = N_("De gevraagde partij geeft dit niet.")


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """What was answered to one line; an empty ``value`` is: not given.

    ``known_on`` is the day on which the partner knew it, ``passing_on`` whether they agree that it goes further.
    """

    line: str
    value: str = ""
    known_on: date | None = None
    passing_on: Answer = Answer.ONBEKEND
    conditions: str = ""


def keeps_secrets(participant: Participant) -> bool:
    """Whether what this participant tells may be under a professional's secrecy: then that professional decides."""
    return participant.secrecy in PROFESSIONAL_SECRECY or participant.party in KEEPERS_OF_SECRETS


def act_of(participant: Participant) -> SecrecyAct | None:
    """Return the act this participant's professionals keep silent under, where it is on record."""
    return participant.secrecy if participant.secrecy in PROFESSIONAL_SECRECY else None


def answers_in(reply: PartnerReply) -> tuple[LineAnswer, ...]:
    """Return what an answer that was read in says, line by line."""
    return tuple(LineAnswer(one.line, one.value, one.known_on, one.passing_on, one.conditions) for one in reply.lines)


def record_answer(
    desk: Desk,
    opened: OpenCase,
    request_id: str,
    answers: Iterable[LineAnswer],
    secrecy: SecrecyDecision | None = None,
) -> OpenCase:
    """Record what was answered; return the case as it is now.

    Raises:
        Refused: it is no request of ours, or closed; a line was answered already; the coordinator is named as the
            professional; one changes no cases.
        Misused: a professional's data without their own decision, a decision that does not cover them or that keeps
            silent, a day that lies ahead.
        Clashed: a colleague recorded an answer first.
        KeyError: there is no such request or line.
    """
    require(desk, Task.CASUS_BEWERKEN)
    request = opened.file.request(request_id)
    if request.incoming:
        raise Refused(N_("Dit verzoek kwam van een ander."), N_("Beslis erover in Verzoeken."))
    who = opened.file.participant(request.participant)
    made = tuple(answers)
    given = [one for one in made if one.value.strip()]
    if secrecy is not None:
        check_secrecy(desk, opened, secrecy)
    if given and keeps_secrets(who):
        _decided_themselves(request, given, secrecy)
    if any(one.known_on is not None and one.known_on > desk.today() for one in given):
        raise Misused(N_("Een dag waarop iets bekend was, ligt in de toekomst."), N_("Noem de dag van het antwoord."))
    by, today = desk.session.coordinator.name, desk.today()
    decisions = [_decision(one, who, secrecy, by, today) for one in made]
    answered = _taken_over(decided(request, decisions, by, today), {one.line for one in decisions})
    items = [_item(request, who, one, secrecy, today) for one in given]
    changed: list[Entity] = [answered, *items]
    event = AuditEvent(
        action=AuditAction.VERZOEK_BEANTWOORD,
        code=AuditCode.UPDATE,
        object_kind="verzoek",
        object_id=request.id,
        purpose=request.purpose.value if request.purpose else "",
        details={
            "gegeven": str(len(given)),
            "niet-gegeven": str(len(made) - len(given)),
            "grond": secrecy.ground.value if secrecy else "",
            "stand": answered.state.value,
            "casus": opened.id,
        },
    )
    return save(desk, opened, changed, event)[0]


def _taken_over(request: DataRequest, lines: set[str]) -> DataRequest:
    """Return the request without what was read in for lines that are decided now: it stands in the case, once.

    A second copy would stay behind when the datum is put right or erased.
    """
    replies = tuple(
        one.model_copy(update={"lines": tuple(part for part in one.lines if part.line not in lines)})
        for one in request.replies
    )
    return request.model_copy(update={"replies": replies})


def _decided_themselves(request: DataRequest, given: list[LineAnswer], secrecy: SecrecyDecision | None) -> None:
    """Refuse data under a professional's secrecy without that professional's own yes to each kind (law §4.f)."""
    if secrecy is None:
        raise Misused(
            N_("Dit komt van een professional met beroepsgeheim, en er staat niet bij wat die zelf besloot."),
            N_("Leg het besluit vast: wie, op welke grond en wanneer. Is er geen, dan is dit niet gegeven."),
        )
    kinds = {request.line(one.line).category for one in given}
    if not kinds.issubset(secrecy.covers):
        raise Misused(
            N_("Het besluit van de professional gaat niet over alles wat is gegeven."),
            N_("Noem elk soort gegevens dat de professional laat delen, of zet bij de rest: niet gegeven."),
        )


def _decision(one: LineAnswer, who: Participant, secrecy: SecrecyDecision | None, by: str, today: date) -> LineDecision:
    if one.value.strip():
        return LineDecision(
            line=one.line, outcome=LineOutcome.GEGEVEN, by=by, on=today, secrecy=secrecy,
            conditions=(one.conditions.strip(),) if one.conditions.strip() else (),
        )  # fmt: skip
    reason = RefusalReason.BEROEPSGEHEIM if keeps_secrets(who) else RefusalReason.ANDERS
    return LineDecision(
        line=one.line, outcome=LineOutcome.GEWEIGERD, by=by, on=today, reason=reason, motivation=KEPT, secrecy=secrecy
    )


def _item(
    request: DataRequest, who: Participant, one: LineAnswer, secrecy: SecrecyDecision | None, today: date
) -> DataItem:
    line = request.line(one.line)
    return DataItem(
        id=new_id(),
        person=line.person,
        category=line.category,
        label=line.wording,
        value=one.value.strip(),
        source=Source(description=who.organisation, participant=who.id, party=who.party, hat=who.hat),
        # How recent it is follows from the day they knew it, not from the day they told it.
        obtained_on=one.known_on or today,
        supplier_agreed=one.passing_on,
        supplier_conditions=one.conditions.strip(),
        secrecy=secrecy,
    )
