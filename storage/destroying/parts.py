"""Who has a part in a case, and who destroyed one: as the rows tell it, and as the audit log does (security.md §14)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Self

from storage.basics.sql import Connection, Row
from storage.cases.anchors import Anchors
from storage.cases.epochs import FIRST
from storage.cases.trust import Judge
from storage.keys.keyfile import KeyFile
from storage.logs.chains import AUDIT_ROW, audit_line_is_genuine
from storage.logs.writes import CaseWrite, GrantWrite, NewerWrite, Write, read_writes
from storage.outside.register import Entry
from storage.vault.roster import People

_STANDS = "SELECT epoch FROM case_file WHERE id = :case"
_LINES = "SELECT " + AUDIT_ROW + "WHERE writes LIKE :about ORDER BY seq"

Anchored = Callable[[str, int], bool]
"""Says whether somebody was an administrator, or an officer of the duty key, at a time (microseconds)."""


@dataclass(frozen=True)
class Destroying:
    """An audit line that took a case away: its author and time, and who had a part in the case just before it."""

    author: str
    time: int
    parts: frozenset[str]

    def is_right(self, entries: Iterable[Entry], anchored: Anchored) -> bool:
        """Say whether somebody with a part gave their word for it, among genuine ``entries`` about the case.

        An administrator who puts a backup back takes out what the register names, whoever signed there.
        """
        if anchored(self.author, self.time):
            return True
        return any(entry.author in self.parts or anchored(entry.author, entry.time) for entry in entries)


@dataclass
class Parts:
    """Filled line by line, as the audit log tells it, in order; line by line it is said who has a part in each case."""

    anchored: Anchored
    destroyed: dict[str, Destroying] = field(default_factory=dict)
    _of: dict[str, tuple[int, set[str]]] = field(default_factory=dict)

    def take(self, write: Write | NewerWrite, author: str, time: int) -> None:
        """Take over one write of a line by ``author`` of ``time`` (microseconds)."""
        if isinstance(write, CaseWrite):
            self._case(write, author, time)
        elif isinstance(write, GrantWrite):
            self._grant(write, author, time)

    def of(self, case_id: str) -> frozenset[str]:
        """Return who has a part in a case now."""
        return frozenset(self._of.get(case_id, (0, frozenset()))[1])

    def _case(self, write: CaseWrite, author: str, time: int) -> None:
        before = self._of.pop(write.case_id, (0, set()))[1]
        if write.digest is None:
            self.destroyed[write.case_id] = Destroying(author, time, frozenset(before))
            return
        may = write.epoch == FIRST or author in before or self.anchored(author, time)
        self._of[write.case_id] = (write.epoch, {author} if may else set())

    def _grant(self, write: GrantWrite, author: str, time: int) -> None:
        epoch, having = self._of.get(write.case_id, (0, set()))
        if write.epoch != epoch:
            return
        if write.digest is None:
            having.discard(write.grantee)
        elif author in having or self.anchored(author, time):
            having.add(write.grantee)


@dataclass(frozen=True)
class Witness:
    """One vault, or a copy of one, asked who had a part in its cases.

    Args:
        sql: Its rows.
        keys: Its key file, for the vault's id.
        people: Everybody's certificates.
        judge: What looks at epochs and grants.
        anchors: Who may begin an epoch of any case.
    """

    sql: Connection
    keys: KeyFile
    people: People
    judge: Judge
    anchors: Anchors

    @classmethod
    def of(cls, sql: Connection, keys: KeyFile, people: People, opened: Callable[[Row], tuple[bytes, bytes]]) -> Self:
        """Make one of what a vault is read with; ``opened`` opens its statements."""
        anchors = Anchors(keys, people, opened)
        return cls(sql, keys, people, Judge(keys.vault_id, people, anchors), anchors)

    def holds(self, entry: Entry, now: int) -> bool | None:
        """Say whether an entry of the register may destroy a case that stands here; None where it does not stand here.

        Who signed it must still be in the vault, and have a part in the case by its rows *and* by the audit log: a row
        that somebody slipped in or turned back gives none (docs/security.md §6.3), nor does an earlier day than the one
        on which they left.
        """
        row = self.sql.execute(_STANDS, {"case": entry.case_id}).fetchone()
        if row is None:
            return None
        if self.people.at(entry.author, now) is None:
            return False
        try:
            by_rows = self.judge.had_part(self.sql, entry.case_id, row[0], entry.author, entry.time)
        except (TypeError, ValueError, OverflowError):
            return False  # a row of another type than its column's
        return by_rows and (
            entry.author in self._told(entry.case_id).of(entry.case_id) or self.anchored(entry.author, entry.time)
        )

    def stands(self, case_id: str) -> bool:
        """Say whether there is such a case."""
        return self.sql.execute(_STANDS, {"case": case_id}).fetchone() is not None

    def tells(self, entry: Entry) -> bool:
        """Say whether the audit log tells that a case was destroyed on this entry, by who had a part in it."""
        told = self._told(entry.case_id).destroyed.get(entry.case_id)
        return told is not None and told.is_right((entry,), self.anchored)

    def anchored(self, who: str, time: int) -> bool:
        """Say whether somebody was an administrator, or an officer of the duty key, at ``time``."""
        return self.anchors.holds(self.sql, who, time)

    def _told(self, case_id: str) -> Parts:
        """Read the lines about a case; only those that somebody signed, that none is missing is for ``verify``."""
        parts = Parts(self.anchored)
        for row in self.sql.execute(_LINES, {"about": f"%{case_id}%"}).fetchall():
            if audit_line_is_genuine(self.keys.vault_id, row, self.people):
                for write in _writes(row[8]):
                    parts.take(write, row[3], row[2])
        return parts


def _writes(text: object) -> list[Write | NewerWrite]:
    try:
        return read_writes(str(text))
    except ValueError:
        return []
