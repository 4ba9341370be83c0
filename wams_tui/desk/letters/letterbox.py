"""The one place where a :class:`~wams_tui.casework.disclosing.letter.Letter` comes to be: on record first, then a file.

As with a disclosure: what a person saw is what goes; its hash is committed before there is a file; a file that was not
completed is on record as just that.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from wams_tui.casework.codes import Channel, Phase, Sealing
from wams_tui.casework.disclosing.letter import TELLING, Letter, LetterContent, LetterKind, LetterOutcome, SentLetter
from wams_tui.casework.errors import Conflict, Misused, Refused, Unusable, WamsError
from wams_tui.casework.household.persons import Person
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.partners.agekey import fingerprint
from wams_tui.casework.words import MIN_WORDS, N_
from wams_tui.desk.cases import Clashed, OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.sealing import Seal, format_code, seal_for
from wams_tui.desk.disclosing.sealing import suffix as suffix_of
from wams_tui.desk.ledger.register import Disclosed
from wams_tui.desk.letters.answering import answer_letter
from wams_tui.desk.letters.family import last_letter, received_letter
from wams_tui.desk.letters.informed import settled
from wams_tui.desk.letters.insight import insight_letter
from wams_tui.desk.letters.nobody import CHANNELS, OfNobody, letter_of_nobody
from wams_tui.desk.letters.outbox import free_name, prepare
from wams_tui.desk.letters.telling import (
    first_reader,
    next_reader,
    reader_of,
    readers,
    tellable,
    telling_letter,
    untold,
)
from wams_tui.desk.roles import Task, require
from wams_tui.desk.rules.regimes import require_whole
from wams_tui.documents.deliver import write_new
from wams_tui.documents.letters import PAPERS as PAPERS
from wams_tui.documents.letters import LetterForm as LetterForm
from wams_tui.documents.letters import letter_bytes
from wams_tui.documents.render import Form
from wams_tui.locale.clock import dutch_time


@dataclass(frozen=True)
class About:
    """What a letter is about: a request it answers, or a person, and then what it tells of them.

    ``reader`` is who reads that, by id; empty is who comes first (:func:`wams_tui.desk.letters.telling.next_reader`).
    """

    request: str = ""
    person: str = ""
    reader: str = ""
    kind: LetterKind = LetterKind.INLICHTEN


@dataclass(frozen=True)
class Sending:
    """As what a letter is written, how it is closed, by which way it goes, and where its file comes."""

    form: LetterForm
    path: Path
    channel: Channel
    sealing: Sealing = Sealing.OPEN
    weighed: str = ""
    """Why it is safe that this reader gets it, where something on record points otherwise."""


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
        Misused, Unusable: there is a fault in the house style.
        KeyError: the case has no such request or person.
    """
    if about.request:
        return answer_letter(desk, opened, about.request)
    about = to_reader(desk, opened, about)
    if about.kind is LetterKind.INLICHTEN:
        return telling_letter(desk, opened, about.person, about.reader)
    return _MADE_BY[about.kind](desk, opened, about.person, reader_of(desk, opened, about.person, about.reader))


_MADE_BY = {
    LetterKind.ONTVANGST: received_letter,
    LetterKind.AFSLUITING: last_letter,
    LetterKind.INZAGE: insight_letter,
}

TO_A_PERSON = (LetterKind.INLICHTEN, *_MADE_BY)
"""The kinds of letter somebody of the household may get."""


def letter_for_now(desk: Desk, opened: OpenCase, person: str) -> LetterKind:
    """Return which letter somebody may need now: the last one, else what was shared, else that a question came in."""
    if opened.file.case.phase in (Phase.AFGESLOTEN, Phase.BEWAREN):
        return LetterKind.AFSLUITING
    known = readers(desk, opened, person)
    told = not any(untold(desk, opened, person, one.id) for one in known) if known else True
    return LetterKind.ONTVANGST if told else LetterKind.INLICHTEN


def to_reader(desk: Desk, opened: OpenCase, about: About) -> About:
    """Return what a letter is about with its reader named; of a request, as it is.

    Raises:
        Refused: nobody reads for this child.
        KeyError: the case has no such person.
    """
    if about.request or about.reader:
        return about
    telling = about.kind is LetterKind.INLICHTEN
    first = next_reader(desk, opened, about.person) if telling else first_reader(desk, opened, about.person)
    return replace(about, reader=first)


