"""The plan by keys: typed fast, in the family's order and words; nothing typed is lost, and the last deed goes back."""

from pathlib import Path

from tests.screens.sitting import Sitting, practice_desk, sitting
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.plan.order import actions_of, goals_in_order
from wams_tui.casework.plan.parts import ActionKind, ActionState, WordsKind
from wams_tui.desk.cases import find_case, open_case

CASE = "W-2026-0001"
"""A household without a plan so far."""


def at_the_plan(place: Path) -> str:
    desk = practice_desk(place)
    with desk.session:
        return f"plan:{find_case(desk, CASE)}"


def stored(room: Sitting) -> CaseFile:
    return open_case(room.app.desk, find_case(room.app.desk, CASE)).file


async def typed(room: Sitting, key: str, text: str) -> str:
    await room.press(key)
    await room.type(text)
    return await room.press("enter")


async def test_a_goal_with_its_action_takes_a_key_and_enter_each(tmp_path: Path) -> None:
    async with sitting(tmp_path, at_the_plan(tmp_path)) as room:
        before = len(stored(room).goals)
        await typed(room, "g", "Rust in huis")
        await room.press("a")
        await room.type("Elke maandag de post openen")
        await room.press("tab")
        await room.type("1")
        await room.press("tab")
        await room.type("over 2 wk")
        seen = await room.press("enter")

        file = stored(room)
        goal = goals_in_order(file)[-1]
        (action,) = actions_of(file, goal)
        assert room.keys == 6
        assert len(file.goals) == before + 1
        assert (goal.what, action.what) == ("Rust in huis", "Elke maandag de post openen")
        assert f"{action.by_when:%d-%m-%Y}" == "07-12-2026"
        assert action.owner in {one.id for one in file.persons}
        assert "[ ] Elke maandag de post openen" in seen


async def test_what_cannot_be_read_is_told_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with sitting(tmp_path, at_the_plan(tmp_path)) as room:
        await room.press("a")
        await room.type("Wasmachine kopen")
        await room.press("tab")
        await room.type("niemand die zo heet")
        wrong = await room.press("enter")
        assert "Zo heet niemand hier" in wrong
        await room.press("ctrl+u", "tab", "tab")
        await room.type("hulp veel")
        assert "hulp met een bedrag" in await room.press("enter")
        await room.press(*["backspace"] * 4)
        await room.type("€ 250,-")
        await room.press("enter")

        (action,) = (one for one in stored(room).actions if one.what == "Wasmachine kopen")
        assert (action.kind, action.amount) == (ActionKind.SNELLE_HULP, 25000)


async def test_own_words_are_kept_as_typed_and_a_sensitive_word_is_asked_about(tmp_path: Path) -> None:
    async with sitting(tmp_path, at_the_plan(tmp_path)) as room:
        asked = await typed(room, "g", "Minder drank in huis")
        assert "Gaat dit ook over gezondheid?" in asked
        await room.press("j")
        await room.press("g")
        assert goals_in_order(stored(room))[-1].categories == (Category.HULPVRAAG_PLAN, Category.GEZONDHEID)
        await room.press("z", "tab", "tab")
        await room.type("IK WIL DIT NIET, echt niet!!")
        asked = await room.press("enter")
        assert "Wie zegt het?" in asked, "nobody said whose goal it is, so nothing is guessed"
        assert stored(room).words == ()
        seen = await room.press("1")

        (words,) = stored(room).words
        assert (words.text, words.kind) == ("IK WIL DIT NIET, echt niet!!", WordsKind.ONEENS)
        assert words.about in {one.id for one in stored(room).goals}
        assert "is het er niet mee eens: “IK WIL DIT NIET, echt niet!!”" in " ".join(seen.split())
        assert "nooit" not in await room.press("enter")
        assert "Eigen woorden blijven zoals ze zijn" in room.text


async def test_what_a_professional_told_stands_there_once_they_decided_so(tmp_path: Path) -> None:
    async with sitting(tmp_path, at_the_plan(tmp_path)) as room:
        await typed(room, "g", "Weer naar de psychiater")
        await room.press("j")
        told = await room.press("1")
        assert "beslist " in told
        assert "[b] het besluit is er: vastleggen" in " ".join(told.split())
        asked = await room.press("b")
        assert room.screen == "DecisionForm"
        assert "Gezondheid" in asked
        await room.type("dr. N. Sewdien, psychiater")
        await room.press("tab", "1", "1")
        await room.type("Chantal zelf")
        await room.press("f2")

        goal = goals_in_order(stored(room))[-1]
        assert (goal.what, goal.secrecy and goal.secrecy.consented_by) == ("Weer naar de psychiater", "Chantal zelf")


