"""What changes the vault itself: rows, certificates, the key file, and the audit line that tells of them, together."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.basics.codec import Unopened
from storage.basics.hybrid import HybridPrivate
from storage.basics.sql import Connection
from storage.keys.keyfile import HeldKey, KeyFile, held_info
from storage.logs.logbook import Logbook
from storage.logs.writes import KeysWrite, Write
from storage.vault import foundation
from wams_tui.casework.errors import Damaged, Locked
from wams_tui.casework.words import N_

if TYPE_CHECKING:
    from storage.vault.session import Opened


@dataclass
class Deed:
    """A change under way, inside its transaction and its turn; whoever makes it adds what was written.

    ``time`` is microseconds since 1970: that of the audit line, and of everything signed in it.
    """

    sql: Connection
    time: int
    logbook: Logbook
    writes: list[Write] = field(default_factory=list)
    key_edits: list[Callable[[KeyFile], KeyFile]] = field(default_factory=list)

    def change_keys(self, edit: Callable[[KeyFile], KeyFile]) -> None:
        """Change the key file as the last step before the audit line; ``edit`` gets it as it stands then."""
        self.key_edits.append(edit)


def rewrite_keys(opened: "Opened", deed: Deed) -> KeysWrite:
    """Write the key file with the edits of ``deed``, signed by this coordinator; return what the audit line says of it.

    The file comes first and the line after it: should the machine stop in between, the file is a later one by
    somebody who may change it, and the vault opens (docs/security.md §4.1).

    Raises:
        Damaged: the key file that stands there is not the one the log tells of.
    """
    keys = opened.site.load_keys()
    if keys.root != opened.keys.root or not foundation.is_told(deed.sql, keys, opened.roster, deed.time):
        raise Damaged(
            N_("Het sleutelbestand is ouder of anders dan het auditlogboek zegt."),
            N_("Verander niets meer en laat de beheerder het laatste sleutelbestand uit de back-up terugzetten."),
        )
    changed = keys
    for edit in deed.key_edits:
        changed = edit(changed)
    signing = Ed25519PrivateKey.from_private_bytes(opened.secrets.signing)
    signed = replace(changed, revision=keys.revision + 1, author=opened.me.coordinator.id).signed(signing)
    opened.site.store_keys(signed)
    return KeysWrite(signed.revision, signed.hash, signed.serial)


def held_key(opened: "Opened", keys: KeyFile, key: HeldKey) -> bytes | None:
    """Return a private key of the vault that is sealed to this coordinator, or None for who does not hold it.

    Raises:
        Damaged: it is sealed to them and does not open.
    """
    me = opened.me.coordinator.id
    held = keys.held_by(me, key)
    if held is None:
        return None
    try:
        raw = opened.secrets.hybrid.open(held.sealed, held_info(keys.vault_id, key, me))
        # Whoever writes the key file can seal another key to anybody: what would be signed or sealed with that is lost.
        if not _is_the_key(keys, key, raw):
            raise Unopened
    except (Unopened, ValueError) as error:
        raise Damaged(
            N_("Een sleutel van de kluis die bij u hoort, gaat niet open."),
            N_("Verander niets meer en laat de beheerder de kluis controleren (wams vault verify)."),
        ) from error
    return raw


def _is_the_key(keys: KeyFile, key: HeldKey, raw: bytes) -> bool:
    """Say whether a private key is the one whose public half stands under the root key's signature."""
    if key is HeldKey.ROOT:
        return Ed25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw() == keys.root
    public = {HeldKey.LOG: keys.log, HeldKey.DUTY: keys.duty}.get(key)
    return key is HeldKey.VAULT or HybridPrivate(raw).public == public


def root_key(opened: "Opened", keys: KeyFile) -> Ed25519PrivateKey:
    """Return the key that certifies coordinators.

    Raises:
        Locked: this coordinator does not hold it.
    """
    raw = held_key(opened, keys, HeldKey.ROOT)
    if raw is None:
        raise Locked(
            N_("Dit kan alleen een beheerder van deze kluis."),
            N_("Vraag een beheerder; wie dat is, zegt: wams vault status."),
        )
    return Ed25519PrivateKey.from_private_bytes(raw)
