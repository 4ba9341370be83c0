"""Opening a vault with a passphrase, and looking at one without (docs/security.md §4)."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.basics.codec import KEY_BYTES, Unopened, micros, moment
from storage.basics.findings import Finding
from storage.basics.sql import Connection
from storage.destroying.settling import settle
from storage.entry import firstopening, vaultkey
from storage.keys import keyfile, travelfile
from storage.keys.keyfile import HeldKey, KeyFile, held_info, refuse_newer
from storage.keys.people import Certificate, Coordinator, Role, same_name
from storage.keys.slots import Factor, OwnKeys, Pocket, Secrets, Slot
from storage.logs.events import OwnAction, failed_payloads
from storage.logs.logbook import tail_at
from storage.logs.writes import MovedWrite
from storage.outside.heads import HeadPlace, check
from storage.sites import surroundings
from storage.sites.place import site_of
from storage.sites.site import Address, Base, FileStatus, Site
from storage.vault import foundation, moved
from storage.vault.restored import judging, past
from storage.vault.roster import Roster, genuine
from storage.vault.session import Opened, Session
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Damaged, Locked, Misused, Unusable, WamsError
from wams_tui.casework.words import N_

MOST_SLOTS_TRIED = 8
"""Each costs Argon2id: in a larger vault, who was never here says who they are."""

KNOWN_FORMAT = 2
"""The newest format of ``vault.db`` this program reads; :data:`storage.sites.tables.FORMAT` is what it writes."""


@dataclass(frozen=True)
class VaultStatus:
    """What can be seen of a vault without a passphrase; ``problems`` are errors as unlocking would raise them.

    ``officers`` hold the duty key; nobody does where there is none. ``halves`` is when the recovery halves were made,
    as the key file tells: None where it does not.
    """

    place: Path | str
    vault_id: str | None
    nature: VaultNature | None
    format: int | None
    created: datetime | None
    coordinators: tuple[Coordinator, ...]
    files: tuple[FileStatus, ...]
    failed_attempts: int
    problems: tuple[WamsError, ...]
    officers: tuple[Coordinator, ...] = ()
    halves: datetime | None = None

    @property
    def exists(self) -> bool:
        """Whether there is anything of a vault."""
        return bool(self.files or self.vault_id)


def inspect_vault(address: Address) -> VaultStatus:
    """Look at the vault at ``address`` without opening it; raises nothing for what it finds."""
    site = site_of(address)
    sight = site.look()
    problems = list(sight.problems)
    keys, attempts = None, 0
    try:
        site.refuse_place()
        keys = site.load_keys()
        attempts = len(site.failures().times)
    except WamsError as error:
        problems.append(error)
    if keys is None:
        return VaultStatus(site.place, None, None, None, None, (), sight.files, attempts, tuple(problems))
    people = tuple(slot.certificate.coordinator for slot in keys.slots)
    created = moment(keys.created)
    officers = tuple(one for one in people if keys.duty is not None and keys.held_by(one.id, HeldKey.DUTY) is not None)
    return VaultStatus(
        site.place, keys.vault_id, keys.nature, keyfile.VERSION, created, people, sight.files, attempts,
        tuple(problems), officers, None if keys.halves_made is None else moment(keys.halves_made),
    )  # fmt: skip


def vault_made(session: Session) -> datetime:
    """Return when the vault was made (UTC)."""
    return moment(session.opened.keys.created)


def vault_name(session: Session) -> str:
    """Return what a vault is called on paper: the name of its directory or database, nothing else of its address."""
    place = session.opened.site.place
    return place.absolute().name if isinstance(place, Path) else place.partition("?")[0].rpartition("/")[2]


def unlock(
    address: Address,
    passphrase: str,
    *,
    heads: HeadPlace,
    now: Callable[[], datetime],
    coordinator: str | None = None,
    device_key: bytes = b"",
    wait: Callable[[float], None] = time.sleep,
    stay: bool = False,
) -> Session:
    """Open a vault.

    Args:
        address: Where the vault stands.
        passphrase: As typed.
        heads: Where signed heads are kept.
        now: The clock, aware times.
        coordinator: Whose slot, by id or name; None tries up to :data:`MOST_SLOTS_TRIED`, beginning with who locked
            this vault last on this account.
        device_key: The key this device holds, where the slot asks for it.
        wait: How to wait, in seconds, after several wrong passphrases.
        stay: An administrator's decision that a moving which was stopped came to nothing, where its place cannot be
            looked at (:mod:`storage.vault.moved`).

    Raises:
        Locked: the passphrase opens no slot, or the coordinator's access has ended.
        Damaged: the key file, the database or the signed head tell of change, loss or turning back.
        Unusable: missing files, permissions, a newer format, a network disk.
    """
    site = site_of(address)
    site.refuse_unfit()
    keys = site.load_keys()
    wait(site.failures().delay(now()))
    slot, secrets = enter(
        keys, passphrase, candidates_of(keys, coordinator, heads),
        device_key or travelfile.device_key(site.place, heads.directory), failed=lambda: site.note_failure(now()),
    )  # fmt: skip
    try:
        return open_session(site, keys, slot, secrets, heads, now, stay=stay)
    except Damaged:
        newest = site.load_keys()
        slot_now = newest.slot_of(slot.certificate.coordinator.id)
        if newest.revision == keys.revision or slot_now is None:
            raise
    # Maintenance gave the vault another key while Argon2id ran: the same keys open what is sealed to them now.
    return open_session(site, newest, slot_now, _with_vault_key(newest, slot_now, secrets), heads, now)


def enter(
    keys: KeyFile,
    passphrase: str,
    candidates: Sequence[Slot],
    device_key: bytes = b"",
    failed: Callable[[], None] = lambda: None,
) -> tuple[Slot, Secrets]:
    """Return the slot that a passphrase opens, and what it holds together with the vault key.

    Raises:
        Locked: it opens none of ``candidates``; ``failed`` was called.
        Damaged: the key file is not the one these keys were made for.
    """
    slot, own = _open_slot(keys, passphrase, candidates, device_key, failed)
    return slot, _with_vault_key(keys, slot, own)


def _open_slot(
    keys: KeyFile, passphrase: str, candidates: Sequence[Slot], device_key: bytes, failed: Callable[[], None]
) -> tuple[Slot, OwnKeys]:
    absent = 0
    for slot in candidates[:MOST_SLOTS_TRIED]:
        key = b""
        if slot.factor is Factor.WORDS_AND_DEVICE:
            key = device_key or _of_this_device(keys, slot)
            if not key:
                absent += 1
                continue
        try:
            return slot, slot.open(keys.vault_id, passphrase, key)
        except Unopened:
            continue
    if absent == len(candidates):
        raise Locked(
            N_("Deze toegang vraagt ook de sleutel van een apparaat, en die is hier niet."),
            N_("Ontgrendel op dat apparaat, met de sleutelbos open; is het kwijt, gebruik dan de herstelhelften."),
        )
    failed()
    if len(candidates) > MOST_SLOTS_TRIED:
        raise Locked(
            N_("Deze wachtwoordzin opent de kluis niet, of hoort bij iemand die hier nog niet eerder was."),
            N_("Typ de woorden opnieuw en zeg daarbij wie u bent; de namen staan in: wams vault status."),
        )
    raise Locked(
        N_("Deze wachtwoordzin opent de kluis niet."),
        N_("Typ de woorden opnieuw; wie de zin kwijt is, heeft de twee herstelhelften nodig."),
    )


def _of_this_device(keys: KeyFile, slot: Slot) -> bytes:
    from storage.keys import devicekey  # only where a slot asks for one: a keyring costs time

    return devicekey.read(keys.vault_id, slot.certificate.coordinator.id)


def candidates_of(keys: KeyFile, coordinator: str | None, heads: HeadPlace) -> Sequence[Slot]:
    """Return the slots to try, those of who locked this vault last on this account first."""
    if coordinator is not None:
        named = keys.slot_of(coordinator)
        called = (slot for slot in keys.slots if same_name(slot.certificate.coordinator.name, coordinator))
        slots = [named] if named else list(called)
        if not slots:
            raise Misused(
                N_("Deze kluis heeft geen coördinator met die naam."), N_("Bekijk de namen met: wams vault status.")
            )
        return slots
    order = {who: place for place, who in enumerate(heads.seen_here(keys.vault_id))}
    return sorted(keys.slots, key=lambda slot: order.get(slot.certificate.coordinator.id, len(order)))


def _with_vault_key(keys: KeyFile, slot: Slot, own: OwnKeys) -> Secrets:
    """Return the keys of a slot with the vault key that is sealed to its holder.

    Raises:
        Damaged: the key file is not the one these keys were made for.
    """
    me = slot.certificate
    pinned = own.root == keys.root and own.nature is keys.nature
    signing = Ed25519PrivateKey.from_private_bytes(own.signing).public_key().public_bytes_raw()
    held = keys.held_by(me.coordinator.id, HeldKey.VAULT)
    if not pinned or signing != me.signing or own.hybrid.public != me.hybrid or held is None:
        raise _exchanged()
    try:
        vault_key = own.hybrid.open(held.sealed, held_info(keys.vault_id, HeldKey.VAULT, me.coordinator.id))
    except Unopened as error:
        raise _exchanged() from error
    if len(vault_key) != KEY_BYTES:
        raise _exchanged()
    return Secrets(own.hybrid, own.signing, own.wrap, own.root, own.nature, vault_key)


def _exchanged() -> Damaged:
    return Damaged(
        N_("Het sleutelbestand is vervangen: het hoort niet bij de sleutels van deze coördinator."),
        N_("Open de kluis niet verder en laat de beheerder het sleutelbestand uit de back-up terugzetten."),
    )


def open_session(
    site: Site,
    keys: KeyFile,
    slot: Slot,
    secrets: Secrets,
    heads: HeadPlace,
    now: Callable[[], datetime],
    *,
    stay: bool = False,
) -> Session:
    """Open the vault with what a slot held; the checks of :func:`unlock`, and what it raises."""
    base = site.open(secrets.vault_key)
    ready = False
    try:
        # One turn to the end: the first line tells of the key file, which nobody may have changed since it was read.
        with base.turn():
            try:
                keys, roster, warnings = look_over(
                    base, site, keys, slot.certificate.coordinator.id, heads, now, secrets.vault_key, stay=stay
                )
            except moved.NotClosed as left:
                _close_left(base, site, slot, secrets, heads, now, left.place)
                raise
            me = own_certificate(roster, slot, micros(now()))
            session = Session(Opened(site, keys, Pocket(secrets), me, roster, base, heads, now, warnings))
            if stay and session.coordinator.role is not Role.BEHEERDER:
                raise not_administrator()
            with site.failures_taken() as failures:
                session.begin(before=failed_payloads(failures))
        firstopening.keep_head(session)
        session.warnings = (*session.warnings, *settle(session), *vaultkey.remind(session))
        ready = True
    finally:
        if not ready:
            base.close()
    return session


def _close_left(
    base: Base, site: Site, slot: Slot, secrets: Secrets, heads: HeadPlace, now: Callable[[], datetime], place: str
) -> None:
    """Write in a vault whose moving was stopped that it goes on at ``place``, where it was found; in one's turn."""
    keys = site.load_keys()
    with base.reading() as sql:
        roster = Roster(base, keys, genuine(sql, keys))
        foundation.check(sql, keys, roster, micros(now()), base.place)
    me = own_certificate(roster, slot, micros(now()))
    session = Session(Opened(site, keys, Pocket(secrets), me, roster, base, heads, now, ()))
    session.begin(OwnAction.MOVED, (MovedWrite(place),))


