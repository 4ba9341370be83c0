"""A draft held against the rules: the verdict on every field, what is still open, and what stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass

from wams_tui.casework.codes import Answer, Category, Decider, Fact, Party, Purpose
from wams_tui.casework.requests.outsiders import GIVES_NOTHING
from wams_tui.casework.rules.regime import Setting
from wams_tui.casework.words import N_
from wams_tui.desk.access.outside import who_may_not
from wams_tui.desk.asking.recency import TOO_OLD, too_old
from wams_tui.desk.asking.sending import in_the_way, unread
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft, OpenPoint, is_whole
from wams_tui.desk.disclosing.fields import Field
from wams_tui.desk.disclosing.freetext import needs_reading
from wams_tui.desk.matrix.questions import PER_PERSON, PER_RECIPIENT, RECORDED_ELSEWHERE, question
from wams_tui.desk.plan.copies import NOT_IN_COPY, OWN_LEFT_OUT, fields_for, own_actions, stands_in
from wams_tui.desk.requests.second import SECOND_NEEDED, second_is_lacking
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.decide import decide
from wams_tui.law.question import Question
from wams_tui.law.verdict import Effect, Missing, Verdict

_AFTER_TAKING_PART = frozenset({Purpose.RECHTEN, Purpose.VEILIG_THUIS_MELDING, Purpose.ACUUT_GEVAAR})
"""Purposes for which a recipient need not take part today (law §12 items 1 and 3)."""


@dataclass(frozen=True, slots=True)
class CellVerdict:
    """The verdict on one kind of data of one person, and what was asked."""

    person: str
    category: Category
    question: Question
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class FieldVerdict:
    """The verdicts on a field: one for an item, one per person and kind for a text; the strongest counts."""

    field: Field
    cells: tuple[CellVerdict, ...]

    @property
    def effect(self) -> Effect:
        """The strongest effect."""
        return max((cell.verdict.effect for cell in self.cells), key=lambda effect: effect.rank)

    @property
    def verdict(self) -> Verdict:
        """The verdict with the strongest effect."""
        return max((cell.verdict for cell in self.cells), key=lambda verdict: verdict.effect.rank)


def verdicts(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[FieldVerdict, ...]:
    """Return the verdict on every field of the case for this recipient, purpose and basis, with the answers so far."""
    today = setting(desk)
    return tuple(_judged(desk, opened, draft, field, today) for field in fields_for(opened.file, draft, today.on))


def chosen(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[FieldVerdict, ...]:
    """Return the verdicts on the chosen fields only, in the order of the case."""
    today = setting(desk)
    picked = (field for field in fields_for(opened.file, draft, today.on) if field.key in draft.fields)
    return tuple(_judged(desk, opened, draft, field, today) for field in picked)


def field_verdict(desk: Desk, opened: OpenCase, draft: Draft, field: Field) -> FieldVerdict:
    """Return the verdict on one field: the law is asked for every person and every kind of data in it."""
    return _judged(desk, opened, draft, field, setting(desk))


def _judged(desk: Desk, opened: OpenCase, draft: Draft, field: Field, today: Setting) -> FieldVerdict:
    file = opened.file
    recipient = file.participant(draft.participant)

    def asked(person: str, category: Category) -> CellVerdict:
        about = question(
            file,
            recipient,
            file.person(person),
            category,
            field,
            today,
            purpose=draft.purpose,
            basis=draft.basis,
            channel=draft.channel,
            answers=(one for one in draft.answers if is_whole(one)),
            points=desk.rules.points,
        )
        return CellVerdict(person, category, about, decide(about, desk.rules))

    return FieldVerdict(
        field, tuple(asked(person, category) for person in field.persons for category in field.categories)
    )


def open_points(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[OpenPoint, ...]:
    """Return what a person must still answer for the chosen fields; each point once."""
    found: dict[tuple[Fact, str], OpenPoint] = {}
    for one in chosen(desk, opened, draft):
        for cell in one.cells:
            for point in _points(one.field, cell, draft):
                found.setdefault(point.place, point)
    return tuple(found.values())


def may_go(one: FieldVerdict, draft: Draft) -> bool:
    """Whether nothing in the verdict on a field keeps it: allowed, or weighed by who may weigh it."""
    return all(cell.verdict.allows or weighed(one.field, cell, draft) for cell in one.cells)


def weighed(field: Field, cell: CellVerdict, draft: Draft) -> bool:
    """Whether the coordinator weighed, with words, what is theirs to weigh; a professional's secrecy never is."""
    if cell.verdict.effect is not Effect.AFWEGING or cell.verdict.decider is not Decider.COORDINATOR:
        return False
    if any(missing.answer is Answer.ONBEKEND for missing in _answerable(cell)):
        return False
    return any(
        one.fact is Fact.AFWEGING_GEMAAKT and one.answer is Answer.JA and one.field == field.key and is_whole(one)
        for one in draft.answers
    )


