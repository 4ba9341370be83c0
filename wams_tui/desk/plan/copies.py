"""A copy of the plan, or of minutes, for one reader: what is in it by rule, what it is called, and whom it can be for.

What somebody agreed to do themselves is always in what they get (product §0.2), and the law is asked about it as about
anything else. Nothing else is in it but what a person chose.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Fact, Hat, Party
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.casework.disclosing.telling import dutch_day
from wams_tui.casework.errors import Refused
from wams_tui.casework.household.persons import Person, PersonRole
from wams_tui.casework.labels import label
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.casework.plan.owners import does
from wams_tui.casework.plan.parts import PLAN_RECORD, Plan, PlanPart
from wams_tui.casework.plan.version import PlanVersion
from wams_tui.casework.release import Handout, HandoutKind, PartKind
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.field import Field
from wams_tui.desk.disclosing.fields import fields_of
from wams_tui.desk.disclosing.informed import MOST_INFORMED, informed_fields
from wams_tui.desk.disclosing.jointly import as_own
from wams_tui.desk.disclosing.planfields import agenda_fields, plan_fields
from wams_tui.desk.household.participating import OF_THE_HOUSEHOLD, add_participant
from wams_tui.desk.matrix.questions import decides_for
from wams_tui.desk.plan.versions import frozen_now, seen_by
from wams_tui.desk.viewing import names_of

_ALONE = (PartKind.WOORDEN, PartKind.AANWEZIG)

OWN_LEFT_OUT = N_("Wat de ontvanger zelf afsprak te doen, hoort altijd in de kopie; zonder dat gaat de kopie niet mee.")
NOT_IN_COPY = N_("Een gekozen onderdeel hoort niet in dit stuk, of de lezer was er niet bij. Laat het weg.")
NO_PLAN = N_("Er staat nog niets in het plan dat over iemand gaat.")

OTHER_PARTY = "een andere partij in de aanpak"
"""Who does something, where the reader may not read who takes part."""

GIVEN = "kopie gegeven"
"""What a version was frozen for that left with a copy."""

_AGREED = "Dit sprak de ontvanger zelf af te doen; zonder dit weet die niet wat van hem of haar wordt verwacht."
_CAN_ASK = 12
"""From this age somebody gets a copy of their own (Wmo 2015 5.3.2); before it who has custody does."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody a copy can be for. ``participant`` is empty for who has no line at the table yet.

    ``obstacle`` is why none can be made; empty where it can. ``seen`` is the last version they saw and ``got`` the last
    they were given a copy of, each 0 where none.
    """

    participant: str
    person: str
    name: str
    what: str
    obstacle: str = ""
    seen: int = 0
    got: int = 0


def readers(desk: Desk, opened: OpenCase) -> tuple[Reader, ...]:
    """Return whom a copy of the plan can be for: who takes part today, and each of the household."""
    return (*_at_the_table(desk, opened.file), *_at_home(desk, opened.file))


def start_copy(desk: Desk, opened: OpenCase, reader: Reader) -> tuple[OpenCase, Draft]:
    """Return a copy begun for ``reader``: their own actions in it, and nothing else chosen.

    Somebody of the household who has no line at the table gets one, as who they are.

    Raises:
        Refused: they cannot get one, nothing is in the plan, or whoever is at the desk changes no cases.
    """
    if reader.obstacle:
        raise Refused(reader.obstacle, N_("Kies iemand anders."))
    if not plan_fields(opened.file):
        raise Refused(NO_PLAN, N_("Zet eerst doelen en acties in het plan, en zeg over wie ze gaan."))
    opened, participant = reader_at_the_table(desk, opened, reader)
    return opened, with_own(opened.file, Draft(participant, handout=HandoutKind.PLAN))


def reader_at_the_table(desk: Desk, opened: OpenCase, reader: Reader) -> tuple[OpenCase, str]:
    """Return the participant a reader is; somebody of the household who has no line at the table gets one.

    Raises:
        Refused: whoever is at the desk changes no cases.
    """
    if reader.participant:
        return opened, reader.participant
    made = as_participant(desk, opened.file.person(reader.person))
    return add_participant(desk, opened, made), made.id


def start_minutes(
    opened: OpenCase,
    participant: str,
    meeting: str,
    before: Draft | None = None,
    kind: HandoutKind = HandoutKind.VERSLAG,
) -> Draft:
    """Return minutes, or an agenda, begun for one participant; ``before`` are those of the reader before them.

    Purpose and basis were chosen once for the conference, and a text that was read is read (design §6): those are the
    only things taken over. What is in it, how it is given and every answer are this reader's own.
    """
    draft = Draft(participant, handout=kind, meeting=meeting)
    if before is not None and before.meeting == meeting:
        draft = replace(draft, purpose=before.purpose, basis=before.basis, read=before.read)
    return with_own(opened.file, draft)


def parts_of(file: CaseFile, draft: Draft) -> tuple[Field, ...]:
    """Return what can stand in this copy: parts of the plan, or of the minutes of its conference, in reading order.

    Minutes hold nothing of an item for which the reader was put out of the room, but what they agreed to do: that had a
    reason. Who could not come was put out for nothing, and may read what the rules allow. An agenda of a conference to
    come holds the items that they are in the room for: of who is not invited that is none.
    """
    if draft.handout is HandoutKind.AGENDA:
        out = _unheard(file, draft)
        return tuple(
            one for one in agenda_fields(file, draft.meeting) if _is_invited(file, draft) and one.key not in out
        )
    parts = [field for field in fields_of(file) if field.part is not None]
    if draft.handout is HandoutKind.VERSLAG:
        unheard = _unheard(file, draft)
        reader = file.participant(draft.participant)
        of_it = (one for one in parts if one.part is not None and one.part.meeting == draft.meeting)
        return tuple(
            one
            for one in of_it
            if one.key not in unheard or (one.part is not None and one.part.binds and is_of(one.part.owner, reader))
        )
    return tuple(one for one in parts if not _of_minutes(one, file))


def fields_for(file: CaseFile, draft: Draft, day: date) -> tuple[Field, ...]:
    """Return every field of the case as this draft gives it: a goal that is theirs together, as each one's own.

    That holds in a copy for somebody of the household (:func:`wams_tui.desk.disclosing.jointly.as_own`). Whoever gives
    it still reads it, and says that it speaks of nobody else. A hand-over sheet also says who was informed.
    """
    fields = fields_of(file)
    if draft.handout is not None and draft.handout.is_sheet:
        return (*fields, *informed_fields(file, MOST_INFORMED, draft.participant))
    if draft.handout is HandoutKind.AGENDA:
        return (*(one for one in fields if one.record != draft.meeting), *agenda_fields(file, draft.meeting))
    if draft.handout is not HandoutKind.PLAN:
        return fields
    reader = file.participant(draft.participant)
    if reader.party not in OF_THE_HOUSEHOLD or len(reader.represents) != 1:
        return fields
    mine = {one.id for one in file.persons if one.id in reader.represents or decides_for(reader, one, day)}
    return tuple(as_own(file, one, reader.represents[0], mine, day) for one in fields)


def own_actions(file: CaseFile, draft: Draft) -> tuple[str, ...]:
    """Return the keys of what the reader agreed to do themselves, in reading order."""
    if draft.handout is None:
        return ()
    reader = file.participant(draft.participant)
    parts = ((one.key, one.part) for one in parts_of(file, draft))
    return tuple(key for key, part in parts if part is not None and part.binds and is_of(part.owner, reader))


def is_of(owner: str, reader: Participant) -> bool:
    """Whether ``owner`` is this reader: the participant, or the person of the household they are."""
    return owner == reader.id or (reader.party in OF_THE_HOUSEHOLD and owner in reader.represents)


def shows_plan(file: CaseFile, draft: Draft) -> bool:
    """Whether a version of the plan is shown by it: it is a copy of it, or a hand-over sheet with a part of it."""
    if draft.handout is None or not draft.handout.is_sheet:
        return draft.handout is HandoutKind.PLAN
    return not {one.key for one in parts_of(file, draft)}.isdisjoint(draft.fields)


def stands_in(file: CaseFile, draft: Draft) -> bool:
    """Whether every chosen part of a plan or of minutes is one that can stand in this copy; other data always can."""
    if draft.handout is None:
        return True
    every = (*fields_of(file), *agenda_fields(file, draft.meeting))
    parts = {one.key for one in every if one.part is not None} & {*draft.fields}
    return parts <= {one.key for one in parts_of(file, draft)}


def with_own(file: CaseFile, draft: Draft) -> Draft:
    """Return the draft with the reader's own actions in it, and why: that they agreed to do them is on record."""
    for key in own_actions(file, draft):
        if key not in draft.fields:
            draft = replace(draft, fields=(*draft.fields, key))
        given = {one.place for one in draft.answers}
        for fact, words in ((Fact.NOODZAAK_GEMOTIVEERD, _AGREED), (Fact.NODIG_VOOR_EIGEN_ACTIE, "")):
            if (fact, key) not in given:
                draft = draft.with_answer(Motivation(fact=fact, answer=Answer.JA, words=words, field=key))
    return draft


