"""A forgotten passphrase: the two halves let somebody back in as themselves, with their cases, and all are told."""

import json
from pathlib import Path

import pytest

from storage import Change, Role, Session, add_member, inspect_vault, revoke_member, verify
from storage.basics.codec import Unopened
from storage.basics.findings import Finding, FindingKind
from storage.keys import keyfile
from storage.keys.grants import ROW, Grant
from storage.sites.directory.database import connect
from storage.team.access import grant, holders, tidy
from storage.team.duty import appoint
from storage.team.halves import renew_halves
from storage.team.recovering import RECOVERY_STATEMENTS, Recovered, recover
from tests.storage.vaults import CHANGED, SEEN, Place, add_case
from wams_tui.casework.errors import Damaged, Locked, Misused

ANNEKE, BRAM, WORDS, NEW = "Anneke Voorbeeld", "Bram Voorbeeld", "eerste woorden", "nieuwe woorden"


def strange(session: Session) -> list[Finding]:
    """What does not fit; who is here for the first time has no head to compare with."""
    return [finding for finding in verify(session).findings if finding.kind is not FindingKind.HEAD_MISSING]


def let_in(place: Place, who: str = BRAM, halves: tuple[str, str] | None = None, words: str = NEW) -> Recovered:
    return recover(
        place.directory, halves or place.created.recovery_halves, who, words, heads=place.heads, now=place.clock
    )


@pytest.fixture(scope="module")
def made(master: Place, tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, str, str]:
    place = master.copy(tmp_path_factory.mktemp("gedeeld"))
    with place.unlock() as session:
        bram = add_member(session, BRAM, Role.COORDINATOR, WORDS).coordinator.id
        case_id = add_case(session, b"samen")
        grant(session, case_id, bram, None, CHANGED)
    with place.unlock(WORDS) as theirs:
        own = add_case(theirs, b"van Bram")
        assert len(theirs.read_case(case_id, SEEN)) == 2
    return place, case_id, own


@pytest.fixture
def shared(made: tuple[Place, str, str], tmp_path: Path) -> tuple[Place, str, str]:
    """A vault with a case of Anneke's, shared with Bram, and one that Bram made."""
    place, case_id, own = made
    return place.copy(tmp_path), case_id, own


def test_the_halves_bring_somebody_back_with_their_cases_and_the_old_words_open_nothing(
    shared: tuple[Place, str, str],
) -> None:
    place, case_id, own = shared
    before = keyfile.load(place.directory)

    done = let_in(place)

    assert (done.coordinator.name, done.cases, done.failed, done.lost) == (BRAM, 2, (), frozenset())
    with pytest.raises(Locked):
        place.unlock(WORDS)
    with place.unlock(NEW) as theirs:
        assert theirs.coordinator == done.coordinator
        assert {head.content for head in theirs.heads()} == {b"samen", b"van Bram"}
        assert {record.content for record in theirs.read_case(own, SEEN)} == {b"van Bram", b"inhoud"}
        theirs.write(case_id, [Change("r2", "notitie", 0, b"weer terug")], CHANGED)
        assert strange(theirs) == []
        after = theirs.opened.me
        assert after.serial == 2
        assert after.hybrid != before.slots[1].certificate.hybrid
        assert after.signing != before.slots[1].certificate.signing
    with place.unlock(coordinator=ANNEKE) as session:
        assert {record.content for record in session.read_case(case_id, SEEN)} == {b"samen", b"inhoud", b"weer terug"}
        assert verify(session).findings == ()


def test_the_keys_that_were_lost_open_no_grant_of_after(shared: tuple[Place, str, str]) -> None:
    place, _case_id, _ = shared
    with place.unlock(WORDS) as theirs:
        lost, vault_key, vault_id = theirs.opened.secrets.hybrid, theirs.opened.secrets.vault_key, theirs.vault_id
        me = theirs.coordinator.id
    let_in(place)

    sql = connect(place.database, vault_key)
    rows = sql.execute(f"SELECT {ROW} FROM case_grant WHERE grantee = :me AND epoch = 2", {"me": me}).fetchall()
    sql.close()
    assert len(rows) == 2
    for row in rows:
        with pytest.raises(Unopened):
            Grant.of_row(row).open(vault_id, lost)


def test_a_recovery_is_told_to_everybody_and_stands_in_the_log(shared: tuple[Place, str, str]) -> None:
    place, *_ = shared
    done = let_in(place)

    with place.unlock(coordinator=ANNEKE) as session:
        (told,) = session.statements(RECOVERY_STATEMENTS)
        content = json.loads(told.content)
        assert (content["wat"], content["voor"], told.author) == ("gebruikt", done.coordinator.id, done.coordinator.id)
        actions = [row.event.action.value for row in session.audit_lines() if row.event]
        assert actions.count("herstel-gebruikt") == 3


def test_the_only_administrator_comes_back_with_root_and_logs(place: Place) -> None:
    with place.unlock() as session:
        add_case(session)
    done = let_in(place, ANNEKE)

    assert (done.cases, done.lost) == (1, frozenset())
    with place.unlock(NEW) as session:
        assert all(row.event is not None for row in session.audit_lines())
        add_member(session, BRAM, Role.FG, WORDS)
        assert verify(session).findings == ()


