"""How far a plan is on a day, and the same drawn: every line says in words what it draws."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.casework.test_plan import action, goal
from wams_tui.casework.plan.drawing import drawing
from wams_tui.casework.plan.parts import Action, ActionKind, ActionState, Goal, Plan
from wams_tui.casework.plan.progress import Standing, of_owner, progress_of, standing_of
from wams_tui.casework.plan.version import PlanContent

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2026, 6, 1), date(2028, 3, 1))


@st.composite
def plans(draw: st.DrawFn) -> PlanContent:
    goals = [goal(f"d{n}", by_when=draw(st.none() | DAYS)) for n in range(draw(st.integers(0, 4)))]
    actions = [_drawn_action(draw, f"a{n}") for n in range(draw(st.integers(0, 12)))]
    return PlanContent(
        plan=Plan(), goals=tuple(goals), actions=tuple(actions), review_on=draw(st.none() | DAYS)
    )  # fmt: skip


def _drawn_action(draw: st.DrawFn, id: str) -> Action:
    state = draw(st.sampled_from(ActionState))
    return action(
        id, draw(st.sampled_from(["", "d0", "d1", "weg"])), state=state, kind=draw(st.sampled_from(ActionKind)),
        owner=draw(st.sampled_from(["", "bram", "school"])), by_when=draw(st.none() | DAYS),
        starts_on=draw(st.none() | DAYS), done_on=draw(DAYS) if state is ActionState.GEDAAN else None,
    )  # fmt: skip


def plan(*actions: Action, goals: tuple[Goal, ...] = (), review_on: date | None = None) -> PlanContent:
    return PlanContent(plan=Plan(), goals=goals, actions=actions, review_on=review_on)


def test_an_action_is_late_from_the_day_after_its_day() -> None:
    due = action("1", by_when=TODAY)

    assert standing_of(due, TODAY) is Standing.LOOPT
    assert standing_of(due, TODAY + timedelta(days=1)) is Standing.TE_LAAT
    assert progress_of(plan(due), TODAY + timedelta(days=3)).bars[0].days_late == 3


def test_what_was_agreed_until_a_day_is_over_and_not_late() -> None:
    agreed = action("1", kind=ActionKind.NIET_HANDHAVEN, by_when=TODAY - timedelta(days=1))

    assert standing_of(agreed, TODAY) is Standing.AFGELOPEN


def test_what_is_done_is_done_however_late() -> None:
    late = action(
        "1", by_when=TODAY - timedelta(days=9), state=ActionState.GEDAAN, done_on=TODAY - timedelta(days=2)
    )  # fmt: skip
    bar = progress_of(plan(late), TODAY).bars[0]

    assert (bar.standing, bar.days_late, bar.ends) == (Standing.GEDAAN, 7, late.done_on)


@given(plans(), DAYS)
def test_every_action_is_drawn_once_and_on_the_line(content: PlanContent, today: date) -> None:
    found = progress_of(content, today)

    assert sorted(bar.id for bar in found.bars) == sorted(one.id for one in content.actions)
    for bar in found.bars:
        assert found.first <= bar.starts <= (bar.ends or today if bar.ends or bar.starts <= today else bar.starts)
        assert bar.ends is None or found.first <= bar.ends <= found.last
    assert found.first <= today <= found.last
    assert sum(one.done + one.late + one.running for one in found.owners) == found.counted


@given(plans(), DAYS)
def test_an_owner_sees_what_they_do_and_nothing_else(content: PlanContent, today: date) -> None:
    found = progress_of(content, today)
    mine = of_owner(found, "bram")

    assert [bar.id for bar in mine.bars] == [bar.id for bar in found.bars if bar.owner == "bram"]
    assert (mine.first, mine.last) == (found.first, found.last)


@given(plans(), DAYS, st.integers(60, 140))
def test_no_line_is_wider_than_the_screen_and_plain_is_plain(content: PlanContent, today: date, width: int) -> None:
    found = progress_of(content, today)
    for plain in (False, True):
        lines = drawing(found, {"bram": "Bram", "school": "OBS"}, str, width, plain=plain)
        assert max(map(len, lines)) <= width
        assert not plain or all(line.isascii() for line in lines)


def test_the_drawing_says_what_is_late_and_whose_it_is() -> None:
    content = plan(
        action("1", "a", what="Gesprek met school", owner="school", by_when=TODAY - timedelta(days=8)),
        action("2", "a", what="Huur regelen", state=ActionState.GEDAAN, done_on=date(2026, 11, 3)),
        goals=(goal("a", what="Rust in huis"),), review_on=TODAY - timedelta(days=1),
    )  # fmt: skip
    lines = drawing(progress_of(content, TODAY), {"school": "OBS De Regenboog"}, str, 78)

    assert lines[:2] == [
        "1 van 2 gedaan, 1 te laat, op 22-11-2026.",
        "Evaluatie was op 21-11-2026 en is nog niet gedaan.",
    ]
    late, done = (next(line for line in lines if what in line) for what in ("Gesprek", "Huur"))
    assert "OBS De Reg" in late
    assert late.endswith("! te laat 8 dgn")
    assert "niemand" in done
    assert done.endswith("+ gedaan 03-11")


def test_an_empty_plan_says_so() -> None:
    assert drawing(progress_of(plan(), TODAY), {}, str) == ["Er staan nog geen doelen en acties in het plan."]
