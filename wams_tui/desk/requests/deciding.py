"""Deciding a request without handing anything over; what is given goes through :mod:`wams_tui.desk.disclose` alone."""

from collections.abc import Mapping

from wams_tui.casework.codes import Answer, Decider
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.requests import requesting
from wams_tui.casework.requests.request import (
    DataRequest,
    LineDecision,
    LineOutcome,
    RefusalReason,
    RequestState,
    SecondLook,
    Weighing,
)
from wams_tui.casework.words import MIN_WORDS, N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.register import Outcome, disclosures


def refuse(desk: Desk, opened: OpenCase, request_id: str, reason: RefusalReason, words: str = "") -> OpenCase:
    """Refuse everything that was asked and not decided; the reason is kept in the case, its code in the audit log.

    Returns the case as it is now.

    Raises:
        Refused: it was decided already, or one changes no cases.
        Misused: ``anders`` without words.
        Clashed: somebody else changed the request meanwhile.
        KeyError: the case has no such request.
    """
    request = opened.file.request(request_id)
    by, today = desk.session.coordinator.name, desk.today()
    refused = requesting.refused_whole(request, reason, words, by, today)
    return store(desk, opened, refused, {"besluit": "geweigerd", "reden": reason.value})


def settle(
    desk: Desk, opened: OpenCase, request_id: str, rest: RefusalReason | None = None, words: str = ""
) -> OpenCase:
    """Close a request that was answered by at least one disclosure. Returns the case as it is now.

    ``rest`` is why what is still undecided stays refused; ``None`` says that the last disclosure answered all of it.

    Raises:
        Misused: nothing was disclosed in answer to it, or ``anders`` is given without words.
        Refused: it was decided already, something asked never went, or one changes no cases.
        Clashed: somebody else changed the request meanwhile.
        KeyError: the case has no such request.
    """
    request = opened.file.request(request_id)
    if not request.is_open or not request.disclosures:
        raise Misused(
            N_("Dit verzoek kan zo niet worden afgerond."),
            N_("Verstrek eerst iets, of weiger het verzoek met een reden."),
        )
    if rest is not None:
        return refuse(desk, opened, request_id, rest, words)
    standing = {*request.disclosures} - {one.id for one in opened.file.decisions if one.after is not None}
    went = {
        (one.subject, kind)
        for one in disclosures(desk, opened.id)
        if one.disclosure in standing and one.outcome is Outcome.VOLTOOID
        for kind in one.categories
    }
    if any((line.person, line.category) not in went for line in request.undecided):
        raise Refused(N_("Niet alles wat is gevraagd, is gegeven."), N_("Kies een reden waarom u de rest niet geeft."))
    by, today = desk.session.coordinator.name, desk.today()
    given = (
        LineDecision(line=line.id, outcome=LineOutcome.GEGEVEN, by=by, on=today, disclosure=request.disclosures[-1])
        for line in request.undecided
    )
    return store(desk, opened, requesting.decided(request, given, by, today), {"besluit": "verstrekt"})


def refuse_line(
    desk: Desk, opened: OpenCase, request_id: str, line: str, reason: RefusalReason, words: str = ""
) -> OpenCase:
    """Refuse one line, also where the rules would allow it. Returns the case as it is now.

    Raises:
        Refused: it was decided already, or one changes no cases.
        Misused: ``anders`` without words.
        Clashed: somebody else changed the request meanwhile.
        KeyError: there is no such request or line.
    """
    no = LineDecision(
        line=line, outcome=LineOutcome.GEWEIGERD, by=desk.session.coordinator.name, on=desk.today(), reason=reason,
        motivation=words.strip(),
    )  # fmt: skip
    return _decide(desk, opened, request_id, no, {"besluit": "onderdeel-geweigerd", "reden": reason.value})


def lay_before(
    desk: Desk, opened: OpenCase, request_id: str, line: str, decider: Decider, who: str, motivation: str
) -> OpenCase:
    """Put on record that somebody else weighs a line: a professional, an authority, the person themselves.

    Raises:
        Refused: the line was decided already, or one changes no cases.
        Misused: nobody is named, it is the coordinator's own, or there is no motivation.
        Clashed: somebody else changed the request meanwhile.
        KeyError: there is no such request or line.
    """
    if decider is Decider.COORDINATOR:
        raise Misused(N_("Dit weegt u zelf."), N_("Begin de verstrekking, of weiger het met een reden."))
    weighing = Weighing(decider=decider, who=who.strip(), asked_on=desk.today())
    one = LineDecision(
        line=line, outcome=LineOutcome.BIJ_ANDER, by=desk.session.coordinator.name, on=desk.today(),
        motivation=motivation.strip(), weighing=weighing,
    )  # fmt: skip
    return _decide(desk, opened, request_id, one, {"besluit": "voorgelegd", "beslisser": decider.value})


