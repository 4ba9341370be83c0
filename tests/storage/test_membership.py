"""Who belongs to a vault: added, changed, ended; each by the mathematics, and each told to the log."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from storage import (
    Finding,
    FindingKind,
    Role,
    Session,
    add_member,
    change_member,
    find_member,
    members,
    revoke_member,
    verify,
)
from storage.keys.keyfile import HeldKey
from storage.keys.people import LONGEST_NAME
from storage.sites.place import site_of
from storage.team.membership import member_names
from tests.storage.colleagues import grant_to
from tests.storage.vaults import CHANGED, SEEN, Place, add_case
from wams_tui.casework.errors import Conflict, Damaged, Locked, Misused, Refused, WamsError

ON_BOTH = True

ANNEKE, BRAM = "Anneke Voorbeeld", "Bram Voorbeeld"
WORDS = "eerste woorden"


def join(place: Place, name: str = BRAM, role: Role = Role.COORDINATOR, words: str = WORDS) -> str:
    with place.unlock(coordinator=ANNEKE) as session:
        return add_member(session, name, role, words).coordinator.id


@pytest.fixture(scope="module")
def made(master: Place, tmp_path_factory: pytest.TempPathFactory) -> dict[Role, tuple[Place, str]]:
    """A vault per role with Bram in it."""
    done = {}
    for role in Role:
        place = master.copy(tmp_path_factory.mktemp(role.value))
        done[role] = place, join(place, role=role)
    return done


@pytest.fixture
def joined(made: dict[Role, tuple[Place, str]], tmp_path: Path) -> tuple[Place, str]:
    """A vault with Bram in it as coordinator, and his id."""
    place, who = made[Role.COORDINATOR]
    return place.copy(tmp_path), who


@pytest.fixture
def led(made: dict[Role, tuple[Place, str]], tmp_path: Path) -> tuple[Place, str]:
    """A vault with Bram in it as a second administrator, and his id."""
    place, who = made[Role.BEHEERDER]
    return place.copy(tmp_path), who


def strange(session: Session) -> list[Finding]:
    """What does not fit; who is here for the first time has no head to compare with."""
    return [finding for finding in verify(session).findings if finding.kind is not FindingKind.HEAD_MISSING]


def test_who_is_added_opens_the_vault_with_their_own_words_and_sees_no_case(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session)
        certificate = add_member(session, BRAM, Role.COORDINATOR, WORDS)
        assert strange(session) == []

    with place.unlock(WORDS) as theirs:
        assert theirs.coordinator == certificate.coordinator
        assert (theirs.coordinator.name, theirs.coordinator.role) == (BRAM, Role.COORDINATOR)
        assert theirs.heads() == []
        with pytest.raises(Locked):
            theirs.read_case(case_id, SEEN)
        add_case(theirs)
        assert strange(theirs) == []


@pytest.mark.parametrize(
    ("role", "holds"),
    [
        (Role.COORDINATOR, {HeldKey.VAULT}),
        (Role.TEAMLEIDER, {HeldKey.VAULT}),
        (Role.BEHEERDER, {HeldKey.VAULT, HeldKey.ROOT}),
        (Role.FG, {HeldKey.VAULT, HeldKey.LOG}),
    ],
)
def test_a_role_comes_with_the_keys_of_the_vault_that_belong_to_it(
    made: dict[Role, tuple[Place, str]], tmp_path: Path, role: Role, holds: set[HeldKey]
) -> None:
    place, who = made[role][0].copy(tmp_path), made[role][1]

    with place.unlock(WORDS) as theirs:
        assert {member.coordinator.id: member.holds for member in members(theirs)}[who] == holds
        readable = [row.event is not None for row in theirs.audit_lines()]
        assert all(readable) is (role is Role.FG)
        if role is Role.BEHEERDER:
            add_member(theirs, "Cora Voorbeeld", Role.TEAMLEIDER, "andere woorden")
        else:
            with pytest.raises(Locked, match="alleen een beheerder"):
                add_member(theirs, "Cora Voorbeeld", Role.TEAMLEIDER, "andere woorden")


def test_an_administrator_without_the_key_of_the_logs_gives_it_to_nobody(led: tuple[Place, str]) -> None:
    place, _ = led

    with place.unlock(WORDS) as theirs:
        with pytest.raises(Locked, match="logboeken"):
            add_member(theirs, "Cora Voorbeeld", Role.FG, "andere woorden")
        assert len(members(theirs)) == 2


def test_who_is_ended_opens_nothing_more_and_what_they_signed_stays_genuine(joined: tuple[Place, str]) -> None:
    place, who = joined
    with place.unlock(WORDS) as theirs:
        add_case(theirs)
    with place.unlock() as session:
        ended = revoke_member(session, BRAM)
        assert (ended.certificate.coordinator.id, ended.cases) == (who, 1)
        assert ended.knew == {HeldKey.VAULT}
        keys = site_of(place.address).load_keys()
        assert keys.slot_of(who) is None
        assert all(held.holder != who for held in keys.held)
        assert strange(session) == []
        assert member_names(session)[who] == BRAM

    with pytest.raises(Locked):
        place.unlock(WORDS)
    with pytest.raises(Misused):
        place.unlock(WORDS, coordinator=BRAM)


def test_a_session_that_is_open_when_its_coordinator_is_ended_writes_nothing_more(joined: tuple[Place, str]) -> None:
    place, _ = joined
    with place.unlock(WORDS) as theirs, place.unlock(coordinator=ANNEKE) as session:
        case_id = add_case(theirs)
        revoke_member(session, BRAM)

        with pytest.raises(Locked, match="gewijzigd"):
            theirs.write(case_id, [], CHANGED)
        assert strange(session) == []


def test_the_key_file_of_before_does_not_let_them_back_in(joined: tuple[Place, str]) -> None:
    place, _ = joined
    before = place.keys_bytes()
    with place.unlock(coordinator=ANNEKE) as session:
        revoke_member(session, BRAM)
    for head in place.heads.directory.iterdir():
        head.unlink()
    place.write_keys(before)

    with pytest.raises(Damaged, match="ouder"):
        place.unlock(WORDS)


def test_nobody_ends_themselves_or_the_last_administrator_or_reader_of_the_logs(led: tuple[Place, str]) -> None:
    place, _ = led
    with place.unlock(coordinator=ANNEKE) as session, pytest.raises(Refused, match="eigen toegang"):
        revoke_member(session, ANNEKE)
    with place.unlock(WORDS) as theirs:
        with pytest.raises(Refused, match="logboeken"):
            revoke_member(theirs, ANNEKE)
        with pytest.raises(Refused, match="logboeken"):
            change_member(theirs, ANNEKE, role=Role.COORDINATOR)
        assert strange(theirs) == []
    with place.unlock(coordinator=ANNEKE) as session:
        add_member(session, "Cora Voorbeeld", Role.FG, "andere woorden")
        change_member(session, BRAM, role=Role.TEAMLEIDER)
        with pytest.raises(Refused, match="laatste beheerder"):
            change_member(session, ANNEKE, role=Role.COORDINATOR)
    with place.unlock("andere woorden") as fg, pytest.raises(Locked):
        revoke_member(fg, BRAM)


def test_another_role_moves_the_keys_and_says_what_is_still_known(led: tuple[Place, str]) -> None:
    place, who = led
    with place.unlock(coordinator=ANNEKE) as session:
        assert change_member(session, BRAM, role=Role.FG).knew == {HeldKey.ROOT}
        held = {member.coordinator.id: member.holds for member in members(session)}[who]
        assert held == {HeldKey.VAULT, HeldKey.LOG}
        assert strange(session) == []

    with place.unlock(WORDS) as theirs:
        assert theirs.coordinator.role is Role.FG
        assert all(row.event is not None for row in theirs.audit_lines())
        with pytest.raises(Locked):
            revoke_member(theirs, ANNEKE)


def test_another_name_keeps_the_passphrase_and_everything_granted(place: Place) -> None:
    with place.unlock() as session:
        certificate = add_member(session, BRAM, Role.COORDINATOR, WORDS)
        grant_to(session, add_case(session), certificate)
        change_member(session, BRAM, name="Bram de Voorbeelder")
        with pytest.raises(Misused, match="al"):
            change_member(session, "Bram de Voorbeelder", name="Bram  de Voorbeelder")

    with place.unlock(WORDS, coordinator="Bram de Voorbeelder") as theirs:
        assert theirs.case_count() == 1
        assert len(theirs.heads()) == 1
        assert strange(theirs) == []


@pytest.mark.parametrize("name", ["", " \t ", "Bram\x1b[31m", "b" * (LONGEST_NAME + 1), "Bram\u202eneB", "Br\x00am"])
def test_a_name_that_is_none_is_refused_and_leaves_nothing(place: Place, name: str) -> None:
    with place.unlock() as session:
        before = place.keys_bytes()
        with pytest.raises(Misused):
            add_member(session, name, Role.COORDINATOR, WORDS)
        assert place.keys_bytes() == before


@pytest.mark.parametrize("name", [ANNEKE, "anneke   VOORBEELD", unicodedata.normalize("NFD", "Anneke Voorbeeld")])
def test_nobody_gets_the_name_of_another_however_it_is_typed(place: Place, name: str) -> None:
    with place.unlock() as session, pytest.raises(Conflict):
        add_member(session, name, Role.COORDINATOR, WORDS)


def test_a_name_of_who_left_is_not_used_again_and_still_finds_them(joined: tuple[Place, str]) -> None:
    place, who = joined
    with place.unlock() as session:
        revoke_member(session, BRAM)
        with pytest.raises(Conflict):
            add_member(session, BRAM, Role.COORDINATOR, WORDS)
        assert find_member(session, BRAM.upper()).coordinator.id == who
        with pytest.raises(Misused, match="al beëindigd"):
            revoke_member(session, BRAM)
        with pytest.raises(Misused, match="al beëindigd"):
            change_member(session, BRAM, role=Role.FG)
        with pytest.raises(Misused, match="geen medewerker"):
            find_member(session, "Iemand Anders")


class Stopped(Exception):
    """The machine stopped here."""


def stop_after_key_file(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next deed end between the key file and the log, as a power cut would."""

    def stopped(*_: object) -> str:
        raise Stopped

    monkeypatch.setattr(session._logbook, "audit", stopped)


