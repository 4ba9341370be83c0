"""What may be said to a room: the strictest present decides, and exactly those leave who stand in the way."""

from datetime import date, time, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.builders import TODAY, item
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Category, Channel, Hat, Party, Purpose
from wams_tui.casework.household.persons import Custody
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.period import Period
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import fields_of
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.meeting.room import Room, Table, Topic, must_leave
from wams_tui.desk.plan.drafting import Tags, add_action
from wams_tui.desk.rules.regimes import setting
from wams_tui.law.possible import possible
from wams_tui.law.verdict import Effect

TERMS = (Purpose.CASUSOVERLEG, Basis.WAMS_GECOORDINEERDE_AANPAK)
AROUND = ("corporation", "ggz", "recovery", "police", "uwv")


def with_more(file: CaseFile) -> CaseFile:
    """The household with police and UWV around it, and somebody who said something about work on the side."""
    since = Period(start=TODAY - timedelta(days=90))
    more = tuple(
        Participant(id=name, organisation=name.upper(), party=party, hat=Hat.HULPVERLENING, period=since,
                    agreed_action="Iets doen.")
        for name, party in (("police", Party.POLITIE), ("uwv", Party.UWV_SVB))
    )  # fmt: skip
    told = item("market", "tenant", Category.ONREGELMATIGHEID, "Helpt soms op de markt.", "ggz", Party.GGZ_MEDISCH)
    return file.model_copy(update={"participants": (*file.participants, *more), "items": (*file.items, told)})


def conference(*kinds: Category, persons: tuple[str, ...] = ("tenant",), family: tuple[str, ...] = ()) -> Meeting:
    spoken = AgendaItem(id="1", title="Punt", persons=persons, categories=kinds or (Category.HULPVRAAG_PLAN,))
    return Meeting(
        id="m", on=TODAY, starts_at=time(14), ends_at=time(15), invited=AROUND, family=family, agenda=(spoken,),
        purpose=TERMS[0], basis=TERMS[1], made_on=TODAY, by="me",
    )  # fmt: skip


def room(desk: Desk, file: CaseFile, meeting: Meeting) -> Room:
    return Room(desk, file, meeting, meeting.agenda[0])


_RANKS = st.integers(0, 3)
_TABLES = st.integers(1, 5).flatmap(
    lambda seats: st.lists(st.lists(_RANKS, min_size=seats, max_size=seats), min_size=1, max_size=5)
)


@settings(max_examples=200, deadline=None)
@given(_TABLES, st.sets(st.integers(0, 4)))
def test_the_room_says_what_asking_everybody_in_it_would_and_no_smaller_number_need_leave(
    ranks: list[list[int]], seats: set[int]
) -> None:
    listeners = tuple("abcde"[: len(ranks[0])])
    topics = tuple(Topic(str(number), ("p",), (Category.WONEN,)) for number in range(len(ranks)))
    table = Table(listeners, topics, tuple(bytes(row) for row in ranks))
    present = [listeners[seat] for seat in seats if seat < len(listeners)]

    found = table.said(present)

    for one, row in zip(found, ranks, strict=True):
        heard = [row[listeners.index(who)] for who in present]
        assert one.effect.rank == max(heard, default=0)
        possible_without = [
            set(gone)
            for size in range(len(present) + 1)
            for gone in combinations(present, size)
            if all(row[listeners.index(who)] < Effect.WEIGEREN.rank for who in present if who not in gone)
        ]
        smallest = min(possible_without, key=len)
        assert set(one.bars) == smallest
        assert all(set(one.bars) <= gone for gone in possible_without)
    assert set(must_leave(found)) == {who for one in found for who in one.bars}
    assert all(one.effect is not Effect.WEIGEREN for one in table.said(set(present) - set(must_leave(found))))


def test_for_every_kind_and_person_the_table_says_what_the_law_says_of_each_of_them(
    desk: Desk, opened: OpenCase
) -> None:
    file = with_more(opened.file)
    everything = tuple(Category)
    people = tuple(one.id for one in file.persons)
    table = room(desk, file, conference(*everything, persons=people)).table
    today, known = setting(desk), {field.key: field for field in fields_of(file)}

    for topic, ranks in zip(table.topics, table.ranks, strict=True):
        field = known.get(topic.key)
        for who, rank in zip(table.listeners, ranks, strict=True):
            if field is not None and field.source.participant == who:
                assert rank == 0
                continue
            asked = [
                possible(
                    question(file, file.participant(who), file.person(person), kind, field, today,
                             purpose=TERMS[0], basis=TERMS[1], channel=Channel.MONDELING),
                    desk.rules,
                ).effect.rank
                for person in topic.persons
                for kind in topic.categories
            ]  # fmt: skip
            assert rank == max(asked)
    assert {(person, kind) for one in table.topics for person in one.persons for kind in one.categories} >= {
        (person, kind) for person in people for kind in everything
    }


