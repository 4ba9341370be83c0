"""Who is whose parent, child and partner: as recorded, and where nothing is, as the roles say.

Both directions of a tie are one fact: «Bram is ouder van Fenna» makes Fenna his child. What only follows from a role is
marked as such, so that a drawing never passes a guess off as a record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.household.kin import Relation, RelationKind
from wams_tui.casework.household.persons import Person, PersonRole

PARENTAL = (RelationKind.OUDER_VAN, RelationKind.PLEEGOUDER_VAN)

_PARENTS = frozenset({PersonRole.HOOFDPERSOON, PersonRole.PARTNER, PersonRole.OUDER, PersonRole.EX_PARTNER})
"""Who may be taken for a parent of a child they have custody of; a carer or housemate is not."""


@dataclass(frozen=True, slots=True)
class Tie:
    """``who`` is ``kind`` of ``other``; ``recorded`` is false for what only follows from a role."""

    who: str
    kind: RelationKind
    other: str
    recorded: bool = True


@dataclass(frozen=True, slots=True)
class Family:
    """The ties of a household on a day."""

    ties: tuple[Tie, ...]

    def parents(self, person: str) -> tuple[str, ...]:
        """Ids of parents and foster parents."""
        return self._from(person, PARENTAL)

    def children(self, person: str) -> tuple[str, ...]:
        """Ids of children and foster children."""
        return tuple(dict.fromkeys(tie.other for tie in self.ties if tie.who == person and tie.kind in PARENTAL))

    def partners(self, person: str) -> tuple[str, ...]:
        """Ids of present partners, whoever it was recorded with."""
        return self._either(person, RelationKind.PARTNER_VAN)

    def former(self, person: str) -> tuple[str, ...]:
        """Ids of former partners, whoever it was recorded with."""
        return self._either(person, RelationKind.EX_VAN)

    def guessed(self, person: str) -> bool:
        """Whether the place of this person follows from a role alone."""
        mine = [tie for tie in self.ties if person in (tie.who, tie.other)]
        return bool(mine) and not any(tie.recorded for tie in mine)

    def _from(self, person: str, kinds: tuple[RelationKind, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(tie.who for tie in self.ties if tie.other == person and tie.kind in kinds))

    def _either(self, person: str, kind: RelationKind) -> tuple[str, ...]:
        mine = (tie for tie in self.ties if tie.kind is kind and person in (tie.who, tie.other))
        return tuple(dict.fromkeys(tie.other if tie.who == person else tie.who for tie in mine))


def family(file: CaseFile, day: date) -> Family:
    """Return the ties as they are on ``day``."""
    ids = {person.id for person in file.persons}
    recorded = [
        Tie(person.id, _as_it_is(relation, day), relation.other)
        for person in file.persons
        for relation in person.relations
        if relation.other in ids and (relation.period is None or relation.period.start <= day)
    ]
    return Family((*recorded, *_by_role(file, recorded)))


def _as_it_is(relation: Relation, day: date) -> RelationKind:
    """A partnership that ended is one of former partners."""
    over = relation.period is not None and relation.period.end is not None and relation.period.end < day
    return RelationKind.EX_VAN if over and relation.kind is RelationKind.PARTNER_VAN else relation.kind


def _by_role(file: CaseFile, recorded: list[Tie]) -> Iterator[Tie]:
    head = next((one for one in file.persons if one.role is PersonRole.HOOFDPERSOON), None)
    if head is None:
        return
    tied = {end for tie in recorded for end in (tie.who, tie.other)}
    has_parent = {tie.other for tie in recorded if tie.kind in PARENTAL}
    for person in file.persons:
        if person.role is PersonRole.KIND and person.id not in has_parent:
            yield from _parents_of(person, head, file)
        elif person.role is PersonRole.PARTNER and person.id not in tied:
            yield Tie(person.id, RelationKind.PARTNER_VAN, head.id, recorded=False)
        elif person.role is PersonRole.EX_PARTNER and person.id not in tied:
            yield Tie(person.id, RelationKind.EX_VAN, head.id, recorded=False)
        elif person.role is PersonRole.OUDER and person.id not in tied:
            yield Tie(person.id, RelationKind.OUDER_VAN, head.id, recorded=False)


def _parents_of(child: Person, head: Person, file: CaseFile) -> Iterator[Tie]:
    """A child is taken to be of who has custody, else of who the case is about."""
    parents = {person.id for person in file.persons if person.role in _PARENTS}
    holders = [one.holder for one in child.custody if one.holder in parents and one.holder != child.id]
    for holder in dict.fromkeys(holders or [head.id]):
        yield Tie(holder, RelationKind.OUDER_VAN, child.id, recorded=False)
