"""What requests tell: that somebody asked, what was asked back, and what was decided on each thing asked."""

from collections.abc import Iterator, Mapping
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.labels import label
from wams_tui.casework.requests.request import DataRequest, LineDecision, LineOutcome, RequestState
from wams_tui.casework.timeline.moments import Around, Moment, MomentKind
from wams_tui.casework.words import N_

_THEY_ASK = {
    LineOutcome.GEGEVEN: N_("Verzoek van {organisation}, gegeven: {what}."),
    LineOutcome.GEWEIGERD: N_("Verzoek van {organisation}, geweigerd: {what} ({reason})."),
    LineOutcome.BIJ_ANDER: N_("Verzoek van {organisation}, ligt bij {who}: {what}."),
    LineOutcome.HEROPEND: N_("Verzoek van {organisation}, opnieuw te beslissen: {what}."),
}
_WE_ASK = {
    LineOutcome.GEGEVEN: N_("{organisation} gaf: {what}."),
    LineOutcome.GEWEIGERD: N_("{organisation} geeft niet: {what}."),
    LineOutcome.BIJ_ANDER: N_("Verzoek aan {organisation}, ligt bij {who}: {what}."),
    LineOutcome.HEROPEND: N_("Verzoek aan {organisation}, opnieuw gevraagd: {what}."),
}
_ENDED = {
    RequestState.INGETROKKEN: N_("Verzoek ingetrokken, {organisation}."),
    RequestState.HERZIEN: N_("Verzoek van {organisation} wordt herzien."),
}


def moments(file: CaseFile, around: Around) -> Iterator[Moment]:
    """Yield what every request tells, in no order."""
    for request in file.requests:
        yield from _Asking(request, file.asker_named(request, "?"), around).moments()


class _Asking:
    """One request."""

    def __init__(self, request: DataRequest, organisation: str, around: Around) -> None:
        self._request = request
        self._told = {"organisation": organisation}
        self._around = around
        self._refs = (f"verzoek:{request.id}",)
        self._wording = {line.id: line.wording for line in request.lines}
        self._persons = {line.id: line.person for line in request.lines}

    def moments(self) -> Iterator[Moment]:
        request = self._request
        asks = N_("{organisation} vraagt: {what}.") if request.incoming else N_("Gevraagd aan {organisation}: {what}.")
        began = request.received_on if request.incoming else request.sent_on or request.received_on
        everything = tuple(self._wording)
        yield self._at(began, asks, everything, words=request.purpose_words)
        for one in request.questions:
            back = N_("Nagevraagd bij {organisation}.")
            yield self._at(one.asked_on, back, everything, words=one.question, by=one.by, turn=1)
            if one.answered_on is not None:
                answered = N_("{organisation} antwoordde op onze vraag.")
                yield self._at(one.answered_on, answered, everything, words=one.answer, turn=2)
        yield from self._decided()
        yield from self._ended()

    def _decided(self) -> Iterator[Moment]:
        together: dict[tuple[object, ...], list[LineDecision]] = {}
        for one in self._request.decisions:
            who = one.weighing.who if one.weighing else ""
            together.setdefault((one.on, one.outcome, one.reason, one.by, who), []).append(one)
        sentences = _THEY_ASK if self._request.incoming else _WE_ASK
        for number, same in enumerate(together.values(), start=3):
            first = same[0]
            reason = (label(first.reason),) if first.reason else ()
            words = " ".join(dict.fromkeys(one.motivation for one in same if one.motivation))
            yield self._at(
                first.on, sentences[first.outcome], tuple(one.line for one in same), words=words, by=first.by,
                who=first.weighing.who if first.weighing else "", codes={"reason": reason}, turn=number,
            )  # fmt: skip

    def _ended(self) -> Iterator[Moment]:
        request, everything = self._request, tuple(self._wording)
        turn = 3 + len(request.decisions)
        for step in request.history:
            if step.state in _ENDED:
                yield self._at(step.on, _ENDED[step.state], everything, words=step.why, by=step.by, turn=turn)
        if request.decided_on is None or request.decisions:
            return
        # Of before its lines were decided one by one, and its steps kept.
        if request.state is RequestState.INGETROKKEN:
            if not any(step.state is RequestState.INGETROKKEN for step in request.history):
                yield self._at(request.decided_on, _ENDED[request.state], everything, turn=turn)
        elif request.refused_because is None:
            yield self._at(request.decided_on, N_("Verzoek van {organisation} beslist."), everything, turn=turn)
        else:
            refused = N_("Verzoek van {organisation} geweigerd: {reason}.")
            if request.disclosures:
                refused = N_("Verzoek van {organisation} voor een deel geweigerd: {reason}.")
            yield self._at(
                request.decided_on, refused, everything, words=request.refusal_words,
                codes={"reason": (label(request.refused_because),)}, turn=turn,
            )  # fmt: skip

    def _at(
        self, on: date, what: str, lines: tuple[str, ...], *, words: str = "", by: str = "", who: str = "",
        codes: Mapping[str, tuple[str, ...]] | None = None, turn: int = 0,
    ) -> Moment:  # fmt: skip
        told = self._told | {"what": "; ".join(self._wording.get(one, "?") for one in lines), "who": who}
        persons = {self._persons[one] for one in lines if one in self._persons}
        return Moment(
            MomentKind.VERZOEK, on, what, told, codes or {}, words, frozenset({self._request.participant, *persons}),
            self._refs, self._request.id, by=self._around.name(by) if by else "", turn=turn,
        )  # fmt: skip
