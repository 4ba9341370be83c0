"""What in a free text may point at somebody: names of the case it comes from, numbers, and sensitive words.

It finds spellings, not meaning: a person still reads it and says that it points at nobody.
"""

import re
from dataclasses import dataclass

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.items import Source
from wams_tui.casework.unseen import seen_only
from wams_tui.desk.disclosing.fields import Field
from wams_tui.desk.disclosing.freetext import MarkKind, marks

_NUMBERS = re.compile(
    r"\b\d{8,9}\b"  # a BSN, a phone number
    r"|\b0\d[\d -]{7,}\d\b"
    r"|\b[1-9]\d{3}\s?[A-Za-z]{2}\b"  # a postcode
    r"|\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b"  # a day
    r"|\bW-\d{4}-\d+\b"  # the code of a case
    r"|\S+@\S+"
)


@dataclass(frozen=True, slots=True)
class Slips:
    """What was found; never the words themselves."""

    names: bool
    numbers: bool
    sensitive: bool


def slips(text: str, file: CaseFile | None = None) -> Slips:
    """Look a text over, against the names of ``file`` where it comes from a case."""
    found, text = set(), seen_only(text)
    if file is not None:
        nobody = Field("", "", (), (), "", text, Source(description=""), is_text=True)
        found = {mark.kind for mark in marks(file, nobody)}
    return Slips(MarkKind.ANDER in found, bool(_NUMBERS.search(text)), MarkKind.GEVOELIG in found)
