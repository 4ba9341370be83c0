"""Taken along, worked on at both sides, brought back: nothing lost, both kept, decided later, twice as once."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from storage import TravelState, verify
from tests.desk.conftest import NOW
from tests.desk.travel.trips import CASE, LATER, Office, put, there
from wams_tui.casework.checkup import Sign
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.household.persons import Person
from wams_tui.casework.travel.clash import ClashChoice
from wams_tui.desk.cases import open_case
from wams_tui.desk.travel.clashes import decide_clash, find_clash, open_clashes
from wams_tui.desk.travel.laptops import admit, dismiss, key_of_this_machine, laptops, own_laptop
from wams_tui.desk.travel.packing import MOST_CASES, pack_cases
from wams_tui.desk.travel.returning import CaseOutcome, bring_back
from wams_tui.desk.travel.road import on_the_road
from wams_tui.desk.travel.status import destroy, find_travel, revoke, travels
from wams_tui.desk.vault.doctor import examine_opened
from wams_tui.law.ruleset import RuleSet


@pytest.fixture(scope="module")
def out_once(vault_with_a_case: Path, tmp_path_factory: pytest.TempPathFactory, rules: RuleSet) -> Office:
    """The case is along on a laptop; nobody did anything since."""
    base = tmp_path_factory.mktemp("reis") / "kantoor"
    shutil.copytree(vault_with_a_case, base)
    office = Office(base, rules)
    with office.desk() as desk:
        office.pack(desk)
    return office


@pytest.fixture
def office(out_once: Office, tmp_path: Path) -> Office:
    return out_once.copy(tmp_path)


def tenant(**put_: object) -> Person:
    from tests.desk.builders import household

    one: Person = household().person("tenant").model_copy(update=put_)
    return one


def todo(name: str, **more: object) -> Todo:
    return Todo.model_validate({"id": name, "what": name, "by": "x", "made_on": NOW.date(), **more})


def test_the_office_says_with_whom_it_is_and_works_on(office: Office) -> None:
    with office.desk() as desk:
        (out,) = travels(desk)
        assert (out.name, out.vault.state, out.vault.cases) == ("Oefencoördinator", TravelState.OUT, 1)
        opened = open_case(desk, CASE)
        (trip,) = opened.file.trips
        assert trip.is_out
        assert opened.head is not None
        assert [one.by for one in opened.head.away] == [desk.session.coordinator.id]
        put(desk, tenant(surname="Visser-Bos"))
        assert on_the_road(desk) is None


def test_the_laptop_has_the_same_case_and_the_same_rules_and_knows_where_it_is(office: Office) -> None:
    with office.road() as desk:
        file = open_case(desk, CASE).file
        assert file.person("tenant").given_names == "Bram"
        assert file.trips == ()
        road = on_the_road(desk)
        assert road is not None
        assert road.until > NOW
        with pytest.raises(Refused, match="kantoor"):
            office.pack(desk, "laptop2")
        with pytest.raises(Refused, match="kantoor"):
            bring_back(desk, office.base / "laptop" / "reis")


def test_the_first_opening_is_nothing_amiss_and_a_head_that_was_lost_is(office: Office) -> None:
    for lost, sign in ((False, Sign.OK), (True, Sign.LET_OP)):
        if lost:
            shutil.rmtree(office.laptop_heads().directory)
        with office.road() as desk:
            (check,) = (one for one in examine_opened(desk) if one.code == "ontgrendelen")
            assert check.sign is sign


def test_both_worked_on_it_and_both_are_kept(office: Office) -> None:
    with office.road() as desk:
        put(desk, tenant(surname="Visser-Vos", bsn=None), todo("onderweg"))
    with office.desk(LATER) as desk:
        put(desk, tenant(surname="Visser-Bos", given_names="Abraham"), todo("kantoor"))
        done = bring_back(desk, office.base / "laptop" / "reis")
        (case,) = done.cases
        assert (case.outcome, case.clashes, done.complete, done.again) == (CaseOutcome.SAMENGEVOEGD, 1, True, False)
        opened = open_case(desk, CASE)
        person = opened.file.person("tenant")
        assert (person.surname, person.given_names, person.bsn) == ("Visser-Bos", "Abraham", None)
        assert {one.id for one in opened.file.todos} == {"onderweg", "kantoor"}
        (clash,) = open_clashes(opened)
        assert (clash.fields, clash.office, clash.laptop) == (
            ("surname",), '{"surname": "Visser-Bos"}', '{"surname": "Visser-Vos"}',
        )  # fmt: skip
        assert clash.office_by == clash.laptop_by == desk.session.coordinator.id
        assert opened.file.trips[0].back_at == LATER
        assert opened.head is not None
        assert opened.head.away == ()
        assert verify(desk.session).intact
        # Twice is as once, also with work at the office in between.
        put(desk, todo("later"))
        before = open_case(desk, CASE)
        again = bring_back(desk, office.base / "laptop" / "reis")
        assert again.again
        assert again.cases[0].outcome is CaseOutcome.ONGEWIJZIGD
        assert open_case(desk, CASE) == before


@pytest.mark.parametrize(
    ("choice", "other", "surname"),
    [
        (ClashChoice.KANTOOR, None, "Visser-Bos"),
        (ClashChoice.LAPTOP, None, "Visser-Vos"),
        (ClashChoice.ANDERS, {"surname": "Visser"}, "Visser"),
    ],
)
def test_a_person_chooses_and_what_was_not_chosen_stays_on_record(
    office: Office, choice: ClashChoice, other: dict[str, object] | None, surname: str
) -> None:
    with office.road() as desk:
        put(desk, tenant(surname="Visser-Vos"))
    with office.desk(LATER) as desk:
        put(desk, tenant(surname="Visser-Bos"))
        bring_back(desk, office.base / "laptop" / "reis")
        opened = open_case(desk, CASE)
        clash = open_clashes(opened)[0]
        with pytest.raises(Misused):
            decide_clash(desk, opened, clash, ClashChoice.ANDERS, {})
        with pytest.raises(Misused):
            decide_clash(desk, opened, clash, ClashChoice.ANDERS, {"role": "baas"})
        decided = decide_clash(desk, opened, find_clash(opened, clash.id[:6]), choice, other)
        assert decided.file.person("tenant").surname == surname
        assert open_clashes(decided) == ()
        assert "Visser-Vos" in decided.file.clashes[0].laptop
        with pytest.raises(Misused):
            decide_clash(desk, decided, decided.file.clashes[0], choice, other)


def test_what_one_side_took_away_and_the_other_changed_waits(office: Office) -> None:
    with office.desk() as desk:
        put(desk, todo("een"), todo("twee"))
    with office.desk(NOW + timedelta(minutes=5)) as desk:
        office.pack(desk, "laptop2")
    with office.road("laptop2") as desk:
        put(desk, todo("twee", what="onderweg gewijzigd"), removed=(there(desk, "een"),))  # type: ignore[arg-type]
    with office.desk(LATER) as desk:
        put(desk, todo("een", what="op kantoor gewijzigd"), removed=(todo("twee"),))
        bring_back(desk, office.base / "laptop2" / "reis")
        opened = open_case(desk, CASE)
        assert [one.what for one in opened.file.todos] == ["op kantoor gewijzigd"]
        gone, back = open_clashes(opened)
        assert {gone.laptop, back.office} == {""} or {back.laptop, gone.office} == {""}
        for clash in (gone, back):
            opened = decide_clash(desk, opened, clash, ClashChoice.LAPTOP)
        assert [one.what for one in opened.file.todos] == ["onderweg gewijzigd"]


def test_two_laptops_come_home_in_either_order(office: Office, tmp_path: Path) -> None:
    with office.desk() as desk:
        office.pack(desk, "laptop2")
    with office.road() as desk:
        put(desk, tenant(surname="Een"), todo("een"))
    with office.road("laptop2") as desk:
        put(desk, tenant(surname="Twee"), todo("twee"))
    kept = []
    for order in (("laptop", "laptop2"), ("laptop2", "laptop")):
        (tmp_path / order[0]).mkdir()
        there_ = office.copy(tmp_path / order[0])
        with there_.desk(LATER) as desk:
            for name in order:
                bring_back(desk, there_.base / name / "reis")
            opened = open_case(desk, CASE)
            (clash,) = open_clashes(opened)
            surnames = {opened.file.person("tenant").surname, clash.laptop, clash.office}
            assert '{"surname": "Een"}' in surnames
            assert '{"surname": "Twee"}' in surnames
            kept.append({one.id for one in opened.file.todos})
            assert verify(desk.session).intact
    assert kept == [{"een", "twee"}] * 2


def test_work_after_coming_home_comes_home_too(office: Office) -> None:
    with office.desk(LATER) as desk:
        bring_back(desk, office.base / "laptop" / "reis")
    with office.road(at=LATER) as desk:
        put(desk, todo("nog"))
    with office.desk(LATER + timedelta(hours=1)) as desk:
        done = bring_back(desk, office.base / "laptop" / "reis")
        assert not done.again
        assert [one.id for one in open_case(desk, CASE).file.todos] == ["nog"]


def test_a_lost_laptop_is_revoked_and_what_was_in_it_is_listed(office: Office) -> None:
    with office.desk(LATER) as desk:
        lost = revoke(desk, travels(desk)[0].vault.id[:8])
        (case,) = lost.cases
        assert (case.code, case.persons, lost.unseen) == ("W-2026-0005", 3, 0)
        assert case.categories
        assert lost.out.vault.state is TravelState.REVOKED
        trip = open_case(desk, CASE).file.trips[0]
        assert not trip.is_out
        with pytest.raises(Refused, match="ingetrokken"):
            bring_back(desk, office.base / "laptop" / "reis")
        with pytest.raises(Misused):
            find_travel(desk, "ffff")
        done = bring_back(desk, office.base / "laptop" / "reis", anyway=True)
        assert done.complete
        assert open_case(desk, CASE).file.trips[0].revoked_at == LATER


def test_only_an_admitted_laptop_of_ones_own(office: Office) -> None:
    with office.desk() as desk:
        key = key_of_this_machine(office.laptop_heads("vreemd"))
        with pytest.raises(Misused, match="vingerafdruk"):
            admit(desk, key.to_text(), "0000 0000 0000 0000", "Oefencoördinator", "vreemd")
        with pytest.raises(Misused, match="naam"):
            admit(desk, key.to_text(), key.fingerprint, "Niemand", "vreemd")
        with pytest.raises(Misused):
            own_laptop(desk, key.fingerprint)
        mine = laptops(desk)[0]
        dismiss(desk, mine.fingerprint)
        assert laptops(desk) == ()
        with pytest.raises(Misused, match="toegelaten"):
            own_laptop(desk)


def test_what_goes_along_is_little_and_not_for_long(office: Office) -> None:
    with office.desk() as desk:
        mine, to, day = own_laptop(desk), office.base / "nieuw", desk.today()
        for cases, until in (
            ((), day), (tuple(map(str, range(MOST_CASES + 1))), day), ((CASE,), day - timedelta(days=1)),
            ((CASE,), day + timedelta(days=15)),
        ):  # fmt: skip
            with pytest.raises(Misused):
                pack_cases(desk, cases, to, mine, until, "demo")
        assert not to.exists()
        assert len(travels(desk)) == 1


def test_what_came_home_can_be_destroyed(office: Office) -> None:
    destroy(office.base / "laptop" / "reis")
    assert not (office.base / "laptop" / "reis").exists()
