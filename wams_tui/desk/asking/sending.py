"""A request form goes out as everything does: by a disclosure, since whom one asks about is itself told by asking.

What it tells of a person is who they are (name and day of birth, so that the partner finds the right one) and what is
asked; the rules decide on the first as on any datum, and the ledger has a line for each of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Channel, Fact, Hat
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.casework.items import Source
from wams_tui.casework.release import Asked, AskedLine
from wams_tui.casework.requests.request import DataRequest, RequestState
from wams_tui.casework.requests.requesting import stepped
from wams_tui.casework.words import N_
from wams_tui.desk.asking.ask import still_open, terms_of
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.fields import BIRTH_PART, NAME_PART, Field, fields_of
from wams_tui.desk.disclosing.freetext import needs_reading

NOT_WRITTEN = N_("Het formulier is niet geschreven.")


def draft_of(opened: OpenCase, request_id: str, channel: Channel | None = None) -> Draft:
    """Return the disclosure by which a request goes out: to whom, for what and on what were chosen when it was made.

    Why each thing is needed was written at its line; that is why the partner must know who it is about.

    It can go out again while no answer settled it: a partner may want it on paper and as a file.

    Raises:
        Refused: it is closed, or rests on no purpose and basis.
    """
    request = still_open(opened.file.request(request_id))
    terms = terms_of(request)
    keys = tuple(_identifying(opened.file, request))
    words = {line.person: line.why for line in reversed(request.lines)}
    fields = {one.key: one for one in fields_of(opened.file) if one.key in keys}
    return Draft(
        request.participant,
        request.id,
        purpose=terms.purpose,
        basis=terms.basis,
        fields=tuple(fields),
        answers=tuple(
            Motivation(
                fact=Fact.NOODZAAK_GEMOTIVEERD,
                answer=Answer.JA,
                words=words[one.persons[0]],
                person=one.persons[0],
                category=one.categories[0],
                field=one.key,
            )
            for one in fields.values()
        ),
        channel=channel,
    )


def in_the_way(file: CaseFile, draft: Draft) -> Iterator[str]:
    """Yield what keeps a draft from being the form of the request it names: another purpose, or more than who it is."""
    request = file.request(draft.request)
    if request.participant != draft.participant:
        yield N_("Dit verzoek hoort niet bij deze ontvanger.")
    if not request.is_open:
        yield N_("Dit verzoek is al afgerond of ingetrokken.")
    if (draft.purpose, draft.basis) != (request.purpose, request.basis):
        yield N_("Dit verzoek is voor een ander doel of op een andere grondslag gesteld.")
    allowed = set(_identifying(file, request))
    if not set(draft.fields) <= allowed:
        yield N_("Met een verzoek gaat alleen mee over wie het gaat: naam en geboortedatum.")
    if not {f"{line.person}#{NAME_PART}" for line in request.lines} <= set(draft.fields):
        yield N_("De naam van iemand over wie u iets vraagt, gaat niet mee; zo weet niemand om wie het gaat.")


def asked_words(file: CaseFile, draft: Draft) -> tuple[Field, ...]:
    """Return the words of each line as a field, for reading along: free text leaves here as anywhere (design §2)."""
    request = file.request(draft.request) if draft.request else None
    if request is None or request.incoming:
        return ()
    return tuple(
        Field(
            f"{request.id}/{line.id}",
            request.id,
            (line.person,),
            (line.category,),
            N_("Vraag"),
            f"{line.wording}\n{line.why}",
            Source(description=request.asker_name, hat=Hat.COORDINATIE),
        )
        for line in request.lines
    )


def unread(opened: OpenCase, draft: Draft) -> Iterator[str]:
    """Yield a sentence for each line that names another or a sensitive subject and that nobody read for that."""
    for words in asked_words(opened.file, draft):
        if needs_reading(opened.file, words) and not draft.has_read(opened, words):
            yield N_("Lees de vraag helemaal en zeg of hij over iemand of iets anders gaat.")


def asked_of(request: DataRequest, numbers: Mapping[str, str], asker: str) -> Asked:
    """Return what the form asks, its persons under the ids of the release."""
    return Asked(
        reference=request.id,
        reply_code=request.reply_code,
        asker=asker,
        due_on=request.due_on,
        lines=tuple(
            AskedLine(
                number=number, person=numbers[line.person], category=line.category, wording=line.wording, why=line.why
            )
            for number, line in enumerate(request.lines, start=1)
        ),
    )


def sent(desk: Desk, request: DataRequest, disclosure: str) -> DataRequest:
    """Return the request as it is once the form is out: it waits for the partner."""
    by, today = desk.session.coordinator.name, desk.today()
    first = request.sent_on or today
    out = request.model_copy(update={"disclosures": (*request.disclosures, disclosure), "sent_on": first})
    return stepped(out, RequestState.WACHT_OP_PROFESSIONAL, by, today)


def not_written(desk: Desk, request: DataRequest) -> DataRequest:
    """Return the request as it is when the form was not written after all: it can go out again."""
    if len(request.disclosures) > 1:
        return request  # it went out before, and waits as it did
    by, today = desk.session.coordinator.name, desk.today()
    back = request.model_copy(update={"sent_on": None})
    return stepped(back, RequestState.IN_BEHANDELING, by, today, NOT_WRITTEN)


def without_birth(draft: Draft) -> Draft:
    """Return the draft with the names alone, for a partner who may not know the day of birth."""
    return replace(draft, fields=tuple(key for key in draft.fields if not key.endswith(f"#{BIRTH_PART}")))


def _identifying(file: CaseFile, request: DataRequest) -> Iterator[str]:
    for person in dict.fromkeys(line.person for line in request.lines):
        yield f"{person}#{NAME_PART}"
        if file.person(person).birth_date is not None:
            yield f"{person}#{BIRTH_PART}"
