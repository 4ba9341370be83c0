"""How alike two spellings are: folded for reading, by sound for Dutch names, and one slip of the finger apart."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ĳ": "ij"})
_WORD = re.compile(r"[^\W_]+")
_DOUBLE = re.compile(r"(.)\1+")
_SOUNDS = (
    ("ij", "y"), ("ei", "y"), ("ey", "y"), ("sch", "sg"), ("ch", "g"), ("ph", "f"), ("th", "t"), ("dt", "t"),
    ("ck", "k"), ("qu", "kw"), ("c", "k"), ("q", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("ou", "au"),
    ("ae", "a"), ("j", "y"),
)  # fmt: skip

TUSSENVOEGSELS = frozenset(
    {"van", "von", "de", "der", "den", "het", "t", "te", "ten", "ter", "in", "op", "la", "le", "el", "al", "di", "da"}
)
"""What stands before a surname and is left off, or typed, as it comes."""


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics."""
    if text.isascii():
        return text.lower()
    plain = "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
    return plain.translate(_LETTERS)


@lru_cache(maxsize=50_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, folded: letters and digits, without what stands between them."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return how a folded word sounds, roughly and to Dutch ears: *Meijer*, *Meyer* and *Meier* are one.

    ``ij``, ``y`` and ``ei`` are one, as are ``c`` and ``k``, ``z`` and ``s``, ``v`` and ``f``; a double letter counts
    once, a ``d`` at the end is a ``t``.
    """
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    word = _DOUBLE.sub(r"\1", word)
    return f"{word[:-1]}t" if word.endswith("d") else word


def one_slip(typed: str, meant: str) -> bool:
    """Whether one slip lies between two words: a letter more, fewer or other, or two beside each other swapped."""
    more = len(typed) - len(meant)
    if not -1 <= more <= 1:
        return False
    at = 0
    for one, other in zip(typed, meant, strict=False):
        if one != other:
            break
        at += 1
    if more > 0:
        return typed[at + 1 :] == meant[at:]
    if more < 0:
        return typed[at:] == meant[at + 1 :]
    swapped = typed[at : at + 2] == meant[at : at + 2][::-1] and typed[at + 2 :] == meant[at + 2 :]
    return swapped or typed[at + 1 :] == meant[at + 1 :]


def letters(word: str) -> int:
    """Return which letters a word has, as bits: words one slip apart differ in two of them at most."""
    found = 0
    for char in word:
        found |= 1 << (ord(char) & 31)
    return found
