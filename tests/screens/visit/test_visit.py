"""*Bezoekmodus* by keys: only what who sits there may read, nothing else in reach, and nothing on the screen with h."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from screens.visit.lines import whole
from screens.visit.screen import VisitScreen
from screens.widgets.item_list import ItemList
from tests.screens.sitting import Sitting, practice_desk, sitting
from tests.screens.test_snapshots import SIZES, looks_as_reviewed
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.plan.version import Agreed
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.plan.drafting import Tags, add_goal
from wams_tui.desk.plan.saying import say

CODE = "W-2026-0015"
"""Rachid, Fatima, a child of three, and an aunt; Rachid has custody."""

OPEN = ("slash", *"0015", "enter", "enter", "p", "b")
HERS, HIS = "Ik weet niet of ik hier blijf", "Wat er over ons staat"


def with_her_words(place: Path) -> None:
    """Put down what Fatima said for herself, and a goal of hers."""
    desk = practice_desk(place)
    with desk.session:
        opened = open_case(desk, find_case(desk, CODE))
        fatima = next(one.id for one in opened.file.persons if one.short_name == "Fatima")
        opened = say(desk, opened, fatima, HERS)
        add_goal(desk, opened, "Zelf een huis", Tags(persons=(fatima,), kinds=(Category.WONEN,)))


def stored(room: Sitting) -> CaseFile:
    return open_case(room.app.desk, find_case(room.app.desk, CODE)).file


def everything(room: Sitting) -> str:
    """All that the screen holds, also what one would have to leaf to."""
    screen = room.app.screen
    items = whole(screen.pages) if isinstance(screen, VisitScreen) else screen.query_one("#body", ItemList).items
    return "\n".join((room.text, *(text for one in items for text in (one.text, *(note[0] for note in one.notes)))))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_table_looks_as_reviewed(size: tuple[int, int], tmp_path: Path) -> None:
    with_her_words(tmp_path)
    name = f"{size[0]}x{size[1]}"
    async with sitting(tmp_path, size=size) as room:
        await room.press(*OPEN)
        assert "Kies eerst wie er aan tafel zit" in await room.press("enter")
        await room.press("1")
        looks_as_reviewed(f"bezoek-wie-{name}", room)
        await room.press("enter")
        looks_as_reviewed(f"bezoek-{name}", room)
        assert (await room.press("h")).split() == ["OEFENKLUIS", "h", "toon", "weer"]


async def test_each_table_reads_its_own_and_two_read_what_both_may(tmp_path: Path) -> None:
    with_her_words(tmp_path)
    async with sitting(tmp_path) as room:
        await room.press(*OPEN, "1", "enter")
        his = everything(room)
        await room.press("k", "f")
        await room.press("j")
        await room.press("escape", "escape")
        assert room.screen == "Sure"
        await room.press("B", "b", "2", "enter")
        hers = everything(room)
        await room.press("k")
        answers = everything(room)
        await room.press("escape", "escape", "B", "b", "1", "2", "enter")
        both = everything(room)
        (version,) = stored(room).versions

    assert HIS in his
    assert HERS not in his
    assert "Zelf een huis" not in his
    assert HERS in hers
    assert "Zelf een huis" in hers
    assert HIS not in hers
    assert HERS not in both
    assert HIS not in both
    assert all(CODE not in seen for seen in (his, hers, both))
    assert [one.answer for one in version.agreements] == [Agreed.JA]
    assert "Fatima: nog niet gevraagd" in answers
    assert "Rachid" not in answers


async def test_words_a_goal_and_an_action_in_a_few_keys_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press(*OPEN, "2", "enter", "z")
        await room.type("Ik wil rust")
        await room.press("enter")
        await room.press("g")
        await room.type("Samen eten")
        await room.press("enter")
        await room.press("a")
        await room.type("Koken op zondag")
        assert "Rachid" not in await room.press("tab")
        await room.type("1")
        assert "Koken op zondag" in await room.press("enter")
        await room.press("g")
        await room.type("Rachid gaat mee")
        seen = await room.press("enter")
        assert "Rachid gaat mee" not in seen
        assert "Niet hier te zien: niet ieder hier mag het lezen." in seen, "whole, on 80 columns"
        file = stored(room)

        await room.press("g")
        await room.type("Half gezegd")
        blank = await room.press("f4")
        await room.press("escape", "question_mark", "colon", "enter")
        assert room.screen == "Blank"
        assert "Fatima" not in blank
        assert "Half" not in blank
        assert "Half gezegd" in await room.press("h")
        place = room.app.place()
    async with sitting(tmp_path, place) as again:
        assert again.screen == "VisitScreen"
        assert "Half gezegd" in again.text
        _away(again)
        await again.rest()
        assert again.app.return_code == 0

    fatima = next(one.id for one in file.persons if one.short_name == "Fatima")
    goal = next(one for one in file.goals if one.what == "Samen eten")
    action = next(one for one in file.actions if one.what == "Koken op zondag")
    assert goal.persons == (fatima,)
    assert (action.goal, action.owner, action.persons) == (goal.id, fatima, (fatima,))
    assert [one.person for one in file.words if one.text == "Ik wil rust"] == [fatima]
    assert any(one.what == "Rachid gaat mee" for one in file.goals)


def _away(room: Sitting) -> None:
    """Let a colleague have taken her off the household: the screen locks, and shows nothing of the case below it."""
    screen = room.app.screen
    assert isinstance(screen, VisitScreen)
    file = screen.seat.opened.file
    rest = tuple(one for one in file.persons if one.id not in screen.present)
    screen.seat.opened = replace(screen.seat.opened, file=file.model_copy(update={"persons": rest}))
    screen.on_screen_resume()


async def test_who_comes_back_where_somebody_left_is_asked_who_sits_there_and_sees_no_whole_plan(
    tmp_path: Path,
) -> None:
    with_her_words(tmp_path)
    async with sitting(tmp_path) as room:
        await room.press(*OPEN, "1", "enter")
        place = room.app.place()
    (table,) = (name for name, _spot in json.loads(place) if name.startswith("bezoek:"))
    case = table.split(":")[1]

    for gone in (place.replace(table, f"{table}:weg"), place.replace(case, "vernietigd")):
        async with sitting(tmp_path, gone) as again:
            assert again.app.at_the_table
            assert HERS not in again.text
            assert CODE not in again.text
            assert "El Amrani" not in again.text
            seen = again.screen
        assert seen == ("VisitTable" if case in gone else "Blank")
