"""An independent reader, written from docs/security.md alone: it imports nothing of ours and another SQLite."""

import base64
import hashlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import apsw
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def c(*parts: bytes | str | int | None) -> bytes:
    """§3.1."""
    out = b""
    for part in parts:
        raw = part.to_bytes(8, "big", signed=True) if isinstance(part, int) else part or b""
        raw = raw.encode() if isinstance(raw, str) else raw
        out += len(raw).to_bytes(4, "big") + raw
    return out


def h(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def unseal(key: bytes, box: bytes, context: bytes) -> bytes:
    """§3.2."""
    assert box[0] == 1
    return AESGCM(key).decrypt(box[1:13], box[13:], context)


def hpke_open(private: bytes, sealed: bytes, info: bytes) -> bytes:
    """§3.3."""
    assert sealed[0] == 1
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    lattice = MLKEM768PrivateKey.from_seed_bytes(private[:64])
    curve = X25519PrivateKey.from_private_bytes(private[64:])
    return suite.decrypt(sealed[1:], MLKEM768X25519PrivateKey(lattice, curve), info=info)


def canonical_json(value: Any) -> bytes:
    """§3.4."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def b(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def open_slot(keys: dict[str, Any], passphrase: str) -> tuple[str, dict[str, Any]]:
    """§4.2: the coordinator's id and secrets, of the first slot."""
    slot, vault = keys["slots"][0], keys["vault"]
    who, kdf, salt = slot["certificate"]["coordinator"], slot["kdf"], b(slot["salt"])
    typed = " ".join(unicodedata.normalize("NFC", passphrase).split()).encode()
    stretched = Argon2id(
        salt=salt, length=32, iterations=kdf["passes"], lanes=kdf["lanes"], memory_cost=kdf["memory_kib"]
    ).derive(typed)
    key = HKDF(SHA256(), 32, salt=None, info=c("wams/slot-key/1", vault, who)).derive(stretched)
    cost = (kdf["memory_kib"], kdf["passes"], kdf["lanes"])
    own = (b(slot["certificate"]["hybrid"]), b(slot["certificate"]["signing"]))
    context = c("wams/slot/1", vault, who, *own, salt, *cost, slot["factor"])
    return who, json.loads(unseal(key, b(slot["sealed"]), context))


class Reader:
    """Reads one vault as its first coordinator."""

    def __init__(self, directory: Path, passphrase: str) -> None:
        self.keys = json.loads((directory / "vault.keys").read_bytes())
        self.vault = self.keys["vault"]
        self.who, secrets = open_slot(self.keys, passphrase)
        self.secrets = {name: b(value) for name, value in secrets.items() if name != "nature"}
        self.check_root()
        self.secrets["vault_key"] = self.held("vault")
        self.sql = apsw.Connection(str(directory / "vault.db"))
        for pragma in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{self.secrets['vault_key'].hex()}'\""):
            self.sql.execute(f"PRAGMA {pragma}")

    def check_root(self) -> None:
        """§4 and §4.3: what the pinned root key signed of the vault's own keys and of the people."""
        root, file, nature = Ed25519PublicKey.from_public_bytes(self.secrets["root"]), self.keys, self.keys["nature"]
        own = (file["serial"], file["created"], b(file["log"]), b(file["recovery"]), b(file["duty"] or ""))
        root.verify(b(file["root_signature"]), c("wams/vault-keys/1", self.vault, nature, *own))
        for one in (slot["certificate"] for slot in file["slots"]):
            who = (one["serial"], one["coordinator"], one["name"], one["role"], b(one["hybrid"]), b(one["signing"]))
            message = c("wams/certificate/1", self.vault, nature, *who, one["since"], one["until"])
            root.verify(b(one["signature"]), message)

    def held(self, key: str) -> bytes:
        """§4.6."""
        found = next(held for held in self.keys["held"] if (held["key"], held["holder"]) == (key, self.who))
        return hpke_open(self.secrets["hybrid"], b(found["sealed"]), c("wams/held/1", self.vault, key, self.who))

    def check_epoch(self, case: str) -> None:
        """§6.3: the first epoch, signed by its author (here the reader), tells the key that the grant gives."""
        made, author, check, forward, backward, signature = next(
            self.sql.execute(
                "SELECT made, author, key_check, forward, backward, signature FROM case_epoch WHERE case_id = ?",
                (case,),
            )
        )
        info = c("wams/epoch-check/1", self.vault, case, 1)
        assert HKDF(SHA256(), 32, salt=None, info=info).derive(self.case_key(case, 1, "sealed")) == check
        signer = Ed25519PublicKey.from_public_bytes(b(self.keys["slots"][0]["certificate"]["signing"]))
        told = (self.vault, case, 1, author, made, check, h(forward), h(backward))
        signer.verify(signature, c("wams/epoch-made/1", *told))

    def check_later_epoch(self, case: str, epoch: int) -> None:
        """§6.3: whoever began it held the key before, and by way of ``backward`` it gives that key."""
        made, author, check, forward, backward, signature = next(
            self.sql.execute(
                "SELECT made, author, key_check, forward, backward, signature FROM case_epoch "
                "WHERE case_id = ? AND epoch = ?",
                (case, epoch),
            )
        )
        key = self.case_key(case, epoch, "sealed")
        info = c("wams/epoch-check/1", self.vault, case, epoch)
        assert HKDF(SHA256(), 32, salt=None, info=info).derive(key) == check
        before = unseal(key, backward, c("wams/epoch-back/1", self.vault, case, epoch))
        assert before == self.case_key(case, epoch - 1, "sealed")
        shown = c("wams/epoch/2", self.vault, case, epoch, check)
        assert HKDF(SHA256(), 32, salt=None, info=shown).derive(before) == forward
        signer = Ed25519PublicKey.from_public_bytes(b(self.keys["slots"][0]["certificate"]["signing"]))
        told = (self.vault, case, epoch, author, made, check, h(forward), h(backward))
        signer.verify(signature, c("wams/epoch-made/1", *told))

    def taken_away(self, case: str) -> list[str]:
        """§6.2: the grants whose key is gone; what their granter signed is checked all the same."""
        columns = "epoch, grantee, recipient, granter, given, since, until, sealed, signature, digest"
        found = []
        for epoch, grantee, recipient, granter, given, since, until, sealed, signature, digest in self.sql.execute(
            f"SELECT {columns} FROM case_grant WHERE case_id = ? AND length(sealed) = 32", (case,)
        ):
            period = (since, b"" if until is None else until)
            who = (grantee, recipient, granter, given, *period)
            message = c("wams/grant/1", self.vault, case, epoch, *who, 1, sealed)
            signer = Ed25519PublicKey.from_public_bytes(b(self.keys["slots"][0]["certificate"]["signing"]))
            signer.verify(signature, message)
            assert h(c("wams/grant-digest/1", message, signature)) == digest
            found.append(grantee)
        return found

    def case_key(self, case: str, epoch: int, column: str) -> bytes:
        """§6.2, by way of ``sealed`` or ``wrapped``."""
        sealed, wrapped, digest = next(
            self.sql.execute(
                "SELECT sealed, wrapped, digest FROM case_grant WHERE case_id = ? AND epoch = ? AND grantee = ?",
                (case, epoch, self.who),
            )
        )
        if column == "sealed":
            return hpke_open(self.secrets["hybrid"], sealed, c("wams/grant-info/1", self.vault, case, epoch, self.who))
        return unseal(self.secrets["wrap"], wrapped, c("wams/wrapped/1", self.vault, case, epoch, self.who, digest))

    def record(self, case: str, record: str, column: str = "sealed") -> bytes:
        """§6.1; what an audit line says of it (§7) is checked on the way."""
        kind, epoch, version, changed, content = next(
            self.sql.execute(
                "SELECT kind, epoch, version, changed, content FROM record WHERE case_id = ? AND id = ?", (case, record)
            )
        )
        told = h(c("wams/record-digest/1", kind, epoch, changed, content)).hex()
        lines = [json.loads(row[0]) for row in self.sql.execute("SELECT writes FROM audit ORDER BY seq")]
        assert ["record", case, record, version, told] in [write for line in lines for write in line]
        context = c("wams/record/1", self.vault, case, epoch, record, kind, version)
        return unseal(self.case_key(case, epoch, column), content, context)

    def audit_events(self) -> list[dict[str, Any]]:
        """§7: every event, the chain and every signature checked on the way."""
        log = self.held("log")
        prev, sessions, events = h(c("wams/genesis/1", "audit", self.vault)), {}, []
        signer = Ed25519PublicKey.from_public_bytes(b(self.keys["slots"][0]["certificate"]["signing"]))
        columns = "seq, id, time, author, session, session_key, payload, writes, prev, hash, signature"
        for row in self.sql.execute(f"SELECT {columns} FROM audit ORDER BY seq"):
            seq, line, time, author, session, key, payload, writes, before, line_hash, signature = row
            hashed = h(c("wams/audit/1", seq, line, time, author, session, prev, h(key), h(payload), writes))
            assert before == prev
            assert line_hash == hashed
            signer.verify(signature, c("wams/audit-signature/1", self.vault, line_hash))
            if key:
                sessions[session] = hpke_open(log, key, c("wams/session-key/1", self.vault, session, author))
            context = c("wams/audit-payload/1", self.vault, line, session)
            events.append(json.loads(unseal(sessions[session], payload, context)))
            prev = line_hash
        return events

    def ledger_entries(self, copy: str) -> list[dict[str, Any]]:
        """§7: the ledger by the case key, the chain checked on the way."""
        prev, entries = h(c("wams/genesis/1", "ledger", self.vault)), []
        columns = "seq, id, time, session, case_id, epoch, payload_log, payload_case, hash"
        for seq, line, time, session, case, epoch, log, own, line_hash in self.sql.execute(
            f"SELECT {columns} FROM ledger ORDER BY seq"
        ):
            prev = h(c("wams/ledger/1", seq, line, time, session, case, epoch, prev, h(log), h(own)))
            assert line_hash == prev
            context = c("wams/ledger-payload/1", self.vault, copy, line, session, case, epoch)
            entries.append(json.loads(unseal(self.case_key(case, epoch, "sealed"), own, context)))
        return entries
