"""Passphrases: six generated words, or something of one's own that is as hard to guess (docs/security.md §4.2)."""

import math
import re
import secrets
import unicodedata
from functools import cache
from importlib.resources import files

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

LIST_SIZE = 4096
WORDS = 6
BITS_NEEDED = 70.0

_WORD_BITS = math.log2(LIST_SIZE)
_UNKNOWN_WORD_BITS = 11.0
_CLASSES = ((r"[a-z]", 26), (r"[A-Z]", 26), (r"[0-9]", 10), (r"[^a-zA-Z0-9]", 20))


@cache
def words() -> tuple[str, ...]:
    """Return the 4096 Dutch words a passphrase is made of, 12 bits each."""
    return tuple((files("storage") / "woorden.txt").read_text(encoding="ascii").split())


def generate_passphrase() -> str:
    """Return six random words with spaces between: 72 bits."""
    return " ".join(secrets.choice(words()) for _ in range(WORDS))


def judge_passphrase(text: str) -> None:
    """Accept a passphrase of at least 70 bits by a careful estimate.

    Each distinct word counts at most as one of a list, each distinct character at most as one of its classes; the
    lower of the two estimates counts, so that neither a long repetition nor four short words pass.

    Raises:
        Misused: it is weaker.
    """
    if min(_bits_as_characters(text), _bits_as_words(text)) < BITS_NEEDED:
        raise Misused(
            N_("Deze wachtwoordzin is te makkelijk te raden."),
            N_("Neem de voorgestelde zes woorden, of minstens zeven verschillende woorden van uzelf."),
        )


def _bits_as_characters(text: str) -> float:
    pool = sum(size for pattern, size in _CLASSES if re.search(pattern, text))
    told = sum(1 for before, after in zip(" " + text, text, strict=False) if abs(ord(after) - ord(before)) > 1)
    few = len(set(text)) * 4
    return min(told, few) * math.log2(pool) if pool else 0.0


def _bits_as_words(text: str) -> float:
    known = frozenset(words())
    parts = set(re.split(r"[\s\-_.,;]+", unicodedata.normalize("NFC", text).casefold())) - {""}
    return sum(_part_bits(part, known) for part in parts)


def _part_bits(part: str, known: frozenset[str]) -> float:
    if part in known:
        return _WORD_BITS
    by_characters = _bits_as_characters(part)
    return by_characters if not part.isalpha() else min(by_characters, _UNKNOWN_WORD_BITS)
