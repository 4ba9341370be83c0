"""*Medewerkers* by keys: who comes and who goes, as each role sees it; and what reaches the screen while one works."""

import os
from pathlib import Path

import pytest

from screens.people.screen import People
from storage import member_names
from tests.screens.office import ANNEKE, BRAM, CARLA, DILAN, NEW, desk_of, opened_office, seated, words_of
from tests.screens.sitting import still, without_ids
from tests.screens.test_snapshots import FOLDER, SIZES
from wams_tui import locale
from wams_tui.casework.errors import Misused
from wams_tui.desk.access import emergency
from wams_tui.desk.access import grants as access
from wams_tui.desk.vault.opening import heads_outside
from wams_tui.desk.vault.people import Typed, end_colleague, typed_over
from wams_tui.desk.vault.recovering import let_back_in
from wams_tui.desk.vault.recoverypapers import half_in


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return opened_office(tmp_path)


async def test_a_colleague_is_added_by_keys_once_their_words_are_written_down(office: Path) -> None:
    async with seated(office, ANNEKE) as room:
        await room.press("M", "n")
        await room.type(BRAM)
        assert "is of was al een medewerker" in " ".join((await room.press("enter")).split())
        await room.press("ctrl+u")
        await room.type("Fenna Groot")
        await room.press("enter")
        await room.go_to("teamleider")
        shown = await room.press("enter", "enter", "space")
        assert "verschijnen alleen hier" in shown
        words = shown.splitlines()[3].strip()
        assert "niemand toegevoegd" in await room.press("escape")
        assert "Fenna Groot" not in member_names(room.app.desk.session).values()

        await room.press("n")
        await room.type("Fenna Groot")
        await room.press("enter")
        words = (await room.press("enter")).splitlines()[3].strip()
        added = await room.press("b")
        assert "Fenna Groot · coördinator" in added
        assert "nog met de eerste wachtwoordzin" in added
    (office / "Fenna Groot").write_text(words, encoding="utf-8")
    desk_of(office, "Fenna Groot").session.lock()


async def test_a_colleague_gets_another_name_and_role_and_is_ended_by_keys(office: Path) -> None:
    async with seated(office, ANNEKE) as room:
        await room.press("M")
        await room.go_to(ANNEKE)
        assert "beëindigen" not in room.text.splitlines()[-1]
        await room.go_to(CARLA)
        await room.press("h")
        await room.type(" van Dam")
        assert f"{CARLA} van Dam · teamleider" in await room.press("enter")
        await room.go_to(CARLA)
        await room.press("r")
        await room.go_to("beheerder")
        assert "niet echt terug te nemen" in " ".join((await room.press("enter", "enter")).split())
        assert f"{CARLA} van Dam · functioneel beheerder" in await room.press("b")

        await room.go_to(BRAM)
        asked = await room.press("e", "enter")
        assert "eindigt meteen" in asked
        desk_of(office, BRAM).session.lock()
        left = " ".join((await room.press("b")).split())
        assert "V vernieuwt hem nu" in left
        assert "Werkte hier (1)" in await room.press("escape")
    with pytest.raises(Misused):
        desk_of(office, BRAM)


async def test_new_halves_are_made_by_keys_and_shown_one_by_one_until_each_is_written_down(office: Path) -> None:
    async with seated(office, ANNEKE) as room:
        asked = await room.press("M", "H", "enter")
        assert "de oude openen deze kluis daarna niet meer" in " ".join(asked.split())
        first = await room.press("b")
        assert "niet wat er staat" not in first
        half_a = half_in(first)
        await room.type("fout")
        assert "niet wat er staat" in await room.press("enter")
        await room.press("ctrl+u")
        await room.type(half_a[-4:].lower())
        second = await room.press("enter")
        half_b = half_in(second)
        assert (half_a[0], half_b[0], half_a in second) == ("A", "B", False)
        assert "Maak met H opnieuw" in await room.press("escape")
        assert "nieuwe herstelhelften gemaakt" in room.text
    heads = heads_outside({"XDG_STATE_HOME": str(office / "state")})
    assert let_back_in(office / "vault", (half_a, half_b), BRAM, "nieuw", heads, still).coordinator.name == BRAM


