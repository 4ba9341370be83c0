"""Making a vault: built beside its place and moved there whole (docs/security.md §2)."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.basics.codec import fresh_id, fresh_key, micros
from storage.basics.hybrid import HybridPrivate
from storage.keys.kdf import SALT_BYTES, KdfParams
from storage.keys.keyfile import FIRST_SERIAL, Held, HeldKey, KeyFile
from storage.keys.passphrase import judge_passphrase
from storage.keys.people import RECOVERY, Certificate, Coordinator, Role, tidy_name
from storage.keys.recovery import seal_recovery, split
from storage.keys.slots import Pocket, Secrets, Slot
from storage.logs.events import OwnAction
from storage.logs.writes import CertificateWrite
from storage.outside.heads import HeadPlace
from storage.sites.directory.sharing import Group, share
from storage.sites.place import site_of
from storage.sites.site import Address, Site
from storage.vault.roster import People, Roster, insert
from storage.vault.session import Opened, Session
from wams_tui.casework.codes import VaultNature


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
    address: Address,
    *,
    nature: VaultNature,
    coordinator_name: str,
    passphrase: str,
    heads: HeadPlace,
    now: Callable[[], datetime],
    kdf: KdfParams | None = None,
    group: Group | None = None,
) -> CreatedVault:
    """Make a vault with one coordinator, its first administrator.

    Args:
        address: Where; a directory must not exist, or be empty, and so must a database.
        nature: Practice or real, for ever. A practice vault takes any passphrase.
        coordinator_name: As colleagues will see it; kept readable in the key file.
        passphrase: As :func:`~storage.judge_passphrase` accepts it.
        heads: Where the signed head is kept.
        now: The clock, aware times.
        kdf: The cost of one guess; None takes the floor.
        group: Whose members share the vault; None: as an empty directory was prepared, or else this user alone.

    Raises:
        Misused: the place is in use, or no directory though a group was named; the name is no name, or the passphrase
            is too weak.
        Unusable: the place does not allow it; nothing is left behind.
    """
    name = tidy_name(coordinator_name)
    if nature is VaultNature.ECHT:
        judge_passphrase(passphrase)
    with site_of(address).building() as building:
        if group is not None:
            share(building.place, group)
        return _build(building, nature, name, passphrase, heads, now, kdf or KdfParams())


def _build(
    building: Site,
    nature: VaultNature,
    name: str,
    passphrase: str,
    heads: HeadPlace,
    now: Callable[[], datetime],
    kdf: KdfParams,
) -> CreatedVault:
    new = _new_keys(nature, name, passphrase, micros(now()), kdf)
    _make_tables(building, new, new.file.created)
    me = new.certificate
    base = building.open(new.secrets.vault_key)
    roster = Roster(base, new.file, People((me,)))
    opened = Opened(building, new.file, Pocket(new.secrets), me, roster, base, heads, now, ())
    with Session(opened) as session:
        session.begin(OwnAction.CREATED, (CertificateWrite(me.coordinator.id, me.serial, me.hash),))
    return CreatedVault(new.file.vault_id, me.coordinator.id, new.halves)


def _make_tables(building: Site, new: _NewKeys, created: int) -> None:
    from storage.sites.tables import FORMAT

    with building.making(new.file, new.secrets.vault_key) as sql:
        sql.execute(
            "INSERT INTO vault_meta (id, format, vault_id, nature, created) "
            "VALUES (1, :format, :id, :nature, :created)",
            {"format": FORMAT, "id": new.file.vault_id, "nature": new.file.nature.value, "created": created},
        )
        insert(sql, new.certificate, created)


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
        vault_id, nature, created, 1, FIRST_SERIAL, secrets.root, log.public, recovery.public,
        seal_recovery(vault_id, recovery, recovery_key), None, b"", (slot,), tuple(held), me.id,
    )  # fmt: skip
    file = bare.signed_by_root(root).signed(signing)
    return _NewKeys(file, secrets, certificate, halves)
