"""Reading the cells of one row by the mapping, gathering every reason to refuse it instead of stopping at the first."""

import re
import unicodedata
from collections.abc import Mapping as Names
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from wams_tui.casework.dates import NoDateError, parse_date
from wams_tui.casework.household.bsn import parse_bsn
from wams_tui.casework.period import Period
from wams_tui.casework.words import N_
from wams_tui.desk.importing.mapping import CODE_LISTS, Cell, plain
from wams_tui.desk.importing.reasons import Reason, near, reason
from wams_tui.desk.importing.table import Row

_AMOUNT = re.compile(r"-?\s*€?\s*-?\s*([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,([0-9]{1,2}|-))?")
_EARLIEST = date(1890, 1, 1)
_TEXT_CONTROLS = "\n\r\t"
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of reading and can make a text look like another."""

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words of the old system mean here, per code list, without regard to capitals."""

    words: Names[str, Names[str, str]]

    @classmethod
    def of(cls, tables: Names[str, Names[str, str]]) -> "Vocabulary":
        """Take the tables of a mapping file and add the codes themselves."""
        return cls(
            {
                name: {code.value: code.value for code in codes}
                | {plain(word): code for word, code in tables.get(name, {}).items()}
                for name, codes in CODE_LISTS.items()
            }
        )


@dataclass
class RowReader:
    """One row under the eye of the mapping; ``reasons`` grows with everything that is wrong in it."""

    row: Row
    places: Names[str, int]
    vocabulary: Vocabulary
    today: date
    reasons: list[Reason] = field(default_factory=list)

    def refuse(self, message: str, cell: Cell | None = None, **params: object) -> None:
        """Add a reason, once."""
        found = reason(message, cell.kolom if cell else "", **params)
        if found not in self.reasons:
            self.reasons.append(found)

    def is_spoiled(self, *cells: Cell | None) -> bool:
        """Whether one of these was refused already, so that what follows from it is no reason of its own."""
        columns = {cell.kolom for cell in cells if cell is not None and cell.kolom}
        return any(found.column in columns for found in self.reasons)

    def text(self, cell: Cell | None) -> str:
        """What stands in the field; the default where the cell is empty, empty where there is no such field."""
        if cell is None:
            return ""
        if cell.vast:
            return cell.vast
        written = self.peek(cell)
        if _has_control_signs(written):
            self.refuse(N_("er staan onzichtbare stuurtekens in deze cel; haal ze weg."), cell)
            return ""
        return written or cell.standaard

    def typed(self, cell: Cell | None) -> str:
        """What stands in the column itself, without default or fixed value: whether the row speaks of it at all."""
        return self.text(cell) if cell is not None and self.peek(cell) else ""

    def peek(self, cell: Cell) -> str:
        """What stands in the column itself, unjudged; empty for a fixed value or a row that is too short."""
        place = self.places[cell.kolom.casefold()] if cell.kolom else len(self.row.cells)
        return self.row.cells[place] if place < len(self.row.cells) else ""

    def needed(self, cell: Cell | None) -> str:
        """What stands in a field that may not be empty."""
        before = len(self.reasons)
        written = self.text(cell)
        if not written and len(self.reasons) == before:
            self.refuse(N_("deze cel mag niet leeg zijn."), cell)
        return written

    def day(self, cell: Cell | None, *, latest: date | None = None) -> date | None:
        """The day in a field, None when it is empty or wrong; not before 1890, and not after ``latest``."""
        written = self.text(cell)
        if not written:
            return None
        try:
            day = parse_date(written)
        except NoDateError as fault:
            self.refuse(fault.sentence, cell)
            return None
        if day < _EARLIEST:
            self.refuse(N_("deze datum ligt voor 1890."), cell)
            return None
        if latest is not None and day > latest:
            self.refuse(N_("deze datum ligt in de toekomst."), cell)
            return None
        return day

    def needed_day(self, cell: Cell | None) -> date | None:
        """The day in a field that may not be empty and lies no later than today."""
        return self.day(cell, latest=self.today) if self.needed(cell) else None

    def code(self, cell: Cell | None, name: str, codes: type[Code]) -> Code | None:
        """The code in a field, None when it is empty or unknown."""
        written = self.text(cell)
        if not written:
            return None
        known = self.vocabulary.words[name]
        code = known.get(plain(written))
        if code is not None:
            return codes(code)
        close = near(written, known)
        if close:
            self.refuse(N_("onbekend woord voor '{list}'; bedoelt u {near}?"), cell, list=name, near=close)
        else:
            self.refuse(N_("onbekend woord voor '{list}'; vertaal het in [codes.{list}]."), cell, list=name)
        return None

    def needed_code(self, cell: Cell | None, name: str, codes: type[Code]) -> Code | None:
        """The code in a field that may not be empty."""
        return self.code(cell, name, codes) if self.needed(cell) else None

    def bsn(self, cell: Cell | None) -> str | None:
        """The BSN in a field, None when it is empty or no BSN."""
        written = self.text(cell)
        if not written:
            return None
        try:
            return parse_bsn(written)
        except ValueError:
            self.refuse(N_("dit is geen geldig BSN (negen cijfers die de 11-proef doorstaan)."), cell)
            return None

    def amount(self, cell: Cell) -> None:
        """Check that a field holds an amount as written here: ``€ 1.234,56``; it is kept as typed."""
        written = self.text(cell)
        if written and not _AMOUNT.fullmatch(written):
            self.refuse(N_("dit is geen bedrag; schrijf het met een komma, bijvoorbeeld 1.234,56."), cell)

    def period(self, start: date | None, end: date | None, cell: Cell | None) -> Period | None:
        """A period from ``start``; None without a start or when it would run backward."""
        if start is None:
            return None
        if end is not None and end < start:
            self.refuse(N_("de einddatum ligt voor de begindatum."), cell)
            return None
        return Period(start=start, end=end)


def _has_control_signs(text: str) -> bool:
    return any((unicodedata.category(sign) == "Cc" and sign not in _TEXT_CONTROLS) or sign in _TURNING for sign in text)
