"""Back in with the two printed halves: new keys for somebody who lost their passphrase (docs/security.md §4.10).

It is done as themselves and told to all: another certificate with the next serial, signed by the root key that the
recovery key holds, and for each case they could open a new epoch, so that the keys they lost open nothing from now on.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.basics.codec import KEY_BYTES, Unopened, canonical_json, fresh_key, micros
from storage.basics.hybrid import HybridPrivate
from storage.entry.opening import look_over
from storage.keys.grants import GONE_BYTES, ROW, Grant
from storage.keys.kdf import SALT_BYTES, KdfParams
from storage.keys.keyfile import Held, HeldKey, KeyFile, held_info
from storage.keys.passphrase import judge_passphrase
from storage.keys.people import RECOVERY, Coordinator, same_name
from storage.keys.recovery import open_recovery
from storage.keys.slots import OwnKeys, Pocket, Secrets, Slot
from storage.logs.events import OwnAction
from storage.logs.logbook import CaseKey
from storage.outside.heads import HeadPlace
from storage.sites.place import site_of
from storage.sites.site import Address, Base, Site
from storage.team import access, firstwords
from storage.vault import statements
from storage.vault.casekeys import not_genuine
from storage.vault.roster import insert
from storage.vault.session import Opened, Session
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Damaged, Misused, WamsError
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_

RECOVERY_STATEMENTS = "herstel"
"""The kind of the statements that tell of a recovery, and of new halves."""

USED, RENEWED = "gebruikt", "vernieuwd"

_UNWRAP = "UPDATE case_grant SET wrapped = NULL WHERE grantee = :who"
"""What was wrapped under a key that nobody has any more."""

_MINE = (
    f"SELECT {ROW} FROM case_grant WHERE grantee = :who AND epoch = (SELECT epoch FROM case_file WHERE id = case_id) "
    f"AND length(sealed) > {GONE_BYTES} AND (until IS NULL OR until > :now) ORDER BY case_id"
)
_RECOVERY = (
    f"SELECT {ROW} FROM case_grant WHERE grantee = '{RECOVERY}' AND case_id = :case AND epoch = :epoch "
    f"AND length(sealed) > {GONE_BYTES}"
)


@dataclass(frozen=True)
class Recovered:
    """Who is back in, with how many cases; which cases did not come along, and which keys of the vault did not."""

    coordinator: Coordinator
    cases: int
    failed: tuple[str, ...]
    lost: frozenset[HeldKey]


@dataclass(frozen=True, repr=False)
class _Keys:
    """What the halves open: the recovery key, and the private keys of the vault that are sealed to it."""

    recovery: HybridPrivate
    vault: dict[HeldKey, bytes]


def recover(
    address: Address,
    halves: tuple[str, str],
    coordinator: str,
    passphrase: str,
    *,
    heads: HeadPlace,
    now: Callable[[], datetime],
    kdf: KdfParams | None = None,
) -> Recovered:
    """Give a coordinator new keys under another passphrase, by the two printed halves.

    Args:
        address: Where the vault stands.
        halves: Both, in either order, as printed.
        coordinator: Who, by id or name; they must have a slot.
        passphrase: The new one; as :func:`~storage.judge_passphrase` accepts it.
        heads: Where signed heads are kept.
        now: The clock, aware times.
        kdf: The cost of one guess; None takes that of the slot that is replaced.

    Raises:
        Misused: a half is mistyped, nobody of that name has access, or the passphrase is too weak.
        Locked: the halves do not open this vault.
        Damaged: the vault is not what was written, or was turned back.
        Unusable: files are missing, or the place does not allow it.
    """
    site = site_of(address)
    site.refuse_unfit()
    keys = site.load_keys()
    slot = _slot_of(keys, coordinator)
    if keys.nature is VaultNature.ECHT:
        judge_passphrase(passphrase)
    found = _opened(keys, halves)
    base = site.open(found.vault[HeldKey.VAULT])
    ready = False
    try:
        with base.turn():
            session, fresh = _begun(base, site, keys, slot, found, passphrase, kdf or slot.kdf, heads, now)
            with session.batch():
                done = _let_back_in(session, fresh, found, slot)
        ready = True
    finally:
        if not ready:
            base.close()
    session.lock()
    return done


def _slot_of(keys: KeyFile, asked: str) -> Slot:
    for slot in keys.slots:
        who = slot.certificate.coordinator
        if who.id == asked or same_name(who.name, asked):
            return slot
    raise Misused(
        N_("Deze kluis heeft niemand met die naam die erin werkt."), N_("Bekijk de namen met: wams vault status.")
    )


def _opened(keys: KeyFile, halves: tuple[str, str]) -> _Keys:
    private = open_recovery(keys.vault_id, keys.recovery, keys.recovery_sealed, halves)
    opened = {}
    for held in keys.held:
        if held.holder == RECOVERY:
            try:
                opened[held.key] = private.open(held.sealed, held_info(keys.vault_id, held.key, RECOVERY))
            except Unopened as error:
                raise _exchanged() from error
    root = opened.get(HeldKey.ROOT, b"")
    if len(opened.get(HeldKey.VAULT, b"")) != KEY_BYTES or len(root) != KEY_BYTES or _public(root) != keys.root:
        raise _exchanged()
    return _Keys(private, opened)


def _public(signing: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw()


def _begun(
    base: Base,
    site: Site,
    keys: KeyFile,
    slot: Slot,
    found: _Keys,
    passphrase: str,
    kdf: KdfParams,
    heads: HeadPlace,
    now: Callable[[], datetime],
) -> tuple[Session, Slot]:
    """Return a session of the coordinator under new keys, which nobody knows of yet, and the slot to come."""
    vault_key = found.vault[HeldKey.VAULT]
    keys, roster, warnings = look_over(base, site, keys, slot.certificate.coordinator.id, heads, now, vault_key)
    before = roster.find(slot.certificate.coordinator.id)
    time = micros(now())
    if before is None or not before.in_force(time):
        raise Misused(N_("De toegang van deze medewerker is beëindigd."), N_("Laat een beheerder iemand toevoegen."))
    hybrid, signing = HybridPrivate.generate(), Ed25519PrivateKey.generate()
    secrets = Secrets(hybrid, signing.private_bytes_raw(), fresh_key(), keys.root, keys.nature, vault_key)
    public = signing.public_key().public_bytes_raw()
    bare = replace(before, serial=before.serial + 1, hybrid=hybrid.public, signing=public, since=time)
    root = Ed25519PrivateKey.from_private_bytes(found.vault[HeldKey.ROOT])
    me = bare.signed(root, keys.vault_id, keys.nature)
    own = OwnKeys(hybrid, secrets.signing, secrets.wrap, secrets.root, secrets.nature)
    fresh = Slot.make(keys.vault_id, me, own, passphrase, kdf, os.urandom(SALT_BYTES))
    return Session(Opened(site, keys, Pocket(secrets), me, roster, base, heads, now, warnings)), fresh


def _let_back_in(session: Session, fresh: Slot, found: _Keys, before: Slot) -> Recovered:
    """Make the new slot count, tell of it, and bring the cases along, inside one transaction."""
    me, keys = fresh.certificate, session.opened.keys
    who = me.coordinator.id
    holds = frozenset(held.key for held in keys.held if held.holder == who)
    gets = {key: found.vault[key] for key in holds if key in found.vault} | {HeldKey.VAULT: found.vault[HeldKey.VAULT]}
    held = [Held.make(keys.vault_id, key, raw, who, me.hybrid) for key, raw in gets.items()]
    with session.opened.database.writing() as sql:
        told = insert(sql, me, me.since)
    session.begin(OwnAction.UNLOCKED, (told,))
    lost = holds - gets.keys()
    event = _event(who, "coordinator", sleutels=str(len(gets)))
    with session.deed(event) as deed:
        deed.sql.execute(_UNWRAP, {"who": who})
        content = {"wat": USED, "voor": who, "certificaat": me.serial}
        statements.add(deed, session.opened, RECOVERY_STATEMENTS, canonical_json(content))
        if who in firstwords.waiting(session):
            firstwords.chosen(deed, session.opened)
        deed.change_keys(lambda now: _exchanged_slot(now, before, fresh, held))
    cases, failed = _bring_cases(session, found.recovery, who)
    return Recovered(me.coordinator, cases, failed, frozenset(lost))


def _event(object_id: str, kind: str, **details: str) -> AuditEvent:
    return AuditEvent(
        action=AuditAction.HERSTEL_GEBRUIKT, code=AuditCode.UPDATE, object_kind=kind, object_id=object_id,
        details=details,
    )  # fmt: skip


def _exchanged_slot(keys: KeyFile, before: Slot, fresh: Slot, held: Sequence[Held]) -> KeyFile:
    who = before.certificate.coordinator.id
    slots = tuple(fresh if slot.certificate.coordinator.id == who else slot for slot in keys.slots)
    return replace(keys, slots=slots, held=(*(one for one in keys.held if one.holder != who), *held))


def _bring_cases(session: Session, recovery: HybridPrivate, who: str) -> tuple[int, tuple[str, ...]]:
    """Begin a new epoch for every case of this coordinator; return how many came, and which did not."""
    with session.opened.database.reading() as sql:
        rows = sql.execute(_MINE, {"who": who, "now": micros(session.opened.now())}).fetchall()
    mine, failed = [Grant.of_row(row) for row in rows], []
    for grant in mine:
        try:
            _bring(session, recovery, grant)
        except (WamsError, Unopened, TypeError, ValueError, OverflowError):
            failed.append(grant.case_id)
    return len(mine) - len(failed), tuple(failed)


def _bring(session: Session, recovery: HybridPrivate, mine: Grant) -> None:
    with session.deed(_event(mine.case_id, "casus"), mine.case_id) as deed:
        row = deed.sql.execute(_RECOVERY, {"case": mine.case_id, "epoch": mine.epoch}).fetchone()
        judge = session.case_keys.judge()
        if row is None or not judge.gave(deed.sql, mine):
            raise not_genuine()
        sealed = Grant.of_row(row)
        if not sealed.is_genuine(session.vault_id, session.opened.roster):
            raise not_genuine()
        case = CaseKey(mine.case_id, mine.epoch, sealed.open(session.vault_id, recovery))
        judge.accept(deed.sql, case, {})
        access.renew(session, deed, case, joining={mine.grantee: (mine.since, mine.until)})


def _exchanged() -> Damaged:
    return Damaged(
        N_("Het sleutelbestand is veranderd: de herstelsleutel opent niet wat bij deze kluis hoort."),
        N_("Open de kluis niet verder en laat de beheerder het sleutelbestand uit de back-up terugzetten."),
    )
