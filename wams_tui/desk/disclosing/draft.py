"""A disclosure in the making: what a person has chosen and answered so far.

Nothing is chosen for anybody, and nothing of one disclosure is remembered for the next (design §6).
"""

from dataclasses import dataclass, replace

from wams_tui.casework.codes import Answer, Basis, Category, Channel, Fact, Purpose
from wams_tui.casework.disclosing.disclosures import Motivation
from wams_tui.casework.factwords import fact_question
from wams_tui.casework.release import HandoutKind
from wams_tui.casework.words import MIN_WORDS as MIN_WORDS
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.disclosing.fields import Field

_NO_WORDS = frozenset({Fact.NODIG_VOOR_EIGEN_ACTIE, Fact.BRON_BEVESTIGD, Fact.BETROKKENE_GESPROKEN})
"""What stands on record elsewhere when it is yes: the agreed action, the source's confirmation, the conversation."""


def needs_words(fact: Fact, answer: Answer) -> bool:
    """Whether this answer counts only with a sentence: who said so, when, and why.

    Yes opens a door nearly everywhere; that there is no risk to anybody's safety is the one no that does.
    """
    if fact is Fact.VEILIGHEIDSRISICO:
        return answer is Answer.NEE
    return answer is Answer.JA and fact not in _NO_WORDS


def is_whole(motivation: Motivation) -> bool:
    """Whether an answer that needs words has them."""
    if not needs_words(motivation.fact, motivation.answer):
        return True
    return len(motivation.words.strip()) >= MIN_WORDS


@dataclass(frozen=True, slots=True)
class Terms:
    """What a disclosure always rests on, chosen by a person: purpose, basis and the way of giving."""

    purpose: Purpose
    basis: Basis
    channel: Channel


@dataclass(frozen=True)
class Draft:
    """Everything chosen so far; the recipient is known from the start (a cell's participant, a request's asker)."""

    participant: str
    request: str = ""
    purpose: Purpose | None = None
    basis: Basis | None = None
    fields: tuple[str, ...] = ()
    answers: tuple[Motivation, ...] = ()
    channel: Channel | None = None
    read: tuple[tuple[str, int], ...] = ()
    """Key and version of the texts a person read whole and found to speak of nobody and nothing else."""
    lines: tuple[str, ...] = ()
    """The lines of the request that are to be given; empty where nobody said which."""
    handout: HandoutKind | None = None
    """What it is as a whole: a copy of the plan, minutes or agenda of ``meeting``, a sheet; nothing for loose data."""
    meeting: str = ""

    def terms(self) -> Terms | None:
        """What is chosen of purpose, basis and channel once all three are."""
        if self.purpose is None or self.basis is None or self.channel is None:
            return None
        return Terms(self.purpose, self.basis, self.channel)

    def with_answer(self, motivation: Motivation) -> "Draft":
        """Return the draft with one answer given or changed."""
        kept = tuple(one for one in self.answers if one.place != motivation.place)
        return replace(self, answers=(*kept, motivation))

    def toggled(self, key: str) -> "Draft":
        """Return the draft with a field chosen, or no longer chosen."""
        if key in self.fields:
            return replace(self, fields=tuple(one for one in self.fields if one != key))
        return replace(self, fields=(*self.fields, key))

    def having_read(self, opened: OpenCase, field: Field) -> "Draft":
        """Return the draft with one text read, as it stands in the case now."""
        return replace(self, read=(*self.unread(field).read, (field.key, field.version(opened.versions))))

    def unread(self, field: Field) -> "Draft":
        """Return the draft with that taken back."""
        return replace(self, read=tuple(one for one in self.read if one[0] != field.key))

    def has_read(self, opened: OpenCase, field: Field) -> bool:
        """Whether this very version of the text was read."""
        return (field.key, field.version(opened.versions)) in self.read


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing a person must still answer before these fields can go.

    ``field`` and ``what`` are the key and label of the datum it is about; empty for a person or the whole recipient.
    """

    fact: Fact
    sentence: str
    remedy: str
    person: str = ""
    category: Category | None = None
    field: str = ""
    what: str = ""
    point: str = ""
    """The point of the list for further use that this is; the sentence is then what must be so."""
    words: str = ""
    """The first words of the part of a plan it is about; empty for any other datum."""

    @property
    def code(self) -> str:
        """How it is named on the command line: the fact, or ``punt:`` and the point of the list."""
        return f"punt:{self.point}".lower() if self.point else self.fact.value

    @property
    def question(self) -> str:
        """The point as a question that yes or no answers."""
        return self.sentence if self.point else fact_question(self.fact)

    @property
    def place(self) -> tuple[Fact, str]:
        """What makes it the same point: the fact, and the datum, person or point of a list it is asked for."""
        return self.fact, self.field or self.person or self.point

    def answered(self, answer: Answer, words: str = "") -> Motivation:
        """Return the answer to this point."""
        return Motivation(
            fact=self.fact,
            answer=answer,
            words=words,
            person=self.person,
            category=self.category,
            field=self.field,
            point=self.point,
        )
