"""Who reads the letter about somebody: themselves, or who has custody over them; each a letter of their own.

Under twelve those who have custody read it, from twelve to fifteen they and the child, from sixteen only the person
(Wmo 5.3.2, Jeugdwet 7.3.4 and 7.3.5). Whether it is safe that somebody else reads where a child gets help is nothing a
program can tell: where something on record points that way, a person weighs it first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import AgeBand
from wams_tui.casework.household.custody import deciding_on
from wams_tui.casework.household.kin import Address
from wams_tui.casework.household.persons import Person
from wams_tui.casework.words import N_

HIDDEN = N_("{name} woont op een geheim adres dat {reader} niet deelt.")
DANGER = N_("Bij deze twee staat een acuut gevaar waarop nog niet is teruggekeken.")


@dataclass(frozen=True, slots=True)
class Reader:
    """One who reads a letter about a person; ``id`` is of a person or participant of the case.

    ``own`` is who reads of themselves. ``weigh`` are the reasons to think first whether it is safe (Dutch, marked, with
    ``{name}`` and ``{reader}`` in them).
    """

    id: str
    name: str
    own: bool = True
    weigh: tuple[str, ...] = ()


def readers_of(file: CaseFile, person: Person, day: date) -> tuple[Reader, ...]:
    """Return who reads a letter about ``person`` on ``day``; nobody where a child has nobody with custody on record."""
    band = person.age_band_on(day)
    own = (Reader(person.id, person.name),) if band is not AgeBand.ONDER_12 else ()
    held = tuple(_holders(file, person, day)) if band is not AgeBand.VANAF_16 else ()
    return (*own, *held)


def _holders(file: CaseFile, person: Person, day: date) -> Iterator[Reader]:
    named = {one.id: one.name for one in file.persons} | {one.id: one.organisation for one in file.participants}
    for holder in dict.fromkeys(one.holder for one in deciding_on(person, day)):
        yield Reader(holder, named.get(holder, "?"), own=False, weigh=tuple(_weigh(file, person, holder, day)))


def _weigh(file: CaseFile, person: Person, holder: str, day: date) -> Iterator[str]:
    other = next((one for one in file.persons if one.id == holder), None)
    if other is None:
        return  # a guardian's organisation lives nowhere, and is told by its own duty
    secret = {_place(home) for home in _homes(person, day) if home.secret}
    if secret - {_place(home) for home in _homes(other, day)}:
        yield HIDDEN
    pair = {person.id, holder}
    if any(pair & {one.person, *one.about} and one.after is None for one in file.case.dangers):
        yield DANGER


def _homes(person: Person, day: date) -> tuple[Address, ...]:
    return tuple(one for one in person.addresses if one.period.contains(day))


def _place(home: Address) -> tuple[str, str]:
    return home.street.casefold(), home.postcode.replace(" ", "").casefold() or home.town.casefold()