def tree_of(file: CaseFile, draft: Draft, key: str) -> tuple[str, ...]:
    """Return the keys of a goal and its actions, or an agenda item and its decisions: one item of a plan.

    What is under no such thing is an item of its own; so are somebody's words, wherever they stand.
    """
    parts = parts_of(file, draft)
    by_key = {one.key: one for one in parts}
    one = by_key.get(key)
    if one is None or one.part is None or one.part.kind in _ALONE:
        return (key,)
    root = one.part.under if one.part.under in by_key else key
    under = (
        each.key for each in parts if each.part is not None and each.part.under == root and each.part.kind not in _ALONE
    )
    return (root, *under)


def handout_of(desk: Desk, file: CaseFile, draft: Draft, reader: Participant, called: Mapping[str, str]) -> Handout:
    """Return what the copy is as a whole; ``called`` are the persons in it as the copy calls them."""
    family = reader.party in OF_THE_HOUSEHOLD
    if draft.handout is HandoutKind.AGENDA:
        return Handout(kind=HandoutKind.AGENDA, family=family, facts=(("Overleg", _held(file, draft)),))
    owners = {one.part.owner for one in fields_of(file) if one.part is not None and one.key in draft.fields}
    others = any(called_owner(file, owner, reader, called) == OTHER_PARTY for owner in owners)
    # Whoever reads that somebody else does something can act on it only by asking, and must know whom.
    ask = (("Een andere partij", "Wie dat is, kunt u aan de coördinator vragen."),) if others else ()
    if draft.handout is HandoutKind.VERSLAG:
        meeting = file.meeting(draft.meeting)
        there = {one.who for one in meeting.attendance if one.came}
        came = bool(there & {reader.id, *reader.represents})
        was = "U was erbij." if came else "U was er niet bij."
        return Handout(
            kind=HandoutKind.VERSLAG,
            family=family,
            facts=_told(
                ("Overleg", _held(file, draft)), ("Plaats", meeting.place if came else ""), ("Aanwezig", was), *ask
            ),
        )
    version = frozen_now(desk, file, GIVEN, under=draft.basis)
    review = file.case.review_on
    own = [called[one] for one in reader.represents if one in called] if family else [reader.organisation]
    return Handout(
        kind=HandoutKind.PLAN,
        number=version.number,
        family=family,
        facts=_told(
            ("Evaluatie", dutch_day(review) if review else ""),
            ("Coördinator", names_of(desk).get(file.case.coordinator, "")),
            *ask,
        ),
        sign=(*(own or [reader.organisation]), f"Coördinator, namens {file.case.controller}"),
    )


