"""Histories of a whole case at the office and on two laptops: nothing lost, erased is gone, twice is as once."""

import json
from collections.abc import Mapping
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.builders import household
from tests.storage.faults.rig import times
from wams_tui.casework.casefile import CaseFile, Entity
from wams_tui.casework.items import DataItem, Source, TextBlock
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting, MeetingDecision
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.erasing import holds, without_part
from wams_tui.casework.plan.order import content_now
from wams_tui.casework.plan.parts import Action, Goal, OwnWords, Plan
from wams_tui.casework.plan.version import Agreed, Agreement, PlanVersion
from wams_tui.casework.records import record_id
from wams_tui.casework.travel.clash import Clash
from wams_tui.casework.travel.merging import Hands, Three
from wams_tui.casework.travel.whole import bring_home

EXAMPLES = times("WAMS_HISTORIES", 60)
DAY = date(2026, 11, 23)
State = dict[str, Entity]
Edit = tuple[str, str, str]


def _frozen(state: Mapping[str, Entity], id: str, number: int) -> PlanVersion:
    content = content_now(CaseFile.gather(state.values()))
    at = {"made_at": "2026-11-23T10:00:00Z", "by": "c", "number": number}
    return PlanVersion.model_validate({"id": id, "content": content, "content_hash": content.digest(), **at})


def _base() -> State:
    file = household()
    kept: tuple[Entity, ...] = (file.case, file.person("tenant"), file.participants[0], *file.items[:2])
    goals = (Goal(id="g1", what="rust", made_on=DAY, by="c"), Goal(id="g2", what="werk", made_on=DAY, by="c"))
    said = OwnWords(id="w1", person="tenant", text="Ik wil rust.", said_on=DAY, made_on=DAY, by="c")
    meeting = Meeting.model_validate(
        {"id": "m", "on": DAY, "starts_at": "10:00", "ends_at": "11:00", "made_on": DAY, "by": "c"}
        | {"agenda": (AgendaItem(id="i1", title="een"), AgendaItem(id="i2", title="twee"))}
    )
    found = {record_id(one): one for one in (*kept, *goals, said, Plan(goals=("g1", "g2")), meeting)}
    return {**found, "v1": _frozen(found, "v1", 1)}


BASE = _base()
ITEMS = tuple(sorted(place for place, one in BASE.items() if isinstance(one, DataItem)))
WORDS = ("een", "twee", "drie")
edits = st.lists(
    st.one_of(
        st.tuples(st.just("value"), st.sampled_from(ITEMS), st.sampled_from(WORDS)),
        st.tuples(st.just("goal"), st.sampled_from(["g1", "g2"]), st.sampled_from(WORDS)),
        st.tuples(st.just("move"), st.sampled_from(["g2 g1", "g1 g2"]), st.just("")),
        st.tuples(st.just("action"), st.sampled_from(["1", "2"]), st.sampled_from(["g1", "g2"])),
        st.tuples(st.sampled_from(["said", "note"]), st.sampled_from(["1", "2"]), st.sampled_from(WORDS)),
        st.tuples(st.just("agree"), st.sampled_from([one.value for one in Agreed]), st.sampled_from(WORDS)),
        st.tuples(st.just("decide"), st.sampled_from(["i1", "i2"]), st.sampled_from(WORDS)),
        st.tuples(st.just("ended"), st.just(""), st.sampled_from(["1", "2", "3"])),
        st.tuples(st.just("freeze"), st.sampled_from(["1", "2"]), st.just("")),
        st.tuples(st.just("erase"), st.sampled_from(["g1", "g2", "w1", *ITEMS]), st.just("")),
    ),
    max_size=6,
)


def edited(todo: list[Edit], who: str) -> tuple[State, frozenset[str]]:
    """What one side makes of it, and what it erased."""
    now, gone = dict(BASE), set[str]()
    for what, place, value in todo:
        for one in _made(now, what, place, value, who):
            now[record_id(one)] = one
        if what == "erase" and place in now:
            del now[place]
            gone.add(place)
    return now, frozenset(gone)


def _made(now: State, what: str, place: str, value: str, who: str) -> tuple[Entity, ...]:
    there, plan = now.get(place), now["plan"]
    assert isinstance(plan, Plan)
    new = f"{who}-{what}-{place}"
    by = {"made_on": DAY, "by": who}
    match what:
        case "value" if isinstance(there, DataItem):
            return (there.model_copy(update={"value": f"{who} {value}"}),)
        case "goal" if isinstance(there, Goal):
            return (there.model_copy(update={"what": f"{who} {value}"}),)
        case "move":
            return (plan.model_copy(update={"goals": tuple(one for one in place.split() if one in now)}),)
        case "action":
            return (Action.model_validate({"id": new, "goal": value, "what": "bellen", **by}),)
        case "said":
            words = {"id": new, "person": "tenant", "text": f"{who} {value}", "said_on": DAY}
            return () if new in now else (OwnWords.model_validate({**words, **by}),)
        case "note":
            return (TextBlock(id=new, title="t", text=value, source=Source(description="x"), written_on=DAY),)
    return _done_beside(now, what, place, value, who)


