"""The one shape in which personal data leave: a release, made only by ``wams_tui.desk.disclose`` (design §2)."""

import hashlib
import json
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from wams_tui.casework.codes import Basis, Category, Channel, Hat, Party, Purpose, Regime, VaultNature
from wams_tui.casework.disclosing.letter import LetterPart
from wams_tui.casework.errors import Damaged
from wams_tui.casework.model import Model
from wams_tui.casework.words import N_


class Recipient(Model):
    """Who receives: the participant in the case, as they were that day."""

    participant: str
    organisation: str
    party: Party
    hat: Hat
    function: str = ""
    person_name: str = ""


class Subject(Model):
    """A data subject in a release: ``id`` means something in this release only, never in the store or in another.

    ``label`` is their name only if the name itself is released or they read it themselves, else *betrokkene 1*.
    """

    id: str
    label: str


class PartKind(StrEnum):
    """What a datum is in a plan, in minutes or on a hand-over sheet."""

    PROBLEMEN = "problemen"
    SAMENHANG = "samenhang"
    KRACHT = "kracht"
    DOEL = "doel"
    ACTIE = "actie"
    WOORDEN = "woorden"
    AANWEZIG = "aanwezig"
    AGENDAPUNT = "agendapunt"
    BESLUIT = "besluit"
    INGELICHT = "ingelicht"


class ReleasedPart(Model):
    """Where a datum stands in a plan or in minutes, and what is in the columns beside its words.

    ``id`` and ``under`` mean something in this release only. ``sort`` and ``state`` are codes of the plan; ``who``
    is who does or says it, called as this recipient may read it. ``own`` is what the recipient agreed to do.
    """

    kind: PartKind
    id: str
    under: str = ""
    sort: str = ""
    who: str = ""
    starts_on: date | None = None
    by_when: date | None = None
    done_on: date | None = None
    state: str = ""
    own: bool = False


class HandoutKind(StrEnum):
    """What a release is, where it is more than loose data."""

    PLAN = "plan"
    VERSLAG = "verslag"
    AGENDA = "agenda"
    """What will be spoken of in a conference while this reader is in the room."""
    OVERDRACHT = "overdracht"
    """A hand-over sheet for who takes coordination over, elsewhere."""
    WAARNEMING = "waarneming"
    """A hand-over sheet for who stands in, elsewhere."""

    @property
    def is_sheet(self) -> bool:
        """Whether it is a hand-over sheet, for whichever of both."""
        return self in (HandoutKind.OVERDRACHT, HandoutKind.WAARNEMING)


class Handout(Model):
    """A release that is somebody's copy of the plan, the minutes or the agenda of a conference, or a hand-over sheet.

    Args:
        kind: Which of them.
        number: The version of the plan it was taken from; 0 for minutes, an agenda, and a sheet without it.
        family: Whether somebody of the household reads it: large type, plain words.
        facts: Names with what they say, at the head: the day of the review, of the conference.
        sign: Who is asked to sign, called as in the release; empty where nobody is.
    """

    kind: HandoutKind
    number: int = 0
    family: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    sign: tuple[str, ...] = ()


class ReleasedField(Model):
    """One datum as it leaves. ``persons`` are subject ids: one for an item, one or more for a text."""

    persons: tuple[str, ...]
    categories: tuple[Category, ...]
    label: str
    value: str
    source: str
    obtained_on: date | None = None
    confirmed_on: date | None = None
    conditions: tuple[str, ...] = ()
    part: ReleasedPart | None = None
    """Where it stands in the plan or the minutes it is a part of; nothing for any other datum."""


class AskedLine(Model):
    """One thing a request form asks, about the subject ``person`` of the release."""

    number: int
    person: str
    category: Category
    wording: str
    why: str


class Asked(Model):
    """What a release asks of its recipient: it is a request form then, and its fields say whom it is about.

    ``reply_code`` is what an answer bears to be known as one (:mod:`wams_tui.casework.asking.reply`).
    """

    reference: str
    reply_code: str
    asker: str
    due_on: date | None = None
    lines: tuple[AskedLine, ...]


class ReleaseContent(Model):
    """Everything the recipient gets to read, fixed before the ledger is written."""

    disclosure: str
    case_code: str
    nature: VaultNature
    recipient: Recipient
    purpose: Purpose
    purpose_title: str
    basis: Basis
    basis_title: str
    articles: tuple[str, ...]
    regime: Regime
    regime_note: str
    channel: Channel
    subjects: tuple[Subject, ...]
    fields: tuple[ReleasedField, ...]
    conditions: tuple[str, ...]
    controller: str
    contact: str
    rule_set: str
    rule_set_hash: str
    made_at: datetime
    asked: Asked | None = None
    answer: tuple[LetterPart, ...] = ()
    """What else is answered of the request this answers, and whom a family can turn to under a copy of theirs."""
    handout: Handout | None = None
    """What it is as a whole, where it is a copy of the plan, minutes or a hand-over sheet."""

    def digest(self) -> str:
        """SHA-256 (64 hex digits) over the canonical JSON: sorted keys, no spaces, UTF-8."""
        canonical = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


class LedgerReference(Model):
    """A committed ledger line: its place in the chain, whose line it is, and what content it vouches for."""

    seq: int
    id: str
    line_hash: str
    subject: str
    content_hash: str


class Release(Model):
    """Content with the ledger lines that record it: no release without a line for every data subject.

    Raises:
        ValueError: at construction, when a subject has no line or a line vouches for other content.
    """

    content: ReleaseContent
    ledger: tuple[LedgerReference, ...]

    @model_validator(mode="after")
    def _is_recorded(self) -> Self:
        digest = self.content.digest()
        if not (self.content.subjects and self.content.fields):
            raise ValueError("nothing about nobody is no release")
        if {line.subject for line in self.ledger} != {subject.id for subject in self.content.subjects}:
            raise ValueError("not every data subject has a ledger line")
        if any(line.content_hash != digest for line in self.ledger):
            raise ValueError("a ledger line vouches for other content")
        return self

    def check(self) -> None:
        """Hold the content against the ledger lines once more, right before it is rendered.

        Raises:
            Damaged: when they differ; nothing may be written then.
        """
        digest = self.content.digest()
        if not self.ledger or any(line.content_hash != digest for line in self.ledger):
            raise Damaged(
                N_("De inhoud van deze verstrekking hoort niet bij de regels in het verstrekkingenregister."),
                N_("Er is niets geschreven. Meld dit aan de functioneel beheerder."),
            )

    @property
    def reference(self) -> str:
        """The ledger reference that stands on the document: disclosure id and line numbers."""
        return f"{self.content.disclosure} / {', '.join(str(line.seq) for line in self.ledger)}"
