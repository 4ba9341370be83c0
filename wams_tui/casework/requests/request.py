"""Data requests, both ways: who asks what about whom, what for, and what was decided on each thing asked.

Decisions are only added to: of every line the last one counts, so that what was decided before a revision stays on
record. Whether a request was granted, partly granted or refused follows from its lines and is never chosen. The steps a
request may take stand in :mod:`wams_tui.casework.requests.requesting`.
"""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import field_validator, model_validator

from wams_tui.casework.asking.reply import PartnerReply
from wams_tui.casework.case import DeadlineKind
from wams_tui.casework.codes import Answer, Basis, Category, Decider, Direction, Purpose
from wams_tui.casework.items import SecrecyDecision
from wams_tui.casework.model import Model
from wams_tui.casework.requests.outsiders import Outsider


class RequestState(StrEnum):
    """Where a request stands; *deels* is derived from the parts, never chosen."""

    NIEUW = "nieuw"
    IN_BEHANDELING = "in behandeling"
    WACHT_OP_AANVRAGER = "wacht op aanvrager"
    WACHT_OP_PROFESSIONAL = "wacht op professional"
    BESLIST = "beslist"
    INGETROKKEN = "ingetrokken"
    HERZIEN = "herzien"


OPEN_STATES = frozenset(
    {
        RequestState.NIEUW,
        RequestState.IN_BEHANDELING,
        RequestState.WACHT_OP_AANVRAGER,
        RequestState.WACHT_OP_PROFESSIONAL,
        RequestState.HERZIEN,
    }
)


class RefusalReason(StrEnum):
    """Why something was refused; ``anders`` counts only with words."""

    GEEN_GRONDSLAG = "geen-grondslag"
    ANDER_DOEL = "ander-doel"
    HANDHAVING = "handhaving"
    NIET_NODIG = "niet-nodig"
    BEROEPSGEHEIM = "beroepsgeheim"
    GEEN_DEELNEMER = "geen-deelnemer"
    ANDERS = "anders"


class CameBy(StrEnum):
    """The way a request came in, or went out."""

    TELEFOON = "telefoon"
    VEILIGE_MAIL = "veilige-mail"
    MAIL = "mail"
    PAPIER = "papier"
    OVERLEG = "overleg"
    FORMULIER = "formulier"
    """The request form for partners, read in."""


class LineOutcome(StrEnum):
    """What became of one line."""

    GEGEVEN = "gegeven"
    """Handed over, by the disclosure the decision names; of an outgoing request: they gave it."""
    GEWEIGERD = "geweigerd"
    BIJ_ANDER = "bij-ander"
    """Somebody else weighs it; nothing is decided yet."""
    HEROPEND = "heropend"
    """What was decided counts no more; it is to be decided anew."""


class Outcome(StrEnum):
    """What became of the whole request: follows from its lines."""

    GOEDGEKEURD = "goedgekeurd"
    DEELS = "deels"
    GEWEIGERD = "geweigerd"


class RequestLine(Model):
    """One thing asked about one person, in the words of the asker.

    ``id`` tells it from the other lines of the request. ``field`` is the key of the datum that is meant, where one was
    pointed out; ``why`` what it is needed for, where the whole request does not say so. ``conditions`` are what the
    coordinator wants the receiver to keep to, beside what the rules and who supplied it ask. ``again`` is why we ask
    what the case has already: it stays here, and never stands on a form.
    """

    id: str = ""
    person: str
    category: Category
    wording: str
    field: str = ""
    why: str = ""
    again: str = ""
    conditions: str = ""


class Weighing(Model):
    """Somebody else weighs a line: who decides, who that is by name, since when, and what they said."""

    decider: Decider
    who: str
    asked_on: date
    answer: Answer = Answer.ONBEKEND
    answered_on: date | None = None
    words: str = ""


class SecondLook(Model):
    """A second pair of eyes: whose, when, and why they agree."""

    by: str
    on: date
    words: str