def _done_beside(now: State, what: str, place: str, value: str, who: str) -> tuple[Entity, ...]:
    there, version, meeting = now.get(place), now["v1"], now["m"]
    assert isinstance(version, PlanVersion)
    assert isinstance(meeting, Meeting)
    new = f"{who}-{what}-{place}"
    match what:
        case "agree":
            said = Agreement(person="tenant", answer=Agreed(place), reason=f"{who} {value}", on=DAY, by=who)
            return (version.model_copy(update={"agreements": (*version.agreements, said)}),)
        case "decide":
            return (_decided(meeting, place, value, who),)
        case "ended":
            part = next(one for one in now.values() if isinstance(one, Participant))
            return (part.model_copy(update={"ended_on": date(2026, 12, int(value)), "end_reason": who}),)
        case "freeze":
            return () if new in now else (_frozen(now, new, 2),)
        case "erase" if isinstance(there, Goal | OwnWords):
            return without_part(CaseFile.gather(now.values()), there, DAY, who)
    return ()


def _decided(meeting: Meeting, place: str, value: str, who: str) -> Meeting:
    said = MeetingDecision(id=f"{who}-{value}", what=value, by=who)
    items = {one.id: one for one in meeting.agenda}
    decisions = tuple(dict.fromkeys((*items[place].decisions, said)))
    items[place] = items[place].model_copy(update={"decisions": decisions})
    return meeting.model_copy(update={"agenda": tuple(items.values())})


def brought(office: State, laptop: State, who: str) -> State:
    """The office once a laptop came home; clashes are records like any other."""
    places = {place for place in (*BASE, *office, *laptop) if not isinstance(office.get(place), Clash)}
    three = {place: Three(BASE.get(place), office.get(place), laptop.get(place)) for place in places}
    found = bring_home(three, [*BASE, *laptop], Hands(f"reis-{who}", who, {}, {}), DAY, "c")
    taken = {record_id(one) for one in found.removed}
    now = {place: one for place, one in office.items() if place not in taken}
    now |= {record_id(one): one for one in found.changed}
    return {**{one.id: one for one in found.clashes if one.id not in now}, **now}


def values(state: State) -> set[tuple[str, str, str]]:
    """Everything anybody can still find: in force, or kept beside it; of a list each that is in it."""
    found = set()
    for place, one in state.items():
        if isinstance(one, Clash):
            for side in filter(None, (one.office, one.laptop)):
                found |= _told(one.record, json.loads(side))
        else:
            found |= _told(place, one.model_dump(mode="json"))
    return found


PASSED_OVER = frozenset({"content", "content_hash", "erased", "goals"})
"""What a version held, and where a goal stands in the order: that follows from the parts."""


def _told(place: str, record: dict[str, object]) -> set[tuple[str, str, str]]:
    return {
        (place, name, json.dumps(each, sort_keys=True))
        for name, value in record.items()
        if name not in PASSED_OVER
        for each in (_flat(value) if isinstance(value, list) else [value])
    }


def _flat(values: list[object]) -> list[object]:
    """Return each of a list; of an agenda each item and each decision by itself."""
    found: list[object] = []
    for one in values:
        inner = one.get("decisions", []) if isinstance(one, dict) else []
        found += [{**one, "decisions": []} if isinstance(one, dict) and inner else one, *inner]
    return found


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits, edits, edits)
def test_nothing_is_lost_and_what_anybody_erased_is_gone_in_either_order(
    at_office: list[Edit], on_first: list[Edit], on_second: list[Edit]
) -> None:
    office, first, second = (edited(todo, who) for todo, who in ((at_office, "k"), (on_first, "a"), (on_second, "b")))
    gone = office[1] | first[1] | second[1]

    one = brought(brought(office[0], first[0], "a"), second[0], "b")
    other = brought(brought(office[0], second[0], "b"), first[0], "a")

    for state in (one, other):
        assert not gone & state.keys()
        held = [each for each in state.values() if isinstance(each, PlanVersion)]
        assert not any(holds(version, place) for version in held for place in gone)
        plan = state["plan"]
        assert isinstance(plan, Plan)
        assert not gone & set(plan.goals)
        CaseFile.gather(each for each in state.values())
        for side, erased in (office, first, second):
            assert {each for each in values(side) - values(BASE) if each[0] not in erased} <= values(state)
    assert values(one) - values(BASE) == values(other) - values(BASE)
    once = brought(office[0], first[0], "a")
    assert brought(once, first[0], "a") == once