async def test_what_a_professional_has_still_to_decide_is_laid_before_them_and_taken_up_as_it_was_typed(
    tmp_path: Path,
) -> None:
    said = "Weer naar de psychiater"
    async with sitting(tmp_path, at_the_plan(tmp_path)) as room:
        await typed(room, "g", said)
        await room.press("j")
        await room.press("1")
        told = await room.press("v")
        assert "Bewaard bij de teksten van de casus" in told
        file = stored(room)
        (text,) = (one for one in file.texts if one.text == said)
        assert Category.GEZONDHEID in text.categories
        assert text.source.participant in {one.id for one in file.participants}
        assert said not in {one.what for one in file.goals}, "in no plan, and so in nobody's copy"
        (todo,) = (one for one in file.todos if one.is_open and text.source.description in one.what)
        assert "psychiater" not in todo.what, "a task says no more than that somebody is asked"

        # Later: the decision is there, and the words go into the plan without being typed again.
    async with sitting(tmp_path, f"gegeven:{file.case.id}:{text.id}") as room:
        line = await room.press("n")
        assert (room.screen, said in line) == ("PlanScreen", True)
        await room.press("enter")
        await room.press("j")
        await room.press("1")
        await room.press("b")
        await room.type("dr. N. Sewdien, psychiater")
        await room.press("tab", "1", "1")
        await room.type("Chantal zelf")
        await room.press("f2")
        goal = goals_in_order(stored(room))[-1]
        assert (goal.what, goal.secrecy is not None) == (said, True)


async def test_who_goes_on_to_carry_out_hears_what_the_plan_still_asks(tmp_path: Path) -> None:
    desk = practice_desk(tmp_path)
    with desk.session:
        at = f"stappen:{find_case(desk, 'W-2026-0003')}"
    async with sitting(tmp_path, at) as room:
        await room.go_to("Uitvoering")
        await room.press("enter")

        assert room.screen == "StepForm"
        assert "Bij het plan staan nog 4 vragen" in await room.press("pagedown")


async def test_keys_move_turn_and_take_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, at_the_plan(tmp_path)) as room:
        for what in ("Eerste doel", "Tweede doel"):
            await typed(room, "g", what)
        await room.press("K")
        assert [one.what for one in goals_in_order(stored(room))][-2:] == ["Tweede doel", "Eerste doel"]
        await room.press("u")
        assert [one.what for one in goals_in_order(stored(room))][-2:] == ["Eerste doel", "Tweede doel"]
        await typed(room, "a", "Bellen")
        await room.press("space")
        await room.press("space")
        done = next(one for one in stored(room).actions if one.what == "Bellen")
        assert (done.state, f"{done.done_on:%d-%m-%Y}") == (ActionState.GEDAAN, "23-11-2026")
        await room.press("u")
        await room.go_to("Tweede doel")
        await room.press("x")
        assert "Tweede doel" not in [one.what for one in stored(room).goals]
        await room.press("u")
        file = stored(room)
        assert [one.what for one in actions_of(file, goals_in_order(file)[-1])] == ["Bellen"]


async def test_what_was_typed_is_there_after_esc_and_after_a_lock(tmp_path: Path) -> None:
    async with sitting(tmp_path, at_the_plan(tmp_path)) as room:
        await room.press("g")
        await room.type("Half doel")
        left = await room.press("escape")
        assert "staat er nog" in left
        assert "Half doel" in await room.press("g")
        place = room.app.place()
    async with sitting(tmp_path, place) as room:
        assert "Half doel" in room.text
        await room.press("enter")

        assert goals_in_order(stored(room))[-1].what == "Half doel"


async def test_enter_opens_everything_of_a_part_and_undo_takes_the_form_back(tmp_path: Path) -> None:
    async with sitting(tmp_path, at_the_plan(tmp_path)) as room:
        await typed(room, "g", "Rust")
        await room.press("enter")
        assert room.screen == "GoalForm"
        await room.press("end")
        await room.type(" in huis")
        await room.press("f2")
        assert goals_in_order(stored(room))[-1].what == "Rust in huis"
        await room.press("u")
        assert goals_in_order(stored(room))[-1].what == "Rust"