def test_where_work_on_the_side_is_mentioned_the_one_who_pays_the_benefit_would_have_to_leave(
    desk: Desk, opened: OpenCase
) -> None:
    file = with_more(opened.file)
    meeting = conference(Category.ONREGELMATIGHEID, family=("tenant",))
    table = room(desk, file, meeting).table

    (said,) = table.said(("uwv", "ggz", "tenant"))
    assert (said.effect, said.bars) == (Effect.WEIGEREN, ("uwv",))
    # Who brought it in hears nothing new, and it is about the client themself.
    (without,) = table.said(("ggz", "tenant"))
    assert without.may


def test_what_one_may_hear_and_another_may_not_is_said_to_neither_datum_by_datum(desk: Desk, opened: OpenCase) -> None:
    file = with_more(opened.file)
    table = room(desk, file, conference(Category.GEZONDHEID, Category.WONEN)).table

    alone = {who: {one.topic.key for one in table.said((who,)) if one.may} for who in ("corporation", "ggz")}
    together = {one.topic.key for one in table.said(("corporation", "ggz")) if one.may}
    assert together == alone["corporation"] & alone["ggz"]
    assert "arrears" in alone["corporation"]
    assert "depression" not in alone["corporation"]


def test_the_family_in_the_room_is_somebody_who_hears_as_well(desk: Desk, opened: OpenCase) -> None:
    file = with_more(opened.file)
    meeting = conference(Category.WONEN, family=("tenant", "ex"))
    table = room(desk, file, meeting).table

    (to_himself,) = table.said(("tenant",))
    assert to_himself.effect is not Effect.WEIGEREN
    (with_the_ex,) = table.said(("tenant", "ex"))
    assert with_the_ex.bars == ("ex",)
    assert with_the_ex.themselves == ("tenant",)
    (ex_alone,) = table.said(("ex",))
    assert (ex_alone.bars, ex_alone.themselves) == (("ex",), ())


def test_who_has_custody_hears_for_their_child_and_the_other_parent_does_not(desk: Desk, opened: OpenCase) -> None:
    child = opened.file.person("daughter")
    held = child.model_copy(update={"custody": (Custody(holder="tenant", period=Period(start=date(2016, 6, 1))),)})
    people = tuple(held if one.id == child.id else one for one in opened.file.persons)
    file = with_more(opened.file).model_copy(update={"persons": people})
    meeting = conference(Category.HULPVRAAG_PLAN, persons=("daughter",), family=("tenant", "ex"))
    table = room(desk, file, meeting).table

    assert {one.effect for one in table.said(("tenant",))}.isdisjoint({Effect.WEIGEREN})
    assert {one.effect for one in table.said(("ex",))} == {Effect.WEIGEREN}


def test_letting_somebody_in_or_out_asks_the_law_nothing_anew(desk: Desk, opened: OpenCase) -> None:
    file, meeting = with_more(opened.file), conference(Category.WONEN)
    found = room(desk, file, meeting)
    out = meeting.agenda[0].model_copy(update={"absent": ("ggz",)})

    assert found.still_holds(file, meeting, out)
    assert found.table is found.table
    for changed in (
        meeting.model_copy(update={"basis": Basis.WMO_TOEGANG}),
        meeting.model_copy(update={"invited": AROUND[:2]}),
        meeting.model_copy(update={"on": TODAY + timedelta(days=1)}),
    ):
        assert not found.still_holds(file, changed, meeting.agenda[0])
    assert not found.still_holds(opened.file, meeting, meeting.agenda[0])
    assert not found.still_holds(file, meeting, meeting.agenda[0].model_copy(update={"persons": ("daughter",)}))


def test_what_was_worked_out_before_an_action_was_typed_is_what_it_would_be_anew(desk: Desk, opened: OpenCase) -> None:
    meeting = conference(Category.HULPVRAAG_PLAN, Category.WONEN)
    before = room(desk, opened.file, conference(Category.HULPVRAAG_PLAN, Category.WONEN))
    invited = meeting.model_copy(update={"invited": AROUND[:3]})
    first = Room(desk, opened.file, invited, invited.agenda[0], before)
    after = add_action(desk, opened, "", "Post openen", Tags(persons=("tenant",)), owner="recovery").file

    taken_over = Room(desk, after, invited, invited.agenda[0], first).table
    anew = Room(desk, after, invited, invited.agenda[0]).table

    assert taken_over == anew
    assert len(anew.topics) == len(first.table.topics) + 1


@pytest.mark.parametrize("terms", [TERMS, (None, None)])
def test_before_a_person_chose_it_is_only_what_is_possible_and_never_stricter(
    desk: Desk, opened: OpenCase, terms: tuple[Purpose | None, Basis | None]
) -> None:
    file = with_more(opened.file)
    meeting = conference(*tuple(Category)[:6])
    chosen = room(desk, file, meeting).table
    found = room(desk, file, meeting.model_copy(update={"purpose": terms[0], "basis": terms[1]})).table

    for row, other in zip(found.ranks, chosen.ranks, strict=True):
        assert all(mild <= strict for mild, strict in zip(row, other, strict=True))