def test_who_is_back_reads_the_ledger_of_before_and_gives_access_as_ever(shared: tuple[Place, str, str]) -> None:
    from wams_tui.casework.log import LedgerEntry, LedgerEvent

    place, case_id, _ = shared
    with place.unlock(coordinator=ANNEKE) as session:
        entry = LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v", case=case_id, subject="p1")
        session.write(case_id, [], CHANGED, [entry])
        cora = add_member(session, "Cora Voorbeeld", Role.COORDINATOR, "woorden van Cora").coordinator.id
    let_in(place)
    with place.unlock(NEW) as theirs:
        assert [row.entry is not None for row in theirs.ledger(case_id)] == [True]
        grant(theirs, case_id, cora, None, CHANGED)
        assert {one.coordinator for one in holders(theirs, case_id)} >= {cora, theirs.coordinator.id}
    with place.unlock("woorden van Cora") as hers:
        assert {head.content for head in hers.heads()} == {b"samen"}
        assert strange(hers) == []


def test_a_session_open_on_the_old_keys_signs_nothing_more(shared: tuple[Place, str, str]) -> None:
    place, case_id, _ = shared
    with place.unlock(WORDS) as theirs:
        let_in(place)
        with pytest.raises(Locked, match="gewijzigd"):
            theirs.write(case_id, [], CHANGED)


def test_twice_in_a_row_is_as_good_as_once(shared: tuple[Place, str, str]) -> None:
    place, *_ = shared
    let_in(place)
    done = let_in(place, words="derde woorden")
    assert done.cases == 2
    with place.unlock("derde woorden") as theirs:
        assert theirs.opened.me.serial == 3
        assert len(theirs.heads()) == 2
        assert strange(theirs) == []


def test_a_wrong_or_half_set_of_halves_changes_nothing(shared: tuple[Place, str, str]) -> None:
    place, *_ = shared
    a, b = place.created.recovery_halves
    before = place.keys.read_bytes()
    for halves, error in (
        ((a, a), Misused),
        ((a, b[:-1]), Misused),
        ((a, "B" + a[1:]), Misused),
        (("", ""), Misused),
    ):
        with pytest.raises(error):
            let_in(place, halves=halves)
    with pytest.raises(Misused, match="die erin werkt"):
        let_in(place, who="Niemand")
    assert place.keys.read_bytes() == before


def test_who_was_ended_does_not_come_back_by_the_halves(shared: tuple[Place, str, str]) -> None:
    place, *_ = shared
    with place.unlock(coordinator=ANNEKE) as session:
        revoke_member(session, BRAM)
    with pytest.raises(Misused):
        let_in(place)


def test_a_recovery_key_that_was_exchanged_is_noticed(place: Place) -> None:
    value = json.loads(place.keys.read_bytes())
    held = [one for one in value["held"] if one["holder"] == "recovery"]
    held[0]["sealed"], held[1]["sealed"] = held[1]["sealed"], held[0]["sealed"]
    place.keys.write_bytes(json.dumps(value, sort_keys=True, separators=(",", ":")).encode())
    with pytest.raises(Damaged):
        let_in(place, ANNEKE)


def test_new_halves_replace_the_old_for_the_vault_and_its_cases(shared: tuple[Place, str, str]) -> None:
    place, _case_id, _ = shared
    with place.unlock(coordinator=ANNEKE) as session:
        halves = renew_halves(session)
        assert set(halves).isdisjoint(place.created.recovery_halves)
        tidy(session, lambda _: CHANGED)
        assert strange(session) == []
        assert json.loads(session.statements(RECOVERY_STATEMENTS)[0].content)["wat"] == "vernieuwd"
    with place.unlock(WORDS) as theirs:
        tidy(theirs, lambda _: CHANGED)
        assert strange(theirs) == []

    with pytest.raises(Locked, match="openen de kluis niet"):
        let_in(place)
    assert let_in(place, halves=halves).cases == 2


def test_a_case_that_was_not_sealed_to_the_new_halves_yet_is_named_and_nothing_else_is_lost(
    shared: tuple[Place, str, str],
) -> None:
    place, case_id, own = shared
    with place.unlock(coordinator=ANNEKE) as session:
        halves = renew_halves(session)
        tidy(session, lambda _: CHANGED)
    done = let_in(place, halves=halves)
    assert (done.cases, done.failed) == (1, (own,))
    with place.unlock(NEW) as theirs:
        assert [head.case_id for head in theirs.heads()] == [case_id]


def test_only_who_holds_root_and_logs_makes_halves(shared: tuple[Place, str, str]) -> None:
    place, *_ = shared
    with place.unlock(WORDS) as theirs, pytest.raises(Locked, match="alleen een beheerder"):
        renew_halves(theirs)
    with place.unlock(coordinator=ANNEKE) as session:
        add_member(session, "Cora Voorbeeld", Role.BEHEERDER, "woorden van Cora")
    with place.unlock("woorden van Cora") as hers, pytest.raises(Locked, match="logboeken"):
        renew_halves(hers)


def test_the_day_of_the_halves_stays_known_whatever_else_changes(shared: tuple[Place, str, str]) -> None:
    place, _case_id, _ = shared
    made = inspect_vault(place.address).created
    assert inspect_vault(place.address).halves == made

    with place.unlock(coordinator=ANNEKE) as session:
        appoint(session, [place.created.coordinator_id], CHANGED)
        assert inspect_vault(place.address).halves == made
        renew_halves(session)
        told = session.statements(RECOVERY_STATEMENTS)[-1]
        appoint(session, [], CHANGED)

    assert inspect_vault(place.address).halves == told.time
    assert made is not None
    assert told.time > made
