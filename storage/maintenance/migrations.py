"""Bringing a vault of an earlier format up to date: a backup first, then all or nothing (docs/security.md §11)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from storage.backups.backup import KEEP_DAYS, Backup, copied_unsaid, tell
from storage.basics.codec import micros
from storage.entry.opening import KNOWN_FORMAT, candidates_of, enter, own_certificate, require_administrator
from storage.keys.keyfile import KeyFile, refuse_newer
from storage.keys.slots import Pocket, Secrets, Slot
from storage.logs.events import OwnAction
from storage.logs.logbook import tail_at
from storage.outside.heads import HeadPlace, check
from storage.sites.directory.filesite import FileSite
from storage.sites.place import site_of
from storage.sites.site import Address, Site
from storage.vault import foundation, moved
from storage.vault.restored import Past, judging
from storage.vault.roster import Roster, genuine
from storage.vault.session import Opened, Session
from wams_tui.casework.errors import Damaged, Misused
from wams_tui.casework.words import N_

_META = "SELECT format, vault_id, nature, created FROM vault_meta"
_STATEMENTS = (
    "CREATE TABLE statement (\n\tseq BIGINT NOT NULL, \n\tid VARCHAR NOT NULL, \n\tkind VARCHAR NOT NULL, "
    "\n\ttime BIGINT NOT NULL, \n\tauthor VARCHAR NOT NULL, \n\tcontent BLOB NOT NULL, "
    "\n\tsignature BLOB NOT NULL, \n\tPRIMARY KEY (seq), \n\tUNIQUE (id)\n)"
)
_REFUSAL = "BEGIN SELECT RAISE(ABORT, 'statement is append-only'); END"
_TO_2 = (
    _STATEMENTS,
    "CREATE INDEX statement_kind ON statement (kind, seq)",
    f"CREATE TRIGGER statement_no_update BEFORE UPDATE ON statement {_REFUSAL}",
    f"CREATE TRIGGER statement_no_delete BEFORE DELETE ON statement {_REFUSAL}",
)
"""Written out and never taken from the tables of today: a step stays what it was."""

STEPS: dict[int, tuple[str, ...]] = {1: _TO_2}
"""What leads from a format to the next one, in a file."""

IN_DATABASE: dict[int, tuple[str, ...]] = {}
"""The same in PostgreSQL, where no vault ever had a format before 2."""


@dataclass(frozen=True)
class Upgraded:
    """From which format to which a vault was brought, and the backup of before."""

    before: int
    after: int
    backup: Backup


def upgrade(
    address: Address,
    passphrase: str,
    *,
    heads: HeadPlace,
    now: Callable[[], datetime],
    coordinator: str | None = None,
    backups: Path | None = None,
) -> Upgraded:
    """Bring a vault to the format of this program, when nobody else has it open.

    Args:
        address: Where the vault stands.
        passphrase: An administrator's.
        heads: Where signed heads are kept.
        now: The clock, aware times.
        coordinator: Whose slot, by id or name.
        backups: Where the backup of before goes; None is a directory beside a vault of files.

    Raises:
        Misused: it is of the present format already.
        Locked: the passphrase opens no slot, or not that of an administrator.
        Conflict: somebody has it open.
        Damaged: it is not what was written; it stays as it was.
        Unusable: a newer format, or the surroundings do not allow it; it stays as it was.
    """
    site = site_of(address)
    site.refuse_unfit()
    keys = site.load_keys()
    slot, secrets = enter(
        keys, passphrase, candidates_of(keys, coordinator, heads), failed=lambda: site.note_failure(now())
    )
    require_administrator(slot)
    session = alone(site, keys, slot, secrets, heads, now)
    done = False
    try:
        sql_format = _format(session.opened)
        refuse_newer(sql_format, KNOWN_FORMAT)
        if sql_format == KNOWN_FORMAT:
            raise Misused(N_("Deze kluis heeft al formaat {found}; er is niets te doen."), "", found=sql_format)
        before = copied_unsaid(session, backups or _beside(site), KEEP_DAYS)
        _step_by_step(session, sql_format, before)
        done = True
    finally:
        if done:
            session.lock()
        else:
            session.opened.database.close()  # nothing was told, and a vault of another format is told nothing
    return Upgraded(sql_format, KNOWN_FORMAT, before)


def _beside(site: Site) -> Path:
    if not isinstance(site, FileSite):
        raise Misused(
            N_("Zeg waar de back-up van een kluis in een database moet komen."), N_("Geef een map op met --backup-dir.")
        )
    return site.directory.with_name(f"{site.directory.name}.back-ups")


def alone(
    site: Site, keys: KeyFile, slot: Slot, secrets: Secrets, heads: HeadPlace, now: Callable[[], datetime]
) -> Session:
    """Return a session that nobody is beside, after the checks that every opening makes; it has told nothing yet."""
    base = site.open_alone(secrets.vault_key)
    ready = False
    try:
        with base.reading() as sql:
            roster = Roster(base, keys, genuine(sql, keys))
            found = heads.gather(keys.vault_id, slot.certificate.coordinator.id)
            warnings = check(found, judging(keys, roster, tail_at(sql, keys.vault_id), Past()))
            foundation.check(sql, keys, roster, micros(now()), base.place)
            moved.refuse(sql, keys.vault_id, secrets.vault_key)
        me = own_certificate(roster, slot, micros(now()))
        ready = True
    finally:
        if not ready:
            base.close()
    return Session(Opened(site, keys, Pocket(secrets), me, roster, base, heads, now, warnings))


def _format(opened: Opened) -> int:
    with opened.database.reading() as sql:
        row = sql.execute(_META).fetchone()
    if row is None or row[1:] != (opened.keys.vault_id, opened.keys.nature.value, opened.keys.created):
        raise Damaged(
            N_("{path} hoort niet bij dit sleutelbestand of is beschadigd."),
            N_("Verander niets meer en laat de beheerder de kluis uit een back-up terugzetten."),
            path=opened.database.place,
        )
    return int(row[0])


def _step_by_step(session: Session, before: int, backup: Backup) -> None:
    """Take every step, tell of it, and look the outcome over, in one transaction."""
    steps = STEPS if isinstance(session.opened.site, FileSite) else IN_DATABASE
    with session.opened.database.writing() as sql:
        for step in range(before, KNOWN_FORMAT):
            for statement in steps[step]:
                sql.execute(statement)
            sql.execute("UPDATE vault_meta SET format = :format", {"format": step + 1})
        session.begin(OwnAction.UPGRADED)
        tell(session, backup.known)
        _refuse_unlike(session.opened)


def _refuse_unlike(opened: Opened) -> None:
    from storage.checks.checking import Looked, look_over

    with opened.database.picture_inside() as taken:
        report = look_over(
            Looked(taken, opened.keys, opened.secrets.vault_key, opened.keys, str(opened.database.place))
        )
    if not report.intact:
        raise Damaged(
            N_("Het bijwerken gaf een kluis die niet klopt; de kluis is gebleven zoals hij was."),
            N_("Werk met de vorige versie van wams verder en meld dit."),
        )
