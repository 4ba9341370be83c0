"""Opening a travel vault: at which family one is, and no other family on the way there."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from storage import HeadPlace, unlock
from tests.screens.sitting import practice_desk, sitting, still
from tests.screens.test_snapshots import looks_as_reviewed
from tests.screens.visit.test_visit import everything
from wams_tui.casework.log import AuditAction
from wams_tui.desk.cases import find_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.travel.laptops import admit, key_of_this_machine, own_laptop
from wams_tui.desk.travel.packing import pack_cases
from wams_tui.law.ruleset import load_rules

HERE, THERE = "W-2026-0015", "W-2026-0009"
OURS, THEIRS = "Gezin El Amrani", "Gezin Coëlho"


@pytest.fixture(scope="module")
def packed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A travel vault of two cases, and one of one."""
    place = tmp_path_factory.mktemp("deur")
    heads = HeadPlace(place / "heads")
    desk = practice_desk(place / "kantoor")
    with desk.session:
        key = key_of_this_machine(heads)
        admit(desk, key.to_text(), key.fingerprint, desk.session.coordinator.name, "L1")
        until = desk.today() + timedelta(days=2)
        cases = [find_case(desk, code) for code in (HERE, THERE)]
        pack_cases(desk, cases, place / "twee", own_laptop(desk), until, "demo")
        pack_cases(desk, cases[:1], place / "een", own_laptop(desk), until, "demo")
    return place


@pytest.fixture
def packed(packed_once: Path, tmp_path: Path) -> Path:
    """A copy of them."""
    shutil.copytree(packed_once, tmp_path / "laptop", ignore=shutil.ignore_patterns("kantoor"))
    return tmp_path / "laptop"


def on_the_road(place: Path, name: str) -> Desk:
    """Unlock a travel vault on the laptop."""
    session = unlock(place / name, "demo", heads=HeadPlace(place / "heads"), now=still)
    return Desk(session, load_rules(), still)


async def test_one_says_at_which_family_one_is_and_sees_no_other(packed: Path) -> None:
    async with sitting(packed, at="", desk=on_the_road(packed, "twee")) as room:
        assert room.screen == "AtTheDoor"
        looks_as_reviewed("bij-welk-gezin-80x24", room)
        seen = [room.text, await room.press("enter"), await room.type("W-2026-00")]
        seen.append(await room.press("enter"))
        assert "Typ eerst zoveel" in seen[-1]
        for text in seen:
            assert OURS not in text
            assert THEIRS not in text
        found = await room.type("15")
        assert OURS in found
        assert THEIRS not in found
        await room.pilot.resize_terminal(120, 40)
        await room.settle()
        looks_as_reviewed("bij-welk-gezin-120x40", room)
        table = await room.press("enter")
        assert room.screen == "VisitTable"
        assert OURS not in table
        await room.press("1", "enter")
        assert room.screen == "VisitScreen"
        place = room.app.place()
        # Leaving the table is to the door, which shows nothing: nobody is asked whether that is meant.
        back = await room.press("escape")
        assert room.screen == "AtTheDoor"
        assert OURS not in back
        listed = await room.press("tab")
        assert THEIRS in listed
        assert THEIRS not in await room.press("escape")
        day = await room.press("escape")
        assert room.screen == "Today"
        assert THEIRS[:8] in day
    async with sitting(packed, place, desk=on_the_road(packed, "twee")) as again:
        assert again.screen == "VisitScreen"
        await again.press("escape")
        assert again.screen == "AtTheDoor"


async def test_with_one_family_along_bezoekmodus_is_one_key(packed: Path) -> None:
    async with sitting(packed, at="", desk=on_the_road(packed, "een")) as room:
        assert OURS not in room.text
        await room.press("enter")
        assert room.screen == "VisitTable"
        await room.press("escape", "escape")
        assert room.screen == "Today"


async def test_who_it_is_shown_to_is_in_the_log_of_the_road_before_it_is_on_the_screen(packed: Path) -> None:
    desk = on_the_road(packed, "een")
    write, told = desk.session.record_event, []
    async with sitting(packed, at="", desk=desk) as room:
        await room.press("enter", "1")

        def watched(*event: object, **more: object) -> object:
            told.append((event[0], room.text))
            return write(*event, **more)  # type: ignore[arg-type]

        desk.session.record_event = watched  # type: ignore[method-assign, assignment]
        await room.press("enter")
        shown = everything(room)
        lines = [row.event for row in desk.session.audit_lines() if row.event is not None]

    (event, before) = told[0]
    assert "Rust in huis" in shown
    assert "Rust in huis" not in before
    assert "Wat goed gaat" not in before
    actions = [one.action for one in lines]
    assert lines[-1] == event
    assert actions[-1] is AuditAction.AAN_TAFEL_GETOOND
    assert AuditAction.CASUS_INGEZIEN in actions[:-1]
