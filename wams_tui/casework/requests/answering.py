"""What an asker hears about their request: what is given, what is not, and what would be possible.

A refusal must not tell whether the data exist (law §12 item 5). So what is said of a line that is not given follows
from who asks, with which hat, and for what kind of data, and from what the asker themselves brought forward; never from
a datum, a person, or the words in which the coordinator thought about it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wams_tui.casework.codes import Category
from wams_tui.casework.disclosing.letter import LetterPart
from wams_tui.casework.labels import label
from wams_tui.casework.requests.request import RefusalReason

NO_SIGN = "Uit dit antwoord kunt u niet opmaken of wij deze gegevens hebben."
"""Stands with whatever is not given."""

NO_REASON = "Wij geven dit niet."
"""Where any reason would tell something of somebody, none is given."""

_OF_THE_ASKER = {
    RefusalReason.GEEN_GRONDSLAG: "Voor deze vraag is er geen wettelijke grondslag.",
    RefusalReason.ANDER_DOEL: "Waarvoor u dit vraagt, past niet bij de hulp waarvoor wij gegevens mogen gebruiken.",
    RefusalReason.HANDHAVING: "Gegevens uit de hulpverlening zijn er niet voor handhaving of opsporing.",
    RefusalReason.NIET_NODIG: "Dit is niet nodig voor uw eigen aandeel in de hulp.",
    RefusalReason.GEEN_DEELNEMER: "U bent niet (meer) bij deze aanpak betrokken.",
}
"""Reasons that speak of the asker and their question alone. The others would speak of data or of somebody."""

_UNSAID = frozenset(
    {
        Category.GEHEIM_ADRES,
        Category.BSN,
        Category.BEKENDHEID,
        Category.STRAFRECHT,
        Category.HUISELIJK_GEWELD,
        Category.ONREGELMATIGHEID,
        Category.OVERIG_BIJZONDER,
        Category.VERBLIJFSSTATUS,
        Category.DERDEN,
        Category.WERKAANTEKENING,
    }
)
"""Kinds that nobody is invited to ask for."""


class Said(StrEnum):
    """What is said of one line."""

    GEGEVEN = "gegeven"
    NIET = "niet"
    NOG_NIET = "nog-niet"


@dataclass(frozen=True, slots=True)
class AnsweredLine:
    """One thing asked, in the asker's words; ``ruled_out`` is the rule that forbids this kind to this asker."""

    wording: str
    category: Category
    said: Said
    reason: RefusalReason | None = None
    ruled_out: str = ""
    conditions: tuple[str, ...] = ()


def why_not(line: AnsweredLine) -> str:
    """Return the sentence on a line that is not given: of rules and of the asker, never of data."""
    if line.ruled_out:
        return line.ruled_out
    return _OF_THE_ASKER.get(line.reason, NO_REASON) if line.reason is not None else NO_REASON


def answer_parts(lines: Sequence[AnsweredLine], possible: Iterable[Category], contact: str) -> tuple[LetterPart, ...]:
    """Return the answer in parts; ``possible`` are the kinds this asker could get at best, whoever it is about."""
    given = [line for line in lines if line.said is Said.GEGEVEN]
    refused = [line for line in lines if line.said is Said.NIET]
    waiting = [line for line in lines if line.said is Said.NOG_NIET]
    parts = [LetterPart(title="Ons besluit", paragraphs=(_outcome(len(given), len(refused), len(waiting)),))]
    if given:
        conditions = tuple(dict.fromkeys(text for line in given for text in line.conditions))
        own = ("Dit geven wij u. Gebruik het alleen waarvoor u het vroeg.",)
        kept = (*own, "Houd u daarbij aan de voorwaarden hieronder.") if conditions else own
        parts.append(LetterPart(title="Wat u krijgt", paragraphs=kept, bullets=tuple(_asked(line) for line in given)))
        if conditions:
            parts.append(LetterPart(title="Voorwaarden", bullets=conditions))
    if refused:
        told = tuple(f"{_asked(line)}: {why_not(line)}" for line in refused)
        parts.append(LetterPart(title="Wat u niet krijgt", paragraphs=(NO_SIGN,), bullets=told))
        parts.append(_instead(set(possible) - {line.category for line in refused}))
    if waiting:
        later = ("Hierover krijgt u nog bericht.",)
        parts.append(
            LetterPart(title="Waar u nog op wacht", paragraphs=later, bullets=tuple(_asked(line) for line in waiting))
        )
    return (*parts, _afterwards(contact))


def _outcome(given: int, refused: int, waiting: int) -> str:
    if not given:
        return "Wij geven u niet wat u vroeg." if refused else "Wij hebben uw verzoek nog in behandeling."
    return "Wij geven u een deel van wat u vroeg." if refused or waiting else "Wij geven u wat u vroeg."


def _instead(possible: set[Category]) -> LetterPart:
    kinds = tuple(label(category) for category in Category if category in possible - _UNSAID)
    own = "Vraag het de persoon zelf. Die beslist wat u hoort."
    if not kinds:
        return LetterPart(title="Wat wel kan", paragraphs=(own,))
    asks = "Heeft u voor uw eigen aandeel in de hulp iets anders nodig? Over deze onderwerpen kunt u een vraag stellen:"
    return LetterPart(title="Wat wel kan", paragraphs=(own, asks), bullets=kinds)


def _afterwards(contact: str) -> LetterPart:
    return LetterPart(
        title="Hoe verder",
        paragraphs=(
            "Dat u iets vroeg en wat wij antwoordden, is vertrouwelijk. Geef dit antwoord niet door.",
            f"Bent u het er niet mee eens, of kunt u beter uitleggen waarvoor u het nodig hebt? Vraag het: {contact}.",
        ),
    )


def _asked(line: AnsweredLine) -> str:
    return f"‘{line.wording}’ ({label(line.category).lower()})"
