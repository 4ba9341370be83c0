"""The signed head: how far both logs were, kept outside the vault, so that turning back is noticed (security.md §8)."""

import json
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Protocol

from storage.basics import strict
from storage.basics.codec import canonical, canonical_json, to_text
from storage.basics.files import PRIVATE, read_small, told, write_whole
from storage.basics.findings import Finding, FindingKind
from storage.keys.grants import Signed
from storage.keys.keyfile import KeyFile
from storage.keys.people import Certificate
from wams_tui.casework.errors import Damaged, Unusable
from wams_tui.casework.words import N_

VERSION = 1
READABLE = 0o640
"""Of heads in a directory of a group: all its members may compare with them."""
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

    def signed(self, sign: Callable[[bytes], bytes]) -> "SignedHead":
        """Return it signed."""
        return replace(self, signature=sign(self.message()))

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

    def directories(self) -> Iterator[Path]:
        """Yield the directories."""
        yield self.directory
        if self.extra is not None:
            yield self.extra

    def paths(self, vault_id: str, coordinator: str) -> Iterator[Path]:
        """Yield where the heads of one coordinator of this vault stand."""
        for directory in self.directories():
            yield directory / f"{vault_id}.{coordinator}.json"

    def seen_here(self, vault_id: str) -> tuple[str, ...]:
        """Return which coordinators locked this vault on this account, the last one first."""
        try:
            found = sorted(self.directory.glob(f"{vault_id}.*.json"), key=lambda path: path.stat().st_mtime_ns)
        except OSError:
            return ()
        return tuple(path.name.split(".")[1] for path in reversed(found))

    def gather(self, vault_id: str, coordinator: str) -> "list[FoundHead]":
        """Read every head of this vault that is there, whoever signed it; one's own is looked for in every place."""
        found: list[FoundHead] = []
        for own in self.paths(vault_id, coordinator):
            try:
                others = set(own.parent.glob(f"{vault_id}.*.json"))
            except OSError:
                others = set()
            found.extend(_found(path, vault_id, own) for path in sorted(others | {own}))
        return found

    def write(self, head: SignedHead, fits: "Callable[[FoundHead], Fit]") -> None:
        """Put ``head`` in every place.

        What is there and is not a genuine head is set aside first, never overwritten; what knows more than the vault
        stays where it is.

        Raises:
            Unusable: a place may not be written, or holds a head that knows more.
        """
        for path in self.paths(head.vault_id, head.coordinator):
            with told(path.parent):
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                mode = READABLE if path.parent.stat().st_mode & stat.S_IWGRP else PRIVATE
            before = fits(_found(path, head.vault_id, path))
            if before is Fit.AHEAD:
                raise Unusable(AHEAD, N_("Laat de beheerder nagaan of er een oude kopie is teruggezet."), place=path)
            if before in {Fit.UNREADABLE, Fit.RESTORED}:
                with told(path):
                    path.rename(path.with_name(f"{path.name}.{head.time}.opzij"))
            write_whole(path, canonical_json(head.to_json()), mode)


class Fit(Enum):
    """How a head that was found stands to the vault."""

    GENUINE = "past"
    MISSING = "ontbreekt"
    UNREADABLE = "onleesbaar"
    AHEAD = "loopt voor"
    RESTORED = "van voor het terugzetten"


@dataclass(frozen=True)
class FoundHead:
    """What stands in one place: a head of this vault, or else why there is none."""

    path: Path
    head: "SignedHead | Fit"


AHEAD = N_("De kluis is ouder of anders dan de laatst ondertekende stand in {place}.")
_SENTENCES = {
    Fit.MISSING: (
        FindingKind.HEAD_MISSING,
        N_(
            "Er is geen ondertekende stand van u buiten de kluis ({place}); terugzetten valt nu minder goed op."
            " Opende u de kluis op deze machine al eerder, meld het dan aan de beheerder."
        ),
    ),
    Fit.UNREADABLE: (
        FindingKind.HEAD_UNREADABLE,
        N_("De ondertekende stand in {place} is niet leesbaar of niet echt."),
    ),
    Fit.AHEAD: (FindingKind.HEAD_AHEAD, AHEAD),
    Fit.RESTORED: (
        FindingKind.RESTORED,
        N_("De ondertekende stand in {place} is van voor het terugzetten van de kluis; wat daarna is gedaan, is weg."),
    ),
}

