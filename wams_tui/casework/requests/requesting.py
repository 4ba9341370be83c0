"""The steps a request may take: pure, and every step that is refused says why."""

from collections.abc import Iterable, Mapping
from datetime import date

from wams_tui.casework.codes import Answer, Decider
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.requests.request import (
    AskedBack,
    DataRequest,
    LineDecision,
    LineOutcome,
    RefusalReason,
    RequestState,
    StateChange,
)
from wams_tui.casework.words import MIN_WORDS, N_

_UNDER_WAY = frozenset(
    {
        RequestState.IN_BEHANDELING,
        RequestState.WACHT_OP_AANVRAGER,
        RequestState.WACHT_OP_PROFESSIONAL,
        RequestState.BESLIST,
        RequestState.INGETROKKEN,
    }
)

NEXT: Mapping[RequestState, frozenset[RequestState]] = {
    RequestState.NIEUW: _UNDER_WAY,
    RequestState.IN_BEHANDELING: _UNDER_WAY - {RequestState.IN_BEHANDELING},
    RequestState.WACHT_OP_AANVRAGER: _UNDER_WAY,
    RequestState.WACHT_OP_PROFESSIONAL: _UNDER_WAY,
    RequestState.HERZIEN: _UNDER_WAY,
    RequestState.BESLIST: frozenset({RequestState.HERZIEN, RequestState.INGETROKKEN}),
    RequestState.INGETROKKEN: frozenset(),
}
"""From which state a request may come into which other; what was withdrawn stays withdrawn."""

_AS_USUAL = frozenset({RequestState.IN_BEHANDELING, RequestState.WACHT_OP_PROFESSIONAL})
"""States that follow from the decisions on lines, so that two coordinators who decide other lines do not clash."""


def stepped(request: DataRequest, to: RequestState, by: str, on: date, why: str = "") -> DataRequest:
    """Return the request in another state, with the step in its history.

    Raises:
        Refused: it cannot come there from where it stands; the sentence says why.
        Misused: the step needs words.
    """
    if to not in NEXT[request.state]:
        raise _illegal(request.state)
    if to is RequestState.BESLIST and request.undecided:
        raise Refused(
            N_("Over {count} van de gevraagde onderdelen is nog niet beslist."),
            N_("Beslis eerst over elk onderdeel."),
            count=len(request.undecided),
        )
    if to is RequestState.WACHT_OP_AANVRAGER and request.question is None:
        raise Refused(N_("Er staat geen vraag open bij de aanvrager."), N_("Stel eerst een vraag."))
    if to is RequestState.WACHT_OP_PROFESSIONAL and request.incoming and not request.weighed_elsewhere:
        raise Refused(N_("Er is geen onderdeel dat een ander weegt."), N_("Zeg eerst wie een onderdeel weegt."))
    if to in (RequestState.HERZIEN, RequestState.INGETROKKEN):
        _need_words(why, N_("Er staat niet bij waarom."))
    update: dict[str, object] = {
        "state": to,
        "history": (*request.history, StateChange(state=to, on=on, by=by, why=why.strip())),
    }
    if to in (RequestState.BESLIST, RequestState.INGETROKKEN):
        update["decided_on"] = on
    elif to is RequestState.HERZIEN:
        update["decided_on"] = None
    return request.model_copy(update=update)


def decided(request: DataRequest, decisions: Iterable[LineDecision], by: str, on: date) -> DataRequest:
    """Return the request with decisions on lines added, in the state that follows from them.

    Raises:
        Refused: the request is closed, or a line was decided already.
        Misused: a decision lacks what it needs: a reason, words, whose it is to weigh.
        KeyError: nothing was asked under that line.
    """
    if not request.is_open:
        raise _illegal(request.state)
    made = tuple(decisions)
    if not made:
        raise Misused(N_("Er is niets beslist."), N_("Kies eerst een onderdeel van het verzoek."))
    waiting = {line.id for line in request.undecided}
    for one in made:
        request.line(one.line)
        if one.line not in waiting:
            raise Refused(N_("Over dit onderdeel is al beslist."), N_("Herzie eerst de beslissing, met een reden."))
        _check(request, one)
        waiting -= {one.line}
    return _settled(request.model_copy(update={"decisions": (*request.decisions, *made)}), by, on)


