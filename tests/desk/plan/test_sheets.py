"""A hand-over sheet for who takes over or stands in elsewhere: a disclosure of what was chosen and the law allows."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.builders import SINCE, TODAY
from tests.desk.conftest import NOW
from tests.desk.plan.planned import CHANGED
from tests.desk.plan.test_copies import asked_anew, read_all
from tests.desk.test_disclose import answered, disclose
from wams_tui.casework.codes import Basis, Category, Channel, Hat, Party, Purpose
from wams_tui.casework.disclosing.disclosures import DisclosureDecision, QuestionThen
from wams_tui.casework.errors import Refused, Unusable
from wams_tui.casework.household.persons import Joining, Participation
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.release import HandoutKind, PartKind
from wams_tui.desk.access.outside import NO_COORDINATOR, NOT_ONE, start_sheet, takers
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.course.todos import CONTROLLER_ANEW, TELL_OF_COORDINATOR
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import preview
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.fields import field_by_key, fields_of
from wams_tui.desk.disclosing.informed import informed_fields
from wams_tui.desk.disclosing.prospects import prospects
from wams_tui.desk.disclosing.weighing import obstacles
from wams_tui.desk.ledger.register import disclosures
from wams_tui.desk.plan.copies import NOT_IN_COPY, fields_for
from wams_tui.desk.rules.regimes import setting
from wams_tui.documents.render import Form


@pytest.fixture
def table(desk: Desk, plan: OpenCase) -> OpenCase:
    """The case with a plan, and the coordinator of another municipality at the table."""
    other = Participant(
        id="elders",
        organisation="Gemeente Elders",
        party=Party.TOEGANG,
        hat=Hat.COORDINATIE,
        function="coördinator",
        period=SINCE,
        why_involved="Het gezin verhuist.",
        agreed_action="De coördinatie overnemen.",
    )
    joins = Participation(joining=Joining.DOET_MEE, period=SINCE)
    daughter = plan.file.person("daughter").model_copy(update={"participation": joins})
    return save(desk, plan, [other, daughter], CHANGED)[0]


def given_to(participant: str, person: str) -> DisclosureDecision:
    """What it takes to have told somebody of one person's debts."""
    asked = QuestionThen(field="f", person=person, category=Category.SCHULDEN_INKOMEN, question="{}", verdict_hash="0")
    return DisclosureDecision(
        id=f"{participant}-{person}", participant=participant, purpose=Purpose.PLAN,
        basis=Basis.WAMS_GECOORDINEERDE_AANPAK, channel=Channel.PAPIER, decided_at=NOW, decided_by="me", asked=(asked,),
    )  # fmt: skip


def begun(desk: Desk, table: OpenCase, kind: HandoutKind = HandoutKind.OVERDRACHT) -> Draft:
    draft = start_sheet(desk, table, "elders", kind)
    return with_terms(draft)


def with_terms(draft: Draft) -> Draft:
    basis = Basis.WAMS_GECOORDINEERDE_AANPAK
    return replace(draft, purpose=Purpose.PLAN, basis=basis, channel=Channel.PAPIER)


def whole(desk: Desk, table: OpenCase, draft: Draft, *keys: str) -> Draft:
    """The draft with these chosen, every point answered and every text read."""
    for key in keys:
        draft = draft.toggled(key)
    return read_all(table, answered(desk, table, draft))


def test_nothing_is_chosen_beforehand_and_purpose_and_basis_are_asked(desk: Desk, table: OpenCase) -> None:
    draft = start_sheet(desk, table, "elders", HandoutKind.WAARNEMING)

    assert (draft.fields, draft.purpose, draft.basis, draft.channel) == ((), None, None, None)


def test_who_enforces_or_lets_can_take_nothing_over_and_the_family_is_not_asked(desk: Desk, table: OpenCase) -> None:
    found = {one.participant: one.obstacle for one in takers(desk, table)}

    assert found == {"elders": "", "ggz": "", "corporation": NO_COORDINATOR, "recovery": NO_COORDINATOR}
    with pytest.raises(Refused):
        start_sheet(desk, table, "corporation", HandoutKind.OVERDRACHT)
    by_hand = with_terms(Draft("recovery", handout=HandoutKind.WAARNEMING, fields=("help",)))
    assert NO_COORDINATOR in obstacles(desk, table, by_hand), "nor past the list"
    client = table.file.participant("elders").model_copy(update={"party": Party.CLIENT, "represents": ("tenant",)})
    changed = OpenCase(table.file.model_copy(update={"participants": (client,)}), table.versions, 0)
    to_him = with_terms(Draft("elders", handout=HandoutKind.OVERDRACHT, fields=("help",)))
    assert NOT_ONE in obstacles(desk, changed, to_him)


