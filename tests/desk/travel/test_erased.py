"""What somebody has erased does not come back with a laptop: not as a choice, not in a version frozen on the road."""

import shutil
from datetime import time, timedelta
from pathlib import Path

import pytest

from storage import open_returned, verify
from tests.desk.conftest import NOW
from tests.desk.travel.trips import CASE, LATER, Office, put
from wams_tui.casework.errors import Refused
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting, MeetingDecision, MeetingState
from wams_tui.casework.plan.parts import Goal, OwnWords, Plan
from wams_tui.casework.travel.clash import ClashChoice
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.ledger.after import erase
from wams_tui.desk.plan.keeping import Deed, keep
from wams_tui.desk.plan.versions import freeze
from wams_tui.desk.travel.clashes import decide_clash, open_clashes
from wams_tui.desk.travel.returning import bring_back
from wams_tui.law.ruleset import RuleSet

SECRET = "Ik ben bang voor mijn broer."
DECIDED = "Haar broer komt niet meer langs."
ROAD = NOW + timedelta(hours=1)


@pytest.fixture(scope="module")
def out_once(vault_with_a_case: Path, tmp_path_factory: pytest.TempPathFactory, rules: RuleSet) -> Office:
    """Two things somebody said stand in a version, and go along on a laptop."""
    base = tmp_path_factory.mktemp("gewist") / "kantoor"
    shutil.copytree(vault_with_a_case, base)
    office, day = Office(base, rules), NOW.date()
    words = [
        OwnWords(id=name, person="tenant", text=text, said_on=day, persons=("tenant",), made_on=day, by="c")
        for name, text in (("says", SECRET), ("more", "Ik wil rust."))
    ]
    decided = MeetingDecision(id="d", what=DECIDED, persons=("tenant",), by="c")
    spoken = AgendaItem(id="i", title="Thuis", persons=("tenant",), decisions=(decided,))
    meeting = Meeting(
        id="table", on=day, starts_at=time(14), ends_at=time(15), family=("tenant",), agenda=(spoken,),
        state=MeetingState.GEHOUDEN, made_on=day, by="c",
    )  # fmt: skip
    with office.desk() as desk:
        freeze(desk, put(desk, *words, meeting), "aan tafel")
        office.pack(desk)
    return office


@pytest.fixture
def office(out_once: Office, tmp_path: Path) -> Office:
    return out_once.copy(tmp_path)


def test_a_datum_that_is_erased_is_gone_from_what_clashed_too(office: Office) -> None:
    with office.desk() as desk:
        item = open_case(desk, CASE).file.items[0]
        put(desk, item.model_copy(update={"value": "van kantoor"}))
    with office.road(at=ROAD) as desk:
        put(desk, item.model_copy(update={"value": "van onderweg"}))
    with office.desk(LATER) as desk:
        bring_back(desk, office.base / "laptop" / "reis")
        opened = open_case(desk, CASE)
        assert [one.record for one in opened.file.clashes] == [item.id]
        erase(desk, opened, item.id, "Op verzoek van de betrokkene gewist.")
        assert open_case(desk, CASE).file.clashes == ()


def test_what_the_office_erased_is_not_kept_beside_that_choice(office: Office) -> None:
    with office.road(at=ROAD) as desk:
        item = open_case(desk, CASE).file.items[0]
        put(desk, item.model_copy(update={"value": "van onderweg"}))
    with office.desk(LATER) as desk:
        erase(desk, open_case(desk, CASE), item.id, "Op verzoek van de betrokkene gewist.")
        bring_back(desk, office.base / "laptop" / "reis")
        opened = open_case(desk, CASE)
        (clash,) = open_clashes(opened)
        decide_clash(desk, opened, clash, ClashChoice.KANTOOR)
        assert "van onderweg" not in open_case(desk, CASE).file.model_dump_json()
        bring_back(desk, office.base / "laptop" / "reis")
        assert "van onderweg" not in open_case(desk, CASE).file.model_dump_json()


