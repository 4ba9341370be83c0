import ast
import hashlib
import hmac
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.basics.hybrid import HybridPrivate
from storage.sites.tables import TABLES
from storage.team.access import grant, ungrant
from tests.storage.colleagues import join
from tests.storage.independent_reader import Reader
from tests.storage.vaults import CHANGED, PASSPHRASE, Place, add_case
from wams_tui.casework.log import LedgerEntry, LedgerEvent

PAGE = Path("docs/security.md")


def test_a_reader_written_from_the_page_alone_opens_records_and_both_logs(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session, b"de kop", "de notitie: één gezin".encode())
        line = LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v1", case=case_id, subject="p1")
        session.write(case_id, [], CHANGED, [line])

    reader = Reader(place.directory, f" {PASSPHRASE} ")

    reader.check_epoch(case_id)
    assert reader.record(case_id, "r1") == "de notitie: één gezin".encode()
    assert reader.record(case_id, case_id, "wrapped") == b"de kop"
    assert [event["action"] for event in reader.audit_events()] == [
        "kluis-aangemaakt",
        "vergrendeld",
        "ontgrendeld",
        "casus-aangemaakt",
        "casus-gewijzigd",
        "vergrendeld",
    ]
    assert [entry["subject"] for entry in reader.ledger_entries("case")] == ["p1"]


def test_the_reader_follows_a_case_that_got_a_new_key_when_a_colleague_left(place: Place) -> None:
    bram = join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session, b"de kop", b"van ons beiden")
        grant(session, case_id, bram.coordinator.id, None, CHANGED)
        ungrant(session, case_id, {bram.coordinator.id}, CHANGED)

    reader = Reader(place.directory, PASSPHRASE)

    reader.check_later_epoch(case_id, 2)
    assert reader.record(case_id, "r1") == b"van ons beiden"
    assert reader.record(case_id, case_id, "wrapped") == b"de kop"
    assert reader.taken_away(case_id) == [bram.coordinator.id]


def test_the_independent_reader_imports_nothing_of_ours() -> None:
    tree = ast.parse(Path("tests/storage/independent_reader.py").read_text())

    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert names
    assert not any(name.split(".")[0] in {"storage", "wams_tui", "screens", "tests"} for name in names)


def test_the_page_names_every_column_of_every_table() -> None:
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| `")]

    for model in TABLES:
        row = next(row for row in rows if row.startswith(f"| `{model.__tablename__}`"))
        assert {f"`{column}`" for column in model.model_fields} <= set(row.replace("|", " ").split())


def test_the_suite_of_the_page_is_the_one_in_use() -> None:
    """HPKE done by hand: X-Wing (KEM 0x647A), HKDF-SHA256 (1), AES-256-GCM (2), base mode."""
    private = HybridPrivate.generate()
    sealed = private.public.seal(b"sleutel", b"info")
    encapsulated, box = sealed[1:1121], sealed[1121:]

    lattice = MLKEM768PrivateKey.from_seed_bytes(private.raw[:64]).decapsulate(encapsulated[:1088])
    curve = X25519PrivateKey.from_private_bytes(private.raw[64:])
    shared = curve.exchange(X25519PublicKey.from_public_bytes(encapsulated[1088:]))
    own = curve.public_key().public_bytes_raw()
    secret = hashlib.sha3_256(lattice + shared + encapsulated[1088:] + own + b"\\.//^\\").digest()
    suite = b"HPKE" + b"\x64\x7a" + b"\x00\x01" + b"\x00\x02"

    def extract(salt: bytes, label: bytes, material: bytes) -> bytes:
        return hmac.digest(salt, b"HPKE-v1" + suite + label + material, "sha256")

    def expand(key: bytes, label: bytes, context: bytes, size: int) -> bytes:
        told = size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + context
        return hmac.digest(key, told + b"\x01", "sha256")[:size]

    context = b"\x00" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", b"info")
    scheduled = extract(secret, b"secret", b"")
    key, nonce = expand(scheduled, b"key", context, 32), expand(scheduled, b"base_nonce", context, 12)
    assert AESGCM(key).decrypt(nonce, box, b"") == b"sleutel"
