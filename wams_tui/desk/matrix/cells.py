"""The participant matrix: for one person, what each participant could receive of each kind of data this case has.

Beside it the other way round: what each could be asked for. Never a permission (design §4).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Category, Direction, Party, Purpose
from wams_tui.casework.household.persons import Person
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.rules.regime import Setting
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import Field, fields_of
from wams_tui.desk.ledger.register import Outcome, disclosures
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.possible import possible
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, Possibility
from wams_tui.locale.clock import dutch_time

ASKED_NOTHING = frozenset({Party.CLIENT, Party.GEZINSLID})
"""Who tells what they want to tell: no table says what may be asked of them."""


@dataclass(frozen=True, slots=True)
class CellField:
    """One datum behind a cell, with what is possible for it."""

    field: Field
    possibility: Possibility


@dataclass(frozen=True, slots=True)
class Granted:
    """The last decision to disclose this kind of data of this person to this participant."""

    on: date
    purpose: Purpose
    basis: Basis
    completed: bool = True
    """Whether the ledger says that it arrived; where nobody saw the end, it may have."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one participant could receive, or be asked, of one kind of data of one person: never a permission.

    ``effect`` is the mildest over the data behind the cell; absent when this person has no such data here. ``asked`` is
    set in place of ``fields`` where the question is what may be asked. ``granted`` is a decision on record whose
    disclosure did not fail.
    """

    participant: str
    person: str
    category: Category
    fields: tuple[CellField, ...]
    asked: Possibility | None = None
    granted: Granted | None = None

    @property
    def best(self) -> Possibility | None:
        """The mildest possibility behind the cell."""
        found = (one.possibility for one in self.fields)
        return min(found, key=lambda one: one.effect.rank, default=self.asked)

    @property
    def effect(self) -> Effect | None:
        """The mildest effect behind the cell."""
        best = self.best
        return best.effect if best is not None else None

    @property
    def stands(self) -> bool:
        """Whether a decision to disclose is on record that today's rules do not contradict."""
        return self.granted is not None and self.effect not in (None, Effect.WEIGEREN)

    @property
    def supplier_conditions(self) -> tuple[str, ...]:
        """What those who supplied the data behind the cell asked for its onward use, in their own words."""
        return tuple(
            dict.fromkeys(one.field.supplier_conditions for one in self.fields if one.field.supplier_conditions)
        )


@dataclass(frozen=True, slots=True)
class Matrix:
    """Participants × kinds of data of this case, for one person. ``rows[i][j]`` is participant i, category j."""

    person: Person
    participants: tuple[Participant, ...]
    categories: tuple[Category, ...]
    rows: tuple[tuple[Cell, ...], ...]
    direction: Direction = Direction.VERSTREKKEN

    def row(self, participant: str) -> tuple[Cell, ...]:
        """Return the cells of one participant; none for who does not take part today."""
        places = [one.id for one in self.participants]
        return self.rows[places.index(participant)] if participant in places else ()


def matrix(desk: Desk, file: CaseFile, person_id: str, direction: Direction = Direction.VERSTREKKEN) -> Matrix:
    """Return the matrix of one person as it stands today.

    Raises:
        KeyError: when the case has no such person.
    """
    person, today = file.person(person_id), setting(desk)
    if direction is Direction.OPVRAGEN:
        return build_asking(file, person, today, desk.rules)
    return build(file, person, today, desk.rules, outcomes=_outcomes(desk, file))


def heard_by(desk: Desk, file: CaseFile, participants: Collection[str]) -> tuple[Matrix, ...]:
    """Return for every person what these participants could receive: what the police may hear, over the household."""
    today, outcomes = setting(desk), _outcomes(desk, file)
    return tuple(build(file, person, today, desk.rules, participants, outcomes) for person in file.persons)


def _outcomes(desk: Desk, file: CaseFile) -> dict[str, Outcome]:
    """What the ledger says became of each decision of the case; the case itself only knows that it was taken."""
    return {one.disclosure: one.outcome for one in disclosures(desk, file.case.id)} if file.decisions else {}


def build(
    file: CaseFile,
    person: Person,
    today: Setting,
    rules: RuleSet,
    only: Collection[str] | None = None,
    outcomes: Mapping[str, Outcome] = MappingProxyType({}),
) -> Matrix:
    """Return the matrix for a day and a rule set, of all participants or ``only`` these; pure.

    ``outcomes`` is what became of the decisions, by id; one that is not in it counts as completed.
    """
    everything = fields_of(file)
    present = {category for field in everything for category in field.categories}
    categories = tuple(category for category in Category if category in present)
    own = [field for field in everything if person.id in field.persons]
    taking_part = file.participants_on(today.on)
    participants = tuple(one for one in taking_part if only is None or one.id in only)
    decided = _granted(file, person.id, outcomes)
    rows = tuple(
        tuple(_cell(file, participant, person, category, own, today, rules, decided) for category in categories)
        for participant in participants
    )
    return Matrix(person, participants, categories, rows)


def build_asking(file: CaseFile, person: Person, today: Setting, rules: RuleSet) -> Matrix:
    """Return what each participant could be asked about a person, for a day and a rule set; pure.

    A column is there where at least one of them could be asked; what may be asked of nobody takes no room.
    """
    participants = tuple(one for one in file.participants_on(today.on) if one.party not in ASKED_NOTHING)
    found = {
        one.id: {
            category: possible(question(file, one, person, category, None, today, direction=Direction.OPVRAGEN), rules)
            for category in Category
        }
        for one in participants
    }
    categories = tuple(
        category for category in Category if any(row[category].effect is not Effect.WEIGEREN for row in found.values())
    )
    rows = tuple(
        tuple(Cell(one.id, person.id, category, (), asked=found[one.id][category]) for category in categories)
        for one in participants
    )
    return Matrix(person, participants, categories, rows, Direction.OPVRAGEN)


def _cell(
    file: CaseFile,
    participant: Participant,
    person: Person,
    category: Category,
    own: list[Field],
    today: Setting,
    rules: RuleSet,
    decided: Mapping[tuple[str, Category], Granted],
) -> Cell:
    behind = tuple(
        CellField(field, possible(question(file, participant, person, category, field, today), rules))
        for field in own
        if category in field.categories
    )
    return Cell(participant.id, person.id, category, behind, granted=decided.get((participant.id, category)))


def _granted(file: CaseFile, person: str, outcomes: Mapping[str, Outcome]) -> dict[tuple[str, Category], Granted]:
    """The last decision per participant and kind of data whose disclosure did not fail."""
    found: dict[tuple[str, Category], Granted] = {}
    for decision in sorted(file.decisions, key=lambda one: one.decided_at):
        outcome = outcomes.get(decision.id, Outcome.VOLTOOID)
        if outcome is Outcome.MISLUKT:
            continue
        on, completed = dutch_time(decision.decided_at).date(), outcome is Outcome.VOLTOOID
        made = Granted(on, decision.purpose, decision.basis, completed)
        for asked in decision.asked:
            if asked.person == person:
                found[decision.participant, asked.category] = made
    return found
