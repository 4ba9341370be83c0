"""What somebody says, by keys: one key and the words where it is clear whose they are, and nothing is guessed."""

from pathlib import Path

import pytest

from screens.form.fields import Option
from screens.plan.who import said_by
from tests.screens.budgets import hold
from tests.screens.plan.test_drafting import at_the_plan, stored
from tests.screens.sitting import sitting
from wams_tui.casework.plan.parts import WordsKind
from wams_tui.desk.plan.saying import speakers

AROUND = (Option("l", "Lotte"), Option("r", "René"), Option("s1", "Sam"), Option("s2", "Sam"))


@pytest.mark.parametrize(
    ("typed", "who", "words"),
    [
        ("Lotte: Ik wil slapen", "l", "Ik wil slapen"),
        ("rene:  ik: niet", "r", "ik: niet"),
        ("Lot: Ik wil slapen", "", "Lot: Ik wil slapen"),
        ("Eerlijk: ik weet het niet", "", "Eerlijk: ik weet het niet"),
        ("Sam: ik ook", "", "Sam: ik ook"),
        (": niets", "", ": niets"),
        ("Lotte", "", "Lotte"),
        ("Lotte:", "l", ""),
    ],
)
def test_only_a_whole_name_before_a_colon_says_whose_words_they_are(typed: str, who: str, words: str) -> None:
    assert said_by(typed, AROUND) == (who, words)


async def test_words_on_a_part_about_one_person_take_one_key_and_enter(tmp_path: Path) -> None:
    async with sitting(tmp_path, at_the_plan(tmp_path)) as room:
        file = stored(room)
        names = {one.id: one.short_name for one in file.persons}
        first, second = speakers(file)[:2]
        await room.press("g")
        await room.paste("Rust in huis")
        await room.press("tab")
        await room.paste(names[second])
        await room.press("enter")

        room.keys = 0
        opened = await room.press("z")
        assert f"{names[second]} zegt, letterlijk, over: Rust in huis" in opened
        await room.paste("Ik wil rust")
        await room.press("enter")
        hold({11: room.keys})

        # A name before the words goes before whom the part is about, and stands above the line before Enter.
        await room.press("z")
        await room.paste(f"{names[first]}: Het gaat wel")
        assert f"{names[first]} zegt, letterlijk, over: Rust in huis" in room.text
        assert f"Zienswijze van {names[first]}, letterlijk" in await room.press("tab")
        await room.press("enter")
        said = {(one.text, one.person, one.kind) for one in stored(room).words}
        assert said == {
            ("Ik wil rust", second, WordsKind.ZEGT),
            ("Het gaat wel", first, WordsKind.ZIENSWIJZE),
        }


async def test_where_nobody_is_meant_it_is_asked_after_the_words_and_a_lock_loses_nothing(tmp_path: Path) -> None:
    async with sitting(tmp_path, at_the_plan(tmp_path)) as room:
        names = {one.id: one.short_name for one in stored(room).persons}
        second = speakers(stored(room))[1]
        opened = await room.press("z")
        assert "… zegt, letterlijk" in opened
        assert "of kies na Enter wie het is" in opened
        await room.press("tab")
        await room.paste("Eerlijk: ik weet het niet")
        place = room.app.place()
    async with sitting(tmp_path, place) as room:
        assert "Zienswijze van …, letterlijk" in room.text
        await room.paste("!")
        asked = await room.press("enter")
        assert "Wie zegt het?" in asked
        assert stored(room).words == ()
        await room.press("escape")
        assert "Eerlijk: ik weet het niet!" in await room.press("z")
        await room.press("enter")
        told = await room.press("2")
        assert f"{names[second]}" in told
        (one,) = stored(room).words
        assert (one.text, one.person, one.kind) == ("Eerlijk: ik weet het niet!", second, WordsKind.ZIENSWIJZE)