def obstacles(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[str, ...]:
    """Return every sentence that stands between the chosen fields and the door; empty when all may go."""
    found = list(_not_chosen_yet(draft))
    if not found:
        found.extend(_about_the_recipient(desk, opened, draft))
        fields = chosen(desk, opened, draft)
        if {one.field.key for one in fields} != set(draft.fields):
            found.append(N_("Een gekozen gegeven is er niet meer. Kies opnieuw welke gegevens meegaan."))
        if not set(draft.fields).issuperset(own_actions(opened.file, draft)):
            found.append(OWN_LEFT_OUT)
        if not stands_in(opened.file, draft):
            found.append(NOT_IN_COPY)
        for one in fields:
            found.extend(_in_the_way(opened, one, draft))
            if too_old(desk, one.field, draft.purpose):
                found.append(TOO_OLD)
    return tuple(dict.fromkeys(found))


def _not_chosen_yet(draft: Draft) -> Iterator[str]:
    if draft.purpose is None:
        yield N_("Kies eerst een doel.")
    if draft.basis is None:
        yield N_("Kies eerst een grondslag.")
    if draft.channel is None:
        yield N_("Kies eerst hoe u het geeft.")
    if not draft.fields:
        yield N_("Kies eerst welke gegevens meegaan.")


def _about_the_recipient(desk: Desk, opened: OpenCase, draft: Draft) -> Iterator[str]:
    recipient = opened.file.participant(draft.participant)
    outsider = recipient.party in (Party.CLIENT, Party.GEZINSLID) or draft.purpose in _AFTER_TAKING_PART
    if not outsider and not recipient.takes_part_on(desk.today()):
        yield N_("Deze ontvanger doet vandaag niet mee aan de aanpak.")
    elif no_taker := who_may_not(desk, opened, draft):
        yield no_taker
    if draft.request:
        request = opened.file.request(draft.request)
        if not request.incoming:
            yield from in_the_way(opened.file, draft)
            yield from unread(opened, draft)
        elif request.outsider is not None:
            yield GIVES_NOTHING
        elif request.participant != draft.participant:
            yield N_("Dit verzoek kwam niet van deze ontvanger.")
        elif not request.is_open:
            yield N_("Over dit verzoek is al beslist. Verstrek los van het verzoek, of herzie eerst de beslissing.")
        elif second_is_lacking(desk, opened, request):
            yield SECOND_NEEDED


def _in_the_way(opened: OpenCase, one: FieldVerdict, draft: Draft) -> Iterator[str]:
    for cell in one.cells:
        if not (cell.verdict.allows or weighed(one.field, cell, draft)):
            yield cell.verdict.reason
            yield from (missing.sentence for missing in cell.verdict.missing)
    if any(not is_whole(answer) for answer in draft.answers if answer.field in ("", one.field.key)):
        yield N_("Een antwoord heeft woorden nodig: schrijf in een zin wie dat zei, wanneer, en waarom.")
    if needs_reading(opened.file, one.field) and not draft.has_read(opened, one.field):
        yield N_("Lees de tekst helemaal en zeg of hij over iemand of iets anders gaat.")


def _points(field: Field, cell: CellVerdict, draft: Draft) -> Iterator[OpenPoint]:
    unknown = [missing for missing in _answerable(cell) if missing.answer is Answer.ONBEKEND]
    yield from (_scoped(missing, field, cell) for missing in unknown)
    theirs = cell.verdict.effect is Effect.AFWEGING and cell.verdict.decider is Decider.COORDINATOR
    if theirs and not unknown and not weighed(field, cell, draft):
        remedy = N_("Weeg af of dit gegeven mee moet, en schrijf op waarom.")
        yield OpenPoint(
            Fact.AFWEGING_GEMAAKT,
            cell.verdict.reason,
            remedy,
            cell.person,
            cell.category,
            field.key,
            field.label,
            words=field.words,
        )


def _answerable(cell: CellVerdict) -> list[Missing]:
    return [one for one in cell.verdict.missing if one.fact is not None and one.fact not in RECORDED_ELSEWHERE]


def _scoped(missing: Missing, field: Field, cell: CellVerdict) -> OpenPoint:
    fact = missing.fact or Fact.NOODZAAK_GEMOTIVEERD
    if fact in PER_RECIPIENT:
        return OpenPoint(fact, missing.sentence, missing.remedy, point=missing.point)
    if fact in PER_PERSON:
        return OpenPoint(fact, missing.sentence, missing.remedy, cell.person)
    place = (cell.person, cell.category, field.key, field.label)
    return OpenPoint(fact, missing.sentence, missing.remedy, *place, words=field.words)
