"""In a travel vault nothing is missing but what needs the office, and that says so when its key is pressed."""

from pathlib import Path

from screens.keys import keys_table
from screens.manual import office_keys
from tests.screens.sitting import sitting
from tests.screens.visit.test_door import on_the_road, packed, packed_once
from wams_tui.desk.travel.road import ONLY_AT_THE_OFFICE

__all__ = ["packed", "packed_once"]

WALK: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("huisbezoek.inpakken", ("h",), "i"),
    ("huisbezoek.terug", (), "b"),
    ("medewerkers.toevoegen", ("escape", "M"), "n"),
    ("medewerkers.hernoemen", (), "h"),
    ("medewerkers.rol", (), "r"),
    ("medewerkers.helften", (), "H"),
    ("toegang.geven", ("escape", "t"), "n"),
    ("vraagbaak.vragen", ("escape", "enter", "V"), "n"),
    ("uitleg.vraagbaak", ("escape", "m", "home", "down", "enter", "enter"), "V"),
)
"""The keys that can be pressed where one is alone in a travel vault: how one comes there, and the key."""

NOBODY_ELSE = {
    "huisbezoek.intrekken", "medewerkers.beeindigen", "toegang.overnemen", "toegang.weigeren", "toegang.wegnemen",
    "toegang.intrekken", "vraagbaak.beantwoorden",
}  # fmt: skip
"""The keys that are about a colleague, or a travel vault that was packed here: on the road there is neither."""

IN_PASSING = {"stap.vraagbaak", "magdit.vraagbaak"}
"""The same question as the one of an explanation, from the steps of the wizard and from *Mag dit?*."""


def test_every_key_that_needs_the_office_is_known() -> None:
    marked = {line.id for line in keys_table() if line.needs_the_office}

    assert marked == {id for id, _keys, _key in WALK} | NOBODY_ELSE | IN_PASSING
    assert {line.id for line in office_keys()} == marked


async def test_each_says_so_in_one_sentence_and_asks_nothing(packed: Path) -> None:
    async with sitting(packed, at="casussen", desk=on_the_road(packed, "een")) as room:
        for id, keys, key in WALK:
            seen = await room.press(*keys)
            screen = room.screen
            assert not keys or ONLY_AT_THE_OFFICE not in seen, id
            assert f"! {ONLY_AT_THE_OFFICE}" in await room.press(key), id
            assert room.screen == screen, id


async def test_the_screen_of_travel_vaults_says_that_this_is_one(packed: Path) -> None:
    async with sitting(packed, at="huisbezoek", desk=on_the_road(packed, "een")) as room:
        assert "gaat open tot en met 25-11-2026" in " ".join(room.text.split())
