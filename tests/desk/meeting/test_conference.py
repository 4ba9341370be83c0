"""A conference in a real vault: prepared, invited to, held; two who type in it at once keep what both typed."""

from datetime import time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from storage import HeadPlace, unlock
from tests.desk.builders import TODAY
from tests.desk.conftest import NOW
from wams_tui.casework.codes import Basis, Category, Purpose
from wams_tui.casework.course.agenda import DueKind
from wams_tui.casework.errors import Conflict, Misused, Refused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.meeting.meeting import AgendaItem, MeetingState
from wams_tui.desk.cases import Clashed, OpenCase, open_case
from wams_tui.desk.clashes import compare, keep
from wams_tui.desk.desk import Desk
from wams_tui.desk.meeting.changing import ITEM_GONE
from wams_tui.desk.meeting.holding import admit, agree, begin, call_off, come_or_go, decide, let_in, quote
from wams_tui.desk.meeting.inviting import invite, suggest_invitation
from wams_tui.desk.meeting.minutes import NOT_HELD, begin_minutes, readers_of
from wams_tui.desk.meeting.preparing import (
    Wanted,
    add_item,
    bases_of,
    change_item,
    choose_terms,
    drop_item,
    move_item,
    prepare,
    prepare_anew,
    purposes_of,
)
from wams_tui.desk.plan.copies import parts_of
from wams_tui.desk.plan.drafting import add_goal
from wams_tui.desk.timeline import timeline
from wams_tui.law.ruleset import RuleSet

WANTED = Wanted(TODAY, time(14), time(15, 30), "Wijkcentrum", ("corporation", "ggz"), ("tenant",))


@pytest.fixture
def prepared(desk: Desk, opened: OpenCase) -> tuple[OpenCase, str]:
    opened, meeting = prepare(desk, opened, WANTED)
    for title in ("Wonen", "Behandeling"):
        opened, _item = add_item(desk, opened, meeting, AgendaItem(id="", title=title, persons=("tenant",)))
    return opened, meeting


def begun(desk: Desk, opened: OpenCase, meeting: str) -> OpenCase:
    return begin(desk, opened, meeting, ("corporation", "ggz", "tenant"), {})


def titles(opened: OpenCase, meeting: str) -> list[str]:
    return [one.title for one in opened.file.meeting(meeting).agenda]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"on": TODAY - timedelta(days=1)}, Misused),
        ({"ends_at": time(13)}, Misused),
        ({"invited": (), "family": ()}, Misused),
        ({"family": ()}, Misused),
        ({"family": (), "without_family": "kort"}, Misused),
        ({"on": TODAY - timedelta(days=1), "invited": ("corporation",)}, Misused),
    ],
)
def test_what_cannot_be_held_is_told_and_nothing_is_stored(
    desk: Desk, opened: OpenCase, changed: dict[str, object], error: type[Exception]
) -> None:
    wanted = Wanted(**{**{name: getattr(WANTED, name) for name in WANTED.__slots__}, **changed})

    with pytest.raises(error):
        prepare(desk, opened, wanted)

    assert open_case(desk, "case-1").file.meetings == ()


def test_the_client_is_there_or_it_is_on_record_why_not(desk: Desk, opened: OpenCase) -> None:
    alone = Wanted(TODAY, time(9), time(10), "", ("ggz",), (), "De cliënt is opgenomen en wil het zo.")
    opened, meeting = prepare(desk, opened, alone)
    assert opened.file.meeting(meeting).without_family.startswith("De cliënt")

    opened, meeting = prepare(desk, opened, WANTED)
    with pytest.raises(Misused):
        begin(desk, opened, meeting, ("ggz",), {})
    opened = begin(desk, opened, meeting, ("ggz",), {"": "Bram is ziek en vroeg om door te gaan."})
    away = {one.who: one.reason for one in opened.file.meeting(meeting).attendance if not one.came}
    assert away == {"corporation": "", "tenant": "Bram is ziek en vroeg om door te gaan."}


