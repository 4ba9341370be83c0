"""The rules asked again when a laptop comes home: what was given on the road is shown, on record, and not undone."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage import Role, add_member, verify
from tests.desk.conftest import NOW
from tests.desk.test_sealing import send
from tests.desk.travel.trips import CASE, LATER, Office, put, there
from wams_tui.casework.access import AccessKind
from wams_tui.casework.codes import Channel, Sealing
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.errors import Refused
from wams_tui.desk.access.grants import find_colleague, give, take_away
from wams_tui.desk.cases import open_case
from wams_tui.desk.household.participating import end_participation
from wams_tui.desk.ledger.register import disclosures
from wams_tui.desk.travel.findings import ENDED, OLDER_RULES
from wams_tui.desk.travel.returning import CaseOutcome, bring_back
from wams_tui.desk.vault.keeping import back_up
from wams_tui.desk.vault.people import remove_device
from wams_tui.documents.render import Form
from wams_tui.law.ruleset import RuleSet

ROAD = NOW + timedelta(hours=1)
HER, WORDS = "Mw. De Jong", "onderweg en terug"


@pytest.fixture(scope="module")
def given_once(vault_with_a_case: Path, tmp_path_factory: pytest.TempPathFactory, rules: RuleSet) -> Office:
    """Something was given to the corporation on the road."""
    base = tmp_path_factory.mktemp("gegeven") / "kantoor"
    shutil.copytree(vault_with_a_case, base)
    office = Office(base, rules)
    with office.desk() as desk:
        office.pack(desk)
    with office.road(at=ROAD) as desk:
        send(desk, open_case(desk, CASE), Form.ODT, base / "uit.odt", Sealing.OPEN, Channel.PAPIER)
    return office


@pytest.fixture
def office(given_once: Office, tmp_path: Path) -> Office:
    return given_once.copy(tmp_path)


def test_what_was_given_stands_in_the_register_of_home_once(office: Office) -> None:
    with office.desk(LATER) as desk:
        done = bring_back(desk, office.base / "laptop" / "reis")
        assert (done.disclosures, done.cases[0].findings) == (1, ())
        (one,) = disclosures(desk, CASE)
        assert one.outcome.value == "voltooid"
        assert open_case(desk, CASE).file.decision(one.disclosure).decided_at == ROAD
        bring_back(desk, office.base / "laptop" / "reis")
        assert len(disclosures(desk, CASE)) == 1
        assert verify(desk.session).intact


def test_other_rules_and_an_ended_part_become_tasks_and_nothing_is_undone(office: Office) -> None:
    newer = replace(office.rules, hash="0" * 64)
    with office.desk() as desk:
        end_participation(desk, open_case(desk, CASE), "corporation", desk.today(), "Verhuisd naar elders.")
    with Office(office.base, newer).desk(LATER) as desk:
        done = bring_back(desk, office.base / "laptop" / "reis")
        assert set(done.cases[0].findings) == {OLDER_RULES, ENDED}
        opened = open_case(desk, CASE)
        found = [one for one in opened.file.todos if one.what in done.cases[0].findings]
        assert {one.follows for one in found} == {disclosures(desk, CASE)[0].disclosure}
        assert all(one.is_open for one in found)
        assert opened.file.decisions[0].after is None
        bring_back(desk, office.base / "laptop" / "reis")
        assert open_case(desk, CASE).file.todos == opened.file.todos


def test_an_access_that_was_taken_away_brings_nothing_home_until_it_is_given_again(
    vault_with_a_case: Path, rules: RuleSet, tmp_path: Path
) -> None:
    shutil.copytree(vault_with_a_case, tmp_path / "kantoor")
    office = Office(tmp_path / "kantoor", rules)
    until, soon = NOW + timedelta(days=20), NOW + timedelta(minutes=5)
    with office.desk(soon) as desk:
        add_member(desk.session, HER, Role.BEHEERDER, WORDS)
        give(desk, open_case(desk, CASE), find_colleague(desk, HER), AccessKind.WAARNEMER, until)
    with office.desk(soon, HER, WORDS) as desk:
        office.pack(desk, words=WORDS)
    with office.road(at=ROAD, words=WORDS) as desk:
        put(desk, Todo(id="t", what="bellen", by=desk.session.coordinator.id, made_on=NOW.date()))
    with office.desk(ROAD) as desk:
        take_away(desk, open_case(desk, CASE), find_colleague(desk, HER).id)
    with office.desk(LATER, HER, WORDS) as desk:
        done = bring_back(desk, office.base / "laptop" / "reis")
        assert [one.outcome for one in done.cases] == [CaseOutcome.GEEN_TOEGANG]
        assert not done.complete
    with office.desk(LATER) as desk:
        assert there(desk, "t") is None
        with pytest.raises(Refused, match="collega"):
            bring_back(desk, office.base / "laptop" / "reis")
        give(desk, open_case(desk, CASE), find_colleague(desk, HER), AccessKind.MEELEZER, None)
    with office.desk(LATER, HER, WORDS) as desk:
        done = bring_back(desk, office.base / "laptop" / "reis")
        assert done.complete
        assert len(done.cases[0].findings) == 1
    with office.desk(LATER) as desk:
        assert there(desk, "t") is not None
        assert verify(desk.session).intact


def test_what_needs_the_office_says_so_on_the_road(office: Office) -> None:
    with office.road(at=ROAD) as desk:
        for refused in (
            lambda: remove_device(desk, "demo"),
            lambda: back_up(desk, office.base, 30),
        ):
            with pytest.raises(Refused, match="kantoor"):
                refused()
