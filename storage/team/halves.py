"""New recovery halves, when one is lost or was used: a recovery key of their own, and all are told (§4.10)."""

from dataclasses import replace

from storage.basics.codec import canonical_json
from storage.basics.hybrid import HybridPrivate
from storage.keys.keyfile import Held, HeldKey, KeyFile
from storage.keys.people import RECOVERY
from storage.keys.recovery import seal_recovery, split
from storage.team.recovering import RECOVERY_STATEMENTS, RENEWED
from storage.vault import statements
from storage.vault.deeds import held_key, root_key
from storage.vault.session import Session
from wams_tui.casework.errors import Locked
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_


def renew_halves(session: Session) -> tuple[str, str]:
    """Make a new recovery key and return its two halves as they are printed, which are kept nowhere.

    The ones before open this vault no more; they still open copies of it from before. Cases are sealed to the new key
    by those who have access, when they next clear up (:func:`storage.team.access.tidy`).

    Raises:
        Locked: this coordinator does not hold the root key, or not the key of the logs, which recovery must get too.
    """
    session.require_writing()
    opened, keys = session.opened, session.newest_keys()
    root, log = root_key(opened, keys), held_key(opened, keys, HeldKey.LOG)
    if log is None:
        raise Locked(
            N_("De sleutel van de logboeken is niet bij u; zonder die sleutel zijn nieuwe herstelhelften niet heel."),
            N_("Laat de beheerder die de kluis maakte dit doen."),
        )
    halves, key = split(keys.vault_id)
    private = HybridPrivate.generate()
    sealed = seal_recovery(keys.vault_id, private, key)
    gets = {
        HeldKey.VAULT: opened.secrets.vault_key, HeldKey.ROOT: root.private_bytes_raw(), HeldKey.LOG: log,
    }  # fmt: skip
    held = [Held.make(keys.vault_id, each, raw, RECOVERY, private.public) for each, raw in gets.items()]
    event = AuditEvent(action=AuditAction.HERSTELHELFTEN_VERNIEUWD, code=AuditCode.UPDATE, object_kind="kluis")

    def edit(before: KeyFile) -> KeyFile:
        others = (one for one in before.held if one.holder != RECOVERY)
        changed = replace(
            before, recovery=private.public, recovery_sealed=sealed, held=(*others, *held), serial=before.serial + 1,
            halves=deed.time,
        )  # fmt: skip
        return changed.signed_by_root(root)

    with session.deed(event) as deed:
        statements.add(
            deed, opened, RECOVERY_STATEMENTS, canonical_json({"wat": RENEWED, "serienummer": keys.serial + 1})
        )
        deed.change_keys(edit)
    return halves
