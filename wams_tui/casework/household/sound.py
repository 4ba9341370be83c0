"""What cannot be in a household: days that cannot be, ties to nobody, the same person twice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from unicodedata import combining, normalize

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.household.birthdays import birthday
from wams_tui.casework.household.custody import OF_AGE
from wams_tui.casework.household.kin import Address
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_

OLDEST = 120
"""Years; somebody older on record is a typing error."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that cannot be: at which field of the person, the sentence (Dutch, marked), and what stands in it."""

    at: str
    sentence: str
    params: dict[str, str] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in words."""
        return translate(self.sentence).format(**self.params)


def faults(person: Person, file: CaseFile, today: date) -> tuple[Fault, ...]:
    """Return everything in ``person`` that cannot be beside the others of ``file``; nothing when all of it can."""
    return (*_of_birth(person, today), *_of_role(person, file), *_of_days(person, today), *_of_ties(person, file))


def same_number(person: Person, file: CaseFile) -> tuple[Person, ...]:
    """Return others of the household with the same BSN: that is the same person, whatever the name."""
    return tuple(one for one in _others(person, file) if person.bsn is not None and one.bsn == person.bsn)


def look_alikes(person: Person, file: CaseFile) -> tuple[Person, ...]:
    """Return others with the same name and birth date, spelling apart; without a birth date the same name is enough."""
    return tuple(
        one
        for one in _others(person, file)
        if _folded(one) == _folded(person)
        and (one.birth_date == person.birth_date or None in (one.birth_date, person.birth_date))
    )


def leaks(file: CaseFile) -> tuple[tuple[Person, Person], ...]:
    """Return who has a secret address beside each person of whom the same address stands openly: that gives it away."""
    homes = [(one, home) for one in file.persons for home in one.addresses if home.period.end is None]
    return tuple(
        (hidden, open_one)
        for hidden, home in homes
        if home.secret
        for open_one, other in homes
        if not other.secret and _place(home) == _place(other)
    )


def _place(home: Address) -> str:
    return _letters(f"{home.street} {home.postcode or home.town}")


def _of_birth(person: Person, today: date) -> Iterator[Fault]:
    if person.birth_date is None:
        return
    if person.birth_date > today:
        yield Fault("birth_date", N_("De geboortedatum ligt in de toekomst."))
    elif today.year - person.birth_date.year > OLDEST:
        yield Fault("birth_date", N_("Met deze geboortedatum is iemand ouder dan 120 jaar; kijk het jaar na."))


def _of_role(person: Person, file: CaseFile) -> Iterator[Fault]:
    heads = [one for one in _others(person, file) if one.role is PersonRole.HOOFDPERSOON]
    if person.role is PersonRole.HOOFDPERSOON and heads:
        yield Fault(
            "role", N_("Er is al een hoofdpersoon: {name}. Kies een andere rol."), {"name": heads[0].short_name}
        )


def _of_days(person: Person, today: date) -> Iterator[Fault]:
    born = person.birth_date
    if person.moved_out_on is not None and born is not None and person.moved_out_on < born:
        yield Fault("moved_out_on", N_("Uit huis gaan kan niet vóór de geboorte."))
    if any(answer.on > today for answer in person.answers):
        yield Fault("answers", N_("Een antwoord van morgen kan vandaag niet worden vastgelegd."))
    if born is None:
        return
    if any(answer.on < born for answer in person.answers):
        yield Fault("answers", N_("Dit antwoord zou vóór de geboorte zijn gegeven."))
    dated: tuple[tuple[str, tuple[Period, ...]], ...] = (
        ("custody", tuple(one.period for one in person.custody)),
        ("representation", tuple(one.period for one in person.representation)),
        ("addresses", tuple(one.period for one in person.addresses)),
    )
    for name, periods in dated:
        if any(period.start < born for period in periods):
            yield Fault(name, N_("De eerste dag ligt vóór de geboorte."))
    if any(one.period.start >= birthday(born, OF_AGE) for one in person.custody):
        yield Fault("custody", N_("Over wie 18 is, heeft niemand meer gezag; leg een vertegenwoordiger vast."))


def _of_ties(person: Person, file: CaseFile) -> Iterator[Fault]:
    persons = {one.id for one in file.persons} | {person.id}
    holders = persons | {one.id for one in file.participants}
    mine = [one.holder for one in person.custody] + [one.holder for one in person.representation]
    if person.id in mine:
        yield Fault("custody", N_("Niemand heeft gezag over zichzelf, of vertegenwoordigt zichzelf."))
    if not holders.issuperset(mine):
        yield Fault("custody", N_("Wie hier beslist, staat niet in deze casus."))
    others = [relation.other for relation in person.relations]
    if person.id in others:
        yield Fault("relations", N_("Een relatie is met iemand anders."))
    if not persons.issuperset(others):
        yield Fault("relations", N_("De ander staat niet in dit huishouden; voeg die eerst toe."))
    ties = [(relation.kind, relation.other, relation.period) for relation in person.relations]
    if len(set(map(str, ties))) < len(ties):
        yield Fault("relations", N_("Deze relatie staat er al."))


def _others(person: Person, file: CaseFile) -> list[Person]:
    return [one for one in file.persons if one.id != person.id]


def _folded(person: Person) -> str:
    return _letters(f"{person.given_names} {person.prefix} {person.surname}")


def _letters(text: str) -> str:
    letters = normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not combining(letter)).replace("ij", "y")
    return "".join(letter for letter in plain if letter.isalnum())
