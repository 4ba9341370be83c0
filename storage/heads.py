"""The signed head: how far both logs were, kept outside the vault, so that turning back is noticed (security.md §8)."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import strict
from storage.codec import canonical, canonical_json, to_text
from storage.files import PRIVATE, read_small, told, write_whole
from storage.findings import Finding, FindingKind
from storage.keyfile import KeyFile
from storage.people import Certificate
from wams_tui.casework.errors import Damaged, Unusable
from wams_tui.casework.words import N_

VERSION = 1
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True)
class Tail:
    """The last line of a log: its number (0 before the first) and hash."""

    seq: int
    hash: bytes

    def to_json(self) -> dict[str, object]:
        """Return it as it stands in the head."""
        return {"seq": self.seq, "hash": to_text(self.hash)}

    @classmethod
    def from_json(cls, value: object) -> "Tail":
        """Read what :meth:`to_json` wrote."""
        source = strict.fields(value, "seq", "hash")
        return cls(strict.number(source, "seq"), strict.raw(source, "hash", 32))


@dataclass(frozen=True)
class SignedHead:
    """Both tails and the key file at one moment, signed by the coordinator who was there."""

    vault_id: str
    ledger: Tail
    audit: Tail
    keys_revision: int
    keys_hash: bytes
    time: int
    coordinator: str
    signature: bytes = b""

    def to_json(self) -> dict[str, object]:
        """Return the file's content."""
        return {
            "version": VERSION,
            "vault": self.vault_id,
            "ledger": self.ledger.to_json(),
            "audit": self.audit.to_json(),
            "keys": {"revision": self.keys_revision, "hash": to_text(self.keys_hash)},
            "time": self.time,
            "coordinator": self.coordinator,
            "signature": to_text(self.signature),
        }

    def message(self) -> bytes:
        """Return what the coordinator signs."""
        content = self.to_json()
        del content["signature"]
        return canonical("wams/head/1", canonical_json(content))

    def signed(self, signing: Ed25519PrivateKey) -> "SignedHead":
        """Return it signed."""
        return replace(self, signature=signing.sign(self.message()))

    @classmethod
    def from_bytes(cls, content: bytes) -> "SignedHead":
        """Read a head file; ValueError where it is something else."""
        source = strict.fields(
            json.loads(content), "version", "vault", "ledger", "audit", "keys", "time", "coordinator", "signature"
        )
        if strict.number(source, "version") != VERSION:
            raise ValueError("unknown version of a head")
        keys = strict.fields(source["keys"], "revision", "hash")
        return cls(
            strict.text(source, "vault"),
            Tail.from_json(source["ledger"]),
            Tail.from_json(source["audit"]),
            strict.number(keys, "revision"),
            strict.raw(keys, "hash", 32),
            strict.number(source, "time"),
            strict.text(source, "coordinator"),
            strict.raw(source, "signature", 64),
        )


@dataclass(frozen=True)
class HeadPlace:
    """The directories outside the vault where heads are kept: the user's own, and perhaps a second one."""

    directory: Path
    extra: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "HeadPlace":
        """Return ``$XDG_STATE_HOME/wams/heads`` (``~/.local/state`` without), and ``$WAMS_HEADS`` where set."""
        home = Path(environment.get("HOME") or "~").expanduser()
        state = Path(environment.get("XDG_STATE_HOME") or home / ".local" / "state")
        extra = environment.get("WAMS_HEADS")
        return cls(state / "wams" / "heads", Path(extra) if extra else None)

    def paths(self, vault_id: str) -> Iterator[Path]:
        """Yield where the heads of this vault stand."""
        for directory in (self.directory, self.extra):
            if directory is not None:
                yield directory / f"{vault_id}.json"

    def write(self, head: SignedHead) -> None:
        """Put ``head`` in every place.

        Raises:
            Unusable: a place may not be written.
        """
        for path in self.paths(head.vault_id):
            with told(path.parent):
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(path, canonical_json(head.to_json()), PRIVATE)


Find = Callable[[str], Certificate | None]
"""Gives the genuine certificate of a coordinator, or None."""

TailAt = Callable[[str, int], bytes | None]
"""Gives the hash of line ``seq`` of a log, or None where there is no such line."""


def check(place: HeadPlace, keys: KeyFile, find: Find, tail_at: TailAt) -> tuple[Finding, ...]:
    """Compare every head kept outside with the vault.

    Returns:
        Heads that are missing or unreadable, to be told to the user.

    Raises:
        Damaged: a head knows lines or keys that the vault no longer has: it was turned back, cut off or rewritten.
    """
    found = tuple(compare(place, keys, find, tail_at))
    for finding in found:
        if finding.kind is FindingKind.HEAD_AHEAD:
            raise Damaged(
                finding.sentence,
                N_("Verander niets meer. Laat de beheerder nagaan of er een oude kopie is teruggezet."),
                place=finding.place,
            )
    return found


def compare(place: HeadPlace, keys: KeyFile, find: Find, tail_at: TailAt) -> Iterator[Finding]:
    """Yield what is wrong between the heads kept outside and the vault; nothing where all fits."""
    for path in place.paths(keys.vault_id):
        try:
            head = _read(path, keys.vault_id, find)
        except Unusable:
            sentence = N_("Er is geen ondertekende stand buiten de kluis ({place}); terugzetten valt nu niet op.")
            yield Finding(FindingKind.HEAD_MISSING, sentence, str(path))
        except (ValueError, KeyError, RecursionError, Damaged):
            sentence = N_("De ondertekende stand in {place} is niet leesbaar of niet echt.")
            yield Finding(FindingKind.HEAD_UNREADABLE, sentence, str(path))
        else:
            if not _fits(head, keys, tail_at):
                sentence = N_("De kluis is ouder of anders dan de laatst ondertekende stand in {place}.")
                yield Finding(FindingKind.HEAD_AHEAD, sentence, str(path))


def _read(path: Path, vault_id: str, find: Find) -> SignedHead:
    head = SignedHead.from_bytes(read_small(path, _MOST_BYTES))
    author = find(head.coordinator)
    if head.vault_id != vault_id or author is None or not author.signed_by_holder(head.signature, head.message()):
        raise ValueError("not a head of this vault")
    return head


def _fits(head: SignedHead, keys: KeyFile, tail_at: TailAt) -> bool:
    if head.keys_revision > keys.revision or (head.keys_revision == keys.revision and head.keys_hash != keys.hash):
        return False
    return all(tail_at(log, tail.seq) == tail.hash for log, tail in (("ledger", head.ledger), ("audit", head.audit)))
