"""A coordinator's key slot: from passphrase to their keys and the vault's (docs/security.md §4.2)."""

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.basics import strict
from storage.basics.codec import Unopened, canonical, canonical_json, seal, to_text, unseal
from storage.basics.hybrid import HybridPrivate
from storage.keys.kdf import SALT_BYTES, KdfParams, stretch
from storage.keys.people import Certificate
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Locked
from wams_tui.casework.words import N_


class Factor(StrEnum):
    """What opens a slot."""

    WORDS = "wachtwoordzin"
    WORDS_AND_DEVICE = "wachtwoordzin+apparaat"


@dataclass(frozen=True, repr=False)
class OwnKeys:
    """What a slot holds: the coordinator's own keys, and the pins that a swapped file cannot move."""

    hybrid: HybridPrivate
    signing: bytes
    wrap: bytes
    root: bytes
    nature: VaultNature

    def to_bytes(self) -> bytes:
        """Return the JSON that is sealed in the slot."""
        return canonical_json(
            {
                "hybrid": to_text(self.hybrid.raw),
                "signing": to_text(self.signing),
                "wrap": to_text(self.wrap),
                "root": to_text(self.root),
                "nature": self.nature.value,
            }
        )

    @classmethod
    def from_bytes(cls, content: bytes) -> "OwnKeys":
        """Read what :meth:`to_bytes` wrote; ValueError where it is something else."""
        source = strict.fields(json.loads(content), "hybrid", "signing", "wrap", "root", "nature")
        return OwnKeys(
            HybridPrivate(strict.raw(source, "hybrid")),
            strict.raw(source, "signing", 32),
            strict.raw(source, "wrap", 32),
            strict.raw(source, "root", 32),
            VaultNature(strict.text(source, "nature")),
        )


@dataclass(frozen=True, repr=False)
class Secrets(OwnKeys):
    """All that an unlocked vault stands on: the coordinator's own keys, and the vault key that was sealed to them."""

    vault_key: bytes


class Pocket:
    """The secrets of one unlocked vault; empty once it is locked."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets: Secrets | None = secrets
        self._signing: Ed25519PrivateKey | None = Ed25519PrivateKey.from_private_bytes(secrets.signing)

    @property
    def secrets(self) -> Secrets:
        """What is in it; :class:`~wams_tui.casework.errors.Locked` after :meth:`empty`."""
        if self._secrets is None:
            raise locked()
        return self._secrets

    def sign(self, message: bytes) -> bytes:
        """Return the coordinator's signature; :class:`~wams_tui.casework.errors.Locked` after :meth:`empty`."""
        if self._signing is None:
            raise locked()
        return self._signing.sign(message)

    def empty(self) -> None:
        """Drop every key."""
        self._secrets = self._signing = None


def locked() -> Locked:
    """Return what a locked vault answers to everything."""
    return Locked(N_("De kluis is vergrendeld."), N_("Ontgrendel de kluis met uw wachtwoordzin."))


@dataclass(frozen=True)
class Slot:
    """One coordinator's way in."""

    certificate: Certificate
    kdf: KdfParams
    salt: bytes
    factor: Factor
    sealed: bytes

    @classmethod
    def make(
        cls,
        vault_id: str,
        certificate: Certificate,
        own: OwnKeys,
        passphrase: str,
        kdf: KdfParams,
        salt: bytes,
        device_key: bytes = b"",
    ) -> "Slot":
        """Seal ``own`` under ``passphrase``, and under the key of a device where one is given."""
        bare = cls(certificate, kdf, salt, Factor.WORDS_AND_DEVICE if device_key else Factor.WORDS, b"")
        key = bare._key(vault_id, passphrase, device_key)
        return replace(bare, sealed=seal(key, own.to_bytes(), bare._bound(vault_id)))

    def open(self, vault_id: str, passphrase: str, device_key: bytes = b"") -> OwnKeys:
        """Return what is sealed.

        Raises:
            Unopened: another passphrase or device, or a slot that was changed.
        """
        key = self._key(vault_id, passphrase, device_key)
        try:
            return OwnKeys.from_bytes(unseal(key, self.sealed, self._bound(vault_id)))
        except ValueError as error:
            raise Unopened from error

    def _key(self, vault_id: str, passphrase: str, device_key: bytes) -> bytes:
        context = canonical("wams/slot-key/1", vault_id, self.certificate.coordinator.id)
        return stretch(passphrase, self.salt, self.kdf, device_key, context)

    def _bound(self, vault_id: str) -> bytes:
        # Not the whole certificate: another end, name or role must not shut its holder out.
        me = self.certificate
        return canonical(
            "wams/slot/1", vault_id, me.coordinator.id, me.hybrid.raw, me.signing, self.salt,
            self.kdf.memory_kib, self.kdf.passes, self.kdf.lanes, self.factor.value,
        )  # fmt: skip

    def to_json(self) -> dict[str, Any]:
        """Return it as it stands in the file."""
        cost = {"memory_kib": self.kdf.memory_kib, "passes": self.kdf.passes, "lanes": self.kdf.lanes}
        return {
            "certificate": self.certificate.to_json(),
            "kdf": {"name": "argon2id", **cost},
            "salt": to_text(self.salt),
            "factor": self.factor.value,
            "sealed": to_text(self.sealed),
        }

    @classmethod
    def from_json(cls, value: object) -> "Slot":
        """Read what :meth:`to_json` wrote; ValueError where it is something else."""
        source = strict.fields(value, "certificate", "kdf", "salt", "factor", "sealed")
        cost = strict.fields(source["kdf"], "name", "memory_kib", "passes", "lanes")
        if strict.text(cost, "name") != "argon2id":
            raise ValueError("unknown key derivation")
        return cls(
            Certificate.from_json(source["certificate"]),
            KdfParams(strict.number(cost, "memory_kib"), strict.number(cost, "passes"), strict.number(cost, "lanes")),
            strict.raw(source, "salt", SALT_BYTES),
            Factor(strict.text(source, "factor")),
            strict.raw(source, "sealed"),
        )
