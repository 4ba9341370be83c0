"""A disclosure in the making: what a person has chosen and answered so far, and what still stands open.

Nothing is chosen for anybody, and nothing of one disclosure is remembered for the next (design §6).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wams_tui.casework.codes import Answer, Basis, Category, Channel, Decider, Fact, Purpose
from wams_tui.casework.disclosures import Motivation
from wams_tui.casework.factwords import fact_question
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.fields import Field, fields_of
from wams_tui.desk.freetext import needs_reading
from wams_tui.desk.questions import PER_PERSON, PER_RECIPIENT, applies, question
from wams_tui.law.decide import decide
from wams_tui.law.verdict import Effect, Missing, Verdict

NEEDS_WORDS = frozenset({Fact.NOODZAAK_GEMOTIVEERD, Fact.AFWEGING_GEMAAKT, Fact.GESPREK_OF_VEILIGHEIDSREDEN})
"""Answers that are a sentence, not a yes: they count only with words of the person's own."""

RECORDED_ELSEWHERE = frozenset(
    {
        Fact.GEHEIM_DOORBROKEN,
        Fact.ONDER_BEROEPSGEHEIM,
        Fact.WPG_BESLUIT,
        Fact.SAMENHANG_GEMOTIVEERD,
        Fact.VOORTDUREND_EN_TERUGKEREND,
        Fact.EVALUATIE_OP_TIJD,
        Fact.EIGEN_GEGEVENS,
    }
)
"""Facts that are somebody else's, or the case's own: they are recorded there and never answered in passing."""

MIN_WORDS = 10
"""Characters below which a motivation says nothing."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a disclosure always rests on, chosen by a person: purpose, basis and the way of giving."""

    purpose: Purpose
    basis: Basis
    channel: Channel


@dataclass(frozen=True)
class Draft:
    """Everything chosen so far; the recipient is known from the start (a cell's participant, a request's asker)."""

    participant: str
    request: str = ""
    purpose: Purpose | None = None
    basis: Basis | None = None
    fields: tuple[str, ...] = ()
    answers: tuple[Motivation, ...] = ()
    channel: Channel | None = None
    read: tuple[str, ...] = ()
    """Keys of the texts a person read whole and found to speak of nobody and nothing else."""

    def terms(self) -> Terms | None:
        """What is chosen of purpose, basis and channel once all three are."""
        if self.purpose is None or self.basis is None or self.channel is None:
            return None
        return Terms(self.purpose, self.basis, self.channel)

    def with_answer(self, motivation: Motivation) -> "Draft":
        """Return the draft with one answer given or changed."""
        same = (motivation.fact, motivation.person, motivation.category)
        kept = tuple(one for one in self.answers if (one.fact, one.person, one.category) != same)
        return replace(self, answers=(*kept, motivation))

    def toggled(self, key: str) -> "Draft":
        """Return the draft with a field chosen, or no longer chosen."""
        if key in self.fields:
            return replace(self, fields=tuple(one for one in self.fields if one != key))
        return replace(self, fields=(*self.fields, key))


