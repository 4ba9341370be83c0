"""What a recipient would read: the content of a release, put together from chosen fields and their verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Hat
from wams_tui.casework.household.persons import Person
from wams_tui.casework.labels import label
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.release import Recipient, ReleaseContent, ReleasedField, ReleasedPart, Subject
from wams_tui.casework.requests.request import DataRequest
from wams_tui.casework.words import N_
from wams_tui.desk.access.outside import sheet_of
from wams_tui.desk.asking.sending import asked_of
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft, Terms
from wams_tui.desk.disclosing.field import Place
from wams_tui.desk.disclosing.fields import NAME_PART, Field
from wams_tui.desk.disclosing.weighing import FieldVerdict
from wams_tui.desk.household.participating import OF_THE_HOUSEHOLD
from wams_tui.desk.letters.family import family_ending
from wams_tui.desk.plan.copies import called_owner, handout_of, is_of
from wams_tui.desk.rules.regimes import setting


@dataclass(frozen=True)
class Seen:
    """What would leave, exactly as it would leave, and what still forbids it."""

    content: ReleaseContent
    fields: tuple[FieldVerdict, ...]
    """The verdicts on the fields, in the order of ``content.fields``."""
    obstacles: tuple[str, ...]

    @property
    def may_go(self) -> bool:
        """Whether nothing stands in the way but a person's own confirmation."""
        return not self.obstacles

    @property
    def persons(self) -> tuple[str, ...]:
        """The ids of the persons it is about, in the order of ``content.subjects``."""
        return tuple(dict.fromkeys(person for one in self.fields for person in one.field.persons))


def content_of(
    desk: Desk,
    opened: OpenCase,
    participant: str,
    terms: Terms,
    fields: tuple[FieldVerdict, ...],
    disclosure: str,
    request: DataRequest | None = None,
    own: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    copy: Draft | None = None,
) -> ReleaseContent:
    """Return the content; persons bear numbers of this release only, so that two releases cannot be laid together.

    ``request`` is one of ours, where the release is its form. ``own`` are the coordinator's own conditions, by the key
    of the field. ``copy`` is the draft of a copy of the plan, of minutes or of a hand-over sheet.
    """
    file, rules = opened.file, desk.rules
    recipient = file.participant(participant)
    basis, regime = rules.basis(terms.basis), setting(desk).regime
    persons = dict.fromkeys(person for one in fields for person in one.field.persons)
    numbers = {person: f"betrokkene-{number}" for number, person in enumerate(persons, start=1)}
    reader = _reader_of(copy, recipient)
    subjects = tuple(_subject(file.person(person), numbers[person], fields, reader) for person in persons)
    called = {person: subject.label for person, subject in zip(persons, subjects, strict=True)}
    conditions = dict.fromkeys(text for one in fields for cell in one.cells for text in cell.verdict.conditions)
    handout = None
    if copy is not None and copy.handout is not None:
        kind = copy.handout
        handout = (
            sheet_of(desk, file, copy, recipient, kind)
            if kind.is_sheet
            else handout_of(desk, file, copy, recipient, called)
        )
    texts = (text for one in fields for text in (one.field.label, one.field.value))
    return ReleaseContent(
        disclosure=disclosure,
        case_code=file.case.code,
        nature=desk.session.nature,
        recipient=Recipient(
            participant=recipient.id,
            organisation=recipient.organisation,
            party=recipient.party,
            hat=recipient.hat,
            function=recipient.function,
            person_name=recipient.person_name,
        ),
        purpose=terms.purpose,
        purpose_title=label(terms.purpose),
        basis=terms.basis,
        basis_title=basis.title,
        articles=basis.articles,
        regime=regime,
        regime_note=rules.regime_note(regime),
        channel=terms.channel,
        subjects=subjects,
        fields=_placed(file, [one.field for one in fields], numbers, recipient, own, called),
        conditions=tuple(conditions),
        controller=file.case.controller,
        contact=file.case.contact,
        rule_set=rules.id,
        rule_set_hash=rules.hash,
        made_at=desk.now(),
        asked=asked_of(request, numbers, desk.session.coordinator.name) if request else None,
        handout=handout,
        answer=family_ending(desk, file, texts) if handout is not None and handout.family else (),
    )


def _reader_of(copy: Draft | None, recipient: Participant) -> str:
    """Return the id of who reads a copy of their own; empty where it is for a partner, or no copy."""
    own = copy is not None and copy.handout is not None and recipient.party in OF_THE_HOUSEHOLD
    return recipient.represents[0] if own and len(recipient.represents) == 1 else ""


def _subject(person: Person, number: str, fields: tuple[FieldVerdict, ...], reader: str) -> Subject:
    """A person is named only where their name itself is among what leaves; who reads it knows their own."""
    named = person.id == reader or any(one.field.key == f"{person.id}#{NAME_PART}" for one in fields)
    return Subject(id=number, label=person.name if named else number.replace("-", " "))


def _placed(
    file: CaseFile,
    fields: Sequence[Field],
    numbers: Mapping[str, str],
    recipient: Participant,
    own: Mapping[str, tuple[str, ...]],
    called: Mapping[str, str],
) -> tuple[ReleasedField, ...]:
    """Parts of a plan bear numbers of this release too; what stands under something that stays behind stands alone."""
    ids = {field.key: f"deel-{number}" for number, field in enumerate(fields, start=1) if field.part is not None}
    placed = []
    for field in fields:
        released = _released(field, numbers, recipient, own)
        if field.part is not None:
            part = _part(file, field.part, ids[field.key], ids.get(field.part.under, ""), recipient, called)
            released = released.model_copy(update={"part": part})
        placed.append(released)
    return tuple(placed)


def _part(
    file: CaseFile, place: Place, id: str, under: str, recipient: Participant, called: Mapping[str, str]
) -> ReleasedPart:
    return ReleasedPart(
        kind=place.kind,
        id=id,
        under=under,
        sort=place.sort,
        who=called_owner(file, place.owner, recipient, called),
        starts_on=place.starts_on,
        by_when=place.by_when,
        done_on=place.done_on,
        state=place.state,
        own=place.binds and is_of(place.owner, recipient),
    )


def _released(
    field: Field, numbers: Mapping[str, str], recipient: Participant, own: Mapping[str, tuple[str, ...]]
) -> ReleasedField:
    supplier = (field.supplier_conditions,) if field.supplier_conditions else ()
    return ReleasedField(
        persons=tuple(numbers[person] for person in field.persons),
        categories=field.categories,
        label=field.label,
        value=field.value,
        source=_source(field, recipient),
        obtained_on=field.obtained_on,
        confirmed_on=field.confirmed_on,
        conditions=(*supplier, *own.get(field.key, ())),
    )


def _source(field: Field, recipient: Participant) -> str:
    """Name the source only where that tells nothing new: being known somewhere is a datum of that somewhere.

    Source: law.md §12 item 5.
    """
    source = field.source
    if field.is_own_record or (source.hat is Hat.COORDINATIE and source.participant is None):
        return source.description
    if source.participant is not None and source.participant == recipient.id:
        return source.description
    if source.hat is Hat.BETROKKENE:
        return N_("eigen opgave")
    return N_("een andere partij in de aanpak")
