"""The recovery key: split in two printed halves, both needed (docs/security.md §4.5)."""

import base64
import os

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.basics.codec import KEY_BYTES, Unopened, canonical, digest, seal, unseal
from storage.basics.hybrid import HybridPrivate, HybridPublic
from wams_tui.casework.errors import Locked, Misused
from wams_tui.casework.words import N_

_CHECK_BYTES = 3


def split(vault_id: str) -> tuple[tuple[str, str], bytes]:
    """Make two halves as they are printed, and the key they give together."""
    halves = os.urandom(KEY_BYTES), os.urandom(KEY_BYTES)
    printed = _printed("A", halves[0], vault_id), _printed("B", halves[1], vault_id)
    return printed, _joined(halves, vault_id)


def seal_recovery(vault_id: str, private: HybridPrivate, key: bytes) -> bytes:
    """Seal the recovery private key under what the halves give."""
    return seal(key, private.raw, _bound(vault_id, private.public))


def open_recovery(vault_id: str, public: HybridPublic, sealed: bytes, halves: tuple[str, str]) -> HybridPrivate:
    """Return the recovery private key from the two printed halves, in either order.

    Raises:
        Misused: a half is mistyped, or both are the same half, or of another vault.
        Locked: the halves are well formed and do not open this vault.
    """
    read = dict(_read(half, vault_id) for half in halves)
    if set(read) != {"A", "B"}:
        raise Misused(N_("Er zijn twee verschillende herstelhelften nodig, A en B."), N_("Typ beide helften over."))
    try:
        return HybridPrivate(unseal(_joined((read["A"], read["B"]), vault_id), sealed, _bound(vault_id, public)))
    except (Unopened, ValueError) as error:
        raise Locked(
            N_("Deze herstelhelften openen de kluis niet."), N_("Gebruik de laatst afgedrukte helften.")
        ) from error


def check_half(vault_id: str, letter: str, printed: str) -> None:
    """Accept a printed half that is half ``letter`` (A or B) of this vault, as far as its check tells.

    Raises:
        Misused: it is mistyped, of another vault, or the other half.
    """
    found, _half = _read(printed, vault_id)
    if found != letter:
        raise Misused(
            N_("Dit is helft {found}, niet helft {letter}."), N_("Neem het andere blad."), found=found, letter=letter
        )


def _bound(vault_id: str, public: HybridPublic) -> bytes:
    return canonical("wams/recovery/1", vault_id, public.raw)


def _joined(halves: tuple[bytes, bytes], vault_id: str) -> bytes:
    secret = bytes(a ^ b for a, b in zip(*halves, strict=True))
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=canonical("wams/recovery-key/1", vault_id)).derive(secret)


def _check(name: str, half: bytes, vault_id: str) -> bytes:
    return digest(canonical("wams/recovery-half/1", vault_id, name, half))[:_CHECK_BYTES]


def _printed(name: str, half: bytes, vault_id: str) -> str:
    letters = base64.b32encode(half + _check(name, half, vault_id)).decode("ascii")
    return "-".join([name, *(letters[start : start + 4] for start in range(0, len(letters), 4))])


def _read(printed: str, vault_id: str) -> tuple[str, bytes]:
    letters = "".join(printed.split()).replace("-", "").upper()
    try:
        raw = base64.b32decode(letters[1:])
    except ValueError:
        raw = b""
    half, check = raw[:KEY_BYTES], raw[KEY_BYTES:]
    if len(half) != KEY_BYTES or check != _check(letters[:1], half, vault_id):
        raise Misused(
            N_("Een herstelhelft is niet goed overgetypt of hoort bij een andere kluis."),
            N_("Kijk de letters na; een helft begint met A of B."),
        )
    return letters[0], half
