"""Step 6 of a day, by keys alone: ask the GGZ, hand the form over, read the answer in, take it over; and a plain no."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.screens.budgets import hold
from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, SecrecyGround
from wams_tui.casework.log import LedgerEvent
from wams_tui.casework.requests.request import DataRequest, Outcome
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk

WHAT, WHY, AGAIN = "Wat kan zij zelf, en waarbij niet?", "Om te weten wie haar helpt.", "Zij kan nu meer dan toen."
WHO = "dr. N. Sewdien, psychiater"
MOST = 10
"""Keys in which an answer is on record."""


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Documents go to a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def stored(desk: Desk, name: str) -> CaseFile:
    found = next(line.head.case for line in first_page(desk) if name in line.head.title)
    return open_case(desk, found).file


def asked(file: CaseFile) -> DataRequest:
    return next(one for one in file.requests if not one.incoming and any(line.wording == WHAT for line in one.lines))


async def at_the_cell(room: Sitting, name: str, *keys: str) -> None:
    """From *Casussen*: the explanation of one cell of what may be asked in the case of this name."""
    await room.press("slash")
    await room.paste(name)
    await room.press("enter", "enter", "m", "v", *keys, "enter")


async def ask_the_ggz(room: Sitting, form: str) -> int:
    """Ask for health, and hand the form over; how many keys it took."""
    await at_the_cell(room, "ijsselmuiden", *["down"] * 3, *["right"] * 5)
    room.keys = 0
    known = await room.press("v")
    assert "al bekend: Diagnose, van GGZ Waterwolde" in " ".join(known.split())
    for words in (WHAT, WHY, AGAIN):
        await room.paste(words)
        await room.press("enter")
    await room.press("1", "1", form)
    preview = await room.press("f2")
    assert WHAT in " ".join(preview.split())
    while "▼ meer" in room.text:
        await room.press("enter")
    assert room.screen == "PreviewStep"
    await room.press("B")
    return room.keys


def filled_in(form: dict[str, Any], given: str) -> bytes:
    """Return the form as the psychiatrist sends it back."""
    answer = {"uitkomst": "gegeven", "waarde": given, "bekend_op": "2026-11-20", "doorgeven": "nee"}
    secret = {
        "professional": WHO,
        "registratie": "BIG",
        "wet": "wgbo-7-457",
        "grond": "toestemming",
        "soorten": ["gezondheid"],
        "toestemming_van": "mevrouw zelf",
        "besloten_op": "2026-11-21",
    }
    lines = [line | {"antwoord": answer} for line in form["regels"]]
    return json.dumps(form | {"soort": "antwoord", "regels": lines, "geheim": secret}).encode()


async def test_asking_costs_nine_keys_and_the_answer_is_read_in_and_taken_over(tmp_path: Path, own_home: Path) -> None:
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        keys = await ask_the_ggz(room, "4")
        hold({6: keys})
        [file] = (own_home / "wams-uit").iterdir()
        form = json.loads(file.read_bytes())
        assert [one["naam"] for one in form["personen"]] == ["Chantal Noëlle van IJsselmuiden"]
        answer = own_home / "antwoord.json"
        answer.write_bytes(filled_in(form, "Zij kookt en wast zelf."))

        page = await room.press("escape")
        assert room.screen == "AskedScreen"
        assert "wacht op professional" in page
        await room.press("l")
        await room.paste(str(answer))
        read = await room.press("f2")
        assert "Ingelezen antwoord van GGZ Waterwolde" in " ".join(read.split())
        assert asked(stored(desk, "IJsselmuiden")).outcome is None
        await room.press("l")
        await room.paste(str(answer))
        assert "al ingelezen" in " ".join((await room.press("f2")).split())
        await room.press("enter", "escape", "B")

        form_of_answer = await room.press("a")
        assert "Zij kookt en wast zelf." in form_of_answer
        done = await room.press("f2")

        assert "beslist" in done.splitlines()[-2]
        case = stored(desk, "IJsselmuiden")
        request = asked(case)
        assert request.outcome is Outcome.GOEDGEKEURD
        item = next(one for one in case.items if one.value == "Zij kookt en wast zelf.")
        assert item.secrecy is not None
        assert (item.secrecy.professional, f"{item.obtained_on}") == (WHO, "2026-11-20")
        lines = [row.entry for row in desk.session.ledger(case.case.id) if row.entry]
        mine = [one.event for one in lines if one.disclosure in request.disclosures]
        assert mine == [LedgerEvent.VERSTREKKING, LedgerEvent.VOLTOOID]


async def test_a_professional_says_no_in_few_keys_and_nothing_follows_from_it(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        await ask_the_ggz(room, "1")
        await room.press("escape")
        tasks = len(stored(desk, "IJsselmuiden").todos)
        room.keys = 0
        await room.press("a", "2")
        await room.paste(WHO)
        done = await room.press("enter", "enter", "tab", "7", "f2")

        assert room.keys <= MOST
        assert "het geheim wordt niet doorbroken" in " ".join(done.split())
        case = stored(desk, "IJsselmuiden")
        request = asked(case)
        assert request.outcome is Outcome.GEWEIGERD
        decision = request.decisions[-1]
        assert decision.secrecy is not None
        assert decision.secrecy.ground is SecrecyGround.NIET_DOORBROKEN
        assert len(case.todos) == tasks


async def test_vignette_8_probation_is_not_asked_and_the_way_is_told(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await at_the_cell(room, "sikora", "right_square_bracket", "right_square_bracket", *["down"] * 4, "right")

        told = " ".join((await room.press("v")).split())

        assert "Dit mag u hier niet vragen" in told
        assert "Van deze persoon is hier niets te vragen." in told
        assert "langs hun eigen wettelijke weg" in told
        assert "Zorg- en Veiligheidshuis" in told


async def test_vignette_9_a_school_is_asked_about_school_never_about_money_and_its_answer_is_decided(
    tmp_path: Path, own_home: Path
) -> None:
    desk = practice_desk(tmp_path)
    async with sitting(tmp_path, desk=desk) as room:
        await room.press("slash")
        await room.paste("W-2026-0009")
        await room.press("enter", "enter", "v", "u")
        await room.paste("boei")
        await room.press("enter")
        await room.paste("schulden")
        told = " ".join((await room.press("enter")).split())
        assert "zeker geen geldzaken van het gezin" in told
        assert "Wel te vragen: Identiteit, Bekendheid, Hulpvraag en plan, Onderwijs." in told

        await room.press("escape", "u")
        await room.paste("boei")
        await room.press("enter")
        await room.paste("onderwijs")
        await room.press("enter")
        assert room.screen == "AskForm"
        for words in (WHAT, WHY, "Dit was van voor de scheiding."):
            await room.paste(words)
            await room.press("enter")
        await room.press("1", "1", "4")
        preview = await room.press("f2")
        assert "Onderwijs van João ter Braak" in preview
        assert "scheiding" not in preview, "why it is asked again stays here"
        done = await room.press("B")
        assert "Het verzoek aan Scholengemeenschap De Boei is geschreven." in done

        [file] = (own_home / "wams-uit").iterdir()
        form = json.loads(file.read_bytes())
        said = {"uitkomst": "gegeven", "waarde": "Hij mist soms het eerste uur.", "bekend_op": "2026-11-20"}
        lines = [line | {"antwoord": said} for line in form["regels"]]
        answer = own_home / "antwoord.json"
        answer.write_text(json.dumps(form | {"soort": "antwoord", "regels": lines}))
        await room.press("escape", "l")
        await room.paste(str(answer))
        await room.press("f2")
        assert asked(stored(desk, "Coëlho")).outcome is None, "what was read in decides nothing"
        await room.press("a")
        await room.press("f2")

        case = stored(desk, "Coëlho")
        request = asked(case)
        assert request.outcome is Outcome.GOEDGEKEURD
        assert [one.category for one in case.items if one.value == "Hij mist soms het eerste uur."] == [
            Category.ONDERWIJS
        ]
        register = await room.press("c", "r")
        assert "Gevraagd: Onderwijs" in register
        mine = [row.entry for row in desk.session.ledger(case.case.id) if row.entry]
        assert [(one.event, one.asked) for one in mine if one.asked] == [
            (LedgerEvent.VERSTREKKING, (Category.ONDERWIJS,))
        ]
