"""The case keys this coordinator holds: found, opened, kept while the vault is unlocked (docs/security.md §6)."""

from collections.abc import Callable
from datetime import datetime

from storage.basics.codec import Unopened, fresh_key, micros
from storage.basics.hybrid import HybridPublic
from storage.basics.sql import Connection, Row
from storage.cases import epochs
from storage.cases.anchors import Anchors
from storage.cases.epochs import FIRST
from storage.cases.trust import Judge
from storage.keys.grants import GONE_BYTES, ROW, Grant, give, unwrap, wrap
from storage.keys.people import DUTY, RECOVERY, Certificate
from storage.keys.slots import Pocket
from storage.logs.logbook import CaseKey
from storage.logs.writes import CaseWrite, GrantWrite, Write
from storage.sites.site import Base
from storage.vault import statements
from storage.vault.keywatch import KeyWatch
from storage.vault.roster import Roster
from wams_tui.casework.errors import Conflict, Damaged, Locked
from wams_tui.casework.words import N_

_STANDS = (
    "SELECT c.epoch, (SELECT max(g.epoch) FROM case_grant AS g WHERE g.grantee = :me AND g.case_id = c.id) "
    "FROM case_file AS c WHERE c.id = :case"
)
_GRANTS = "digest, wrapped FROM case_grant WHERE grantee = :me AND case_id = :case "
_MINE = (
    "SELECT " + ROW + ", " + _GRANTS
    + "AND epoch >= :epoch AND since <= :now AND (until IS NULL OR until > :now) "
    + f"AND length(sealed) > {GONE_BYTES} ORDER BY epoch"
)  # fmt: skip
_WRAPPED = "SELECT epoch, " + _GRANTS + "AND wrapped IS NOT NULL"
_KEEP = "UPDATE case_grant SET wrapped = :wrapped WHERE case_id = :case AND epoch = :epoch AND grantee = :me"
_TAKE = "UPDATE case_grant SET sealed = :sealed, wrapped = NULL WHERE id = :id"
WAS_HERE = "SELECT 1 FROM ledger WHERE case_id = :case LIMIT 1"
"""Of a case that is not there, the lines in the ledger tell that it was destroyed: the destroying is one of them."""
_GIVE = (
    "INSERT INTO case_grant (id, case_id, epoch, grantee, recipient, granter, given, since, until, signature, sealed, "
    "digest, wrapped) VALUES (:id, :case_id, :epoch, :grantee, :recipient, :granter, :given, :since, :until, "
    ":signature, :sealed, :digest, :wrapped)"
)


