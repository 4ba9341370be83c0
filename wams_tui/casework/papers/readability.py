"""Whether a family can read a letter: hard words, long sentences, long words, and who does what. Pure.

A measure helps a writer and proves nothing: whether somebody understands a letter, only they can say. The bounds are
those of A2 as municipalities write them down (about ten words in a sentence), with Douma's index beside them (Flesch
for Dutch, 1960: 206.84 - 0.77 x syllables in a hundred words - 0.93 x words in a sentence; from 70 on fairly easy).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from wams_tui.casework.disclosing.letter import LetterPart
from wams_tui.casework.papers.hardwords import HARD

MEAN_WORDS, MOST_WORDS, LONG_WORD, LEAST_EASE = 10.0, 15, 18, 70.0
"""Words in a sentence on average and at most, signs in a word that is not explained, and Douma's index at least."""

EXPLAINED = "Moeilijke woorden"
"""The heading over what hard words mean, at the end of a letter."""

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?;:…])\s+|\n+")
_SOUNDS = re.compile(
    r"aai|ooi|oei|eeuw|ieuw|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyáéíóúàèêëïöüä]", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:word|wordt|worden|werd|werden)\b", re.IGNORECASE)
_HARD = re.compile(
    r"(?<![\w-])(?:" + "|".join(re.escape(form) for form in sorted(HARD, key=len, reverse=True)) + r")(?![\w-])",
    re.IGNORECASE,
)


class Hurdle(StrEnum):
    """What makes a text hard to read."""

    LANGE_ZIN = "lange-zin"
    LANG_WOORD = "lang-woord"
    MOEILIJK_WOORD = "moeilijk-woord"
    LIJDEND = "lijdend"


@dataclass(frozen=True, slots=True)
class Hint:
    """One hurdle, and the sentence or word it is in."""

    hurdle: Hurdle
    where: str


@dataclass(frozen=True, slots=True)
class Measured:
    """How a text reads: words in a sentence on average and at most, and Douma's index (0 to 100 and over)."""

    mean: float
    longest: int
    ease: float

    @property
    def easy(self) -> bool:
        """Whether it keeps within the bounds."""
        return self.mean <= MEAN_WORDS and self.longest <= MOST_WORDS and self.ease >= LEAST_EASE


def sentences(texts: Iterable[str]) -> Iterator[str]:
    """Yield the sentences of a text; what a colon or semicolon parts is read as two."""
    for text in texts:
        yield from (part.strip() for part in _SENTENCE.split(text) if _WORD.search(part))


def measured(texts: Iterable[str]) -> Measured:
    """Return how texts read together; a text without a word reads easily."""
    counted = [_WORD.findall(sentence) for sentence in sentences(texts)]
    words = [word for sentence in counted for word in sentence]
    if not words:
        return Measured(0, 0, 100)
    mean = len(words) / len(counted)
    syllables = sum(len(_SOUNDS.findall(word)) or 1 for word in words)
    ease = 206.84 - 0.77 * (100 * syllables / len(words)) - 0.93 * mean
    return Measured(mean, max(map(len, counted)), ease)


def hard_words(texts: Iterable[str]) -> dict[str, str]:
    """Return the hard words in texts with what they mean, in the order in which a reader meets them."""
    met: dict[str, str] = {}
    for text in texts:
        for found in _HARD.findall(text):
            shown, meaning = HARD[found.casefold()]
            met.setdefault(shown, meaning)
    return met


def hints(texts: Iterable[str]) -> tuple[Hint, ...]:
    """Return what makes texts hard to read, for who writes them; hard words are those of :mod:`hardwords`."""
    said = list(texts)
    found: list[Hint] = []
    for sentence in sentences(said):
        if len(_WORD.findall(sentence)) > MOST_WORDS:
            found.append(Hint(Hurdle.LANGE_ZIN, sentence))
        if _PASSIVE.search(sentence):
            found.append(Hint(Hurdle.LIJDEND, sentence))
    words = {word for text in said for word in _WORD.findall(text)}
    explained = {form for form in HARD if " " not in form}
    found += [
        Hint(Hurdle.LANG_WOORD, word)
        for word in sorted(words)
        if len(word) > LONG_WORD and word.casefold() not in explained
    ]
    found += [Hint(Hurdle.MOEILIJK_WOORD, word) for word in hard_words(said)]
    return tuple(found)


def texts_of(parts: Iterable[LetterPart]) -> Iterator[str]:
    """Yield every text of a letter in reading order."""
    for part in parts:
        yield from (part.title, *part.paragraphs, *part.bullets)


def explained(title: str, parts: tuple[LetterPart, ...]) -> tuple[LetterPart, ...]:
    """Return a letter with its hard words explained at the end; without any, as it was."""
    met = hard_words((title, *texts_of(parts)))
    if not met:
        return parts
    return (*parts, LetterPart(title=EXPLAINED, bullets=tuple(f"{word}: {meaning}." for word, meaning in met.items())))
