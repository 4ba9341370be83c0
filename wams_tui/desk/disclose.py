"""The one way out: only here does a :class:`~wams_tui.casework.release.Release` come to be (design §2).

The order is the promise. The law is asked again for every person and kind of data; the decision, the ledger lines and
the audit line are committed in one transaction; only then is there a release, and only from a release is there a file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wams_tui.casework.codes import Answer
from wams_tui.casework.disclosures import DisclosureDecision, Motivation
from wams_tui.casework.errors import Refused, WamsError
from wams_tui.casework.household import Person
from wams_tui.casework.labels import label
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent, LedgerEntry, LedgerEvent, LedgerField
from wams_tui.casework.model import new_id
from wams_tui.casework.participants import Participant
from wams_tui.casework.records import CASE_RECORD
from wams_tui.casework.release import LedgerReference, Recipient, Release, ReleaseContent, ReleasedField, Subject
from wams_tui.casework.requests import DataRequest, RequestState
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.draft import MIN_WORDS, NEEDS_WORDS, Draft, FieldVerdict, Terms, chosen, obstacles
from wams_tui.desk.fields import NAME_PART, Field
from wams_tui.documents.deliver import check_target, write_new
from wams_tui.documents.render import Form, render


@dataclass(frozen=True)
class Preview:
    """What would leave, exactly as it would leave, and what still forbids it."""

    content: ReleaseContent
    fields: tuple[FieldVerdict, ...]
    obstacles: tuple[str, ...]

    @property
    def may_go(self) -> bool:
        """Whether nothing stands in the way but a person's own confirmation."""
        return not self.obstacles


@dataclass(frozen=True)
class Delivered:
    """A disclosure that took place: the release, the file, and the case as it is now."""

    release: Release
    path: Path
    file_hash: str
    opened: OpenCase


def preview(desk: Desk, opened: OpenCase, draft: Draft) -> Preview:
    """Return what this draft would hand over; writes nothing.

    Raises:
        Refused: when purpose, basis, channel or fields are not chosen yet.
    """
    terms = draft.terms()
    if terms is None or not draft.fields:
        raise Refused(
            N_("Deze verstrekking is nog niet af."),
            N_("Kies ontvanger, doel, grondslag, gegevens en de manier van geven."),
        )
    fields = chosen(desk, opened, draft)
    in_the_way = (*obstacles(desk, opened, draft), *_wordless(draft.answers))
    return Preview(_content(desk, opened, draft.participant, terms, fields), fields, in_the_way)


def disclose(desk: Desk, opened: OpenCase, draft: Draft, form: Form, path: Path) -> Delivered:
    """Record the disclosure, then write the document to ``path``; on failure the ledger says it was not completed.

    A path that cannot be written is told before anything is on record, where that can be known beforehand.

    Raises:
        Refused: when the rules, or an unanswered point, forbid it; nothing is written or recorded but the refusal.
        Conflict: when the case changed meanwhile, or ``path`` exists.
        Unusable: when the file cannot be written.
    """
    seen = preview(desk, opened, draft)
    if not seen.may_go:
        _record_refusal(desk, opened, draft)
        raise Refused(N_("Deze verstrekking mag niet: {reasons}"), reasons=" ".join(seen.obstacles))
    check_target(path)
    release, opened = _commit(desk, opened, draft, seen, form)
    try:
        file_hash = write_new(path, render(release, form))
    except WamsError:
        _close(desk, opened, release, LedgerEvent.MISLUKT, AuditAction.VERSTREKKING_MISLUKT, "")
        raise
    opened = _close(desk, opened, release, LedgerEvent.VOLTOOID, AuditAction.VERSTREKKING_VOLTOOID, file_hash)
    return Delivered(release, path, file_hash, opened)


def _commit(desk: Desk, opened: OpenCase, draft: Draft, seen: Preview, form: Form) -> tuple[Release, OpenCase]:
    content = seen.content
    digest = content.digest()
    decision = DisclosureDecision(
        id=content.disclosure,
        participant=draft.participant,
        purpose=content.purpose,
        basis=content.basis,
        channel=content.channel,
        decided_at=content.made_at,
        decided_by=desk.session.coordinator.id,
        motivations=draft.answers,
        records=tuple(field.record for field in content.fields),
        request=draft.request,
        rule_set=content.rule_set,
        rule_set_hash=content.rule_set_hash,
    )
    changed: list[DisclosureDecision | DataRequest] = [decision]
    if draft.request:
        request = opened.file.request(draft.request)
        answered = {"disclosures": (*request.disclosures, content.disclosure), "state": RequestState.IN_BEHANDELING}
        changed.append(request.model_copy(update=answered))
    entries = [_entry(desk, opened, seen, subject, form, digest) for subject in content.subjects]
    event = AuditEvent(
        action=AuditAction.VERSTREKT,
        code=AuditCode.EXECUTE,
        object_kind="verstrekking",
        object_id=content.disclosure,
        purpose=content.purpose.value,
        details={"grondslag": content.basis.value, "ontvanger": content.recipient.party.value, "casus": opened.id},
    )
    rests_on = {CASE_RECORD, draft.participant, *(field.record for field in content.fields), *_ids(content.subjects)}
    opened, receipt = save(desk, opened, changed, event, entries, rests_on)
    references = tuple(
        LedgerReference(
            seq=line.seq,
            id=line.id,
            line_hash=line.line_hash.hex(),
            subject=entry.subject,
            content_hash=entry.content_hash,
        )
        for line, entry in zip(receipt.ledger, entries, strict=True)
    )
    return Release(content=content, ledger=references), opened


