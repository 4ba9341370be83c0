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
_DIGITS_BITS = 10.0
_SIGNS_BITS = 4.0
_RUNS = re.compile(r"(?P<letters>[^\W\d_]+)|(?P<digits>\d+)|(?P<signs>(?:[^\w\s]|_)+)")
_CLASSES = ((r"[a-z]", 26), (r"[A-Z]", 26), (r"[0-9]", 10), (r"[^a-zA-Z0-9]", 20))


@cache
def words() -> tuple[str, ...]:
    """Return the 4096 Dutch words a passphrase is made of, 12 bits each."""
    return tuple((files("storage.keys") / "woorden.txt").read_text(encoding="ascii").split())


def generate_passphrase() -> str:
    """Return six random words with spaces between: 72 bits."""
    return " ".join(secrets.choice(words()) for _ in range(WORDS))


def judge_passphrase(text: str) -> None:
    """Accept a passphrase of at least 70 bits by a careful estimate.

    It falls apart into runs of letters, digits and signs. Each distinct run counts once: letters at most as one word
    of a list, since guessing begins with words, digits at most as a number of three figures, signs at most as one. Nor
    does it count for more than its distinct characters; the lower of the two estimates counts.

    Raises:
        Misused: it is weaker.
    """
    plain = unicodedata.normalize("NFC", text)
    if min(_bits_as_characters(plain), _bits_as_runs(plain)) < BITS_NEEDED:
        raise Misused(
            N_("Deze wachtwoordzin is te makkelijk te raden."),
            N_("Neem de voorgestelde zes woorden, of minstens zeven verschillende woorden van uzelf."),
        )


def _bits_as_characters(text: str) -> float:
    pool = sum(size for pattern, size in _CLASSES if re.search(pattern, text))
    told = sum(1 for before, after in zip(" " + text, text, strict=False) if abs(ord(after) - ord(before)) > 1)
    few = len(set(text)) * 4
    return min(told, few) * math.log2(pool) if pool else 0.0


def _bits_as_runs(text: str) -> float:
    found = {run.group().casefold(): run for run in _RUNS.finditer(text)}
    return sum(_run_bits(run) for run in found.values())


def _run_bits(run: re.Match[str]) -> float:
    written = run.group()
    if run.lastgroup == "digits":
        return min(_DIGITS_BITS, len(written) * math.log2(10))
    if run.lastgroup == "signs":
        return _SIGNS_BITS
    if written.casefold() in _known():
        return _WORD_BITS
    mixed = not written.islower() and not written.isupper()
    return min(_UNKNOWN_WORD_BITS, len(written) * math.log2(52 if mixed else 26))


@cache
def _known() -> frozenset[str]:
    return frozenset(words())
