"""One's own way in: another passphrase, or a device beside it, on the same keys (docs/security.md §4.2, §4.12)."""

import os
from dataclasses import replace
from pathlib import Path

from storage.basics.codec import Unopened
from storage.basics.files import PRIVATE, shared_mode
from storage.keys import devicekey
from storage.keys.kdf import SALT_BYTES, KdfParams, normalised
from storage.keys.keyfile import KeyFile
from storage.keys.passphrase import judge_passphrase
from storage.keys.slots import Factor, OwnKeys, Slot
from storage.team import firstwords
from storage.vault.session import Session
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Locked, Misused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_

CHANGED = AuditEvent(
    action=AuditAction.WACHTWOORDZIN_GEWIJZIGD, code=AuditCode.UPDATE, object_kind="coordinator", object_id=""
)


def must_change(session: Session) -> bool:
    """Say whether this coordinator still has the passphrase that an administrator made for them."""
    return session.coordinator.id in firstwords.waiting(session)


def change_passphrase(session: Session, old: str, new: str, kdf: KdfParams | None = None) -> None:
    """Seal one's own keys anew under another passphrase, with a salt of its own; a device it asks stays asked.

    Copies of the key file from before, as in backups, still open with the old one.

    Args:
        session: One's own.
        old: The present passphrase, asked again.
        new: The new one; as :func:`~storage.judge_passphrase` accepts it.
        kdf: The cost of one guess; None keeps it.

    Raises:
        Locked: ``old`` does not open one's slot.
        Misused: ``new`` is too weak, or the same.
    """
    if session.nature is VaultNature.ECHT:
        judge_passphrase(new)
    slot, own, device = _opened(session, old)
    if normalised(new) == normalised(old):
        raise Misused(N_("De nieuwe wachtwoordzin is de oude; er is niets veranderd."), N_("Kies een andere zin."))
    fresh = _made(session, slot, own, new, kdf or slot.kdf, device)
    me = session.coordinator.id
    with session.deed(CHANGED.model_copy(update={"object_id": me})) as deed:
        if me in firstwords.waiting(session):
            firstwords.chosen(deed, session.opened)
        deed.change_keys(lambda keys: with_slot(keys, fresh))


def bind_device(session: Session, passphrase: str) -> None:
    """Let one's slot ask for a key of this device beside the passphrase; that key is made and kept in its keyring.

    Raises:
        Misused: it asks for one already, or the vault is shared, so that one may want in from another machine.
        Locked: ``passphrase`` does not open one's slot.
        Unusable: there is no real keyring here that is open.
    """
    _refuse_shared(session)
    slot, own, _ = _opened(session, passphrase)
    if slot.factor is Factor.WORDS_AND_DEVICE:
        raise Misused(
            N_("Uw toegang vraagt al een apparaat; er is niets veranderd."), N_("Zie: wams vault device --help")
        )
    me, done = session.coordinator.id, False
    key = devicekey.keep(session.vault_id, me)
    try:
        _put(session, _made(session, slot, own, passphrase, slot.kdf, key), "toegevoegd")
        done = True
    finally:
        if not done:
            devicekey.forget(session.vault_id, me)


def unbind_device(session: Session, passphrase: str) -> None:
    """Let the passphrase alone open one's slot again, and forget the device's key.

    Raises:
        Misused: it asks for no device.
        Locked: ``passphrase`` and this device do not open one's slot.
    """
    slot, own, _ = _opened(session, passphrase)
    if slot.factor is Factor.WORDS:
        raise Misused(
            N_("Uw toegang vraagt geen apparaat; er is niets veranderd."), N_("Zie: wams vault device --help")
        )
    _put(session, _made(session, slot, own, passphrase, slot.kdf, b""), "weggenomen")
    devicekey.forget(session.vault_id, session.coordinator.id)


def _refuse_shared(session: Session) -> None:
    place = session.opened.site.place
    if not isinstance(place, Path) or shared_mode(place) != PRIVATE:
        raise Misused(
            N_("Deze kluis wordt gedeeld; met een apparaat erbij kwam u er van een andere machine niet meer in."),
            N_("Een apparaat is voor een kluis die alleen op uw eigen laptop staat."),
        )


def _opened(session: Session, passphrase: str) -> tuple[Slot, OwnKeys, bytes]:
    """Return one's slot, what it holds, and the key of the device where it asks for one."""
    session.require_writing()
    slot = session.newest_keys().slot_of(session.coordinator.id)
    try:
        if slot is None:
            raise Unopened
        device = b""
        if slot.factor is Factor.WORDS_AND_DEVICE:
            device = devicekey.read(session.vault_id, session.coordinator.id)
        return slot, slot.open(session.vault_id, passphrase, device), device
    except Unopened as error:
        raise Locked(
            N_("De huidige wachtwoordzin is niet goed; er is niets veranderd."),
            N_("Typ eerst de zin waarmee u nu ontgrendelt."),
        ) from error


def _made(session: Session, slot: Slot, own: OwnKeys, passphrase: str, kdf: KdfParams, device: bytes) -> Slot:
    return Slot.make(session.vault_id, slot.certificate, own, passphrase, kdf, os.urandom(SALT_BYTES), device)


def _put(session: Session, fresh: Slot, what: str) -> None:
    event = AuditEvent(
        action=AuditAction.APPARAAT_GEWIJZIGD, code=AuditCode.UPDATE, object_kind="coordinator",
        object_id=session.coordinator.id, details={"apparaat": what},
    )  # fmt: skip
    with session.deed(event) as deed:
        deed.change_keys(lambda keys: with_slot(keys, fresh))


def with_slot(keys: KeyFile, fresh: Slot) -> KeyFile:
    """Return the key file with ``fresh`` in place of its holder's slot, under the certificate that stands there."""
    who = fresh.certificate.coordinator.id
    slots = tuple(
        replace(fresh, certificate=slot.certificate) if slot.certificate.coordinator.id == who else slot
        for slot in keys.slots
    )
    return replace(keys, slots=slots)
