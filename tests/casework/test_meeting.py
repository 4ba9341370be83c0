"""A conference as it is typed and changed: read as meant, done again on a newer one; nothing decided is lost."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wams_tui.casework.errors import Refused
from wams_tui.casework.meeting.changes import (
    attended,
    brought,
    cancelled,
    decided,
    in_or_out,
    invited_anew,
    moved,
    with_item,
    without_item,
)
from wams_tui.casework.meeting.joining import agenda_with_theirs
from wams_tui.casework.meeting.meeting import AgendaItem, Attendance, Meeting, MeetingDecision, MeetingState
from wams_tui.casework.meeting.typed import Doer, NotReadError, typed_action, typed_hours, typed_words
from wams_tui.casework.merge import Kind, Side, differences, merged

TODAY = date(2026, 11, 23)
DOERS = (Doer("debts", ("Schuldhulp Demodorp", "Y. Postma")), Doer("school", ("De Waterlelie",)), Doer("s", ("Stijn",)))


def meeting(*items: AgendaItem, **more: object) -> Meeting:
    return Meeting(
        id="m", on=TODAY, starts_at=time(14), ends_at=time(15), invited=("a", "b"), family=("c",), agenda=items,
        made_on=TODAY, by="me",
    ).model_copy(update=more)  # fmt: skip


def item(name: str, **more: object) -> AgendaItem:
    return AgendaItem(id=name, title=name).model_copy(update=more)


def decision(name: str) -> MeetingDecision:
    return MeetingDecision(id=name, what=name, by="me")


@pytest.mark.parametrize(
    ("typed", "on", "starts", "ends"),
    [
        ("vr 14:00-15:30", date(2026, 11, 27), time(14), time(15, 30)),
        ("vr 14", date(2026, 11, 27), time(14), time(15)),
        ("3-12 om 9.30 tot 11", date(2026, 12, 3), time(9, 30), time(11)),
        ("over 2 wk 14u", date(2026, 12, 7), time(14), time(15)),
        ("27 november 13:15 - 14:00", date(2026, 11, 27), time(13, 15), time(14)),
        ("morgen 10 uur", date(2026, 11, 24), time(10), time(11)),
        ("vr 23:30", date(2026, 11, 27), time(23, 30), time(23, 59)),
    ],
)
def test_day_and_hours_are_read_as_they_are_typed(typed: str, on: date, starts: time, ends: time) -> None:
    found = typed_hours(typed, TODAY)

    assert (found.on, found.starts_at, found.ends_at) == (on, starts, ends)


@pytest.mark.parametrize("typed", ["", "vr", "14:00", "27-11-2026", "vr 15:00-14:00", "vr 25:00", "31-2 14:00"])
def test_what_names_no_day_or_no_hours_says_how_to_write_it(typed: str) -> None:
    with pytest.raises(NotReadError) as caught:
        typed_hours(typed, TODAY)

    assert "14:00-15:30" in caught.value.sentence


def test_behind_a_slash_stand_who_and_when_in_any_order() -> None:
    friday = date(2026, 11, 27)

    read = typed_action("Post openen / schuldh / vr", DOERS, TODAY)
    assert (read.what, read.owner, read.by_when) == ("Post openen", "debts", friday)
    read = typed_action("Post openen / vr / postma", DOERS, TODAY)
    assert (read.owner, read.by_when) == ("debts", friday)
    read = typed_action("Bellen en/of mailen", DOERS, TODAY)
    assert (read.what, read.owner, read.by_when) == ("Bellen en/of mailen", "", None)


@pytest.mark.parametrize("typed", ["Bellen / niemand", "Bellen / s", "Bellen / stijn / waterlelie", " / vr"])
def test_somebody_who_is_nobody_here_or_more_than_one_is_told(typed: str) -> None:
    with pytest.raises(NotReadError):
        typed_action(typed, DOERS, TODAY)


def test_own_words_begin_with_whose_they_are_and_stay_letter_for_letter() -> None:
    assert typed_words("stijn: Ik wil: slapen.  Echt", DOERS) == ("s", "Ik wil: slapen.  Echt")
    for wrong in ("Ik wil slapen", "Stijn:", ": iets", "Piet: iets"):
        with pytest.raises(NotReadError):
            typed_words(wrong, DOERS)


def test_who_stayed_away_or_is_out_for_an_item_is_not_in_the_room() -> None:
    held = attended([Attendance(who="b", came=False)])(meeting(item("1"), item("2")))
    out = in_or_out(["2"], "c", inside=False)(held)

    assert out.in_room(out.item("1")) == ("a", "c")
    assert out.in_room(out.item("2")) == ("a",)
    assert [one.id for one in out.heard_by("c")] == ["1"]
    assert in_or_out(["2"], "c", inside=True)(out) == held


def test_an_item_moves_within_the_agenda_and_one_with_a_decision_stays_on_it() -> None:
    begun = attended([])(meeting(item("1"), item("2"), item("3")))

    assert [one.id for one in moved("1", 1)(begun).agenda] == ["2", "1", "3"]
    assert [one.id for one in moved("1", -1)(begun).agenda] == ["1", "2", "3"]
    assert [one.id for one in without_item("2")(begun).agenda] == ["1", "3"]
    with pytest.raises(Refused):
        without_item("2")(decided("2", decision("x"))(begun))
    with pytest.raises(Refused):
        without_item("2")(brought("2", "action")(begun))


def test_nothing_is_decided_before_it_began_and_nothing_changes_after_it_was_called_off() -> None:
    with pytest.raises(Refused):
        decided("1", decision("x"))(meeting(item("1")))
    off = cancelled(invited_anew(meeting(item("1"))))
    assert (off.state, off.sequence) == (MeetingState.AFGELAST, 2)
    for change in (with_item(item("2")), moved("1", 1), attended([]), decided("1", decision("x")), invited_anew):
        with pytest.raises(Refused):
            change(off)
    with pytest.raises(Refused):
        cancelled(attended([])(meeting()))


def test_changing_what_an_item_says_keeps_who_is_out_and_what_was_decided() -> None:
    begun = decided("1", decision("x"))(attended([])(meeting(item("1", absent=("a",)))))
    after = with_item(item("1", title="Anders"))(begun).item("1")

    assert (after.title, after.absent, after.decisions) == ("Anders", ("a",), (decision("x"),))


_NAMES = st.sampled_from("123")
_CHANGES = st.lists(
    st.one_of(
        st.builds(lambda name, text: ("text", name, text), _NAMES, st.sampled_from("pqr")),
        st.builds(lambda name, text: ("decide", name, text), _NAMES, st.sampled_from("stuv")),
        st.builds(lambda name, who: ("out", name, who), _NAMES, st.sampled_from("abc")),
        st.builds(lambda name, who: ("in", name, who), _NAMES, st.sampled_from("abc")),
        st.builds(lambda name, text: ("new", name, text), st.sampled_from("45"), st.sampled_from("pq")),
        st.builds(lambda name, text: ("drop", name, text), _NAMES, st.just("")),
    ),
    max_size=5,
)


def changed(base: Meeting, changes: list[tuple[str, str, str]], side: str) -> Meeting:
    """The conference after somebody's changes; what cannot be done is left out."""
    found = base
    for what, name, more in changes:
        try:
            found = deed(found, what, name, more, side)
        except (Refused, KeyError):
            continue
    return found


