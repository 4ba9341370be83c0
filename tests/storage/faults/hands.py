"""Sessions for processes made by the hundred: Argon2id is paid for once, all the rest of unlocking each time."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import HeadPlace, Session
from storage.entry import opening
from storage.keys import keyfile
from storage.keys.keyfile import KeyFile
from storage.keys.slots import Secrets, Slot
from storage.sites.place import site_of
from tests.storage.vaults import PASSPHRASE

_BOOT = datetime(2026, 11, 21, 12, tzinfo=UTC)


def now() -> datetime:
    """Return a time that goes on alike in every process, and is later than the vaults that tests copy."""
    return _BOOT + timedelta(microseconds=time.monotonic_ns() // 1000)


@dataclass(frozen=True)
class Hands:
    """An opened slot, with which a vault can be unlocked again and again."""

    keys: KeyFile
    slot: Slot
    secrets: Secrets

    @classmethod
    def of(cls, vault: Path) -> "Hands":
        """Open the one slot of a vault."""
        keys = keyfile.load(vault)
        return cls(keys, *opening.enter(keys, PASSPHRASE, keys.slots))

    def unlock(self, vault: Path, heads: Path) -> Session:
        """Unlock the vault, or a copy of it, as after the passphrase was found right."""
        return opening.open_session(site_of(vault), self.keys, self.slot, self.secrets, HeadPlace(heads), now)