class LineDecision(Model):
    """What was decided on one line, by whom and when.

    ``reason`` is there when it was refused; ``motivation`` says why, ``necessity`` why this is needed where special
    data are given, ``conditions`` what the receiver must keep to. ``rules`` are the rules that spoke that day.
    ``secrecy`` is the decision of a professional who answered us.
    """

    line: str
    outcome: LineOutcome
    by: str
    on: date
    reason: RefusalReason | None = None
    motivation: str = ""
    necessity: str = ""
    conditions: tuple[str, ...] = ()
    weighing: Weighing | None = None
    disclosure: str = ""
    secrecy: SecrecyDecision | None = None
    rules: tuple[str, ...] = ()
    rule_set_hash: str = ""


class AskedBack(Model):
    """What the asker was asked before anything could be decided, and what they answered."""

    question: str
    asked_on: date
    by: str
    answer: str = ""
    answered_on: date | None = None


class StateChange(Model):
    """One step in the course of a request."""

    state: RequestState
    on: date
    by: str
    why: str = ""


class DataRequest(Model):
    """A request from a participant (``direction`` *verstrekken*), or to one (*opvragen*).

    From somebody who takes no part it has an ``outsider``, and an empty ``participant``.
    """

    id: str
    direction: Direction
    participant: str = ""
    outsider: Outsider | None = None
    asker_name: str = ""
    """The person who asks, at the participant or here."""
    reference: str = ""
    """What the asker calls it; anybody may call theirs the same."""
    form_hash: str = ""
    """SHA-256 (64 hex digits) of what the form said that it was read in from: the same form is known by it."""
    came_by: CameBy | None = None
    entered_by: str = ""
    received_on: date
    sent_on: date | None = None
    """When an outgoing request went out."""
    due_on: date | None = None
    due_nature: DeadlineKind = DeadlineKind.ORDE
    due_source: str = ""
    """What the term rests on, where it is more than what was agreed."""
    purpose_words: str
    """What the asker says it is for, verbatim."""
    purpose: Purpose | None = None
    """What the coordinator takes it to be for; a disclosure chooses its own."""
    basis: Basis | None = None
    lines: tuple[RequestLine, ...]
    state: RequestState = RequestState.NIEUW
    decisions: tuple[LineDecision, ...] = ()
    """Oldest first; of every line the last one counts."""
    questions: tuple[AskedBack, ...] = ()
    history: tuple[StateChange, ...] = ()
    second: SecondLook | None = None
    """The second coordinator who saw it and agrees that it is answered, where that is asked for."""
    disclosures: tuple[str, ...] = ()
    """Disclosure ids that answered it; of an outgoing request, those by which it went out."""
    reply_code: str = ""
    """Of an outgoing request: what a form bears that answers it (:mod:`wams_tui.casework.asking.reply`)."""
    replies: tuple[PartnerReply, ...] = ()
    """Answers as they were read in, oldest first; none of them decides anything."""
    refused_because: RefusalReason | None = None
    """Why the whole, or with disclosures the rest, was refused: of before lines were decided one by one."""
    refusal_words: str = ""
    decided_on: date | None = None

    @field_validator("lines")
    @classmethod
    def _numbered(cls, lines: tuple[RequestLine, ...]) -> tuple[RequestLine, ...]:
        """Lines of before they had an id are known by their place."""
        named = tuple(
            line if line.id else line.model_copy(update={"id": str(number)})
            for number, line in enumerate(lines, start=1)
        )
        if len({line.id for line in named}) < len(named):
            raise ValueError("two lines have one id")
        return named

    @model_validator(mode="after")
    def _from_one(self) -> Self:
        """Who asks takes part or does not; we ask nothing of who does not."""
        if bool(self.participant) is (self.outsider is not None) or (self.outsider is not None and not self.incoming):
            raise ValueError("a request is of one participant, or comes from one outsider")
        return self

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for an answer."""
        return self.state in OPEN_STATES

    @property
    def incoming(self) -> bool:
        """Whether they ask us."""
        return self.direction is Direction.VERSTREKKEN

    def line(self, line_id: str) -> RequestLine:
        """Return one line.

        Raises:
            KeyError: when nothing of that id was asked.
        """
        for line in self.lines:
            if line.id == line_id:
                return line
        raise KeyError(line_id)

    def decision(self, line_id: str) -> LineDecision | None:
        """Return what counts for a line: the last decision on it, or one that follows from a record of before."""
        for decision in reversed(self.decisions):
            if decision.line == line_id:
                return decision
        return self._of_before(line_id)

    @property
    def undecided(self) -> tuple[RequestLine, ...]:
        """The lines that are still to be decided, those that somebody else weighs included."""
        return tuple(line for line in self.lines if not _is_final(self.decision(line.id)))

    @property
    def given(self) -> tuple[RequestLine, ...]:
        """The lines that were given."""
        return self._of(LineOutcome.GEGEVEN)

    @property
    def refused(self) -> tuple[RequestLine, ...]:
        """The lines that were refused."""
        return self._of(LineOutcome.GEWEIGERD)

    @property
    def weighed_elsewhere(self) -> tuple[RequestLine, ...]:
        """The lines that wait for somebody else to weigh them."""
        return tuple(
            line
            for line in self.lines
            if (made := self.decision(line.id)) is not None
            and made.outcome is LineOutcome.BIJ_ANDER
            and made.weighing is not None
            and made.weighing.answer is Answer.ONBEKEND
        )

    @property
    def question(self) -> AskedBack | None:
        """What the asker was asked and has not answered."""
        return next((one for one in reversed(self.questions) if one.answered_on is None), None)

    @property
    def reply_waiting(self) -> PartnerReply | None:
        """The last answer that was read in, while a line it answers is still open; nobody took it over yet."""
        waiting = {line.id for line in self.undecided} if self.is_open else set()
        return next((one for one in reversed(self.replies) if waiting & {part.line for part in one.lines}), None)

    @property
    def outcome(self) -> Outcome | None:
        """What became of it; nothing while a line waits. Derived, never chosen."""
        if not self.decisions and not self.is_open and self.state is not RequestState.INGETROKKEN:
            return self._outcome_of_before()
        made = [self.decision(line.id) for line in self.lines]
        if not made or not all(_is_final(one) for one in made):
            return None
        if len(self.given) == len(made):
            return Outcome.GOEDGEKEURD
        # A disclosure of before lines were decided one by one gave something, whatever the lines say.
        earlier = self.incoming and bool(self.disclosures) and not any(one.disclosure for one in self.decisions)
        return Outcome.DEELS if self.given or earlier else Outcome.GEWEIGERD

    def _of(self, outcome: LineOutcome) -> tuple[RequestLine, ...]:
        made = ((line, self.decision(line.id)) for line in self.lines)
        return tuple(line for line, one in made if one is not None and one.outcome is outcome)

    def _of_before(self, line_id: str) -> LineDecision | None:
        """A whole refusal of before said no to every line; what was given then, only the disclosures tell."""
        if self.decisions or self.refused_because is None or self.disclosures or self.decided_on is None:
            return None
        return LineDecision(
            line=line_id, outcome=LineOutcome.GEWEIGERD, by="", on=self.decided_on, reason=self.refused_because,
            motivation=self.refusal_words,
        )  # fmt: skip

    def _outcome_of_before(self) -> Outcome:
        if not self.disclosures:
            return Outcome.GEWEIGERD
        return Outcome.GOEDGEKEURD if self.refused_because is None else Outcome.DEELS


def _is_final(decision: LineDecision | None) -> bool:
    return decision is not None and decision.outcome in (LineOutcome.GEGEVEN, LineOutcome.GEWEIGERD)
