"""The plan in the family's own order, and versions that stay as they were frozen."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.desk.builders import household
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.plan.order import actions_of, content_now, goals_in_order, loose_actions
from wams_tui.casework.plan.parts import Action, ActionState, Goal, GoalOutcome, Plan
from wams_tui.casework.plan.version import Agreed, Agreement, PlanVersion
from wams_tui.casework.records import decode, encode, kind_of, record_id

DAY = date(2026, 11, 2)


def goal(id: str, **fields: object) -> Goal:
    return Goal.model_validate({"id": id, "what": f"doel {id}", "made_on": DAY, "by": "k", **fields})


def action(id: str, goal: str = "", **fields: object) -> Action:
    return Action.model_validate({"id": id, "goal": goal, "what": f"actie {id}", "made_on": DAY, "by": "k", **fields})


def file_with(*parts: Goal | Action, plan: Plan | None = None) -> CaseFile:
    return CaseFile.gather([household().case, *parts, *([plan] if plan else [])])


def frozen(file: CaseFile, **fields: object) -> PlanVersion:
    content = content_now(file)
    made = datetime(2026, 11, 2, 10, tzinfo=UTC)
    stated = {"id": "v", "number": 1, "made_at": made, "by": "k", "content_hash": content.digest(), **fields}
    return PlanVersion.model_validate({"content": content, **stated})


@given(st.permutations(["a", "b", "c", "d"]), st.integers(0, 4))
def test_goals_stand_as_the_family_put_them_and_new_ones_come_last(order: list[str], placed: int) -> None:
    file = file_with(*(goal(id) for id in sorted(order)), plan=Plan(goals=tuple(order[:placed])))

    assert [one.id for one in goals_in_order(file)] == order[:placed] + sorted(order[placed:])


def test_an_action_of_a_goal_that_is_gone_is_still_in_the_plan() -> None:
    file = file_with(goal("a", actions=("2", "1")), action("1", "a"), action("2", "a"), action("3"), action("4", "weg"))

    assert [one.id for one in actions_of(file, file.goal("a"))] == ["2", "1"]
    assert [one.id for one in loose_actions(file)] == ["3", "4"]
    assert [one.id for one in content_now(file).actions] == ["2", "1", "3", "4"]


def test_every_part_goes_into_the_store_and_comes_back() -> None:
    file = file_with(goal("a"), action("1", "a"), plan=Plan(problems="huur en school", goals=("a",)))
    file = file.model_copy(update={"versions": (frozen(file),)})

    kept = [decode(kind_of(one), encode(one)) for one in file.entities()]

    assert CaseFile.gather(kept) == file
    assert len({record_id(one) for one in kept}) == len(kept)


def test_a_plan_nobody_wrote_is_no_record() -> None:
    assert Plan() not in file_with(goal("a")).entities()


def test_what_was_frozen_stays_as_it_was() -> None:
    version = frozen(file_with(goal("a")))
    stated = version.model_dump()
    stated["content"]["goals"][0]["what"] = "iets anders"

    with pytest.raises(ValidationError):
        PlanVersion.model_validate(stated)


def test_a_field_that_is_left_as_it_is_leaves_the_hash_as_it_was() -> None:
    content = content_now(file_with(goal("a")))
    stated = content.model_dump(mode="json", exclude_defaults=True)

    assert type(content).model_validate(stated).digest() == content.digest()
    assert content_now(file_with(goal("b"))).digest() != content.digest()


def test_the_newest_word_of_somebody_counts_and_anything_but_yes_has_a_reason() -> None:
    no = Agreement(person="p", answer=Agreed.NEE, reason="wil eerst praten", on=DAY, by="k")
    yes = Agreement(person="p", answer=Agreed.JA, on=DAY, by="k")

    version = frozen(file_with(), agreements=(no, yes))

    assert version.agreement_of("p") == yes
    assert version.agreement_of("iemand anders") is None
    with pytest.raises(ValidationError):
        Agreement(person="p", answer=Agreed.DEELS, on=DAY, by="k")


def test_an_action_is_done_on_a_day() -> None:
    assert not action("1", state=ActionState.GEDAAN, done_on=DAY).is_open
    with pytest.raises(ValidationError):
        action("1", state=ActionState.GEDAAN)
    with pytest.raises(ValidationError):
        action("1", done_on=DAY)


def test_a_goal_is_open_until_it_is_reached_or_given_up() -> None:
    def after(outcome: GoalOutcome) -> Goal:
        return goal("a", evaluations=({"on": DAY, "by": "k", "outcome": outcome},))

    assert [after(outcome).is_open for outcome in GoalOutcome] == [False, True, True, False]
    assert goal("a").is_open