def refused_whole(request: DataRequest, reason: RefusalReason, words: str, by: str, on: date) -> DataRequest:
    """Return the request with everything refused that was still to be decided.

    Raises:
        Refused: the request is closed.
        Misused: ``anders`` without words.
    """
    if not request.is_open:
        raise _illegal(request.state)
    no = (
        LineDecision(line=line.id, outcome=LineOutcome.GEWEIGERD, by=by, on=on, reason=reason, motivation=words.strip())
        for line in request.undecided
    )
    return decided(request, no, by, on)


def asked_back(request: DataRequest, question: str, by: str, on: date) -> DataRequest:
    """Return the request waiting for the asker, who was asked ``question``.

    Raises:
        Refused: the request is closed, or a question is open already.
        Misused: there is no question.
    """
    if not request.is_open:
        raise _illegal(request.state)
    if request.question is not None:
        raise Refused(N_("Er staat al een vraag open bij de aanvrager."), N_("Leg eerst het antwoord daarop vast."))
    _need_words(question, N_("Er staat geen vraag."))
    asked = AskedBack(question=question.strip(), asked_on=on, by=by)
    return stepped(
        request.model_copy(update={"questions": (*request.questions, asked)}), RequestState.WACHT_OP_AANVRAGER, by, on
    )


def answered_back(request: DataRequest, answer: str, by: str, on: date) -> DataRequest:
    """Return the request with the asker's answer to what they were asked last.

    Raises:
        Refused: nothing was asked.
        Misused: there is no answer.
    """
    asked = request.question
    if asked is None:
        raise Refused(N_("Er staat geen vraag open bij de aanvrager."), N_("Stel eerst een vraag."))
    if not answer.strip():
        raise Misused(N_("Er staat geen antwoord."), N_("Schrijf wat de aanvrager antwoordde."))
    told = asked.model_copy(update={"answer": answer.strip(), "answered_on": on})
    questions = tuple(told if one is asked else one for one in request.questions)
    return _settled(request.model_copy(update={"questions": questions}), by, on)


def weighed(request: DataRequest, line: str, answer: Answer, words: str, by: str, on: date) -> DataRequest:
    """Return the request with what somebody else said of a line they weigh.

    Their no is a refusal; their yes gives nothing yet: the line can be decided again.

    Raises:
        Refused: nobody was asked to weigh this line.
        Misused: no answer, or no words with it.
    """
    before = request.decision(line)
    if before is None or before.weighing is None or before.outcome is not LineOutcome.BIJ_ANDER:
        raise Refused(N_("Dit onderdeel ligt bij niemand anders."), N_("Zeg eerst wie dit onderdeel weegt."))
    if answer is Answer.ONBEKEND:
        raise Misused(N_("Er staat geen antwoord."), N_("Kies ja of nee."))
    _need_words(words, N_("Er staat niet bij wat er is gezegd."))
    said = before.weighing.model_copy(update={"answer": answer, "answered_on": on, "words": words.strip()})
    no = answer is Answer.NEE
    secret = said.decider is Decider.PROFESSIONAL
    one = LineDecision(
        line=line,
        outcome=LineOutcome.GEWEIGERD if no else LineOutcome.BIJ_ANDER,
        by=by,
        on=on,
        reason=None if not no else RefusalReason.BEROEPSGEHEIM if secret else RefusalReason.ANDERS,
        motivation=words.strip() if no else before.motivation,
        weighing=said,
    )
    return decided(request, [one], by, on)


def reopened(request: DataRequest, lines: Iterable[str], why: str, by: str, on: date) -> DataRequest:
    """Return a decided request under revision: these lines are to be decided anew, what was decided stays on record.

    Raises:
        Refused: the request was not decided.
        Misused: no reason, or no line.
    """
    again = stepped(request, RequestState.HERZIEN, by, on, why)
    anew = tuple(
        LineDecision(line=request.line(line).id, outcome=LineOutcome.HEROPEND, by=by, on=on, motivation=why.strip())
        for line in lines
    )
    if not anew:
        raise Misused(N_("Er staat niet bij wat u herziet."), N_("Kies ten minste één onderdeel."))
    return again.model_copy(update={"decisions": (*again.decisions, *anew)})