def test_an_agenda_is_made_changed_and_put_in_order(desk: Desk, prepared: tuple[OpenCase, str]) -> None:
    opened, meeting = prepared
    first, second = opened.file.meeting(meeting).agenda
    opened = move_item(desk, opened, meeting, second.id, -1)
    opened = change_item(desk, opened, meeting, first.model_copy(update={"title": "De woning"}))
    assert titles(opened, meeting) == ["Behandeling", "De woning"]
    opened = drop_item(desk, opened, meeting, second.id)
    assert titles(open_case(desk, "case-1"), meeting) == ["De woning"]
    with pytest.raises(Misused):
        add_item(desk, opened, meeting, AgendaItem(id="", title="  "))
    opened, anybody = add_item(desk, opened, meeting, AgendaItem(id="", title="Samen"))
    assert opened.file.meeting(meeting).item(anybody).persons == ("tenant",)
    # Who is called by name in its title is whom it is about.
    name = opened.file.person("daughter").short_name
    opened, hers = add_item(desk, opened, meeting, AgendaItem(id="", title=f"De school van {name}"))
    assert opened.file.meeting(meeting).item(hers).persons == ("daughter",)


def test_purpose_and_basis_are_chosen_by_a_person_and_nothing_else_is_accepted(
    desk: Desk, prepared: tuple[OpenCase, str]
) -> None:
    opened, meeting = prepared
    assert (opened.file.meeting(meeting).purpose, opened.file.meeting(meeting).basis) == (None, None)
    assert Purpose.CASUSOVERLEG in {one.code for one in purposes_of(desk, opened, meeting) if one.open}
    usable = {one.code for one in bases_of(desk, opened, meeting, Purpose.CASUSOVERLEG) if one.open}
    assert Basis.WAMS_GECOORDINEERDE_AANPAK in usable
    with pytest.raises(Refused):
        choose_terms(desk, opened, meeting, Purpose.CASUSOVERLEG, Basis.AWIR)
    opened = choose_terms(desk, opened, meeting, Purpose.CASUSOVERLEG, Basis.WAMS_GECOORDINEERDE_AANPAK)
    assert opened.file.meeting(meeting).basis is Basis.WAMS_GECOORDINEERDE_AANPAK


def test_what_is_decided_and_agreed_is_in_the_plan_and_on_the_time_line_at_once(
    desk: Desk, prepared: tuple[OpenCase, str]
) -> None:
    opened, meeting = prepared
    opened = add_goal(desk, opened, "Hier blijven wonen")
    (goal,) = opened.file.goals
    first = opened.file.meeting(meeting).agenda[0]
    opened = change_item(desk, opened, meeting, first.model_copy(update={"about": (goal.id,)}))
    with pytest.raises(Refused):
        decide(desk, opened, meeting, first.id, "Te vroeg.")
    opened = begun(desk, opened, meeting)
    opened = decide(desk, opened, meeting, first.id, "De huur gaat in termijnen.")
    opened = agree(desk, opened, meeting, first.id, "Regeling maken", "corporation", TODAY + timedelta(days=7))
    opened = quote(desk, opened, meeting, first.id, "tenant", "Als ik maar  kan blijven.")
    again = open_case(desk, "case-1").file

    (action,), (said,) = again.actions, again.words
    assert (action.goal, action.owner, action.meeting, action.persons) == (
        goal.id, "corporation", meeting, ("tenant",),
    )  # fmt: skip
    assert (said.text, said.meeting, said.about) == ("Als ik maar  kan blijven.", meeting, goal.id)
    item = again.meeting(meeting).item(first.id)
    assert item.parts == (action.id, said.id)
    (decision,) = item.decisions
    assert (decision.what, decision.persons) == ("De huur gaat in termijnen.", ("tenant",))
    told = [one.words for one in timeline(desk, open_case(desk, "case-1"))]
    assert "De huur gaat in termijnen." in told
    for type_nothing in (decide, agree):
        with pytest.raises(Misused):
            type_nothing(desk, opened, meeting, first.id, " ")


def test_who_comes_later_or_goes_earlier_is_in_the_room_for_what_they_were_there_for(
    desk: Desk, prepared: tuple[OpenCase, str]
) -> None:
    opened, meeting = prepared
    first, second = opened.file.meeting(meeting).agenda
    opened = begun(desk, opened, meeting)
    opened = let_in(desk, opened, meeting, second.id, "corporation", inside=False)
    opened = come_or_go(desk, opened, meeting, second.id, "tenant", inside=False)
    opened = admit(desk, opened, meeting, second.id, "recovery")
    found = opened.file.meeting(meeting)

    assert found.in_room(found.item(first.id)) == ("corporation", "ggz", "tenant")
    assert found.in_room(found.item(second.id)) == ("ggz", "recovery")
    assert [one.title for one in found.heard_by("recovery")] == ["Behandeling"]


