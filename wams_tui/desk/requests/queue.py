"""*Verzoeken*: the requests of one's own cases, or of one; over all cases they are read from the heads alone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import is_not

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Direction
from wams_tui.casework.head import CaseHead
from wams_tui.casework.requests.queue import Queued, queued
from wams_tui.casework.requests.request import OPEN_STATES
from wams_tui.desk.caselist import OwnCases


class Shown(StrEnum):
    """Which requests stand in the list."""

    ALLE = "alle"
    AAN_ONS = "aan-ons"
    """They ask us."""
    VAN_ONS = "van-ons"
    """We ask them."""
    BIJ_ONS = "bij-ons"
    """They wait for us, and for nobody else."""
    BESLIST = "beslist"
    """They were decided or withdrawn."""


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
    group: Group

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same line another time."""
        return self.case, self.request.id


class OwnQueue:
    """What waits over one's own cases, put in order once for as long as none of them changes."""

    def __init__(self, own: OwnCases) -> None:
        self._own = own
        self._seen: tuple[date, list[CaseHead]] | None = None
        self._ordered: dict[Shown, list[QueueLine]] = {}

    def lines(self, today: date, shown: Shown = Shown.ALLE) -> list[QueueLine]:
        """Return what waits, what asks for attention first standing first."""
        heads = [line.head for line in self._own.lines]
        before = self._seen
        if before is None or before[0] != today or len(before[1]) != len(heads) or any(map(is_not, before[1], heads)):
            self._seen, self._ordered = (today, heads), {}
        if shown not in self._ordered:
            self._ordered[shown] = queue(heads, today, shown)
        return self._ordered[shown]


def queue(heads: Iterable[CaseHead], today: date, shown: Shown = Shown.ALLE) -> list[QueueLine]:
    """Return what waits over these cases, what asks for attention first standing first; or what was decided last."""
    return _ordered(
        QueueLine(head.case, head.code, head.title, one, _group(one, today))
        for head in heads
        for one in (head.decided if shown is Shown.BESLIST else head.queue)
        if _fits(one, shown)
    )


def queue_of_case(file: CaseFile, today: date, shown: Shown = Shown.ALLE) -> list[QueueLine]:
    """Return every request of a case that lies open, those that were decided as well, the latest of them first."""
    case = file.case
    found = (queued(file, one) for one in file.requests)
    return _ordered(
        QueueLine(case.id, case.code, case.title, one, _group(one, today)) for one in found if _fits(one, shown)
    )


def counts(lines: Sequence[QueueLine]) -> dict[Group, int]:
    """Return how many stand under each heading."""
    return dict.fromkeys(Group, 0) | Counter(line.group for line in lines)


_ORDER = {group: place for place, group in enumerate(Group)}


def _group(asked: Queued, today: date) -> Group:
    """Return the heading a request stands under."""
    if asked.state not in OPEN_STATES:
        return Group.BESLIST
    if asked.due_on is not None and asked.due_on < today:
        return Group.TE_LAAT
    return Group.BIJ_ONS if asked.ours else Group.BIJ_ANDEREN


def _ordered(lines: Iterable[QueueLine]) -> list[QueueLine]:
    def place(line: QueueLine) -> tuple[int, int, int, str, str]:
        asked = line.request
        came = asked.received_on.toordinal()
        if line.group is Group.BESLIST:
            return _ORDER[line.group], -(asked.decided_on or asked.received_on).toordinal(), -came, line.code, asked.id
        return _ORDER[line.group], (asked.due_on or date.max).toordinal(), came, line.code, asked.id

    return sorted(lines, key=place)


def _fits(asked: Queued, shown: Shown) -> bool:
    match shown:
        case Shown.AAN_ONS:
            return asked.direction is Direction.VERSTREKKEN
        case Shown.VAN_ONS:
            return asked.direction is Direction.OPVRAGEN
        case Shown.BIJ_ONS:
            return asked.ours
        case Shown.BESLIST:
            return asked.state not in OPEN_STATES
    return True
