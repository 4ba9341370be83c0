"""*Verzoeken*: the requests of one's own cases, or of one; over all cases they are read from the heads alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Direction
from wams_tui.casework.head import CaseHead
from wams_tui.casework.queue import Queued, queued
from wams_tui.casework.requests import OPEN_STATES


class Shown(StrEnum):
    """Which requests stand in the list."""

    ALLE = "alle"
    AAN_ONS = "aan-ons"
    """They ask us."""
    VAN_ONS = "van-ons"
    """We ask them."""
    BIJ_ONS = "bij-ons"
    """They wait for us, and for nobody else."""


class Group(StrEnum):
    """Under which heading a request stands, in the order in which it asks for attention."""

    TE_LAAT = "te-laat"
    BIJ_ONS = "bij-ons"
    BIJ_ANDEREN = "bij-anderen"
    BESLIST = "beslist"


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One request in the list, with the case it belongs to."""

    case: str
    code: str
    title: str
    request: Queued

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same line another time."""
        return self.case, self.request.id

    def group(self, today: date) -> Group:
        """Return the heading it stands under."""
        if self.request.state not in OPEN_STATES:
            return Group.BESLIST
        if self.request.due_on is not None and self.request.due_on < today:
            return Group.TE_LAAT
        return Group.BIJ_ONS if self.request.ours else Group.BIJ_ANDEREN


def queue(heads: Iterable[CaseHead], today: date, shown: Shown = Shown.ALLE) -> list[QueueLine]:
    """Return what waits over these cases, what asks for attention first standing first."""
    lines = (QueueLine(head.case, head.code, head.title, one) for head in heads for one in head.queue)
    return _ordered(lines, today, shown)


def queue_of_case(file: CaseFile, today: date, shown: Shown = Shown.ALLE) -> list[QueueLine]:
    """Return every request of a case that lies open, those that were decided as well, the latest of them first."""
    case = file.case
    lines = (QueueLine(case.id, case.code, case.title, queued(file, one)) for one in file.requests)
    return _ordered(lines, today, shown)


def counts(lines: Sequence[QueueLine], today: date) -> dict[Group, int]:
    """Return how many stand under each heading."""
    found = dict.fromkeys(Group, 0)
    for line in lines:
        found[line.group(today)] += 1
    return found


_ORDER = tuple(Group)


def _ordered(lines: Iterable[QueueLine], today: date, shown: Shown) -> list[QueueLine]:
    def place(line: QueueLine) -> tuple[int, int, int, str, str]:
        asked = line.request
        group = line.group(today)
        if group is Group.BESLIST:
            return _ORDER.index(group), -asked.received_on.toordinal(), 0, line.code, asked.id
        due = (asked.due_on or date.max).toordinal()
        return _ORDER.index(group), due, asked.received_on.toordinal(), line.code, asked.id

    return sorted((line for line in lines if _fits(line.request, shown)), key=place)


def _fits(asked: Queued, shown: Shown) -> bool:
    match shown:
        case Shown.AAN_ONS:
            return asked.direction is Direction.VERSTREKKEN
        case Shown.VAN_ONS:
            return asked.direction is Direction.OPVRAGEN
        case Shown.BIJ_ONS:
            return asked.ours
    return True
