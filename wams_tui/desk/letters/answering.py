"""The answer to a request: with the data it gives, or alone where nothing is given.

What is said of a line that is not given is worked out from a question without a person and without facts: the same
party, hat and kind of data, anybody, today. So the answer cannot tell what lies in this case (law §12 item 5). Who
takes no part does not even hear that there is a case: neither its code nor its own contact stands in their letter.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import AgeBand, Capacity, Category, Phase
from wams_tui.casework.disclosing.letter import LetterContent, LetterKind, LetterPart
from wams_tui.casework.disclosing.telling import dutch_day
from wams_tui.casework.errors import Refused
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.requests.answering import AnsweredLine, Said, answer_parts
from wams_tui.casework.requests.outsiders import outsider_parts
from wams_tui.casework.requests.request import DataRequest, LineOutcome, RequestState
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.roles import Task, require
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.possible import possible
from wams_tui.law.question import Question
from wams_tui.law.verdict import Effect, Possibility

_GIVABLE = (Effect.TOESTAAN, Effect.TOESTAAN_MITS)
_OF_THE_BASIS = "-GEGEVEN"
"""Rules of this name say what a basis covers: of no use to who asks."""
_SAID = {LineOutcome.GEGEVEN: Said.GEGEVEN, LineOutcome.GEWEIGERD: Said.NIET}


def answer_of(desk: Desk, file: CaseFile, request: DataRequest) -> tuple[LetterPart, ...]:
    """Return what the asker hears of a request as it stands."""
    if request.outsider is not None:
        return outsider_parts(line.wording for line in request.lines)
    asker = file.participant(request.participant)
    kinds = [kind for kind in Category if of_anybody(desk, asker, kind).effect in _GIVABLE]
    return answer_parts(list(_lines(desk, asker, request)), kinds, file.case.contact)


def answer_letter(desk: Desk, opened: OpenCase, request_id: str) -> LetterContent:
    """Return the letter that answers a request, under an id of its own; writes nothing.

    Raises:
        Refused: it is not decided yet, is one of our own, or whoever is at the desk changes no cases.
        KeyError: the case has no such request.
    """
    require(desk, Task.CASUS_BEWERKEN)
    file, request = opened.file, opened.file.request(request_id)
    if not request.incoming or request.state is not RequestState.BESLIST:
        raise Refused(
            N_("Op dit verzoek is nog geen antwoord te geven."),
            N_("Beslis eerst over elk onderdeel; wat u verstrekt, gaat met het antwoord mee."),
        )
    asker = file.asker(request)
    named = ", ".join(part for part in (request.asker_name or asker.person_name, asker.function) if part)
    to = (asker.organisation, named)
    if request.outsider is not None:
        asked = tuple(line.wording for line in request.lines)
        return outsider_letter(desk, file.case.controller, to, asked, request.received_on, request.reference)
    facts = (
        ("Aan", _lined(to)),
        ("Van", file.case.controller),
        ("Vragen?", file.case.contact),
        *_of_the_request(desk, request.received_on, request.reference),
        ("Ons kenmerk", file.case.code),
    )
    return _letter(desk, file.case.controller, file.case.code, facts, answer_of(desk, file, request))


def outsider_letter(
    desk: Desk, controller: str, to: tuple[str, str], asked: Sequence[str], received_on: date, reference: str
) -> LetterContent:
    """Return the answer to who takes no part: the same for somebody who has a case and somebody who has none.

    ``to`` is the organisation and the person there. It is made of what they asked, and of nothing that is known here.
    """
    facts = (("Aan", _lined(to)), ("Van", controller), *_of_the_request(desk, received_on, reference))
    return _letter(desk, controller, "", facts, outsider_parts(asked))


def _letter(
    desk: Desk, controller: str, code: str, facts: Iterable[tuple[str, str]], parts: tuple[LetterPart, ...]
) -> LetterContent:
    return LetterContent(
        id=new_id(),
        kind=LetterKind.ANTWOORD,
        case_code=code,
        nature=desk.session.nature,
        title="Antwoord op uw verzoek om gegevens",
        facts=tuple((name, said) for name, said in facts if said),
        parts=parts,
        controller=controller,
        made_at=desk.now(),
    )


def _of_the_request(desk: Desk, received_on: date, reference: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Datum", dutch_day(desk.today())),
        ("Uw verzoek van", dutch_day(received_on)),
        ("Uw kenmerk", reference),
    )


def _lined(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def of_anybody(desk: Desk, asker: Participant, category: Category) -> Possibility:
    """Return what is possible at best for this asker and this kind of data, whoever it is about."""
    today = setting(desk)
    anybody = Question(
        party=asker.party,
        hat=asker.hat,
        category=category,
        capacity=Capacity.CLIENT,
        age=AgeBand.VANAF_16,
        phase=Phase.UITVOERING,
        regime=today.regime,
        on=today.on,
        nature=desk.session.nature,
    )
    return possible(anybody, desk.rules)


def _lines(desk: Desk, asker: Participant, request: DataRequest) -> Iterator[AnsweredLine]:
    for line in request.lines:
        made = request.decision(line.id)
        said = _SAID.get(made.outcome, Said.NOG_NIET) if made is not None else Said.NOG_NIET
        yield AnsweredLine(
            wording=line.wording,
            category=line.category,
            said=said,
            reason=made.reason if made is not None else None,
            ruled_out=_ruled_out(of_anybody(desk, asker, line.category)) if said is Said.NIET else "",
            conditions=made.conditions if made is not None and said is Said.GEGEVEN else (),
        )


def _ruled_out(at_best: Possibility) -> str:
    """Return the sentence of the rule that forbids a kind of data to this party; empty where none does."""
    if at_best.effect is not Effect.WEIGEREN:
        return ""
    against = [rule for rule in at_best.verdict.rules if rule.effect is Effect.WEIGEREN]
    told = [rule for rule in against if not rule.id.endswith(_OF_THE_BASIS)] or against
    return told[0].sentence if told else ""
