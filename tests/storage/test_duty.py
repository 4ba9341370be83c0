"""The duty key: officers, emergency access that ends by itself, and what stays right after an officer has ended."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Change, FindingKind, revoke_member, verify
from storage.basics.codec import fresh_key
from storage.cases.anchors import KIND, Appointment
from storage.keys.keyfile import HeldKey, held_info
from storage.logs.logbook import CaseKey
from storage.team.access import grant, holders, tidy, ungrant, untidy
from storage.team.duty import all_heads, appoint, duty, is_officer, say_seen, take, taken
from tests.storage.colleagues import begin_epoch, grant_to, issue_again
from tests.storage.team import Team, at_work, made
from tests.storage.test_access import GIVEN, TAKEN, tidied
from tests.storage.vaults import CHANGED, SEEN, Place, add_case
from wams_tui.casework.errors import Damaged, Locked, Misused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent

DUTY = AuditEvent(action=AuditAction.PIKETSLEUTEL_GEWIJZIGD, code=AuditCode.UPDATE)
EMERGENCY = AuditEvent(action=AuditAction.NOODTOEGANG_GENOMEN, code=AuditCode.EXECUTE)


@pytest.fixture(scope="module")
def crew(master: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    return made(master, tmp_path_factory.mktemp("ploeg"))


@pytest.fixture
def team(crew: Place, tmp_path: Path) -> Iterator[Team]:
    with at_work(crew.copy(tmp_path)) as found:
        yield found


def intact(team: Team) -> bool:
    return verify(team["a"]).findings == ()


def test_a_new_duty_key_is_told_to_all_and_old_cases_are_sealed_to_it_by_their_holders(team: Team) -> None:
    old = add_case(team["a"])
    assert duty(team["d"]) is None

    appoint(team["a"], [team.id("b"), team.id("c")], DUTY)

    told = duty(team["d"])
    assert told is not None
    assert told.exists
    assert told.officers == (team.id("b"), team.id("c"))
    assert [is_officer(team[letter]) for letter in "abcd"] == [False, True, True, False]
    with pytest.raises(Locked, match="nog niet met de piketsleutel"):
        take(team["b"], old, team.later(4), EMERGENCY)
    new = add_case(team["a"])
    assert list(untidy(team["a"])) == [old]
    done = tidy(team["a"], tidied)
    assert (done.renewed, done.sealed) == (0, 1)
    assert {head.case_id for head in all_heads(team["b"])} == {old, new}
    assert intact(team)


def test_emergency_access_opens_the_case_until_its_end_and_leaves_with_a_new_key(team: Team) -> None:
    appoint(team["a"], [team.id("b")], DUTY)
    case_id = add_case(team["a"])
    assert team.who_can(case_id) == {"a"}

    statement = take(team["b"], case_id, team.later(4), EMERGENCY, lambda _: [Change("nood", "toegang", 0, b"reden")])

    assert team.who_can(case_id) == {"a", "b"}
    assert b"reden" in {one.content for one in team["a"].read_case(case_id, SEEN)}
    for letter in "abcd":
        told = taken(team[letter])
        assert [(one.case_id, one.officer, one.seen) for one in told] == [(case_id, team.id("b"), ())]
    say_seen(team["c"], statement, EMERGENCY)
    assert [one.seen for one in taken(team["d"])] == [(team.id("c"),)]
    with pytest.raises(Misused, match="al toegang"):
        take(team["b"], case_id, team.later(4), EMERGENCY)

    team.wait(5)
    assert team.who_can(case_id) == {"a"}
    tidy(team["a"], tidied)
    assert team.who_could(case_id) == {"a"}
    assert intact(team)


def test_an_officer_who_is_ended_takes_no_duty_key_along_that_still_opens_anything(team: Team) -> None:
    case_id = add_case(team["a"])
    appoint(team["a"], [team.id("b"), team.id("c")], DUTY, 6)
    tidy(team["a"], tidied)
    before = team["a"].newest_keys().duty

    ended = revoke_member(team["a"], team.id("b"))

    told = duty(team["d"])
    assert told is not None
    assert (ended.officers, told.officers, told.hours) == ((team.id("c"),), (team.id("c"),), 6)
    assert team["a"].newest_keys().duty != before
    assert HeldKey.DUTY in ended.knew
    assert case_id in untidy(team["a"])
    tidy(team["a"], tidied)
    assert [head.case_id for head in all_heads(team["c"])] == [case_id]
    assert intact(team)

    assert revoke_member(team["a"], team.id("c")).officers == ()
    assert team["a"].newest_keys().duty is None
    assert revoke_member(team["a"], team.id("d")).officers == ()
    assert intact(team)


def test_emergency_access_can_be_taken_again_before_anybody_cleared_up(team: Team) -> None:
    appoint(team["a"], [team.id("b")], DUTY)
    case_id = add_case(team["a"])
    take(team["b"], case_id, team.later(1), EMERGENCY)
    team.wait(3)
    assert team.who_can(case_id) == {"a"}

    take(team["b"], case_id, team.later(1), EMERGENCY)

    assert team.who_can(case_id) == {"a", "b"}
    assert intact(team)


def test_only_an_officer_takes_it_and_only_an_administrator_appoints(team: Team) -> None:
    appoint(team["a"], [team.id("b")], DUTY)
    case_id = add_case(team["a"])

    with pytest.raises(Locked, match="Noodtoegang"):
        take(team["c"], case_id, team.later(4), EMERGENCY)
    with pytest.raises(Locked, match="Noodtoegang"):
        list(all_heads(team["c"]))
    with pytest.raises(Locked, match="beheerder"):
        appoint(team["b"], [team.id("c")], DUTY)
    with pytest.raises(Misused, match="geen toegang tot de kluis"):
        appoint(team["a"], ["0" * 32], DUTY)
    with pytest.raises(Misused, match="ten hoogste 24 uur"):
        take(team["b"], case_id, team.later(25), EMERGENCY)
    with pytest.raises(Misused, match="voorbij"):
        take(team["b"], case_id, team.later(-1), EMERGENCY)
    assert intact(team)


def test_other_officers_get_another_key_and_the_ones_before_open_nothing_new(team: Team) -> None:
    appoint(team["a"], [team.id("b")], DUTY)
    case_id = add_case(team["a"])
    keys = team["b"].newest_keys()
    held = keys.held_by(team.id("b"), HeldKey.DUTY)
    assert held is not None
    old = team["b"].opened.secrets.hybrid.open(held.sealed, held_info(keys.vault_id, HeldKey.DUTY, team.id("b")))
    assert old

    appoint(team["a"], [team.id("c")], DUTY)
    with pytest.raises(Locked):
        take(team["b"], case_id, team.later(1), EMERGENCY)
    assert tidy(team["a"], tidied).renewed == 1

    assert [head.case_id for head in all_heads(team["c"])] == [case_id]
    take(team["c"], case_id, team.later(1), EMERGENCY)
    assert team.who_can(case_id) == {"a", "c"}
    assert intact(team)


def test_without_officers_there_is_no_duty_key_and_cases_are_closed_to_it(team: Team) -> None:
    appoint(team["a"], [team.id("b")], DUTY)
    case_id = add_case(team["a"])

    appoint(team["a"], [], DUTY)

    told = duty(team["c"])
    assert told is not None
    assert (told.exists, told.officers) == (False, ())
    assert tidy(team["a"], tidied).renewed == 1
    with team["a"].opened.database.reading() as sql:
        rows = sql.execute(
            "SELECT g.grantee FROM case_grant AS g JOIN case_file AS c ON c.id = g.case_id AND c.epoch = g.epoch "
            "WHERE c.id = :case ORDER BY 1",
            {"case": case_id},
        ).fetchall()
    assert sorted(row[0] for row in rows) == sorted([team.id("a"), "recovery"])
    assert intact(team)


def test_an_absent_coordinator_s_case_goes_to_another_and_stays_right_after_the_officer_ended(
    crew: Place, tmp_path: Path
) -> None:
    """The officer lets Carla in and goes; long after, the key Carla began is still believed by who comes new."""
    place = crew.copy(tmp_path)
    with at_work(place) as team:
        appoint(team["a"], [team.id("b")], DUTY)
        case_id = add_case(team["d"])
        take(team["b"], case_id, team.later(4), EMERGENCY)
        grant(team["b"], case_id, team.id("c"), None, GIVEN)
        ungrant(team["c"], case_id, {team.id("b"), team.id("d")}, TAKEN)
        assert team.who_could(case_id) == {"c"}
        appoint(team["a"], [], DUTY)
        bram = team["b"].opened.me
    place.clock.time = place.clock.time.replace(year=2027)
    issue_again(place, bram, 0)

    with place.unlock("Carla Voorbeeld", "Carla Voorbeeld") as carla:
        assert tidy(carla, tidied).failed == ()
        grant(carla, case_id, team.sessions["a"].coordinator.id, None, GIVEN)
        assert len(holders(carla, case_id)) == 2
    with place.unlock(coordinator="Anneke Voorbeeld") as anneke:
        assert {one.content for one in anneke.read_case(case_id, SEEN)} == {b"kop", b"inhoud"}
        assert verify(anneke).findings == ()


def test_who_is_no_officer_any_more_begins_no_epoch(team: Team) -> None:
    appoint(team["a"], [team.id("b")], DUTY)
    case_id = add_case(team["a"])
    appoint(team["a"], [], DUTY)

    stranger = begin_epoch(team["b"], CaseKey(case_id, 1, fresh_key()))
    grant_to(team["b"], case_id, team["a"].opened.me, key=stranger)

    with pytest.raises(Damaged, match="niet echt"):
        team["a"].write(case_id, [Change("r2", "notitie", 0, b"x")], CHANGED)
    assert FindingKind.CASE in {finding.kind for finding in verify(team["a"]).findings}


def test_nobody_makes_themselves_an_officer(team: Team) -> None:
    """Dilan states an appointment that the root key did not sign, and begins an epoch."""
    case_id = add_case(team["a"])
    keys = team["d"].newest_keys()
    own = Appointment(99, 0, keys.recovery.raw, 24, (team.id("d"),), bytes(64))
    team["d"].state(KIND, own.to_bytes(), DUTY)
    stranger = begin_epoch(team["d"], CaseKey(case_id, 1, fresh_key()))
    grant_to(team["d"], case_id, team["a"].opened.me, key=stranger)

    assert duty(team["a"]) is None
    with pytest.raises(Damaged, match="niet echt"):
        team["a"].write(case_id, [Change("r2", "notitie", 0, b"x")], CHANGED)


def test_a_false_head_is_passed_over_by_who_searches_and_never_taken(team: Team) -> None:
    appoint(team["a"], [team.id("b")], DUTY)
    good, bad = add_case(team["a"]), add_case(team["a"])
    with team["d"].opened.database.writing() as sql:
        sql.execute("UPDATE record SET content = :no WHERE id = :case", {"no": bytes(80), "case": bad})

    assert [head.case_id for head in all_heads(team["b"])] == [good]
    with pytest.raises(Damaged):
        take(team["b"], bad, team.later(1), EMERGENCY)
    assert taken(team["b"]) == []
