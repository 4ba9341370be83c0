"""The epochs of a case key: who begins one shows that they hold the one before (docs/security.md §6.3)."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.basics.codec import KEY_BYTES, Unopened, canonical, digest, seal, unseal
from storage.basics.sql import Connection
from storage.keys.grants import Signed
from storage.logs.logbook import CaseKey

FIRST = 1

_ROW = "case_id, epoch, made, author, key_check, forward, backward, signature FROM case_epoch "
_OF_CASE = "SELECT " + _ROW + "WHERE case_id = :case AND epoch <= :epoch ORDER BY epoch"
_INSERT = (
    "INSERT INTO case_epoch (case_id, epoch, made, author, key_check, forward, backward, signature) "
    "VALUES (:case_id, :epoch, :made, :author, :key_check, :forward, :backward, :signature)"
)


@dataclass(frozen=True)
class Epoch:
    """The beginning of an epoch; ``made`` in microseconds since 1970.

    ``backward`` is the key of the epoch before, sealed under this one's; ``forward`` shows that whoever began this one
    held that key, and gives nothing away: who left with the old key must never come to the new one. Both are empty for
    the first epoch. ``key_check`` tells this key from every other without giving it away.
    """

    case_id: str
    epoch: int
    made: int
    author: str
    key_check: bytes
    forward: bytes
    backward: bytes
    signature: bytes = b""

    def to_sign(self, vault_id: str) -> bytes:
        """Return what its author signs."""
        return canonical(
            "wams/epoch-made/1", vault_id, self.case_id, self.epoch, self.author, self.made, self.key_check,
            digest(self.forward), digest(self.backward),
        )  # fmt: skip

    def digest(self, vault_id: str) -> bytes:
        """Return the hash of the signed epoch, which the audit line carries."""
        return digest(canonical("wams/epoch-digest/1", self.to_sign(vault_id), self.signature))

    def is_genuine(self, vault_id: str, people: Signed) -> bool:
        """Say whether its author signed exactly this."""
        return self.genuine_digest(vault_id, people) is not None

    def genuine_digest(self, vault_id: str, people: Signed) -> bytes | None:
        """Return :meth:`digest`, or None where its author did not sign exactly this."""
        message = self.to_sign(vault_id)
        if not people.signed(self.author, self.made, self.signature, message):
            return None
        return digest(canonical("wams/epoch-digest/1", message, self.signature))

    def before(self, vault_id: str, key: bytes) -> bytes:
        """Return the key of the epoch before, ``key`` being this epoch's.

        Raises:
            Unopened: there is none, or whoever began this epoch did not hold it.
        """
        earlier = unseal(key, self.backward, _context("wams/epoch-back/1", vault_id, self.case_id, self.epoch))
        if _shown(vault_id, earlier, CaseKey(self.case_id, self.epoch, key)) != self.forward:
            raise Unopened
        return earlier

    def insert(self, sql: Connection) -> None:
        """Put it in its table."""
        sql.execute(_INSERT, vars(self))


def begin(
    vault_id: str, case: CaseKey, before: CaseKey | None, author: str, made: int, sign: Callable[[bytes], bytes]
) -> Epoch:
    """Return the beginning of ``case``'s epoch, signed; ``before`` is the key it takes the place of, if any."""
    forward = backward = b""
    if before is not None:
        forward = _shown(vault_id, before.key, case)
        backward = seal(case.key, before.key, _context("wams/epoch-back/1", vault_id, case.case_id, case.epoch))
    check = key_check(vault_id, case)
    bare = Epoch(case.case_id, case.epoch, made, author, check, forward, backward)
    return replace(bare, signature=sign(bare.to_sign(vault_id)))


def key_check(vault_id: str, case: CaseKey) -> bytes:
    """Return 32 bytes that only this key gives, and that do not give the key."""
    info = canonical("wams/epoch-check/1", vault_id, case.case_id, case.epoch)
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(case.key)


def _shown(vault_id: str, before: bytes, case: CaseKey) -> bytes:
    """Return 32 bytes that only who holds both keys can make."""
    check = key_check(vault_id, case)
    info = canonical("wams/epoch/2", vault_id, case.case_id, case.epoch, check)
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=info).derive(before)


def until(sql: Connection, case_id: str, epoch: int) -> list[Epoch]:
    """Return the epochs of a case from the first up to ``epoch``, as they stand."""
    return [Epoch(*row) for row in sql.execute(_OF_CASE, {"case": case_id, "epoch": epoch}).fetchall()]


def _context(label: str, vault_id: str, case_id: str, epoch: int) -> bytes:
    return canonical(label, vault_id, case_id, epoch)
