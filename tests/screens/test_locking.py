"""Locking: by key, by an empty chair; and back at the same spot, which nobody else can read meanwhile."""

import json
import time
from contextlib import suppress
from pathlib import Path

import pytest

from screens.idle import announced, awake_seconds, idle_seconds
from tests.screens.sitting import CASES, practice_desk, sitting
from wams_tui.casework.errors import Locked, Misused
from wams_tui.desk.place import forget_place, left_place, opened_place, sealed_place


@pytest.mark.parametrize(
    "keys",
    [
        ("s", "s", "down", "down"),
        ("end", "up", "enter", "down", "down", "down"),
        ("enter", "m", "down", "right", "right", "right_square_bracket", "down"),
        ("v", "enter", "down", "down", "down", "down"),
        ("enter", "r"),
        ("enter", "m", "down", "home", "enter", "down", "down"),
    ],
    ids=["lijst", "casus", "matrix", "verzoek", "register", "deelnemer"],
)
async def test_one_returns_to_the_same_spot_and_finds_below_it_what_was_there(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with sitting(tmp_path) as room:
        before = await room.press(*keys)
        place = room.app.place()
        await room.press(*["escape"] * (len(room.app.screen_stack) - 1))
        below = room.text

    async with sitting(tmp_path, at=place) as room:
        assert room.text == before
        await room.press(*["escape"] * (len(room.app.screen_stack) - 1))
        assert room.text == below


async def test_a_filter_comes_back_with_what_it_found(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("slash")
        await room.type("ij")
        before = await room.press("enter", "down")
        place = room.app.place()
        assert "gevonden" in before

    async with sitting(tmp_path, at=place) as room:
        assert room.text == before
        everything = await room.press("escape")
        assert f"/{CASES}" in everything


async def test_scrolled_as_far_as_before(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=(80, 16)) as room:
        before = await room.press("enter", "pagedown", "pagedown", "up")
        place = room.app.place()

    async with sitting(tmp_path, at=place, size=(80, 16)) as room:
        assert room.text == before


async def test_the_place_leaves_the_process_sealed_and_only_for_oneself(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        await room.press("slash")
        await room.type("zilverberg")
        await room.press("ctrl+l")
        place = room.app.return_value
        assert place is not None
        assert "zilverberg" in place
        sealed = sealed_place(room.app.desk, place)
        longer = sealed_place(room.app.desk, place.replace("zilverberg", "van zilverberg tot ij"))

    assert "zilverberg" not in sealed
    assert set(sealed) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert len(sealed) == len(longer), "the length tells nothing of what was typed"
    desk = practice_desk(tmp_path)
    assert opened_place(desk, sealed) == place
    assert opened_place(desk, sealed[:-2] + ("AA" if sealed[-2:] != "AA" else "BB")) == ""
    assert opened_place(desk, "v1.%%%") == ""
    assert opened_place(desk, "verzoek") == "verzoek"
    desk.session.lock()
    other = practice_desk(tmp_path / "ander")
    other.session.vault_id = "0" * 32
    assert opened_place(other, sealed) == ""
    other.session.lock()


async def test_after_a_dropped_line_one_returns_and_who_is_cut_off_again_loses_nothing(
    tmp_path: Path,
) -> None:
    with suppress(Locked):  # who leaves the room finds the vault locked already
        async with sitting(tmp_path) as room:
            await room.press("slash")
            await room.type("zilverberg")
            place = room.app.place()
            room.app.on_hangup()

    left = list((tmp_path / "state" / "wams" / "notes").iterdir())
    assert len(left) == 1
    assert left[0].stat().st_mode & 0o777 == 0o600
    assert b"zilverberg" not in left[0].read_bytes()
    desk = practice_desk(tmp_path)
    assert (left_place(desk), left_place(desk)) == (place, place)
    forget_place(desk)
    assert left_place(desk) == ""
    desk.session.lock()


@pytest.mark.parametrize(
    "place",
    [
        "casus:11111111-1111-4111-8111-111111111111",
        json.dumps([["casussen", {"orde": "geen"}], ["matrix:x:y", {"regel": 99}]]),
        json.dumps([["casussen", {"casus": "weg", "boven": "x"}]]),
        "[",
        "[1]",
        '[["casussen"]]',
        '[[1, 2], ["casus", {}]]',
        "zomaar",
    ],
)
async def test_a_place_that_is_no_more_opens_the_list(tmp_path: Path, place: str) -> None:
    async with sitting(tmp_path, at=place) as room:
        assert room.screen == "Cases"


async def test_an_empty_chair_locks_and_the_last_half_minute_says_so(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        clock = room.app._monotonic()
        before = room.text
        room.app._last_key = clock

        room.app._monotonic = lambda: clock + 4 * 60
        room.app.lock_when_idle()
        await room.rest()
        assert room.text == before

        room.app._monotonic = lambda: clock + 5 * 60 - 12
        room.app.lock_when_idle()
        await room.rest()
        assert "Vergrendelt over 15 s" in room.text.splitlines()[-2]

        after = await room.press("down")
        assert "Vergrendelt" not in after
        room.app.lock_when_idle()
        assert not room.app._exit

        room.app._monotonic = lambda: clock + 11 * 60
        room.app.lock_when_idle()
        assert room.app._exit


async def test_who_opens_the_lid_after_hours_finds_it_locked_whatever_key_they_press_first(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        slept = room.app._monotonic() + 3 * 3600
        room.app._monotonic = lambda: slept
        await room.pilot.press("down")
        await room.rest()
        assert room.app._exit
        assert room.app.return_value


def test_a_machine_that_sleeps_is_an_empty_chair_too() -> None:
    assert awake_seconds() == pytest.approx(time.clock_gettime(time.CLOCK_BOOTTIME), abs=60)


async def test_a_moment_without_keys_is_used_once_and_a_moment_between_keys_is_not(tmp_path: Path) -> None:
    async with sitting(tmp_path) as room:
        clock, done = room.app._monotonic(), list[str]()
        room.app._last_key = clock
        room.app.when_at_rest = lambda: done.append("opgeruimd")
        room.app._monotonic = lambda: clock + 0.9
        room.app.tidy_at_rest()
        assert done == []
        room.app._monotonic = lambda: clock + 2
        room.app.tidy_at_rest()
        room.app.tidy_at_rest()

        assert done == ["opgeruimd"]


def test_the_last_half_minute_is_counted_by_fives_and_then_by_ones() -> None:
    told = [announced(left / 10) for left in range(400, 0, -1)]

    assert list(dict.fromkeys(told)) == [None, 30, 25, 20, 15, 10, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(("text", "seconds"), [("", 300), ("1", 60), (" 15 ", 900), ("60", 3600)])
def test_the_time_to_lock_after_is_chosen_in_minutes(text: str, seconds: int) -> None:
    assert idle_seconds({"WAMS_IDLE_LOCK": text}) == seconds


@pytest.mark.parametrize("text", ["0", "61", "-1", "nooit", "1.5", "٥", "9" * 5000])
def test_never_locking_is_no_choice(text: str) -> None:
    with pytest.raises(Misused, match="WAMS_IDLE_LOCK is geen aantal minuten"):
        idle_seconds({"WAMS_IDLE_LOCK": text})
