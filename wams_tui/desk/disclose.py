"""The one way out: only here does a :class:`~wams_tui.casework.release.Release` come to be (design §2).

The order is the promise. A person sees a preview and confirms it. Then the law is asked again for every person and kind
of data, and what it gives must be to the letter what was confirmed; the decision, the ledger lines and the audit line
are committed in one transaction; only then is there a release, and only from a release is there a file.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from wams_tui.casework.casefile import Entity
from wams_tui.casework.codes import Basis, Category, Sealing
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.disclosing.disclosures import DisclosureDecision
from wams_tui.casework.errors import Conflict, Refused, Unusable, WamsError
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent, LedgerEntry, LedgerEvent, LedgerField
from wams_tui.casework.model import new_id
from wams_tui.casework.partners.agekey import fingerprint
from wams_tui.casework.records import CASE_RECORD
from wams_tui.casework.release import HandoutKind, LedgerReference, Release
from wams_tui.casework.words import N_
from wams_tui.desk.asking.sending import in_the_way
from wams_tui.desk.cases import Clashed, OpenCase, save
from wams_tui.desk.course.todos import CONTROLLER_ANEW, TELL_OF_COORDINATOR, duties
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.content import Seen, content_of
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.sealing import Seal, format_code, seal_for
from wams_tui.desk.disclosing.weighing import chosen, obstacles
from wams_tui.desk.letters.answering import answer_of
from wams_tui.desk.plan.copies import shows_plan, version_shown
from wams_tui.desk.requests.giving import given, own_conditions, undone
from wams_tui.desk.roles import Task, require
from wams_tui.desk.rules.kept import keep_rules
from wams_tui.desk.rules.regimes import require_whole
from wams_tui.desk.rules.replay import questions_then
from wams_tui.desk.rules.signoff import require_approved
from wams_tui.desk.urgent.reporting import report_given
from wams_tui.documents.askform import check_fits
from wams_tui.documents.deliver import check_target, write_new
from wams_tui.documents.render import Form, render

Preview = Seen
"""What would leave, exactly as it would leave, and what still forbids it."""


@dataclass(frozen=True)
class Delivered:
    """A disclosure that took place: the release, the file, and the case as it is now.

    ``password`` opens the file, where it has one; it is kept nowhere else.
    """

    release: Release
    path: Path
    file_hash: str
    opened: OpenCase
    password: str = field(default="", repr=False)


def preview(desk: Desk, opened: OpenCase, draft: Draft) -> Preview:
    """Return what this draft would hand over, under an id of its own; writes nothing.

    Raises:
        Refused: when purpose, basis, channel or fields are not chosen yet, or whoever is at the desk discloses nothing.
    """
    require(desk, Task.CASUS_BEWERKEN)
    return _seen(desk, opened, draft, new_id())


def disclose(
    desk: Desk,
    opened: OpenCase,
    draft: Draft,
    form: Form,
    path: Path,
    confirmed: Preview,
    sealing: Sealing = Sealing.OPEN,
) -> Delivered:
    """Record the disclosure a person confirmed, then write the document to ``path``, closed as ``sealing`` says.

    On failure the ledger says that it was not completed. A path that cannot be written is told before anything is on
    record, where that can be known beforehand. One preview is disclosed once.

    Raises:
        Refused: when the rules, or an unanswered point, forbid it; nothing is written or recorded but the refusal. Also
            when it is to be sealed to a key that nobody checked.
        Misused: when channel, form and sealing do not go together, or what is asked does not fit the form.
        Damaged: when it is not sure which law counts in this vault.
        Conflict: when it is not what was confirmed any more, was disclosed already, or ``path`` exists.
        Unusable: when the file cannot be written, or was written and could not be recorded as completed.
    """
    require(desk, Task.CASUS_BEWERKEN)
    require_whole(desk)
    require_approved(desk)
    seen = _seen(desk, opened, draft, confirmed.content.disclosure)
    if not seen.may_go:
        record_refusal(desk, opened, draft)
        raise Refused(N_("Deze verstrekking mag niet: {reasons}"), reasons=" ".join(seen.obstacles))
    if seen.content.model_copy(update={"made_at": confirmed.content.made_at}) != confirmed.content:
        raise Conflict(
            N_("Dit is niet meer wat u hebt bevestigd; er is niets vastgelegd."),
            N_("Bekijk het voorbeeld opnieuw en bevestig dat."),
        )
    seal = seal_for(desk, opened, draft.participant, draft.channel, form, sealing)
    if seen.content.asked is not None and form is Form.JSON:
        check_fits(seen.content)
    check_target(path)
    keep_rules(desk)
    release, opened = _commit(desk, opened, draft, replace(seen, content=confirmed.content), form, seal)
    file_hash = ""
    try:
        if release.content.basis is Basis.VITAAL_BELANG:
            report_given(desk, opened, release.content.recipient.party, release.content.disclosure)
        file_hash = write_new(path, seal.close(render(release, form, desk.papers.style_or_own().look)))
    finally:
        if not file_hash:
            _close(desk, opened, release, LedgerEvent.MISLUKT, "")
    try:
        opened = _close(desk, opened, release, LedgerEvent.VOLTOOID, file_hash)
    except WamsError as error:
        raise Unusable(
            N_("Het bestand is geschreven, maar dat is niet vastgelegd; het register noemt het onvoltooid."),
            N_("Meld het de functioneel beheerder, met het kenmerk {disclosure}."),
            disclosure=release.content.disclosure,
        ) from error
    return Delivered(release, path, file_hash, opened, seal.password)


def record_refusal(desk: Desk, opened: OpenCase, draft: Draft) -> None:
    """Put on record that a disclosure was refused: codes and ids, nothing of the data."""
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


def _seen(desk: Desk, opened: OpenCase, draft: Draft, disclosure: str) -> Seen:
    terms = draft.terms()
    if terms is None or not draft.fields:
        raise Refused(
            N_("Deze verstrekking is nog niet af."),
            N_("Kies ontvanger, doel, grondslag, gegevens en de manier van geven."),
        )
    fields = chosen(desk, opened, draft)
    stops = obstacles(desk, opened, draft)
    asked = opened.file.request(draft.request) if draft.request else None
    ours = asked is not None and not asked.incoming
    # Only what may be the form of a request of ours is put together as one: it names each person asked about.
    form = asked if ours and not any(in_the_way(opened.file, draft)) else None
    own = {} if asked is None or ours else own_conditions(asked, draft, fields)
    copy = draft if draft.handout is not None else None
    content = content_of(desk, opened, draft.participant, terms, fields, disclosure, form, own, copy)
    seen = Seen(content, fields, stops)
    if asked is None or ours:
        return seen
    # What goes in answer to a request says what becomes of the rest of it as well.
    answered = given(desk, asked, draft, seen) if asked.is_open else asked
    answer = answer_of(desk, opened.file, answered)
    return replace(seen, content=seen.content.model_copy(update={"answer": (*answer, *seen.content.answer)}))


def _commit(desk: Desk, opened: OpenCase, draft: Draft, seen: Seen, form: Form, seal: Seal) -> tuple[Release, OpenCase]:
    content = seen.content
    records = tuple(one.field.record for one in seen.fields)
    decision = DisclosureDecision(
        id=content.disclosure,
        participant=draft.participant,
        purpose=content.purpose,
        basis=content.basis,
        channel=content.channel,
        decided_at=content.made_at,
        decided_by=desk.session.coordinator.id,
        motivations=draft.answers,
        records=records,
        request=draft.request,
        rule_set=content.rule_set,
        rule_set_hash=content.rule_set_hash,
        asked=questions_then(seen.fields),
        sealing=seal.sealing,
        sealed_to=fingerprint(seal.key),
        meeting="" if draft.handout is HandoutKind.AGENDA else draft.meeting,
        agenda=draft.meeting if draft.handout is HandoutKind.AGENDA else "",
    )
    changed: list[Entity] = [decision, *_duties(desk, opened, seen)]
    if draft.handout is HandoutKind.OVERDRACHT:
        # Another coordinator: who answers for the data is determined anew, and the family hears of it (guard G8).
        changed += duties(desk, opened.file, (CONTROLLER_ANEW, TELL_OF_COORDINATOR), content.disclosure)
    taken_from: tuple[str, ...] = ()
    if shows_plan(opened.file, draft):
        version, taken_from = version_shown(desk, opened.file, draft, content.disclosure)
        changed.append(version)
    if draft.request:
        changed.append(given(desk, opened.file.request(draft.request), draft, seen))
    entries = _entries(desk, opened, seen, format_code(form, seal.sealing))
    event = AuditEvent(
        action=AuditAction.VERSTREKT,
        code=AuditCode.EXECUTE,
        object_kind="verstrekking",
        object_id=content.disclosure,
        purpose=content.purpose.value,
        details={"grondslag": content.basis.value, "ontvanger": content.recipient.party.value, "casus": opened.id},
    )
    rests_on = {CASE_RECORD, draft.participant, *records, *seen.persons, *taken_from}
    opened, receipt = save(desk, opened, changed, event, entries, rests_on)
    references = tuple(
        LedgerReference(
            seq=line.seq,
            id=line.id,
            line_hash=line.line_hash.hex(),
            subject=subject.id,
            content_hash=entry.content_hash,
        )
        for line, entry, subject in zip(receipt.ledger, entries, content.subjects, strict=True)
    )
    return Release(content=content, ledger=references), opened


def _duties(desk: Desk, opened: OpenCase, seen: Seen) -> list[Todo]:
    """Return what the verdicts oblige to, as tasks; what only some of the data ask for names those."""
    asked: dict[str, list[str]] = {}
    for one in seen.fields:
        for text in dict.fromkeys(text for cell in one.cells for text in cell.verdict.obligations):
            asked.setdefault(text, []).append(one.field.label)
    whole = len(seen.fields)
    texts = (text if len(labels) == whole else f"{text} ({', '.join(labels)})" for text, labels in asked.items())
    return duties(desk, opened.file, texts, seen.content.disclosure)


def _entries(desk: Desk, opened: OpenCase, seen: Seen, form: str) -> list[LedgerEntry]:
    digest = seen.content.digest()
    return [_entry(desk, opened, seen, person, form, digest) for person in seen.persons]


def _asked_about(seen: Seen, person: str) -> tuple[Category, ...]:
    """Return the kinds of data that the release asks about one person: none where it asks nothing."""
    asked, subject = seen.content.asked, seen.content.subjects[seen.persons.index(person)].id
    lines = asked.lines if asked is not None else ()
    return tuple(dict.fromkeys(line.category for line in lines if line.person == subject))


def _entry(desk: Desk, opened: OpenCase, seen: Seen, person: str, form: str, digest: str) -> LedgerEntry:
    """Return the line of one person: of their own data only, so that it can be shown to them."""
    content = seen.content
    own = [(one, cell) for one in seen.fields for cell in one.cells if cell.person == person]
    return LedgerEntry(
        event=LedgerEvent.VERSTREKKING,
        disclosure=content.disclosure,
        case=opened.id,
        subject=person,
        recipient=content.recipient.participant,
        recipient_party=content.recipient.party,
        recipient_hat=content.recipient.hat,
        basis=content.basis,
        purpose=content.purpose,
        regime=content.regime,
        channel=content.channel,
        format=form,
        fields=tuple(
            LedgerField(record=one.field.record, version=one.field.version(opened.versions), category=cell.category)
            for one, cell in own
        ),
        asked=_asked_about(seen, person),
        conditions=tuple(dict.fromkeys(text for _, cell in own for text in cell.verdict.conditions)),
        rule_set=content.rule_set,
        rule_set_hash=content.rule_set_hash,
        rules=tuple(dict.fromkeys(rule.id for _, cell in own for rule in cell.verdict.rules)),
        content_hash=digest,
        decided_on=desk.today(),
    )


def _close(desk: Desk, opened: OpenCase, release: Release, event: LedgerEvent, file_hash: str) -> OpenCase:
    content = release.content
    persons = [entry.subject for entry in _begun(desk, opened, content.disclosure)]
    entries = [
        LedgerEntry(
            event=event,
            disclosure=content.disclosure,
            case=opened.id,
            subject=person,
            content_hash=content.digest(),
            file_hash=file_hash,
        )
        for person in persons
    ]
    done = event is LedgerEvent.VOLTOOID
    audit = AuditEvent(
        action=AuditAction.VERSTREKKING_VOLTOOID if done else AuditAction.VERSTREKKING_MISLUKT,
        code=AuditCode.EXECUTE,
        success=done,
        object_kind="verstrekking",
        object_id=content.disclosure,
    )
    if done:
        return save(desk, opened, [], audit, entries)[0]
    again = undone(desk, opened, content.disclosure)
    failed = opened.file.decision(content.disclosure).model_copy(update={"failed": True})
    try:
        return save(desk, opened, [failed, *([again] if again else [])], audit, entries)[0]
    except Clashed:
        # A colleague has the request in hand: the line in the ledger comes first, and tells that nothing went.
        return save(desk, opened, [], audit, entries)[0]


def _begun(desk: Desk, opened: OpenCase, disclosure: str) -> list[LedgerEntry]:
    rows = (row.entry for row in desk.session.ledger(opened.id))
    return [entry for entry in rows if entry and entry.disclosure == disclosure]
