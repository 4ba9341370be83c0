"""Asking a partner: exactly what, about whom, why, on which purpose and basis; what may not be asked is not asked.

The rules say whether it may be *asked*; whether it is *given* is for the partner, who is told so on the form.
"""

from dataclasses import dataclass
from datetime import date

from wams_tui.casework.asking.reply import new_code
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Category, Direction, Purpose
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.labels import label
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.requests.request import DataRequest, RequestLine, RequestState
from wams_tui.casework.requests.requesting import stepped
from wams_tui.casework.words import MIN_WORDS, N_
from wams_tui.desk.asking.held import held
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.matrix.cells import ASKED_NOTHING
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.roles import Task, require
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.possible import possible
from wams_tui.law.verdict import Effect, Possibility

LONGEST = 1000
"""Characters of a question, and of why it is needed."""


@dataclass(frozen=True, slots=True)
class Askable:
    """One kind of data of one person, and what is possible in asking it of this participant."""

    person: str
    category: Category
    possibility: Possibility

    @property
    def may(self) -> bool:
        """Whether it may be asked at all."""
        return self.possibility.effect is not Effect.WEIGEREN


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to ask: about whom, what kind, exactly what, and why it is needed.

    ``again`` is why it is asked although the case has it already.
    """

    person: str
    category: Category
    wording: str
    why: str
    again: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the whole request rests on, chosen by a person, and when an answer is asked; no day is no term."""

    purpose: Purpose
    basis: Basis
    due_on: date | None = None


def may_be_asked_of(desk: Desk, file: CaseFile) -> tuple[Participant, ...]:
    """Return who can be asked anything: who takes part today, and is not of the household itself."""
    return tuple(one for one in file.participants_on(desk.today()) if one.party not in ASKED_NOTHING)


def askables(desk: Desk, file: CaseFile, participant: str, terms: Terms | None = None) -> tuple[Askable, ...]:
    """Return every kind of data of every person, with what is possible in asking it: what may be asked first.

    Without ``terms`` it is the best over the purposes and bases open today. Raises KeyError for no such participant.
    """
    who = file.participant(participant)
    wanted = [person for person in file.persons if not who.concerns or person.id in who.concerns] or [*file.persons]
    found = (
        Askable(person.id, category, _possible(desk, file, participant, person.id, category, terms))
        for person in wanted
        for category in Category
    )
    return tuple(sorted(found, key=lambda one: not one.may))


def instead(desk: Desk, file: CaseFile, participant: str, person: str, terms: Terms | None = None) -> tuple[str, ...]:
    """Return the labels (Dutch, marked) of what of this person may be asked of this participant."""
    return tuple(
        label(category)
        for category in Category
        if _possible(desk, file, participant, person, category, terms).effect is not Effect.WEIGEREN
    )


def ask(desk: Desk, opened: OpenCase, participant: str, terms: Terms, wanted: Wanted) -> tuple[OpenCase, str]:
    """Put a new request to a participant on record; return the case as it is now and the id of the request.

    Nothing leaves by this: the form goes out by a disclosure (:mod:`wams_tui.desk.asking.sending`).

    Raises:
        Refused: the rules do not let it be asked, they take part no more, or one changes no cases.
        Misused: what, why, or why again is not there; a term that has passed.
        KeyError: there is no such participant or person.
    """
    require(desk, Task.CASUS_BEWERKEN)
    if terms.due_on is not None and terms.due_on < desk.today():
        raise Misused(N_("De antwoordtermijn ligt in het verleden."), N_("Noem een dag die nog komt, of geen."))
    line = _line(desk, opened.file, participant, terms, wanted, "1")
    me = desk.session.coordinator.name
    request = DataRequest(
        id=new_id(),
        direction=Direction.OPVRAGEN,
        participant=participant,
        asker_name=me,
        entered_by=me,
        received_on=desk.today(),
        due_on=terms.due_on,
        purpose_words=label(terms.purpose),
        purpose=terms.purpose,
        basis=terms.basis,
        lines=(line,),
        reply_code=new_code(),
    )
    return _store(desk, opened, request, AuditCode.CREATE), request.id


def ask_more(desk: Desk, opened: OpenCase, request_id: str, wanted: Wanted) -> OpenCase:
    """Add one thing to a request that did not go out yet; purpose and basis stay.

    Raises:
        Refused: it went out already, or the rules do not let this be asked.
        Misused: what, why, or why again is not there.
        Clashed: a colleague changed the request first.
        KeyError: there is no such request or person.
    """
    require(desk, Task.CASUS_BEWERKEN)
    request = not_sent(opened.file.request(request_id))
    terms = terms_of(request)
    line = _line(desk, opened.file, request.participant, terms, wanted, str(len(request.lines) + 1))
    longer = request.model_copy(update={"lines": (*request.lines, line)})
    return _store(desk, opened, longer, AuditCode.UPDATE)


