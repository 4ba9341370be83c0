"""What in a free text may point at somebody: names of the case it comes from, numbers, and sensitive words.

It finds spellings, not meaning: a person still reads it and says that it points at nobody.
"""

import re
from dataclasses import dataclass

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Category, Hat, Party, Purpose
from wams_tui.casework.items import Source
from wams_tui.casework.labels import label
from wams_tui.casework.unseen import seen_only
from wams_tui.desk.disclosing.fields import Field
from wams_tui.desk.disclosing.freetext import MarkKind, marks

_ACTS = (
    "Wams Wmo Wpg Awb Wvggz Wzd Wgs Woo Participatiewet Jeugdwet Leerplichtwet Zorgverzekeringswet Burgerlijk Wetboek",
    "Veilig Thuis Autoriteit Persoonsgegevens Grondwet Europese Hof Hoge Raad Raad Kinderbescherming Nederland",
)
"""Acts and offices that stand in an answer with a capital."""

_NUMBERS = re.compile(
    r"\b\d{8,9}\b"  # a BSN, a phone number
    r"|\b0\d[\d -]{7,}\d\b"
    r"|\b[1-9]\d{3}\s?[A-Za-z]{2}\b"  # a postcode
    r"|\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b"  # a day
    r"|\bW-\d{4}-\d+\b"  # the code of a case
    r"|\S+@\S+"
)


_INSIDE = re.compile(r"(?<=[^\W\d_,;:)] |[,;:)] )[A-ZÀ-Þ][a-zà-ÿ'’-]+")
"""A word with one capital, after a word or a comma: at the beginning of a sentence everything has one."""

_KNOWN = frozenset(
    word.casefold()
    for text in (*(label(one) for code in (Party, Category, Purpose, Basis, Hat) for one in code), *_ACTS)
    for word in re.findall(r"[^\W\d_]+", text)
)


@dataclass(frozen=True, slots=True)
class Slips:
    """What was found; of the names of a case never the words themselves."""

    names: bool
    numbers: bool
    sensitive: bool
    capitals: tuple[str, ...] = ()
    """Words with a capital inside a sentence that no act, party or office bears: they may be names."""


def slips(text: str, file: CaseFile | None = None) -> Slips:
    """Look a text over, against the names of ``file`` where it comes from a case."""
    found, text = set(), seen_only(text)
    if file is not None:
        nobody = Field("", "", (), (), "", text, Source(description=""), is_text=True)
        found = {mark.kind for mark in marks(file, nobody)}
    capitals = tuple(dict.fromkeys(one for one in _INSIDE.findall(text) if one.casefold() not in _KNOWN))
    return Slips(MarkKind.ANDER in found, bool(_NUMBERS.search(text)), MarkKind.GEVOELIG in found, capitals)