def test_a_sheet_is_on_record_of_everybody_on_it_and_the_controller_is_determined_anew(
    desk: Desk, table: OpenCase, tmp_path: Path
) -> None:
    draft = whole(desk, table, begun(desk, table), "tenant#naam", "daughter#naam", "help", "rent", "post")

    done = disclose(desk, table, draft, Form.JSON, tmp_path / "blad.json")

    handout = done.release.content.handout
    assert handout is not None
    assert (handout.kind, handout.number, handout.family) == (HandoutKind.OVERDRACHT, 1, False)
    said = dict(handout.facts)
    assert said["Waarom"] == "U neemt de coördinatie over."
    assert "Tot de overdracht is College van Demodorp verantwoordelijk" in said["Verantwoordelijk"]
    lines = disclosures(desk)
    assert {(one.subject, one.recipient, one.purpose) for one in lines} == {
        ("tenant", "elders", Purpose.PLAN),
        ("daughter", "elders", Purpose.PLAN),
    }
    after = open_case(desk, table.id).file
    assert {one.what for one in after.todos if one.is_open} >= {CONTROLLER_ANEW, TELL_OF_COORDINATOR}
    (version,) = after.versions
    assert [(one.to, one.disclosure) for one in version.shown] == [("elders", done.release.content.disclosure)]


def test_who_stands_in_changes_nothing_of_who_answers_and_without_the_plan_no_version_is_frozen(
    desk: Desk, table: OpenCase, tmp_path: Path
) -> None:
    draft = whole(desk, table, begun(desk, table, HandoutKind.WAARNEMING), "tenant#naam", "help")

    done = disclose(desk, table, draft, Form.JSON, tmp_path / "blad.json")

    handout = done.release.content.handout
    assert handout is not None
    assert (handout.number, handout.sign) == (0, ())
    assert dict(handout.facts)["Verantwoordelijk"].startswith("College van Demodorp blijft")
    after = open_case(desk, table.id).file
    assert CONTROLLER_ANEW not in {one.what for one in after.todos}
    assert after.versions == ()


def test_who_was_informed_is_judged_as_being_known_there_and_as_each_kind_that_was_given(
    desk: Desk, table: OpenCase, tmp_path: Path
) -> None:
    given = with_terms(Draft("corporation", fields=("arrears", "help")))
    given = replace(given, purpose=Purpose.EIGEN_ACTIE)
    disclose(desk, table, whole(desk, table, given), Form.JSON, tmp_path / "a.json")
    table = open_case(desk, table.id)
    (told,) = informed_fields(table.file)

    assert told.part is not None
    assert (told.persons, told.part.kind, told.known_at) == (("tenant",), PartKind.INGELICHT, Party.WONINGCORPORATIE)
    assert set(told.categories) == {Category.BEKENDHEID, Category.WONEN, Category.HULPVRAAG_PLAN}
    assert told.value == f"{TODAY:%d-%m-%Y}, aan Woonstee: Hulpvraag en plan, Wonen"
    assert field_by_key(table.file, told.key) == told
    assert told.key not in {one.key for one in fields_of(table.file)}, "no other document offers it"

    draft = whole(desk, table, begun(desk, table), told.key)
    content = disclose(desk, table, draft, Form.JSON, tmp_path / "b.json").release.content

    assert [one.value for one in content.fields] == [told.value]
    (line,) = [one for one in disclosures(desk) if one.recipient == "elders"]
    assert set(line.categories) == set(told.categories)