class CaseKeys:
    """Finds and makes case keys for one coordinator.

    Args:
        watch: The key file, as colleagues may change it.
        me: The coordinator's own certificate.
        pocket: What the slot held.
        roster: Everybody's certificates, checked against the pinned root.
        database: Where grants stand.
        now: The clock.
    """

    def __init__(
        self,
        watch: KeyWatch,
        me: Certificate,
        pocket: Pocket,
        roster: Roster,
        database: Base,
        now: Callable[[], datetime],
    ) -> None:
        self._vault_id = watch.newest().vault_id
        self._watch = watch
        self._me = me
        self._pocket = pocket
        self._roster = roster
        self._database = database
        self._now = now
        self._known: dict[tuple[str, int, bytes], bytes] = {}

    @property
    def my_id(self) -> str:
        """The coordinator's id."""
        return self._me.coordinator.id

    def current(self, case_id: str) -> CaseKey:
        """Return the key of a case's present epoch; inside a transaction, that of its moment.

        Raises:
            Locked: there is no such case, or no grant for it; which of the two is not told.
            Damaged: the grant is not genuine, or the case was put back to an epoch that has passed.
        """
        with self._database.reading() as sql:
            row = sql.execute(_STANDS, {"case": case_id, "me": self.my_id}).fetchone()
        if row is not None and row[1] is not None and not self._reaches(case_id, *row):
            raise not_genuine()
        key = None if row is None or row[1] != row[0] else self.at(case_id, row[0])
        if key is None:
            raise Locked(
                N_("Deze casus bestaat niet of is niet met u gedeeld."),
                N_("Vraag de coördinator of de beheerder om toegang."),
            )
        return key

    def _reaches(self, case_id: str, stands: object, granted: object) -> bool:
        """Say whether a case stands at least at the epoch one was granted, and at the last one seen."""
        seen = max((epoch for case, epoch, _ in self._known if case == case_id), default=0)
        return isinstance(stands, int) and isinstance(granted, int) and stands >= max(granted, seen)

    def at(self, case_id: str, epoch: int) -> CaseKey | None:
        """Return the key of a case in one epoch, or None without a grant that is valid now.

        Who holds a later epoch holds the ones before it too.

        Raises:
            Damaged: there is a grant, and it is not a genuine one.
        """
        where = {"case": case_id, "epoch": epoch, "me": self.my_id, "now": micros(self._now())}
        with self._database.reading() as sql:
            rows = sql.execute(_MINE, where).fetchall()
        if not rows:
            return None
        # Somebody who was let back in with the recovery halves has other keys than their earlier grants are sealed to.
        row = next((row for row in rows if row[4] == self._me.hybrid.fingerprint), rows[0])
        if row[2] == epoch:
            return CaseKey(case_id, epoch, self._of_row(row))
        latest = CaseKey(case_id, row[2], self._of_row(row))
        with self._database.reading() as sql:
            key = self.every(sql, latest).get(epoch)
        if key is None:
            raise not_genuine()
        return CaseKey(case_id, epoch, key)

    def _of_row(self, row: Row) -> bytes:
        """Return the key of a grant: re-wrapped, or else as it was sealed."""
        grant, grant_digest, wrapped = Grant.of_row(row[:11]), row[11], row[12]
        known = None if wrapped is None else self.unwrapped(grant.case_id, grant.epoch, grant_digest, wrapped)
        return self._first_use(grant, grant_digest) if known is None else known

    def unwrapped(self, case_id: str, epoch: int, grant_digest: bytes, wrapped: bytes) -> bytes | None:
        """Return a case key from its own re-wrapped form, or None where that does not open."""
        known = self._known.get((case_id, epoch, grant_digest))
        if known is not None:
            return known
        try:
            key = unwrap(self._pocket.secrets.wrap, wrapped, self._vault_id, (case_id, epoch, self.my_id), grant_digest)
        except (Unopened, TypeError):
            return None
        self._known[case_id, epoch, grant_digest] = key
        return key

    def _first_use(self, grant: Grant, stored_digest: bytes) -> bytes:
        people = self._roster.renewed()
        try:
            if not grant.is_genuine(self._vault_id, people) or grant.digest(self._vault_id) != stored_digest:
                raise Unopened
            key = grant.open(self._vault_id, self._pocket.secrets.hybrid)
            with self._database.reading() as sql:
                self.judge().accept(sql, CaseKey(grant.case_id, grant.epoch, key), self.held(sql, grant.case_id))
        except (Unopened, TypeError, ValueError, OverflowError) as error:
            raise not_genuine() from error
        where = {"case": grant.case_id, "epoch": grant.epoch, "me": self.my_id}
        if not self._database.only_reads:
            with self._database.writing() as sql:
                wrapped = self._wrap(grant.case_id, grant.epoch, key, stored_digest)
                sql.execute(_KEEP, {**where, "wrapped": wrapped})
        self._known[grant.case_id, grant.epoch, stored_digest] = key
        return key

    def held(self, sql: Connection, case_id: str) -> dict[int, bytes]:
        """Return the keys of a case, by epoch, that one used before and that are beyond doubt."""
        rows = sql.execute(_WRAPPED, {"case": case_id, "me": self.my_id}).fetchall()
        opened = {row[0]: self.unwrapped(case_id, *row) for row in rows}
        return {epoch: key for epoch, key in opened.items() if key is not None}

    def judge(self) -> Judge:
        """Return what looks at epochs and grants with the eyes of this session."""
        keys = self._watch.newest()
        stated = statements.opening(self._vault_id, self._pocket.secrets.vault_key, self._roster)
        return Judge(self._vault_id, self._roster, Anchors(keys, self._roster, stated))

    def every(self, sql: Connection, case: CaseKey) -> dict[int, bytes]:
        """Return the keys of all epochs of a case up to that of ``case``.

        Raises:
            Damaged: an epoch is missing or is not what its author signed.
        """
        try:
            return self.judge().keys(epochs.until(sql, case.case_id, case.epoch), case)
        except Unopened as error:
            raise not_genuine() from error

    def _wrap(self, case_id: str, epoch: int, key: bytes, grant_digest: bytes) -> bytes:
        return wrap(self._pocket.secrets.wrap, key, self._vault_id, (case_id, epoch, self.my_id), grant_digest)

    def make(self, sql: Connection, case_id: str) -> tuple[CaseKey, tuple[Write, ...]]:
        """Make a case with a random key, granted to this coordinator and sealed to recovery and to the duty key.

        Returns:
            The key, and what the audit line must say of the case and its grants.

        Raises:
            Conflict: there is a case with this id.
        """
        if sql.execute("SELECT 1 FROM case_file WHERE id = :case", {"case": case_id}).fetchone():
            raise Conflict(N_("Er bestaat al een casus met dit kenmerk."), N_("Kies een ander kenmerk."))
        if sql.execute(WAS_HERE, {"case": case_id}).fetchone():
            raise Conflict(
                N_("Een casus met dit kenmerk is vernietigd en komt niet terug."), N_("Kies een ander kenmerk.")
            )
        case, now = CaseKey(case_id, FIRST, fresh_key()), micros(self._now())
        sql.execute(
            "INSERT INTO case_file (id, epoch, created) VALUES (:id, :epoch, :created)",
            {"id": case_id, "epoch": case.epoch, "created": now},
        )
        beginning = epochs.begin(self._vault_id, case, None, self.my_id, now, self._pocket.sign)
        beginning.insert(sql)
        # On the road from the day of one's certificate: the clock of the laptop may be behind that of home.
        period = (self._me.since, None) if self._watch.newest().travels else None
        writes = (
            CaseWrite(case_id, case.epoch, beginning.digest(self._vault_id)),
            self.give(sql, case, self.my_id, self._me.hybrid, now, period),
            *self.give_to_vault(sql, case, now),
        )
        return case, writes

    def renew(self, sql: Connection, before: CaseKey, now: int) -> tuple[CaseKey, Write]:
        """Begin the next epoch of a case with a random key that nobody holds yet."""
        case = CaseKey(before.case_id, before.epoch + 1, fresh_key())
        beginning = epochs.begin(self._vault_id, case, before, self.my_id, now, self._pocket.sign)
        beginning.insert(sql)
        where = {"case": case.case_id, "epoch": case.epoch}
        sql.execute("UPDATE case_file SET epoch = :epoch WHERE id = :case", where)
        return case, CaseWrite(case.case_id, case.epoch, beginning.digest(self._vault_id))

    def give_to_vault(self, sql: Connection, case: CaseKey, now: int) -> list[Write]:
        """Seal a case key to the vault's own keys: recovery, and duty where there is one."""
        keys = self._watch.newest()
        publics = {RECOVERY: keys.recovery, DUTY: keys.duty}
        return [self.give(sql, case, who, public, now) for who, public in publics.items() if public is not None]

    def give(
        self,
        sql: Connection,
        case: CaseKey,
        grantee: str,
        public: HybridPublic,
        now: int,
        period: tuple[int, int | None] | None = None,
    ) -> Write:
        """Grant a case key to ``grantee`` from ``now`` on, or for ``period`` (since, until), in microseconds."""
        since, until = period or (now, None)
        bare = Grant(case.case_id, case.epoch, grantee, b"", self.my_id, now, since, until, b"")
        grant = give(self._vault_id, bare, case.key, public, self._pocket.sign)
        grant_digest = grant.digest(self._vault_id)
        wrapped = self._wrap(case.case_id, case.epoch, case.key, grant_digest) if grantee == self.my_id else None
        sql.execute(_GIVE, {**vars(grant), "digest": grant_digest, "wrapped": wrapped})
        return GrantWrite(case.case_id, case.epoch, grantee, grant_digest)

    def take(self, sql: Connection, grant: Grant) -> Write:
        """Take a grant away: its key is gone, and that it was given can still be checked."""
        sql.execute(_TAKE, {"sealed": grant.taken_away().sealed, "id": grant.id})
        return GrantWrite(grant.case_id, grant.epoch, grant.grantee, None)

    def forget(self) -> None:
        """Drop every key."""
        self._known.clear()


def not_genuine() -> Damaged:
    """Return what is raised where a case key is not what it should be."""
    return Damaged(
        N_("De toegang tot deze casus is niet echt of is veranderd."),
        N_("Open de casus niet verder en laat de beheerder de kluis controleren (wams vault verify)."),
    )
