"""A second coordinator, made by hand from the pieces the format is built of."""

import os
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import Coordinator, Role, Session, keyfile
from storage.chains import GrantWrite, KeysWrite
from storage.codec import canonical_json, fresh_id, fresh_key, micros
from storage.files import PRIVATE
from storage.grants import Grant, give
from storage.hybrid import HybridPrivate
from storage.kdf import SALT_BYTES, KdfParams
from storage.keyfile import HeldKey, held_info
from storage.people import Certificate
from storage.slots import Secrets, Slot
from tests.storage.vaults import Place

NAME = "Bram Voorbeeld"
WORDS = "collega"


def root_key(session: Session) -> Ed25519PrivateKey:
    """Open the vault's root key as its holder does."""
    keys, me = session.opened.keys, session.coordinator.id
    held = next(held for held in keys.held if held.key is HeldKey.ROOT and held.holder == me)
    raw = session.opened.secrets.hybrid.open(held.sealed, held_info(keys.vault_id, HeldKey.ROOT, me))
    return Ed25519PrivateKey.from_private_bytes(raw)


def certified(session: Session, root: Ed25519PrivateKey) -> tuple[Certificate, Secrets]:
    """Make keys and a certificate for the colleague."""
    keys, mine = session.opened.keys, session.opened.secrets
    hybrid, signing = HybridPrivate.generate(), Ed25519PrivateKey.generate()
    who = Coordinator(fresh_id(), NAME, Role.COORDINATOR)
    bare = Certificate(who, hybrid.public, signing.public_key().public_bytes_raw(), 0, None)
    secrets = replace(mine, hybrid=hybrid, signing=signing.private_bytes_raw(), wrap=fresh_key())
    return bare.signed(root, keys.vault_id, keys.nature), secrets


def join(place: Place) -> Certificate:
    """Give the colleague a slot in a vault that is locked now; nothing is granted."""
    with place.unlock() as session:
        opened, me = session.opened, session.coordinator.id
        certificate, secrets = certified(session, root_key(session))
        slot = Slot.make(session.vault_id, certificate, secrets, WORDS, KdfParams(), os.urandom(SALT_BYTES))
        signing = Ed25519PrivateKey.from_private_bytes(opened.secrets.signing)
        keys = opened.keys
        changed = replace(keys, revision=keys.revision + 1, slots=(*keys.slots, slot), author=me).signed(signing)
        with opened.database.writing() as sql:
            sql.execute(
                "INSERT INTO coordinator (id, added, certificate) VALUES (:id, 0, :text)",
                {"id": certificate.coordinator.id, "text": canonical_json(certificate.to_json()).decode()},
            )
            session._logbook.audit(sql, micros(place.clock()), b"{}", (KeysWrite(changed.revision, changed.hash),))
        keyfile.store(place.directory, changed, PRIVATE)
    return certificate


def grant_to(
    session: Session, case_id: str, to: Certificate, signing: bytes | None = None, key: bytes | None = None
) -> None:
    """Grant a case to the colleague; ``signing`` and ``key`` are other ones than the true, to forge with."""
    case = session._keys.current(case_id)
    bare = Grant(case_id, case.epoch, to.coordinator.id, session.coordinator.id, 0, None, b"")
    signer = Ed25519PrivateKey.from_private_bytes(signing or session.opened.secrets.signing)
    grant = give(session.vault_id, bare, key or case.key, to.hybrid, signer)
    digest = grant.digest(session.vault_id)
    with session.opened.database.writing() as sql:
        sql.execute(
            "INSERT INTO case_grant (id, case_id, epoch, grantee, granter, since, until, digest, signature, sealed) "
            "VALUES (:id, :case_id, :epoch, :grantee, :granter, :since, :until, :digest, :signature, :sealed)",
            {**vars(grant), "digest": digest},
        )
        write = GrantWrite(case_id, case.epoch, to.coordinator.id, digest)
        session._logbook.audit(sql, micros(session.opened.now()), b"{}", (write,))
