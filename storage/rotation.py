"""A new vault key, in maintenance: the whole database anew under it (docs/security.md §4.11)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import statements
from storage.codec import fresh_key
from storage.database import NAME
from storage.events import OwnAction
from storage.files import told
from storage.filesite import FileSite
from storage.heads import HeadPlace
from storage.keyfile import Held, HeldKey, KeyFile
from storage.migrations import alone
from storage.opening import candidates_of, enter, require_administrator
from storage.people import RECOVERY
from storage.roster import Roster, genuine
from storage.rowcopy import copy_rows
from storage.session import Opened, Session
from storage.slots import Pocket, Secrets
from storage.sole import SoleDatabase
from storage.staging import put_in_place, refuse_immovable, stage
from wams_tui.casework.errors import Damaged
from wams_tui.casework.words import N_

_TRIGGER = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'statement'"


@dataclass(frozen=True)
class Rotated:
    """For how many coordinators the new key was sealed, and how many bytes the new database has."""

    holders: int
    size: int


def rotate(
    directory: Path,
    passphrase: str,
    *,
    heads: HeadPlace,
    now: Callable[[], datetime],
    coordinator: str | None = None,
    device_key: bytes = b"",
) -> Rotated:
    """Give a vault another vault key, when nobody else has it open: afterwards the old one opens only old copies.

    All of it or nothing, also when the machine stops: the new files are made beside the old ones, looked over whole,
    and take their place in two steps that the next to open the vault would finish.

    Args:
        directory: Where the vault stands.
        passphrase: An administrator's.
        heads: Where signed heads are kept.
        now: The clock, aware times.
        coordinator: Whose slot, by id or name.
        device_key: The key this device holds, where the slot asks for it.

    Raises:
        Locked: the passphrase opens no slot, or not that of an administrator.
        Conflict: somebody has it open.
        Damaged: it is not what was written; it stays as it was.
        Unusable: the surroundings do not allow it; it stays as it was.
    """
    site = FileSite(directory)
    site.refuse_unfit()
    keys = site.load_keys()
    slot, secrets = enter(
        keys, passphrase, candidates_of(keys, coordinator, heads), device_key, failed=lambda: site.note_failure(now())
    )
    require_administrator(slot)
    refuse_immovable(site.directory)
    session = alone(site, keys, slot, secrets, heads, now)
    opened = session.opened
    try:
        fresh = Secrets(
            secrets.hybrid, secrets.signing, secrets.wrap, secrets.root, secrets.nature, fresh_key()
        )  # fmt: skip
        staged = _sealed_anew(opened, keys, fresh.vault_key)
        with stage(site.directory) as place:
            _make(opened, place, staged, fresh)
            _leave(opened)
            put_in_place(site.directory)
    finally:
        opened.database.close()
    with told(site.directory / NAME):
        size = (site.directory / NAME).stat().st_size
    _say_how_far(opened, site, staged, fresh)
    return Rotated(sum(held.key is HeldKey.VAULT for held in staged.held) - 1, size)


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


def _make(opened: Opened, place: Path, staged: KeyFile, fresh: Secrets) -> None:
    """Make both files in the stage, tell of it in the new log, and look the whole over.

    Raises:
        Damaged: what came of it is not what stood there.
    """
    site = FileSite(place)
    with site.making(staged, fresh.vault_key) as sql, opened.database.reading() as source:
        copy_rows(source, sql)
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
            roster = Roster(base, staged, genuine(sql, staged))
        told_of = Session(
            Opened(site, staged, Pocket(fresh), opened.me, roster, base, opened.heads, opened.now, ())
        )  # fmt: skip
        told_of.begin(OwnAction.ROTATED)
        _refuse_unlike(told_of)
    finally:
        base.close()


def _refuse_unlike(session: Session) -> None:
    from storage.checking import verify

    if not verify(session).intact:
        raise Damaged(
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
        roster = Roster(base, staged, genuine(sql, staged))
    again = Session(Opened(site, staged, Pocket(fresh), opened.me, roster, base, opened.heads, opened.now, ()))
    again.begin()
    again.lock()
