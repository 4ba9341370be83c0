"""Making a vault: built beside its place and moved there whole (docs/security.md §2)."""

import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import database, journal, keyfile
from storage.codec import canonical_json, fresh_id, fresh_key, micros
from storage.database import Database
from storage.events import OwnAction
from storage.files import make_empty, refuse_network, shared_mode, sync_directory, told
from storage.heads import HeadPlace
from storage.hybrid import HybridPrivate
from storage.kdf import SALT_BYTES, KdfParams
from storage.keyfile import Held, HeldKey, KeyFile
from storage.passphrase import judge_passphrase
from storage.people import RECOVERY, Certificate, Coordinator, Role
from storage.recovery import seal_recovery, split
from storage.roster import People, Roster
from storage.session import Opened, Session
from storage.slots import Pocket, Secrets, Slot
from storage.writes import CertificateWrite
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_


@dataclass(frozen=True, repr=False)
class CreatedVault:
    """A new vault: its id, its first coordinator, and the two recovery halves, which are shown once, never kept."""

    vault_id: str
    coordinator_id: str
    recovery_halves: tuple[str, str]


@dataclass(frozen=True, repr=False)
class _NewKeys:
    file: KeyFile
    secrets: Secrets
    certificate: Certificate
    halves: tuple[str, str]


def create_vault(
    directory: Path,
    *,
    nature: VaultNature,
    coordinator_name: str,
    passphrase: str,
    heads: HeadPlace,
    now: Callable[[], datetime],
    kdf: KdfParams | None = None,
) -> CreatedVault:
    """Make a vault with one coordinator, its first administrator.

    Args:
        directory: Where; must not exist, or be empty.
        nature: Practice or real, for ever. A practice vault takes any passphrase.
        coordinator_name: As colleagues will see it; kept readable in the key file.
        passphrase: As :func:`~storage.judge_passphrase` accepts it.
        heads: Where the signed head is kept.
        now: The clock, aware times.
        kdf: The cost of one guess; None takes the floor.

    Raises:
        Misused: the directory is in use, the name is empty, or the passphrase is too weak.
        Unusable: the place does not allow it; nothing is left behind.
    """
    name = " ".join(coordinator_name.split())
    if not name or not name.isprintable():
        raise Misused(
            N_("Een kluis heeft een coördinator met een naam nodig."),
            N_("Geef een naam op van gewone letters."),
        )
    if nature is VaultNature.ECHT:
        judge_passphrase(passphrase)
    directory = directory.absolute()
    with told(directory.parent):
        directory.parent.mkdir(parents=True, exist_ok=True)
    refuse_network(directory.parent)
    _refuse_used(directory)
    with told(directory):
        building = Path(tempfile.mkdtemp(prefix=f".{directory.name}.", dir=directory.parent))
        try:
            _look_like(directory, building)
            made = _build(building, nature, name, passphrase, heads, now, kdf or KdfParams())
            sync_directory(building)
            building.rename(directory)
            sync_directory(directory.parent)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    return made


def _refuse_used(directory: Path) -> None:
    with told(directory):
        if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
            raise Misused(
                N_("{path} bestaat al en is niet leeg; er is niets veranderd."),
                N_("Kies een nieuwe map."),
                path=directory,
            )


def _look_like(prepared: Path, building: Path) -> None:
    """Give what is being built the group and the mode of the empty directory it takes the place of, if there is one."""
    if prepared.exists():
        like = prepared.stat()
        os.chown(building, -1, like.st_gid)
        building.chmod(stat.S_IMODE(like.st_mode))


def _build(
    building: Path,
    nature: VaultNature,
    name: str,
    passphrase: str,
    heads: HeadPlace,
    now: Callable[[], datetime],
    kdf: KdfParams,
) -> CreatedVault:
    new = _new_keys(nature, name, passphrase, micros(now()), kdf)
    mode = shared_mode(building)
    keyfile.store(building, new.file, mode)
    for file in (database.NAME, database.LOCK_NAME, journal.NAME):
        make_empty(building / file, mode)
    _make_tables(building, new, new.file.created)
    me = new.certificate
    base = Database(building, new.secrets.vault_key)
    roster = Roster(base, new.file, People((me,)))
    opened = Opened(building, new.file, Pocket(new.secrets), me, roster, base, heads, now, ())
    with Session(opened) as session:
        session.begin(OwnAction.CREATED, (CertificateWrite(me.coordinator.id, me.serial, me.hash),))
    return CreatedVault(new.file.vault_id, me.coordinator.id, new.halves)


def _make_tables(building: Path, new: _NewKeys, created: int) -> None:
    from storage.tables import FORMAT, create_schema

    path = building / database.NAME
    sql = database.connect(path, new.secrets.vault_key)
    with database.worded(path):
        sql.execute("BEGIN IMMEDIATE")
        create_schema(sql)
        sql.execute(
            "INSERT INTO vault_meta (id, format, vault_id, nature, created) "
            "VALUES (1, :format, :id, :nature, :created)",
            {"format": FORMAT, "id": new.file.vault_id, "nature": new.file.nature.value, "created": created},
        )
        sql.execute(
            "INSERT INTO coordinator (id, serial, added, certificate) VALUES (:id, :serial, :added, :certificate)",
            {
                "id": new.certificate.coordinator.id,
                "serial": new.certificate.serial,
                "added": created,
                "certificate": canonical_json(new.certificate.to_json()).decode("ascii"),
            },
        )
        sql.execute("COMMIT")
        sql.close()


def _new_keys(nature: VaultNature, name: str, passphrase: str, created: int, kdf: KdfParams) -> _NewKeys:
    vault_id, root = fresh_id(), Ed25519PrivateKey.generate()
    log, recovery = HybridPrivate.generate(), HybridPrivate.generate()
    halves, recovery_key = split(vault_id)
    hybrid, signing = HybridPrivate.generate(), Ed25519PrivateKey.generate()
    secrets = Secrets(
        hybrid, signing.private_bytes_raw(), fresh_key(), root.public_key().public_bytes_raw(), nature, fresh_key()
    )
    me = Coordinator(fresh_id(), name, Role.BEHEERDER)
    certificate = Certificate(me, 1, hybrid.public, signing.public_key().public_bytes_raw(), created, None).signed(
        root, vault_id, nature
    )
    slot = Slot.make(vault_id, certificate, secrets, passphrase, kdf, os.urandom(SALT_BYTES))
    holders = ((me.id, hybrid.public), (RECOVERY, recovery.public))
    held = [
        Held.make(vault_id, key, content, holder, public)
        for key, content in (
            (HeldKey.VAULT, secrets.vault_key),
            (HeldKey.ROOT, root.private_bytes_raw()),
            (HeldKey.LOG, log.raw),
        )
        for holder, public in holders
    ]
    bare = KeyFile(
        vault_id, nature, created, 1, 1, secrets.root, log.public, recovery.public,
        seal_recovery(vault_id, recovery, recovery_key), None, b"", (slot,), tuple(held), me.id,
    )  # fmt: skip
    file = bare.signed_by_root(root).signed(signing)
    return _NewKeys(file, secrets, certificate, halves)
