"""What a disclosure answers of the request it was made for: which lines it gives, and what was written with them."""

from collections.abc import Iterator, Mapping

from wams_tui.casework.codes import Fact
from wams_tui.casework.requests import requesting
from wams_tui.casework.requests.request import DataRequest, LineDecision, LineOutcome, RequestLine, RequestState
from wams_tui.casework.words import N_
from wams_tui.desk.asking.sending import not_written, sent
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.content import Seen
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.weighing import CellVerdict, FieldVerdict

NOT_COMPLETED = N_("De verstrekking is niet voltooid; er is geen bestand geschreven.")


def given(desk: Desk, request: DataRequest, draft: Draft, seen: Seen) -> DataRequest:
    """Return the request as this disclosure answers it: a line is given where data of that person and kind go.

    Of several lines only those that were to be given count, where somebody said which; what goes and was not asked
    answers no line, and is told by the disclosure alone.
    """
    if not request.incoming:
        return sent(desk, request, seen.content.disclosure)
    disclosure, by, today = seen.content.disclosure, desk.session.coordinator.name, desk.today()
    answered = request.model_copy(update={"disclosures": (*request.disclosures, disclosure)})
    made = [
        _decision(desk, draft, line, cells, disclosure)
        for line in to_give(request, draft)
        if (cells := list(_cells(seen.fields, line)))
    ]
    if made:
        return requesting.decided(answered, made, by, today)
    if answered.state is RequestState.IN_BEHANDELING:
        return answered
    return requesting.stepped(answered, RequestState.IN_BEHANDELING, by, today)


def undone(desk: Desk, opened: OpenCase, disclosure: str) -> DataRequest | None:
    """Return the request a disclosure was to answer, with its lines to be decided anew; nothing where it answers none.

    For a disclosure that was not completed.
    """
    for request in opened.file.requests:
        if disclosure in request.disclosures and not request.incoming:
            back = not_written(desk, request)
            return None if back == request else back
        if disclosure in request.disclosures:
            by, today = desk.session.coordinator.name, desk.today()
            again = requesting.not_delivered(request, disclosure, NOT_COMPLETED, by, today)
            return None if again == request else again
    return None


def own_conditions(
    request: DataRequest, draft: Draft, fields: tuple[FieldVerdict, ...]
) -> Mapping[str, tuple[str, ...]]:
    """Return what the coordinator wants the receiver to keep to, by the key of the field that answers a line."""
    found: dict[str, tuple[str, ...]] = {}
    for line in to_give(request, draft):
        for one, _cell in _cells(fields, line):
            if line.conditions and line.conditions not in found.get(one.field.key, ()):
                found[one.field.key] = (*found.get(one.field.key, ()), line.conditions)
    return found


def to_give(request: DataRequest, draft: Draft) -> tuple[RequestLine, ...]:
    """Return the lines this disclosure is to answer: those that were chosen, else all that are undecided."""
    return tuple(line for line in request.undecided if not draft.lines or line.id in draft.lines)


def _cells(fields: tuple[FieldVerdict, ...], line: RequestLine) -> Iterator[tuple[FieldVerdict, CellVerdict]]:
    for one in fields:
        for cell in one.cells:
            if (cell.person, cell.category) == (line.person, line.category):
                yield one, cell


def _decision(
    desk: Desk, draft: Draft, line: RequestLine, cells: list[tuple[FieldVerdict, CellVerdict]], disclosure: str
) -> LineDecision:
    keys = {one.field.key for one, _ in cells}
    words = {
        fact: " ".join(answer.words for answer in draft.answers if answer.fact is fact and answer.field in keys).strip()
        for fact in (Fact.NOODZAAK_GEMOTIVEERD, Fact.AFWEGING_GEMAAKT)
    }
    supplier = (one.field.supplier_conditions for one, _ in cells if one.field.supplier_conditions)
    rules = (text for _, cell in cells for text in cell.verdict.conditions)
    return LineDecision(
        line=line.id,
        outcome=LineOutcome.GEGEVEN,
        by=desk.session.coordinator.name,
        on=desk.today(),
        motivation=words[Fact.AFWEGING_GEMAAKT],
        necessity=words[Fact.NOODZAAK_GEMOTIVEERD],
        conditions=tuple(dict.fromkeys((*supplier, *rules, *([line.conditions] if line.conditions else [])))),
        disclosure=disclosure,
        rules=tuple(dict.fromkeys(rule.id for _, cell in cells for rule in cell.verdict.rules)),
        rule_set_hash=desk.rules.hash,
    )
