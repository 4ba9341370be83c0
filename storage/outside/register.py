"""The register of destroyed cases: outside the vault and its backups, so that none comes back (docs/security.md §14).

One file per coordinator beside their signed head; all files that are found count together.
"""

import json
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from storage.basics import strict
from storage.basics.codec import Unopened, canonical, canonical_json, to_text
from storage.basics.files import PRIVATE, read_small, told, write_whole
from storage.basics.sql import Row
from storage.keys.keyfile import KeyFile
from storage.keys.people import Certificate
from storage.outside.heads import READABLE, HeadPlace
from wams_tui.casework.errors import WamsError

KIND = "vernietigd"
"""The kind of statement that says that a case was destroyed; it holds the entry."""

CLEAN = "opgeruimd"
"""The kind of statement that says that nothing of what was destroyed before it is left in the files."""

VERSION = 1
SUFFIX = ".vernietigd"
_MOST_BYTES = 64 * 1024 * 1024
_FRESH = 24 * 3600 * 10**6
"""Microseconds after which a register is written again though it says nothing new, so that it tells how old it is."""


@dataclass(frozen=True)
class Entry:
    """The word of a coordinator that a case is destroyed; nothing of the case but its id.

    ``ground`` and ``office`` are codes, ``decided_on`` an ISO day, ``time`` microseconds since 1970. The certificate
    goes along, so that an older copy of the vault, which does not know its holder, can check the signature.
    """

    vault_id: str
    case_id: str
    id: str
    time: int
    ground: str
    office: str
    decided_on: str
    certificate: Certificate
    signature: bytes = b""

    def to_json(self) -> dict[str, object]:
        """Return it as it stands in the register, and in the vault's own statement."""
        return {
            "vault": self.vault_id,
            "case": self.case_id,
            "id": self.id,
            "time": self.time,
            "ground": self.ground,
            "office": self.office,
            "decided_on": self.decided_on,
            "certificate": self.certificate.to_json(),
            "signature": to_text(self.signature),
        }

    @classmethod
    def from_json(cls, value: object) -> "Entry":
        """Read what :meth:`to_json` wrote; ValueError where it is something else."""
        source = strict.fields(
            value, "vault", "case", "id", "time", "ground", "office", "decided_on", "certificate", "signature"
        )
        return cls(
            strict.text(source, "vault"),
            strict.text(source, "case"),
            strict.text(source, "id"),
            strict.number(source, "time"),
            strict.text(source, "ground"),
            strict.text(source, "office"),
            strict.text(source, "decided_on"),
            Certificate.from_json(source["certificate"]),
            strict.raw(source, "signature", 64),
        )

    @property
    def author(self) -> str:
        """The coordinator who signed it."""
        return self.certificate.coordinator.id

    def message(self) -> bytes:
        """Return what the coordinator signs."""
        content = self.to_json()
        del content["signature"]
        return canonical("wams/destroyed/1", canonical_json(content))

    def signed(self, sign: Callable[[bytes], bytes]) -> "Entry":
        """Return it signed."""
        return replace(self, signature=sign(self.message()))

    def is_genuine(self, keys: KeyFile) -> bool:
        """Say whether somebody whom the root of this vault had certified then signed exactly this."""
        certificate = self.certificate
        return (
            self.vault_id == keys.vault_id
            and certificate.is_genuine(keys.root, keys.vault_id, keys.nature)
            and certificate.in_force(self.time)
            and certificate.signed_by_holder(self.signature, self.message())
        )


def entry_in(row: Row, opened: Callable[[Row], tuple[bytes, bytes]]) -> Entry | None:
    """Return the entry in a row of ``statement``, or None where it is not genuine or holds none."""
    try:
        content = json.loads(opened(row)[0])
        return Entry.from_json(content["entry"])
    except (Unopened, TypeError, ValueError, KeyError, OverflowError, RecursionError):
        return None


@dataclass(frozen=True)
class Found:
    """What the registers that are within reach say together.

    ``as_of`` is when the newest of them was last held against the vault, None where there is none; ``strange`` are
    files and entries that are not what a coordinator wrote, and count for nothing.
    """

    entries: tuple[Entry, ...]
    as_of: int | None
    strange: tuple[Path, ...]


@dataclass(frozen=True)
class _File:
    as_of: int
    entries: tuple[Entry, ...]

    def to_bytes(self, vault_id: str) -> bytes:
        entries = [entry.to_json() for entry in self.entries]
        return canonical_json({"version": VERSION, "vault": vault_id, "as_of": self.as_of, "entries": entries})

    @classmethod
    def from_bytes(cls, content: bytes, vault_id: str) -> "_File":
        source = strict.fields(json.loads(content), "version", "vault", "as_of", "entries")
        if strict.number(source, "version") != VERSION or strict.text(source, "vault") != vault_id:
            raise ValueError("not the register of this vault")
        entries = tuple(Entry.from_json(item) for item in strict.items(source, "entries"))
        return cls(strict.number(source, "as_of"), entries)


def gather(heads: HeadPlace, keys: KeyFile) -> Found:
    """Read every register of a vault within reach; an entry that no coordinator of it signed counts for nothing."""
    entries: dict[tuple[str, str], Entry] = {}
    as_of: int | None = None
    strange: list[Path] = []
    for directory in heads.directories():
        paths: list[Path] = []
        with suppress(OSError):
            paths = sorted(directory.glob(f"{keys.vault_id}.*{SUFFIX}"))
        for path in paths:
            file = _read(path, keys.vault_id)
            if file is None:
                strange.append(path)
                continue
            genuine = [entry for entry in file.entries if entry.is_genuine(keys)]
            if len(genuine) < len(file.entries):
                strange.append(path)
            entries = {(entry.case_id, entry.author): entry for entry in genuine} | entries
            as_of = max(file.as_of, as_of or 0)
    return Found(tuple(entries.values()), as_of, tuple(strange))


def keep(heads: HeadPlace, keys: KeyFile, coordinator: str, entries: Iterable[Entry], now: int) -> None:
    """See that every entry stands in this coordinator's own register, in each place; none is ever taken out.

    Raises:
        Unusable: a place may not be written.
    """
    # One by somebody without a part in the case must not stand in the way of one by who had.
    wanted = {(entry.case_id, entry.author): entry for entry in entries}
    for directory in heads.directories():
        path = directory / f"{keys.vault_id}.{coordinator}{SUFFIX}"
        before = _read(path, keys.vault_id)
        known = {(entry.case_id, entry.author): entry for entry in before.entries} if before else {}
        with told(directory):
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            mode = READABLE if directory.stat().st_mode & stat.S_IWGRP else PRIVATE
            if before is None and path.exists():
                path.rename(path.with_name(f"{path.name}.{now}.opzij"))
        if before is not None and wanted.keys() <= known.keys() and 0 <= now - before.as_of < _FRESH:
            continue
        file = _File(now, tuple({**wanted, **known}.values()))
        write_whole(path, file.to_bytes(keys.vault_id), mode)


def _read(path: Path, vault_id: str) -> _File | None:
    try:
        return _File.from_bytes(read_small(path, _MOST_BYTES), vault_id)
    except (WamsError, ValueError, KeyError, RecursionError):
        return None
