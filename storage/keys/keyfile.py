"""``vault.keys``: who has a key slot, and every public key of the vault, signed (docs/security.md §4)."""

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.basics import strict
from storage.basics.codec import canonical, canonical_json, digest, to_text
from storage.basics.files import read_small, told, write_whole
from storage.basics.hybrid import HybridPublic
from storage.keys.people import Certificate, verifies
from storage.keys.slots import Slot
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Damaged, Unusable
from wams_tui.casework.words import N_

NAME = "vault.keys"
FORMAT = "wams-vault-keys"
VERSION = 1
FIRST_SERIAL = 1
"""Of a new vault; another duty key and other recovery halves each bring the next."""

MOST_BYTES = 8 * 1024 * 1024


class HeldKey(StrEnum):
    """A private key of the vault that is sealed to named holders."""

    VAULT = "vault"
    ROOT = "root"
    LOG = "log"
    DUTY = "duty"


@dataclass(frozen=True)
class Held:
    """A private key of the vault, sealed to one holder (a coordinator id, or ``recovery``)."""

    key: HeldKey
    holder: str
    sealed: bytes

    @classmethod
    def make(cls, vault_id: str, key: HeldKey, content: bytes, holder: str, public: HybridPublic) -> "Held":
        """Seal ``content`` to ``public``."""
        return cls(key, holder, public.seal(content, held_info(vault_id, key, holder)))

    def to_json(self) -> dict[str, Any]:
        """Return it as it stands in the file."""
        return {"key": self.key.value, "holder": self.holder, "sealed": to_text(self.sealed)}

    @classmethod
    def from_json(cls, value: object) -> "Held":
        """Read what :meth:`to_json` wrote; ValueError where it is something else."""
        source = strict.fields(value, "key", "holder", "sealed")
        return cls(HeldKey(strict.text(source, "key")), strict.text(source, "holder"), strict.raw(source, "sealed"))


def held_info(vault_id: str, key: HeldKey, holder: str) -> bytes:
    """Return the HPKE ``info`` under which a held key is sealed."""
    return canonical("wams/held/1", vault_id, key.value, holder)


@dataclass(frozen=True)
class KeyFile:
    """The whole of ``vault.keys``; times in microseconds since 1970.

    ``revision`` counts changes of the file, ``serial`` those of what the root key says in it.
    """

    vault_id: str
    nature: VaultNature
    created: int
    revision: int
    serial: int
    root: bytes
    log: HybridPublic
    recovery: HybridPublic
    recovery_sealed: bytes
    duty: HybridPublic | None
    root_signature: bytes
    slots: tuple[Slot, ...]
    held: tuple[Held, ...]
    author: str
    signature: bytes = b""
    halves: int | None = None
    """When the present recovery halves were made, where that was not with the vault."""

    @property
    def travels(self) -> bool:
        """Whether this is a travel vault: it has no recovery of its own, but that of home."""
        return not self.recovery_sealed

    @property
    def halves_made(self) -> int | None:
        """When the present recovery halves were made, or None where that is not written down."""
        return self.created if self.halves is None and self.serial == FIRST_SERIAL else self.halves

    def root_message(self) -> bytes:
        """Return what the root key signs: the vault's own public keys, so that no author can exchange one."""
        return canonical(
            "wams/vault-keys/1", self.vault_id, self.nature.value, self.serial, self.created,
            self.log.raw, self.recovery.raw, None if self.duty is None else self.duty.raw,
        )  # fmt: skip

    def to_json(self) -> dict[str, Any]:
        """Return the file's content."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "vault": self.vault_id,
            "nature": self.nature.value,
            "created": self.created,
            "revision": self.revision,
            "serial": self.serial,
            "root": to_text(self.root),
            "log": to_text(self.log.raw),
            "recovery": to_text(self.recovery.raw),
            "recovery_sealed": to_text(self.recovery_sealed),
            "duty": None if self.duty is None else to_text(self.duty.raw),
            "root_signature": to_text(self.root_signature),
            "slots": [slot.to_json() for slot in self.slots],
            "held": [held.to_json() for held in self.held],
            "author": self.author,
            "signature": to_text(self.signature),
        } | ({} if self.halves is None else {"halves": self.halves})

    def _author_message(self) -> bytes:
        content = self.to_json()
        del content["signature"]
        return canonical("wams/vault-keys-author/1", canonical_json(content))

    def signed(self, signing: Ed25519PrivateKey) -> "KeyFile":
        """Return the file signed by its author."""
        return replace(self, signature=signing.sign(self._author_message()))

    def signed_by_root(self, root: Ed25519PrivateKey) -> "KeyFile":
        """Return the file with the root key's signature over the vault's own keys."""
        return replace(self, root_signature=root.sign(self.root_message()))

    def slot_of(self, coordinator: str) -> Slot | None:
        """Return the slot of a coordinator, by id."""
        return next((slot for slot in self.slots if slot.certificate.coordinator.id == coordinator), None)

    def held_by(self, holder: str, key: HeldKey) -> Held | None:
        """Return a private key of the vault as it is sealed to ``holder``, or None."""
        return next((held for held in self.held if (held.holder, held.key) == (holder, key)), None)

    def is_whole(self) -> bool:
        """Say whether every signature in it holds, as far as the file can tell; the root is pinned in the slots."""
        author = self.slot_of(self.author)
        return (
            author is not None
            and verifies(self.root, self.root_signature, self.root_message())
            and all(slot.certificate.is_genuine(self.root, self.vault_id, self.nature) for slot in self.slots)
            and self.signed_by(author.certificate)
        )

    def signed_by(self, author: Certificate) -> bool:
        """Say whether the holder of this certificate signed the file."""
        return author.signed_by_holder(self.signature, self._author_message())

    @property
    def hash(self) -> bytes:
        """SHA-256 of the file's bytes as :meth:`to_bytes` gives them."""
        return digest(self.to_bytes())

    def to_bytes(self) -> bytes:
        """Return the bytes of the file."""
        return canonical_json(self.to_json())


