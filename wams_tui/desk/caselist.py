"""*Casussen*: one's own cases, a first page at once and the rest as it comes, filtered and sorted in memory."""

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import compress
from typing import NamedTuple

from wams_tui.casework.finding.findable import Findable, FoundBy
from wams_tui.casework.finding.likeness import fold as fold
from wams_tui.casework.finding.searching import Entry, Index, entry
from wams_tui.casework.head import CaseHead
from wams_tui.casework.labels import label
from wams_tui.casework.records import decode_head
from wams_tui.desk.course.agenda import AgendaLine, lines_of, news
from wams_tui.desk.desk import Desk
from wams_tui.desk.watching import ListMarks, marks_of_list

FIRST_PAGE = 60
"""Rows read before the first paint: more than a tall terminal shows."""

BATCH = 200
"""Rows decrypted at a time after that, so that a key never waits for more than one batch."""

LARGEST_BATCH = 800
"""They double up to this: whoever shows the list puts it in order again at each."""


MANY = 1_000
"""From so many cases on the search for garbage leaves them out."""


class SortBy(StrEnum):
    """What the list can be sorted by."""

    TERMIJN = "termijn"
    GEWIJZIGD = "gewijzigd"
    NAAM = "naam"
    FASE = "fase"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list, with what the case asks today and what it can be found by."""

    head: CaseHead
    changed: datetime
    entry: Entry
    agenda: tuple[AgendaLine, ...] = ()


def first_page(desk: Desk) -> list[CaseLine]:
    """Return the most recently changed cases: what the first paint shows."""
    return _lines(desk, 0, FIRST_PAGE)


def other_pages(desk: Desk) -> Iterator[list[CaseLine]]:
    """Yield the rest of one's own cases in batches; meant for a worker thread."""
    offset, size = FIRST_PAGE, BATCH
    while batch := _lines(desk, offset, size):
        yield batch
        offset += len(batch)
        size = min(2 * size, LARGEST_BATCH)


class _Order(NamedTuple):
    """All lines in an order, and the place of each in the index."""

    lines: list[CaseLine]
    places: list[int]


class OwnCases:
    """One's own cases as they were last read, for every screen that shows them: read once, searched in memory.

    Everything but :meth:`pages` belongs to one thread.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._by_case: dict[str, CaseLine] = {}
        self._index = Index()
        self._orders: dict[SortBy, _Order] = {}
        self._day = desk.today()
        self.complete = False
        """Whether all of them were read."""
        self.marks: ListMarks = (0, 0, 0)
        self._waiting: int | None = None

    def __len__(self) -> int:
        """How many were read."""
        return len(self._by_case)

    @property
    def waiting(self) -> int:
        """How many requests wait for an answer in them; counted once per reading, and not at every key."""
        if self._waiting is None:
            self._waiting = sum(line.head.open_requests for line in self._by_case.values())
        return self._waiting

    @property
    def lines(self) -> list[CaseLine]:
        """All lines that were read."""
        return list(self._by_case.values())

    def begin(self) -> None:
        """Read the first page, what was changed last.

        Raises:
            WamsError: it cannot be read.
        """
        self.marks = marks_of_list(self._desk)
        self.take(first_page(self._desk))

    def pages(self) -> Iterator[list[CaseLine]]:
        """Yield the rest in batches, for :meth:`take`; meant for a worker thread."""
        return other_pages(self._desk)

    def read_all(self) -> None:
        """Read all of them at once, where nobody waits for a first page."""
        self.begin()
        for page in self.pages():
            self.take(page)
        self.complete = True

    def take(self, lines: Iterable[CaseLine]) -> None:
        """Take lines in; one of a case that is there already takes its place."""
        self._forget_reckoned()
        for line in lines:
            self._by_case[line.head.case] = line
            self._index.put(line.entry)
        if len(self) >= MANY:
            # What was read stays as long as the session: looking through it for garbage takes a second each time.
            gc.freeze()

    def renew(self) -> bool:
        """Read what changed since; say whether there was anything.

        Where one came that was not changed of late, or one went, only the whole list tells: then :attr:`complete` is
        false, and the pages are to be read again.

        Raises:
            WamsError: it cannot be read.
        """
        marks = marks_of_list(self._desk)
        if marks == self.marks:
            return False
        fresh = first_page(self._desk)
        self.marks = marks
        self.take(fresh)
        if len(self._by_case) != marks[0]:
            self._forget_reckoned()
            kept = {line.head.case for line in fresh}
            for case in [case for case in self._by_case if case not in kept]:
                del self._by_case[case]
                self._index.drop(case)
            self.complete = False
        return True

    def found(self, text: str) -> list[CaseLine]:
        """Return the cases in which all that was typed is found, the best match first; all where nothing was typed."""
        if not text.strip():
            return self.lines
        groups = self._index.find(text)
        return [self._by_case[case] for group in groups for case in sorted(group) if case in self._by_case]

    def ranked(self, text: str, by: SortBy) -> list[CaseLine]:
        """Return what :meth:`found` does, equally good matches in the order of the list."""
        if by not in self._orders:  # of all of them, once: sorting what was found anew is too slow for a key
            lines = ordered(self.lines, by)
            self._orders[by] = _Order(lines, [self._index.place(line.head.case) for line in lines])
        order = self._orders[by]
        if not text.strip():
            return list(order.lines)
        groups = self._index.hits(text)
        return [line for hits in groups for line in compress(order.lines, map(hits.__getitem__, order.places))]

    def why(self, line: CaseLine, text: str) -> tuple[Findable, ...]:
        """Return by what a line was found."""
        return self._index.why(line.head.case, text)

    def agenda(self) -> list[AgendaLine]:
        """Return what they ask today."""
        today = self._desk.today()
        if today != self._day:  # it was read before midnight
            self._day = today
            self._by_case = {case: _line(self._desk, line.head, line.changed) for case, line in self._by_case.items()}
            self._forget_reckoned()
        return [asked for line in self._by_case.values() for asked in line.agenda]

    def _forget_reckoned(self) -> None:
        self._orders.clear()
        self._waiting = None

    def changes(self) -> list[AgendaLine]:
        """Return which of them a colleague changed since one's last visit, one line per case.

        Raises:
            WamsError: the log cannot be read.
        """
        told = self._desk.visits.news(self._desk.session, self._by_case)
        return [news(self._by_case[case].head, written) for case, written in told.items()]


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


def _lines(desk: Desk, offset: int, limit: int) -> list[CaseLine]:
    return [_line(desk, decode_head(stored.content), stored.changed) for stored in desk.session.heads(offset, limit)]


def _line(desk: Desk, head: CaseHead, changed: datetime) -> CaseLine:
    texts = [
        Findable(by=FoundBy.CODE, text=head.code),
        Findable(by=FoundBy.TITEL, text=head.title),
        Findable(by=FoundBy.FASE, text=label(head.phase)),
        *((Findable(by=FoundBy.TERMIJN, text=head.next_due),) if head.next_due else ()),
        *head.findables,
    ]
    me = desk.session.coordinator.id
    asked = lines_of(head, desk.rules, desk.today(), me, desk.now())
    return CaseLine(head, head.changed_on or changed, entry(head.case, texts, head.bsn_tags), tuple(asked))