def suggest_letter(
    desk: Desk, opened: OpenCase, about: About, form: LetterForm, sealing: Sealing, home: Path | None = None
) -> Path:
    """Return a free name in one's own folder: case code and moment, never a person; no code for who takes no part."""
    outside = bool(about.request) and opened.file.request(about.request).outsider is not None
    stem = f"{'' if outside else f'{opened.file.case.code}-'}brief-{dutch_time(desk.now()):%Y%m%d-%H%M}"
    return free_name(stem, suffix_of(Form(form.value), sealing), home)


def suggest_for_nobody(desk: Desk, form: LetterForm, home: Path | None = None) -> Path:
    """Return a free name in one's own folder for a letter without a case: the moment, and nothing else."""
    return free_name(f"brief-{dutch_time(desk.now()):%Y%m%d-%H%M}", f".{form.value}", home)


def post(desk: Desk, opened: OpenCase, about: About, sending: Sending, confirmed: LetterContent) -> Posted:
    """Record the letter a person confirmed, then write it to its place.

    Raises:
        Refused: it cannot be written now, or the key of its reader was not checked.
        Misused: channel, form and sealing do not go together, or nobody weighed whether its reader can safely have it.
        Conflict: it is not what was confirmed any more, was made already, or there is a file already.
        Damaged: it is not sure which law counts in this vault.
        Unusable: the file cannot be written, or was written and could not be recorded as completed.
    """
    require(desk, Task.CASUS_BEWERKEN)
    require_whole(desk)
    about = to_reader(desk, opened, about)
    if any(one.id == confirmed.id for one in opened.file.letters):
        raise Conflict(N_("Deze brief is al gemaakt."), N_("Begin opnieuw als u hem nog eens nodig hebt."))
    same = {"id": confirmed.id, "made_at": confirmed.made_at}
    if compose(desk, opened, about).model_copy(update=same) != confirmed:
        raise Conflict(
            N_("Dit is niet meer de brief die u hebt gelezen; er is niets vastgelegd."),
            N_("Lees de brief opnieuw en bevestig die."),
        )
    _refuse_unweighed(desk, opened, about, sending)
    if sending.form is LetterForm.JSON and about.kind is not LetterKind.INZAGE:
        raise Misused(N_("Alleen een inzage gaat ook als JSON."), N_("Kies PDF, ODT of DOCX."))
    if sending.form is LetterForm.JSON and sending.channel is not Channel.VEILIGE_MAIL:
        raise Misused(N_("JSON gaat alleen met veilige mail."), N_("Kies veilige mail, of PDF, ODT of DOCX."))
    seal = _seal(desk, opened, about, sending)
    look = desk.papers.style().look
    prepare(sending.path)
    letter, opened = _commit(desk, opened, about, sending, seal, confirmed)
    file_hash = ""
    try:
        file_hash = write_new(sending.path, seal.close(letter_bytes(letter, sending.form, look)))
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


def post_of_nobody(desk: Desk, about: OfNobody, sending: Sending, confirmed: LetterContent) -> Path:
    """Make the letter about somebody who has no case; the audit log has its line before there is a file.

    Raises:
        Misused: it goes by another way, or is closed.
        Conflict: it is not what was confirmed any more, or there is a file already.
        Refused, Damaged, Unusable: as :func:`post`.
    """
    require(desk, Task.CASUS_BEWERKEN)
    require_whole(desk)
    if sending.channel not in CHANNELS or sending.sealing is not Sealing.OPEN:
        raise Misused(
            N_("Zo kan deze brief niet gaan: van wie niet meedoet is geen sleutel gecontroleerd."),
            N_("Kies papier of veilige mail."),
        )
    same = {"id": confirmed.id, "made_at": confirmed.made_at}
    if letter_of_nobody(desk, about).model_copy(update=same) != confirmed:
        raise Conflict(
            N_("Dit is niet meer de brief die u hebt gelezen; er is niets vastgelegd."),
            N_("Lees de brief opnieuw en bevestig die."),
        )
    look = desk.papers.style().look
    prepare(sending.path)
    record = SentLetter(
        id=confirmed.id,
        kind=confirmed.kind,
        to="",
        channel=sending.channel,
        format=format_code(Form(sending.form.value), Sealing.OPEN),
        made_at=confirmed.made_at,
        by=desk.session.coordinator.id,
        content_hash=confirmed.digest(),
    )
    counted = {"partij": about.party.value, "onderdelen": str(len(about.asked)), "manier": sending.channel.value}
    desk.session.record_event(_of_nobody(record, AuditAction.VERZOEK_ZONDER_CASUS, counted))
    file_hash = ""
    try:
        file_hash = write_new(sending.path, letter_bytes(Letter(content=confirmed, record=record), sending.form, look))
    finally:
        ended = AuditAction.BRIEF_VOLTOOID if file_hash else AuditAction.BRIEF_MISLUKT
        desk.session.record_event(_of_nobody(record, ended, {}))
    return sending.path