def called_owner(file: CaseFile, owner: str, reader: Participant, called: Mapping[str, str]) -> str:
    """Return who does or says something, as this reader may read it.

    That an organisation takes part tells that somebody is known there, which is a datum of that somewhere (law §12 item
    5): a partner reads only that another party does it. The family reads which one, but not of one who is there for
    another of them alone.
    """
    if owner in called:
        return called[owner]
    if not owner:
        return ""
    if owner == reader.id:
        return reader.organisation
    other = next((one for one in file.participants if one.id == owner), None)
    if other is None:
        return "iemand anders"
    for_whom = {*other.concerns, *other.represents}
    if reader.party not in OF_THE_HOUSEHOLD or (for_whom and for_whom.isdisjoint({*reader.represents, *called})):
        return OTHER_PARTY
    return ", ".join(part for part in (other.person_name, other.organisation) if part)


def version_shown(desk: Desk, file: CaseFile, draft: Draft, disclosure: str) -> tuple[PlanVersion, tuple[str, ...]]:
    """Return the version a copy was taken from, with that it was given, and the records it must still be made of.

    Raises:
        Misused: there is nothing in the plan.
        Refused: its review day has passed and it was not evaluated (guard G9).
    """
    reader = file.participant(draft.participant)
    version = frozen_now(desk, file, GIVEN, under=draft.basis)
    to = reader.represents[0] if reader.party in OF_THE_HOUSEHOLD and reader.represents else reader.id
    how = draft.channel.value if draft.channel is not None else ""
    parts: tuple[PlanPart, ...] = (*file.strengths, *file.goals, *file.actions, *file.words)
    whole = () if file.plan == Plan() else (PLAN_RECORD,)
    before = (one.id for one in file.versions if one.id != version.id)
    return seen_by(desk, version, to, how, disclosure), (*whole, *(one.id for one in parts), *before)


