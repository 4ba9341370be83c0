"""What is stated about the vault itself, for every colleague to read and nobody to change (docs/security.md §6.5).

Which regime counts, who signed for which rules, the rules themselves: what all must know and a case does not hold.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.basics.codec import KEY_BYTES, Unopened, canonical, digest, fresh_id, moment, seal, unseal
from storage.basics.findings import Finding, FindingKind
from storage.basics.sql import Connection, Row
from storage.keys.grants import Signed
from storage.keys.people import Coordinator
from storage.logs.chains import AUDIT_ROW, audit_line_is_genuine
from storage.logs.writes import CertificateWrite, StatementWrite, read_writes
from wams_tui.casework.errors import Conflict
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.vault.deeds import Deed
    from storage.vault.session import Opened, Session

ROWS = "SELECT seq, id, kind, time, author, content, signature FROM statement "
"""What begins a query for rows as :func:`opening` takes them."""

_OF_KIND = ROWS + "WHERE kind = :kind AND seq > :after ORDER BY seq"
_ALL = ROWS
_NEWEST = "SELECT id FROM statement WHERE kind = :kind ORDER BY seq DESC LIMIT 1"
_COUNTED = "SELECT count(*), coalesce(max(seq), 0) FROM statement"
_TOLD = (
    "SELECT " + AUDIT_ROW + "WHERE seq > :last "
    "AND (writes LIKE '%[\"statement\",%' OR writes LIKE '%[\"certificate\",%') ORDER BY seq"
)
_LAST_LINE = "SELECT coalesce(max(seq), 0) FROM audit"
_LAST = "SELECT coalesce(max(seq), 0) FROM statement"
_INSERT = (
    "INSERT INTO statement (seq, id, kind, time, author, content, signature) "
    "VALUES (:seq, :id, :kind, :time, :author, :content, :signature)"
)

_CHANGED = N_("Iets wat over de kluis is vastgelegd, is beschadigd of veranderd en telt niet mee.")
_GONE = N_("Iets wat over de kluis was vastgelegd, is weggehaald.")


@dataclass(frozen=True)
class Statement:
    """One statement; ``kind`` is a word for what it is about, ``time`` UTC.

    ``by`` is who made it, with the name and the role they were certified with at that time.
    """

    id: str
    kind: str
    time: datetime
    by: Coordinator
    content: bytes = field(repr=False)

    @property
    def author(self) -> str:
        """The id of who made it."""
        return self.by.id


@dataclass
class Told:
    """What the audit log tells of statements, as far as a session has read it, by their ids.

    Of each the digest, and the author and time of the line; of one told by a line that counts for nothing None. A line
    counts when its author signed it under the last certificate the log had told of them by then: nobody speaks in a
    part they no longer have by saying that it was earlier.
    """

    line: int = 0
    said: dict[str, tuple[bytes, str, int] | None] = field(default_factory=dict)
    serials: dict[str, int] = field(default_factory=dict)

    def read_on(self, sql: Connection, opened: "Opened") -> dict[str, tuple[bytes, str, int] | None]:
        """Read the audit log from where it was left; return all it told of."""
        last = sql.execute(_LAST_LINE).fetchone()
        for row in sql.execute(_TOLD, {"last": self.line}).fetchall():
            try:
                told = read_writes(row[8])
            except ValueError:
                told = [StatementWrite("", b"")]  # a line nobody can read may have told of any statement
            counts = self._counts(row, opened)
            for one in told:
                if isinstance(one, StatementWrite):
                    self.said[one.statement] = (one.digest, row[3], row[2]) if counts else None
                elif isinstance(one, CertificateWrite):
                    self.serials[one.coordinator] = max(one.serial, self.serials.get(one.coordinator, 0))
        self.line = int(last[0]) if last else 0
        return self.said

    def _counts(self, row: Row, opened: "Opened") -> bool:
        if not audit_line_is_genuine(opened.keys.vault_id, row, opened.roster):
            return False
        signer = opened.roster.at(row[3], row[2])
        return signer is not None and signer.serial >= self.serials.get(row[3], 0)


def add(deed: "Deed", opened: "Opened", kind: str, content: bytes, after: str | None = None) -> str:
    """Store a statement by this coordinator as part of ``deed``; return its id.

    ``after`` is the last statement of this kind that was read before it, empty for none; ``None`` asks nothing.

    Raises:
        Conflict: another of this kind came in since; nothing is written then.
    """
    if after is not None and newest(deed.sql, kind) != after:
        raise Conflict(
            N_("Een collega heeft intussen iets vastgelegd; er is niets geschreven."),
            N_("Kijk opnieuw wat er staat en doe het dan nog eens."),
        )
    vault_id, author, new = opened.keys.vault_id, opened.me.coordinator.id, fresh_id()
    row = deed.sql.execute(_LAST).fetchone()
    seq = 1 if row is None else int(row[0]) + 1
    message = to_sign(vault_id, (seq, new, kind, deed.time, author), content)
    signature = opened.pocket.sign(message)
    sealed = seal(_key(vault_id, opened.secrets.vault_key), content, _bound(vault_id, new, kind))
    deed.sql.execute(
        _INSERT,
        {
            "seq": seq, "id": new, "kind": kind, "time": deed.time, "author": author, "content": sealed,
            "signature": signature,
        },
    )  # fmt: skip
    deed.writes.append(StatementWrite(new, _digest(message, signature)))
    return new


def read(sql: Connection, opened: "Opened", kind: str, after: int = 0) -> tuple[list[Statement], list[Finding]]:
    """Return the genuine statements of one kind with a number above ``after``, oldest first, and what else was found.

    That one of any kind was taken away from between two others is found as well.
    """
    genuine, strange = _from_home(sql, opened, kind, after)
    strange += [_finding(_GONE, "")] if _has_gap(sql) else []
    rows = sql.execute(_OF_KIND, {"kind": kind, "after": after}).fetchall()
    # A role may have changed since unlocking, and what somebody states counts by the role they had.
    people = opened.roster.renewed() if rows else None
    for row in rows:
        try:
            content = opening(opened.keys.vault_id, opened.secrets.vault_key, opened.roster)(row)[0]
        except (Unopened, TypeError, ValueError, OverflowError):
            strange.append(_finding(_CHANGED, str(row[1])))
        else:
            author = people.at(row[4], row[3]) if people else None
            if author is not None:
                genuine.append(Statement(row[1], row[2], moment(row[3]), author.coordinator, content))
    return genuine, strange


def _from_home(sql: Connection, opened: "Opened", kind: str, after: int) -> tuple[list[Statement], list[Finding]]:
    """Return what was stated at home and came along on the road; nothing in a vault that does not travel."""
    from storage.vault import fromhome

    rows = [] if kind == fromhome.KIND else sql.execute(_OF_KIND, {"kind": fromhome.KIND, "after": after}).fetchall()
    found: list[Statement] = []
    strange: list[Finding] = []
    for row in rows:
        try:
            content = opening(opened.keys.vault_id, opened.secrets.vault_key, opened.roster)(row)[0]
            found += fromhome.of_kind(content, opened.keys.nature, kind)
        except (Unopened, TypeError, ValueError, OverflowError):
            strange.append(_finding(_CHANGED, str(row[1])))
    return found, strange


def reseal(sql: Connection, vault_id: str, before: bytes, after: bytes) -> int:
    """Seal every statement anew under another vault key, before anybody works with it; signatures stay as they are.

    Returns how many bytes were. One that did not open stays as it was, for ``verify`` to find.
    """
    old, new = _key(vault_id, before), _key(vault_id, after)
    size = 0
    for _seq, statement, kind, _time, _author, sealed, _signature in sql.execute(_ALL).fetchall():
        bound = _bound(vault_id, statement, kind)
        with suppress(Unopened, TypeError):
            content = seal(new, unseal(old, sealed, bound), bound)
            sql.execute("UPDATE statement SET content = :content WHERE id = :id", {"content": content, "id": statement})
            size += len(content)
    return size


def last_statement(session: "Session") -> int:
    """Return the number of the last statement, 0 where there is none: what differs once somebody stated something."""
    with session.opened.database.reading() as sql:
        row = sql.execute(_LAST).fetchone()
    return 0 if row is None else int(row[0])


def missing_statements(session: "Session") -> list[Finding]:
    """Return what is found when the audit log is asked which statements there ought to be; empty when all stand so.

    The first time in a session the whole log is looked through, afterwards only what is new.
    """
    opened = session.opened
    with opened.database.reading() as sql:
        there = {str(row[1]): row for row in sql.execute(_ALL).fetchall()}
        told = opened.told.read_on(sql, opened)
        look = opening(opened.keys.vault_id, opened.secrets.vault_key, opened.roster)
        # One that stands there and that no line tells of was slipped in.
        stands = {statement: _as_told(look, row) for statement, row in there.items()}
        return [
            _finding(_CHANGED if statement in there else _GONE, statement)
            for statement in sorted({*told, *there})
            if stands.get(statement) is None or stands[statement] != told.get(statement)
        ]


def _as_told(look: Callable[[Row], tuple[bytes, bytes]], row: Row) -> tuple[bytes, str, int] | None:
    try:
        return look(row)[1], row[4], row[3]
    except (Unopened, TypeError, ValueError, OverflowError):
        return None


def newest(sql: Connection, kind: str) -> str:
    """Return the id of the newest statement of one kind, genuine or not; empty where there is none."""
    row = sql.execute(_NEWEST, {"kind": kind}).fetchone()
    return str(row[0]) if row else ""


def _has_gap(sql: Connection) -> bool:
    row = sql.execute(_COUNTED).fetchone()
    return row is not None and row[0] != row[1]


def _finding(sentence: str, statement: str) -> Finding:
    return Finding(FindingKind.STATEMENT, sentence, statement)


def opening(vault_id: str, vault_key: bytes, people: Signed) -> Callable[[Row], tuple[bytes, bytes]]:
    """Return what opens rows of ``statement``: it gives the content and the digest of the signed statement.

    It raises :class:`~storage.basics.codec.Unopened` for one that is not what its author signed.
    """
    key = _key(vault_id, vault_key)

    def opened(row: Row) -> tuple[bytes, bytes]:
        seq, statement, kind, time, author, sealed, signature = row
        content = unseal(key, sealed, _bound(vault_id, statement, kind))
        message = to_sign(vault_id, (seq, statement, kind, time, author), content)
        if not people.signed(author, time, signature, message):
            raise Unopened
        return content, _digest(message, signature)

    return opened


def _key(vault_id: str, vault_key: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=canonical("wams/statement-key/1", vault_id)).derive(vault_key)


def _bound(vault_id: str, statement: str, kind: str) -> bytes:
    return canonical("wams/statement-content/1", vault_id, statement, kind)


def to_sign(vault_id: str, told: tuple[int, str, str, int, str], content: bytes) -> bytes:
    """Return what the author of a statement signs; ``told`` is its seq, id, kind, time and author."""
    # The content itself and not its sealed form, so that another vault key leaves the signature as it is.
    return canonical("wams/statement/1", vault_id, *told, digest(content))


def _digest(message: bytes, signature: bytes) -> bytes:
    return digest(canonical("wams/statement-digest/1", message, signature))
