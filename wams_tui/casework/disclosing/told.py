"""Who heard of which disclosure about a person, on which day and how; and what is kept from whom, until which day.

A letter that was completed says so by itself; what was told in a conversation, and why somebody is not told yet, stand
with the person.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.disclosing.letter import TELLING, LetterOutcome, SentLetter
from wams_tui.casework.household.informing import Withheld
from wams_tui.casework.household.persons import Person


@dataclass(frozen=True, slots=True)
class Heard:
    """One reader heard of a disclosure: on which day, by which letter or in which words of who told it."""

    reader: str
    on: date
    letter: str = ""
    how: str = ""


def heard_of(file: CaseFile, disclosure: str, person: Person, day_of: Callable[[datetime], date]) -> tuple[Heard, ...]:
    """Return who heard that something about ``person`` went in ``disclosure``, oldest first."""
    by_letter = (
        Heard(one.reader or one.to, day_of(one.made_at), letter=one.id)
        for one in letters_about(file, person.id)
        if disclosure in one.tells
    )
    by_word = (
        Heard(reader, one.on, how=one.how)
        for one in person.told
        if disclosure in one.disclosures
        for reader in one.readers
    )
    return tuple(sorted((*by_letter, *by_word), key=lambda one: (one.on, one.reader)))


def known_to(file: CaseFile, person: Person, reader: str) -> frozenset[str]:
    """Return the disclosures about ``person`` that ``reader`` heard of."""
    by_letter = (one.tells for one in letters_about(file, person.id) if (one.reader or one.to) == reader)
    by_word = (one.disclosures for one in person.told if reader in one.readers)
    return frozenset(disclosure for those in (*by_letter, *by_word) for disclosure in those)


def kept_from(person: Person, reader: str, day: date) -> dict[str, Withheld]:
    """Return the disclosures that are kept from ``reader`` on ``day``, with the decision that says so."""
    return {
        disclosure: one
        for one in person.withheld
        if reader in one.readers and one.exception.counts_on(day)
        for disclosure in one.disclosures
    }


def to_review(file: CaseFile, person: Person) -> Iterator[Withheld]:
    """Yield the decisions that still keep something from somebody: of each disclosure and reader the last one."""
    last = {
        (disclosure, reader): one
        for one in person.withheld
        for disclosure in one.disclosures
        for reader in one.readers
        if disclosure not in known_to(file, person, reader)
    }
    yield from dict.fromkeys(last.values())


def letters_about(file: CaseFile, person: str) -> Iterator[SentLetter]:
    """Yield the letters that were completed and tell of ``person`` what was shared, oldest first."""
    found = (one for one in file.letters if one.to == person and one.kind in TELLING)
    yield from sorted((one for one in found if one.outcome is LetterOutcome.VOLTOOID), key=lambda one: one.made_at)
