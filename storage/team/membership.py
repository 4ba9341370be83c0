"""Who belongs to a vault: adding, changing and ending coordinators (docs/security.md §4.9)."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.basics.codec import fresh_id, fresh_key, micros, moment
from storage.basics.hybrid import HybridPrivate
from storage.keys.kdf import SALT_BYTES, KdfParams
from storage.keys.keyfile import Held, HeldKey, KeyFile
from storage.keys.passphrase import judge_passphrase
from storage.keys.people import Certificate, Coordinator, Role, same_name, tidy_name
from storage.keys.slots import OwnKeys, Slot
from storage.team import duty, firstwords
from storage.vault.deeds import held_key, root_key
from storage.vault.roster import insert
from storage.vault.session import Opened, Session
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Conflict, Locked, Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_

ROLE_KEYS: Mapping[Role, HeldKey] = MappingProxyType({Role.BEHEERDER: HeldKey.ROOT, Role.FG: HeldKey.LOG})
"""The key of the vault that goes with a role; who made the vault holds both."""

_PER_ROLE = frozenset(ROLE_KEYS.values())
_CASES = (
    "SELECT g.grantee, count(DISTINCT g.case_id) FROM case_grant AS g "
    "JOIN case_file AS c ON c.id = g.case_id AND c.epoch = g.epoch "
    "WHERE g.since <= :now AND (g.until IS NULL OR g.until > :now) GROUP BY g.grantee"
)


@dataclass(frozen=True)
class Member:
    """Somebody who was ever certified, as they stand now; times are UTC.

    ``cases`` counts the cases they may open, as the open columns tell; ``own_words`` is False while they have the
    passphrase that was made for them.
    """

    coordinator: Coordinator
    since: datetime
    until: datetime | None
    in_force: bool
    has_slot: bool
    holds: frozenset[HeldKey]
    cases: int
    own_words: bool


@dataclass(frozen=True)
class Ended:
    """What ending somebody left behind: how many cases they could open, and what keys of the vault they know.

    ``officers`` are those (ids) for whom the duty key was made anew, because who ended held it; nobody: there is none.
    """

    certificate: Certificate
    cases: int
    knew: frozenset[HeldKey]
    officers: tuple[str, ...] = ()


def members(session: Session) -> list[Member]:
    """Return everybody who was ever certified, in the order in which they came."""
    opened, keys, now = session.opened, session.newest_keys(), micros(session.opened.now())
    with opened.database.reading() as sql:
        cases = {str(row[0]): int(row[1]) for row in sql.execute(_CASES, {"now": now}).fetchall()}
    given = firstwords.waiting(session)
    first: dict[str, Certificate] = {}
    last: dict[str, Certificate] = {}
    for certificate in opened.roster.renewed():
        first.setdefault(certificate.coordinator.id, certificate)
        last[certificate.coordinator.id] = certificate
    found = [
        Member(
            newest.coordinator,
            moment(first[who].since),
            None if newest.until is None else moment(newest.until),
            newest.in_force(now),
            keys.slot_of(who) is not None,
            frozenset(held.key for held in keys.held if held.holder == who),
            cases.get(who, 0),
            who not in given,
        )
        for who, newest in last.items()
    ]
    return sorted(found, key=lambda member: (member.since, member.coordinator.id))


def is_inside(session: Session) -> bool:
    """Say whether this coordinator still has a slot; cheap while the key file stays as it is."""
    return session.newest_keys().slot_of(session.coordinator.id) is not None


def member_names(session: Session) -> dict[str, str]:
    """Return by id what everybody is called who was ever certified; an id stays when its holder leaves."""
    return {each.coordinator.id: each.coordinator.name for each in session.opened.roster.renewed()}


def find_member(session: Session, asked: str) -> Certificate:
    """Return the latest certificate of who is called ``asked``, by id or by name.

    Raises:
        Misused: there is nobody of that name.
    """
    people = {certificate.coordinator.id: certificate for certificate in session.opened.roster.renewed()}
    named = [each for each in people.values() if same_name(each.coordinator.name, asked)]
    now = micros(session.opened.now())
    best = sorted(named, key=lambda each: each.in_force(now))
    if asked in people or best:
        return people.get(asked) or best[-1]
    raise Misused(
        N_("Deze kluis heeft geen medewerker met die naam."), N_("Bekijk de namen met: wams coordinator list.")
    )


def free_name(session: Session, name: str, but: str = "") -> str:
    """Return ``name`` as it is kept, where nobody else than ``but`` (an id) is or was called so.

    Raises:
        Misused: it is no name.
        Conflict: somebody is or was.
    """
    tidy = tidy_name(name)
    for certificate in session.opened.roster.renewed():
        if certificate.coordinator.id != but and same_name(certificate.coordinator.name, tidy):
            raise Conflict(
                N_("Er is of was al een medewerker met die naam; in de logboeken moet te zien blijven wie wie is."),
                N_("Voeg iets toe waaraan u ze uit elkaar houdt, zoals een voorletter of een afdeling."),
            )
    return tidy


def add_member(session: Session, name: str, role: Role, passphrase: str, kdf: KdfParams | None = None) -> Certificate:
    """Give somebody keys, a certificate and a slot of their own; no case is granted by it.

    Args:
        session: Of an administrator.
        name: As colleagues will see it; kept readable in the key file.
        role: What they are in the vault.
        passphrase: The first one, to be changed by its holder; as :func:`~storage.judge_passphrase` accepts it.
        kdf: The cost of one guess; None takes that of one's own slot.

    Raises:
        Misused: the name is no name, or the passphrase is too weak.
        Conflict: there is somebody of that name.
        Locked: this coordinator does not hold the root key, or not the key that goes with the role.
    """
    session.require_writing()
    opened, keys, tidy = session.opened, session.newest_keys(), free_name(session, name)
    if session.nature is VaultNature.ECHT:
        judge_passphrase(passphrase)
    root, gets = root_key(opened, keys), _keys_for(opened, keys, role)
    hybrid, signing = HybridPrivate.generate(), Ed25519PrivateKey.generate()
    own = OwnKeys(hybrid, signing.private_bytes_raw(), fresh_key(), opened.secrets.root, opened.secrets.nature)
    who = Coordinator(fresh_id(), tidy, role)
    began = micros(opened.now())
    bare = Certificate(who, 1, hybrid.public, signing.public_key().public_bytes_raw(), began, None)
    # Argon2id comes before the turn: nobody waits for it.
    slot = Slot.make(session.vault_id, bare, own, passphrase, kdf or _cost(opened, keys), os.urandom(SALT_BYTES))
    event = _event(AuditAction.COORDINATOR_TOEGEVOEGD, AuditCode.CREATE, who.id, rol=role.value)
    with session.deed(event) as deed:
        free_name(session, tidy)
        certificate = replace(bare, since=deed.time).signed(root, session.vault_id, session.nature)
        deed.writes.append(insert(deed.sql, certificate, deed.time))
        given = {HeldKey.VAULT: opened.secrets.vault_key, **gets}
        held = _held(session.vault_id, given, certificate)
        deed.change_keys(lambda now: _with_slot(now, replace(slot, certificate=certificate), held))
        firstwords.given(deed, opened, who.id)
    return certificate


def revoke_member(session: Session, coordinator: str) -> Ended:
    """End somebody's access: their certificate ends now, and slot and held keys are taken away.

    Where they held the duty key, another one is made in the same deed for the officers who stay. Their grants stand
    until who holds those cases begins new epochs; the vault key they knew counts until it is made anew in maintenance
    (:mod:`storage.maintenance.rotation`). What they read, printed or backed up is not undone.

    Raises:
        Misused: nobody of that id or name, or they ended before.
        Refused: it is oneself, or the last who holds a key of the vault.
        Locked: this coordinator does not hold the root key.
    """
    session.require_writing()
    opened, keys = session.opened, session.newest_keys()
    before = find_member(session, coordinator)
    who = before.coordinator.id
    root = root_key(opened, keys)
    if who == session.coordinator.id:
        raise Refused(
            N_("U kunt uw eigen toegang niet beëindigen."),
            N_("Laat een andere beheerder dat doen; toevoegen kan met: wams coordinator add."),
        )
    cases = next(member.cases for member in members(session) if member.coordinator.id == who)
    event = _event(AuditAction.COORDINATOR_BEEINDIGD, AuditCode.DELETE, who)
    officers: tuple[str, ...] = ()
    with session.deed(event) as deed:
        before, knew = _newest(session, who), _holds(session.newest_keys(), who)
        if not before.in_force(deed.time) and session.newest_keys().slot_of(who) is None:
            raise _over()
        _refuse_last(session.newest_keys(), who, knew & _PER_ROLE)
        certificate = _again(before, deed.time, root, session, until=deed.time)
        deed.writes.append(insert(deed.sql, certificate, deed.time))
        if HeldKey.DUTY in knew:
            officers = duty.make_without(session, deed, who)
        deed.change_keys(lambda now: _without(now, who))
    return Ended(certificate, cases, knew, officers)


def change_member(session: Session, coordinator: str, *, name: str = "", role: Role | None = None) -> Ended:
    """Certify somebody anew under another name or in another role, and hand over or take away the keys it goes with.

    Who loses a key of the vault may have kept it: :attr:`Ended.knew` says which. Their grants stay as they are.

    Raises:
        Misused: nobody of that id or name, they ended, the name is no name, or nothing would change.
        Conflict: there is somebody else of that name.
        Refused: they are the last who holds a key of the vault.
        Locked: this coordinator does not hold the root key, or not the key that goes with the role.
    """
    session.require_writing()
    opened, keys = session.opened, session.newest_keys()
    before = find_member(session, coordinator)
    who = before.coordinator.id
    tidy = free_name(session, name, but=who) if name else before.coordinator.name
    root, becomes = root_key(opened, keys), role or before.coordinator.role
    if (tidy, becomes) == (before.coordinator.name, before.coordinator.role):
        raise Misused(N_("Zo staat deze medewerker er al; er is niets veranderd."))
    moves = becomes is not before.coordinator.role
    keeps = {ROLE_KEYS.get(becomes)} if moves else _PER_ROLE
    gets = _keys_for(opened, keys, becomes) if moves else {}
    event = _event(AuditAction.COORDINATOR_GEWIJZIGD, AuditCode.UPDATE, who, rol=becomes.value)
    with session.deed(event) as deed:
        before, holds = _newest(session, who), _holds(session.newest_keys(), who)
        if not before.in_force(deed.time):
            raise _over()
        loses = (holds & _PER_ROLE) - keeps
        _refuse_last(session.newest_keys(), who, loses)
        me = replace(before, coordinator=Coordinator(who, tidy, becomes))
        certificate = _again(me, deed.time, root, session, until=before.until)
        deed.writes.append(insert(deed.sql, certificate, deed.time))
        held = _held(session.vault_id, {key: raw for key, raw in gets.items() if key not in holds}, certificate)
        deed.change_keys(lambda now: _certified(now, certificate, loses, held))
    return Ended(certificate, 0, loses)


def _event(action: AuditAction, code: AuditCode, who: str, **details: str) -> AuditEvent:
    return AuditEvent(action=action, code=code, object_kind="coordinator", object_id=who, details=details)


def _cost(opened: Opened, keys: KeyFile) -> KdfParams:
    mine = keys.slot_of(opened.me.coordinator.id)
    return KdfParams() if mine is None else mine.kdf


def _newest(session: Session, who: str) -> Certificate:
    newest = session.opened.roster.renewed().find(who)
    if newest is None:
        raise Locked(N_("Deze medewerker staat niet meer in de kluis."), N_("Bekijk: wams coordinator list."))
    return newest


def _again(
    before: Certificate, since: int, root: Ed25519PrivateKey, session: Session, until: int | None
) -> Certificate:
    later = replace(before, serial=before.serial + 1, since=since, until=until)
    return later.signed(root, session.vault_id, session.nature)


def _keys_for(opened: Opened, keys: KeyFile, role: Role) -> dict[HeldKey, bytes]:
    """Return the keys of the vault that somebody in ``role`` is to hold, from one's own.

    Raises:
        Locked: one does not hold it.
    """
    if role not in ROLE_KEYS:
        return {}
    raw = held_key(opened, keys, ROLE_KEYS[role])
    if raw is None:
        raise Locked(
            N_("De sleutel van de logboeken is niet bij u; u kunt dus niemand de rol fg geven."),
            N_("Laat de beheerder die de kluis maakte dit doen, of gebruik de herstelhelften."),
        )
    return {ROLE_KEYS[role]: raw}


def _held(vault_id: str, keys: Mapping[HeldKey, bytes], to: Certificate) -> list[Held]:
    return [Held.make(vault_id, key, raw, to.coordinator.id, to.hybrid) for key, raw in keys.items()]


def _holds(keys: KeyFile, who: str) -> frozenset[HeldKey]:
    return frozenset(held.key for held in keys.held if held.holder == who)


def _with_slot(keys: KeyFile, slot: Slot, held: Iterable[Held]) -> KeyFile:
    return replace(keys, slots=(*keys.slots, slot), held=(*keys.held, *held))


def _without(keys: KeyFile, who: str) -> KeyFile:
    slots = tuple(slot for slot in keys.slots if slot.certificate.coordinator.id != who)
    return replace(keys, slots=slots, held=tuple(held for held in keys.held if held.holder != who))


def _certified(keys: KeyFile, certificate: Certificate, loses: frozenset[HeldKey], held: Iterable[Held]) -> KeyFile:
    who = certificate.coordinator.id
    slots = tuple(
        replace(slot, certificate=certificate) if slot.certificate.coordinator.id == who else slot
        for slot in keys.slots
    )
    kept = (each for each in keys.held if each.holder != who or each.key not in loses)
    return replace(keys, slots=slots, held=(*kept, *held))


def _over() -> Misused:
    return Misused(N_("De toegang van deze medewerker is al beëindigd."), N_("Bekijk: wams coordinator list."))


def _refuse_last(keys: KeyFile, who: str, loses: frozenset[HeldKey]) -> None:
    """Keep a vault from being left without somebody who holds one of its keys; recovery does not count."""
    slots = {slot.certificate.coordinator.id for slot in keys.slots} - {who}
    for key, sentence, hint in _LAST:
        if key in loses and not any(keys.held_by(other, key) for other in slots):
            raise Refused(sentence, hint)


_LAST = (
    (
        HeldKey.ROOT,
        N_("Dit is de laatste beheerder; zonder beheerder kan niemand meer toegang geven of beëindigen."),
        N_("Voeg eerst een andere beheerder toe: wams coordinator add NAAM --role beheerder."),
    ),
    (
        HeldKey.LOG,
        N_("Dit is de laatste die de logboeken kan lezen."),
        N_("Voeg eerst een FG toe: wams coordinator add NAAM --role fg."),
    ),
)
