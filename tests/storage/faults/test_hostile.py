"""What somebody with every key of a vault could write into it ends in a sentence or counts for nothing, not in a fault.

``make fuzz`` tries ten thousand of each; an ordinary run a few.
"""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import verify
from storage.basics.codec import canonical, canonical_json, to_text
from storage.basics.hybrid import HybridPrivate
from storage.cases.views import Mark
from storage.entry import opening
from storage.keys import keyfile
from storage.keys.keyfile import HeldKey, KeyFile, held_info
from storage.keys.slots import Secrets
from storage.sites.directory.database import connect, driver
from tests.storage.colleagues import root_key
from tests.storage.faults.flips import Specimen, fill, flipped
from tests.storage.faults.hands import Hands
from tests.storage.faults.rig import times
from tests.storage.test_fuzz import JSON
from tests.storage.vaults import SEEN, Place, add_case
from wams_tui.casework.errors import Damaged, Unusable, WamsError

TABLES = (
    "vault_meta", "coordinator", "case_file", "case_epoch", "case_grant", "record", "record_gone", "ledger", "audit",
    "statement", "travel", "travel_line",
)  # fmt: skip
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def tried(few: int) -> settings:
    return settings(max_examples=times("WAMS_FUZZ", few), deadline=None, suppress_health_check=SLOW)


@pytest.fixture(scope="module")
def specimen(master: Place, tmp_path_factory: pytest.TempPathFactory) -> Specimen:
    place = master.copy(tmp_path_factory.mktemp("proef"))
    hands, base = Hands.of(place.directory), place.directory.parent
    return Specimen(base, hands, fill(hands, base, 2))


@pytest.fixture(scope="module")
def root(specimen: Specimen, tmp_path_factory: pytest.TempPathFactory) -> Ed25519PrivateKey:
    vault = specimen.copy(tmp_path_factory.mktemp("wortel"))
    with specimen.hands.unlock(vault, vault.parent / "koppen") as session:
        return root_key(session)


def signed_anew(content: dict[str, Any], root: Ed25519PrivateKey, own: Secrets) -> bytes | None:
    """Return a changed key file with every signature made again, or None where it has not even the form of one."""
    try:
        keys = keyfile.parse(canonical_json(content))
        slots = tuple(
            replace(slot, certificate=slot.certificate.signed(root, keys.vault_id, keys.nature)) for slot in keys.slots
        )
        again: KeyFile = replace(keys, slots=slots).signed_by_root(root)
        return again.signed(Ed25519PrivateKey.from_private_bytes(own.signing)).to_bytes()
    except (ValueError, KeyError, OverflowError, Unusable):
        return None


@tried(150)
@given(data=st.data())
def test_a_changed_key_file_that_is_signed_again_opens_nothing_it_should_not(
    data: st.DataObject, specimen: Specimen, root: Ed25519PrivateKey, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path)
    vault = specimen.copy(tmp_path)
    content = json.loads((vault / "vault.keys").read_bytes())
    _change(data, content)
    spoiled = signed_anew(content, root, specimen.hands.secrets) or json.dumps(content).encode()
    (vault / "vault.keys").write_bytes(spoiled)

    try:
        keys = keyfile.load(vault)
        slot = next((slot for slot in keys.slots if slot == specimen.hands.slot), keys.slots[0])
        secrets = opening._with_vault_key(keys, slot, specimen.hands.secrets)
        with Hands(keys, slot, secrets).unlock(vault, tmp_path / "koppen") as session:
            verify(session)
            for case_id in {case_id for case_id, _ in specimen.holds}:
                for record in session.read_case(case_id, SEEN):
                    assert record.content == specimen.holds[case_id, record.id]
    except WamsError as error:
        said = error.say()
        assert said


