"""A case key given to somebody: sealed to them, signed by who gives it (docs/security.md §6.2)."""

from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.codec import canonical, digest, fresh_id, seal, unseal
from storage.hybrid import SUITE_ID, HybridPrivate, HybridPublic
from storage.people import Certificate


@dataclass(frozen=True)
class Grant:
    """A case key of one epoch for one holder; times in microseconds since 1970."""

    case_id: str
    epoch: int
    grantee: str
    granter: str
    since: int
    until: int | None
    sealed: bytes
    signature: bytes = b""
    id: str = ""

    def to_sign(self, vault_id: str) -> bytes:
        """Return what the granter signs."""
        until = -1 if self.until is None else self.until
        return canonical(
            "wams/grant/1", vault_id, self.case_id, self.epoch, self.grantee, self.granter, self.since, until,
            SUITE_ID, digest(self.sealed),
        )  # fmt: skip

    def digest(self, vault_id: str) -> bytes:
        """Return the hash of the signed grant, which the audit line and the re-wrapped key are bound to."""
        return digest(canonical("wams/grant-digest/1", self.to_sign(vault_id), self.signature))

    def is_genuine(self, vault_id: str, granter: Certificate) -> bool:
        """Say whether ``granter`` signed exactly this."""
        named = granter.coordinator.id == self.granter
        return named and granter.signed_by_holder(self.signature, self.to_sign(vault_id))

    def open(self, vault_id: str, private: HybridPrivate) -> bytes:
        """Return the case key; check :meth:`is_genuine` before.

        Raises:
            Unopened: it is not sealed to this key, or for another case, epoch or holder.
        """
        return private.open(self.sealed, _info(vault_id, self.case_id, self.epoch, self.grantee))


def give(vault_id: str, bare: Grant, case_key: bytes, public: HybridPublic, signing: Ed25519PrivateKey) -> Grant:
    """Return ``bare`` with the case key sealed to ``public`` and signed; the certificate was checked before."""
    sealed = replace(
        bare, sealed=public.seal(case_key, _info(vault_id, bare.case_id, bare.epoch, bare.grantee)), id=fresh_id()
    )
    return replace(sealed, signature=signing.sign(sealed.to_sign(vault_id)))


def wrap(wrap_key: bytes, case_key: bytes, vault_id: str, who: tuple[str, int, str], grant_digest: bytes) -> bytes:
    """Seal a case key under the holder's own symmetric key; ``who`` is (case, epoch, grantee)."""
    return seal(wrap_key, case_key, canonical("wams/wrapped/1", vault_id, *who, grant_digest))


def unwrap(wrap_key: bytes, box: bytes, vault_id: str, who: tuple[str, int, str], grant_digest: bytes) -> bytes:
    """Open what :func:`wrap` made; :class:`~storage.codec.Unopened` where it is something else."""
    return unseal(wrap_key, box, canonical("wams/wrapped/1", vault_id, *who, grant_digest))


def _info(vault_id: str, case_id: str, epoch: int, grantee: str) -> bytes:
    return canonical("wams/grant-info/1", vault_id, case_id, epoch, grantee)
