"""What one found genuine before is not worked out again for a backup; what was changed since is still noticed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import FindingKind, Session, make_backup, verify
from storage.checks import remembered as module
from storage.checks.remembered import Signatures, remembered
from storage.keys.people import verifies
from tests.storage import colleagues
from tests.storage.vaults import SEEN, Place, add_case

Worked = list[tuple[bytes, bytes, bytes]]


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> Worked:
    """Every signature of the vault itself that is worked out; heads, outside it, are signed anew at each lock."""
    every: Worked = []

    def counting(public: bytes, signature: bytes, message: bytes) -> bool:
        if b"wams/head/1" not in message:
            every.append((public, signature, message))
        return verifies(public, signature, message)

    monkeypatch.setattr(module, "verifies", counting)
    return every


def _backed_up(place: Place) -> None:
    """Make a backup of a vault with some cases."""
    with place.unlock() as session:
        for _ in range(4):
            add_case(session)
        make_backup(session, _notes(place).with_name("eerste"))


def _kept(place: Place) -> Path:
    (kept,) = _notes(place).glob("*.nagekeken")
    return kept


def test_a_backup_works_out_only_the_signatures_that_are_new(place: Place, worked: Worked, tmp_path: Path) -> None:
    _backed_up(place)
    before = set(worked)
    worked.clear()

    with place.unlock() as session:
        make_backup(session, tmp_path / "back-ups")

    assert before
    assert worked
    assert before.isdisjoint(worked)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept.write_bytes(kept.read_bytes()[:-1] + bytes([kept.read_bytes()[-1] ^ 1])),
        lambda kept: kept.write_bytes(b""),
        lambda kept: kept.unlink(),
    ],
    ids=["changed", "emptied", "gone"],
)
def test_a_memory_that_was_changed_is_none(
    place: Place, worked: Worked, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    _backed_up(place)
    before = set(worked)
    worked.clear()
    spoil(_kept(place))

    with place.unlock() as session:
        make_backup(session, tmp_path / "back-ups")

    assert before < set(worked)


def test_nobody_remembers_for_another(place: Place, tmp_path: Path) -> None:
    colleagues.join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        make_backup(session, tmp_path / "back-ups")
        assert _knows(session)
        mine = _kept(place).read_bytes()
    with place.unlock(colleagues.WORDS) as theirs:
        (_notes(place) / f"{theirs.vault_id}.{theirs.coordinator.id}.nagekeken").write_bytes(mine)
        assert not _knows(theirs)


def _knows(session: Session) -> bool:
    return bool(remembered(session).known)


def test_a_signature_that_is_no_longer_the_one_that_held_is_worked_out_and_does_not_hold() -> None:
    signer = Ed25519PrivateKey.generate()
    public, message = signer.public_key().public_bytes_raw(), b"toegang"
    signature = signer.sign(message)
    first = Signatures()
    assert first(public, signature, message)
    known = Signatures(first.held)

    assert known(public, signature, message)
    assert not known(public, signature, message + b"!")
    assert not known(public, bytes([signature[0] ^ 1]) + signature[1:], message)
    assert not known(public, signature[:-1], signature[-1:] + message)
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    assert not known(other, signature, message)
    assert known.held == first.held


def test_a_signature_that_was_turned_into_text_is_none() -> None:
    known = Signatures()
    with pytest.raises(TypeError):
        known(b"p" * 32, "s" * 64, b"m")  # type: ignore[arg-type]


def test_what_cannot_be_kept_is_worked_out_the_next_time(place: Place, tmp_path: Path) -> None:
    _notes(place).write_text("geen map")
    with place.unlock() as session:
        make_backup(session, tmp_path / "back-ups")
        assert not _knows(session)


def _notes(place: Place) -> Path:
    return place.heads.directory.with_name("notes")


def test_a_key_that_was_wrapped_for_oneself_is_looked_at_by_its_holder(place: Place) -> None:
    colleagues.join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        case_id = add_case(session)
        assert session.read_case(case_id, SEEN)
        assert verify(session).intact
    with place.raw() as sql:
        (row,) = sql.execute("SELECT wrapped FROM case_grant WHERE wrapped IS NOT NULL").fetchall()
        changed = bytes([*row[0][:-1], row[0][-1] ^ 1])
        sql.execute("UPDATE case_grant SET wrapped = :wrapped WHERE wrapped IS NOT NULL", {"wrapped": changed})

    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        (finding,) = verify(session).findings
        assert finding.kind is FindingKind.GRANT
        assert "voor zichzelf heeft bewaard" in finding.sentence
        assert session.read_case(case_id, SEEN)  # opened as it was sealed, and wrapped anew
        assert verify(session).intact


def test_a_wrapped_key_of_another_form_is_told_to_everybody(place: Place) -> None:
    colleagues.join(place)
    with place.unlock(coordinator="Anneke Voorbeeld") as session:
        add_case(session)
    for wrapped in (b"", b"kort", bytes(62)):
        with place.raw() as sql:
            sql.execute("UPDATE case_grant SET wrapped = :wrapped WHERE grantee <> 'recovery'", {"wrapped": wrapped})

        with place.unlock(colleagues.WORDS) as theirs:
            assert [each.kind for each in verify(theirs).findings if each.kind is not FindingKind.HEAD_MISSING] == [
                FindingKind.GRANT
            ]
