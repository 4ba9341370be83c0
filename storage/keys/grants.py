"""A case key given to somebody: sealed to them, signed by who gives it (docs/security.md §6.2)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from storage.basics.codec import KEY_BYTES, NONCE_BYTES, canonical, digest, fresh_id, seal, unseal
from storage.basics.hybrid import SUITE_ID, HybridPrivate, HybridPublic
from storage.basics.sql import Row

GONE_BYTES = 32
"""The length of ``sealed`` once a grant was taken away: the hash of what stood there, under which nothing opens."""

WRAPPED_BYTES = 1 + NONCE_BYTES + KEY_BYTES + 16
"""The length of a case key that its holder wrapped under their own symmetric key."""

ROW = "id, case_id, epoch, grantee, recipient, granter, given, since, until, signature, sealed"
"""The columns of ``case_grant`` that :meth:`Grant.of_row` takes."""


class Signed(Protocol):
    """Who can say whether somebody signed something: the people of a vault."""

    def signed(self, coordinator: str, time: int, signature: bytes, message: bytes) -> bool:
        """Say whether the coordinator signed ``message`` with the key certified for them at ``time``."""


@dataclass(frozen=True)
class Grant:
    """A case key of one epoch for one holder; times in microseconds since 1970.

    ``grantee`` is a coordinator id, ``recovery`` or ``duty``; ``recipient`` the SHA-256 of the public key it is sealed
    to. ``given`` is when it was signed, ``since`` and ``until`` when it may be used.
    """

    case_id: str
    epoch: int
    grantee: str
    recipient: bytes
    granter: str
    given: int
    since: int
    until: int | None
    sealed: bytes
    signature: bytes = b""
    id: str = ""

    @classmethod
    def of_row(cls, row: Row) -> "Grant":
        """Return the grant of a row of :data:`ROW`."""
        return cls(row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[10], row[9], row[0])

    def to_sign(self, vault_id: str) -> bytes:
        """Return what the granter signs."""
        return canonical(
            "wams/grant/1", vault_id, self.case_id, self.epoch, self.grantee, self.recipient, self.granter,
            self.given, self.since, self.until, SUITE_ID, self.sealed if self.is_gone else digest(self.sealed),
        )  # fmt: skip

    @property
    def is_gone(self) -> bool:
        """Whether it was taken away: the key is gone, and what the granter signed can still be checked."""
        return len(self.sealed) == GONE_BYTES

    def taken_away(self) -> "Grant":
        """Return the same grant without its key."""
        return self if self.is_gone else replace(self, sealed=digest(self.sealed))

    def digest(self, vault_id: str) -> bytes:
        """Return the hash of the signed grant, which the audit line and the re-wrapped key are bound to."""
        return digest(canonical("wams/grant-digest/1", self.to_sign(vault_id), self.signature))

    def is_genuine(self, vault_id: str, people: "Signed") -> bool:
        """Say whether the granter signed exactly this, with the key certified for them when it was given."""
        return self.genuine_digest(vault_id, people) is not None

    def genuine_digest(self, vault_id: str, people: "Signed") -> bytes | None:
        """Return :meth:`digest`, or None where the granter did not sign exactly this."""
        message = self.to_sign(vault_id)
        if not people.signed(self.granter, self.given, self.signature, message):
            return None
        return digest(canonical("wams/grant-digest/1", message, self.signature))

    def counts(self, time: int) -> bool:
        """Say whether it may be used at ``time``."""
        return self.since <= time and (self.until is None or time < self.until)

    def open(self, vault_id: str, private: HybridPrivate) -> bytes:
        """Return the case key; check :meth:`is_genuine` before.

        Raises:
            Unopened: it is not sealed to this key, or for another case, epoch or holder.
        """
        return private.open(self.sealed, _info(vault_id, self.case_id, self.epoch, self.grantee))


def give(vault_id: str, bare: Grant, case_key: bytes, public: HybridPublic, sign: Callable[[bytes], bytes]) -> Grant:
    """Return ``bare`` with the case key sealed to ``public`` and signed; the certificate was checked before."""
    box = public.seal(case_key, _info(vault_id, bare.case_id, bare.epoch, bare.grantee))
    sealed = replace(bare, recipient=public.fingerprint, sealed=box, id=fresh_id())
    return replace(sealed, signature=sign(sealed.to_sign(vault_id)))


def wrap(wrap_key: bytes, case_key: bytes, vault_id: str, who: tuple[str, int, str], grant_digest: bytes) -> bytes:
    """Seal a case key under the holder's own symmetric key; ``who`` is (case, epoch, grantee)."""
    return seal(wrap_key, case_key, canonical("wams/wrapped/1", vault_id, *who, grant_digest))


def unwrap(wrap_key: bytes, box: bytes, vault_id: str, who: tuple[str, int, str], grant_digest: bytes) -> bytes:
    """Open what :func:`wrap` made; :class:`~storage.basics.codec.Unopened` where it is something else."""
    return unseal(wrap_key, box, canonical("wams/wrapped/1", vault_id, *who, grant_digest))


def _info(vault_id: str, case_id: str, epoch: int, grantee: str) -> bytes:
    return canonical("wams/grant-info/1", vault_id, case_id, epoch, grantee)
