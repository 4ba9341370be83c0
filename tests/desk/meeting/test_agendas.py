"""An agenda for each who is invited: the items they are in the room for, and of those what the law allows them."""

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from tests.desk.builders import TODAY
from tests.desk.plan.test_copies import read_all
from tests.desk.test_disclose import answered, disclose
from wams_tui.casework.codes import Basis, Category, Channel, Purpose
from wams_tui.casework.errors import Refused
from wams_tui.casework.meeting.meeting import AgendaItem
from wams_tui.casework.release import HandoutKind
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.fields import every_field, fields_of
from wams_tui.desk.disclosing.prospects import prospects
from wams_tui.desk.disclosing.weighing import obstacles
from wams_tui.desk.ledger.register import disclosures
from wams_tui.desk.meeting.agendas import NO_ITEM, NO_LONGER_AHEAD, agenda_readers, begin_agenda
from wams_tui.desk.meeting.holding import call_off
from wams_tui.desk.meeting.minutes import readers_of
from wams_tui.desk.meeting.preparing import Wanted, add_item, choose_terms, prepare, prepare_anew
from wams_tui.desk.plan.copies import NOT_IN_COPY, parts_of
from wams_tui.documents.render import Form

WANTED = Wanted(TODAY + timedelta(days=3), time(14), time(15, 30), "Thuis", ("corporation", "ggz"), ("tenant",))
HEALTH = (Category.HULPVRAAG_PLAN, Category.GEZONDHEID)


@pytest.fixture
def prepared(desk: Desk, opened: OpenCase) -> tuple[OpenCase, str]:
    """A conference to come: the rent, and his sleep without the corporation."""
    opened, meeting = prepare(desk, opened, WANTED)
    for item in (
        AgendaItem(id="", title="De huur", persons=("tenant",), presenter="corporation"),
        AgendaItem(id="", title="Slapen", persons=("tenant",), categories=HEALTH, absent=("corporation",)),
    ):
        opened, _item = add_item(desk, opened, meeting, item)
    opened = choose_terms(desk, opened, meeting, Purpose.CASUSOVERLEG, Basis.WAMS_GECOORDINEERDE_AANPAK)
    return opened, meeting


def begun(desk: Desk, opened: OpenCase, meeting: str, who: str) -> tuple[OpenCase, Draft]:
    reader = next(one for one in agenda_readers(desk, opened, meeting) if one.who == who)
    opened, draft = begin_agenda(desk, opened, meeting, reader)
    return opened, replace(draft, channel=Channel.PAPIER)


def test_an_agenda_holds_the_items_one_is_in_the_room_for_and_nothing_is_chosen(
    desk: Desk, prepared: tuple[OpenCase, str]
) -> None:
    opened, meeting = prepared
    counted = {one.who: (one.items, one.given) for one in agenda_readers(desk, opened, meeting)}
    opened, draft = begun(desk, opened, meeting, "corporation")

    assert counted == {"corporation": (1, False), "ggz": (2, False), "tenant": (2, False)}
    assert (draft.purpose, draft.basis) == (Purpose.CASUSOVERLEG, Basis.WAMS_GECOORDINEERDE_AANPAK)
    assert draft.fields == ()
    assert [one.value for one in parts_of(opened.file, draft)] == ["De huur"]
    other = next(one.key for one in every_field(opened.file) if one.value == "Slapen")
    assert NOT_IN_COPY in obstacles(desk, opened, draft.toggled(other)), "nor by hand"


def test_nobody_gets_one_who_was_never_asked_is_no_longer_or_of_what_is_called_off(
    desk: Desk, prepared: tuple[OpenCase, str]
) -> None:
    """Also not by a draft of before: it comes back after a lock."""
    opened, meeting = prepared
    opened, draft = begun(desk, opened, meeting, "corporation")
    rent = parts_of(opened.file, draft)[0]
    whole = answered(desk, opened, draft.toggled(rent.key)).having_read(opened, rent)
    assert NOT_IN_COPY not in obstacles(desk, opened, whole)

    assert NOT_IN_COPY in obstacles(desk, opened, replace(whole, participant="recovery"))
    fewer = prepare_anew(desk, opened, meeting, replace(WANTED, invited=("ggz",)))
    assert NOT_IN_COPY in obstacles(desk, fewer, whole)
    off = call_off(desk, fewer, meeting)
    assert NOT_IN_COPY in obstacles(desk, off, replace(whole, participant="ggz"))


def test_a_title_is_judged_as_what_it_speaks_of(desk: Desk, prepared: tuple[OpenCase, str]) -> None:
    opened, meeting = prepared
    here = opened.file.meeting(meeting)
    open_room = here.model_copy(update={"agenda": tuple(one.model_copy(update={"absent": ()}) for one in here.agenda)})
    opened = OpenCase(opened.file.model_copy(update={"meetings": (open_room,)}), opened.versions, 0)
    _opened, draft = begun(desk, opened, meeting, "corporation")

    found = {one.field.value: one.can_be_chosen for one in prospects(desk, opened, draft) if one.field.part}

    assert found == {"De huur": True, "Slapen": False}


def test_an_agenda_is_on_the_ledger_names_no_place_and_is_no_minutes(
    desk: Desk, prepared: tuple[OpenCase, str], tmp_path: Path
) -> None:
    opened, meeting = prepared
    opened, draft = begun(desk, opened, meeting, "corporation")
    rent = parts_of(opened.file, draft)[0]
    draft = answered(desk, opened, draft.toggled(rent.key)).having_read(opened, rent)

    done = disclose(desk, opened, read_all(opened, draft), Form.JSON, tmp_path / "agenda.json")

    handout = done.release.content.handout
    assert handout is not None
    assert (handout.kind, [name for name, _said in handout.facts]) == (HandoutKind.AGENDA, ["Overleg"])
    assert [one.part.who for one in done.release.content.fields if one.part] == ["Woonstee"]
    (line,) = disclosures(desk)
    assert (line.subject, line.recipient, line.purpose) == ("tenant", "corporation", Purpose.CASUSOVERLEG)
    opened = open_case(desk, opened.id)
    assert [one.given for one in agenda_readers(desk, opened, meeting)] == [True, False, False]
    assert not any(one.given for one in readers_of(desk, opened, meeting)), "an agenda is no minutes"
    assert rent.key not in {one.key for one in fields_of(opened.file)}, "before it was spoken of, nobody said it"


def test_of_a_conference_that_is_over_or_called_off_there_is_no_agenda(
    desk: Desk, prepared: tuple[OpenCase, str]
) -> None:
    opened, meeting = prepared
    alone = opened.file.meeting(meeting).model_copy(update={"agenda": ()})
    empty = OpenCase(opened.file.model_copy(update={"meetings": (alone,)}), opened.versions, 0)
    assert {one.obstacle for one in agenda_readers(desk, empty, meeting)} == {NO_ITEM}

    opened = call_off(desk, opened, meeting)

    (first, *_others) = agenda_readers(desk, opened, meeting)
    assert first.obstacle == NO_LONGER_AHEAD
    with pytest.raises(Refused):
        begin_agenda(desk, opened, meeting, first)
