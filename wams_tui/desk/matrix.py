"""The participant matrix: for one person, what each participant could receive of each kind of data this case has."""

from dataclasses import dataclass

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.household import Person
from wams_tui.casework.participants import Participant
from wams_tui.casework.regime import Setting
from wams_tui.desk.desk import Desk
from wams_tui.desk.fields import Field, fields_of
from wams_tui.desk.questions import question
from wams_tui.desk.regimes import setting
from wams_tui.law.possible import possible
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, Possibility


@dataclass(frozen=True, slots=True)
class CellField:
    """One datum behind a cell, with what is possible for it."""

    field: Field
    possibility: Possibility


@dataclass(frozen=True, slots=True)
class Cell:
    """What one participant could receive of one kind of data of one person: never a permission (design §4).

    ``effect`` is the mildest over the data behind the cell; absent when this person has no such data here.
    """

    participant: str
    person: str
    category: Category
    fields: tuple[CellField, ...]

    @property
    def effect(self) -> Effect | None:
        """The mildest effect over the data behind the cell."""
        return min((one.possibility.effect for one in self.fields), key=lambda effect: effect.rank, default=None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Participants × kinds of data of this case, for one person. ``rows[i][j]`` is participant i, category j."""

    person: Person
    participants: tuple[Participant, ...]
    categories: tuple[Category, ...]
    rows: tuple[tuple[Cell, ...], ...]


def matrix(desk: Desk, file: CaseFile, person_id: str) -> Matrix:
    """Return the matrix of one person as it stands today.

    Raises:
        KeyError: when the case has no such person.
    """
    return build(file, file.person(person_id), setting(desk), desk.rules)


def build(file: CaseFile, person: Person, today: Setting, rules: RuleSet) -> Matrix:
    """Return the matrix for a day and a rule set; pure."""
    everything = fields_of(file)
    present = {category for field in everything for category in field.categories}
    categories = tuple(category for category in Category if category in present)
    own = [field for field in everything if person.id in field.persons]
    participants = file.participants_on(today.on)
    rows = tuple(
        tuple(_cell(file, participant, person, category, own, today, rules) for category in categories)
        for participant in participants
    )
    return Matrix(person, participants, categories, rows)


def _cell(
    file: CaseFile,
    participant: Participant,
    person: Person,
    category: Category,
    own: list[Field],
    today: Setting,
    rules: RuleSet,
) -> Cell:
    behind = tuple(
        CellField(field, possible(question(file, participant, person, category, field, today), rules))
        for field in own
        if category in field.categories
    )
    return Cell(participant.id, person.id, category, behind)