def _entry(desk: Desk, opened: OpenCase, seen: Preview, subject: Subject, form: Form, digest: str) -> LedgerEntry:
    content = seen.content
    of_subject = [one for one in seen.fields if subject.id in one.field.persons]
    return LedgerEntry(
        event=LedgerEvent.VERSTREKKING,
        disclosure=content.disclosure,
        case=opened.id,
        subject=subject.id,
        recipient=content.recipient.participant,
        recipient_party=content.recipient.party,
        recipient_hat=content.recipient.hat,
        basis=content.basis,
        purpose=content.purpose,
        regime=content.regime,
        channel=content.channel,
        format=form.value,
        fields=tuple(
            LedgerField(
                record=one.field.record,
                version=one.field.version(opened.versions),
                category=category,
            )
            for one in of_subject
            for category in one.field.categories
        ),
        conditions=content.conditions,
        rule_set=content.rule_set,
        rule_set_hash=content.rule_set_hash,
        rules=tuple(dict.fromkeys(rule.id for one in of_subject for cell in one.cells for rule in cell.verdict.rules)),
        content_hash=digest,
        decided_on=desk.today(),
    )


def _close(
    desk: Desk, opened: OpenCase, release: Release, event: LedgerEvent, action: AuditAction, file_hash: str
) -> OpenCase:
    entries = [
        LedgerEntry(
            event=event,
            disclosure=release.content.disclosure,
            case=opened.id,
            subject=subject.id,
            content_hash=release.content.digest(),
            file_hash=file_hash,
        )
        for subject in release.content.subjects
    ]
    audit = AuditEvent(
        action=action,
        code=AuditCode.EXECUTE,
        success=event is LedgerEvent.VOLTOOID,
        object_kind="verstrekking",
        object_id=release.content.disclosure,
    )
    return save(desk, opened, [], audit, entries)[0]


def _record_refusal(desk: Desk, opened: OpenCase, draft: Draft) -> None:
    recipient = opened.file.participant(draft.participant)
    desk.session.record_event(
        AuditEvent(
            action=AuditAction.VERSTREKKING_GEWEIGERD,
            code=AuditCode.EXECUTE,
            success=False,
            object_kind="casus",
            object_id=opened.id,
            purpose=draft.purpose.value if draft.purpose else "",
            details={"ontvanger": recipient.party.value, "grondslag": draft.basis.value if draft.basis else ""},
        )
    )


def _content(
    desk: Desk, opened: OpenCase, participant: str, terms: Terms, fields: tuple[FieldVerdict, ...]
) -> ReleaseContent:
    file, rules = opened.file, desk.rules
    recipient = file.participant(participant)
    basis = rules.basis(terms.basis)
    persons = [person for person in file.persons if any(person.id in one.field.persons for one in fields)]
    conditions = dict.fromkeys(text for one in fields for cell in one.cells for text in cell.verdict.conditions)
    return ReleaseContent(
        disclosure=new_id(),
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
        regime=file.case.regime,
        regime_note=rules.regime_note(file.case.regime),
        channel=terms.channel,
        subjects=tuple(_subject(person, number, fields) for number, person in enumerate(persons, start=1)),
        fields=tuple(_released(one.field, opened, recipient) for one in fields),
        conditions=tuple(conditions),
        controller=file.case.controller,
        contact=file.case.contact,
        rule_set=rules.id,
        rule_set_hash=rules.hash,
        made_at=desk.now(),
    )


def _subject(person: Person, number: int, fields: tuple[FieldVerdict, ...]) -> Subject:
    """A person is named only where their name itself is among what leaves."""
    named = any(one.field.key == f"{person.id}#{NAME_PART}" for one in fields)
    return Subject(id=person.id, label=person.name if named else f"betrokkene {number}")


def _released(field: Field, opened: OpenCase, recipient: Participant) -> ReleasedField:
    own = [field.supplier_conditions] if field.supplier_conditions else []
    return ReleasedField(
        record=field.record,
        version=field.version(opened.versions),
        persons=field.persons,
        categories=field.categories,
        label=field.label,
        value=field.value,
        source=_source(field, recipient),
        obtained_on=field.obtained_on,
        confirmed_on=field.confirmed_on,
        conditions=tuple(own),
    )


def _source(field: Field, recipient: Participant) -> str:
    """Name the source only where that tells nothing new: being known somewhere is a datum of that somewhere.

    Source: law.md §12 item 5.
    """
    source = field.source
    own_word = source.participant is None and source.party is None
    if own_word or source.participant == recipient.id:
        return source.description
    return N_("een andere partij in de aanpak")


def _ids(subjects: Iterable[Subject]) -> Iterable[str]:
    return (subject.id for subject in subjects)


def _wordless(answers: Iterable[Motivation]) -> tuple[str, ...]:
    if any(
        one.fact in NEEDS_WORDS and one.answer is Answer.JA and len(one.words.strip()) < MIN_WORDS for one in answers
    ):
        return (N_("Een motivering heeft woorden nodig: schrijf in een zin waarom dit gegeven nodig is."),)
    return ()
