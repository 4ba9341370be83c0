"""The one place where a :class:`~wams_tui.casework.disclosing.letter.Letter` comes to be: on record first, then a file.

As with a disclosure: what a person saw is what goes; its hash is committed before there is a file; a file that was not
completed is on record as just that.
"""

from dataclasses import dataclass, field
from pathlib import Path

from wams_tui.casework.codes import Channel, Sealing
from wams_tui.casework.disclosing.letter import Letter, LetterContent, LetterKind, LetterOutcome, SentLetter
from wams_tui.casework.errors import Conflict, Refused, Unusable, WamsError
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.partners.agekey import fingerprint
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.sealing import Seal, format_code, seal_for
from wams_tui.desk.disclosing.sealing import suffix as suffix_of
from wams_tui.desk.letters.answering import answer_letter
from wams_tui.desk.letters.outbox import free_name, prepare
from wams_tui.desk.letters.telling import telling_letter, untold
from wams_tui.desk.roles import Task, require
from wams_tui.desk.rules.regimes import require_whole
from wams_tui.documents.deliver import write_new
from wams_tui.documents.letters import LetterForm as LetterForm
from wams_tui.documents.letters import letter_bytes
from wams_tui.documents.render import Form
from wams_tui.locale.clock import dutch_time


@dataclass(frozen=True)
class About:
    """What a letter is about: a request it answers, or a person it is for."""

    request: str = ""
    person: str = ""


@dataclass(frozen=True)
class Sending:
    """As what a letter is written, how it is closed, by which way it goes, and where its file comes."""

    form: LetterForm
    path: Path
    channel: Channel
    sealing: Sealing = Sealing.OPEN


@dataclass(frozen=True)
class Posted:
    """A letter that was made. ``password`` opens the file, where it has one; it is kept nowhere else."""

    content: LetterContent
    path: Path
    opened: OpenCase
    password: str = field(default="", repr=False)


def compose(desk: Desk, opened: OpenCase, about: About) -> LetterContent:
    """Return the letter as it would go, under an id of its own; writes nothing.

    Raises:
        Refused: there is nothing to write yet, or not to this person now.
        KeyError: the case has no such request or person.
    """
    return answer_letter(desk, opened, about.request) if about.request else telling_letter(desk, opened, about.person)


def suggest_letter(
    desk: Desk, opened: OpenCase, about: About, form: LetterForm, sealing: Sealing, home: Path | None = None
) -> Path:
    """Return a free name in one's own folder: case code and moment, never a person; no code for who takes no part."""
    outside = bool(about.request) and opened.file.request(about.request).outsider is not None
    stem = f"{'' if outside else f'{opened.file.case.code}-'}brief-{dutch_time(desk.now()):%Y%m%d-%H%M}"
    return free_name(stem, suffix_of(Form(form.value), sealing), home)


def post(desk: Desk, opened: OpenCase, about: About, sending: Sending, confirmed: LetterContent) -> Posted:
    """Record the letter a person confirmed, then write it to its place.

    Raises:
        Refused: it cannot be written now, or the key of its reader was not checked.
        Misused: channel, form and sealing do not go together.
        Conflict: it is not what was confirmed any more, was made already, or there is a file already.
        Damaged: it is not sure which law counts in this vault.
        Unusable: the file cannot be written, or was written and could not be recorded as completed.
    """
    require(desk, Task.CASUS_BEWERKEN)
    require_whole(desk)
    if any(one.id == confirmed.id for one in opened.file.letters):
        raise Conflict(N_("Deze brief is al gemaakt."), N_("Begin opnieuw als u hem nog eens nodig hebt."))
    same = {"id": confirmed.id, "made_at": confirmed.made_at}
    if compose(desk, opened, about).model_copy(update=same) != confirmed:
        raise Conflict(
            N_("Dit is niet meer de brief die u hebt gelezen; er is niets vastgelegd."),
            N_("Lees de brief opnieuw en bevestig die."),
        )
    seal = _seal(desk, opened, about, sending)
    prepare(sending.path)
    letter, opened = _commit(desk, opened, about, sending, seal, confirmed)
    file_hash = ""
    try:
        file_hash = write_new(sending.path, seal.close(letter_bytes(letter, sending.form)))
    finally:
        if not file_hash:
            _close(desk, opened, letter.record, LetterOutcome.MISLUKT, "")
    try:
        opened = _close(desk, opened, letter.record, LetterOutcome.VOLTOOID, file_hash)
    except WamsError as error:
        raise Unusable(
            N_("Het bestand is geschreven, maar dat is niet vastgelegd; de casus noemt de brief onvoltooid."),
            N_("Meld het de functioneel beheerder."),
        ) from error
    return Posted(confirmed, sending.path, opened, seal.password)


def _seal(desk: Desk, opened: OpenCase, about: About, sending: Sending) -> Seal:
    """Return what the file is closed with; somebody of the household has no key in the directory."""
    if about.person and sending.sealing is Sealing.SLEUTEL:
        raise Refused(
            N_("Voor deze persoon staat er geen sleutel in het adresboek."),
            N_("Kies papier, of een PDF met wachtwoord."),
        )
    to = opened.file.request(about.request).participant if about.request else ""
    return seal_for(desk, opened, to, sending.channel, Form(sending.form.value), sending.sealing)


def _commit(
    desk: Desk, opened: OpenCase, about: About, sending: Sending, seal: Seal, content: LetterContent
) -> tuple[Letter, OpenCase]:
    told = untold(desk, opened, about.person) if about.person else []
    record = SentLetter(
        id=content.id,
        kind=content.kind,
        to=about.person or opened.file.request(about.request).participant,
        request=about.request,
        tells=tuple(one.disclosure for one in told),
        channel=sending.channel,
        format=format_code(Form(sending.form.value), seal.sealing),
        sealed_to=fingerprint(seal.key),
        made_at=content.made_at,
        by=desk.session.coordinator.id,
        content_hash=content.digest(),
    )
    event = _event(opened, record, AuditAction.BRIEF_GEMAAKT)
    opened, _receipt = save(desk, opened, [record], event, rests_on={about.person or about.request})
    return Letter(content=content, record=record), opened


def _close(desk: Desk, opened: OpenCase, record: SentLetter, outcome: LetterOutcome, file_hash: str) -> OpenCase:
    done = record.model_copy(update={"outcome": outcome, "file_hash": file_hash})
    action = AuditAction.BRIEF_VOLTOOID if outcome is LetterOutcome.VOLTOOID else AuditAction.BRIEF_MISLUKT
    return save(desk, opened, [done], _event(opened, done, action))[0]


def _event(opened: OpenCase, record: SentLetter, action: AuditAction) -> AuditEvent:
    return AuditEvent(
        action=action,
        code=AuditCode.EXECUTE,
        success=action is not AuditAction.BRIEF_MISLUKT,
        object_kind="brief",
        object_id=record.id,
        purpose="rechten" if record.kind is LetterKind.INLICHTEN else "coordinatie",
        details={"soort": record.kind.value, "manier": record.channel.value, "casus": opened.id},
    )
