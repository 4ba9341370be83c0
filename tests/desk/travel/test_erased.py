"""What somebody has erased does not come back with a laptop: not as a choice, not in a version frozen on the road."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.conftest import NOW
from tests.desk.travel.trips import CASE, LATER, Office, put
from wams_tui.casework.plan.parts import Goal, OwnWords
from wams_tui.casework.travel.clash import ClashChoice
from wams_tui.desk.cases import open_case
from wams_tui.desk.ledger.after import erase
from wams_tui.desk.plan.versions import freeze
from wams_tui.desk.travel.clashes import decide_clash, open_clashes
from wams_tui.desk.travel.returning import bring_back
from wams_tui.law.ruleset import RuleSet

SECRET = "Ik ben bang voor mijn broer."
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
    with office.desk() as desk:
        freeze(desk, put(desk, *words), "aan tafel")
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