def withdraw(desk: Desk, opened: OpenCase, request_id: str, why: str) -> OpenCase:
    """Withdraw a request to a partner; what was taken over stays, what was only read in is kept no longer.

    Raises:
        Refused: it was withdrawn already, or one changes no cases.
        Misused: there is no reason.
        Clashed: a colleague changed the request first.
    """
    require(desk, Task.CASUS_BEWERKEN)
    request = _of_ours(opened.file.request(request_id))
    gone = stepped(request, RequestState.INGETROKKEN, desk.session.coordinator.name, desk.today(), why)
    bare = tuple(one.model_copy(update={"lines": (), "secrecy": None}) for one in gone.replies)
    return _store(desk, opened, gone.model_copy(update={"replies": bare}), AuditCode.UPDATE)


def terms_of(request: DataRequest) -> Terms:
    """Return what a request of ours rests on.

    Raises:
        Refused: it is one of before purposes and bases were kept with it.
    """
    if request.purpose is None or request.basis is None:
        raise Refused(N_("Bij dit verzoek is geen doel en grondslag gekozen."), N_("Trek het in en stel het opnieuw."))
    return Terms(request.purpose, request.basis, request.due_on)


def still_open(request: DataRequest) -> DataRequest:
    """Return a request of ours that still waits for an answer.

    Raises:
        Refused: it is none, or it is closed.
    """
    if not _of_ours(request).is_open:
        raise Refused(
            N_("Dit verzoek is al afgerond of ingetrokken."), N_("Stel een nieuw verzoek als u nog iets wilt vragen.")
        )
    return request


def not_sent(request: DataRequest) -> DataRequest:
    """Return a request of ours that did not go out yet.

    Raises:
        Refused: it is none, it went out, or it is closed.
    """
    if _of_ours(request).sent_on is not None or not request.is_open:
        raise Refused(
            N_("Dit verzoek is al verzonden of afgerond; er verandert niets meer aan."),
            N_("Stel een nieuw verzoek voor wat u nog meer wilt vragen."),
        )
    return request


def _of_ours(request: DataRequest) -> DataRequest:
    if request.incoming:
        raise Refused(N_("Dit verzoek kwam van een ander."), N_("Beslis erover in Verzoeken."))
    return request


def _line(desk: Desk, file: CaseFile, participant: str, terms: Terms, wanted: Wanted, number: str) -> RequestLine:
    who = file.participant(participant)
    if not who.takes_part_on(desk.today()) or who.party in ASKED_NOTHING:
        raise Refused(
            N_("Aan deze deelnemer wordt niets gevraagd."),
            N_("Vraag wie vandaag meedoet; het gezin zelf vraagt u in een gesprek."),
        )
    refuse_what_may_not(desk, file, participant, terms, wanted)
    if len(wanted.wording.strip()) < MIN_WORDS:
        raise Misused(
            N_("Er staat niet bij wat u precies vraagt."), N_("Schrijf het in een zin; vraag nooit een heel dossier.")
        )
    if len(wanted.why.strip()) < MIN_WORDS:
        raise Misused(N_("Er staat niet bij waarom dit nodig is."), N_("Schrijf het in een zin."))
    why, again = wanted.why.strip(), wanted.again.strip()
    if any(one.recent for one in held(desk, file, wanted.person, wanted.category)) and len(again) < MIN_WORDS:
        raise Misused(
            N_("Dit staat al in de casus en is nog recent."),
            N_("Schrijf waarom u het toch opnieuw vraagt, of gebruik wat er staat."),
        )
    if max(len(wanted.wording), len(why)) > LONGEST:
        raise Misused(
            N_("Dit is te lang voor een formulier van één bladzijde: {most} tekens is het meeste."),
            N_("Vraag één ding tegelijk; een volgend onderdeel voegt u erbij."),
            most=LONGEST,
        )
    return RequestLine(
        id=number, person=wanted.person, category=wanted.category, wording=wanted.wording.strip(), why=why, again=again
    )


def refuse_what_may_not(desk: Desk, file: CaseFile, participant: str, terms: Terms, wanted: Wanted) -> None:
    """Refuse what the rules do not let be asked, with the reason and what may be asked instead.

    Raises:
        Refused: it may not be asked of this participant for this purpose on this basis.
    """
    found = _possible(desk, file, participant, file.person(wanted.person).id, wanted.category, terms)
    if found.effect is not Effect.WEIGEREN:
        return
    raise Refused(
        N_("Dit mag niet worden gevraagd: {reason}"), "{instead}", reason=found.verdict.reason,
        instead=" ".join(found.verdict.alternatives[:1]),
    )  # fmt: skip


def _possible(
    desk: Desk, file: CaseFile, participant: str, person: str, category: Category, terms: Terms | None
) -> Possibility:
    about = question(
        file,
        file.participant(participant),
        file.person(person),
        category,
        None,
        setting(desk),
        purpose=terms.purpose if terms else None,
        basis=terms.basis if terms else None,
        direction=Direction.OPVRAGEN,
    )
    return possible(about, desk.rules)


def _store(desk: Desk, opened: OpenCase, request: DataRequest, code: AuditCode) -> OpenCase:
    event = AuditEvent(
        action=AuditAction.VERZOEK_UITGEZET,
        code=code,
        object_kind="verzoek",
        object_id=request.id,
        purpose=request.purpose.value if request.purpose else "",
        details={"onderdelen": str(len(request.lines)), "stand": request.state.value, "casus": opened.id},
    )
    return save(desk, opened, [request], event)[0]
