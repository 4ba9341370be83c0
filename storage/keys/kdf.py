"""From passphrase to key: Argon2id, bounded below and above (docs/security.md §4.2)."""

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.basics.codec import KEY_BYTES

SALT_BYTES = 16
MEMORY_KIB = (65_536, 1_048_576)
PASSES = (3, 16)
LANES = (4, 16)


@dataclass(frozen=True)
class KdfParams:
    """The cost of one guess: at least 64 MiB, 3 passes, 4 lanes; at most 1 GiB, 16, 16.

    The floor keeps a changed key file from making guessing cheap; the ceiling keeps it from exhausting the machine.

    Raises:
        ValueError: outside those bounds.
    """

    memory_kib: int = 65_536
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        for value, (low, high) in ((self.memory_kib, MEMORY_KIB), (self.passes, PASSES), (self.lanes, LANES)):
            if not low <= value <= high:
                raise ValueError("Argon2id parameters out of bounds")


def normalised(passphrase: str) -> bytes:
    """Return the passphrase as bytes: NFC, outer space off, inner space single, so that retyping gives the same."""
    return " ".join(unicodedata.normalize("NFC", passphrase).split()).encode()


def stretch(passphrase: str, salt: bytes, params: KdfParams, device_key: bytes, context: bytes) -> bytes:
    """Return the 32-byte key that opens a slot.

    Args:
        passphrase: As typed.
        salt: 16 random bytes of the slot.
        params: The cost.
        device_key: A random key of this device, or empty where the slot asks none.
        context: Bound into the key (HKDF ``info``).
    """
    stretched = argon2id(normalised(passphrase), salt, params)
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=context).derive(stretched + device_key)


def argon2id(typed: bytes, salt: bytes, params: KdfParams) -> bytes:
    """Return 32 bytes, at the whole cost of one guess."""
    return Argon2id(
        salt=salt, length=KEY_BYTES, iterations=params.passes, lanes=params.lanes, memory_cost=params.memory_kib
    ).derive(typed)
