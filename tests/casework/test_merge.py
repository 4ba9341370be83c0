"""Two versions of one thing: no change of either is lost, and nothing is chosen for anybody."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wams_tui.casework.codes import Category, Direction
from wams_tui.casework.fieldnames import NAMES, kind_name, part_name
from wams_tui.casework.merge import Difference, Kind, Side, differences, merged, parts_of
from wams_tui.casework.model import Model
from wams_tui.casework.records import KINDS
from wams_tui.casework.requests.request import (
    DataRequest,
    LineDecision,
    LineOutcome,
    Outcome,
    RefusalReason,
    RequestLine,
    RequestState,
)
from wams_tui.casework.requests.requesting import decided


class Note(Model):
    """Something with a few fields."""

    id: str = "n"
    title: str = ""
    text: str = ""
    count: int = 0
    tags: tuple[str, ...] = ()


words = st.sampled_from(["", "a", "b", "c"])
notes = st.builds(Note, title=words, text=words, count=st.integers(0, 2), tags=st.lists(words, max_size=2).map(tuple))
sides = st.sampled_from(Side)


def choices_for(found: tuple[Difference, ...], draw: list[Side]) -> dict[str, Side]:
    clashes = [one.name for one in found if one.kind is Kind.CLASH]
    return dict(zip(clashes, draw, strict=False))


@given(notes, notes, notes, st.lists(sides, min_size=5, max_size=5))
def test_no_edit_of_either_is_lost_unless_a_person_chose_the_other(
    base: Note, ours: Note, theirs: Note, draw: list[Side]
) -> None:
    found = differences(base, ours, theirs)
    choices = choices_for(found, draw)

    one = merged(found, theirs, choices)

    for field in Note.model_fields:
        began, mine, other, kept = (getattr(note, field) for note in (base, ours, theirs, one))
        if mine == other:
            assert kept == mine
        elif field in choices:
            assert kept == (mine if choices[field] is Side.OURS else other)
        else:
            assert kept == (other if mine == began else mine)


@given(notes, notes, notes)
def test_a_clash_is_where_both_changed_and_each_must_be_chosen(base: Note, ours: Note, theirs: Note) -> None:
    found = differences(base, ours, theirs)
    clashes = {one.name for one in found if one.kind is Kind.CLASH}

    both = {
        field
        for field in Note.model_fields
        if len({str(getattr(note, field)) for note in (base, ours, theirs)}) == 3
        or (
            getattr(base, field) not in (getattr(ours, field), getattr(theirs, field))
            and getattr(ours, field) != getattr(theirs, field)
        )
    }
    assert clashes == both
    if clashes:
        with pytest.raises(ValueError, match="nothing was chosen"):
            merged(found, theirs, {})


@given(notes, notes, notes)
def test_whose_is_called_ours_makes_no_difference(base: Note, ours: Note, theirs: Note) -> None:
    here, there = differences(base, ours, theirs), differences(base, theirs, ours)
    mine = {one.name: Side.OURS for one in here}
    other = {one.name: Side.THEIRS for one in there}

    assert merged(here, theirs, mine) == merged(there, ours, other)


@given(notes, notes)
def test_doing_it_again_changes_nothing(base: Note, ours: Note) -> None:
    found = differences(base, ours, base)
    once = merged(found, base, {})

    assert once == ours
    assert differences(base, ours, once) == ()


@given(notes, notes)
def test_without_a_common_beginning_everything_that_differs_is_asked(ours: Note, theirs: Note) -> None:
    assert {one.kind for one in differences(None, ours, theirs)} <= {Kind.CLASH}


def request(**changed: object) -> DataRequest:
    return DataRequest(
        id="ask", direction=Direction.VERSTREKKEN, participant="p", received_on=date(2026, 11, 1), purpose_words="x",
        lines=(RequestLine(person="a", category=Category.WONEN, wording="y"),),
    ).model_copy(update=changed)  # fmt: skip


def refused(line: str, reason: RefusalReason) -> LineDecision:
    return LineDecision(
        line=line,
        outcome=LineOutcome.GEWEIGERD,
        by="A",
        on=date(2026, 11, 2),
        reason=reason,
        motivation="Eerst overleg.",
    )


def decide(base: DataRequest, *made: LineDecision) -> DataRequest:
    return decided(base, made, "A", date(2026, 11, 2))


TWO = tuple(RequestLine(id=id, person="a", category=Category.WONEN, wording=id) for id in ("1", "2"))


def test_two_decisions_on_one_line_are_chosen_between_and_each_is_whole() -> None:
    base = request()
    mine = decide(base, refused("1", RefusalReason.ANDERS))
    other = decide(base, refused("1", RefusalReason.HANDHAVING))
    (found,) = differences(base, mine, other)

    assert found.kind is Kind.CLASH
    assert merged((found,), other, {"state": Side.OURS}) == mine
    assert merged((found,), other, {"state": Side.THEIRS}) == other


def test_decisions_on_different_lines_are_both_kept_and_the_state_follows() -> None:
    base = request(lines=TWO)
    mine = decide(base, refused("1", RefusalReason.ANDERS))
    other = decide(base, refused("2", RefusalReason.HANDHAVING))
    found = differences(base, mine, other)

    one = merged(found, other, {})

    assert [part.kind for part in found] == [Kind.BOTH_KEPT]
    assert [line.id for line in one.refused] == ["1", "2"]
    assert one.state is RequestState.BESLIST
    assert one.outcome is Outcome.GEWEIGERD


def test_what_a_colleague_gave_cannot_be_chosen_away() -> None:
    base = request(lines=TWO)
    gone = LineDecision(line="1", outcome=LineOutcome.GEGEVEN, by="B", on=date(2026, 11, 2), disclosure="weg")
    other = decide(base, gone).model_copy(update={"disclosures": ("weg",)})
    mine = decide(base, refused("1", RefusalReason.ANDERS), refused("2", RefusalReason.ANDERS))
    found = differences(base, mine, other)

    one = merged(found, other, {"state": Side.OURS})

    assert [line.id for line in one.given] == ["1"]
    assert [line.id for line in one.refused] == ["2"]
    assert one.outcome is Outcome.DEELS


def test_disclosures_that_either_of_both_added_are_all_kept() -> None:
    found = differences(request(), request(disclosures=("een",)), request(disclosures=("twee",)))

    assert [one.kind for one in found] == [Kind.BOTH_KEPT]
    assert merged(found, request(disclosures=("twee",)), {}).disclosures == ("twee", "een")


@pytest.mark.parametrize("model", KINDS.values())
def test_every_field_of_every_record_has_a_name(model: type[Model]) -> None:
    parts = parts_of(model)

    assert {field for fields in parts for field in fields} == set(model.model_fields)
    assert all(part_name(model, fields) for fields in parts)
    assert set(model.model_fields) <= set(NAMES), "name it in casework/fieldnames.py"
    assert kind_name(model.model_construct())  # type: ignore[arg-type]