@pytest.mark.files
def test_an_addition_cut_off_between_the_key_file_and_the_log_is_told_at_the_next_unlock(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = place.unlock()
    stop_after_key_file(session, monkeypatch)
    with pytest.raises(Stopped):
        add_member(session, BRAM, Role.COORDINATOR, WORDS)
    session.opened.database.close()

    with place.unlock(coordinator=ANNEKE) as again:
        assert [finding.kind for finding in again.warnings] == [FindingKind.CERTIFICATE]
        assert strange(again) == []
    with place.unlock(WORDS) as theirs:
        assert theirs.warnings == () or theirs.warnings[0].kind is FindingKind.HEAD_MISSING
        assert strange(theirs) == []


def test_an_ending_cut_off_between_the_key_file_and_the_log_can_be_done_again(
    joined: tuple[Place, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _ = joined
    session = place.unlock(coordinator=ANNEKE)
    stop_after_key_file(session, monkeypatch)
    with pytest.raises(Stopped):
        revoke_member(session, BRAM)
    session.opened.database.close()

    with pytest.raises(Locked):
        place.unlock(WORDS)
    with place.unlock(coordinator=ANNEKE) as again:
        ended = revoke_member(again, BRAM)
        assert ended.certificate.until is not None
        assert strange(again) == []


def test_a_first_line_tells_of_the_key_file_as_it_stands_then(place: Place) -> None:
    with place.unlock() as first:
        stale = Session(replace(first.opened, warnings=()))
        add_member(first, BRAM, Role.COORDINATOR, WORDS)
        stale.begin()
        assert strange(first) == []


def test_two_administrators_at_once_lose_neither_s_addition(led: tuple[Place, str]) -> None:
    place, _ = led
    with place.unlock(coordinator=ANNEKE) as one, place.unlock(WORDS) as other:
        add_member(one, "Cora Voorbeeld", Role.COORDINATOR, "woorden van Cora")
        add_member(other, "Dirk Voorbeeld", Role.COORDINATOR, "woorden van Dirk")
        assert {member.coordinator.name for member in members(one)} >= {"Cora Voorbeeld", "Dirk Voorbeeld"}
        assert strange(other) == []
    for words in ("woorden van Cora", "woorden van Dirk"):
        place.unlock(words).lock()


def test_a_demoted_administrator_s_open_session_certifies_nobody(led: tuple[Place, str]) -> None:
    place, _ = led
    with place.unlock(WORDS) as theirs, place.unlock(coordinator=ANNEKE) as session:
        change_member(session, BRAM, role=Role.COORDINATOR)
        before = place.keys_bytes()
        with pytest.raises(WamsError):
            add_member(theirs, "Cora Voorbeeld", Role.BEHEERDER, "andere woorden")
        assert place.keys_bytes() == before


def test_who_came_and_when_and_who_still_has_the_first_words_is_told(joined: tuple[Place, str]) -> None:
    place, who = joined
    with place.unlock(coordinator=ANNEKE) as session:
        told = {member.coordinator.id: member for member in members(session)}
        assert (told[who].own_words, told[session.coordinator.id].own_words) == (False, True)
        assert told[who].until is None
        assert told[who].since > told[session.coordinator.id].since
        revoke_member(session, who)
        gone = {member.coordinator.id: member for member in members(session)}[who]
        assert (gone.in_force, gone.has_slot, gone.holds) == (False, False, frozenset())
        assert gone.until is not None
