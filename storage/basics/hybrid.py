"""Sealing to somebody's public key: HPKE with ML-KEM-768 + X25519, of ``cryptography`` (docs/security.md §3.3)."""

from dataclasses import dataclass
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from storage.basics.codec import Unopened, digest

SUITE_ID = 1
"""KEM 0x647A (ML-KEM-768 + X25519), KDF HKDF-SHA256, AEAD AES-256-GCM."""

PUBLIC_BYTES = 1184 + 32
PRIVATE_BYTES = 64 + 32

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True)
class HybridPublic:
    """Somebody's public key: 1184 bytes ML-KEM-768, then 32 bytes X25519."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != PUBLIC_BYTES:
            raise ValueError("a hybrid public key has 1216 bytes")

    @cached_property
    def fingerprint(self) -> bytes:
        """SHA-256 of the key, 32 bytes: says which key something was sealed to."""
        return digest(self.raw)

    @cached_property
    def _key(self) -> MLKEM768X25519PublicKey:
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(self.raw[:1184]), X25519PublicKey.from_public_bytes(self.raw[1184:])
        )

    def seal(self, plaintext: bytes, info: bytes) -> bytes:
        """Seal ``plaintext`` so that only the holder of the private key opens it, and only with the same ``info``.

        Returns:
            One suite byte, then what HPKE single-shot base mode gives: encapsulated key, ciphertext, tag.
        """
        return bytes([SUITE_ID]) + _SUITE.encrypt(plaintext, self._key, info=info)


@dataclass(frozen=True, repr=False)
class HybridPrivate:
    """A private key as its seeds: 64 bytes ML-KEM-768, then 32 bytes X25519."""

    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != PRIVATE_BYTES:
            raise ValueError("a hybrid private key has 96 bytes")

    @classmethod
    def generate(cls) -> "HybridPrivate":
        """Return a new key from the system's randomness."""
        return cls(MLKEM768PrivateKey.generate().private_bytes_raw() + X25519PrivateKey.generate().private_bytes_raw())

    @cached_property
    def _parts(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        return MLKEM768PrivateKey.from_seed_bytes(self.raw[:64]), X25519PrivateKey.from_private_bytes(self.raw[64:])

    @cached_property
    def public(self) -> HybridPublic:
        """The public key that belongs to it."""
        lattice, curve = self._parts
        return HybridPublic(lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw())

    def open(self, sealed: bytes, info: bytes) -> bytes:
        """Open what :meth:`HybridPublic.seal` made.

        Raises:
            Unopened: another key, another ``info``, other bytes, or an unknown suite.
        """
        if sealed[:1] != bytes([SUITE_ID]):
            raise Unopened
        try:
            return _SUITE.decrypt(sealed[1:], MLKEM768X25519PrivateKey(*self._parts), info=info)
        except (InvalidTag, ValueError) as error:
            raise Unopened from error
