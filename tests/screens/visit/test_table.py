"""At the table: one part at a time, somebody who comes along for work, and an own copy."""

from pathlib import Path

import pytest

from screens.versions import settle_clash
from screens.visit.screen import VisitScreen
from tests.documents.reading import run
from tests.house.debian import needs
from tests.screens.sitting import Sitting, sitting
from tests.screens.test_snapshots import SIZES, looks_as_reviewed
from tests.screens.visit.test_visit import CODE, HERS, OPEN, everything, stored, with_her_words
from wams_tui.casework.codes import Basis, Purpose
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.desk.cases import Attempt, Clashed

LANDLORD = "onder dak"
READS_PLAN = ("enter", "2", "1")


async def test_one_part_at_a_time_and_all_of_it_by_a_key(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        first = await room.press(*OPEN, "1", "enter")
        second = await room.press("space")
        assert "Wat goed gaat" in first
        assert "Rust in huis" not in first.split("Hierna")[0]
        assert "Rust in huis" in second
        assert "Ze komen elke afspraak na" not in second
        assert await room.press("left") == first
        seen = [first]
        while "Dit was het laatste." not in seen[-1] or "meer" in seen[-1].splitlines()[-2]:
            seen.append(await room.press("right"))
        assert await room.press("space") == seen[-1]
        at_once = await room.press("l", "home")
        assert "Ze komen elke afspraak na" in at_once
        assert "Rust in huis" in at_once
        place = room.app.place()
    async with sitting(tmp_path, place) as again:
        assert "Ze komen elke afspraak na" in again.text
        assert "Rust in huis" in again.text
    for text in seen:
        assert CODE not in text


async def seen_at_both_sizes(room: Sitting, name: str) -> None:
    """Hold it against both pictures."""
    for width, height in (*SIZES[1:], SIZES[0]):
        await room.pilot.resize_terminal(width, height)
        await room.settle()
        looks_as_reviewed(f"{name}-{width}x{height}", room)


async def test_who_comes_along_for_work_reads_along_under_a_purpose_and_a_basis(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press(*OPEN, "1", "p")
        unasked = await room.type("s")
        assert "Onder Dak" not in unasked
        assert "meer dan één" in unasked
        await room.press("backspace")
        await seen_at_both_sizes(room, "bezoek-erbij")
        await room.paste(LANDLORD)
        await room.press("enter")
        await seen_at_both_sizes(room, "bezoek-met-erbij")
        assert "Er is niets vooraf gekozen" not in await room.press("enter")
        assert "nummer" in await room.press("enter")
        await room.press("2", "1")
        await room.press("space")
        await seen_at_both_sizes(room, "bezoek-doel")
        shown = everything(room)
        place = room.app.place()
        lines = [row.event for row in room.app.desk.session.audit_lines() if row.event is not None]
    async with sitting(tmp_path, place) as again:
        assert again.screen == "VisitScreen"
        assert "H. Ramdin" in again.text.splitlines()[0]
    (line,) = [one for one in lines if one.action is AuditAction.AAN_TAFEL_GETOOND]
    assert line.purpose == Purpose.PLAN.value
    assert line.details["grondslag"] == Basis.WAMS_GECOORDINEERDE_AANPAK.value
    assert "H. Ramdin, Woonstichting Onder Dak" in shown
    assert "S. Benali" not in shown


async def test_beside_who_works_for_another_no_earlier_answer_is_read_aloud(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press(*OPEN, "1", "enter", "k", "f", "d")
        await room.paste("Te weinig over het huis")
        assert "Te weinig over het huis" in await room.press("f2")
        await room.press("escape", "escape", "B", "b", "1", "p")
        await room.paste(LANDLORD)
        await room.press("enter", *READS_PLAN)
        answers = await room.press("k")
        all_of_them = await room.press("enter")

    assert "Rachid: deels" in answers
    assert "Te weinig" not in answers
    assert "Te weinig" not in all_of_them


@needs("pdftotext")
async def test_an_own_copy_is_made_at_the_table_and_names_no_case_and_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    with_her_words(tmp_path)
    async with sitting(tmp_path) as room:
        await room.press(*OPEN, "1", "enter")
        seen = [await room.press("c")]
        assert "Kies een nummer" in await room.press("enter")
        seen += [await room.press("1"), await room.press("1")]
        place = room.app.place()
        for _text in range(30):
            if "B geeft het" in (told := await room.press("n")):
                break
        seen += [told, await room.press("B")]
        assert room.screen == "OwnCopyGiven"
        assert "register" not in room.text.splitlines()[-1]
        assert await room.press("r") == seen[-1]
        back = await room.press("enter")
        assert room.screen == "VisitScreen"
        file = stored(room)
    async with sitting(tmp_path, place) as again:
        assert again.screen == "VisitScreen"  # a lock half way is back at the table

    (given,) = [one for one in file.decisions if one.purpose is Purpose.RECHTEN]
    (paper,) = (tmp_path / "home").rglob("*.pdf")
    read = " ".join(run("pdftotext", "-enc", "UTF-8", str(paper), "-").split())
    assert "Rust in huis" in read
    assert "Handtekening" in read
    assert HERS not in read
    assert "Zelf een huis" not in read
    assert given.basis is Basis.AVG_RECHTEN
    assert "Bezoekmodus · Rachid" in back
    for text in seen:
        header = text.splitlines()[0]
        assert CODE not in header
        assert "El Amrani" not in header or "Rachid" in header
        assert HERS not in text
        assert "Zelf een huis" not in text


async def test_news_of_other_cases_comes_on_nothing_that_lies_above_the_table(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press(*OPEN, "1", "enter")
        await room.press("question_mark")
        before = room.text
        room.app._tell_at_once("Noodtoegang tot W-2026-0009")
        await room.rest()
        assert room.text == before
        await room.press("escape", "escape", "B")
        assert (room.app.at_the_table, room.screen) == (False, "PlanScreen")
        await room.press("h")
        assert room.screen != "Blank"


async def test_what_a_colleague_changed_first_is_done_again_and_never_compared_at_the_table(tmp_path: Path) -> None:
    given_up: list[object] = []
    async with sitting(tmp_path) as room:
        await room.press(*OPEN, "1", "enter", "space")
        screen = room.app.screen
        assert isinstance(screen, VisitScreen)
        stale, goal = screen.seat.opened, screen.seat.opened.file.goals[0]
        event = AuditEvent(action=AuditAction.CASUS_GEWIJZIGD, code=AuditCode.UPDATE)
        mine = goal.model_copy(update={"what": "Onze versie"})
        settle_clash(screen, screen.seat, Clashed(Attempt(stale, (mine,), event)), given_up.append)
        await room.rest()
        assert room.screen == "VisitScreen"
        assert "Een collega wijzigde dit net" in room.text
        assert "Onze versie" not in room.text

    assert given_up == [None]


async def test_who_sits_there_alone_speaks_and_the_words_of_a_child_begin_with_its_name(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press(*OPEN, "1", "enter", "z")
        await room.type("Ik")
        await room.press("enter")
        await room.press("z")
        await room.paste("Driss: Ik ook")
        await room.press("enter")
        file = stored(room)

    said = {one.text: file.person(one.person).short_name for one in file.words if one.text in ("Ik", "Ik ook")}
    assert said == {"Ik": "Rachid", "Ik ook": "Driss"}
