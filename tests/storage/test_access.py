"""Giving access and taking it away: who can open a case afterwards, with the program and with every key they had."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Change, FindingKind, Session, StaleWrite, verify
from storage.basics.codec import fresh_key
from storage.logs.chains import audit_line_is_genuine
from storage.logs.logbook import CaseKey
from storage.team.access import case_counts, grant, holders, tidy, ungrant, untidy
from tests.storage.colleagues import grant_to, issue_again
from tests.storage.team import Team, at_work, made
from tests.storage.vaults import CHANGED, SEEN, Place, add_case
from wams_tui.casework.errors import Damaged, Locked, Misused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent, LedgerEntry, LedgerEvent

ON_BOTH = True

GIVEN = AuditEvent(action=AuditAction.TOEGANG_VERLEEND, code=AuditCode.UPDATE)
TAKEN = AuditEvent(action=AuditAction.TOEGANG_INGETROKKEN, code=AuditCode.DELETE)


def tidied(left: int) -> AuditEvent:
    return AuditEvent(action=AuditAction.TOEGANG_OPGERUIMD, code=AuditCode.DELETE, details={"aantal": str(left)})


@pytest.fixture(scope="module")
def crew(master: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return made(master, tmp_path_factory.mktemp("ploeg"))


@pytest.fixture
def team(crew: Place, tmp_path: Path) -> Iterator[Team]:
    with at_work(crew.copy(tmp_path)) as found:
        yield found


def test_who_is_given_access_reads_and_writes_and_others_still_see_nothing(team: Team) -> None:
    case_id = add_case(team["a"])

    grant(team["a"], case_id, team.id("b"), None, GIVEN)

    assert team.who_can(case_id) == {"a", "b"}
    team["b"].write(case_id, [Change("r1", "notitie", 1, b"van Bram")], CHANGED)
    assert {one.content for one in team["a"].read_case(case_id, SEEN)} == {b"kop", b"van Bram"}
    assert [one.coordinator for one in holders(team["b"], case_id)] == [team.id("a"), team.id("b")]
    assert verify(team["a"]).findings == ()


def test_access_that_is_taken_away_leaves_nothing_that_any_key_they_had_opens(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)
    grant(team["a"], case_id, team.id("c"), None, GIVEN)
    line = LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v1", case=case_id, subject="p1")
    team["a"].write(case_id, [], CHANGED, [line])
    assert team.who_can(case_id) == {"a", "b", "c"}
    assert len(team.kept["b"]) == 1

    ungrant(team["a"], case_id, {team.id("b")}, TAKEN)

    assert team.who_can(case_id) == {"a", "c"}
    assert team.who_could(case_id) == {"a", "c"}
    assert team["b"].heads() == []
    assert team["b"].case_count() == 0
    assert [row.entry for row in team["b"].ledger()] == [None]
    assert [row.entry is not None for row in team["c"].ledger()] == [True]
    assert {one.content for one in team["c"].read_case(case_id, SEEN)} == {b"kop", b"inhoud"}
    with pytest.raises(Locked):
        team["b"].write(case_id, [Change("r1", "notitie", 1, b"nog even")], CHANGED)
    assert verify(team["c"]).findings == ()


def test_somebody_may_go_themselves_but_not_the_last_one(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)

    ungrant(team["b"], case_id, {team.id("b")}, TAKEN)

    assert team.who_can(case_id) == {"a"}
    with pytest.raises(Misused, match="niemand"):
        ungrant(team["a"], case_id, {team.id("a")}, TAKEN)
    assert team.who_can(case_id) == {"a"}
    with pytest.raises(Misused, match="geen toegang"):
        ungrant(team["a"], case_id, {team.id("d")}, TAKEN)
    assert verify(team["a"]).findings == ()


def test_who_comes_after_a_change_of_key_reads_everything_also_where_the_giver_has_gone(team: Team) -> None:
    """The grant of a colleague who was taken away still tells that they had a part in the case."""
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)
    grant(team["b"], case_id, team.id("c"), None, GIVEN)

    ungrant(team["c"], case_id, {team.id("a"), team.id("b")}, TAKEN)
    grant(team["c"], case_id, team.id("d"), None, GIVEN)

    assert team.who_can(case_id) == {"c", "d"}
    assert team.who_could(case_id) == {"c", "d"}
    assert verify(team["a"]).findings == ()


def test_who_was_taken_away_can_be_let_in_again(team: Team) -> None:
    case_id = add_case(team["a"])
    for _ in range(2):
        grant(team["a"], case_id, team.id("b"), None, GIVEN)
        assert team.who_can(case_id) == {"a", "b"}
        ungrant(team["a"], case_id, {team.id("b")}, TAKEN)
        assert team.who_can(case_id) == {"a"}
    grant(team["a"], case_id, team.id("b"), None, GIVEN)

    assert team.who_can(case_id) == {"a", "b"}
    assert verify(team["b"]).findings == ()


def test_an_end_date_ends_by_itself_and_is_cleared_up_by_whoever_has_access(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), team.later(8), GIVEN)
    grant(team["a"], case_id, team.id("c"), None, GIVEN)
    assert team.who_can(case_id) == {"a", "b", "c"}

    team.wait(9)

    assert team.who_can(case_id) == {"a", "c"}
    assert [one.open for one in holders(team["a"], case_id)] == [True, False, True]
    assert list(untidy(team["b"])) == []
    assert list(untidy(team["c"])) == [case_id]
    done = tidy(team["c"], tidied)
    assert (done.renewed, done.sealed, done.failed) == (1, 0, ())
    assert list(untidy(team["a"])) == []
    assert team.who_could(case_id) == {"a", "c"}
    assert [one.coordinator for one in holders(team["a"], case_id)] == [team.id("a"), team.id("c")]
    assert verify(team["b"]).findings == ()


def test_an_end_date_can_be_changed_and_taken_off(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), team.later(1), GIVEN)
    grant(team["a"], case_id, team.id("b"), team.later(48), GIVEN)
    team.wait(4)
    assert team.who_can(case_id) == {"a", "b"}

    grant(team["a"], case_id, team.id("b"), None, GIVEN)
    team.wait(400)

    assert team.who_can(case_id) == {"a", "b"}
    with pytest.raises(Misused, match="voorbij"):
        grant(team["a"], case_id, team.id("b"), team.later(-1), GIVEN)
    assert verify(team["a"]).findings == ()


def test_a_coordinator_who_ended_leaves_every_case_when_its_holders_clear_up(crew: Place, tmp_path: Path) -> None:
    place = crew.copy(tmp_path)
    with at_work(place) as team:
        first, second = add_case(team["a"]), add_case(team["c"])
        alone = add_case(team["b"])
        grant(team["a"], first, team.id("b"), None, GIVEN)
        grant(team["c"], second, team.id("b"), None, GIVEN)
        assert team.who_can(first) == {"a", "b"}
        kept, bram = team.kept["b"], team["b"].opened.me
    issue_again(place, bram, 0)

    with place.unlock(coordinator="Anneke Voorbeeld") as mine:
        assert list(untidy(mine)) == [first]
        assert tidy(mine, tidied).renewed == 1
        assert case_counts(mine) == ({mine.coordinator.id: 1, team.id("c"): 1}, 1)
        key = mine.case_keys.current(first).key
        assert key not in kept
        assert [one.coordinator for one in holders(mine, first)] == [mine.coordinator.id]
        with pytest.raises(Misused, match="geen toegang tot de kluis"):
            grant(mine, first, bram.coordinator.id, None, GIVEN)
        assert verify(mine).findings == ()
    assert alone != first


def test_a_grant_that_was_slipped_in_is_not_sealed_to_at_the_next_change_of_key(team: Team) -> None:
    """Dilan has the vault key, writes a row of their own, and waits for an honest colleague to change the key."""
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)
    grant_to(team["d"], case_id, team["d"].opened.me, key=CaseKey(case_id, 1, fresh_key()))

    assert team.id("d") not in {one.coordinator for one in holders(team["a"], case_id)}
    ungrant(team["a"], case_id, {team.id("b")}, TAKEN)

    assert team.who_could(case_id) == {"a"}
    with team["d"].opened.database.reading() as sql:
        rows = sql.execute("SELECT epoch, length(sealed) FROM case_grant WHERE grantee = :who", {"who": team.id("d")})
        assert rows.fetchall() == [(1, 32)]


def test_a_grant_that_was_taken_away_does_not_come_back_unnoticed(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)
    with team["b"].opened.database.reading() as sql:
        row = sql.execute("SELECT id, sealed FROM case_grant WHERE grantee = :who", {"who": team.id("b")}).fetchone()
    assert row is not None
    ungrant(team["a"], case_id, {team.id("b")}, TAKEN)

    with team["b"].opened.database.writing() as sql:
        sql.execute("UPDATE case_grant SET sealed = :sealed WHERE id = :id", {"id": row[0], "sealed": row[1]})

    assert FindingKind.GRANT in {finding.kind for finding in verify(team["a"]).findings}
    with pytest.raises(Locked):
        team["b"].read_case(case_id, SEEN)


def test_a_grant_made_to_look_taken_away_is_noticed(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)

    with team["d"].opened.database.writing() as sql:
        sql.execute("UPDATE case_grant SET sealed = :no WHERE grantee = :who", {"no": bytes(32), "who": team.id("b")})

    assert FindingKind.GRANT in {finding.kind for finding in verify(team["a"]).findings}


def test_a_colleague_who_is_writing_loses_nothing_when_the_key_changes(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)
    grant(team["a"], case_id, team.id("c"), None, GIVEN)
    before = {one.id: one.version for one in team["b"].read_case(case_id, SEEN)}

    ungrant(team["a"], case_id, {team.id("c")}, TAKEN)
    team["b"].write(case_id, [Change("r1", "notitie", before["r1"], b"van Bram")], CHANGED)

    assert {one.content for one in team["a"].read_case(case_id, SEEN)} == {b"kop", b"van Bram"}
    with pytest.raises(StaleWrite):
        team["a"].write(case_id, [Change("r1", "notitie", before["r1"], b"van Anneke")], CHANGED)
    assert verify(team["a"]).findings == ()


def test_writers_and_changes_of_key_at_once_lose_no_acknowledged_write(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)
    written: list[str] = []
    failed: list[BaseException] = []

    def write() -> None:
        try:
            for number in range(25):
                team["b"].write(case_id, [Change(f"b{number}", "notitie", 0, b"van Bram")], CHANGED)
                written.append(f"b{number}")
        except BaseException as error:  # noqa: BLE001 - whatever a thread meets, the test must see
            failed.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    for _ in range(6):
        grant(team["a"], case_id, team.id("c"), None, GIVEN)
        ungrant(team["a"], case_id, {team.id("c")}, TAKEN)
    thread.join()

    assert failed == []
    assert {one.id for one in team["a"].read_case(case_id, SEEN)} == {case_id, "r1", *written}
    assert team.who_could(case_id) <= {"a", "b"}
    assert verify(team["a"]).findings == ()


def test_what_fails_half_way_leaves_everything_as_it_was(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)

    def refuse(_records: object) -> list[Change]:
        raise Misused("nee")

    def stale(_records: object) -> list[Change]:
        return [Change("r1", "notitie", 7, b"x")]

    for edit in (refuse, stale):
        with pytest.raises((Misused, StaleWrite)):
            ungrant(team["a"], case_id, {team.id("b")}, TAKEN, edit)

    assert team["a"].case_keys.current(case_id).epoch == 1
    assert team.who_can(case_id) == {"a", "b"}
    assert verify(team["a"]).findings == ()


def test_a_record_that_was_damaged_stops_the_change_of_key(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)
    with team["d"].opened.database.writing() as sql:
        sql.execute("UPDATE record SET content = :no WHERE id = 'r1'", {"no": bytes(80)})

    with pytest.raises(Damaged):
        ungrant(team["a"], case_id, {team.id("b")}, TAKEN)

    assert team["a"].case_keys.current(case_id).epoch == 1


def test_each_step_is_one_signed_line_in_the_audit_log(team: Team) -> None:
    case_id = add_case(team["a"])
    grant(team["a"], case_id, team.id("b"), None, GIVEN)
    ungrant(team["a"], case_id, {team.id("b")}, TAKEN)

    lines = [row for row in team["a"].audit_lines() if row.case_id == case_id]
    assert [row.event.action for row in lines if row.event] == [
        AuditAction.CASUS_AANGEMAAKT, AuditAction.TOEGANG_VERLEEND, AuditAction.TOEGANG_INGETROKKEN,
    ]  # fmt: skip
    assert _all_signed(team["a"])


def _all_signed(session: Session) -> bool:
    with session.opened.database.reading() as sql:
        rows = sql.execute(
            "SELECT seq, id, time, author, session, prev, session_key, payload, writes, hash, signature FROM audit"
        ).fetchall()
    return all(audit_line_is_genuine(session.vault_id, row, session.opened.roster) for row in rows)


def test_nobody_without_access_gives_or_takes_it(team: Team) -> None:
    case_id = add_case(team["a"])

    for attempt in (
        lambda: grant(team["b"], case_id, team.id("b"), None, GIVEN),
        lambda: ungrant(team["b"], case_id, {team.id("a")}, TAKEN),
        lambda: holders(team["b"], case_id),
        lambda: holders(team["b"], "0" * 32),
    ):
        with pytest.raises(Locked, match="bestaat niet of is niet met u gedeeld"):
            attempt()
