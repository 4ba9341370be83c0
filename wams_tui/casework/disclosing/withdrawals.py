"""Somebody takes no part any more, in all or in one domain: what was given before, and who is to be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Domain, Party
from wams_tui.casework.course.duties import Duty
from wams_tui.casework.disclosing.disclosures import DisclosureDecision
from wams_tui.casework.household.persons import NO, ParticipationAnswer, Person
from wams_tui.casework.requests.request import DataRequest
from wams_tui.casework.requests.scope import domains_of
from wams_tui.casework.words import N_

TELL = N_("Vertel {organisation} dat {name} niet (meer) meedoet, en wat dat betekent voor wat zij kregen.")
TELL_DOMAIN = N_("Vertel {organisation} dat {name} op één terrein niet (meer) meedoet, en wat zij daarvan kregen.")
WITHIN = timedelta(weeks=1)
"""Our own term for telling; no source gives one (AVG 19 asks it without delay)."""


@dataclass(frozen=True, slots=True)
class Received:
    """What one participant was given about one person: the kinds of data, and on which day last."""

    participant: str
    categories: tuple[Category, ...]
    last_on: date


@dataclass(frozen=True, slots=True)
class Rested:
    """What rests on somebody's taking part: who received what, and which requests wait for an answer about them."""

    received: tuple[Received, ...]
    requests: tuple[DataRequest, ...]


def rested_on(file: CaseFile, person: Person, domain: Domain | None = None) -> Rested:
    """Return what rests on ``person`` taking part, in all or in one domain."""
    return Rested(
        tuple(_received(file, person, domain)),
        tuple(
            request
            for request in file.open_requests()
            if any(
                line.person == person.id and _touches([file.asker(request).party], line.category, domain)
                for line in request.lines
            )
        ),
    )


def standing_no(person: Person, day: date) -> tuple[ParticipationAnswer, ...]:
    """Return the refusals and withdrawals that stand on ``day``: of the whole, and of each domain."""
    whole = [answer for answer in person.answers if answer.domain is None and answer.on <= day]
    found = [whole[-1]] if whole and whole[-1].is_no and person.participation.joining in NO else []
    answers = (person.answer_in(domain, day) for domain in person.closed_on(day))
    return (*found, *(answer for answer in answers if answer is not None and answer.is_no))


def tasks_of(file: CaseFile, day: date) -> tuple[Duty, ...]:
    """Return who is still to be told, on ``day``, that somebody does not take part any more."""
    found: dict[tuple[str, str], Duty] = {}
    for person in file.persons:
        for answer in standing_no(person, day):
            for duty in _to_tell(file, person, answer):
                found.setdefault((duty.person, duty.participant), duty)
    return tuple(found.values())


def _to_tell(file: CaseFile, person: Person, answer: ParticipationAnswer) -> Iterator[Duty]:
    told = {one.participant for one in person.told_of_no if one.on >= answer.on}
    named = {one.id: one.organisation for one in file.participants}
    for received in rested_on(file, person, answer.domain).received:
        if received.participant in told or received.participant not in named:
            continue
        yield Duty(
            "ingetrokken-vertellen",
            TELL if answer.domain is None else TELL_DOMAIN,
            answer.on + WITHIN,
            person.id,
            {"organisation": named[received.participant], "name": person.short_name},
            received.participant,
        )


def _received(file: CaseFile, person: Person, domain: Domain | None) -> Iterator[Received]:
    for participant in dict.fromkeys(decision.participant for decision in file.decisions):
        mine = [one for one in file.decisions if one.participant == participant]
        kinds = {
            category: decision.decided_at.date()
            for decision in sorted(mine, key=lambda one: one.decided_at)
            for category in _kinds(file, decision, person)
            if _touches(_party(file, participant), category, domain)
        }
        if kinds:
            yield Received(participant, tuple(one for one in Category if one in kinds), max(kinds.values()))


def _kinds(file: CaseFile, decision: DisclosureDecision, person: Person) -> Iterator[Category]:
    """What was given about a person; a decision from before questions were kept tells it by its records."""
    if decision.asked:
        return (asked.category for asked in decision.asked if asked.person == person.id)
    return (item.category for item in file.items_of(person.id) if item.id in decision.records)


def _party(file: CaseFile, participant: str) -> list[Party]:
    return [one.party for one in file.participants if one.id == participant]


def _touches(parties: list[Party], category: Category, domain: Domain | None) -> bool:
    if domain is None:
        return True
    return domain in domains_of(category, *parties)