@pytest.mark.parametrize("erases", ["kantoor", "laptop", "beide"])
def test_words_that_one_side_erased_do_not_come_back_by_a_version_of_the_other(office: Office, erases: str) -> None:
    goal = Goal(id="calm", what="Rust in huis.", persons=("tenant",), made_on=NOW.date(), by="c")
    with office.road("laptop", at=ROAD) as desk:
        if erases != "kantoor":
            erase(desk, open_case(desk, CASE), "more" if erases == "beide" else "says", "Op verzoek gewist.")
        freeze(desk, put(desk, goal), "voor de familie")
    with office.desk(LATER) as desk:
        if erases != "laptop":
            erase(desk, open_case(desk, CASE), "says", "Op verzoek gewist.")
        freeze(desk, put(desk, goal.model_copy(update={"id": "sleep"})), "voor de school")
        bring_back(desk, office.base / "laptop" / "reis")
        file = open_case(desk, CASE).file
        assert SECRET not in file.model_dump_json()
        assert len(file.versions) == 3
        assert all("says" in {mark.id for mark in one.erased} for one in file.versions if one.number == 1)
        assert ("Ik wil rust." in file.model_dump_json()) == (erases != "beide")
        bring_back(desk, office.base / "laptop" / "reis")
        assert open_case(desk, CASE).file == file


def test_a_goal_that_no_version_held_does_not_come_home_in_one_of_the_road(office: Office) -> None:
    goal = Goal(id="calm", what="Weg bij mijn broer.", persons=("tenant",), made_on=NOW.date(), by="c")
    with office.desk() as desk:
        put(desk, goal, Plan(goals=("calm",)))
        office.pack(desk, "laptop2")
    with office.road("laptop2", at=ROAD) as desk:
        freeze(desk, open_case(desk, CASE), "voor de familie")
    with office.desk(LATER) as desk:
        erase(desk, open_case(desk, CASE), "calm", "Op verzoek gewist.")
        bring_back(desk, office.base / "laptop2" / "reis")
        file = open_case(desk, CASE).file
        assert "Weg bij mijn broer." not in file.model_dump_json()
        assert [mark.id for mark in file.versions[1].erased] == ["calm"]
        assert file.plan.goals == ()


def test_a_goal_that_was_taken_out_stays_in_the_version_the_family_saw(office: Office) -> None:
    goal = Goal(id="calm", what="Rust in huis.", persons=("tenant",), made_on=NOW.date(), by="c")
    with office.desk() as desk:
        put(desk, goal)
        office.pack(desk, "laptop2")
    with office.road("laptop2", at=ROAD) as desk:
        freeze(desk, open_case(desk, CASE), "voor de familie")
    with office.desk(LATER) as desk:
        keep(desk, open_case(desk, CASE), (), Deed.UITGEHAALD, [goal])
        bring_back(desk, office.base / "laptop2" / "reis")
        file = open_case(desk, CASE).file
        assert file.goals == ()
        assert [one.id for one in file.versions[1].content.goals] == ["calm"]


def erased_on_the_road(office: Office, record: str) -> None:
    with office.road(at=ROAD) as desk:
        erase(desk, open_case(desk, CASE), record, "Op verzoek van de betrokkene gewist.")


def test_nothing_of_what_was_erased_stays_in_the_travel_vault(office: Office) -> None:
    with office.road(at=ROAD) as desk:
        item = open_case(desk, CASE).file.items[0]
        put(desk, item.model_copy(update={"value": "van onderweg"}))
    erased_on_the_road(office, item.id)
    erased_on_the_road(office, "says")
    with office.desk(LATER) as desk:
        returned = open_returned(desk.session, office.base / "laptop" / "reis")
        (case,) = returned.cases
        every = b"".join(one.content for one in (*case.base.values(), *case.now.values()))
        for gone in (item.value, "van onderweg", SECRET):
            assert gone.encode() not in every
        bring_back(desk, office.base / "laptop" / "reis")
        file = open_case(desk, CASE).file
        assert (file.clashes, SECRET in file.model_dump_json()) == ((), False)
        assert item.id not in {one.id for one in file.items}


