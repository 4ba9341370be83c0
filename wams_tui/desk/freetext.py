"""Reading along in free text: names of others and words that betray a sensitive subject (design §2 *Free text*)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from wams_tui.casework.casefile import CaseFile
from wams_tui.desk.fields import Field


class MarkKind(StrEnum):
    """Why a stretch of text is marked."""

    ANDER = "ander"
    GEVOELIG = "gevoelig"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text, ``start`` up to ``end`` in characters, and why it is marked."""

    start: int
    end: int
    kind: MarkKind


def marks(file: CaseFile, field: Field) -> tuple[Mark, ...]:
    """Return the names of people the field is not about, and sensitive words, in order of appearance.

    Upper and lower case and diacritics make no difference. It finds spellings, not meaning: a person still reads.
    """
    folded = _fold(field.value)
    found = [
        Mark(match.start(), match.end(), MarkKind.ANDER)
        for name in _names_of_others(file, field)
        for match in re.finditer(rf"\b{re.escape(name)}\b", folded)
    ]
    found.extend(Mark(match.start(), match.end(), MarkKind.GEVOELIG) for match in _sensitive().finditer(folded))
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))


def needs_reading(file: CaseFile, field: Field) -> bool:
    """Whether a person must say that the text speaks of nobody and nothing else before it may leave."""
    return field.is_text or any(mark.kind is MarkKind.ANDER for mark in marks(file, field))


def _names_of_others(file: CaseFile, field: Field) -> set[str]:
    own = {_fold(part) for person in file.persons if person.id in field.persons for part in _parts(person.name)}
    others = {
        _fold(part) for person in file.persons if person.id not in field.persons for part in _parts(person.given_names)
    }
    others |= {_fold(person.surname) for person in file.persons if person.id not in field.persons}
    return {name for name in others - own if len(name) > 2}


def _parts(name: str) -> Iterable[str]:
    return name.split()


def _fold(text: str) -> str:
    """Lower case without diacritics, one character for one, so that places in it are places in the text."""
    return "".join((unicodedata.normalize("NFD", character)[0]).lower()[:1] or character for character in text)


@cache
def _sensitive() -> re.Pattern[str]:
    lines = files("wams_tui.desk").joinpath("sensitive_words.txt").read_text(encoding="utf-8").splitlines()
    stems = sorted(
        {_fold(line.strip()) for line in lines if line.strip() and not line.startswith("#")}, key=len, reverse=True
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})\w*")
