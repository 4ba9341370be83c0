"""The people of a generated household: one to seven, with names that belong together and custody over the children."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from wams_tui.casework.codes import Answer
from wams_tui.casework.household.persons import Joining, Person, PersonRole
from wams_tui.desk.practice.names import STOCKS, NameStock
from wams_tui.desk.practice.sketch import Sketch

FamilyName = tuple[str, str]
"""Tussenvoegsel and surname."""


@dataclass(frozen=True, slots=True)
class Roof:
    """Who will live under one roof, decided before anybody is drawn."""

    stock: NameStock
    head: FamilyName
    partner: FamilyName | None
    children: int
    others: int

    @property
    def title(self) -> str:
        """What a coordinator says: *Gezin Van der Meulen*, *Visser en Kaya*, *Huishouden El Amrani*."""
        names = [_spoken(self.head)]
        if self.partner is not None and self.partner != self.head:
            names.append(_spoken(self.partner))
        together = " en ".join(names)
        if self.children:
            return f"Gezin {together}"
        return f"Echtpaar {together}" if self.partner is not None and len(names) == 1 else f"Huishouden {together}"


def _spoken(name: FamilyName) -> str:
    whole = " ".join(part for part in name if part)
    return whole if whole.startswith("'") else whole[0].upper() + whole[1:]


def roof(rng: Random, at_most: int = 7) -> Roof:
    """Decide who lives together; never more than ``at_most`` people."""
    stock = rng.choice(STOCKS)
    head = rng.choice(stock.families)
    partner: FamilyName | None = None
    if at_most > 1 and rng.random() < 0.55:
        partner = head if rng.random() < 0.4 else rng.choice(rng.choice(STOCKS).families)
    room = at_most - 1 - (partner is not None)
    children = min(room, rng.choices((0, 1, 2, 3, 4, 5), (25, 25, 28, 14, 6, 2))[0])
    others = 1 if room > children and rng.random() < 0.12 else 0
    return Roof(stock, head, partner, children, others)


def move_in(sketch: Sketch, under: Roof, since: int) -> list[Person]:
    """Draw the people; the head of the household comes first, then partner, children, others."""
    rng = sketch.world.rng
    age = rng.uniform(22, 74)
    head = _one(sketch, under, under.head, age, PersonRole.HOOFDPERSOON, since)
    people = [head]
    holders = [head]
    if under.partner is not None:
        partner = _one(sketch, under, under.partner, max(19, age + rng.uniform(-6, 6)), PersonRole.PARTNER, since)
        people.append(partner)
        if rng.random() < 0.8:
            holders.append(partner)
    surname = under.partner if under.partner is not None and rng.random() < 0.5 else under.head
    for _ in range(under.children):
        child = rng.uniform(0.3, min(17.9, max(1, age - 18)))
        people.append(_one(sketch, under, surname, child, PersonRole.KIND, since, holders))
    for _ in range(under.others):
        role = rng.choice((PersonRole.MANTELZORGER, PersonRole.HUISGENOOT))
        people.append(_one(sketch, under, under.head, rng.uniform(24, 80), role, since))
    return people


def _one(
    sketch: Sketch,
    under: Roof,
    name: FamilyName,
    age: float,
    role: PersonRole,
    since: int,
    custody: Sequence[Person] = (),
) -> Person:
    rng = sketch.world.rng
    given = rng.choice(rng.choice((under.stock.women, under.stock.men)))
    if rng.random() < 0.3:
        given = f"{given} {rng.choice(under.stock.women)}"
    declines = role is not PersonRole.HOOFDPERSOON and rng.random() < 0.14
    joins = None if declines else max(0, since - rng.randrange(8))
    joining = rng.choice((Joining.DOET_NIET_MEE, Joining.NIET_GEVRAAGD)) if declines else None
    told = Answer.JA if joining is Joining.DOET_NIET_MEE else Answer.ONBEKEND
    if role in (PersonRole.MANTELZORGER, PersonRole.HUISGENOOT):
        return sketch.person(
            given, name[1], age, role, prefix=name[0], joins=joins, joining=joining, informed=told, bsn=None
        )
    return sketch.person(
        given, name[1], age, role, prefix=name[0], joins=joins, joining=joining, informed=told, custody=custody
    )
