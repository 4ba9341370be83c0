"""A second coordinator, made by hand from the pieces the format is built of."""

import os
from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import Coordinator, Role, Session
from storage.basics.codec import canonical_json, fresh_id, fresh_key, micros
from storage.basics.hybrid import HybridPrivate
from storage.cases import epochs
from storage.keys.grants import Grant, give
from storage.keys.kdf import SALT_BYTES, KdfParams
from storage.keys.keyfile import Held, HeldKey, KeyFile, held_info
from storage.keys.people import RECOVERY, Certificate
from storage.keys.slots import OwnKeys, Slot
from storage.logs.logbook import CaseKey
from storage.logs.writes import CaseWrite, CertificateWrite, GrantWrite, KeysWrite
from tests.storage.vaults import Place

NAME = "Bram Voorbeeld"
WORDS = "collega"


def root_key(session: Session) -> Ed25519PrivateKey:
    """Open the vault's root key as its holder does."""
    keys, me = session.opened.keys, session.coordinator.id
    held = next(held for held in keys.held if held.key is HeldKey.ROOT and held.holder == me)
    raw = session.opened.secrets.hybrid.open(held.sealed, held_info(keys.vault_id, HeldKey.ROOT, me))
    return Ed25519PrivateKey.from_private_bytes(raw)


def certified(
    session: Session, root: Ed25519PrivateKey, name: str = NAME, role: Role = Role.COORDINATOR
) -> tuple[Certificate, OwnKeys]:
    """Make keys and a certificate for the colleague."""
    keys, mine = session.opened.keys, session.opened.secrets
    hybrid, signing = HybridPrivate.generate(), Ed25519PrivateKey.generate()
    who = Coordinator(fresh_id(), name, role)
    bare = Certificate(who, 1, hybrid.public, signing.public_key().public_bytes_raw(), 0, None)
    own = OwnKeys(hybrid, signing.private_bytes_raw(), fresh_key(), mine.root, mine.nature)
    return bare.signed(root, keys.vault_id, keys.nature), own


def issue(session: Session, certificate: Certificate, changed: KeyFile) -> None:
    """Put a certificate into the vault and a key file beside it, as one change by the administrator."""
    opened = session.opened
    again = replace(changed, revision=session.newest_keys().revision + 1, author=session.coordinator.id)
    signed = again.signed(Ed25519PrivateKey.from_private_bytes(opened.secrets.signing))
    text = canonical_json(certificate.to_json()).decode()
    row = {"id": certificate.coordinator.id, "serial": certificate.serial, "text": text}
    opened.site.store_keys(signed)
    with opened.database.writing() as sql:
        sql.execute("INSERT INTO coordinator (id, serial, added, certificate) VALUES (:id, :serial, 0, :text)", row)
        told = (
            CertificateWrite(certificate.coordinator.id, certificate.serial, certificate.hash),
            KeysWrite(signed.revision, signed.hash, signed.serial),
        )
        session._logbook.audit(sql, micros(opened.now()), b"{}", told)


def join(place: Place, name: str = NAME, words: str = WORDS, role: Role = Role.COORDINATOR) -> Certificate:
    """Give the colleague a slot in a vault that is locked now; nothing is granted."""
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        return admit(session, role, name, words)


def admit(session: Session, role: Role, name: str = NAME, words: str = WORDS) -> Certificate:
    """Give a colleague a slot in the vault of this session, which is its administrator's; nothing is granted."""
    opened = session.opened
    certificate, own = certified(session, root_key(session), name, role)
    slot = Slot.make(session.vault_id, certificate, own, words, KdfParams(), os.urandom(SALT_BYTES))
    who, keys = certificate.coordinator.id, session.newest_keys()
    held = Held.make(session.vault_id, HeldKey.VAULT, opened.secrets.vault_key, who, certificate.hybrid)
    issue(session, certificate, replace(keys, slots=(*keys.slots, slot), held=(*keys.held, held)))
    return certificate


def issue_again(place: Place, before: Certificate, lasts: int, role: Role | None = None) -> Certificate:
    """Give the colleague another certificate for the same keys, for so long; the slot keeps the first one."""
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        began = micros(place.clock())
        who = replace(before.coordinator, role=role or before.coordinator.role)
        bare = replace(before, coordinator=who, serial=before.serial + 1, since=began, until=began + lasts)
        certificate = bare.signed(root_key(session), session.vault_id, session.nature)
        issue(session, certificate, session.opened.keys)
    return certificate


def grant_to(
    session: Session,
    case_id: str,
    to: Certificate,
    signing: bytes | None = None,
    key: CaseKey | None = None,
) -> None:
    """Grant a case to the colleague; ``signing`` and ``key`` are other ones than the true, to forge with."""
    case, now = key or session._keys.current(case_id), micros(session.opened.now())
    bare = Grant(case_id, case.epoch, to.coordinator.id, b"", session.coordinator.id, now, now, None, b"")
    signer = Ed25519PrivateKey.from_private_bytes(signing or session.opened.secrets.signing)
    give_row(session, give(session.vault_id, bare, case.key, to.hybrid, signer.sign))


def give_row(session: Session, grant: Grant) -> None:
    """Put a grant into its table and tell the log."""
    digest = grant.digest(session.vault_id)
    with session.opened.database.writing() as sql:
        sql.execute(
            "INSERT INTO case_grant (id, case_id, epoch, grantee, recipient, granter, given, since, until, digest, "
            "signature, sealed) VALUES (:id, :case_id, :epoch, :grantee, :recipient, :granter, :given, :since, :until, "
            ":digest, :signature, :sealed)",
            {**vars(grant), "digest": digest},
        )
        write = GrantWrite(grant.case_id, grant.epoch, grant.grantee, digest)
        session._logbook.audit(sql, micros(session.opened.now()), b"{}", (write,))


def begin_epoch(session: Session, before: CaseKey, known: CaseKey | None = None) -> CaseKey:
    """Begin the next epoch of a case as this coordinator, granted to recovery only.

    ``known`` is what the author says the key before was: another than the true one, to forge with.
    """
    opened, now = session.opened, micros(session.opened.now())
    case = CaseKey(before.case_id, before.epoch + 1, fresh_key())
    sign = opened.pocket.sign
    epoch = epochs.begin(session.vault_id, case, known or before, session.coordinator.id, now, sign)
    bare = Grant(case.case_id, case.epoch, RECOVERY, b"", session.coordinator.id, now, now, None, b"")
    grant = give(session.vault_id, bare, case.key, opened.keys.recovery, sign)
    with opened.database.writing() as sql:
        epoch.insert(sql)
        where = {"case": case.case_id, "epoch": case.epoch}
        sql.execute("UPDATE case_file SET epoch = :epoch WHERE id = :case", where)
        told = CaseWrite(case.case_id, case.epoch, epoch.digest(session.vault_id))
        session._logbook.audit(sql, now, b"{}", (told,))
    give_row(session, grant)
    return case
