"""Public keys of *age* (age-encryption.org/v1): told from a slip of the finger by their own checksum."""

import hashlib

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_PREFIX = "age1"
_LENGTH = 62
"""``age1``, 32 bytes in 52 letters, and a checksum of 6."""


def age_key(text: str) -> str:
    """Return a public key of age (X25519) as it is written, in small letters.

    Raises:
        Misused: it is none, or a letter of it is not as it was made; a private key is refused as such.
    """
    key = "".join(text.split()).lower()
    if key.startswith("age-secret-key-"):
        raise Misused(
            N_("Dit is een geheime sleutel; die hoort alleen bij de eigenaar."),
            N_("Vraag de ontvanger om de openbare sleutel (age1…) en om een nieuwe geheime sleutel te maken."),
        )
    if len(key) != _LENGTH or not key.startswith(_PREFIX) or not _sums_up(key):
        raise Misused(
            N_("Dit is geen openbare age-sleutel, of er staat een letter verkeerd in."),
            N_("Neem de sleutel over zoals de ontvanger hem gaf: age1 en nog 58 tekens."),
        )
    return key


def fingerprint(key: str) -> str:
    """Return what two people read to each other over the telephone: 16 hex digits in fours; nothing for no key."""
    if not key:
        return ""
    digits = hashlib.sha256(key.encode()).hexdigest()[:16]
    return " ".join(digits[place : place + 4] for place in range(0, 16, 4))


def _sums_up(key: str) -> bool:
    """Whether the Bech32 checksum (BIP 173) is that of the rest."""
    data = [_LETTERS.find(letter) for letter in key[len(_PREFIX) :]]
    if min(data) < 0:
        return False
    name = _PREFIX[:-1]
    values = [*(ord(letter) >> 5 for letter in name), 0, *(ord(letter) & 31 for letter in name), *data]
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATOR):
            check ^= generator if (top >> place) & 1 else 0
    return check == 1