def _of_nobody(record: SentLetter, action: AuditAction, details: dict[str, str]) -> AuditEvent:
    """Return its line in the audit log: codes and counts, nobody's name."""
    return AuditEvent(
        action=action,
        code=AuditCode.EXECUTE,
        success=action is not AuditAction.BRIEF_MISLUKT,
        object_kind="brief",
        object_id=record.id,
        purpose="coordinatie",
        details={"soort": record.kind.value, **details},
    )


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
    told = _tells(desk, opened, about) if sending.form is not LetterForm.JSON else []
    record = SentLetter(
        id=content.id,
        kind=content.kind,
        to=about.person or opened.file.request(about.request).participant,
        request=about.request,
        reader="" if about.reader == about.person else about.reader,
        weighed=sending.weighed.strip(),
        tells=tuple(one.disclosure for one in told),
        channel=sending.channel,
        format=format_code(Form(sending.form.value), seal.sealing),
        sealed_to=fingerprint(seal.key),
        made_at=content.made_at,
        by=desk.session.coordinator.id,
        content_hash=content.digest(),
    )
    event = _event(opened, record, AuditAction.BRIEF_GEMAAKT)
    opened, _receipt = save(
        desk, opened, [record], event, rests_on={about.request} if about.request else {about.person, about.reader}
    )
    return Letter(content=content, record=record), opened


def _tells(desk: Desk, opened: OpenCase, about: About) -> list[Disclosed]:
    """Return what its reader hears of; the same as JSON beside it tells nothing more."""
    if not about.person or about.kind not in TELLING:
        return []
    told = untold if about.kind is LetterKind.INLICHTEN else tellable
    return told(desk, opened, about.person, about.reader)


def _close(desk: Desk, opened: OpenCase, record: SentLetter, outcome: LetterOutcome, file_hash: str) -> OpenCase:
    done = record.model_copy(update={"outcome": outcome, "file_hash": file_hash})
    action = AuditAction.BRIEF_VOLTOOID if outcome is LetterOutcome.VOLTOOID else AuditAction.BRIEF_MISLUKT
    event = _event(opened, done, action)
    try:
        return save(desk, opened, [done, *_informed(desk, opened, done)], event)[0]
    except Clashed:
        # A colleague changed the person between the record and the file: the letter is completed all the same.
        opened = open_case(desk, opened.id)
        return save(desk, opened, [done, *_informed(desk, opened, done)], event)[0]


def _informed(desk: Desk, opened: OpenCase, done: SentLetter) -> Iterator[Person]:
    """Yield the person as informed, where this letter was the last that was still to be made."""
    if done.kind in TELLING and done.outcome is LetterOutcome.VOLTOOID:
        letters = tuple(done if one.id == done.id else one for one in opened.file.letters)
        after = replace(opened, file=opened.file.model_copy(update={"letters": letters}))
        informed = settled(desk, after, done.to)
        if informed is not None:
            yield informed


def _refuse_unweighed(desk: Desk, opened: OpenCase, about: About, sending: Sending) -> None:
    if not about.person or not reader_of(desk, opened, about.person, about.reader).weigh:
        return
    if len(sending.weighed.strip()) < MIN_WORDS:
        raise Misused(
            N_("Er staat niet bij waarom het veilig is dat deze lezer deze brief krijgt."),
            N_("Weeg dat eerst, en schrijf het in een zin; of leg vast waarom deze lezer het nog niet hoort."),
        )


def _event(opened: OpenCase, record: SentLetter, action: AuditAction) -> AuditEvent:
    return AuditEvent(
        action=action,
        code=AuditCode.EXECUTE,
        success=action is not AuditAction.BRIEF_MISLUKT,
        object_kind="brief",
        object_id=record.id,
        purpose="rechten" if record.kind in TELLING else "coordinatie",
        details={"soort": record.kind.value, "manier": record.channel.value, "casus": opened.id},
    )
