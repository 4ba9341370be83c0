"""One's own way in: another passphrase on the same keys (docs/security.md §4.2)."""

import os
from dataclasses import replace

from storage import firstwords
from storage.codec import Unopened
from storage.kdf import SALT_BYTES, KdfParams, normalised
from storage.keyfile import KeyFile
from storage.passphrase import judge_passphrase
from storage.session import Session
from storage.slots import Slot
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


def change_passphrase(
    session: Session, old: str, new: str, kdf: KdfParams | None = None, device_key: bytes = b""
) -> None:
    """Seal one's own keys anew under another passphrase, with a salt of its own.

    Copies of the key file from before, as in backups, still open with the old one.

    Args:
        session: One's own.
        old: The present passphrase, asked again.
        new: The new one; as :func:`~storage.judge_passphrase` accepts it.
        kdf: The cost of one guess; None keeps it.
        device_key: The key this device holds, where one's slot asks for it; it still will.

    Raises:
        Locked: ``old`` does not open one's slot.
        Misused: ``new`` is too weak, or the same.
    """
    opened, me = session.opened, session.coordinator.id
    if session.nature is VaultNature.ECHT:
        judge_passphrase(new)
    slot = session.newest_keys().slot_of(me)
    try:
        if slot is None:
            raise Unopened
        own = slot.open(session.vault_id, old, device_key)
    except Unopened as error:
        raise Locked(
            N_("De huidige wachtwoordzin is niet goed; er is niets veranderd."),
            N_("Typ eerst de zin waarmee u nu ontgrendelt."),
        ) from error
    if normalised(new) == normalised(old):
        raise Misused(N_("De nieuwe wachtwoordzin is de oude; er is niets veranderd."), N_("Kies een andere zin."))
    fresh = Slot.make(session.vault_id, slot.certificate, own, new, kdf or slot.kdf, os.urandom(SALT_BYTES), device_key)
    with session.deed(CHANGED.model_copy(update={"object_id": me})) as deed:
        if me in firstwords.waiting(session):
            firstwords.chosen(deed, opened)
        deed.change_keys(lambda keys: with_slot(keys, fresh))


def with_slot(keys: KeyFile, fresh: Slot) -> KeyFile:
    """Return the key file with ``fresh`` in place of its holder's slot, under the certificate that stands there."""
    who = fresh.certificate.coordinator.id
    slots = tuple(
        replace(fresh, certificate=slot.certificate) if slot.certificate.coordinator.id == who else slot
        for slot in keys.slots
    )
    return replace(keys, slots=slots)
