"""A colleague with a slot of their own signs a changed key file: nobody's keys are exchanged and nobody comes in."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import KdfParams, Role, add_member
from storage.basics.files import PRIVATE
from storage.basics.hybrid import HybridPrivate
from storage.keys import keyfile
from storage.keys.kdf import LANES, MEMORY_KIB, PASSES
from storage.keys.keyfile import Held, HeldKey, KeyFile
from storage.keys.people import Coordinator
from storage.keys.slots import Slot
from tests.storage.vaults import Place
from wams_tui.casework.errors import Damaged, Locked, WamsError

ANNEKE, WORDS = "Anneke Voorbeeld", "eerste woorden"


@pytest.fixture(scope="module")
def made(master: Place, tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, bytes]:
    """A vault with Bram in it, and the key he signs with."""
    place = master.copy(tmp_path_factory.mktemp("kwaad"))
    with place.unlock() as session:
        add_member(session, "Bram Voorbeeld", Role.COORDINATOR, WORDS)
    with place.unlock(WORDS) as theirs:
        return place, theirs.opened.secrets.signing


def certified_by(keys: KeyFile, slot: Slot, forger: bytes, **changes: object) -> Slot:
    """The same slot with another certificate, signed by somebody who is not root."""
    other = replace(slot.certificate, **changes)  # type: ignore[arg-type]
    return replace(
        slot, certificate=other.signed(Ed25519PrivateKey.from_private_bytes(forger), keys.vault_id, keys.nature)
    )


def with_slot(keys: KeyFile, index: int, slot: Slot) -> KeyFile:
    slots = list(keys.slots)
    slots[index : index + 1] = [slot]
    return replace(keys, slots=tuple(slots))


MINE = HybridPrivate.generate()
Change = Callable[[KeyFile, bytes], KeyFile]
ATTACKS: dict[str, tuple[Change, type[WamsError]]] = {
    "somebody new whom root did not certify": (
        lambda keys, mine: replace(
            keys,
            slots=(
                *keys.slots,
                certified_by(keys, keys.slots[1], mine, coordinator=Coordinator("f" * 32, "Indringer", Role.BEHEERDER)),
            ),
        ),
        Damaged,
    ),
    "a role raised": (
        lambda keys, mine: with_slot(
            keys, 1, certified_by(
                keys, keys.slots[1], mine,
                coordinator=replace(keys.slots[1].certificate.coordinator, role=Role.BEHEERDER), serial=2,
            ),
        ),
        Damaged,
    ),
    "a colleague's public key exchanged": (
        lambda keys, mine: with_slot(keys, 0, certified_by(keys, keys.slots[0], mine, hybrid=MINE.public, serial=2)),
        Damaged,
    ),
    "a colleague's signing key exchanged": (
        lambda keys, mine: with_slot(
            keys, 0, certified_by(
                keys, keys.slots[0], mine, serial=2,
                signing=Ed25519PrivateKey.from_private_bytes(mine).public_key().public_bytes_raw(),
            ),
        ),
        Damaged,
    ),
    "the log key exchanged": (lambda keys, _: replace(keys, log=MINE.public), Damaged),
    "the recovery key exchanged": (lambda keys, _: replace(keys, recovery=MINE.public, serial=2), Damaged),
    "a duty key slipped in": (lambda keys, _: replace(keys, duty=MINE.public), Damaged),
    "another vault key": (
        lambda keys, _: replace(
            keys,
            held=tuple(
                Held.make(keys.vault_id, one.key, b"\x07" * 32, one.holder, keys.slots[0].certificate.hybrid)
                if (one.key, one.holder) == (HeldKey.VAULT, keys.slots[0].certificate.coordinator.id)
                else one
                for one in keys.held
            ),
        ),
        Damaged,
    ),
    "guessing made cheaper": (
        lambda keys, _: with_slot(keys, 0, replace(keys.slots[0], kdf=KdfParams(passes=4))), Locked,
    ),
    "another salt": (lambda keys, _: with_slot(keys, 0, replace(keys.slots[0], salt=b"\x01" * 16)), Locked),
    "another's slot under one's own name": (
        lambda keys, _: with_slot(keys, 0, replace(keys.slots[1], certificate=keys.slots[0].certificate)), Locked,
    ),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_key_file_a_colleague_changed_opens_nothing_for_anybody_it_should_not(
    made: tuple[Place, bytes], tmp_path: Path, attack: str
) -> None:
    place, signing = made[0].copy(tmp_path), made[1]
    change, error = ATTACKS[attack]
    keys = keyfile.load(place.directory)
    changed = replace(
        change(keys, signing), revision=keys.revision + 1, author=keys.slots[1].certificate.coordinator.id
    )
    keyfile.store(place.directory, changed.signed(Ed25519PrivateKey.from_private_bytes(signing)), PRIVATE)

    with pytest.raises(error) as told:
        place.unlock(coordinator=ANNEKE)

    assert told.value.hint


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory_kib", MEMORY_KIB[0] - 1), ("memory_kib", MEMORY_KIB[1] + 1), ("passes", PASSES[0] - 1),
        ("passes", PASSES[1] + 1), ("lanes", LANES[0] - 1), ("lanes", LANES[1] + 1), ("passes", 2**40),
    ],
)  # fmt: skip
def test_a_cost_out_of_bounds_is_never_computed(
    made: tuple[Place, bytes], tmp_path: Path, field: str, value: int
) -> None:
    place = made[0].copy(tmp_path)
    content = json.loads(place.keys.read_bytes())
    content["slots"][0]["kdf"][field] = value
    place.keys.write_bytes(json.dumps(content, sort_keys=True, separators=(",", ":")).encode())

    with pytest.raises(Damaged, match="beschadigd of veranderd"):
        place.unlock(coordinator=ANNEKE)
    with pytest.raises(ValueError, match="bounds"):
        KdfParams(**{field: value})
