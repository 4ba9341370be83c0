"""What was written of a conference can be erased: nothing of it stays, who received it hears so, it is not found."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.builders import SINCE, TODAY
from tests.desk.plan.planned import CHANGED, planned, with_custody
from tests.desk.plan.test_copies import TERMS, read_all
from tests.desk.test_disclose import answered, disclose
from wams_tui.casework.codes import Category, Channel, Purpose
from wams_tui.casework.errors import Misused
from wams_tui.casework.finding.elsewhere import elsewhere
from wams_tui.casework.household.kin import Address
from wams_tui.casework.meeting.erasing import cleaned, without_written, written, written_with
from wams_tui.casework.meeting.meeting import ERASED_TITLE, Attendance, MeetingDecision
from wams_tui.casework.merge import differences, merged
from wams_tui.casework.plan.parts import Erased
from wams_tui.casework.records import encode
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.kinds import Form
from wams_tui.desk.ledger.after import erase, past_recipients
from wams_tui.desk.plan.copies import start_minutes

WHY = "De betrokkene vroeg dit te wissen."
SAID = "De termijnen beginnen in december."


@pytest.fixture
def held(desk: Desk, opened: OpenCase) -> OpenCase:
    """A conference that was held, with something of every kind written of it."""
    file = with_custody(planned(opened.file))
    meeting = file.meeting("table")
    agenda = (meeting.agenda[0].model_copy(update={"about": ("rent",), "parts": ("post", "says")}), meeting.agenda[1])
    away = Attendance(who="ggz", came=False, reason="Zat bij een andere cliënt.")
    whole = meeting.model_copy(
        update={"agenda": agenda, "attendance": (*meeting.attendance, away), "without_family": "Ze was ziek thuis."}
    )
    file = file.model_copy(update={"meetings": (whole,)})
    new = [one for one in file.entities() if one not in opened.file.entities()]
    return save(desk, opened, new, CHANGED)[0]


def traces(opened: OpenCase, text: str) -> list[str]:
    """Return where a text stands in what is kept of conferences and in the head."""
    kept = [("overleg", encode(one)) for one in opened.file.meetings]
    kept.append(("head", encode(opened.file.head())))
    return [name for name, content in kept if text.encode() in content]


def test_nothing_of_what_is_erased_stays_and_the_rest_of_the_conference_does(desk: Desk, held: OpenCase) -> None:
    before = held.file.meeting("table")
    every = list(written(before))
    assert [one.what for one in every] == [
        "Plaats", "Waarom zonder het huishouden", "Waarom iemand er niet was",
        "Agendapunt", "Besluit", "Agendapunt", "Besluit",
    ]  # fmt: skip
    for one in every:
        assert traces(held, one.text), one.what
        held = erase(desk, held, one.key, WHY)
        held = open_case(desk, held.id)
        assert traces(held, one.text) == [], one.what
        assert written_with(held.file, one.key) is None
        with pytest.raises(Misused):
            erase(desk, held, one.key, WHY)

    after = held.file.meeting("table")
    assert [one.id for one in after.erased] == [one.key for one in every]
    assert [one.title for one in after.agenda] == [ERASED_TITLE] * 2
    assert [(one.who, one.came) for one in after.attendance] == [(one.who, one.came) for one in before.attendance]
    assert (after.on, after.invited, after.agenda[0].parts) == (before.on, before.invited, ("post", "says"))
    assert {one.id: one for one in held.file.actions} == {one.id: one for one in planned().actions}


def test_who_received_minutes_with_it_is_told_and_who_received_others_is_not(
    desk: Desk, held: OpenCase, tmp_path: Path
) -> None:
    draft = replace(start_minutes(held, "corporation", "table"), **TERMS, purpose=Purpose.CASUSOVERLEG)
    draft = replace(draft, channel=Channel.PAPIER).toggled("table:i-1").toggled("table:d-1")
    draft = answered(desk, held, read_all(held, draft))
    held = disclose(desk, held, draft, Form.JSON, tmp_path / "a.json").opened

    assert [one.organisation for one in past_recipients(desk, held, "table:d-1")] == ["Woonstee"]
    assert past_recipients(desk, held, "table:d-2") == ()

    held = erase(desk, held, "table:d-2", WHY)
    assert held.file.notices == ()
    held = erase(desk, held, "table:d-1", WHY)
    assert [(one.participant, one.record) for one in held.file.notices] == [("corporation", "table:d-1")]
    assert [one.id for one in held.file.meeting("table").erased] == ["table:d-2", "table:d-1"]


def test_a_part_of_the_plan_that_is_erased_is_named_in_no_conference(desk: Desk, held: OpenCase) -> None:
    for part in ("says", "post", "rent"):
        held = erase(desk, held, part, WHY)
        assert not any(part in (*one.parts, *one.about) for one in held.file.meeting("table").agenda)
    assert held.file.meeting("table").agenda[0].decisions, "what was decided stays until it is erased itself"


def test_what_one_erased_does_not_come_back_by_a_colleague_who_typed_on(held: OpenCase) -> None:
    base = held.file.meeting("table")
    gone = Erased(id="table:d-1", on=TODAY, by="c")
    ours = without_written(base, gone)
    more = MeetingDecision(id="d-3", what="Woonstee belt dinsdag.", persons=("tenant",), by="d")
    typed = base.agenda[0].model_copy(update={"decisions": (*base.agenda[0].decisions, more)})
    theirs = base.model_copy(update={"agenda": (typed, base.agenda[1])})

    for first, second in ((ours, theirs), (theirs, ours)):
        both = merged(differences(base, first, second), second, {})
        assert SAID not in both.model_dump_json()
        assert "dinsdag" in both.model_dump_json()
        assert both.erased == (gone,)
    assert cleaned(theirs, [gone.model_copy(update={"id": "other:d-1"})]) == theirs, "a mark is of one conference"


def test_a_conference_is_found_by_its_agenda_and_its_decisions_until_they_are_erased(
    desk: Desk, held: OpenCase
) -> None:
    found = {one.text for one in held.file.head().findables if one.by.value == "overleg"}
    assert found == {"De huur", SAID}, "no words of his health stand in a head"

    held = erase(desk, held, "table:d-1", WHY)
    found = {one.text for one in held.file.head().findables if one.by.value == "overleg"}
    assert found == {"De huur"}
    held = erase(desk, held, "table:i-1", WHY)
    assert not any(one.by.value == "overleg" for one in held.file.head().findables)


def test_no_words_of_a_conference_stand_in_a_head_that_hides_an_address_or_under_an_item_of_health(
    held: OpenCase,
) -> None:
    first, *rest = held.file.meeting("table").agenda
    of_health = first.model_copy(update={"categories": (Category.GEZONDHEID,)})
    meeting = held.file.meeting("table").model_copy(update={"agenda": (of_health, *rest)})
    file = held.file.model_copy(update={"meetings": (meeting,)})
    assert not any(one.by.value == "overleg" for one in file.head().findables), "nor what was decided under it"

    hides = held.file.person("tenant").model_copy(
        update={"addresses": (Address(id="h", street="Schuilweg 1", period=SINCE, secret=True),)}
    )
    others = (one for one in held.file.persons if one.id != "tenant")
    file = held.file.model_copy(update={"persons": (hides, *others)})
    assert not any(one.by.value == "overleg" for one in file.head().findables), "somebody may have written where it is"


def test_who_erases_something_hears_where_the_same_words_stand_once_more(held: OpenCase) -> None:
    file = held.file
    repeated = file.goal("rent").model_copy(update={"what": "Afgesproken: de  termijnen beginnen in DECEMBER!"})
    file = file.model_copy(update={"goals": (repeated, *file.goals[1:])})

    assert elsewhere(file, "table:d-1", SAID) == (("Doel", TODAY),)
    assert elsewhere(file, "table:i-1", "de HUUr") == (("Het plan als geheel", None),)
    assert elsewhere(file, "x", "huur") == (), "a short word stands in many texts by chance"