def deed(found: Meeting, what: str, name: str, more: str, side: str) -> Meeting:
    match what:
        case "text":
            found.item(name)
            return with_item(item(name, title=more))(found)
        case "new":
            return with_item(item(f"{side}{name}", title=more))(found)
        case "decide":
            return decided(name, decision(f"{side}{more}"))(found)
        case "drop":
            return without_item(name)(found)
        case _:
            return in_or_out([name], more, inside=what == "in")(found)


@settings(max_examples=150, deadline=None)
@given(_CHANGES, _CHANGES)
def test_whatever_two_did_to_an_agenda_at_once_nothing_decided_is_lost(
    ours: list[tuple[str, str, str]], theirs: list[tuple[str, str, str]]
) -> None:
    base = attended([])(meeting(item("1"), item("2", absent=("a",)), item("3")))
    my, their = changed(base, ours, "o"), changed(base, theirs, "t")
    agenda, clash = agenda_with_theirs(base, my, their)
    found = differences(base, my, their)
    for side in Side:
        choices = {one.name: side for one in found if one.kind is Kind.CLASH}
        both = merged(found, their, choices)
        decisions = {one.id for place in both.agenda for one in place.decisions}
        assert decisions >= {one.id for place in their.agenda for one in place.decisions}
        if side is Side.OURS or not clash:
            assert decisions >= {one.id for place in my.agenda for one in place.decisions}
    # Merging once more with what came of it changes nothing.
    again = base.model_copy(update={"agenda": agenda})
    assert agenda_with_theirs(their, again, their)[0] == agenda
    # Which of the two is called ours makes no difference to what was decided, nor to who is out.
    other, _clash = agenda_with_theirs(base, their, my)
    assert {one.id: (set(one.absent), {each.id for each in one.decisions}) for one in agenda} == {
        one.id: (set(one.absent), {each.id for each in one.decisions}) for one in other
    }