def _readers(file: CaseFile, draft: Draft) -> frozenset[str]:
    """Return the ids under which the reader of a copy is known in the room."""
    reader = file.participant(draft.participant)
    return frozenset((reader.id, *(reader.represents if reader.party in OF_THE_HOUSEHOLD else ())))


def _is_invited(file: CaseFile, draft: Draft) -> bool:
    ahead = (one for one in file.meetings if one.id == draft.meeting and one.is_ahead)
    return any(not _readers(file, draft).isdisjoint(one.listeners) for one in ahead)


def _unheard(file: CaseFile, draft: Draft) -> frozenset[str]:
    """Return the keys of what was said while the reader of these minutes was out of the room."""
    who = _readers(file, draft)
    agenda = (item for meeting in file.meetings if meeting.id == draft.meeting for item in meeting.agenda)
    out = [item for item in agenda if not who.isdisjoint(item.absent)]
    said = (f"{draft.meeting}:{id}" for item in out for id in (item.id, *(one.id for one in item.decisions)))
    return frozenset((*said, *(part for item in out for part in item.parts)))


def _held(file: CaseFile, draft: Draft) -> str:
    meeting = file.meeting(draft.meeting)
    return f"{dutch_day(meeting.on)}, {meeting.starts_at:%H.%M} tot {meeting.ends_at:%H.%M} uur"


def _told(*facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, said) for name, said in facts if said)


def _of_minutes(field: Field, file: CaseFile) -> bool:
    return any(field.record == meeting.id for meeting in file.meetings)


def _at_the_table(desk: Desk, file: CaseFile) -> Iterable[Reader]:
    for one in sorted(file.participants_on(desk.today()), key=lambda one: (one.organisation.casefold(), one.id)):
        person = one.represents[0] if one.party in OF_THE_HOUSEHOLD and one.represents else ""
        what = does(file, one) or label(one.party)
        yield Reader(one.id, person, one.organisation, what, _why_not(one), *_had(file, person or one.id))


def _at_home(desk: Desk, file: CaseFile) -> Iterable[Reader]:
    today = desk.today()
    there = {one.represents[0] for one in file.participants_on(today) if one.party in OF_THE_HOUSEHOLD}
    for person in sorted(file.persons, key=lambda one: (one.birth_date or date.max, one.name, one.id)):
        if person.id in there or person.role in (PersonRole.MELDER, PersonRole.DERDE):
            continue
        young = N_("Onder de 12 jaar: wie het gezag heeft, leest dit in de eigen kopie.")
        obstacle = "" if reads_along(person, today) else young
        yield Reader("", person.id, person.name, label(person.role), obstacle, *_had(file, person.id))


def _why_not(one: Participant) -> str:
    return N_("Toezicht krijgt geen plan.") if one.party is Party.TOEZICHT else ""


def _had(file: CaseFile, to: str) -> tuple[int, int]:
    """Return the last version somebody saw, and the last they were given: at the table one reads and keeps nothing."""
    shown = [(one.number, bool(look.disclosure)) for one in file.versions for look in one.shown if look.to == to]
    return max((number for number, _ in shown), default=0), max((number for number, given in shown if given), default=0)


def reads_along(person: Person, day: date) -> bool:
    """Whether somebody reads for themselves; a child whose birth date is not known is under twelve."""
    age = person.age_on(day)
    return person.role is not PersonRole.KIND if age is None else age >= _CAN_ASK


def as_participant(desk: Desk, person: Person) -> Participant:
    """Return somebody of the household as the one who reads; on record only where a copy is begun."""
    return Participant(
        id=new_id(),
        organisation=person.name,
        party=Party.CLIENT if person.role is PersonRole.HOOFDPERSOON else Party.GEZINSLID,
        hat=Hat.BETROKKENE,
        period=Period(start=desk.today()),
        why_involved="Het plan gaat ook over deze persoon.",
        represents=(person.id,),
    )
