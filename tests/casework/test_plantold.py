"""A difference in words: signs around whole words, names for ids, and nothing for what did not change."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.casework.test_plan import DAY, action, goal
from tests.casework.test_plandifference import plan
from wams_tui.casework.codes import Category
from wams_tui.casework.plan.difference import difference
from wams_tui.casework.plan.parts import ActionKind, Evaluated, GoalOutcome, OwnWords
from wams_tui.casework.plan.told import Told, marked, told
from wams_tui.casework.plan.version import PlanContent

WORDS = st.lists(st.sampled_from(["Anna", "belt", "de", "school", "op", "maandag,", "en", "vraagt."]), max_size=8)
NAMES = {"anna": "Anna", "school": "OBS De Regenboog", "k": "Carla"}


def lines(before: PlanContent, after: PlanContent) -> list[Told]:
    return list(told(difference(before, after), (before, after), NAMES, str))


@given(WORDS, WORDS)
def test_what_is_marked_gives_both_texts_back(old: list[str], new: list[str]) -> None:
    text = marked(" ".join(old), " ".join(new))
    came = re.sub(r"\[-.*?-\]", " ", text).replace("[+", " ").replace("+]", " ")
    went = re.sub(r"\[\+.*?\+\]", " ", text).replace("[-", " ").replace("-]", " ")

    # Signs stand between words: where a comma changed, a space may have come.
    assert re.sub(r"\W", "", came) == re.sub(r"\W", "", "".join(new))
    assert re.sub(r"\W", "", went) == re.sub(r"\W", "", "".join(old))


def test_an_action_tells_its_new_owner_day_and_sort_by_name() -> None:
    before = plan(goal("a", what="Rust"), action("1", "a", what="Bellen", owner="anna"))
    changed = action(
        "1", "a", what="Bellen", owner="school", by_when=date(2026, 12, 3), kind=ActionKind.SNELLE_HULP, amount=8000
    )

    (one,) = lines(before, plan(goal("a", what="Rust"), changed))

    assert (one.sign, one.text) == ("~", "actie anders: Bellen")
    assert "wie het doet: Anna → OBS De Regenboog" in one.notes
    assert any(note.endswith("niets → 3-12-2026") for note in one.notes)
    assert any(note.endswith("actie → snelle hulp") for note in one.notes)
    assert any(note.endswith("niets → € 80,00") for note in one.notes)
    assert one.notes[-1] == "bij het doel: Rust"


def test_what_became_of_a_goal_and_what_was_said_is_told_letter_for_letter() -> None:
    became = Evaluated(on=DAY, by="k", outcome=GoalOutcome.DEELS, words="Bijna.")
    said = OwnWords(id="z", person="anna", text="Ik wil dit NIET.", said_on=DAY, made_on=DAY, by="k")

    found = lines(plan(goal("a", what="Rust")), plan(goal("a", what="Rust", evaluations=(became,)), said))

    assert [one.text for one in found] == ["gezinsdoel anders: Rust", "eigen woorden erbij: Anna: “Ik wil dit NIET.”"]
    assert any("deels bereikt: “Bijna.”" in note for note in found[0].notes)


def test_of_whom_a_part_speaks_and_what_it_holds_is_told_in_words() -> None:
    kinds = (Category.HULPVRAAG_PLAN, Category.WONEN)
    found = lines(plan(goal("a")), plan(goal("a", persons=("anna", "weg"), categories=kinds)))

    assert any(note.endswith("niets → Anna, onbekend") for note in found[0].notes)
    assert "soorten gegevens: Hulpvraag en plan → Hulpvraag en plan, Wonen" in found[0].notes


def test_what_moved_says_from_where_to_where() -> None:
    (one,) = lines(plan(*map(goal, "abc")), plan(*map(goal, "cab")))

    assert (one.sign, one.notes) == (">", ("van plaats 3 naar plaats 1",))
