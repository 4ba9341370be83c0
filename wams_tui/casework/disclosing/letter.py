"""A letter of the municipality's own that speaks of a request or a person, and the record that it was sent.

It hands over no data of the case, so it is no release; it is about persons, so it is no publication either. It is made
in one module (``wams_tui.desk.letters.letterbox``), on record before its file is there, and becomes bytes only as
what that record vouches for.
"""

import hashlib
import json
from datetime import date, datetime
from enum import StrEnum

from wams_tui.casework.codes import Basis, Category, Channel, Purpose, VaultNature
from wams_tui.casework.errors import Damaged
from wams_tui.casework.model import Model
from wams_tui.casework.words import N_


class LetterKind(StrEnum):
    """What a letter is for."""

    ANTWOORD = "antwoord"
    """An asker hears what becomes of their request."""
    INLICHTEN = "inlichten"
    """A person hears with whom data about them were shared (AVG 13 and 14)."""
    ONTVANGST = "ontvangst"
    """A person hears that a question, report or request about them came in (law §3.1 rows 1a and 1b)."""
    AFSLUITING = "afsluiting"
    """A person hears that the case is closed and what is kept (law §3.1 row 7): the last letter."""
    INZAGE = "inzage"
    """A person who asks hears everything that was shared about them (AVG 15), also what they were told before."""


TELLING = frozenset({LetterKind.INLICHTEN, LetterKind.INZAGE})
"""What a person hears from that something about them was shared."""


class LetterOutcome(StrEnum):
    """What became of its file; begun and nothing more means that nobody saw it completed."""

    BEGONNEN = "niet-voltooid"
    VOLTOOID = "voltooid"
    MISLUKT = "mislukt"


class LetterPart(Model):
    """A heading with paragraphs, and perhaps a list under them."""

    title: str
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()


class SharedOnce(Model):
    """One time something about a person was shared, in codes: what a machine reads of a letter.

    ``recipient`` is empty where naming it would tell of another.
    ``certain`` is not where nobody saw the file completed.
    """

    on: date
    recipient: str
    categories: tuple[Category, ...]
    purpose: Purpose | None
    basis: Basis | None
    articles: tuple[str, ...]
    certain: bool = True
    asked: tuple[Category, ...] = ()


class LetterContent(Model):
    """Everything its reader gets to read, fixed before it is on record. ``facts`` are names with what they say.

    ``case_code`` is empty where its reader must not learn that there is a case. ``shared`` is what an inspection tells,
    once more in codes.
    """

    id: str
    kind: LetterKind
    case_code: str
    nature: VaultNature
    title: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[LetterPart, ...]
    controller: str
    made_at: datetime
    shared: tuple[SharedOnce, ...] = ()

    @property
    def for_family(self) -> bool:
        """Whether it is read by somebody of the household: large type, plain words."""
        return self.kind is not LetterKind.ANTWOORD

    def digest(self) -> str:
        """SHA-256 (64 hex digits) over the canonical JSON: sorted keys, no spaces, UTF-8."""
        canonical = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def text(self) -> str:
        """Return all its words in reading order, a line each."""
        lines = [self.title, *(f"{name}: {said}" for name, said in self.facts)]
        for part in self.parts:
            lines += ["", part.title, *part.paragraphs, *(f"- {text}" for text in part.bullets)]
        return "\n".join(lines)


class SentLetter(Model):
    """That a letter was made: kept in the case. ``to`` is a participant or a person, by id; ``by`` a coordinator.

    Who asked without taking part has no id: ``to`` is empty, and ``request`` tells who it was.

    ``tells`` are the disclosures a person heard of in it. ``reader`` is who read it for them, as who has custody of a
    child; empty where they read it themselves. ``weighed`` is why that was safe, where something pointed otherwise.
    """

    id: str
    kind: LetterKind
    to: str
    request: str = ""
    reader: str = ""
    weighed: str = ""
    tells: tuple[str, ...] = ()
    channel: Channel
    format: str
    sealed_to: str = ""
    made_at: datetime
    by: str
    content_hash: str
    outcome: LetterOutcome = LetterOutcome.BEGONNEN
    file_hash: str = ""


class Letter(Model):
    """Content with the record that vouches for it."""

    content: LetterContent
    record: SentLetter

    def check(self) -> None:
        """Hold the content against its record once more, right before it is rendered.

        Raises:
            Damaged: they differ; nothing may be written then.
        """
        if (self.content.id, self.content.digest()) != (self.record.id, self.record.content_hash):
            raise Damaged(
                N_("De inhoud van deze brief hoort niet bij wat erover is vastgelegd."),
                N_("Er is niets geschreven. Meld dit aan de functioneel beheerder."),
            )
