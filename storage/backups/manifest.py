"""The manifest of a backup: of which vault and which moment it is, signed by who made it (docs/security.md §10)."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from storage.basics import strict
from storage.basics.codec import canonical, canonical_json, digest, to_text
from storage.basics.files import PRIVATE, read_small, told, write_whole
from storage.keys.keyfile import refuse_newer
from storage.outside.heads import Tail
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Damaged
from wams_tui.casework.words import N_

NAME = "manifest.json"
FORMAT = "wams-backup"
VERSION = 1
_MOST_BYTES = 64 * 1024
_CHUNK = 1 << 20
_FIELDS = (
    "format", "version", "id", "vault", "nature", "vault_format", "made", "expires", "database", "keys",
    "keys_revision", "ledger", "audit", "coordinator", "signature",
)  # fmt: skip


@dataclass(frozen=True)
class FileSum:
    """A file as it was written: its size in bytes and its SHA-256."""

    size: int
    hash: bytes

    @classmethod
    def of(cls, path: Path) -> "FileSum":
        """Read a file through.

        Raises:
            Unusable: it cannot be read.
        """
        hashed, size = hashlib.sha256(), 0
        with told(path), path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                hashed.update(chunk)
                size += len(chunk)
        return cls(size, hashed.digest())

    def to_json(self) -> dict[str, object]:
        """Return it as it stands in the manifest."""
        return {"size": self.size, "hash": to_text(self.hash)}

    @classmethod
    def from_json(cls, value: object) -> "FileSum":
        """Read what :meth:`to_json` wrote."""
        source = strict.fields(value, "size", "hash")
        return cls(strict.number(source, "size"), strict.raw(source, "hash", 32))


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself; times in microseconds since 1970.

    ``vault_format`` is that of the database in it, ``keys_revision`` that of the key file; both tails are the ends of
    the logs in it. From ``expires`` on it is to be deleted.
    """

    id: str
    vault_id: str
    nature: VaultNature
    vault_format: int
    made: int
    expires: int
    database: FileSum
    keys: FileSum
    keys_revision: int
    ledger: Tail
    audit: Tail
    coordinator: str
    signature: bytes = b""

    def to_json(self) -> dict[str, object]:
        """Return the file's content."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "id": self.id,
            "vault": self.vault_id,
            "nature": self.nature.value,
            "vault_format": self.vault_format,
            "made": self.made,
            "expires": self.expires,
            "database": self.database.to_json(),
            "keys": self.keys.to_json(),
            "keys_revision": self.keys_revision,
            "ledger": self.ledger.to_json(),
            "audit": self.audit.to_json(),
            "coordinator": self.coordinator,
            "signature": to_text(self.signature),
        }

    def message(self) -> bytes:
        """Return what the coordinator signs."""
        content = self.to_json()
        del content["signature"]
        return canonical("wams/backup/1", canonical_json(content))

    def signed(self, sign: Callable[[bytes], bytes]) -> "Manifest":
        """Return it signed."""
        return replace(self, signature=sign(self.message()))

    @property
    def hash(self) -> bytes:
        """SHA-256 of the file's bytes."""
        return digest(canonical_json(self.to_json()))

    def store(self, directory: Path) -> None:
        """Write it into a backup."""
        write_whole(directory / NAME, canonical_json(self.to_json()), PRIVATE)


def load(directory: Path) -> Manifest:
    """Read the manifest of the backup in ``directory``; its signature is checked apart.

    Raises:
        Unusable: there is none, it may not be read, or a newer program made it.
        Damaged: it is not what a program wrote.
    """
    path = directory / NAME
    content = read_small(path, _MOST_BYTES)
    try:
        manifest = _parse(content)
        whole = canonical_json(manifest.to_json()) == content
    except (ValueError, KeyError, RecursionError):
        whole = False
    if not whole:
        raise Damaged(
            N_("De beschrijving van de back-up in {path} is beschadigd of veranderd."),
            N_("Gebruik een andere back-up."),
            path=path,
        )
    return manifest


def _parse(content: bytes) -> Manifest:
    value = json.loads(content)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ValueError("not the manifest of a backup")
    refuse_newer(strict.number(value, "version"), VERSION)
    source = strict.fields(value, *_FIELDS)
    return Manifest(
        strict.text(source, "id"),
        strict.text(source, "vault"),
        VaultNature(strict.text(source, "nature")),
        strict.number(source, "vault_format"),
        strict.number(source, "made"),
        strict.number(source, "expires"),
        FileSum.from_json(source["database"]),
        FileSum.from_json(source["keys"]),
        strict.number(source, "keys_revision"),
        Tail.from_json(source["ledger"]),
        Tail.from_json(source["audit"]),
        strict.text(source, "coordinator"),
        strict.raw(source, "signature", 64),
    )