def test_what_failed_and_what_the_reader_got_themselves_is_no_line(
    desk: Desk, table: OpenCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = replace(with_terms(Draft("corporation", fields=("arrears",))), purpose=Purpose.EIGEN_ACTIE)
    given = whole(desk, table, given)

    def full(*_: object) -> str:
        raise Unusable("De schijf is vol.")

    with monkeypatch.context() as patched:
        patched.setattr("wams_tui.desk.disclose.write_new", full)
        with pytest.raises(Unusable):
            disclose(desk, table, given, Form.JSON, tmp_path / "a.json")
    table = open_case(desk, table.id)
    assert informed_fields(table.file) == ()

    table = disclose(desk, table, given, Form.JSON, tmp_path / "b.json").opened

    assert len(informed_fields(table.file)) == 1
    parts = {
        kind: fields_for(table.file, Draft(kind, handout=HandoutKind.WAARNEMING), TODAY)
        for kind in ("elders", "corporation")
    }
    offered = {
        who: [one.key for one in found if one.part and one.part.kind is PartKind.INGELICHT]
        for who, found in parts.items()
    }
    assert (len(offered["elders"]), offered["corporation"]) == (1, [])


def test_a_line_about_who_is_there_for_another_is_about_that_other_too(
    desk: Desk, table: OpenCase, tmp_path: Path
) -> None:
    given = replace(with_terms(Draft("corporation", fields=("arrears",))), purpose=Purpose.EIGEN_ACTIE)
    table = disclose(desk, table, whole(desk, table, given), Form.JSON, tmp_path / "a.json").opened
    hers = table.file.participant("corporation").model_copy(update={"concerns": ("daughter",)})
    file = table.file.model_copy(update={"participants": (hers,)})

    (told,) = informed_fields(file)

    assert told.persons == ("tenant", "daughter")


def test_who_of_the_household_was_informed_is_not_called_by_name_there(table: OpenCase) -> None:
    """A name leaves as a datum of its own or not at all, and a neighbour is nobody's datum."""
    him = Participant(
        id="him", organisation="Bram Visser", party=Party.CLIENT, hat=Hat.BETROKKENE, period=SINCE,
        represents=("tenant",),
    )  # fmt: skip
    neighbour = him.model_copy(
        update={"id": "her", "organisation": "Truus Jansen", "party": Party.INFORMEEL_NETWERK, "represents": ()}
    )
    decisions = tuple(given_to(one.id, who) for one in (him, neighbour) for who in ("tenant", "daughter"))
    file = table.file.model_copy(update={"participants": (him, neighbour), "decisions": decisions})

    said = {(one.value.split(", ")[1].split(":")[0], one.persons) for one in informed_fields(file)}

    assert said == {
        ("aan de persoon zelf", ("tenant",)),
        ("aan iemand van het huishouden", ("daughter", "tenant")),
        ("aan iemand uit het informele netwerk", ("tenant",)),
        ("aan iemand uit het informele netwerk", ("daughter",)),
    }


def test_minutes_and_what_the_law_refuses_are_not_on_it(desk: Desk, table: OpenCase) -> None:
    draft = begun(desk, table)
    found = {one.field.key: one for one in prospects(desk, table, draft)}

    assert NOT_IN_COPY in obstacles(desk, table, draft.toggled("table:d-1"))
    assert found["help"].can_be_chosen
    assert not found["depression"].can_be_chosen, "the GGZ has not lifted its secrecy"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_sheet_holds_what_the_law_did_not_allow_that_reader(
    data: st.DataObject, desk: Desk, table: OpenCase
) -> None:
    """Whatever the data are tagged with and whoever reads: all that may go was allowed, for every person and kind."""
    kinds = st.sets(st.sampled_from((*Category,)), min_size=1, max_size=3)
    whom = st.sets(st.sampled_from(("tenant", "daughter", "ex")), min_size=1)
    items = tuple(
        one.model_copy(update={"category": data.draw(st.sampled_from((*Category,)))}) for one in table.file.items
    )
    actions = tuple(
        one.model_copy(
            update={"persons": tuple(sorted(data.draw(whom))), "categories": tuple(sorted(data.draw(kinds)))}
        )
        for one in table.file.actions
    )
    party = data.draw(st.sampled_from((*Party,)))
    hat = data.draw(st.sampled_from((Hat.COORDINATIE, Hat.TOELEIDING, Hat.HULPVERLENING, Hat.HANDHAVING)))
    reader = table.file.participant("elders").model_copy(update={"party": party, "hat": hat})
    others = tuple(one for one in table.file.participants if one.id != "elders")
    file = table.file.model_copy(update={"items": items, "actions": actions, "participants": (*others, reader)})
    case = OpenCase(file, table.versions, 0)
    sheets = [one for one in HandoutKind if one.is_sheet]
    draft = with_terms(Draft("elders", handout=data.draw(st.sampled_from(sheets))))
    keys = [one.key for one in fields_for(file, draft, setting(desk).on)]
    draft = whole(desk, case, draft, *sorted(data.draw(st.sets(st.sampled_from(keys), min_size=1, max_size=6))))

    seen = preview(desk, case, draft)

    refused = [
        (one.field.key, person, category)
        for one in seen.fields
        for person in one.field.persons
        for category in one.field.categories
        if not asked_anew(desk, case, draft, one.field, person, category)
    ]
    assert bool(refused) <= (not seen.may_go), refused
    assert hat is not Hat.HANDHAVING or not seen.may_go, "who enforces never coordinates"
