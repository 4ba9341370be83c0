"""What is stated about the vault itself, for every colleague to read and nobody to change (docs/security.md §6.5).

Which regime counts, who signed for which rules, the rules themselves: what all must know and a case does not hold.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.codec import KEY_BYTES, Unopened, canonical, digest, fresh_id, moment, seal, unseal
from storage.findings import Finding, FindingKind
from storage.grants import Signed
from storage.sql import Connection, Row
from storage.writes import StatementWrite
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.deeds import Deed
    from storage.session import Opened

_ROW = "seq, id, kind, time, author, content, signature"
_OF_KIND = "SELECT " + _ROW + " FROM statement WHERE kind = :kind ORDER BY seq"
_LAST = "SELECT coalesce(max(seq), 0) FROM statement"
_INSERT = (
    "INSERT INTO statement (seq, id, kind, time, author, content, signature) "
    "VALUES (:seq, :id, :kind, :time, :author, :content, :signature)"
)


@dataclass(frozen=True)
class Statement:
    """One statement; ``kind`` is a word for what it is about, ``time`` UTC, ``author`` a coordinator id."""

    id: str
    kind: str
    time: datetime
    author: str
    content: bytes = field(repr=False)


def add(deed: "Deed", opened: "Opened", kind: str, content: bytes) -> str:
    """Store a statement by this coordinator as part of ``deed``; return its id."""
    vault_id, author, new = opened.keys.vault_id, opened.me.coordinator.id, fresh_id()
    row = deed.sql.execute(_LAST).fetchone()
    seq = 1 if row is None else int(row[0]) + 1
    message = _message(vault_id, (seq, new, kind, deed.time, author), content)
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


def read(sql: Connection, opened: "Opened", kind: str) -> tuple[list[Statement], list[Finding]]:
    """Return the genuine statements of one kind, oldest first, and what was found of others."""
    genuine, strange = [], []
    for row in sql.execute(_OF_KIND, {"kind": kind}).fetchall():
        try:
            content = opening(opened.keys.vault_id, opened.secrets.vault_key, opened.roster)(row)[0]
        except (Unopened, TypeError, ValueError, OverflowError):
            sentence = N_("Iets wat over de kluis is vastgelegd, is beschadigd of veranderd en telt niet mee.")
            strange.append(Finding(FindingKind.STATEMENT, sentence, str(row[1])))
        else:
            genuine.append(Statement(row[1], row[2], moment(row[3]), row[4], content))
    return genuine, strange


def opening(vault_id: str, vault_key: bytes, people: Signed) -> Callable[[Row], tuple[bytes, bytes]]:
    """Return what opens rows of ``statement``: it gives the content and the digest of the signed statement.

    It raises :class:`~storage.codec.Unopened` for one that is not what its author signed.
    """
    key = _key(vault_id, vault_key)

    def opened(row: Row) -> tuple[bytes, bytes]:
        seq, statement, kind, time, author, sealed, signature = row
        content = unseal(key, sealed, _bound(vault_id, statement, kind))
        message = _message(vault_id, (seq, statement, kind, time, author), content)
        if not people.signed(author, time, signature, message):
            raise Unopened
        return content, _digest(message, signature)

    return opened


def _key(vault_id: str, vault_key: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=canonical("wams/statement-key/1", vault_id)).derive(vault_key)


def _bound(vault_id: str, statement: str, kind: str) -> bytes:
    return canonical("wams/statement-content/1", vault_id, statement, kind)


def _message(vault_id: str, told: tuple[int, str, str, int, str], content: bytes) -> bytes:
    # The content itself and not its sealed form, so that another vault key leaves the signature as it is.
    return canonical("wams/statement/1", vault_id, *told, digest(content))


def _digest(message: bytes, signature: bytes) -> bytes:
    return digest(canonical("wams/statement-digest/1", message, signature))
