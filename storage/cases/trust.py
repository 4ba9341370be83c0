"""Whether a case key that was handed over is the key of that case, before it is used (docs/security.md §6.3)."""

from collections.abc import Mapping, Sequence

from storage.basics.codec import Unopened
from storage.basics.sql import Connection
from storage.cases import epochs, records
from storage.cases.anchors import Anchors
from storage.cases.epochs import FIRST, Epoch
from storage.cases.views import HEAD
from storage.keys.grants import ROW, Grant, Signed
from storage.logs.logbook import CaseKey
from wams_tui.casework.errors import Damaged

_OF_HOLDER = " FROM case_grant WHERE case_id = :case AND grantee = :who"
_GRANTS = "SELECT " + ROW + _OF_HOLDER


class Judge:
    """Looks at the epochs of cases with the eyes of one vault.

    Args:
        vault_id: The vault.
        people: Who can say whether somebody signed something.
        anchors: Who may begin an epoch of any case.
    """

    def __init__(self, vault_id: str, people: Signed, anchors: Anchors) -> None:
        self._vault_id = vault_id
        self._people = people
        self._anchors = anchors

    def accept(self, sql: Connection, case: CaseKey, held: Mapping[int, bytes]) -> None:
        """Make sure that ``case`` is the key of its epoch.

        Args:
            sql: Where to read.
            case: The key that was handed over.
            held: Keys of the same case, by epoch, that are beyond doubt.

        Raises:
            Unopened: it is not, or whoever began the epoch did not hold the one before, or might not begin it.
        """
        chain = epochs.until(sql, case.case_id, case.epoch)
        keys = self.keys(chain, case)
        if any(keys[epoch] != key for epoch, key in held.items() if epoch in keys):
            raise Unopened
        self._open_head(sql, case.case_id, keys)
        for epoch in chain:
            if not self.may_begin(sql, epoch):
                raise Unopened

    def keys(self, chain: Sequence[Epoch], case: CaseKey) -> dict[int, bytes]:
        """Return the keys of all epochs up to that of ``case``, each checked with what its author signed.

        Raises:
            Unopened: an epoch is missing, not signed, or does not follow from the one before.
        """
        if [epoch.epoch for epoch in chain] != list(range(FIRST, case.epoch + 1)):
            raise Unopened
        keys, key = {}, case.key
        for epoch in reversed(chain):
            known = CaseKey(case.case_id, epoch.epoch, key)
            if not epoch.is_genuine(self._vault_id, self._people):
                raise Unopened
            if epochs.key_check(self._vault_id, known) != epoch.key_check:
                raise Unopened
            keys[epoch.epoch] = key
            if epoch.epoch > FIRST:
                key = epoch.before(self._vault_id, key)
        return keys

    def _open_head(self, sql: Connection, case_id: str, keys: Mapping[int, bytes]) -> None:
        row = sql.execute(records.ONE, {"case": case_id, "id": case_id}).fetchone()
        if row is None or row[1] != HEAD or row[2] not in keys:
            raise Unopened
        try:
            records.opened(self._vault_id, CaseKey(case_id, row[2], keys[row[2]]), row)
        except Damaged as error:
            raise Unopened from error

    def may_begin(self, sql: Connection, epoch: Epoch) -> bool:
        """Say whether the author of an epoch had a part in the case before it."""
        return epoch.epoch == FIRST or self.had_part(sql, epoch.case_id, epoch.epoch - 1, epoch.author, epoch.made)

    def gave(self, sql: Connection, grant: Grant) -> bool:
        """Say whether a grant is signed by somebody who had a part in the case when they gave it."""
        return grant.is_genuine(self._vault_id, self._people) and self.had_part(
            sql, grant.case_id, grant.epoch, grant.granter, grant.given
        )

    def had_part(
        self, sql: Connection, case_id: str, number: int, who: str, time: int, seen: frozenset[str] = frozenset()
    ) -> bool:
        """Say whether somebody had a part in one epoch of a case at ``time``.

        They began it, or were granted it by somebody else who had a part when giving it, or were an administrator or
        an officer then. A grant that was taken away since still tells that it was given.
        """
        if self._anchors.holds(sql, who, time):
            return True
        beginning = [epoch for epoch in epochs.until(sql, case_id, number) if epoch.epoch == number]
        if any(epoch.author == who and epoch.is_genuine(self._vault_id, self._people) for epoch in beginning):
            return True
        rows = sql.execute(_GRANTS, {"case": case_id, "who": who}).fetchall()
        return any(
            self.had_part(sql, case_id, number, grant.granter, grant.given, seen | {who})
            for grant in map(Grant.of_row, rows)
            if grant.epoch == number
            and grant.granter not in seen | {who}
            and grant.counts(time)
            and grant.is_genuine(self._vault_id, self._people)
        )
