"""Another passphrase on the same keys; and the first words, which their holder is to change."""

import pytest

from storage import Role, Session, add_member, change_passphrase, members, must_change, verify
from storage.keys.kdf import KdfParams
from storage.sites.place import site_of
from tests.storage.vaults import CHANGED, PASSPHRASE, Place, add_case
from wams_tui.casework.errors import Locked, Misused

ON_BOTH = True

NEW = "nieuwe woorden"


def test_another_passphrase_opens_the_same_keys_and_the_old_one_no_more(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session, b"kop")
        before = site_of(place.address).load_keys().slots[0]
        change_passphrase(session, PASSPHRASE, NEW)
        after = site_of(place.address).load_keys().slots[0]
        assert before.salt != after.salt
        assert before.certificate == after.certificate
        assert verify(session).findings == ()

    with pytest.raises(Locked):
        place.unlock()
    with place.unlock(NEW) as session:
        assert [head.case_id for head in session.heads()] == [case_id]
        assert verify(session).findings == ()


def test_without_the_present_passphrase_nothing_changes(place: Place) -> None:
    with place.unlock() as session:
        before = place.keys_bytes()
        with pytest.raises(Locked, match="huidige"):
            change_passphrase(session, "mis", NEW)
        with pytest.raises(Misused, match="de oude"):
            change_passphrase(session, PASSPHRASE, f"  {PASSPHRASE} ")
        assert place.keys_bytes() == before


def test_the_cost_of_a_guess_can_be_raised_and_is_kept(place: Place) -> None:
    dearer = KdfParams(passes=4)
    with place.unlock() as session:
        change_passphrase(session, PASSPHRASE, NEW, dearer)
        change_passphrase(session, NEW, "derde woorden")
    assert site_of(place.address).load_keys().slots[0].kdf == dearer
    place.unlock("derde woorden").lock()


def waiting(session: Session) -> set[str]:
    return {member.coordinator.name for member in members(session) if not member.own_words}


def test_who_was_added_is_told_to_change_the_first_words_until_they_did(place: Place) -> None:
    with place.unlock() as session:
        add_member(session, "Bram Voorbeeld", Role.COORDINATOR, "eerste woorden")
        add_member(session, "Cora Voorbeeld", Role.COORDINATOR, "andere woorden")
        assert not must_change(session)
        assert waiting(session) == {"Bram Voorbeeld", "Cora Voorbeeld"}

    with place.unlock("eerste woorden") as theirs:
        assert must_change(theirs)
        change_passphrase(theirs, "eerste woorden", NEW)
        assert not must_change(theirs)
        change_passphrase(theirs, NEW, "nog nieuwere woorden")
        assert len(theirs.statements("wachtwoordzin")) == 3
        assert waiting(theirs) == {"Cora Voorbeeld"}


def test_nobody_says_for_another_that_they_changed_their_words(place: Place) -> None:
    with place.unlock() as session:
        who = add_member(session, "Bram Voorbeeld", Role.COORDINATOR, "eerste woorden").coordinator.id
        session.state("wachtwoordzin", f'{{"coordinator":"{who}","van":"zelf"}}'.encode(), CHANGED)
        for strange in (b"[]", b"{", b"[" * 100_000, b'{"coordinator":1}', b"null"):
            session.state("wachtwoordzin", strange, CHANGED)
        assert waiting(session) == {"Bram Voorbeeld"}
