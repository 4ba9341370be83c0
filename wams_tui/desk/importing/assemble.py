"""From the checked rows of one case to its case file, and what each row brought into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wams_tui.casework.case import Case, Decision
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Regime
from wams_tui.casework.course.intake import Problem
from wams_tui.casework.household.persons import Joining, Participation, Person, PersonRole
from wams_tui.casework.items import DataItem, Source, TextBlock
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.participants import Participant
from wams_tui.desk.importing.drafts import CaseDraft, ItemDraft, ParticipantDraft, PersonDraft
from wams_tui.desk.importing.household import PersonKey, ReadRow, key_of, merged_case, merged_person


@dataclass(frozen=True, slots=True)
class Adds:
    """What one row brings into its case, counted."""

    cases: int = 0
    persons: int = 0
    participants: int = 0
    items: int = 0


def assemble(
    rows: Sequence[ReadRow], today: date, coordinator: str, regime: Regime
) -> tuple[CaseFile, dict[int, Adds]]:
    """Return the case file of rows that hold nothing wrong, and what each row adds by row number."""
    persons, new_persons = _persons(rows)
    participants, new_participants = _participants(rows, persons)
    items: list[DataItem] = []
    for row in rows:
        if row.draft.person is not None:
            whose = persons[key_of(row.draft.person)].id
            items += [_item(item, whose, participants) for item in row.draft.items]
    case = merged_case(rows)
    adds = {
        row.number: Adds(
            cases=int(place == 0),
            persons=new_persons.count(row.number),
            participants=new_participants.count(row.number),
            items=len(row.draft.items),
        )
        for place, row in enumerate(rows)
    }
    casefile = CaseFile(
        case=_case(case, tuple(persons.values()), today, coordinator, regime),
        persons=tuple(persons.values()),
        participants=tuple(participants.values()),
        items=tuple(items),
        texts=(_report(case, today),),
    )
    return casefile, adds


def _persons(rows: Sequence[ReadRow]) -> tuple[dict[PersonKey, Person], list[int]]:
    said: dict[PersonKey, list[PersonDraft]] = {}
    new: list[int] = []
    for row in rows:
        if row.draft.person is not None:
            if key_of(row.draft.person) not in said:
                new.append(row.number)
            said.setdefault(key_of(row.draft.person), []).append(row.draft.person)
    return {key: _person(merged_person(drafts)) for key, drafts in said.items()}, new


def _person(draft: PersonDraft) -> Person:
    return Person(
        id=new_id(),
        given_names=draft.given_names,
        prefix=draft.prefix,
        surname=draft.surname,
        birth_date=draft.birth_date,
        bsn=draft.bsn,
        role=draft.role or PersonRole.HUISGENOOT,
        participation=Participation(joining=draft.joining or Joining.NIET_GEVRAAGD, period=draft.joined),
    )


def _participants(
    rows: Sequence[ReadRow], persons: dict[PersonKey, Person]
) -> tuple[dict[ParticipantDraft, Participant], list[int]]:
    found: dict[ParticipantDraft, Participant] = {}
    new: list[int] = []
    for row in rows:
        draft = row.draft.participant
        if draft is not None and draft not in found:
            new.append(row.number)
            found[draft] = Participant(
                id=new_id(),
                organisation=draft.organisation,
                party=draft.party,
                hat=draft.hat,
                function=draft.function,
                person_name=draft.name,
                period=draft.period,
                agreed_action=draft.action,
                concerns=_for_whom(draft, rows, persons),
            )
    return found, new


def _for_whom(
    participant: ParticipantDraft, rows: Sequence[ReadRow], persons: dict[PersonKey, Person]
) -> tuple[str, ...]:
    named = (
        persons[key_of(row.draft.person)].id
        for row in rows
        if row.draft.participant == participant and row.draft.concerned and row.draft.person is not None
    )
    return tuple(dict.fromkeys(named))


def _item(draft: ItemDraft, person: str, participants: dict[ParticipantDraft, Participant]) -> DataItem:
    if draft.from_participant is not None:
        told_by = participants[draft.from_participant]
        words = ", ".join(part for part in (told_by.organisation, told_by.function) if part)
        source = Source(description=draft.source or words, participant=told_by.id, party=told_by.party, hat=told_by.hat)
    else:
        source = Source(description=draft.source, party=draft.source_party, hat=draft.source_hat)
    return DataItem(
        id=new_id(),
        person=person,
        category=draft.category,
        label=draft.label,
        value=draft.value,
        source=source,
        obtained_on=draft.obtained_on,
        confirmed_on=draft.confirmed_on,
        supplier_agreed=draft.agreed,
        supplier_conditions=draft.conditions,
        known_at=draft.known_at,
    )


def _case(draft: CaseDraft, persons: Sequence[Person], today: date, coordinator: str, regime: Regime) -> Case:
    head = next(person for person in persons if person.role is PersonRole.HOOFDPERSOON)
    if draft.phase is None or draft.initiative is None or draft.reported_on is None:
        raise ValueError("rows with something missing are refused before a case is made of them")
    return Case(
        id=new_id(),
        code=draft.reference,
        title=draft.title or f"Huishouden {' '.join(part for part in (head.prefix, head.surname) if part)}",
        phase=draft.phase,
        initiative=draft.initiative,
        regime=regime,
        opened_on=draft.reported_on,
        coordinator=coordinator,
        controller=draft.controller,
        contact=draft.contact,
        coherence=draft.coherence,
        persisting_facts=draft.persisting,
        recurring_facts=draft.recurring,
        help_question=draft.help_question,
        problems=tuple(Problem(domain=domain, what="Ingelezen; zie de aanleiding.") for domain in draft.domains),
        decision_period=draft.decision,
        review_on=draft.review_on,
        history=(Decision(phase=draft.phase, on=today, by=coordinator, reason="Ingelezen uit een bestand."),),
    )


def _report(draft: CaseDraft, today: date) -> TextBlock:
    """What the case started from; untagged, so it stays inside until somebody says of whom and what it speaks."""
    return TextBlock(
        id=new_id(),
        title="Aanleiding",
        text=draft.reason,
        source=Source(description="Ingelezen uit een bestand"),
        written_on=draft.reported_on or today,
    )
