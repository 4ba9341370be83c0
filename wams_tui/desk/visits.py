"""When one was last in a case: kept for oneself, so that *since my last visit* means one's own.

A mark is a place in the audit log, not a time: clocks differ, the log has one order. The marks are sealed under one's
own key on this account and are in no vault: nobody else learns which case somebody looked at when. Without them, as at
another computer, nothing counts as new but what is written from then on.
"""

import json
from collections.abc import Collection

from storage import Session, Written, audit_end, keep_note, kept_note, written_by_others

_NAME = "bezoeken"
_MOST = 5000
"""Cases that are remembered; of who visits more the longest ago are left out."""


class Visits:
    """The marks of one session; read at first use."""

    def __init__(self) -> None:
        self._base = 0
        self._seen: dict[str, int] = {}
        self._last: dict[str, tuple[int, Written]] = {}
        self._looked: int | None = None
        self._read = self._changed = False

    def since(self, session: Session, case_id: str) -> int:
        """Return after which line of the audit log a write in this case is news."""
        self._load(session)
        return self._seen.get(case_id, self._base)

    def visit(self, session: Session, case_id: str) -> int:
        """Note that one is in this case now; return what :meth:`since` said before."""
        before = self.since(session, case_id)
        self._seen[case_id] = audit_end(session)
        self._changed = True
        return before

    def news(self, session: Session, cases: Collection[str]) -> dict[str, Written]:
        """Return by whom and when these cases were last changed since one's own last visit, colleagues only.

        What was looked through once is not looked through again.
        """
        self._load(session)
        end = audit_end(session)
        first = min((self._seen.get(case, self._base) for case in cases), default=end)
        after = first if self._looked is None else self._looked
        if after < end:
            self._last |= written_by_others(session, cases, after)
            self._looked = end
        told = ((case, self._last[case]) for case in cases if case in self._last)
        return {case: written for case, (seq, written) in told if seq > self._seen.get(case, self._base)}

    def known(self, case_id: str, since: int) -> Written | None:
        """Return by whom and when a case was last changed after a line of the audit log; nothing is read for it.

        What :meth:`news` found is all that is known: where the day was never shown, that is nothing.
        """
        seq, written = self._last.get(case_id, (0, None))
        return written if seq > since else None

    def keep(self, session: Session) -> None:
        """Write the marks down where they changed.

        Raises:
            Unusable: they cannot be written.
        """
        if not self._changed:
            return
        last = sorted(self._seen.items(), key=lambda one: one[1])[-_MOST:]
        keep_note(session, _NAME, json.dumps({"vanaf": self._base, "casussen": dict(last)}).encode())
        self._changed = False

    def _load(self, session: Session) -> None:
        if self._read:
            return
        self._read = True
        note = kept_note(session, _NAME)
        try:
            told = json.loads(note) if note is not None else None
            if told is not None:
                self._base = int(told["vanaf"])
                self._seen = {str(case): int(mark) for case, mark in told["casussen"].items()}
                return
        except (ValueError, KeyError, TypeError, AttributeError):
            self._seen = {}
        self._base, self._changed = audit_end(session), True
