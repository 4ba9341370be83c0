"""*Casussen*: one's own cases, a first page at once and the rest as it comes, filtered and sorted in memory."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from wams_tui.casework.head import CaseHead
from wams_tui.casework.labels import label
from wams_tui.casework.records import decode_head
from wams_tui.desk.desk import Desk

FIRST_PAGE = 60
"""Rows read before the first paint: more than a tall terminal shows."""

BATCH = 200
"""Rows decrypted at a time after that, so that a key never waits for more than one batch."""


class SortBy(StrEnum):
    """What the list can be sorted by."""

    TERMIJN = "termijn"
    GEWIJZIGD = "gewijzigd"
    NAAM = "naam"
    FASE = "fase"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list. ``needle`` is what a filter looks in: folded, without diacritics."""

    head: CaseHead
    changed: datetime
    needle: str


def first_page(desk: Desk) -> list[CaseLine]:
    """Return the most recently changed cases: what the first paint shows."""
    return _lines(desk, 0, FIRST_PAGE)


def other_pages(desk: Desk) -> Iterator[list[CaseLine]]:
    """Yield the rest of one's own cases in batches; meant for a worker thread."""
    offset = FIRST_PAGE
    while batch := _lines(desk, offset, BATCH):
        yield batch
        offset += len(batch)


def matching(lines: list[CaseLine], text: str) -> list[CaseLine]:
    """Return the lines in which every word of ``text`` occurs, whatever its case or accents."""
    words = fold(text).split()
    if not words:
        return lines
    return [line for line in lines if all(word in line.needle for word in words)]


def ordered(lines: list[CaseLine], by: SortBy) -> list[CaseLine]:
    """Return the lines sorted; what has no deadline comes after what has one."""
    if by is SortBy.TERMIJN:
        return sorted(
            lines, key=lambda line: (line.head.next_due_on or date.max, -line.head.open_requests, line.head.code)
        )
    if by is SortBy.NAAM:
        return sorted(lines, key=lambda line: (fold(line.head.title), line.head.code))
    if by is SortBy.FASE:
        order = {phase: number for number, phase in enumerate(type(lines[0].head.phase))} if lines else {}
        return sorted(lines, key=lambda line: (order[line.head.phase], line.head.code))
    return sorted(lines, key=lambda line: line.changed, reverse=True)


def waiting_request(desk: Desk) -> tuple[str, str] | None:
    """Return (case id, request id) of the request that is due first over all one's own cases, if one waits."""
    lines = [*first_page(desk), *(line for page in other_pages(desk) for line in page)]
    waiting = [line for line in lines if line.head.waiting_request]
    if not waiting:
        return None
    first = min(waiting, key=lambda line: (line.head.request_due_on or date.max, line.head.code))
    return first.head.case, first.head.waiting_request


def is_offered_to_me(desk: Desk, line: CaseLine) -> bool:
    """Say whether one is asked to take this case over, and may still answer."""
    head = line.head
    until = head.offered_until
    return head.offered_to == desk.session.coordinator.id and until is not None and desk.now() < until


def fold(text: str) -> str:
    """Return ``text`` in lower case without diacritics."""
    return "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))


def _lines(desk: Desk, offset: int, limit: int) -> list[CaseLine]:
    lines = []
    for stored in desk.session.heads(offset, limit):
        head = decode_head(stored.content)
        needle = fold(f"{head.code} {head.title} {label(head.phase)} {head.next_due}")
        lines.append(CaseLine(head, stored.changed, needle))
    return lines