def _change(data: st.DataObject, content: dict[str, Any]) -> None:
    """Change one thing somewhere in a key file: another value, a neighbour's, one less, one more, none."""
    spot: Any = content
    while True:
        key = data.draw(st.sampled_from(sorted(spot) if isinstance(spot, dict) else range(len(spot))))
        inner = spot[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        spot = inner
    ways: list[Callable[[], Any]] = [lambda: data.draw(JSON)]
    if isinstance(inner, str) and len(inner) > 1:
        at = data.draw(st.integers(0, len(inner) - 1))
        ways += [lambda: inner[:at] + "A" + inner[at + 1 :], lambda: inner[:at], lambda: inner + "A" * (at % 5)]
    if isinstance(inner, int):
        ways += [lambda: inner + 1, lambda: -inner, lambda: 2**63 - 1, lambda: 0]
    if isinstance(inner, list):
        ways += [lambda: inner[:-1], lambda: inner * 2, lambda: inner[::-1]]
    spot[key] = data.draw(st.sampled_from(ways))()


@dataclass(frozen=True)
class Spoiling:
    """What becomes of one value in the tables; every number counts round the things there are."""

    table: int
    column: int
    row: int
    way: int
    number: int
    text: str
    raw: bytes

    def value(self, before: object, others: list[object]) -> object:
        """Return what is put in the place of ``before``."""
        ways: list[object] = [others[self.number % len(others)], self.number, self.text, self.raw, -1, 0, "", b""]
        if isinstance(before, bytes) and before:
            ends, flip = self.number % len(before), flipped(before, self.number % (len(before) * 8))
            ways += [flip, flip, flip, before[:ends], before[ends:], before + b"\x00", before * 2]
        if isinstance(before, str) and before:
            ends = self.number % len(before)
            other = before[:ends] + chr(ord(before[ends]) ^ 1) + before[ends + 1 :]
            ways += [other, other, before[:ends], before[ends:], before + "]", before.upper()]
        if isinstance(before, int):
            ways += [before + 1, before - 1, -before, float(before) + 0.5, before * 2]
        return ways[self.way % len(ways)]


NUMBER = st.integers(0, 2**20)
SPOILING = st.builds(
    Spoiling, NUMBER, NUMBER, NUMBER, NUMBER, st.integers(0, 2**63 - 1), st.text(max_size=30), st.binary(max_size=60)
)


@tried(60)
@given(spoiling=SPOILING)
def test_a_changed_row_never_ends_in_a_fault_or_a_wrong_text(
    spoiling: Spoiling, specimen: Specimen, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path)
    vault = specimen.copy(tmp_path)
    _spoil_row(spoiling, vault, specimen.hands.secrets.vault_key)

    try:
        with specimen.hands.unlock(vault, tmp_path / "koppen") as session:
            session.heads()
            session.case_count()
            list(session.ledger())
            list(session.audit_lines())
            session.statements("proef")
            report = verify(session)
            assert all(finding.say() for finding in report.findings)
            unread = specimen._unread(session)
        assert not report.intact or not unread
    except WamsError as error:
        said = error.say()
        assert said


@pytest.mark.parametrize("value", [0, 1234, "tekst", 0.5])
def test_a_session_key_that_is_no_bytes_opens_nothing_and_is_told(place: Place, value: object) -> None:
    with place.unlock() as session:
        add_case(session)
        own = session._logbook.session
    with place.raw() as sql:
        spoil = "UPDATE audit SET session_key = :value WHERE session = :own AND length(session_key) > 0"
        sql.execute(spoil, {"value": value, "own": own})

    with place.unlock() as session:
        lines = [line for line in session.audit_lines() if line.session == own]

        assert [line.event for line in lines] == [None] * len(lines)
        assert [line.mark for line in lines] == [Mark.FORGED, *[Mark.GENUINE] * (len(lines) - 1)]
        assert not verify(session).intact


def _spoil_row(spoiling: Spoiling, vault: Path, key: bytes) -> None:
    sql = connect(vault / "vault.db", key)
    try:
        for (name,) in sql.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            sql.execute(f"DROP TRIGGER {name}")
        for statement in ("PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON"):
            sql.execute(statement)
        filled = [table for table in TABLES if sql.execute(f"SELECT 1 FROM {table}").fetchone()]
        table = filled[spoiling.table % len(filled)]
        columns = [row[1] for row in sql.execute(f"PRAGMA table_info({table})").fetchall()]
        column = columns[spoiling.column % len(columns)]
        rows = sql.execute(f"SELECT rowid, {column} FROM {table} ORDER BY rowid").fetchall()
        row, before = rows[spoiling.row % len(rows)]
        value = spoiling.value(before, [other for _, other in rows])
        # A value that the column's own rules refuse is passed over: there is nothing to see then.
        with suppress(driver.IntegrityError):
            sql.execute(f"UPDATE OR IGNORE {table} SET {column} = :v WHERE rowid = :row", {"v": value, "row": row})
    finally:
        sql.close()


@pytest.mark.parametrize(
    "cost", [{"memory_kib": 2**31}, {"memory_kib": 65_535}, {"passes": 2}, {"lanes": 17}, {"passes": 10**9}]
)
def test_a_cost_out_of_bounds_is_refused_before_it_is_paid_also_where_it_is_signed(
    specimen: Specimen, root: Ed25519PrivateKey, tmp_path: Path, cost: dict[str, int]
) -> None:
    vault = specimen.copy(tmp_path)
    content = json.loads((vault / "vault.keys").read_bytes())
    content["slots"][0]["kdf"] |= cost
    (vault / "vault.keys").write_bytes(signed_by_its_author(content, specimen))

    with pytest.raises(Damaged, match="beschadigd of veranderd"):
        keyfile.load(vault)


def signed_by_its_author(content: dict[str, Any], specimen: Specimen) -> bytes:
    """Sign a changed key file as the coordinator who wrote it, who does not ask root."""
    signing = Ed25519PrivateKey.from_private_bytes(specimen.hands.secrets.signing)
    bare = {name: value for name, value in content.items() if name != "signature"}
    signature = signing.sign(canonical("wams/vault-keys-author/1", canonical_json(bare)))
    return canonical_json(content | {"signature": to_text(signature)})


STRANGER = HybridPrivate.generate()


def other_key(content: dict[str, Any]) -> None:
    content["slots"][0]["certificate"]["hybrid"] = to_text(STRANGER.public.raw)


def other_signing_key(content: dict[str, Any]) -> None:
    public = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    content["slots"][0]["certificate"]["signing"] = to_text(public)


def somebody_uncertified(content: dict[str, Any]) -> None:
    other = json.loads(json.dumps(content["slots"][0]))
    other["certificate"] |= {"coordinator": "f" * 32, "name": "Indringer"}
    content["slots"].append(other)


def higher_role(content: dict[str, Any]) -> None:
    content["slots"][0]["certificate"]["role"] = "fg"


def other_log_key(content: dict[str, Any]) -> None:
    content["log"] = to_text(STRANGER.public.raw)


def other_recovery_key(content: dict[str, Any]) -> None:
    content["recovery"] = to_text(STRANGER.public.raw)


def other_duty_key(content: dict[str, Any]) -> None:
    content["duty"] = to_text(STRANGER.public.raw)


EXCHANGES = (
    other_key, other_signing_key, somebody_uncertified, higher_role, other_log_key, other_recovery_key, other_duty_key,
)  # fmt: skip


@pytest.mark.parametrize("exchange", EXCHANGES, ids=lambda exchange: exchange.__name__)
def test_what_root_did_not_sign_is_refused_also_where_the_author_of_the_file_did(
    specimen: Specimen, tmp_path: Path, exchange: Callable[[dict[str, Any]], None]
) -> None:
    vault = specimen.copy(tmp_path)
    content = json.loads((vault / "vault.keys").read_bytes())
    exchange(content)
    (vault / "vault.keys").write_bytes(signed_by_its_author(content, specimen))

    with pytest.raises(Damaged, match="beschadigd of veranderd"):
        keyfile.load(vault)


def test_a_vault_key_that_was_exchanged_opens_nothing(specimen: Specimen, tmp_path: Path) -> None:
    vault = specimen.copy(tmp_path)
    content = json.loads((vault / "vault.keys").read_bytes())
    mine = next(held for held in content["held"] if held["key"] == "vault" and held["holder"] != "recovery")
    public, info = specimen.hands.secrets.hybrid.public, held_info(content["vault"], HeldKey.VAULT, mine["holder"])
    mine["sealed"] = to_text(public.seal(bytes(32), info))
    (vault / "vault.keys").write_bytes(signed_by_its_author(content, specimen))
    keys = keyfile.load(vault)
    secrets = opening._with_vault_key(keys, keys.slots[0], specimen.hands.secrets)

    with pytest.raises(Damaged, match="hoort niet bij dit sleutelbestand"):
        Hands(keys, keys.slots[0], secrets).unlock(vault, tmp_path / "koppen")
