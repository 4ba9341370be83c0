"""The case keys this coordinator holds: found, opened, kept while the vault is unlocked (docs/security.md §6)."""

from collections.abc import Callable
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import records
from storage.chains import GrantWrite, Write
from storage.codec import Unopened, fresh_key, micros
from storage.database import Connection, Database, Row
from storage.grants import Grant, give, unwrap, wrap
from storage.hybrid import HybridPublic
from storage.logbook import CaseKey
from storage.people import RECOVERY, Certificate
from storage.roster import Roster
from storage.slots import Secrets
from wams_tui.casework.errors import Conflict, Damaged, Locked
from wams_tui.casework.words import N_

FIRST_EPOCH = 1


class CaseKeys:
    """Finds and makes case keys for one coordinator.

    Args:
        vault_id: The vault.
        me: The coordinator's own certificate.
        secrets: What the slot held.
        roster: Everybody's certificates, checked against the pinned root.
        recovery: The recovery key every case key is sealed to.
        database: Where grants stand.
        now: The clock.
    """

    def __init__(
        self,
        vault_id: str,
        me: Certificate,
        secrets: Secrets,
        roster: Roster,
        recovery: HybridPublic,
        database: Database,
        now: Callable[[], datetime],
    ) -> None:
        self._vault_id = vault_id
        self._me = me
        self._secrets = secrets
        self._signing = Ed25519PrivateKey.from_private_bytes(secrets.signing)
        self._roster = roster
        self._recovery = recovery
        self._database = database
        self._now = now
        self._known: dict[tuple[str, int], bytes] = {}

    @property
    def my_id(self) -> str:
        """The coordinator's id."""
        return self._me.coordinator.id

    def current(self, case_id: str) -> CaseKey:
        """Return the key of a case's present epoch.

        Raises:
            Locked: there is no such case, or no grant for it; which of the two is not told.
        """
        with self._database.reading() as sql:
            row = sql.execute("SELECT epoch FROM case_file WHERE id = :case", {"case": case_id}).fetchone()
        key = None if row is None else self.at(case_id, row[0])
        if key is None:
            raise Locked(
                N_("Deze casus bestaat niet of is niet met u gedeeld."),
                N_("Vraag de coördinator of de beheerder om toegang."),
            )
        return key

    def at(self, case_id: str, epoch: int) -> CaseKey | None:
        """Return the key of a case in one epoch, or None without a grant that is valid now.

        Raises:
            Damaged: there is a grant, and it is not a genuine one.
        """
        with self._database.reading() as sql:
            row = sql.execute(
                "SELECT granter, since, until, digest, wrapped, signature, sealed FROM case_grant "
                "WHERE case_id = :case AND epoch = :epoch AND grantee = :me "
                "AND since <= :now AND (until IS NULL OR until > :now)",
                {"case": case_id, "epoch": epoch, "me": self.my_id, "now": micros(self._now())},
            ).fetchone()
        if row is None:
            return None
        if row[4] is not None:
            return CaseKey(case_id, epoch, self.unwrapped(case_id, epoch, row[3], row[4]))
        return self._first_use(case_id, epoch, row)

    def unwrapped(self, case_id: str, epoch: int, grant_digest: bytes, wrapped: bytes) -> bytes:
        """Return a case key from its own re-wrapped form.

        Raises:
            Damaged: it does not belong to this grant.
        """
        known = self._known.get((case_id, epoch))
        if known is not None:
            return known
        who = (case_id, epoch, self.my_id)
        try:
            key = unwrap(self._secrets.wrap, wrapped, self._vault_id, who, grant_digest)
        except Unopened as error:
            raise _not_genuine() from error
        self._known[case_id, epoch] = key
        return key

    def _first_use(self, case_id: str, epoch: int, row: Row) -> CaseKey:
        granter, since, until, stored_digest, _, signature, sealed = row
        grant = Grant(case_id, epoch, self.my_id, granter, since, until, sealed, signature)
        certificate = self._roster.find(granter)
        if certificate is None or not grant.is_genuine(self._vault_id, certificate):
            raise _not_genuine()
        if grant.digest(self._vault_id) != stored_digest:
            raise _not_genuine()
        try:
            key = grant.open(self._vault_id, self._secrets.hybrid)
        except Unopened as error:
            raise _not_genuine() from error
        self._prove(CaseKey(case_id, epoch, key))
        with self._database.writing() as sql:
            sql.execute(
                "UPDATE case_grant SET wrapped = :wrapped WHERE case_id = :case AND epoch = :epoch AND grantee = :me",
                {"wrapped": self._wrap(case_id, epoch, key, stored_digest), "case": case_id, "epoch": epoch,
                 "me": self.my_id},
            )  # fmt: skip
        self._known[case_id, epoch] = key
        return CaseKey(case_id, epoch, key)

    def _prove(self, case: CaseKey) -> None:
        """Refuse a key that opens nothing of the case: somebody may have sealed one of their own to us."""
        with self._database.reading() as sql:
            row = sql.execute(records.OF_EPOCH, {"case": case.case_id, "epoch": case.epoch}).fetchone()
        if row is not None:
            records.opened(self._vault_id, case, row)

    def _wrap(self, case_id: str, epoch: int, key: bytes, grant_digest: bytes) -> bytes:
        return wrap(self._secrets.wrap, key, self._vault_id, (case_id, epoch, self.my_id), grant_digest)

    def make(self, sql: Connection, case_id: str) -> tuple[CaseKey, tuple[Write, ...]]:
        """Make a case with a random key, granted to this coordinator and sealed to recovery.

        Returns:
            The key, and what the audit line must say of the grants.

        Raises:
            Conflict: there is a case with this id.
        """
        if sql.execute("SELECT 1 FROM case_file WHERE id = :case", {"case": case_id}).fetchone():
            raise Conflict(N_("Er bestaat al een casus met dit kenmerk."), N_("Kies een ander kenmerk."))
        case = CaseKey(case_id, FIRST_EPOCH, fresh_key())
        now = micros(self._now())
        sql.execute(
            "INSERT INTO case_file (id, epoch, created) VALUES (:id, :epoch, :created)",
            {"id": case_id, "epoch": case.epoch, "created": now},
        )
        writes = (
            self._give(sql, case, self.my_id, self._me.hybrid, now),
            self._give(sql, case, RECOVERY, self._recovery, now),
        )
        self._known[case_id, case.epoch] = case.key
        return case, writes

    def _give(self, sql: Connection, case: CaseKey, grantee: str, public: HybridPublic, now: int) -> Write:
        bare = Grant(case.case_id, case.epoch, grantee, self.my_id, now, None, b"")
        grant = give(self._vault_id, bare, case.key, public, self._signing)
        grant_digest = grant.digest(self._vault_id)
        wrapped = self._wrap(case.case_id, case.epoch, case.key, grant_digest) if grantee == self.my_id else None
        sql.execute(
            "INSERT INTO case_grant "
            "(id, case_id, epoch, grantee, granter, since, until, digest, wrapped, signature, sealed) VALUES "
            "(:id, :case_id, :epoch, :grantee, :granter, :since, :until, :digest, :wrapped, :signature, :sealed)",
            {**vars(grant), "digest": grant_digest, "wrapped": wrapped},
        )
        return GrantWrite(case.case_id, case.epoch, grantee, grant_digest)

    def forget(self) -> None:
        """Drop every key."""
        self._known.clear()


def _not_genuine() -> Damaged:
    return Damaged(
        N_("De toegang tot deze casus is niet echt of is veranderd."),
        N_("Open de casus niet verder en laat de beheerder de kluis controleren (wams vault verify)."),
    )
