"""What the root key says of people and keys: the last word counts, for as long as it says."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage import FindingKind, verify
from storage.basics.codec import micros
from storage.basics.files import PRIVATE
from storage.basics.hybrid import HybridPrivate
from storage.keys import keyfile
from storage.keys.grants import Grant, give
from storage.keys.people import Certificate
from storage.keys.slots import Slot
from storage.sites.directory.database import connect
from tests.storage.colleagues import WORDS, certified, issue, issue_again, join, root_key
from tests.storage.vaults import CHANGED, Place, add_case
from wams_tui.casework.errors import Damaged, Locked, Unusable

ON_BOTH = True

ANNEKE = "Anneke Voorbeeld"


def test_a_certificate_is_issued_again_without_the_passphrase_of_its_holder(place: Place) -> None:
    bram = join(place)

    issue_again(place, bram, lasts=10**12)

    with place.unlock(WORDS) as theirs:
        assert theirs.opened.me.serial == 2
        assert verify(theirs).intact


@pytest.mark.files
def test_the_vault_key_is_replaced_without_anybody_s_passphrase(place: Place) -> None:
    join(place)
    with place.unlock(coordinator=ANNEKE) as session:
        keys, new = session.opened.keys, b"\x05" * 32
        publics = {slot.certificate.coordinator.id: slot.certificate.hybrid for slot in keys.slots}
        vault = keyfile.HeldKey.VAULT
        held = tuple(
            keyfile.Held.make(keys.vault_id, vault, new, each.holder, publics.get(each.holder, keys.recovery))
            if each.key is vault
            else each
            for each in keys.held
        )
        old = session.opened.secrets.vault_key
        signing = Ed25519PrivateKey.from_private_bytes(session.opened.secrets.signing)
        changed = replace(keys, revision=keys.revision + 1, held=held).signed(signing)
    sql = connect(place.database, old)
    sql.execute("PRAGMA journal_mode = DELETE").fetchone()
    sql.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    sql.close()
    keyfile.store(place.directory, changed, PRIVATE)
    place.head.unlink()

    for words, who in (("demo", ANNEKE), (WORDS, None)):
        with place.unlock(words, coordinator=who) as session:
            assert session.opened.secrets.vault_key == new


def test_who_has_ended_cannot_open_the_vault_also_with_the_certificate_of_before(place: Place) -> None:
    bram = join(place)
    ended = issue_again(place, bram, lasts=0)

    with pytest.raises(Locked, match="beëindigd"):
        place.unlock(WORDS)
    assert ended.serial == 2


def test_a_session_that_is_open_when_its_coordinator_ends_writes_nothing_more(place: Place) -> None:
    bram = join(place)
    with place.unlock(WORDS) as theirs:
        case_id = add_case(theirs)
        issue_again(place, bram, lasts=1)

        with pytest.raises(Locked, match="gewijzigd"):
            theirs.write(case_id, [], CHANGED)

    with place.unlock(coordinator=ANNEKE) as session:
        assert verify(session).findings == ()


def test_a_certificate_that_ended_signs_no_line_of_today(place: Place) -> None:
    bram = join(place)
    with place.unlock(WORDS) as theirs:
        issue_again(place, bram, lasts=1)
        with theirs.opened.database.writing() as sql:
            theirs._logbook.audit(sql, micros(place.clock()), b"{}")
        with pytest.raises(Damaged, match="logboeken"):
            place.unlock(coordinator=ANNEKE)


def test_the_certificate_of_before_does_not_come_back_by_taking_the_later_one_away(place: Place) -> None:
    bram = join(place)
    issue_again(place, bram, lasts=0)
    with place.unlock(coordinator=ANNEKE) as session:
        with session.opened.database.writing() as sql:
            sql.execute("DELETE FROM coordinator WHERE serial = 2")
        found = verify(session).findings

    assert FindingKind.CERTIFICATE in {finding.kind for finding in found}


def test_a_grant_by_somebody_who_had_ended_is_not_used(place: Place) -> None:
    bram = join(place)
    with place.unlock(WORDS) as theirs:
        signing = Ed25519PrivateKey.from_private_bytes(theirs.opened.secrets.signing)
    ended = issue_again(place, bram, lasts=0)
    with place.unlock(coordinator=ANNEKE) as session:
        me, roster = session.opened.me, session.opened.roster
        day = 24 * 3600 * 10**6
        for given, counts in ((ended.since - day, True), (ended.since + day, False)):
            bare = Grant("zaak", 1, me.coordinator.id, b"", bram.coordinator.id, given, given, None, b"")
            grant = give(session.vault_id, bare, b"\x01" * 32, me.hybrid, signing.sign)

            assert grant.is_genuine(session.vault_id, roster) is counts


def test_what_root_said_before_of_the_vault_s_keys_does_not_come_back(place: Place) -> None:
    with place.unlock() as session:
        signing, root = Ed25519PrivateKey.from_private_bytes(session.opened.secrets.signing), root_key(session)
        first = replace(session.opened.keys, duty=HybridPrivate.generate().public, serial=2, revision=2)
        first = first.signed_by_root(root).signed(signing)
        later = replace(first, duty=HybridPrivate.generate().public, serial=3, revision=3)
        later = later.signed_by_root(root).signed(signing)
        place.write_keys(later.to_bytes())
    place.unlock().lock()
    back = replace(first, revision=4).signed(signing)
    place.write_keys(back.to_bytes())
    assert back.is_whole()

    with pytest.raises(Damaged, match="Het sleutelbestand is ouder"):
        place.unlock()


def test_an_older_key_file_beside_a_current_database_does_not_open_also_without_a_head(place: Place) -> None:
    before = place.keys_bytes()
    join(place)
    place.unlock(coordinator=ANNEKE).lock()
    for head in place.heads.directory.iterdir():
        head.unlink()
    place.write_keys(before)

    with pytest.raises(Damaged, match="Het sleutelbestand is ouder"):
        place.unlock(coordinator=ANNEKE)


def test_a_later_key_file_by_somebody_who_had_ended_is_not_taken(place: Place) -> None:
    bram = join(place)
    with place.unlock(WORDS) as theirs:
        signing, keys = Ed25519PrivateKey.from_private_bytes(theirs.opened.secrets.signing), theirs.opened.keys
    issue_again(place, bram, lasts=0)
    forged = replace(keys, revision=keys.revision + 9, author=bram.coordinator.id).signed(signing)
    place.write_keys(forged.to_bytes())

    with pytest.raises(Damaged, match="Het sleutelbestand is ouder"):
        place.unlock(coordinator=ANNEKE)


def test_a_clock_before_the_beginning_of_a_certificate_is_told_as_such(place: Place) -> None:
    place.clock.time = place.clock.time.replace(year=2020)

    with pytest.raises(Unusable, match="klok"):
        place.unlock()


@pytest.mark.parametrize(("serial", "since", "until"), [(0, 0, None), (1, 5, 4)])
def test_a_certificate_without_a_serial_or_that_ends_before_it_begins_does_not_exist(
    place: Place, serial: int, since: int, until: int | None
) -> None:
    with place.unlock() as session:
        me = session.opened.me

    with pytest.raises(ValueError, match="period"):
        Certificate(me.coordinator, serial, me.hybrid, me.signing, since, until)


def test_no_end_and_an_end_before_all_time_are_signed_differently(place: Place) -> None:
    with place.unlock() as session:
        me = session.opened.me

    never = replace(me, until=None, since=-5)
    assert never.to_sign("v", session.nature) != replace(never, until=-1).to_sign("v", session.nature)


def test_who_was_here_last_is_tried_first_and_a_large_vault_asks_who_it_is(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    open_slot = Slot.open

    def seen(slot: Slot, vault_id: str, passphrase: str, device_key: bytes = b"") -> object:
        tried.append(slot.certificate.coordinator.name)
        return open_slot(slot, vault_id, passphrase, device_key)

    monkeypatch.setattr(Slot, "open", seen)
    join(place)
    place.unlock(WORDS).lock()
    tried.clear()
    place.unlock(WORDS).lock()
    assert tried == ["Bram Voorbeeld"]

    with place.unlock(coordinator=ANNEKE) as session:
        for _ in range(8):
            certificate, _own = certified(session, root_key(session))
            slot = replace(session.opened.keys.slots[0], certificate=certificate)
            keys = session.opened.site.load_keys()
            session._opened = replace(session.opened, keys=keys)
            issue(session, certificate, replace(keys, slots=(*keys.slots, slot)))
    tried.clear()
    with pytest.raises(Locked, match="hier nog niet eerder"):
        place.unlock("mis")
    assert len(tried) == 8
