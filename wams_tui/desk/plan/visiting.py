"""What of the plan may be on a screen at the kitchen table: only what everybody who sits there may read.

For each of them the law is asked what a copy of their own would ask it, for their own right to read (AVG 12-22), with
nothing weighed and one answer that the table itself gives: who has custody of a child agrees that they read about it
where all who have it sit there. What asks anything else of a person stays off the screen. The strictest present
decides; who sits along for their work is asked about as in a conference (:mod:`wams_tui.desk.plan.along`). A child
under twelve gets no copy and so reads nothing here either; who has custody reads for them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wams_tui.casework.codes import Answer, Basis, Channel, Fact, Purpose
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.casework.errors import Refused
from wams_tui.casework.labels import label
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.owners import household
from wams_tui.casework.release import HandoutKind, PartKind
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.choices import Choice, bases
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.field import Field
from wams_tui.desk.disclosing.fields import NAME_PART
from wams_tui.desk.disclosing.freetext import names_another
from wams_tui.desk.disclosing.weighing import field_verdict
from wams_tui.desk.household.participating import OF_THE_HOUSEHOLD
from wams_tui.desk.matrix.questions import decides_for
from wams_tui.desk.plan.along import NOBODY, Along, read_along
from wams_tui.desk.plan.copies import (
    as_participant,
    called_owner,
    fields_for,
    parts_of,
    readers,
    reads_along,
    start_copy,
)
from wams_tui.desk.rules.regimes import setting

TOO_YOUNG = N_("Onder de 12 jaar leest niet mee; wie het gezag heeft, leest voor het kind.")

OTHER_PARTY = "een andere partij in de aanpak"
"""Who does something, where not everybody present may read who that is."""

_SITS_HERE = "Wie het gezag heeft, zit zelf aan tafel en leest dit."


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody of the household; ``obstacle`` is why they do not read along, empty where they can."""

    person: str
    name: str
    what: str
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One part of the plan that may be on the screen; ``who`` does or says it, as everybody present may read it."""

    field: Field
    kind: PartKind
    who: str


def sitters(desk: Desk, opened: OpenCase) -> tuple[Sitter, ...]:
    """Return who of the household can sit at the table: who only reported on it never does."""
    today = desk.today()
    return tuple(
        Sitter(one.id, one.short_name, label(one.role), "" if reads_along(one, today) else TOO_YOUNG)
        for one in household(opened.file)
    )


def can_say(desk: Desk, opened: OpenCase, present: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of whose words are written down at this table: who sits there, and their young children."""
    today = desk.today()
    readers = [_with_reader(desk, opened, one)[1] for one in at_home(desk, opened, present)]
    return tuple(
        one.id
        for one in household(opened.file)
        if one.id in present or any(decides_for(reader, one, today) for reader in readers)
    )


def at_home(desk: Desk, opened: OpenCase, present: Sequence[str]) -> tuple[str, ...]:
    """Return who of ``present`` is of the household still, and reads along."""
    able = {one.person for one in sitters(desk, opened) if not one.obstacle}
    return tuple(one for one in present if one in able)


def seen_at_the_table(
    desk: Desk, opened: OpenCase, present: Sequence[str], along: Along = NOBODY
) -> tuple[Shown, ...]:  # fmt: skip
    """Return the parts of the plan that everybody at the table may read, in reading order.

    Args:
        desk: Whose desk it is.
        opened: The case; nothing is written.
        present: The ids of who of the household sit there. With one who is of it no more, nobody is shown anything.
        along: Who sits along for their work; with one who takes part no more, nobody is shown anything.
    """
    if not present or len(at_home(desk, opened, present)) != len(present):
        return ()
    agreed = tuple(_custody_agrees(desk, opened, present))
    per_reader = [_seen_by(desk, opened, person, agreed) for person in present]
    keys = set.intersection(*({*seen} for seen in per_reader))
    shown = tuple(_as_all_may_read([seen[key] for seen in per_reader]) for key in per_reader[0] if key in keys)
    if not along.who:
        return shown
    theirs = read_along(desk, opened, along)
    return tuple(_as_they_may_read(one, theirs[one.field.key]) for one in shown if one.field.key in theirs)


def _as_they_may_read(one: Shown, told: frozenset[str]) -> Shown:
    """Who does it is named only where who sits along may read that too."""
    return one if told <= {one.who} else replace(one, who=OTHER_PARTY)