@dataclass(frozen=True, slots=True)
class CellVerdict:
    """The verdict on one kind of data of one person."""

    person: str
    category: Category
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


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing a person must still answer before these fields can go."""

    fact: Fact
    sentence: str
    remedy: str
    person: str = ""
    category: Category | None = None

    @property
    def question(self) -> str:
        """The point as a question that yes or no answers."""
        return fact_question(self.fact)

    def answered(self, answer: Answer, words: str = "") -> Motivation:
        """Return the answer to this point."""
        return Motivation(fact=self.fact, answer=answer, words=words, person=self.person, category=self.category)


def verdicts(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[FieldVerdict, ...]:
    """Return the verdict on every field of the case for this recipient, purpose and basis, with the answers so far."""
    return tuple(field_verdict(desk, opened, draft, field) for field in fields_of(opened.file))


def field_verdict(desk: Desk, opened: OpenCase, draft: Draft, field: Field) -> FieldVerdict:
    """Return the verdict on one field: the law is asked for every person and every kind of data in it."""
    file = opened.file
    recipient = file.participant(draft.participant)
    cells = []
    for person_id in field.persons:
        person = file.person(person_id)
        for category in field.categories:
            asked = question(
                file,
                recipient,
                person,
                category,
                field,
                desk.today(),
                desk.session.nature,
                purpose=draft.purpose,
                basis=draft.basis,
                channel=draft.channel,
                answers=draft.answers,
            )
            cells.append(CellVerdict(person_id, category, decide(asked, desk.rules)))
    return FieldVerdict(field, tuple(cells))


def chosen(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[FieldVerdict, ...]:
    """Return the verdicts on the chosen fields only, in the order of the case."""
    return tuple(one for one in verdicts(desk, opened, draft) if one.field.key in draft.fields)


def open_points(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[OpenPoint, ...]:
    """Return what a person must still answer for the chosen fields; each point once, however many fields need it."""
    found: dict[tuple[Fact, str, Category | None], OpenPoint] = {}
    for one in chosen(desk, opened, draft):
        for cell in one.cells:
            for point in _points(cell, draft):
                found.setdefault((point.fact, point.person, point.category), point)
    return tuple(found.values())


def obstacles(desk: Desk, opened: OpenCase, draft: Draft) -> tuple[str, ...]:
    """Return every sentence that stands between the chosen fields and the door; empty when all may go."""
    found = []
    if draft.purpose is None:
        found.append(N_("Kies eerst een doel."))
    if draft.basis is None:
        found.append(N_("Kies eerst een grondslag."))
    if draft.channel is None:
        found.append(N_("Kies eerst hoe u het geeft."))
    if not draft.fields:
        found.append(N_("Kies eerst welke gegevens meegaan."))
    if found:
        return tuple(found)
    for one in chosen(desk, opened, draft):
        found.extend(_refusals(one, draft))
        if needs_reading(opened.file, one.field) and one.field.key not in draft.read:
            found.append(N_("Lees de tekst helemaal en zeg of hij over iemand of iets anders gaat."))
    return tuple(dict.fromkeys(found))


def weighed(cell: CellVerdict, draft: Draft) -> bool:
    """Whether the coordinator weighed, with words, what is theirs to weigh; a professional's secrecy never is."""
    if cell.verdict.decider is not Decider.COORDINATOR:
        return False
    return any(
        one.fact is Fact.AFWEGING_GEMAAKT and one.answer is Answer.JA and applies(one, cell.person, cell.category)
        for one in draft.answers
    )


def _points(cell: CellVerdict, draft: Draft) -> Iterator[OpenPoint]:
    for missing in cell.verdict.missing:
        if missing.fact is not None and missing.answer is Answer.ONBEKEND and missing.fact not in RECORDED_ELSEWHERE:
            yield _scoped(missing, missing.fact, cell)
    if (
        cell.verdict.effect is Effect.AFWEGING
        and cell.verdict.decider is Decider.COORDINATOR
        and not weighed(cell, draft)
    ):
        yield OpenPoint(
            Fact.AFWEGING_GEMAAKT,
            cell.verdict.reason,
            N_("Weeg af of dit gegeven mee moet, en schrijf op waarom."),
            cell.person,
            cell.category,
        )


def _scoped(missing: Missing, fact: Fact, cell: CellVerdict) -> OpenPoint:
    if fact in PER_RECIPIENT:
        return OpenPoint(fact, missing.sentence, missing.remedy)
    if fact in PER_PERSON:
        return OpenPoint(fact, missing.sentence, missing.remedy, cell.person)
    return OpenPoint(fact, missing.sentence, missing.remedy, cell.person, cell.category)


def _refusals(one: FieldVerdict, draft: Draft) -> Iterable[str]:
    for cell in one.cells:
        if cell.verdict.allows or (cell.verdict.effect is Effect.AFWEGING and weighed(cell, draft)):
            continue
        yield cell.verdict.reason
        yield from (missing.sentence for missing in cell.verdict.missing)
