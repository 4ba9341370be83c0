"""How things become bytes: one canonical encoding, one sealed box, one way to write JSON (docs/security.md §3)."""

import base64
import hashlib
import json
import os
import struct
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

BOX_VERSION = 1
"""First byte of every sealed box: AES-256-GCM with a random 96-bit nonce."""

KEY_BYTES = 32
NONCE_BYTES = 12

_LENGTH = struct.Struct(">I").pack
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Unopened(Exception):
    """A sealed thing does not open: another key, another context, or other bytes than were sealed."""


def canonical(label: str, *parts: bytes | str | int | None) -> bytes:
    """Encode ``parts`` so that no two different lists of one form give the same bytes.

    Each part is preceded by its length as four bytes, big-endian; text is UTF-8, a number eight bytes, signed,
    big-endian; None, as of an end that there is not, is empty. ``label`` comes first, encoded as text, so that one use
    can never pass for another.
    """
    encoded: list[bytes] = []
    for part in (label, *parts):
        if isinstance(part, str):
            raw = part.encode()
        elif isinstance(part, int):
            raw = part.to_bytes(8, "big", signed=True)
        else:
            raw = b"" if part is None else part
        encoded += (_LENGTH(len(raw)), raw)
    return b"".join(encoded)


def digest(data: bytes) -> bytes:
    """Return the SHA-256 of ``data``, 32 bytes."""
    return hashlib.sha256(data).digest()


def fresh_key() -> bytes:
    """Return 32 random bytes of the system."""
    return os.urandom(KEY_BYTES)


def fresh_id() -> str:
    """Return a random id: 32 lower-case hexadecimal characters."""
    return os.urandom(16).hex()


def seal(key: bytes, plaintext: bytes, context: bytes) -> bytes:
    """Seal ``plaintext`` under a 32-byte ``key``; ``context`` is bound but not stored.

    Returns:
        One version byte, twelve bytes nonce, ciphertext with its 16-byte tag.
    """
    nonce = os.urandom(NONCE_BYTES)
    return bytes([BOX_VERSION]) + nonce + AESGCM(key).encrypt(nonce, plaintext, context)


def unseal(key: bytes, box: bytes, context: bytes) -> bytes:
    """Open what :func:`seal` made.

    Raises:
        Unopened: the box, the key or the context is not the one of sealing, or the version is unknown.
    """
    if len(box) < 1 + NONCE_BYTES + 16 or box[0] != BOX_VERSION:
        raise Unopened
    try:
        return AESGCM(key).decrypt(box[1 : 1 + NONCE_BYTES], box[1 + NONCE_BYTES :], context)
    except (InvalidTag, ValueError) as error:
        raise Unopened from error


def to_text(raw: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def from_text(text: str) -> bytes:
    """Read what :func:`to_text` wrote, and only that.

    Raises:
        ValueError: not base64url, or not in its one canonical form.
    """
    raw = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if to_text(raw) != text:
        raise ValueError("not canonical base64url")
    return raw


def canonical_json(value: object) -> bytes:
    """Return JSON with sorted keys, no spaces, ASCII only: the form that is hashed and signed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii")


def micros(moment: datetime) -> int:
    """Return microseconds since 1970 (UTC) of an aware ``moment``."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment(value: int) -> datetime:
    """Return the UTC time of ``value`` microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=value)
