"""*Toegang* by keys: giving, taking away, handing over and what is told; and a colleague who is shown nothing."""

from pathlib import Path

import pytest

from tests.screens.office import ANNEKE, BRAM, CARLA, DILAN, desk_of, opened_office, seated
from tests.screens.test_snapshots import SIZES, looks_as_reviewed
from wams_tui import locale
from wams_tui.casework.access import AccessKind
from wams_tui.desk.access import emergency
from wams_tui.desk.access import grants as access
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import open_case

CASE = "W-2026-0001"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return opened_office(tmp_path)


def codes(place: Path, name: str) -> list[str]:
    desk = desk_of(place, name)
    with desk.session:
        return [line.head.code for line in first_page(desk)]


async def test_access_is_given_by_keys_and_taken_away_with_a_key_that_is_not_enter(office: Path) -> None:
    async with seated(office, ANNEKE) as room:
        await room.press("end", "home", "enter", "t", "n")
        await room.go_to(BRAM)
        await room.press("enter")
        await room.go_to("meelezer")
        given = await room.press("enter", "enter")
        assert f"{BRAM} · meelezer" in given
        assert codes(office, BRAM) == [CASE]

        await room.go_to(ANNEKE)
        assert "wegnemen" not in room.text.splitlines()[-1]
        await room.go_to(BRAM)
        assert "wegnemen" in room.text.splitlines()[-1]
        asked = await room.press("w", "enter")
        assert "afgedrukt" in asked
        assert codes(office, BRAM) == [CASE]
        taken = await room.press("b")
        assert f"{BRAM} kan deze casus niet meer openen" in taken
        assert f"{BRAM} ·" not in taken
    assert codes(office, BRAM) == []


async def test_a_stand_in_needs_a_day_and_nonsense_is_told(office: Path) -> None:
    async with seated(office, ANNEKE) as room:
        await room.press("end", "home", "enter", "t", "n")
        await room.go_to(CARLA)
        await room.press("enter")
        await room.go_to("waarnemer")
        await room.press("enter")
        assert "geen dag" in await room.press("enter")
        await room.type("ooit")
        assert "geen dag" in await room.press("enter")
        await room.press(*["backspace"] * 4)
        await room.type("over 2 wk")
        assert "tot en met 07-12-2026" in await room.press("enter")
        await room.press("n")
        await room.go_to(DILAN)
        await room.press("enter")
        await room.type("vr")
        assert "onderzoek (FG)" in await room.press("enter")
        assert room.screen == "AccessScreen"
        await room.press("n", "escape")
        assert room.screen == "AccessScreen"


async def test_a_case_is_handed_over_by_keys_at_two_desks(office: Path) -> None:
    async with seated(office, ANNEKE) as room:
        await room.press("end", "home", "enter", "t", "o")
        await room.go_to(BRAM)
        asked = await room.press("enter", "enter")
        assert "U biedt deze casus aan" in asked
        assert "wacht op antwoord" in await room.press("b")
    async with seated(office, BRAM) as other:
        assert "! overnemen? (t)" in other.text
        assert "a of x" in await other.press("t")
        read_first = await other.press("a", "enter", "enter")
        assert other.screen == "Sure"
        assert "Dit is het overdrachtsblad." in read_first
        assert "Waarom samen" in await other.press("pagedown")
        done = await other.press("b")
        assert f"{BRAM} · coördinator" in done
        assert f"{ANNEKE} tot 23-11-2026, daarna {BRAM}" in done

        # Who answers for the data is determined again before the next step (guard G8), and the client hears of it.
        steps = await other.press("escape", "enter", "f")
        assert "! De coördinator is gewisseld" in steps
        assert "v verantwoordelijke" in steps
        assert "(G8)" in steps
        await other.press("v")
        for size in reversed(SIZES):
            await other.pilot.resize_terminal(*size)
            await other.settle()
            looks_as_reviewed(f"verantwoordelijke-{size[0]}x{size[1]}", other)
        asked = await other.press("f2")
        assert "Nog 1 veld aan te vullen." in asked
        await other.type("ja")
        assert "Schrijf het in een zin." in await other.press("f2")
        await other.type(" gebeld, zij kent Bram.")
        settled = await other.press("f2")
        assert other.screen == "StepsScreen"
        assert "(G8)" not in settled
        assert "v verantwoordelijke" not in settled
    assert CASE not in codes(office, ANNEKE)
    async with seated(office, ANNEKE) as room:
        assert CASE not in room.text


