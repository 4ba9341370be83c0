"""How far both logs are, signed and kept outside the vault: now and then while one works, and at the end."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from storage.basics.codec import micros
from storage.basics.findings import Finding, FindingKind
from storage.keys.keyfile import KeyFile
from storage.logs.chains import AUDIT, LEDGER
from storage.logs.logbook import Logbook, tail, tail_at
from storage.outside.heads import SignedHead
from storage.sites.surroundings import afterwards
from storage.vault.restored import judging, past

if TYPE_CHECKING:
    from storage.vault.session import Opened

HEAD_EVERY_LINES = 100
HEAD_EVERY = timedelta(minutes=5)


class HeadKeeper:
    """Signs the heads of one session.

    Args:
        opened: What the session stands on.
        logbook: Counts the lines the session wrote.
        newest: Gives the key file as it stands now.
    """

    def __init__(self, opened: "Opened", logbook: Logbook, newest: Callable[[], KeyFile]) -> None:
        self._opened = opened
        self._logbook = logbook
        self._newest = newest
        self._lines, self._time = 0, opened.now()

    def is_due(self, patience: int) -> bool:
        """Say whether enough lines were written, or time has passed, since the last one; ``patience`` times as much."""
        enough = self._logbook.lines - self._lines >= patience * HEAD_EVERY_LINES
        return enough or abs(self._opened.now() - self._time) >= patience * HEAD_EVERY

    def keep(self) -> tuple[Finding, ...]:
        """Sign how far both logs are and keep it; what kept that from being done is told, never raised."""
        self._lines, self._time = self._logbook.lines, self._opened.now()
        return afterwards(FindingKind.HEAD_MISSING, self._sign)

    def _sign(self) -> None:
        opened, database = self._opened, self._opened.database
        vault_id = opened.keys.vault_id
        with database.turn(), database.reading() as sql:
            keys = self._newest()
            head = SignedHead(
                vault_id, tail(sql, LEDGER, vault_id), tail(sql, AUDIT, vault_id),
                keys.revision, keys.hash, micros(opened.now()), opened.me.coordinator.id,
            ).signed(opened.pocket.sign)  # fmt: skip
            explained = past(sql, vault_id, opened.secrets.vault_key, opened.roster)
            opened.heads.write(head, judging(keys, opened.roster, tail_at(sql, vault_id), explained))
