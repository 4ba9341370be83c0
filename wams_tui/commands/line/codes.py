"""From words on the command line to codes, naming what is near when a word is none."""

from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

Code = TypeVar("Code", bound=StrEnum)

FEW = 8
"""A list of at most this many codes is shown whole; of a longer one only what is near."""


def parse(kind: type[Code], word: str, option: str) -> Code:
    """Return the code of a closed list that ``word`` is.

    Raises:
        Misused: it is none; the sentence lists the codes that are near, or all of a short list.
    """
    known = [code.value for code in kind]
    if word.strip().lower() in known:
        return kind(word.strip().lower())
    raise unknown(word, option, known)


def unknown(word: str, option: str, known: list[str]) -> Misused:
    """Return the error for a word that is none of ``known``; the word itself may be a name and is not repeated."""
    near = get_close_matches(word.strip().lower(), known, n=5, cutoff=0.4)
    if not near and len(known) <= FEW:
        near = known
    if not near:
        return Misused(
            N_("De waarde bij {option} bestaat niet."),
            N_("Kies een van: {known}."),
            option=option,
            known=", ".join(known),
        )
    return Misused(
        N_("De waarde bij {option} bestaat niet."), N_("Bedoelt u: {near}?"), option=option, near=", ".join(near)
    )
