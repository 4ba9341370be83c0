"""A home visit, all by keys: packed, worked on at the table and at the office, brought back, and every choice made."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from storage import HeadPlace, verify
from tests.screens.office import ANNEKE, BRAM, desk_of, opened_office, seated, words_of
from tests.screens.sitting import NOW, Sitting, sitting, still
from wams_tui.casework.access import AccessKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.course.agenda import DueKind
from wams_tui.casework.plan.version import Agreed
from wams_tui.casework.travel.clash import ClashChoice
from wams_tui.desk.access.grants import find_colleague, give, take_away
from wams_tui.desk.cases import find_case, open_case
from wams_tui.desk.travel.laptops import admit, key_of_this_machine
from wams_tui.desk.vault.door import told_at_the_door
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE

CODE = "W-2026-0010"
GOAL, ACTION, CHILD, YOUNGEST = "Elke dag eten op tafel", "Ontbijt op school", "Lotte", "Evi"
WORDS = "Dat redden we samen wel"


@dataclass(frozen=True)
class Hand:
    """What one side makes of the same eight fields: words before what stood there, a day, what comes after a name."""

    words: str
    day: str
    after: str


OFFICE, ROAD = Hand("Op kantoor: ", "1-3-2027", "-Kantoor"), Hand("Aan tafel: ", "1-2-2027", "-Onderweg")


def laptop(place: Path) -> HeadPlace:
    return heads_outside({"XDG_STATE_HOME": str(place / "laptop")})


def prepared(tmp_path: Path) -> tuple[Path, str]:
    """Admit a laptop, and let a colleague into the case; return the office, and where to sit down."""
    place = opened_office(tmp_path)
    desk = desk_of(place, ANNEKE)
    with desk.session:
        key = key_of_this_machine(laptop(place))
        admit(desk, key.to_text(), key.fingerprint, ANNEKE, "Toughbook")
        opened = open_case(desk, find_case(desk, CODE))
        give(desk, opened, find_colleague(desk, BRAM), AccessKind.WAARNEMER, NOW + timedelta(days=30))
        return place, f"casus:{opened.id}"


def stored(room: Sitting) -> CaseFile:
    return open_case(room.app.desk, find_case(room.app.desk, CODE)).file


async def changes(room: Sitting, hand: Hand) -> None:
    """From the case: the same eight fields, in four forms."""
    await room.press("p")
    await room.go_to("Op slechte dagen")
    await room.press("enter")
    await room.paste(hand.words)
    await room.press("tab")
    await room.paste(hand.words)
    await room.press("f2")
    for part in (GOAL, ACTION):
        await room.go_to(part)
        await room.press("enter")
        await room.paste(hand.words)
        await room.press("tab", *(["tab"] if part == ACTION else []), "ctrl+u")
        await room.paste(hand.day)
        await room.press("f2")
    await room.press("escape", "h")
    await room.go_to(CHILD)
    await room.press("enter", "enter")
    await room.paste(hand.after)
    await room.press("tab", "tab")
    await room.paste(hand.after)
    await room.press("f2")
    await room.press("escape", "escape")


async def pack(place: Path, at: str) -> None:
    async with seated(place, ANNEKE, at=at) as room:
        await room.press("i", "tab")
        await room.paste(str(place / "reis"))
        await room.press("f2")
        await room.paste(PRACTICE_PASSPHRASE)
        assert "Er gaat 1 casus mee" in await room.press("enter")
        assert "mee op huisbezoek door" in await room.press("escape")


async def visit(place: Path, at: str) -> None:
    """At the table: the eight fields, and what only the laptop has."""
    desk = open_desk(place / "reis", PRACTICE_PASSPHRASE, laptop(place), still)
    assert [told[:43] for told in told_at_the_door(desk, str)] == ["Deze reiskluis is sinds het inpakken nog ni"]
    async with sitting(place, at, desk=desk) as room:
        assert "ONDERWEG" in room.text.splitlines()[0]
        await changes(room, ROAD)
        await room.press("h")
        await room.go_to(YOUNGEST)
        await room.press("enter", "enter")
        await room.paste(" Maria")
        await room.press("f2")
        await room.press("escape", "escape", "p")
        await room.press("g")
        await room.paste("Een avond voor mijzelf")
        await room.press("enter")
        await room.press("a")
        await room.paste("Oppas vragen")
        await room.press("enter")
        await room.press("z")
        await room.paste(f"Gerrit: {WORDS}")
        await room.press("enter")
        await room.press("k", "f")
        await room.press("j")
        assert len(stored(room).versions) == 2
        assert verify(desk.session).intact


async def at_the_office(place: Path, at: str) -> None:
    """Meanwhile: a colleague changes the same eight fields, and puts down a task."""
    async with seated(place, BRAM, at=at) as room:
        assert f"mee op huisbezoek door {ANNEKE}" in room.text
        await changes(room, OFFICE)
        await room.press("a")
        await room.paste("School bellen")
        await room.press("f2")


async def to_the_choices(room: Sitting, words: str) -> None:
    """From *Vandaag*: to the line about them, and open it."""
    await room.press("home")
    for _line in range(60):
        if f"{words} · {CODE}" in room.text:
            break
        await room.press("down")
    await room.press("enter")
    assert room.screen == "ClashesScreen"


async def typed(room: Sitting, value: str) -> None:
    """From the choices: something else than either for the part under the cursor."""
    await room.press("a", "ctrl+u")
    await room.paste(value)
    await room.press("f2")
    assert room.screen == "ClashesScreen", room.text


async def decided(room: Sitting) -> None:
    """From the choices: three for the office, two for the laptop, two that are neither, and one left open."""
    for told in (
        f"kantoor ({BRAM}",
        f"laptop ({ANNEKE}",
        "bij vertrek: 02-01-2027",
        "01-03-2027",
        "01-02-2027",
        "Nog 8 keuzes open.",
    ):
        assert told in room.text
    await typed(room, "15-2-2027")
    await room.go_to("actie")
    assert "Nog 3 keuzes open." in await room.press("k", "l", "k", "l")
    await typed(room, "Hof-Knook")
    await room.go_to("samenhangen")
    await room.press("k")
    assert "Nog 1 keuze open. Enter slaat op wat u koos." in room.text
    text = await room.press("enter")
    assert "Nog 1 keuze open." in text
    assert "Aan tafel: Op slechte dagen" in text


async def test_eight_things_changed_on_both_sides_and_nothing_is_lost(tmp_path: Path) -> None:
    place, at = prepared(tmp_path)
    await pack(place, at)
    await visit(place, at)
    await at_the_office(place, at)
    async with seated(place, ANNEKE) as room:
        await room.press("h", "b")
        await room.paste(str(place / "reis"))
        assert f"{CODE}: samengevoegd, 5 onderdelen, 8 keuzes" in await room.press("f2")
        assert "Nog 8 keuzes open." in await room.press("enter"), "what came back asks, and Enter answers"
        await room.press("escape")
        assert "1 casus · terug" in await room.press("escape")
        await room.press("escape", "a")
        await to_the_choices(room, "Kantoor of laptop: 8 keuzes")
        await decided(room)
        await room.press("escape")
        await to_the_choices(room, "Kantoor of laptop: 1 keuze")
        await room.press("l")
        await room.press("enter")
        assert room.screen == "Today"
        file = stored(room)
        _everything_is_where_it_should_be(file)
        assert verify(room.app.desk.session).intact

        # Once more changes nothing, and then the travel vault is deleted.
        await room.press("escape", "h", "b")
        await room.paste(str(place / "reis"))
        assert "al teruggebracht; er is niets veranderd" in await room.press("f2")
        assert stored(room) == file
        await room.press("v")
        assert "Kopieën op een stick" in await room.press("B")
        assert not (place / "reis").exists()


async def test_what_one_lost_access_to_stays_in_the_travel_vault_and_is_said(tmp_path: Path) -> None:
    place, at = prepared(tmp_path)
    desk = desk_of(place, ANNEKE)
    with desk.session:
        key = key_of_this_machine(laptop(place))
        admit(desk, key.to_text(), key.fingerprint, BRAM, "Bram zijn laptop")
    words = words_of(place, BRAM)
    async with seated(place, BRAM, at=at) as room:
        await room.press("i", "tab")
        await room.paste(str(place / "reis"))
        await room.press("f2")
        await room.paste(words)
        assert "Er gaat 1 casus mee" in await room.press("enter")
    desk = desk_of(place, ANNEKE)
    with desk.session:
        take_away(desk, open_case(desk, find_case(desk, CODE)), find_colleague(desk, BRAM).id)
    async with seated(place, BRAM) as room:
        await room.press("h", "b")
        await room.paste(str(place / "reis"))
        told = " ".join((await room.press("f2")).split())
        assert "niet teruggebracht: uw toegang is ingetrokken; vraag de coördinator om toegang" in told
        assert "Niet alles is terug: verwijder de reiskluis nog niet." in told
        await room.press("v")
        assert room.screen == "BroughtBack"
        assert "verwijderen  " not in room.text.splitlines()[-1]
    assert (place / "reis" / "vault.keys").exists()


def _everything_is_where_it_should_be(file: CaseFile) -> None:
    action = next(one for one in file.actions if one.what.endswith(ACTION))
    goal = next(one for one in file.goals if one.what.endswith(GOAL))
    child = next(one for one in file.persons if one.given_names.startswith(CHILD))
    assert [action.what, action.by_when] == [f"{OFFICE.words}{ACTION}", date(2027, 2, 15)]
    assert [goal.what, goal.by_when] == [f"{OFFICE.words}{GOAL}", date(2027, 2, 1)]
    assert [child.given_names, child.surname] == [f"{CHILD}{ROAD.after}", "Hof-Knook"]
    assert file.plan.problems.startswith(ROAD.words)
    assert file.plan.connection.startswith(OFFICE.words)
    assert not [due for due in file.head().dues if due.kind is DueKind.BOTSING]
    assert Counter(one.choice for one in file.clashes) == {
        ClashChoice.KANTOOR: 3, ClashChoice.LAPTOP: 3, ClashChoice.ANDERS: 2,
    }  # fmt: skip
    assert "Een avond voor mijzelf" in {one.what for one in file.goals}
    assert "Oppas vragen" in {one.what for one in file.actions}
    assert WORDS in {one.text for one in file.words}
    assert "School bellen" in {one.what for one in file.todos}
    assert "Evi Maria" in {one.given_names for one in file.persons}
    assert [one.answer for one in file.versions[-1].agreements] == [Agreed.JA]