@pytest.mark.parametrize("name", [BRAM, DILAN])
async def test_who_is_no_administrator_sees_who_works_here_and_changes_only_themselves(office: Path, name: str) -> None:
    async with seated(office, name) as room:
        shown = await room.press("M")
        assert f"{ANNEKE} · functioneel beheerder" in shown
        assert f"{name} · " in shown
        keys = shown.splitlines()[-1]
        assert "eigen zin" in keys
        assert "toevoegen" not in keys
        for key in ("n", "h", "r", "e"):
            await room.press(key)
            assert room.screen == "People"
        await room.press("W")
        assert room.screen == "OwnWords"


async def test_one_returns_to_medewerkers_after_a_lock(office: Path) -> None:
    async with seated(office, BRAM) as room:
        before = await room.press("M", "down")
        place = room.app.place()
    async with seated(office, BRAM, at=place) as room:
        assert room.text == before


async def test_what_happens_meanwhile_reaches_the_screen_without_a_key(office: Path) -> None:
    anneke = desk_of(office, ANNEKE)
    with anneke.session:
        emergency.appoint(anneke, [emergency.officer_named(anneke, CARLA)])
        access.clear_up(anneke)
    async with seated(office, DILAN) as fg, seated(office, ANNEKE) as room:
        await fg.press("z", "M")
        await room.press("enter")
        carla = desk_of(office, CARLA)
        with carla.session:
            emergency.take(carla, "W-2026-0001", "Politie belt: kind alleen thuis")
        for seat in (fg, room):
            seat.app.look_round()
            await seat.rest()
            assert f"! Noodtoegang: {CARLA} opende zojuist casus W-2026-0001" in seat.text.splitlines()[-2]
            assert f"! Noodtoegang: {CARLA} opende casus" in await seat.press("escape")


async def test_a_list_that_is_not_there_yet_hears_of_nothing(office: Path) -> None:
    async with seated(office, ANNEKE) as room:
        anneke = desk_of(office, ANNEKE)
        with anneke.session:
            end_colleague(anneke, BRAM)
        room.app.push_screen(People(room.app.desk))
        room.app.look_round()
        await room.rest()
        assert f"{BRAM} · " in room.text


async def test_who_is_ended_while_at_work_is_out_within_the_second(office: Path) -> None:
    async with seated(office, CARLA) as room:
        anneke = desk_of(office, ANNEKE)
        with anneke.session:
            end_colleague(anneke, BRAM)
            room.app.look_round()
            assert room.app.ended is None
            end_colleague(anneke, CARLA)
        room.app.look_round()
        assert room.app._exit
        assert room.app.ended is not None


def test_words_typed_over_with_a_slip_are_told_from_words_of_ones_own() -> None:
    words = "kanon fiets lepel bord ster maan"

    assert typed_over(words, f"  {words.replace(' ', '  ')} ") is Typed.SAME
    assert typed_over(words, "kanon fiets lepel bord ster mann") is Typed.ALMOST
    assert typed_over(words, "fiets kanon lepel bord") is Typed.ALMOST
    assert typed_over(words, "zeven heel andere woorden van mijzelf met fiets") is Typed.OTHER


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_screens_look_as_they_were_reviewed(
    size: tuple[int, int], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("screens.people.own_words.suggest_words", lambda: "kanon fiets lepel bord ster maan")
    monkeypatch.setattr("wams_tui.desk.vault.keeping.megabytes_to_renew", lambda _desk: 12)
    seen = {}
    async with seated(office, ANNEKE, size) as room:
        seen["medewerkers"] = await room.press("M")
        await room.go_to(NEW)
        seen["medewerker-beeindigen"] = await room.press("e")
    async with seated(office, NEW, size) as room:
        await room.type(words_of(office, NEW))
        seen["wachtwoordzin"] = await room.press("enter")
    async with seated(office, ANNEKE, size) as room:
        await room.press("M")
        await room.go_to(NEW)
        await room.press("e")
        seen["medewerker-beeindigd"] = await room.press("b")
    for name, text in seen.items():
        file = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
        if os.environ.get("WAMS_SNAPSHOTS") == "write":
            file.write_text(without_ids(text) + "\n", encoding="utf-8")
        assert without_ids(text) + "\n" == file.read_text(encoding="utf-8")


async def test_in_english_every_line_fits_and_is_english(office: Path) -> None:
    try:
        locale.use(locale.Language.EN)
        async with seated(office, ANNEKE) as room:
            english = await room.press("M")
    finally:
        locale.use(locale.Language.NL)
    assert "functional administrator" in english
    assert "Works in this vault (5)" in english
    assert all(len(line) <= 80 for line in english.splitlines())
