"""That a vault was put back to an earlier day, as it is stated in it, and what that explains (docs/security.md §13)."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from storage.basics import strict
from storage.basics.codec import Unopened, canonical_json, micros, moment, to_text
from storage.basics.findings import Finding, FindingKind
from storage.basics.sql import Connection
from storage.keys.keyfile import KeyFile
from storage.keys.people import Role
from storage.outside.heads import Fit, FoundHead, Known, SignedHead, Tail, TailAt, judge
from storage.vault import statements
from wams_tui.casework.words import N_

KIND = "teruggezet"
"""The kind of statement that says that the vault was restored."""

_OF_KIND = (
    "SELECT seq, id, kind, time, author, content, signature FROM statement WHERE kind = 'teruggezet' ORDER BY seq"
)
_LAST_TIME = "SELECT coalesce(max(time), 0) FROM audit"
_TOLD_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Restored:
    """One restore: when, from which backup and of when that was, and where its logs ended; times in microseconds.

    ``given_up`` are ends of the audit log that the restorer found outside and that are no more.
    """

    time: int
    backup: str
    manifest: bytes
    state_of: int
    ledger: Tail
    audit: Tail
    keys_revision: int
    given_up: tuple[Tail, ...]

    def to_bytes(self) -> bytes:
        """Return what is stated."""
        return canonical_json(
            {
                "backup": self.backup,
                "manifest": to_text(self.manifest),
                "state_of": self.state_of,
                "ledger": self.ledger.to_json(),
                "audit": self.audit.to_json(),
                "keys_revision": self.keys_revision,
                "given_up": [tail.to_json() for tail in self.given_up],
            }
        )

    @classmethod
    def from_bytes(cls, content: bytes, time: int) -> "Restored":
        """Read what was stated at ``time``; ValueError or KeyError where it is something else."""
        source = strict.fields(
            json.loads(content), "backup", "manifest", "state_of", "ledger", "audit", "keys_revision", "given_up"
        )
        return cls(
            time,
            strict.text(source, "backup"),
            strict.raw(source, "manifest", 32),
            strict.number(source, "state_of"),
            Tail.from_json(source["ledger"]),
            Tail.from_json(source["audit"]),
            strict.number(source, "keys_revision"),
            tuple(Tail.from_json(tail) for tail in strict.items(source, "given_up")),
        )

    def accounts_for(self, head: SignedHead, people: Known, tail_at: TailAt) -> bool:
        """Say whether a head that knows more than the vault is of the days that this restore gave up."""
        # What the backup held too must be as the head knows it: only what came later was given up.
        for log, known, kept in (("ledger", head.ledger, self.ledger), ("audit", head.audit, self.audit)):
            if known.seq <= kept.seq and tail_at(log, known.seq) != known.hash:
                return False
        if head.audit.seq <= self.audit.seq and head.keys_revision <= self.keys_revision:
            return False
        if head.audit in self.given_up:
            return True
        known_author = people.find(head.coordinator) is not None
        return head.time < self.time and (
            not known_author or people.signed(head.coordinator, head.time, head.signature, head.message())
        )


@dataclass(frozen=True)
class Past:
    """Every restore of a vault."""

    restores: tuple[Restored, ...] = ()

    def explains(self, head: SignedHead, people: Known, tail_at: TailAt) -> bool:
        """Say whether a head that knows more than the vault is of days that were given up by one of the restores."""
        return any(restored.accounts_for(head, people, tail_at) for restored in self.restores)

    def told(self, warnings: Iterable[Finding], now: int) -> tuple[Finding, ...]:
        """Return the warnings of an unlock, with one sentence about the last restore where that is news."""
        others = tuple(finding for finding in warnings if finding.kind is not FindingKind.RESTORED)
        news = others != tuple(warnings)
        if not self.restores:
            return others
        last = self.restores[-1]
        if not news and now - last.time > micros(moment(0) + _TOLD_FOR):
            return others
        sentence = N_(
            "De kluis is op {when} teruggezet naar de stand van {state}; wat daartussen is gedaan, staat er niet in."
        )
        days = {"when": f"{moment(last.time):%d-%m-%Y}", "state": f"{moment(last.state_of):%d-%m-%Y}"}
        return (*others, Finding(FindingKind.RESTORED, sentence, last.backup, days))


def past(sql: Connection, vault_id: str, vault_key: bytes, people: Known) -> Past:
    """Read every restore that was stated; what is not genuine, or not by an administrator, explains nothing.

    Neither does one of a time the audit log has not come to: it would explain every turning back until then.
    """
    rows = sql.execute(_OF_KIND).fetchall()
    last = sql.execute(_LAST_TIME).fetchone() if rows else None
    opened = statements.opening(vault_id, vault_key, people)
    found = []
    for row in rows:
        with suppress(Unopened, TypeError, ValueError, KeyError, OverflowError, RecursionError):
            restored, author = Restored.from_bytes(opened(row)[0], row[3]), people.at(row[4], row[3])
            if author is None or author.coordinator.role is not Role.BEHEERDER or last is None or row[3] > last[0]:
                continue
            found.append(restored)
    return Past(tuple(found))


def judging(keys: KeyFile, people: Known, tail_at: TailAt, explained: Past) -> Callable[[FoundHead], Fit]:
    """Return what says of a head outside how it stands to a vault."""
    return lambda found: judge(found, keys, people, tail_at, explained)
