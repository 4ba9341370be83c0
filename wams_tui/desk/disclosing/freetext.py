"""Reading along in free text: names of others and words that betray a sensitive subject (design §2 *Free text*)."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.release import PartKind
from wams_tui.casework.unseen import has_unseen
from wams_tui.desk.disclosing.fields import Field

_GENITIVE = r"(?:['’]?s)?"
_SHORT = 3
"""Names shorter than this are looked for with their capitals, or every *al* and *bo* in a text would be marked."""

_COMMON = frozenset(
    {"van", "de", "der", "den", "het", "een", "voor", "en", "in", "op", "aan", "bij", "team", "gemeente"}
)
"""Words in names of organisations that say nothing by themselves."""


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


def whole_text(field: Field) -> str:
    """Return all free words of a field that a recipient reads: label, value, and the supplier's conditions."""
    return "\n".join(part for part in (field.label, field.value, field.supplier_conditions) if part)


def marks(file: CaseFile, field: Field, text: str | None = None) -> tuple[Mark, ...]:
    """Return the names the field is not about, and sensitive words, in order of appearance.

    Names are those of other persons in the case, and of everybody and every organisation that takes part. Upper and
    lower case and diacritics make no difference. It finds spellings, not meaning: a person still reads.

    Args:
        file: The case.
        field: Whose words they are.
        text: What to look in; the field's value unless given.
    """
    looked_at = field.value if text is None else text
    folded = _fold(looked_at)
    found = [
        Mark(match.start(), match.end(), MarkKind.ANDER)
        for name in _other_names(file, field)
        for match in _pattern(name).finditer(looked_at if len(name) < _SHORT else folded)
    ]
    found.extend(Mark(match.start(), match.end(), MarkKind.GEVOELIG) for match in _sensitive().finditer(folded))
    return tuple(sorted(set(found), key=lambda mark: (mark.start, mark.end)))


def needs_reading(file: CaseFile, field: Field) -> bool:
    """Whether a person must say that the words speak of nobody and nothing else before they may leave.

    A text always asks it; a datum does when a name of another or a sensitive word stands anywhere in it, or a sign that
    nobody sees and that could split one.
    """
    if field.part is not None and field.part.kind is PartKind.INGELICHT:
        return False  # words of the program: all they name is what they were judged as
    if field.is_text or field.is_own_record:
        return field.is_text
    words = whole_text(field)
    return has_unseen(words) or bool(marks(file, field, words))


def given_names_in(file: CaseFile, text: str) -> tuple[str, ...]:
    """Return the ids of who of the household is called by their first name in a text, in the order of the household."""
    folded = _fold(text)
    return tuple(
        one.id
        for one in file.persons
        if len(one.short_name) > 1
        and _pattern(one.short_name if len(one.short_name) < _SHORT else _fold(one.short_name)).search(
            text if len(one.short_name) < _SHORT else folded
        )
    )


def names_another(file: CaseFile, text: str, mine: Iterable[str]) -> bool:
    """Whether a text names somebody of the household who is not of ``mine`` (ids): by first name, or by a surname.

    A name that one of ``mine`` bears as well says nothing of another.
    """
    own = {*mine}
    ours = {_fold(part) for one in file.persons if one.id in own for part in _words(one.name)}
    if not own.issuperset(given_names_in(file, text)):
        return True
    theirs = {_fold(part) for one in file.persons if one.id not in own for part in _words(one.name)} - ours
    folded = _fold(text)
    return any(len(part) >= _SHORT and _pattern(part).search(folded) for part in theirs)


def sensitive_in(text: str) -> tuple[str, ...]:
    """Return the words of a text that betray a sensitive subject, folded, in order of appearance."""
    return tuple(dict.fromkeys(match.group() for match in _sensitive().finditer(_fold(text))))


def _other_names(file: CaseFile, field: Field) -> set[str]:
    own = {_fold(part) for person in file.persons if person.id in field.persons for part in _words(person.name)}
    others = [person.name for person in file.persons if person.id not in field.persons]
    around = [name for one in file.participants for name in (one.person_name, one.organisation)]
    words = {word for name in (*others, *around) for word in _words(name)}
    return {word if len(word) < _SHORT else _fold(word) for word in words if _fold(word) not in own}


def _words(name: str) -> Iterable[str]:
    """Return what of a name can give somebody away: no tussenvoegsels, no initials, no small words."""
    for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", unicodedata.normalize("NFC", name)):
        if len(word) > 1 and word[0].isupper() and word.casefold() not in _COMMON:
            yield word


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}{_GENITIVE}\b")


def _fold(text: str) -> str:
    """Lower case without diacritics, one character for one, so that places in it are places in the text."""
    return "".join(unicodedata.normalize("NFD", character)[0].lower()[:1] or character for character in text)


@cache
def _sensitive() -> re.Pattern[str]:
    lines = files("wams_tui.desk.disclosing").joinpath("sensitive_words.txt").read_text(encoding="utf-8").splitlines()
    stems = {_fold(line.strip()) for line in lines if line.strip() and not line.startswith("#")}
    longest_first = sorted(stems, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\w*")
