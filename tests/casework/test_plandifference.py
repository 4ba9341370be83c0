"""What is different between two plans: each part once, what moved and no more, words that went and came."""

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.casework.test_plan import DAY, action, goal
from wams_tui.casework.plan.difference import Change, How, Mark, PartKind, difference, word_marks
from wams_tui.casework.plan.parts import Action, Goal, OwnWords, Plan
from wams_tui.casework.plan.version import PlanContent

TEXT = st.text("ab .,\n", max_size=30)


def plan(*parts: Goal | Action | OwnWords, **about: object) -> PlanContent:
    return PlanContent(
        plan=Plan.model_validate(about),
        goals=tuple(one for one in parts if isinstance(one, Goal)),
        actions=tuple(one for one in parts if isinstance(one, Action)),
        words=tuple(one for one in parts if isinstance(one, OwnWords)),
    )


def brief(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(change.how.value, change.id) for change in changes]


@st.composite
def plans(draw: st.DrawFn) -> PlanContent:
    goals = draw(st.lists(st.sampled_from("abcd"), unique=True))
    actions = draw(st.lists(st.sampled_from("1234567"), unique=True))
    return plan(
        *(goal(id, what=draw(st.sampled_from(["rust", "werk"]))) for id in goals),
        *(action(id, draw(st.sampled_from(["", *goals, "weg"])), what=draw(TEXT)) for id in actions),
        problems=draw(st.sampled_from(["", "huur"])),
    )


@given(plans())
def test_a_plan_does_not_differ_from_itself(content: PlanContent) -> None:
    assert difference(content, content) == ()


@given(plans(), plans())
def test_every_part_that_differs_is_told_once_and_no_other(before: PlanContent, after: PlanContent) -> None:
    found = difference(before, after)
    old = {one.id: one for one in (*before.goals, *before.actions)}
    new = {one.id: one for one in (*after.goals, *after.actions)}
    differ = {id for id in old.keys() | new.keys() if old.get(id) != new.get(id)}
    told = [change.id for change in found if change.kind is not PartKind.PLAN]

    assert len(told) == len(set(told))
    assert {change.id for change in found if change.how is How.ERBIJ} == new.keys() - old.keys()
    assert {change.id for change in found if change.how is How.ERAF} == old.keys() - new.keys()
    assert {change.id for change in found if change.how is How.ANDERS} - {"plan"} == differ & old.keys() & new.keys()


@given(st.permutations("abcde"), st.permutations("abcde"))
def test_the_fewest_goals_that_can_have_moved_are_told(before: list[str], after: list[str]) -> None:
    found = difference(plan(*map(goal, before)), plan(*map(goal, after)))
    stayed = max(
        size
        for size in range(6)
        for kept in combinations(before, size)
        if list(kept) == [x for x in after if x in kept]
    )

    assert len(found) == 5 - stayed
    assert all(change.how is How.VERPLAATST and change.place for change in found)


def test_an_action_that_goes_to_another_goal_is_told_once_there() -> None:
    before = plan(goal("a"), goal("b"), action("1", "a"), action("2", "a"))
    after = plan(goal("a"), goal("b"), action("2", "a"), action("1", "b"))

    (change,) = difference(before, after)

    assert (change.how, change.under, change.fields[0].name) == (How.ANDERS, "b", "goal")


def test_who_wrote_it_down_and_when_is_no_difference() -> None:
    again = goal("a").model_copy(update={"by": "ander", "made_on": date(2026, 11, 9), "meeting": "overleg"})

    assert difference(plan(goal("a")), plan(again)) == ()


def test_the_plan_as_a_whole_its_review_day_and_new_words_are_told() -> None:
    said = OwnWords(id="z", person="anna", text="Ik wil dit niet.", said_on=DAY, made_on=DAY, by="k")
    before = plan(goal("a"), problems="huur")
    after = plan(goal("a"), said, problems="huur en school").model_copy(update={"review_on": DAY})

    whole, words = difference(before, after)

    assert [(one.name, one.new) for one in whole.fields] == [("problems", "huur en school"), ("review_on", DAY)]
    assert (words.how, words.person, words.what) == (How.ERBIJ, "anna", "Ik wil dit niet.")


@given(TEXT, TEXT)
def test_the_marks_hold_both_texts_whole(old: str, new: str) -> None:
    marks = word_marks(old, new)

    assert "".join(text for mark, text in marks if mark is not Mark.NIEUW) == old
    assert "".join(text for mark, text in marks if mark is not Mark.WEG) == new


def test_whole_words_are_marked() -> None:
    marks = word_marks("Anna belt de school.", "Anna mailt de school morgen.")

    assert [(mark, text) for mark, text in marks if mark is not Mark.ZELFDE] == [
        (Mark.WEG, "belt"), (Mark.NIEUW, "mailt"), (Mark.NIEUW, " morgen"),
    ]  # fmt: skip