def terms_of_own_copy(desk: Desk, opened: OpenCase, participant: str) -> Choice:
    """Return the only ground of an own copy at the table, that of what stands on the screen; a person chooses it."""
    found = (one for one in bases(desk, opened, participant, Purpose.RECHTEN) if one.code is Basis.AVG_RECHTEN)
    return next(found)


def own_copy(
    desk: Desk, opened: OpenCase, person: str, present: Sequence[str], shown: Sequence[Shown], *, alone: bool
) -> tuple[OpenCase, Draft]:
    """Return a copy begun for somebody at the table: what stands on the screen, and their name; no ground chosen yet.

    Args:
        desk: Whose desk it is.
        opened: The case; who has no line among the participants gets one, as in every copy.
        person: The id of whose copy it is.
        present: The ids of who of the household sit there.
        shown: What the table reads: nothing else is in the copy.
        alone: Whether nobody else sits there to read along.

    Raises:
        Refused: what they agreed to do themselves belongs in it and may not be read by all, or there is nothing.
    """
    reader = next(one for one in readers(desk, opened) if one.person == person)
    opened, draft = start_copy(desk, opened, reader)
    on_screen = {one.field.key: one.who for one in shown}
    # A copy names who does what as its reader may read it: that may be more than all may, who read the preview along.
    theirs = {one.field.key: one.who for one in seen_at_the_table(desk, opened, [person])} if not alone else on_screen
    differs = any(theirs.get(key, who) != who for key, who in on_screen.items())
    if not alone and (differs or not set(on_screen).issuperset(draft.fields)):
        raise Refused(
            N_("In deze kopie hoort ook iets dat niet ieder aan tafel mag lezen."),
            N_("Maak de kopie als {name} alleen aan tafel zit, of na het bezoek."),
            name=reader.name,
        )
    parts = [one.key for one in parts_of(opened.file, draft) if one.key in on_screen and one.key not in draft.fields]
    draft = replace(draft, fields=(*draft.fields, *parts, f"{person}#{NAME_PART}"))
    for answer in _custody_agrees(desk, opened, present):
        draft = draft.with_answer(answer)
    return opened, draft


def _as_all_may_read(seen: Sequence[Shown]) -> Shown:
    """Who does it is named only where all of them may read that."""
    first = seen[0]
    return first if all(one.who == first.who for one in seen) else replace(first, who=OTHER_PARTY)


def _custody_agrees(desk: Desk, opened: OpenCase, present: Sequence[str]) -> Iterator[Motivation]:
    """Yield for each child that everybody who has custody of it sits at this table."""
    for child in opened.file.persons:
        holders = {one.holder for one in child.custody if one.period.contains(desk.today())}
        if holders and holders.issubset(present):
            yield Motivation(fact=Fact.GEZAGHEBBER_AKKOORD, answer=Answer.JA, words=_SITS_HERE, person=child.id)


def _seen_by(desk: Desk, opened: OpenCase, person: str, agreed: tuple[Motivation, ...]) -> dict[str, Shown]:
    opened, reader = _with_reader(desk, opened, person)
    file = opened.file
    draft = Draft(
        reader.id,
        purpose=Purpose.RECHTEN,
        basis=Basis.AVG_RECHTEN,
        channel=Channel.MONDELING,
        handout=HandoutKind.PLAN,
        answers=agreed,
    )
    parts = {one.key for one in parts_of(file, draft)}
    called = {one.id: one.short_name for one in file.persons}
    found: dict[str, Shown] = {}
    for field in fields_for(file, draft, setting(desk).on):
        # Nobody read it through for this reader: what calls another by name stays off the screen.
        if field.part is None or field.key not in parts or names_another(file, field.value, field.persons):
            continue
        if all(cell.verdict.allows for cell in field_verdict(desk, opened, draft, field).cells):
            inside = {id: name for id, name in called.items() if id in field.persons}
            who = called_owner(file, field.part.owner, reader, inside)
            found[field.key] = Shown(field, field.part.kind, who)
    return found


def _with_reader(desk: Desk, opened: OpenCase, person: str) -> tuple[OpenCase, Participant]:
    """Return the case with this person as who reads; who has no line among the participants has one here only."""
    for one in opened.file.participants_on(desk.today()):
        if one.party in OF_THE_HOUSEHOLD and one.represents == (person,):
            return opened, one
    made = as_participant(desk, opened.file.person(person)).model_copy(update={"id": new_id()})
    file = opened.file.model_copy(update={"participants": (*opened.file.participants, made)})
    return replace(opened, file=file), made