def test_a_colleague_who_types_in_the_same_conference_loses_nothing(
    desk: Desk, prepared: tuple[OpenCase, str], tmp_path: Path, rules: RuleSet
) -> None:
    opened, meeting = prepared
    opened = begun(desk, opened, meeting)
    first, second = opened.file.meeting(meeting).agenda
    place = tmp_path / "place"
    with unlock(place / "vault", "demo", heads=HeadPlace(place / "heads"), now=lambda: NOW) as session:
        colleague = Desk(session, rules, lambda: NOW)
        theirs = open_case(colleague, "case-1")
        theirs = decide(colleague, theirs, meeting, first.id, "Van de collega.")
        let_in(colleague, theirs, meeting, second.id, "corporation", inside=False)
    after = decide(desk, opened, meeting, first.id, "Van mij.")
    after = let_in(desk, after, meeting, second.id, "tenant", inside=False)

    assert [one.what for one in after.file.meeting(meeting).item(first.id).decisions] == ["Van de collega.", "Van mij."]
    assert after.file.meeting(meeting).item(second.id).absent == ("corporation", "tenant")
    # What both wrote otherwise is asked, and the decisions stay whichever is taken.
    with pytest.raises(Clashed) as clash:
        change_item(desk, opened, meeting, first.model_copy(update={"title": "Anders"}))
    joined = keep(desk, compare(desk, clash.value.attempt), {})
    assert joined.file.meeting(meeting).item(first.id).title == "Anders"
    assert len(joined.file.meeting(meeting).item(first.id).decisions) == 2


def test_what_is_typed_for_an_item_a_colleague_took_off_is_told_and_not_lost(
    desk: Desk, prepared: tuple[OpenCase, str], tmp_path: Path, rules: RuleSet
) -> None:
    opened, meeting = prepared
    opened = begun(desk, opened, meeting)
    first = opened.file.meeting(meeting).agenda[0]
    place = tmp_path / "place"
    with unlock(place / "vault", "demo", heads=HeadPlace(place / "heads"), now=lambda: NOW) as session:
        colleague = Desk(session, rules, lambda: NOW)
        drop_item(colleague, open_case(colleague, "case-1"), meeting, first.id)

    with pytest.raises(Refused) as told:
        decide(desk, opened, meeting, first.id, "Te laat getypt.")

    assert told.value.message == ITEM_GONE


def test_an_invitation_holds_the_code_and_the_hour_and_nothing_of_anybody(
    desk: Desk, prepared: tuple[OpenCase, str], tmp_path: Path
) -> None:
    opened, meeting = prepared
    path = suggest_invitation(desk, opened, meeting, tmp_path)
    assert path.name == "W-2026-0005-overleg-20261121.ics"
    made = invite(desk, opened, meeting, tmp_path / "een.ics")
    text = made.path.read_text(encoding="utf-8")

    for word in ("Bram", "Visser", "Woonstee", "GGZ", "Wijkcentrum", "Wonen", "Behandeling", "Demodorp"):
        assert word not in text
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event.decoded("dtstart").hour == 14
    assert (event["sequence"], event["status"], str(event["uid"])) == (0, "CONFIRMED", meeting)
    assert "W-2026-0005" in str(event["summary"])
    assert made.opened.file.meeting(meeting).state is MeetingState.UITGENODIGD
    with pytest.raises(Conflict):
        invite(desk, made.opened, meeting, tmp_path / "een.ics")
    moved = prepare_anew(desk, made.opened, meeting, Wanted(TODAY + timedelta(days=2), time(9), time(10), "",
                                                            ("corporation",), ("tenant",)))  # fmt: skip
    again = invite(desk, moved, meeting, tmp_path / "twee.ics")
    (event,) = Calendar.from_ical(again.path.read_text(encoding="utf-8")).walk("VEVENT")
    assert (event["sequence"], event.decoded("dtstart").hour) == (1, 9)
    off = invite(desk, call_off(desk, again.opened, meeting), meeting, tmp_path / "drie.ics")
    (event,) = Calendar.from_ical(off.path.read_text(encoding="utf-8")).walk("VEVENT")
    assert (event["sequence"], event["status"]) == (2, "CANCELLED")
    told = [row.event for row in desk.session.audit_lines() if row.event is not None]
    invited = [one for one in told if one.action is AuditAction.OVERLEG_UITGENODIGD]
    assert [one.details["genodigden"] for one in invited] == ["3", "2"]


