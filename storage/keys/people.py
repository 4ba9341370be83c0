"""Who is who: coordinators, certified by the vault's root key (docs/security.md §4.3)."""

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from storage.basics import strict
from storage.basics.codec import canonical, canonical_json, digest, to_text
from storage.basics.hybrid import HybridPublic
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

LONGEST_NAME = 80
"""Characters of a coordinator's name."""

RECOVERY = "recovery"
"""Stands where a coordinator id stands, for what is sealed to the recovery key."""

DUTY = "duty"
"""Stands where a coordinator id stands, for what is sealed to the duty key."""


class Role(StrEnum):
    """What a coordinator is in the vault."""

    COORDINATOR = "coordinator"
    TEAMLEIDER = "teamleider"
    BEHEERDER = "beheerder"
    FG = "fg"
    JURIST = "jurist"
    """Answers in the *vraagbaak*; holds no key but that of the vault, and gets no case."""


@dataclass(frozen=True)
class Coordinator:
    """Somebody with a key slot."""

    id: str
    name: str
    role: Role


def tidy_name(text: str) -> str:
    """Return a name as it is kept: form C, single spaces.

    Raises:
        Misused: it is empty, too long, or holds signs that do not show.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Misused(
            N_("Een medewerker heeft een naam nodig van gewone letters, ten hoogste {most} tekens."),
            N_("Geef een naam op zoals collega's hem kennen."),
            most=LONGEST_NAME,
        )
    return name


def same_name(one: str, other: str) -> bool:
    """Say whether two names are the same to a person: capitals and the way of typing an accent do not count."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())


@dataclass(frozen=True)
class Certificate:
    """The root key's word that these public keys are this coordinator's.

    ``since`` and ``until`` are microseconds since 1970; ``until`` None is no end. ``signing`` is an Ed25519 public
    key (32 bytes), ``hybrid`` the one to seal to. ``serial`` counts the certificates of this coordinator from 1: a
    higher one takes the place of the lower from its ``since`` on.

    Raises:
        ValueError: a serial below 1, or an end before the beginning.
    """

    coordinator: Coordinator
    serial: int
    hybrid: HybridPublic
    signing: bytes
    since: int
    until: int | None
    signature: bytes = b""

    def __post_init__(self) -> None:
        if self.serial < 1 or (self.until is not None and self.until < self.since):
            raise ValueError("not a period or not a serial")

    def to_sign(self, vault_id: str, nature: VaultNature) -> bytes:
        """Return the bytes the root key signs."""
        who = self.coordinator
        return canonical(
            "wams/certificate/1", vault_id, nature.value, self.serial, who.id, who.name, who.role.value,
            self.hybrid.raw, self.signing, self.since, self.until,
        )  # fmt: skip

    def signed(self, root: Ed25519PrivateKey, vault_id: str, nature: VaultNature) -> "Certificate":
        """Return the same certificate with the root key's signature."""
        return replace(self, signature=root.sign(self.to_sign(vault_id, nature)))

    def is_genuine(self, root_public: bytes, vault_id: str, nature: VaultNature) -> bool:
        """Say whether the root key signed exactly this."""
        return verifies(root_public, self.signature, self.to_sign(vault_id, nature))

    def in_force(self, time: int) -> bool:
        """Say whether ``time`` (microseconds) is in its period."""
        return self.since <= time and (self.until is None or time < self.until)

    def signed_by_holder(self, signature: bytes, message: bytes) -> bool:
        """Say whether the coordinator signed ``message``."""
        return verifies(self.signing, signature, message)

    def to_json(self) -> dict[str, object]:
        """Return it as it stands in ``vault.keys`` and in the table ``coordinator``."""
        return {
            "coordinator": self.coordinator.id,
            "serial": self.serial,
            "name": self.coordinator.name,
            "role": self.coordinator.role.value,
            "hybrid": to_text(self.hybrid.raw),
            "signing": to_text(self.signing),
            "since": self.since,
            "until": self.until,
            "signature": to_text(self.signature),
        }

    @classmethod
    def from_json(cls, value: object) -> "Certificate":
        """Read what :meth:`to_json` wrote.

        Raises:
            ValueError: a field is missing, too many, or of another form.
        """
        source = strict.fields(
            value, "coordinator", "serial", "name", "role", "hybrid", "signing", "since", "until", "signature"
        )
        who = Coordinator(
            strict.text(source, "coordinator"), strict.text(source, "name"), Role(strict.text(source, "role"))
        )
        return cls(
            who,
            strict.number(source, "serial"),
            HybridPublic(strict.raw(source, "hybrid")),
            strict.raw(source, "signing", 32),
            strict.number(source, "since"),
            strict.optional_number(source, "until"),
            strict.raw(source, "signature", 64),
        )

    @property
    def hash(self) -> bytes:
        """SHA-256 of the certificate's canonical JSON."""
        return digest(canonical_json(self.to_json()))


def verifies(public: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether ``signature`` is one of ``message`` by the Ed25519 key ``public``."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