def look_over(
    base: Base,
    site: Site,
    keys: KeyFile,
    who: str,
    heads: HeadPlace,
    now: Callable[[], datetime],
    vault_key: bytes,
    *,
    stay: bool = False,
) -> tuple[KeyFile, Roster, tuple[Finding, ...]]:
    """Look, in one's turn, at what must hold before anybody works with a vault.

    Returns:
        The key file as it stands now, everybody's certificates, and what is to be told.

    Raises:
        Damaged: the key file, the database or a signed head tell of change, loss or turning back.
    """
    with base.reading() as sql:
        keys = _again(site, keys)
        found = heads.gather(keys.vault_id, who)
        _check_meta(sql, keys, base.place)
        roster = Roster(base, keys, genuine(sql, keys))
        moved.refuse_to_open(sql, keys.vault_id, roster, vault_key, stay=stay)
        explained = past(sql, keys.vault_id, vault_key, roster)
        fits = judging(keys, roster, tail_at(sql, keys.vault_id), explained)
        warnings = firstopening.told(sql, keys, explained.told(check(found, fits), micros(now())))
        foundation.check(sql, keys, roster, micros(now()), base.place)
        warnings += surroundings.clock(sql, micros(now())) + site.room() + base.amiss()
    return keys, roster, warnings