def test_a_conference_to_come_is_due_on_its_day_and_one_that_was_held_is_not(
    desk: Desk, prepared: tuple[OpenCase, str]
) -> None:
    opened, meeting = prepared
    (due,) = [one for one in opened.file.head().dues if one.kind is DueKind.OVERLEG]
    assert (due.ref, due.due_on, due.what) == (meeting, TODAY, "14:00")
    opened = begun(desk, opened, meeting)
    assert not [one for one in opened.file.head().dues if one.kind is DueKind.OVERLEG]
    with pytest.raises(Refused):
        prepare_anew(desk, opened, meeting, WANTED)
    with pytest.raises(Refused):
        call_off(desk, opened, meeting)


def test_it_does_not_begin_before_its_day(desk: Desk, opened: OpenCase) -> None:
    later = Wanted(TODAY + timedelta(days=1), time(14), time(15), "", ("ggz",), ("tenant",))
    opened, meeting = prepare(desk, opened, later)

    with pytest.raises(Refused):
        begun(desk, opened, meeting)


def test_kinds_that_no_item_named_are_not_spoken_of(desk: Desk, prepared: tuple[OpenCase, str]) -> None:
    opened, meeting = prepared
    opened = begun(desk, opened, meeting)
    item = opened.file.meeting(meeting).agenda[0]
    opened = change_item(desk, opened, meeting, item.model_copy(update={"categories": (Category.WONEN,)}))
    opened = decide(desk, opened, meeting, item.id, "Lotte komt niet meer langs.")
    (decision,) = opened.file.meeting(meeting).item(item.id).decisions

    assert decision.categories == (Category.WONEN,)
    assert set(decision.persons) == {"tenant", "ex"}


def test_minutes_hold_nothing_of_what_the_reader_was_put_out_for_but_what_they_do_themselves(
    desk: Desk, prepared: tuple[OpenCase, str]
) -> None:
    opened, meeting = prepared
    assert {one.obstacle for one in readers_of(desk, opened, meeting)} == {NOT_HELD}
    opened = begin(desk, opened, meeting, ("corporation", "tenant"), {})
    first, second = opened.file.meeting(meeting).agenda
    opened = let_in(desk, opened, meeting, second.id, "corporation", inside=False)
    for item, words in ((first, "Eerste besluit."), (second, "Tweede besluit.")):
        opened = decide(desk, opened, meeting, item.id, words)
    opened = agree(desk, opened, meeting, second.id, "Huur in termijnen", "corporation")
    opened = agree(desk, opened, meeting, second.id, "Iets van een ander", "ggz")
    opened = quote(desk, opened, meeting, second.id, "tenant", "Ik wil dat niet.")
    opened = choose_terms(desk, opened, meeting, Purpose.CASUSOVERLEG, Basis.WAMS_GECOORDINEERDE_AANPAK)

    read = {}
    for reader in readers_of(desk, opened, meeting):
        opened, draft = begin_minutes(desk, opened, meeting, reader)
        assert (draft.purpose, draft.basis) == (Purpose.CASUSOVERLEG, Basis.WAMS_GECOORDINEERDE_AANPAK)
        read[reader.who] = [field.value for field in parts_of(opened.file, draft)]

    assert "Tweede besluit." not in read["corporation"]
    assert {"Eerste besluit.", "Huur in termijnen"} <= set(read["corporation"])
    assert {"Iets van een ander", "Ik wil dat niet."}.isdisjoint(read["corporation"])
    # Who could not come was put out for nothing: the rules decide, as for anybody.
    assert {"Eerste besluit.", "Tweede besluit.", "Ik wil dat niet."} <= set(read["ggz"])
    assert {"Tweede besluit.", "Huur in termijnen"} <= set(read["tenant"])
    assert [(one.who, one.came, one.out, one.own) for one in readers_of(desk, opened, meeting)] == [
        ("corporation", True, 1, 1),
        ("ggz", False, 0, 1),
        ("tenant", True, 0, 0),
    ]
