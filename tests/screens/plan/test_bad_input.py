"""What goes wrong around a plan at the screens: a clear sentence each time, and nothing typed or chosen is lost."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from screens.disclose.preview import PreviewStep
from tests.journeys.plans import whose, with_a_plan
from tests.screens.plan.test_drafting import at_the_plan
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.codes import Party
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.household.participating import end_participation
from wams_tui.desk.ledger.register import disclosures
from wams_tui.desk.letters.papers import Papers
from wams_tui.desk.plan.drafting import add_goal, change
from wams_tui.documents.style.folder import FONTS, STYLE

LANDLORD = ("6", "3", "1")
"""Begins a copy for the landlord, up to what is in it."""


async def read(room: Sitting) -> None:
    """Say of each text that it speaks of nobody else, and read to the end."""
    step = room.app.screen
    assert isinstance(step, PreviewStep)
    while step._paper is not None and step._paper.unread():
        await room.press("n")
    while step._read_to_end is None:
        await room.press("enter")


def written(home: Path) -> list[Path]:
    """Return the documents that were made."""
    return sorted(one for one in home.rglob("*") if one.is_file() and "wams-uit" in one.parts)


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Desk]:
    """Somebody else with the same vault open."""
    desk = practice_desk(tmp_path)
    yield desk
    desk.session.lock()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    return place


async def test_two_who_change_one_goal_choose_and_neither_loses_a_word(tmp_path: Path, colleague: Desk) -> None:
    place = at_the_plan(tmp_path)
    case = place.partition(":")[2]
    goal = add_goal(colleague, open_case(colleague, case), "Rust in huis").file.goals[-1]
    async with sitting(tmp_path, place) as room:
        await room.go_to("Rust in huis")
        await room.press("enter", "end")
        await room.paste(" voor iedereen")
        change(colleague, open_case(colleague, case), goal.model_copy(update={"what": "Rust, elke avond"}))
        told = await room.press("f2")
        assert room.screen == "Versions"
        assert "u: Rust in huis voor iedereen" in told
        assert "collega: Rust, elke avond" in told
        assert "Kies eerst bij elk onderdeel" in await room.press("enter")
        await room.press("u")
        after = await room.press("enter")
        assert "Rust in huis voor iedereen" in after
    assert open_case(colleague, case).file.goal(goal.id).what == "Rust in huis voor iedereen"


async def test_who_left_between_preview_and_handing_over_gets_no_copy_and_one_reads_why(
    tmp_path: Path, colleague: Desk, home: Path
) -> None:
    case = with_a_plan(colleague)
    landlord = whose(case, Party.WONINGCORPORATIE)
    async with sitting(tmp_path, at=f"kopie:{case.id}") as room:
        await room.press(*LANDLORD)
        await room.press("enter", "5")
        await read(room)
        yesterday, opened = colleague.today() - timedelta(days=1), open_case(colleague, case.id)
        end_participation(colleague, opened, landlord, yesterday, "De huur is opgezegd door de huurder.")
        told = await room.press("B")
        assert (room.screen, "er is niets" in told) == ("Notice", True)
        # Behind it stands why, and what was chosen is still there.
        why = await room.press("enter")
        assert "Deze ontvanger doet vandaag niet mee aan de aanpak." in why
        assert "De schimmel weghalen." in why
        await room.press("B")
        assert room.screen == "PreviewStep"
    assert written(home) == []
    assert [one for one in disclosures(colleague, case.id) if one.recipient == landlord] == []


async def test_a_fault_in_the_house_style_is_told_before_a_copy_goes_and_what_was_agreed_still_goes(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "huisstijl"
    (folder / FONTS).mkdir(parents=True)
    faults = {
        'nam = "Gemeente"': "regel 1: 'nam' is geen bekende sleutel",
        'naam = "Gemeente"\nlettertype = "Weg Sans"': "'Weg Sans' staat niet in de map 'lettertypen'",
        'naam = "Gemeente"\nlogo = "weg.png"': "weg.png",
    }
    for text, said in faults.items():
        (folder / STYLE).write_text(f"{text}\n", encoding="utf-8")
        fault = Papers(folder).fault()
        assert fault is not None
        assert said in fault.say(str)
    monkeypatch.setenv("WAMS_DOCUMENTS", str(folder))
    desk = practice_desk(tmp_path)
    case = with_a_plan(desk)
    async with sitting(tmp_path, at=f"kopie:{case.id}", desk=desk) as room:
        await room.press(*LANDLORD)
        await room.press("enter", "1")
        seen = " ".join(room.text.split())
        assert "De huisstijl van uw gemeente heeft een fout; dit document komt in de opmaak van het programma." in seen
        assert "weg.png" in seen
        await read(room)
        await room.press("B")
        assert room.screen == "Result"
    (copy,) = written(home)
    assert copy.read_bytes().startswith(b"%PDF-")