def hear(desk: Desk, opened: OpenCase, request_id: str, line: str, answer: Answer, words: str) -> OpenCase:
    """Record what somebody else said of a line they weigh; their no refuses it, their yes gives nothing yet.

    Raises:
        Refused: nobody weighs this line, or one changes no cases.
        Misused: no answer, or no words with it.
        Clashed: somebody else changed the request meanwhile.
        KeyError: there is no such request or line.
    """
    request = opened.file.request(request_id)
    request.line(line)
    by, today = desk.session.coordinator.name, desk.today()
    heard = requesting.weighed(request, line, answer, words, by, today)
    return store(desk, opened, heard, {"besluit": "gehoord", "antwoord": answer.value})


def ask_back(desk: Desk, opened: OpenCase, request_id: str, question: str) -> OpenCase:
    """Put a question to the asker; until they answer, the request waits for them.

    Raises:
        Refused: it was decided, a question is open already, or one changes no cases.
        Misused: there is no question.
        Clashed: somebody else changed the request meanwhile.
        KeyError: the case has no such request.
    """
    by, today = desk.session.coordinator.name, desk.today()
    asked = requesting.asked_back(opened.file.request(request_id), question, by, today)
    return store(desk, opened, asked, {"stap": "nagevraagd"}, AuditAction.VERZOEK_GEWIJZIGD)


def answer_back(desk: Desk, opened: OpenCase, request_id: str, answer: str) -> OpenCase:
    """Record what the asker answered.

    Raises:
        Refused: nothing was asked, or one changes no cases.
        Misused: there is no answer.
        Clashed: somebody else changed the request meanwhile.
        KeyError: the case has no such request.
    """
    by, today = desk.session.coordinator.name, desk.today()
    told = requesting.answered_back(opened.file.request(request_id), answer, by, today)
    return store(desk, opened, told, {"stap": "antwoord-ontvangen"}, AuditAction.VERZOEK_GEWIJZIGD)


def second_look(desk: Desk, opened: OpenCase, request_id: str, words: str) -> OpenCase:
    """Record that whoever is at the desk saw the request as a second coordinator, and agrees that it is answered.

    It counts for what somebody else gives, never for what they give themselves.

    Raises:
        Refused: it was decided already, or one changes no cases.
        Misused: it does not say why.
        Clashed: somebody else changed the request meanwhile.
        KeyError: the case has no such request.
    """
    request = opened.file.request(request_id)
    if not request.is_open:
        raise Refused(N_("Over dit verzoek is al beslist."), N_("Herzie eerst de beslissing, met een reden."))
    if len(words.strip()) < MIN_WORDS:
        raise Misused(N_("Er staat niet bij waarom."), N_("Schrijf het in een zin."))
    look = SecondLook(by=desk.session.coordinator.name, on=desk.today(), words=words.strip())
    seen = request.model_copy(update={"second": look})
    return store(desk, opened, seen, {"stap": "tweede-paar-ogen"}, AuditAction.VERZOEK_GEWIJZIGD)


def withdrawn(desk: Desk, opened: OpenCase, request_id: str, why: str) -> OpenCase:
    """Record that the asker withdrew their request; what was given on it before stays given.

    Raises:
        Refused: it was withdrawn already, or one changes no cases.
        Misused: it does not say why.
        Clashed: somebody else changed the request meanwhile.
        KeyError: the case has no such request.
    """
    by, today = desk.session.coordinator.name, desk.today()
    gone = requesting.stepped(opened.file.request(request_id), RequestState.INGETROKKEN, by, today, why)
    return store(desk, opened, gone, {"stap": "ingetrokken"}, AuditAction.VERZOEK_GEWIJZIGD)


def store(
    desk: Desk,
    opened: OpenCase,
    request: DataRequest,
    details: Mapping[str, str],
    action: AuditAction = AuditAction.VERZOEK_BESLIST,
) -> OpenCase:
    """Store a request after a step; ``details`` are codes for the audit log, never words of the request."""
    event = AuditEvent(
        action=action,
        code=AuditCode.UPDATE,
        object_kind="verzoek",
        object_id=request.id,
        details={**details, "stand": request.state.value, "casus": opened.id},
    )
    return save(desk, opened, [request], event)[0]


def _decide(desk: Desk, opened: OpenCase, request_id: str, one: LineDecision, details: Mapping[str, str]) -> OpenCase:
    request = opened.file.request(request_id)
    decided = requesting.decided(request, [one], one.by, one.on)
    return store(desk, opened, decided, {**details, "onderdeel": one.line})