def require_administrator(slot: Slot) -> None:
    """Refuse whoever is not an administrator, for work on a vault that nobody has open.

    Raises:
        Locked: it is somebody else's slot.
    """
    if slot.certificate.coordinator.role is not Role.BEHEERDER:
        raise not_administrator()


def not_administrator() -> Locked:
    """Return what who is no administrator meets."""
    return Locked(
        N_("Dit kan alleen een beheerder van deze kluis."),
        N_("Vraag een beheerder; wie dat is, zegt: wams vault status."),
    )


def _again(site: Site, keys: KeyFile) -> KeyFile:
    """Return the key file as it stands now that nobody can change it; a colleague may have, while Argon2id ran."""
    newest = site.load_keys()
    if (newest.vault_id, newest.root) != (keys.vault_id, keys.root):
        raise _exchanged()
    return newest


def own_certificate(roster: Roster, slot: Slot, now: int) -> Certificate:
    """Return the certificate that counts for the holder of a slot.

    Raises:
        Locked: it has ended.
        Damaged: it is for other keys than the slot's.
    """
    me = roster.find(slot.certificate.coordinator.id)
    if me is None or (me.signing, me.hybrid) != (slot.certificate.signing, slot.certificate.hybrid):
        raise _exchanged()
    if now < me.since:
        raise surroundings.behind()
    if not me.in_force(now):
        raise Locked(N_("Uw toegang tot deze kluis is beëindigd."), N_("Vraag de beheerder om een nieuwe toegang."))
    return me


def _refuse_older(found: int) -> None:
    if found < KNOWN_FORMAT:
        raise Unusable(
            N_("Deze kluis heeft het oudere formaat {found}; dit programma werkt met formaat {known}."),
            N_("Laat de beheerder de kluis bijwerken met: wams vault upgrade"),
            found=found,
            known=KNOWN_FORMAT,
        )


def _check_meta(sql: Connection, keys: KeyFile, path: Path | str) -> None:
    row = sql.execute("SELECT format, vault_id, nature, created FROM vault_meta").fetchone()
    try:
        found = -1 if row is None else int(row[0])
        refuse_newer(found, KNOWN_FORMAT)
        _refuse_older(found)
        fits = row is not None and row[1:] == (keys.vault_id, keys.nature.value, keys.created)
    except ValueError:
        fits = False
    if not fits:
        raise Damaged(
            N_("{path} hoort niet bij dit sleutelbestand of is beschadigd."),
            N_("Verander niets meer en laat de beheerder de kluis uit een back-up terugzetten."),
            path=path,
        )
