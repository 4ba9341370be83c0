"""Office and laptops made one: no edit is lost, twice is as once, and the order of coming home does not matter."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage.faults.rig import times
from wams_tui.casework.casefile import Entity
from wams_tui.casework.course.todo import Todo
from wams_tui.casework.plan.parts import Goal
from wams_tui.casework.records import decode, encode, kind_of, record_id
from wams_tui.casework.travel.clash import Clash
from wams_tui.casework.travel.merging import Hands, Three, bring_together

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 14, tzinfo=UTC)
State = dict[str, Entity]
EXAMPLES = times("WAMS_HISTORIES", 150)

BASE: State = {
    "t1": Todo(id="t1", what="bellen", by="a", made_on=DAY),
    "t2": Todo(id="t2", what="mailen", by="a", made_on=DAY),
    "g1": Goal(id="g1", what="rust in huis", by="a", made_on=DAY),
}

words = st.sampled_from(["een", "twee", "drie"])
edits = st.lists(
    st.one_of(
        st.tuples(st.just("what"), st.sampled_from(["t1", "t2"]), words),
        st.tuples(st.just("due"), st.sampled_from(["t1", "t2"]), st.integers(1, 3)),
        st.tuples(st.just("done"), st.sampled_from(["t1", "t2"]), st.integers(1, 3)),
        st.tuples(st.just("wording"), st.just("g1"), words),
        st.tuples(st.just("new"), st.integers(0, 2), words),
        st.tuples(st.just("gone"), st.sampled_from(["t1", "t2"]), st.none()),
    ),
    max_size=5,
)


def hands(who: str) -> Hands:
    return Hands(f"reis-{who}", who, {}, {})


def edited(state: State, todo: list[tuple[object, ...]], who: str) -> State:
    """What one side makes of it; what it took away it cannot change any more."""
    now = dict(state)
    for kind, place, value in todo:
        if kind == "new":
            now[f"{who}-{place}"] = Todo(id=f"{who}-{place}", what=str(value), by=who, made_on=DAY)
        elif kind == "gone":
            now.pop(str(place), None)
        elif str(place) in now:
            puts: dict[str, dict[str, object]] = {
                "what": {"what": value},
                "wording": {"what": value},
                "due": {"due_on": date(2026, 12, value) if isinstance(value, int) else None},
                "done": {"done_on": date(2026, 12, value) if isinstance(value, int) else None, "done_by": who},
            }
            one: Entity = now[str(place)].model_copy(update=puts[str(kind)])
            now[str(place)] = one
    return now


def brought(office: State, laptop: State, who: str) -> State:
    """The office once a laptop came home; clashes are records like any other."""
    places = {place for place in (*BASE, *office, *laptop) if not isinstance(office.get(place), Clash)}
    three = {place: Three(BASE.get(place), office.get(place), laptop.get(place)) for place in places}
    found = bring_together(three, hands(who))
    now = {place: one for place, one in office.items() if one not in found.removed}
    now |= {record_id(one): one for one in found.changed}
    return {**{one.id: one for one in found.clashes if one.id not in now}, **now}


def values(state: Mapping[str, Entity]) -> set[tuple[str, str, str]]:
    """Everything anybody can still find: in force, or kept beside it; record, field, value."""
    found = set()
    for place, one in state.items():
        if isinstance(one, Clash):
            for side in (one.office, one.laptop):
                told = json.loads(side) if side else {"weg": True}
                found |= {(one.record, name, json.dumps(value)) for name, value in told.items()}
        else:
            told = json.loads(one.model_dump_json())
            found |= {(place, name, json.dumps(value)) for name, value in told.items()}
    return found


def changes(before: State, after: State) -> set[tuple[str, str, str]]:
    """What one side changed, as :func:`values` would tell it; of a record it took away nothing but that."""
    return values(after) - values(before)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits, edits, edits)
def test_no_edit_is_lost_and_the_order_does_not_matter(
    at_office: list[tuple[object, ...]], on_first: list[tuple[object, ...]], on_second: list[tuple[object, ...]]
) -> None:
    office = edited(BASE, at_office, "kantoor")
    first, second = edited(BASE, on_first, "eerste"), edited(BASE, on_second, "tweede")

    one = brought(brought(office, first, "eerste"), second, "tweede")
    other = brought(brought(office, second, "tweede"), first, "eerste")

    for side in (office, first, second):
        assert changes(BASE, side) <= values(one)
        for place in BASE:  # what one side took away is gone, or waits for a choice
            if place not in side and place in one:
                assert any(isinstance(each, Clash) and each.record == place for each in one.values())
    assert changes(BASE, one) == changes(BASE, other)
    # Which of a change and a taking away holds until somebody chooses is the one thing that the order decides.
    gone = {place for place in BASE if place not in first or place not in second}
    assert {place for place in one if place in BASE} - gone == {place for place in other if place in BASE} - gone


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits, edits)
def test_twice_is_as_once(at_office: list[tuple[object, ...]], on_road: list[tuple[object, ...]]) -> None:
    office, laptop = edited(BASE, at_office, "kantoor"), edited(BASE, on_road, "laptop")
    once = brought(office, laptop, "laptop")
    # What the laptop took away and the office did not touch is gone now: the same laptop does not bring it up again.
    assert brought(once, laptop, "laptop") == once


@given(edits, edits)
def test_where_only_one_side_worked_nothing_is_asked(
    at_office: list[tuple[object, ...]], on_road: list[tuple[object, ...]]
) -> None:
    office, laptop = edited(BASE, at_office, "kantoor"), edited(BASE, on_road, "laptop")
    assert brought(office, BASE, "laptop") == office
    assert brought(BASE, laptop, "laptop") == laptop


def test_a_record_that_may_not_be_taken_as_it_is_waits_whole() -> None:
    laptop = edited(BASE, [("what", "t1", "een")], "laptop")
    three = {place: Three(BASE[place], BASE[place], laptop[place]) for place in BASE}

    found = bring_together(three, hands("laptop"), {"t1"})

    assert found.changed == ()
    assert [(one.record, one.fields, one.laptop) for one in found.clashes] == [("t1", ("what",), '{"what": "een"}')]


def test_a_clash_says_who_and_when_and_survives_the_store() -> None:
    office, laptop = edited(BASE, [("what", "t1", "een")], "k"), edited(BASE, [("what", "t1", "twee")], "l")
    by = Hands("reis-1", "laptop", {"t1": AT}, {"t1": ("kantoor", AT)})

    (clash,) = bring_together({"t1": Three(BASE["t1"], office["t1"], laptop["t1"])}, by).clashes

    assert (clash.office_by, clash.laptop_by, clash.laptop_at, clash.is_open) == ("kantoor", "laptop", AT, True)
    assert (clash.office, clash.laptop) == ('{"what": "een"}', '{"what": "twee"}')
    assert decode(kind_of(clash), encode(clash)) == clash
