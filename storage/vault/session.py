"""An unlocked vault: lists, cases, writes and both logs, for one coordinator (docs/security.md §6–§8)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from storage.basics.codec import fresh_id, micros
from storage.basics.findings import Finding, FindingKind
from storage.basics.sql import Connection
from storage.cases import caselist, origin, records
from storage.cases.views import AuditRow, Change, LedgerRow, StoredHead, StoredRecord, WriteReceipt
from storage.keys.keyfile import KeyFile
from storage.keys.people import Certificate, Coordinator
from storage.keys.slots import Pocket, Secrets, locked
from storage.logs.events import OwnAction, is_look, own_payload, payload
from storage.logs.logbook import CaseKey, Logbook
from storage.logs.writes import KeysWrite, Write
from storage.outside.heads import HeadPlace
from storage.sites.site import Base, Site
from storage.sites.surroundings import afterwards
from storage.sites.transactions import only_to_read
from storage.vault import foundation, standing, statements
from storage.vault.casekeys import CaseKeys
from storage.vault.deeds import Deed, rewrite_keys
from storage.vault.headkeeper import HeadKeeper
from storage.vault.headlist import shown_head
from storage.vault.keywatch import KeyWatch
from storage.vault.readlogs import LogReader
from storage.vault.roster import Roster, insert
from storage.vault.statements import Statement, Told
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Locked, Unusable
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from wams_tui.casework.log import AuditEvent, LedgerEntry

MISSED = N_("De toegang van een medewerker was nog niet in het logboek en is nu alsnog vastgelegd ({place}).")


@dataclass(frozen=True)
class Opened:
    """What unlocking found, handed to the session."""

    site: Site
    keys: KeyFile
    pocket: Pocket
    me: Certificate
    roster: Roster
    database: Base
    heads: HeadPlace
    now: Callable[[], datetime]
    warnings: tuple[Finding, ...]
    told: Told = field(default_factory=Told)

    @property
    def secrets(self) -> Secrets:
        """The keys; :class:`~wams_tui.casework.errors.Locked` once the vault is locked."""
        return self.pocket.secrets


class Session:
    """An unlocked vault.

    Reading and writing may be done from several threads at once; a long :meth:`batch` in one thread does not keep
    another from reading. After :meth:`lock` every call raises :class:`~wams_tui.casework.errors.Locked`.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._database: Base | None = opened.database
        self.vault_id = opened.keys.vault_id
        self.nature: VaultNature = opened.keys.nature
        self.coordinator: Coordinator = opened.me.coordinator
        self.warnings = opened.warnings
        self._logbook = Logbook(self.vault_id, self.coordinator.id, opened.pocket, opened.keys.log)
        self._watch = KeyWatch(opened.site, opened.keys, opened.roster, self._time)
        self._keys = CaseKeys(self._watch, opened.me, opened.pocket, opened.roster, opened.database, opened.now)
        self.case_keys = self._keys
        self._logs = LogReader(
            opened.keys, opened.pocket, opened.roster, self._keys, opened.database, self._logbook
        )  # fmt: skip
        self._heads = HeadKeeper(opened, self._logbook, self.newest_keys)
        self._batches = 0

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        if self._database is not None:
            self.lock()

    @property
    def _db(self) -> Base:
        if self._database is None:
            raise locked()
        return self._database

    def _time(self) -> int:
        return micros(self._opened.now())

    # -- reading ---------------------------------------------------------------------------------------------------

    def case_count(self) -> int:
        """Return how many cases this coordinator may open now."""
        with self._db.reading() as sql:
            return caselist.count(sql, self.coordinator.id, self._time())

    def heads(self, offset: int = 0, limit: int | None = None) -> list[StoredHead]:
        """Return the cases of this coordinator as they stand in a list, the last changed first.

        Args:
            offset: How many to pass over.
            limit: How many at most; None is all.

        A head that is not what was written is left out, and :attr:`warnings` says which.
        """
        with self._db.reading() as sql:
            rows = caselist.rows(sql, self.coordinator.id, self._time(), offset, limit)
        found = [shown_head(self.vault_id, self._keys, row) for row in rows]
        self._warn(*(one for one in found if isinstance(one, Finding)))
        return [one for one in found if isinstance(one, StoredHead)]

    def read_case(self, case_id: str, event: "AuditEvent") -> list[StoredRecord]:
        """Return every record of a case, the audit line of ``event`` being durable before.

        Raises:
            Locked: no such case, or no grant for it.
            Damaged: a record is not what was written.
        """
        with self._writing(event, patience=2) as sql:  # who only looks waits for a head half as often
            case = self._keys.current(case_id)
            self._logbook.audit(sql, self._time(), payload(event, case_id))
        with self._db.reading() as sql:
            rows = sql.execute(records.SHOWN, {"case": case_id}).fetchall()
        return [records.opened(self.vault_id, self._of_epoch(case, row[2]), row) for row in rows]

    def _of_epoch(self, case: CaseKey, epoch: int) -> CaseKey:
        return case if case.epoch == epoch else (self._keys.at(case.case_id, epoch) or case)

    def data_version(self) -> int:
        """Return a number that changes when another session has written to the vault; cheap, for polling."""
        return self._db.data_version()

    # -- writing ---------------------------------------------------------------------------------------------------

    def only_read(self) -> None:
        """Write nothing any more, but who looked at what, and that one left; meant for beside one's other session."""
        self._db.only_read()

    def require_writing(self) -> None:
        """Refuse to begin on what ends in a write, before anything outside the vault is written for it.

        Raises:
            Refused: one only looks here.
        """
        if self._db.only_reads:
            raise only_to_read()

    @contextmanager
    def _writing(self, event: "AuditEvent | None" = None, patience: int = 1) -> Iterator[Connection]:
        """Give the transaction of a write, or of a line of the log alone where ``event`` says that one looked."""
        base = self._db
        with self._undone_forgets(), base.recording() if is_look(event) else base.writing() as sql:
            standing.require(sql, self._opened, self._time())
            yield sql
        if self._batches == 0 and self._heads.is_due(patience):
            self.checkpoint()

    @contextmanager
    def _undone_forgets(self) -> Iterator[None]:
        """Drop keys that were learnt inside a transaction that comes to nothing."""
        done = False
        try:
            yield
            done = True
        finally:
            if not done:
                self._keys.forget()

    def write(
        self,
        case_id: str,
        changes: Sequence[Change],
        event: "AuditEvent",
        ledger: Sequence["LedgerEntry"] = (),
        unchanged: Mapping[str, int] = MappingProxyType({}),
    ) -> WriteReceipt:
        """Store changes, ledger lines and the audit line together: all of it, durable, or nothing.

        Args:
            case_id: The case they belong to.
            changes: What is to become of its records.
            event: What the audit log says of it.
            ledger: What the disclosure ledger says of it, a line per data subject.
            unchanged: Versions, by record id, that this rests on though it does not write them.

        Raises:
            StaleWrite: a record was changed by somebody else; it carries both versions.
            Conflict: a record in ``unchanged`` has another version by now.
            Locked: no such case, or no grant for it.
            Unusable: the disk is full or may not be written.
        """
        with self._writing() as sql:
            case = self._keys.current(case_id)
            records.require(sql, case_id, unchanged)
            time = self._time()
            kept = origin.keep(sql, self._opened.keys, case, changes, time)
            done = [records.apply(sql, self.vault_id, case, change, time) for change in changes]
            lines = [self._logbook.ledger(sql, time, entry.model_dump_json().encode(), case) for entry in ledger]
            writes: tuple[Write, ...] = (*kept, *done, *(line[1] for line in lines))
            audit_id = self._logbook.audit(sql, time, payload(event, case_id), writes)
        if lines and self._batches == 0:
            self.checkpoint()
        versions = {write.record_id: write.version for write in done if write.hash is not None}
        return WriteReceipt(audit_id, versions, tuple(line[0] for line in lines))

    def create_case(self, changes: Sequence[Change], event: "AuditEvent", case_id: str | None = None) -> str:
        """Make a case with its first records, granted to this coordinator and sealed to recovery; return its id.

        Args:
            changes: The records; a head's record id may be left empty and becomes the case id.
            event: What the audit log says of it.
            case_id: The id to give it; None makes a random one.

        Raises:
            Conflict: there is a case with this id.
        """
        made = fresh_id() if case_id is None else case_id
        with self._writing() as sql:
            time = self._time()
            case, grants = self._keys.make(sql, made)
            named = [change.in_case(made) for change in changes]
            done = tuple(records.apply(sql, self.vault_id, case, change, time) for change in named)
            self._logbook.audit(sql, time, payload(event, made), (*grants, *done))
        return made

    def record_event(self, event: "AuditEvent", case_id: str = "") -> str:
        """Write an audit line alone; return its id. Where one only looks, only what tells of looking is written."""
        with self._writing(event) as sql:
            return self._logbook.audit(sql, self._time(), payload(event, case_id))

    def state(self, kind: str, content: bytes, event: "AuditEvent", after: str | None = None) -> str:
        """Store a statement about the vault, signed by this coordinator, for every colleague to read; return its id.

        It is never changed and never taken away; it must hold nothing of a case. ``after`` is the last statement of
        this kind that was read before it, empty for none.

        Raises:
            Conflict: ``after`` was given and another of this kind came in since; nothing is written then.
        """
        with self.deed(event) as deed:
            return statements.add(deed, self._opened, kind, content, after)

    def last_statement(self, kind: str) -> str:
        """Return the id of the newest statement of one kind, empty where there is none: whether a reading is fresh."""
        with self._db.reading() as sql:
            return statements.newest(sql, kind)

    def statements(self, kind: str, after: int = 0) -> list[Statement]:
        """Return the statements of one kind, oldest first; one that is not genuine is left out, with a warning.

        ``after`` leaves out those up to that number (:func:`storage.last_statement`).
        """
        with self._db.reading() as sql:
            found, strange = statements.read(sql, self._opened, kind, after)
        for finding in strange:
            self._warn(finding)
        return found

    @contextmanager
    def deed(self, event: "AuditEvent", case_id: str = "") -> Iterator[Deed]:
        """Give what a change of the vault itself is made with; not for other rooms.

        Afterwards come the key file, where the deed changes it, and the audit line, in the same transaction.
        """
        with self._writing() as sql:
            deed = Deed(sql, self._time(), self._logbook)
            yield deed
            if deed.key_edits:
                deed.writes.append(rewrite_keys(self._opened, deed))
            self._logbook.audit(sql, deed.time, payload(event, case_id), tuple(deed.writes))
        if deed.key_edits and self._batches == 0:
            self.checkpoint()

    def newest_keys(self) -> KeyFile:
        """Return the key file as colleagues may have changed it since unlocking; not for other rooms."""
        return self._watch.newest()

    def note(self, sql: Connection, content: bytes, writes: tuple[Write, ...]) -> None:
        """Write an audit line of the store's own inside a transaction that is under way; not for other rooms."""
        standing.require(sql, self._opened, self._time())
        self._logbook.audit(sql, self._time(), content, writes)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Make all writes inside one transaction: together durable, or none of them.

        A write inside that fails is undone alone; the caller may go on.
        """
        self._batches += 1
        try:
            with self._undone_forgets(), self._db.writing():
                yield
                self._db.optimize()
        finally:
            self._batches -= 1
        if self._batches == 0:
            self._warn(*afterwards(FindingKind.SPACE, self._db.settle))
            self.checkpoint()

    # -- the logs --------------------------------------------------------------------------------------------------

    def ledger(self, case_id: str | None = None) -> Iterator[LedgerRow]:
        """Yield the disclosure ledger, oldest first, of one case or of all; entries that cannot be opened are None."""
        _ = self._db
        return self._logs.ledger(case_id)

    def audit_lines(self) -> Iterator[AuditRow]:
        """Yield the audit log, oldest first; its events open for a holder of the log key, and those of this session."""
        _ = self._db
        return self._logs.audit()

    def checkpoint(self) -> None:
        """Sign how far both logs are and keep it outside the vault.

        Where that cannot be written the vault goes on, and :attr:`warnings` says so.
        """
        _ = self._db
        self._warn(*self._heads.keep())

    def _warn(self, *findings: Finding) -> None:
        self.warnings = (*self.warnings, *(finding for finding in findings if finding not in self.warnings))

    # -- beginning and end -----------------------------------------------------------------------------------------

    def begin(
        self, first: OwnAction = OwnAction.UNLOCKED, writes: tuple[Write, ...] = (), before: Sequence[bytes] = ()
    ) -> None:
        """Write the session's first audit line, which carries its log key; done once, by who opens the session.

        Args:
            first: What the line tells: unlocked, or created.
            writes: What was written along with it.
            before: Payloads of what came before, as the journal tells it.
        """
        with self._db.writing() as sql:
            # A colleague may have changed the key file since it was read: the log tells of what stands there now.
            keys, time = self.newest_keys(), self._time()
            missed = [insert(sql, certificate, time) for certificate in foundation.unwritten(sql, keys)]
            told = KeysWrite(keys.revision, keys.hash, keys.serial)
            self._logbook.audit(sql, time, own_payload(first), (told, *missed, *writes))
            for content in before:
                self._logbook.audit(sql, self._time(), content)
        for each in missed:
            self._warn(Finding(FindingKind.CERTIFICATE, MISSED, each.coordinator))

    def lock(self) -> None:
        """Write the last audit line and the signed head, close the vault and drop the keys, whatever happens."""
        database = self._db
        try:
            # Who has ended meanwhile signs neither: nobody would believe the line or the head.
            with suppress(Locked):
                try:
                    with self._undone_forgets(), database.recording() as sql:
                        standing.require(sql, self._opened, self._time())
                        self._logbook.audit(sql, self._time(), own_payload(OwnAction.LOCKED))
                except Unusable:
                    self.checkpoint()
                    raise
                self.checkpoint()
        finally:
            self._keys.forget()
            self._logs.forget()
            self._logbook.forget()
            self._opened.pocket.empty()
            self._database = None
            database.close()

    @property
    def opened(self) -> Opened:
        """What the session stands on, for :mod:`storage.checks.checking`; not for other rooms."""
        _ = self._db
        return self._opened
