"""A new vault key, in maintenance: the whole database anew under it (docs/security.md §4.11)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.basics.codec import fresh_key
from storage.basics.files import told
from storage.basics.sql import Connection
from storage.entry import vaultkey
from storage.entry.opening import candidates_of, enter, require_administrator
from storage.keys.keyfile import Held, HeldKey, KeyFile
from storage.keys.people import RECOVERY
from storage.keys.slots import Pocket, Secrets, Slot
from storage.maintenance.migrations import alone
from storage.outside.heads import HeadPlace
from storage.sites.directory.database import NAME
from storage.sites.directory.filesite import FileSite
from storage.sites.directory.sole import SoleDatabase
from storage.sites.directory.staging import put_in_place, refuse_immovable, stage
from storage.sites.place import site_of
from storage.sites.rowcopy import copy_rows, count_rows
from storage.sites.site import Address, Base, Site
from storage.vault import statements
from storage.vault.roster import Roster, genuine
from storage.vault.session import Opened, Session
from wams_tui.casework.errors import Damaged
from wams_tui.casework.words import N_

_TRIGGER = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'statement'"

Progress = Callable[[int, int], None]
"""Called with the number of rows copied and of all; what it raises stops the work."""


@dataclass(frozen=True)
class Rotated:
    """For how many coordinators the new key was sealed, and how many bytes were written anew for it."""

    holders: int
    size: int


def rotate(
    address: Address,
    passphrase: str,
    *,
    heads: HeadPlace,
    now: Callable[[], datetime],
    coordinator: str | None = None,
    device_key: bytes = b"",
    progress: Progress = lambda _done, _all: None,
) -> Rotated:
    """Give a vault another vault key, when nobody else has it open: afterwards the old one opens only old copies.

    All of it or nothing, also when the machine stops: in a directory the new files are made beside the old ones, looked
    over whole, and take their place in two steps that the next to open the vault would finish; in a database it is one
    transaction.

    Args:
        address: Where the vault stands.
        passphrase: An administrator's.
        heads: Where signed heads are kept.
        now: The clock, aware times.
        coordinator: Whose slot, by id or name.
        device_key: The key this device holds, where the slot asks for it.
        progress: Told how far it is, where the rows are written anew.

    Raises:
        Locked: the passphrase opens no slot, or not that of an administrator.
        Conflict: somebody has it open.
        Damaged: it is not what was written; it stays as it was.
        Unusable: the surroundings do not allow it; it stays as it was.
    """
    site = site_of(address)
    site.refuse_unfit()
    keys = site.load_keys()
    slot, secrets = enter(
        keys, passphrase, candidates_of(keys, coordinator, heads), device_key, failed=lambda: site.note_failure(now())
    )
    require_administrator(slot)
    return _renew(site, keys, slot, secrets, heads, now, progress)


def rotate_after(session: Session, progress: Progress = lambda _done, _all: None) -> Rotated:
    """Give the vault of an administrator's session another key, as :func:`rotate`; the session is locked first.

    Raises:
        As :func:`rotate`.
    """
    session.require_writing()
    opened = session.opened
    slot = session.newest_keys().slot_of(session.coordinator.id)
    if slot is None:
        raise vaultkey.not_here()
    require_administrator(slot)
    secrets = opened.secrets
    session.lock()
    return _renew(opened.site, opened.site.load_keys(), slot, secrets, opened.heads, opened.now, progress)


def _renew(
    site: Site,
    keys: KeyFile,
    slot: Slot,
    secrets: Secrets,
    heads: HeadPlace,
    now: Callable[[], datetime],
    progress: Progress,
) -> Rotated:
    if isinstance(site, FileSite):
        refuse_immovable(site.directory)
    session = alone(site, keys, slot, secrets, heads, now)
    opened = session.opened
    fresh = replace(secrets, vault_key=fresh_key())
    staged = _sealed_anew(opened, keys, fresh.vault_key)
    holders = sum(held.key is HeldKey.VAULT for held in staged.held) - 1
    if isinstance(site, FileSite):
        return Rotated(holders, _in_files(site, opened, staged, fresh, progress))
    return Rotated(holders, _in_place(site, opened, staged, fresh))


def _in_files(site: FileSite, opened: Opened, staged: KeyFile, fresh: Secrets, progress: Progress) -> int:
    try:
        with stage(site.directory) as place:
            _make(opened, place, staged, fresh, progress)
            _leave(opened)
            put_in_place(site.directory)
    finally:
        opened.database.close()
    _say_how_far(opened, site, staged, fresh)
    with told(site.directory / NAME):
        return (site.directory / NAME).stat().st_size


def _in_place(site: Site, opened: Opened, staged: KeyFile, fresh: Secrets) -> int:
    """Seal anew what stands under the vault key in a database, key file and all, in one transaction."""
    base = opened.database
    try:
        with base.writing() as sql:
            sql.execute("ALTER TABLE statement DISABLE TRIGGER USER")
            size = statements.reseal(sql, staged.vault_id, opened.secrets.vault_key, fresh.vault_key)
            sql.execute("ALTER TABLE statement ENABLE TRIGGER USER")
            site.store_keys(staged)
            again = _session(site, opened, base, sql, staged, fresh)
            again.begin()
            vaultkey.tell(again)
            _refuse_unlike_inside(again, base, staged, fresh)
        again.checkpoint()
    finally:
        base.close()
    return size


def _sealed_anew(opened: Opened, keys: KeyFile, vault_key: bytes) -> KeyFile:
    """Return the key file with the new vault key for everybody who held the old one, signed."""
    publics = {slot.certificate.coordinator.id: slot.certificate.hybrid for slot in keys.slots}
    publics[RECOVERY] = keys.recovery
    held = tuple(
        Held.make(keys.vault_id, HeldKey.VAULT, vault_key, each.holder, publics[each.holder])
        if each.key is HeldKey.VAULT
        else each
        for each in keys.held
        if each.key is not HeldKey.VAULT or each.holder in publics
    )
    signing = Ed25519PrivateKey.from_private_bytes(opened.secrets.signing)
    return replace(keys, held=held, revision=keys.revision + 1, author=opened.me.coordinator.id).signed(signing)


def _make(opened: Opened, place: Path, staged: KeyFile, fresh: Secrets, progress: Progress) -> None:
    """Make both files in the stage, tell of it in the new log, and look the whole over.

    Raises:
        Damaged: what came of it is not what stood there.
    """
    site = FileSite(place)
    with site.making(staged, fresh.vault_key) as sql, opened.database.reading() as source:
        _copy(source, sql, progress)
        guards = sql.execute(_TRIGGER).fetchall()
        for name, _ in guards:
            sql.execute(f"DROP TRIGGER {name}")
        statements.reseal(sql, staged.vault_id, opened.secrets.vault_key, fresh.vault_key)
        for _, made in guards:
            sql.execute(made)
        sql.execute("ANALYZE")
    base = site.open(fresh.vault_key)
    try:
        with base.reading() as sql:
            told_of = _session(site, opened, base, sql, staged, fresh)
        told_of.begin()
        vaultkey.tell(told_of)
        _refuse_unlike(told_of)
    finally:
        base.close()


def _copy(source: Connection, target: Connection, progress: Progress) -> None:
    every, done = sum(count_rows(source).values()), 0

    def copied(number: int) -> None:
        nonlocal done
        done += number
        progress(done, every)

    copy_rows(source, target, copied)


def _session(site: Site, opened: Opened, base: Base, sql: Connection, staged: KeyFile, fresh: Secrets) -> Session:
    """Return a session of the same coordinator under the new key."""
    roster = Roster(base, staged, genuine(sql, staged))
    return Session(Opened(site, staged, Pocket(fresh), opened.me, roster, base, opened.heads, opened.now, ()))


def _refuse_unlike(session: Session) -> None:
    from storage.checks.checking import verify

    if not verify(session).intact:
        raise _unlike()


def _refuse_unlike_inside(session: Session, base: Base, staged: KeyFile, fresh: Secrets) -> None:
    from storage.checks.checking import Looked, look_over

    with base.picture_inside() as taken:
        name = Path(base.place).name
        report = look_over(Looked(taken, session.opened.keys, fresh.vault_key, staged, name))
    if not report.intact:
        raise _unlike()


def _unlike() -> Damaged:
    return Damaged(
        N_("De kluis klopt niet; de sleutel is niet vernieuwd en er is niets veranderd."),
        N_("Laat eerst nagaan wat er mis is: wams vault verify."),
    )


def _leave(opened: Opened) -> None:
    if isinstance(opened.database, SoleDatabase):
        opened.database.leave_files()


def _say_how_far(opened: Opened, site: FileSite, staged: KeyFile, fresh: Secrets) -> None:
    """Open the vault under its new key and lock it again, so that a signed head of it stands outside."""
    base = site.open(fresh.vault_key)
    with base.reading() as sql:
        again = _session(site, opened, base, sql, staged, fresh)
    again.begin()
    again.lock()