_FIELDS = (
    "format", "version", "vault", "nature", "created", "revision", "serial", "root", "log", "recovery",
    "recovery_sealed", "duty", "root_signature", "slots", "held", "author", "signature",
)  # fmt: skip


def parse(content: bytes) -> KeyFile:
    """Read the bytes of ``vault.keys``; signatures are checked apart.

    Raises:
        ValueError: not such a file.
        Unusable: a newer version than this program knows.
    """
    value = json.loads(content)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ValueError("not a key file")
    refuse_newer(strict.number(value, "version"), VERSION)
    source = strict.fields(value, *_FIELDS, *(["halves"] if "halves" in value else ()))
    return KeyFile(
        strict.text(source, "vault"),
        VaultNature(strict.text(source, "nature")),
        strict.number(source, "created"),
        strict.number(source, "revision"),
        strict.number(source, "serial"),
        strict.raw(source, "root", 32),
        HybridPublic(strict.raw(source, "log")),
        HybridPublic(strict.raw(source, "recovery")),
        strict.raw(source, "recovery_sealed"),
        None if source["duty"] is None else HybridPublic(strict.raw(source, "duty")),
        strict.raw(source, "root_signature", 64),
        tuple(Slot.from_json(item) for item in strict.items(source, "slots")),
        tuple(Held.from_json(item) for item in strict.items(source, "held")),
        strict.text(source, "author"),
        strict.raw(source, "signature", 64),
        strict.number(source, "halves") if "halves" in source else None,
    )


def refuse_newer(found: int, known: int) -> None:
    """Refuse a format this program does not know.

    Raises:
        Unusable: ``found`` is newer than ``known``.
        ValueError: it is no version at all.
    """
    if found > known:
        raise Unusable(
            N_("Deze kluis heeft formaat {found}; dit programma kent formaten tot en met {known}."),
            N_("Werk wams bij en open de kluis dan opnieuw; er is niets veranderd."),
            found=found,
            known=known,
        )
    if found < 1:
        raise ValueError("no such version")


def load(directory: Path) -> KeyFile:
    """Read and check the key file of the vault in ``directory``.

    Raises:
        Unusable: it is missing, may not be read, or is of a newer version.
        Damaged: it is not whole: cut off, changed, or not signed by who it says.
    """
    path = directory / NAME
    return checked(read_small(path, MOST_BYTES), path)


def checked(content: bytes, place: Path | str) -> KeyFile:
    """Read the bytes of a key file and check every signature in it; ``place`` is how it is named.

    Raises:
        Unusable: it is of a newer version.
        Damaged: it is not whole: cut off, changed, or not signed by who it says.
    """
    try:
        keys = parse(content)
        whole = keys.is_whole() and keys.to_bytes() == content
    except (ValueError, KeyError, RecursionError):
        whole = False
    if not whole:
        raise Damaged(
            N_("Het sleutelbestand {path} is beschadigd of veranderd."),
            N_("Verander niets meer in de map en laat de beheerder het sleutelbestand uit de back-up terugzetten."),
            path=place,
        )
    return keys


def stamp(directory: Path) -> tuple[int, int]:
    """Return what differs once the file has been written again, without reading it.

    Raises:
        Unusable: it is missing, or the directory is closed to us.
    """
    path = directory / NAME
    with told(path):
        status = path.stat()
    return status.st_ino, status.st_mtime_ns


def store(directory: Path, keys: KeyFile, mode: int) -> None:
    """Write the key file, whole or not at all."""
    write_whole(directory / NAME, keys.to_bytes(), mode)
