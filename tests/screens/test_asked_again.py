"""Brought home by keys: what was done on the road and would not be done so now is told, on record, and not undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from storage import HeadPlace, unlock, verify
from tests.screens.sitting import Sitting, practice_desk, sitting, still
from tests.screens.test_snapshots import SCREENS
from wams_tui.casework.case import Decision, Told
from wams_tui.casework.codes import Phase
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.course.steps import go_on
from wams_tui.desk.desk import Desk
from wams_tui.desk.household.participating import end_participation
from wams_tui.desk.travel.laptops import admit, key_of_this_machine, own_laptop
from wams_tui.desk.travel.packing import pack_cases
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE
from wams_tui.law.ruleset import load_rules

GIVEN = "W-2026-0001"
"""A request of the housing corporation waits in it."""

STEPS = "W-2026-0010"
"""A plan is carried out."""


def packed(place: Path, code: str) -> Desk:
    """Take a case along; return the desk at the office."""
    desk = practice_desk(place)
    key = key_of_this_machine(HeadPlace(place / "laptop" / "heads"))
    admit(desk, key.to_text(), key.fingerprint, desk.session.coordinator.name, "L1")
    pack_cases(desk, [find_case(desk, code)], place / "reis", own_laptop(desk), desk.today(), PRACTICE_PASSPHRASE)
    return desk


def on_the_road(place: Path) -> Desk:
    heads = HeadPlace(place / "laptop" / "heads")
    return Desk(unlock(place / "reis", PRACTICE_PASSPHRASE, heads=heads, now=still), load_rules(), still)


async def brought_back(room: Sitting, place: Path) -> str:
    """From the list of cases; return what the screen says of it, its lines joined."""
    await room.press("h", "b")
    await room.paste(str(place / "reis"))
    return " ".join((await room.press("f2")).split())


async def test_other_rules_and_an_ended_part_are_tasks_and_what_was_given_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))  # where the document goes
    with packed(tmp_path, GIVEN).session:
        pass
    at, keys = SCREENS["verstrekt"]
    async with sitting(tmp_path, at, desk=on_the_road(tmp_path)) as room:
        await room.press(*keys)
        opened = open_case(room.app.desk, find_case(room.app.desk, GIVEN))
        (given,) = opened.file.decisions
    desk = practice_desk(tmp_path)
    end_participation(desk, open_case(desk, opened.id), given.participant, desk.today(), "Verhuisd naar elders.")
    newer = Desk(desk.session, replace(desk.rules, hash="0" * 64), still)
    async with sitting(tmp_path, desk=newer) as room:
        told = await brought_back(room, tmp_path)
        assert "Onderweg is verstrekt onder een andere regelset dan die van nu" in told
        assert "aan een deelnemer wiens deelname toen al was beëindigd" in told
        assert "1 verstrekking van onderweg staat nu in het register." in told
        await room.press("escape", "escape")
        await room.press("slash", *"0001", "enter", "enter")
        await room.go_to("Onderweg is verstrekt onder een andere regelset")
        await room.go_to("Onderweg is verstrekt aan een deelnemer")
        await room.press("r")
        assert room.screen == "LedgerScreen"
        assert opened.file.participant(given.participant).organisation[:16] in room.text
        now = open_case(room.app.desk, opened.id).file
        assert now.decisions == (given,)
        assert verify(room.app.desk.session).intact


def stepped(desk: Desk, to: Phase) -> None:
    """Take the case a step on."""
    opened = open_case(desk, find_case(desk, STEPS))
    told = Told(person=opened.file.persons[0].id, on=desk.today(), how="gesprek")
    go_on(desk, opened, Decision(phase=to, on=desk.today(), by="Coördinator", reason="Zo besloten.", told=(told,)))


async def test_a_step_that_may_no_longer_be_taken_waits_and_is_refused_in_words(tmp_path: Path) -> None:
    office = packed(tmp_path, STEPS)
    there = on_the_road(tmp_path)
    with there.session:
        stepped(there, Phase.PLAN)
    stepped(office, Phase.EVALUATIE)
    async with sitting(tmp_path, desk=office) as room:
        assert "1 keuze" in await brought_back(room, tmp_path)
        await room.press("escape", "escape")
        await room.press("slash", *STEPS[-4:], "enter", "enter")
        await room.go_to("keuze tussen")
        await room.press("enter")
        assert room.screen == "ClashesScreen"
        assert "niet te typen" in await room.press("a")
        await room.press("l")
        assert "een eerder" in await room.press("enter")
        assert room.screen == "Notice"
        await room.press("escape")
        assert "Nog 1 keuze open." in room.text
        await room.press("k")
        await room.press("enter")
        assert room.screen == "CaseScreen"
        case = open_case(room.app.desk, find_case(room.app.desk, STEPS)).file.case
        assert case.phase is Phase.EVALUATIE