def not_delivered(request: DataRequest, disclosure: str, why: str, by: str, on: date) -> DataRequest:
    """Return the request with what a disclosure would have given to be decided anew: it was not completed."""
    lines = [line.id for line in request.given if (made := request.decision(line.id)) and made.disclosure == disclosure]
    anew = tuple(
        LineDecision(line=line, outcome=LineOutcome.HEROPEND, by=by, on=on, motivation=why, disclosure=disclosure)
        for line in lines
    )
    if not anew:
        return request
    if not request.is_open:
        request = stepped(request, RequestState.HERZIEN, by, on, why)
    return request.model_copy(update={"decisions": (*request.decisions, *anew)})


def _settled(request: DataRequest, by: str, on: date) -> DataRequest:
    """Return the request in the state that follows from its lines and questions."""
    to = RequestState.IN_BEHANDELING
    if not request.undecided:
        to = RequestState.BESLIST
    elif request.question is not None:
        to = RequestState.WACHT_OP_AANVRAGER
    elif not request.incoming or set(request.undecided) == set(request.weighed_elsewhere):
        to = RequestState.WACHT_OP_PROFESSIONAL
    return request if request.state is to else stepped(request, to, by, on)


def _check(request: DataRequest, one: LineDecision) -> None:
    """Refuse a decision that lacks what makes it one."""
    if one.outcome is LineOutcome.GEWEIGERD:
        if one.reason is None:
            raise Misused(N_("Een weigering heeft een reden nodig."), N_("Kies een reden uit de lijst."))
        if one.reason is RefusalReason.ANDERS and len(one.motivation.strip()) < MIN_WORDS:
            raise Misused(
                N_("Een andere reden heeft woorden nodig."), N_("Schrijf in een zin waarom u dit verzoek weigert.")
            )
    elif one.outcome is LineOutcome.BIJ_ANDER:
        if one.weighing is None or not one.weighing.who.strip():
            raise Misused(N_("Er staat niet bij wie dit weegt."), N_("Noem wie beslist, met naam of functie."))
        _need_words(one.motivation, N_("Er staat niet bij waarom een ander dit weegt."))
    elif one.outcome is LineOutcome.GEGEVEN and request.incoming and not one.disclosure:
        raise Refused(
            N_("Gegevens gaan alleen weg met een verstrekking."), N_("Begin de verstrekking vanuit het verzoek.")
        )


def _need_words(words: str, sentence: str) -> None:
    if len(words.strip()) < MIN_WORDS:
        raise Misused(sentence, N_("Schrijf het in een zin."))


def _illegal(state: RequestState) -> Refused:
    if state is RequestState.INGETROKKEN:
        return Refused(
            N_("Dit verzoek is ingetrokken."), N_("Voer een nieuw verzoek in als het opnieuw wordt gesteld.")
        )
    if state is RequestState.BESLIST:
        return Refused(N_("Over dit verzoek is al beslist."), N_("Herzie eerst de beslissing, met een reden."))
    return Refused(N_("Deze stap kan nu niet bij dit verzoek."), N_("Kijk eerst hoe het verzoek ervoor staat."))


def keeping_given(ours: DataRequest, theirs: DataRequest) -> DataRequest:
    """Return ours with what a colleague gave meanwhile: what was handed over cannot be chosen away."""
    lacking = tuple(one for one in theirs.decisions if one.outcome is LineOutcome.GEGEVEN and one not in ours.decisions)
    return ours.model_copy(update={"decisions": (*ours.decisions, *lacking)}) if lacking else ours


def side_by_side(base: DataRequest, ours: DataRequest, theirs: DataRequest) -> DataRequest | None:
    """Return one request with the decisions of two coordinators where they decided other lines; else nothing.

    A question to the asker, a revision or a withdrawal on either side is no such thing: a person chooses then.
    """
    began = len(base.decisions)
    mine, other = ours.decisions[began:], theirs.decisions[began:]
    if not mine or not other or {one.line for one in mine} & {one.line for one in other}:
        return None
    if any(
        side.decisions[:began] != base.decisions
        or side.questions != base.questions
        or side.refused_because is not base.refused_because
        or not _AS_USUAL.issuperset(step.state for step in side.history[len(base.history) :])
        for side in (ours, theirs)
    ):
        return None
    return _settled(theirs.model_copy(update={"decisions": (*theirs.decisions, *mine)}), mine[-1].by, mine[-1].on)