async def test_an_offer_is_declined_and_withdrawn_by_keys(office: Path) -> None:
    async with seated(office, ANNEKE) as room:
        await room.press("end", "home", "enter", "t", "o")
        await room.go_to(BRAM)
        await room.press("enter", "b")
        async with seated(office, BRAM) as other:
            assert "Geweigerd" in await other.press("t", "x")
            await other.press("enter")
            assert other.screen == "Cases"
        assert codes(office, BRAM) == []
        await room.press("escape", "t", "o")
        await room.go_to(CARLA)
        await room.press("enter", "b")
        assert codes(office, CARLA) == [CASE]
        assert "ingetrokken" in await room.press("i")
    assert codes(office, CARLA) == []


async def test_an_emergency_stands_above_the_list_until_it_is_seen(office: Path) -> None:
    anneke = desk_of(office, ANNEKE)
    with anneke.session:
        emergency.appoint(anneke, [emergency.officer_named(anneke, CARLA)])
        access.clear_up(anneke)
    carla = desk_of(office, CARLA)
    with carla.session:
        emergency.take(carla, CASE, "Politie belt: kind alleen thuis")

    for name, shown in ((ANNEKE, f"casus {CASE}"), (DILAN, f"casus {CASE}")):
        async with seated(office, name) as room:
            assert f"! Noodtoegang: {CARLA} opende {shown}" in room.text
            # Who appointed the officers needs not be told.
            assert (f"In nood kunnen elke casus openen: {CARLA}" in room.text) is (name == DILAN)
            assert "gezien" in room.text.splitlines()[-1]
            after = await room.press("z")
            assert "Noodtoegang" not in after
            assert "gezien" not in after.splitlines()[-1]
        async with seated(office, name) as room:
            assert "Noodtoegang" not in room.text
    async with seated(office, ANNEKE) as room:
        await room.press("end", "home", "enter")
        assert "Politie belt: kind alleen thuis" in " ".join((await room.press("t")).split())
    async with seated(office, BRAM) as room:
        assert "Noodtoegang" not in room.text


async def test_ended_access_is_cleared_up_by_itself_when_somebody_unlocks(office: Path) -> None:
    anneke = desk_of(office, ANNEKE)
    with anneke.session:
        emergency.appoint(anneke, [emergency.officer_named(anneke, CARLA)])
        assert access.to_clear_up(anneke) == 16
    async with seated(office, ANNEKE):
        pass
    anneke = desk_of(office, ANNEKE)
    with anneke.session:
        assert access.to_clear_up(anneke) == 0


async def test_no_screen_shows_a_colleague_without_access_anything_of_a_case(office: Path) -> None:
    anneke = desk_of(office, ANNEKE)
    secret = set()
    with anneke.session:
        for line in first_page(anneke):
            file = open_case(anneke, line.head.case).file
            secret |= {line.head.case, line.head.code, line.head.title, *(one.name for one in file.persons)}
    assert len(secret) > 60
    inside = ["enter", "t", "v", "s", "escape", "z", "d"]
    keys = [*inside, "escape", "escape", "question_mark", "escape", "colon", "escape"]
    async with seated(office, ANNEKE) as room:
        assert any(one in room.text for one in secret)
    async with seated(office, BRAM, (120, 40)) as room:
        for key in keys:
            text = await room.press(key)
            assert [one for one in secret if one in text] == [], key
        await room.press("slash")
        for letters in ("W-2026", "yil", "chantal"):
            text = await room.type(letters)
            assert [one for one in secret if one in text] == []
            assert "0 casussen" in text
            await room.press(*["backspace"] * len(letters))
        place = room.app.place()
    assert [one for one in secret if one in place] == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_access_of_several_looks_as_it_was_reviewed(
    size: tuple[int, int], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anneke = desk_of(office, ANNEKE)
    with anneke.session:
        emergency.appoint(anneke, [emergency.officer_named(anneke, CARLA)])
        access.clear_up(anneke)
        opened = open_case(anneke, next(line.head.case for line in first_page(anneke) if line.head.code == CASE))
        access.give(anneke, opened, access.find_colleague(anneke, BRAM), AccessKind.MEELEZER, None)
        for notice in {emergency.duty_state(anneke)} - {None}:
            assert notice is not None
            emergency.say_seen(anneke, notice.statement)
    carla = desk_of(office, CARLA)
    with carla.session:
        emergency.take(carla, CASE, "Politie belt: kind alleen thuis")
    monkeypatch.setenv("NO_COLOR", "1")
    async with seated(office, ANNEKE, size) as room:
        await room.press("z", "end", "home", "enter")
        await room.press("t")
        looks_as_reviewed(f"toegang-samen-{size[0]}x{size[1]}", room)
    try:
        locale.use(locale.Language.EN)
        async with seated(office, ANNEKE, size) as room:
            english = await room.press("end", "home", "enter", "t")
    finally:
        locale.use(locale.Language.NL)
    assert "Can open this case (3)" in english
    assert "reads along" in english
    assert all(len(line) <= size[0] for line in english.splitlines())