TailAt = Callable[[str, int], bytes | None]
"""Gives the hash of line ``seq`` of a log, or None where there is no such line."""


class Known(Signed, Protocol):
    """The people of a vault, as far as heads ask for them."""

    def find(self, coordinator: str) -> Certificate | None:
        """Return a coordinator's latest certificate, or None for somebody unknown."""

    def at(self, coordinator: str, time: int) -> Certificate | None:
        """Return the certificate in force at ``time``, or None."""


class Explains(Protocol):
    """What was signed about putting the vault back to an earlier day (:mod:`storage.vault.restored`)."""

    def explains(self, head: SignedHead, people: Known, tail_at: TailAt) -> bool:
        """Say whether a head that knows more is of the days that were given up."""


def check(found: Iterable[FoundHead], fits: Callable[[FoundHead], Fit]) -> tuple[Finding, ...]:
    """Compare every head kept outside with the vault; ``fits`` says how each stands to it.

    Returns:
        Heads that are missing, unreadable or of before a restore, to be told to the user.

    Raises:
        Damaged: a head knows lines, keys or people that the vault no longer has: it was turned back, cut off or
            rewritten.
    """
    findings = tuple(compare(found, fits))
    for finding in findings:
        if finding.kind is FindingKind.HEAD_AHEAD:
            raise Damaged(
                finding.sentence,
                N_("Verander niets meer. Laat de beheerder nagaan of er een oude kopie is teruggezet."),
                place=finding.place,
            )
    return findings


def compare(found: Iterable[FoundHead], fits: Callable[[FoundHead], Fit]) -> Iterator[Finding]:
    """Yield what is wrong between the heads kept outside and the vault; nothing where all fits."""
    for each in found:
        fit = fits(each)
        if fit is not Fit.GENUINE:
            kind, sentence = _SENTENCES[fit]
            yield Finding(kind, sentence, str(each.path))


def judge(found: FoundHead, keys: KeyFile, people: Known, tail_at: TailAt, past: Explains | None = None) -> Fit:
    """Say how a head stands to the vault.

    A head of this vault by somebody the vault does not know is one of a later day: it knows more. That is no damage
    where ``past`` explains it.
    """
    head = found.head
    if isinstance(head, Fit):
        return head
    if people.find(head.coordinator) is None or not _fits(head, keys, tail_at):
        return Fit.RESTORED if past is not None and past.explains(head, people, tail_at) else Fit.AHEAD
    genuine = people.signed(head.coordinator, head.time, head.signature, head.message())
    return Fit.GENUINE if genuine else Fit.UNREADABLE


def _found(path: Path, vault_id: str, own: Path) -> FoundHead:
    try:
        head = SignedHead.from_bytes(read_small(path, _MOST_BYTES))
    except Unusable:
        return FoundHead(path, Fit.UNREADABLE if path != own or _is_there(path) else Fit.MISSING)
    except (ValueError, KeyError, RecursionError, Damaged):
        return FoundHead(path, Fit.UNREADABLE)
    return FoundHead(path, head if head.vault_id == vault_id else Fit.UNREADABLE)


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except OSError:
        return False
    return True


def _fits(head: SignedHead, keys: KeyFile, tail_at: TailAt) -> bool:
    if head.keys_revision > keys.revision or (head.keys_revision == keys.revision and head.keys_hash != keys.hash):
        return False
    return all(tail_at(log, tail.seq) == tail.hash for log, tail in (("ledger", head.ledger), ("audit", head.audit)))
