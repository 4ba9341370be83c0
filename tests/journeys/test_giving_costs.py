"""What giving one datum that was asked for costs in keys, part by part, as ``docs/keys.md`` says it."""

from pathlib import Path

import pytest

from screens.widgets.choice_list import ChoiceList
from tests.screens.budgets import hold, hold_giving
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.codes import Basis, Purpose
from wams_tui.desk.caselist import waiting_request
from wams_tui.desk.cases import open_case
from wams_tui.desk.ledger.register import Outcome, disclosures
from wams_tui.desk.requests.entering import aim

WHY = "De verhuurder heeft dit nodig om de regeling uit te voeren."


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def number(room: Sitting, words: str) -> str:
    """Press the number of a choice; return what is on the screen then."""
    line = next(line for line in room.text.splitlines() if words in line)
    return await room.press(line.split()[0])


async def test_each_part_of_giving_one_datum_costs_what_the_document_says(tmp_path: Path, own_home: Path) -> None:
    found: dict[str, int] = {}

    def part(name: str) -> None:
        found[name], room.keys = room.keys, 0

    async with sitting(tmp_path, at="vandaag") as room:
        await room.press("v")
        room.keys = 0
        asked = await room.press("enter")
        assert "[x]" not in asked
        await number(room, "= Regeling met de verhuurder")
        await room.press("g")
        assert room.screen == "PurposeStep"
        part("line")
        await number(room, "Eigen afgesproken actie")
        assert room.screen == "BasisStep"
        part("purpose")
        await number(room, "Wams: gecoördineerde aanpak")
        assert room.screen == "PointsStep", "the datum was chosen on the request, and is not asked for again"
        part("basis")
        await room.press("j")
        await room.paste(WHY)
        await room.press("enter", "j")
        assert room.screen == "WayStep"
        part("questions")
        await number(room, "veilige mail (NTA 7516): PDF")
        assert room.screen == "PreviewStep"
        assert "Bestand:" in room.text
        part("way")
        while "▼ meer" in room.text:
            await room.press("enter")
        part("preview")
        done = await room.press("B")
        assert "De gegevens zijn verstrekt" in done
        part("confirm")
    hold_giving(found)
    assert len(list((own_home / "wams-uit").iterdir())) == 1
    desk = practice_desk(tmp_path)
    assert [one.outcome for one in disclosures(desk)] == [Outcome.VOLTOOID]
    desk.session.lock()


async def test_deciding_in_part_stays_within_its_budget_and_what_is_chosen_survives_a_lock(
    tmp_path: Path,
) -> None:
    async with sitting(tmp_path, at="vandaag") as room:
        await room.press("v")
        room.keys = 0
        await room.press("enter", "x", "4", "enter")
        chosen = await number(room, "= Regeling met de verhuurder")
        hold({4: room.keys})
        assert "[-] - N de psychische situatie" in chosen
        assert "[x] ~ M of er een regeling is" in chosen
        assert "1 gegeven om te geven" in chosen
        place = room.app.place()

    async with sitting(tmp_path, at=place) as room:
        assert "1 [x] = Regeling met de verhuurder" in room.text
        off = await number(room, "= Regeling met de verhuurder")
        assert "[x]" not in off
        assert "om te geven" not in off


async def test_what_was_chosen_on_the_request_stands_there_and_is_chosen_by_nobody(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    case, request = waiting_request(desk) or ("", "")
    aim(desk, open_case(desk, case), request, Purpose.EIGEN_ACTIE, Basis.WAMS_GECOORDINEERDE_AANPAK)
    async with sitting(tmp_path, at=f"verzoek:{case}:{request}", desk=desk) as room:
        purposes = await room.press("g")
        assert "gelezen als: Eigen afgesproken actie uitvoeren" in purposes
        assert "(o)" not in purposes
        assert "1-6/Enter kiezen" in purposes.splitlines()[-1]
        await room.press("9", "0")
        assert room.screen == "PurposeStep", "a number that nothing carries"

        bases = await number(room, "( ) Eigen afgesproken actie")
        assert "gelezen met grondslag: Wams: gecoördineerde aanpak" in bases
        assert "(o)" not in bases

        back = await room.press("escape")
        assert "3 (o) Eigen afgesproken actie" in back
        view = room.app.screen.query_one(ChoiceList)
        view.show(view.items)
        await room.rest()
        assert "3 (o) Eigen afgesproken actie" in room.text, "shown again it keeps its number"
