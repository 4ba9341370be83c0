"""A part of a person's own record is changed that somebody was given: it was wrong, or it became otherwise.

Only who changes it knows which of the two. What was wrong is told to everybody who received it (AVG 16 and 19); that
somebody moved house or bears another name now is not: it was right when it went.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wams_tui.casework.disclosing.notices import WITHIN, Notice, WhyNotice
from wams_tui.casework.errors import Misused
from wams_tui.casework.household.persons import Person
from wams_tui.casework.model import new_id
from wams_tui.casework.words import MIN_WORDS, N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import Field, own_record
from wams_tui.desk.ledger.register import Outcome, disclosures


@dataclass(frozen=True, slots=True)
class Because:
    """Why a part is changed: it was ``wrong``, with ``words`` on what was; or it became otherwise."""

    wrong: bool
    words: str = ""


class WhichIsItError(Misused):
    """Parts were given to somebody and nobody said why they change; ``parts`` are their keys."""

    def __init__(self, parts: tuple[str, ...]) -> None:
        super().__init__(
            N_("Dit is eerder aan een ander gegeven, en er staat niet bij of het niet klopte of is veranderd."),
            N_("Klopte het niet, dan krijgt elke ontvanger een kennisgeving; is het veranderd, dan niet. Zeg welke."),
        )
        self.parts = parts


def received(desk: Desk, opened: OpenCase, record: str) -> dict[str, tuple[str, ...]]:
    """Return who was given a record, in which disclosures: from the ledger, which also knows those of this minute.

    Of a part of a person's own record, or of a conference, the ledger names the whole; the decision says which part,
    where it was kept. A disclosure that failed reached nobody, one nobody saw the end of may have.
    """
    whole_record, _sign, part = record.partition("#" if "#" in record else ":")
    asked = {one.id: {then.field for then in one.asked} for one in opened.file.decisions} if part else {}
    found: dict[str, tuple[str, ...]] = {}
    for line in reversed(disclosures(desk, opened.id)):
        if record not in (asked.get(line.disclosure) or {record}):
            continue
        if line.outcome is not Outcome.MISLUKT and any(field.record == whole_record for field in line.fields):
            found[line.recipient] = tuple(dict.fromkeys((*found.get(line.recipient, ()), line.disclosure)))
    return found


def given_parts(desk: Desk, opened: OpenCase, person: str) -> tuple[Field, ...]:
    """Return the parts of somebody's own record, as they stand, that were ever given to anybody.

    Raises:
        KeyError: the case has no such person.
    """
    return tuple(one for one in own_record(opened.file.person(person)) if received(desk, opened, one.key))


def changed_parts(before: Person, after: Person) -> tuple[str, ...]:
    """Return the keys of the parts that stand otherwise afterwards, or no more; what is new was given to nobody."""
    now = {one.key: (one.value, one.categories) for one in own_record(after)}
    return tuple(one.key for one in own_record(before) if now.get(one.key) != (one.value, one.categories))


def notices_of_change(
    desk: Desk, opened: OpenCase, before: Person, after: Person, because: Mapping[str, Because]
) -> list[Notice]:
    """Return a notice for each recipient of each part that proved wrong; nothing for what became otherwise.

    Raises:
        WhichIsItError: a part was given and nobody said why it changes.
        Misused: it was wrong, and there are no words on what was.
    """
    given = {key: found for key in changed_parts(before, after) if (found := received(desk, opened, key))}
    unsaid = tuple(key for key in given if key not in because)
    if unsaid:
        raise WhichIsItError(unsaid)
    wrong = {key: because[key].words.strip() for key in given if because[key].wrong}
    if any(len(words) < MIN_WORDS for words in wrong.values()):
        raise Misused(N_("Er staat niet bij wat er niet klopte."), N_("Schrijf het in een zin: zo vertelt u het ook."))
    return [
        notice(desk, participant, WhyNotice.VERBETERD, ids, words, key)
        for key, words in wrong.items()
        for participant, ids in given[key].items()
    ]


def notice(
    desk: Desk, participant: str, why: WhyNotice, disclosures: tuple[str, ...], words: str, record: str = ""
) -> Notice:
    """Return a notice to one recipient, made today."""
    today = desk.today()
    return Notice(
        id=new_id(),
        participant=participant,
        why=why,
        disclosures=disclosures,
        record=record,
        words=words,
        made_on=today,
        made_by=desk.session.coordinator.id,
        due_on=today + WITHIN,
    )