@pytest.mark.parametrize("erases", ["kantoor", "laptop"])
def test_what_one_side_erased_comes_back_only_when_somebody_says_so_knowingly(office: Office, erases: str) -> None:
    item = None
    for side in ("laptop", "kantoor"):
        with office.road(at=ROAD) if side == "laptop" else office.desk(LATER) as desk:
            opened = open_case(desk, CASE)
            item = opened.file.items[0]
            if side == erases:
                erase(desk, opened, item.id, "Op verzoek van de betrokkene gewist.")
            else:
                put(desk, item.model_copy(update={"value": "van de ander"}))
    assert item is not None
    kept, holds = (
        (ClashChoice.LAPTOP, ClashChoice.KANTOOR) if erases == "kantoor" else (ClashChoice.KANTOOR, ClashChoice.LAPTOP)
    )
    with office.desk(LATER) as desk:
        bring_back(desk, office.base / "laptop" / "reis")
        opened = open_case(desk, CASE)
        # Erased holds meanwhile.
        assert item.id not in {one.id for one in opened.file.items}
        (clash,) = open_clashes(opened)
        assert clash.erased
        for choice, other in ((kept, None), (ClashChoice.ANDERS, item.model_dump(mode="json"))):
            with pytest.raises(Refused, match="voorgoed gewist"):
                decide_clash(desk, opened, clash, choice, other)
    for choice, back in ((holds, False), (kept, True)):
        (office.base.parent / f"keuze-{choice.value}").mkdir()
        there_ = office.copy(office.base.parent / f"keuze-{choice.value}")
        with there_.desk(LATER) as desk:
            opened = open_case(desk, CASE)
            done = decide_clash(desk, opened, clash, choice, although_erased=back)
            assert ("van de ander" in {one.value for one in done.file.items}) is back
            # Neither value stays beside the choice.
            assert {(one.office, one.laptop) for one in done.file.clashes} == {("", "")}
            before = open_case(desk, CASE).file
            bring_back(desk, there_.base / "laptop" / "reis")
            assert open_case(desk, CASE).file == before
            assert verify(desk.session).intact


@pytest.mark.parametrize("erases", ["kantoor", "laptop"])
def test_a_decision_that_one_side_erased_does_not_come_back_by_what_the_other_typed(
    office: Office, erases: str
) -> None:
    def typed(desk: Desk, title: str) -> None:
        meeting = open_case(desk, CASE).file.meeting("table")
        item = meeting.agenda[0].model_copy(update={"title": title, "presenter": title})
        put(desk, meeting.model_copy(update={"agenda": (item,)}))

    with office.road(at=ROAD) as desk:
        typed(desk, "Thuis, onderweg")
        if erases == "laptop":
            erase(desk, open_case(desk, CASE), "table:d", "Op verzoek gewist.")
    with office.desk(LATER) as desk:
        typed(desk, "Thuis, kantoor")
        if erases == "kantoor":
            erase(desk, open_case(desk, CASE), "table:d", "Op verzoek gewist.")
        bring_back(desk, office.base / "laptop" / "reis")
        opened = open_case(desk, CASE)
        assert [one.record for one in opened.file.clashes] == ["table"], "both wrote another title"
        assert DECIDED not in opened.file.model_dump_json()
        with pytest.raises(Refused, match="twee versies naast elkaar"):
            erase(desk, opened, "table:i", "Op verzoek gewist.")
        decide_clash(desk, opened, open_clashes(opened)[0], ClashChoice.LAPTOP)
        after = open_case(desk, CASE).file
        assert DECIDED not in after.model_dump_json()
        assert [one.id for one in after.meeting("table").erased] == ["table:d"]
