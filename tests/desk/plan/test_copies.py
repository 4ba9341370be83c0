"""Each reader's own copy of the plan: what is in it by rule, what the law keeps out, and what is on record of it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.builders import TODAY
from tests.desk.plan.planned import CHANGED, planned, with_custody
from tests.desk.test_disclose import answered, disclose
from wams_tui.casework.codes import Basis, Category, Channel, Decider, Purpose
from wams_tui.casework.errors import Conflict, Refused, WamsError
from wams_tui.casework.papers.readability import EXPLAINED
from wams_tui.casework.release import HandoutKind, PartKind, ReleaseContent
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclose import disclose as hand_over
from wams_tui.desk.disclose import preview
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.field import Field
from wams_tui.desk.disclosing.fields import fields_of
from wams_tui.desk.disclosing.prospects import prospects
from wams_tui.desk.disclosing.weighing import obstacles
from wams_tui.desk.household.participating import end_participation
from wams_tui.desk.ledger.register import disclosures
from wams_tui.desk.letters.papers import Papers
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.plan.copies import (
    NOT_IN_COPY,
    OWN_LEFT_OUT,
    Reader,
    own_actions,
    parts_of,
    readers,
    start_copy,
    start_minutes,
    tree_of,
    with_own,
)
from wams_tui.desk.rules.regimes import setting
from wams_tui.documents.render import Form
from wams_tui.law.decide import decide
from wams_tui.law.verdict import Effect

PARTS = ("plan", "cooks", "rent", "sleep", "school", "terms", "post", "treat", "quiet", "says", "table")
VERSIONS = dict.fromkeys(PARTS, 1)
TERMS: dict[str, Any] = {"basis": Basis.WAMS_GECOORDINEERDE_AANPAK, "channel": Channel.PAPIER}


def reader(desk: Desk, opened: OpenCase, name: str) -> Reader:
    return next(one for one in readers(desk, opened) if name in (one.participant, one.person))


def begun(desk: Desk, opened: OpenCase, name: str, purpose: Purpose = Purpose.EIGEN_ACTIE) -> tuple[OpenCase, Draft]:
    opened, draft = start_copy(desk, opened, reader(desk, opened, name))
    basis = Basis.AVG_RECHTEN if purpose is Purpose.RECHTEN else Basis.WAMS_GECOORDINEERDE_AANPAK
    return opened, replace(draft, purpose=purpose, basis=basis, channel=Channel.PAPIER)


def read_all(opened: OpenCase, draft: Draft) -> Draft:
    for field in fields_of(opened.file):
        if field.key in draft.fields and field.is_text:
            draft = draft.having_read(opened, field)
    return draft


def texts(content: ReleaseContent) -> set[str]:
    return {field.value for field in content.fields}


def does(content: ReleaseContent, what: str) -> str:
    return next(field.part.who for field in content.fields if field.part and field.value == what)


def test_what_the_corporation_agreed_is_in_its_copy_and_nothing_else_is_chosen(desk: Desk, plan: OpenCase) -> None:
    plan, draft = begun(desk, plan, "corporation")

    seen = preview(desk, plan, read_all(plan, draft))

    assert seen.obstacles == ()
    assert texts(seen.content) == {"De schuld in termijnen laten betalen.", "Geen ontruiming zolang er wordt betaald."}
    assert all(field.part is not None and field.part.own for field in seen.content.fields)
    assert {field.part.who for field in seen.content.fields if field.part} == {"Woonstee"}


def test_what_the_reader_agreed_cannot_be_left_out(desk: Desk, plan: OpenCase) -> None:
    plan, draft = begun(desk, plan, "corporation")

    assert OWN_LEFT_OUT in obstacles(desk, plan, draft.toggled("terms"))


def test_the_corporation_can_get_nothing_of_his_health(desk: Desk, plan: OpenCase) -> None:
    plan, draft = begun(desk, plan, "corporation")
    found = {one.field.key: one for one in prospects(desk, plan, draft)}

    assert not found["sleep"].can_be_chosen
    assert not found["treat"].can_be_chosen
    assert found["rent"].can_be_chosen


def test_a_copy_is_recorded_with_the_version_it_was_taken_from(desk: Desk, plan: OpenCase, tmp_path: Path) -> None:
    plan, draft = begun(desk, plan, "corporation")

    done = disclose(desk, plan, read_all(plan, draft), Form.JSON, tmp_path / "a.json")

    (version,) = open_case(desk, plan.id).file.versions
    assert (version.number, version.content.goals) == (1, plan.file.goals)
    assert [(one.to, one.disclosure) for one in version.shown] == [("corporation", done.release.content.disclosure)]
    (line,) = disclosures(desk)
    assert (line.subject, line.recipient, line.categories) == ("tenant", "corporation", (Category.HULPVRAAG_PLAN,))
    assert done.release.content.handout is not None
    assert done.release.content.handout.number == 1


def test_the_same_plan_keeps_its_number_and_another_gets_the_next(desk: Desk, plan: OpenCase, tmp_path: Path) -> None:
    for name in ("a", "b"):
        plan, draft = begun(desk, plan, "corporation")
        plan = disclose(desk, plan, read_all(plan, draft), Form.JSON, tmp_path / name).opened
    changed = plan.file.goal("rent").model_copy(update={"what": "De huur betalen."})
    plan = save(desk, plan, [changed], CHANGED)[0]
    plan, draft = begun(desk, plan, "corporation")
    plan = disclose(desk, plan, read_all(plan, draft), Form.JSON, tmp_path / "c").opened

    assert [(one.number, len(one.shown)) for one in plan.file.versions] == [(1, 2), (2, 1)]
    assert reader(desk, plan, "corporation").seen == 2


def test_where_the_law_keeps_the_readers_own_action_back_it_says_why_and_stops(desk: Desk, plan: OpenCase) -> None:
    treat = plan.file.action("treat").model_copy(update={"categories": (Category.ONREGELMATIGHEID,)})
    plan = save(desk, plan, [treat], CHANGED)[0]
    plan, draft = begun(desk, plan, "ggz")

    stops = obstacles(desk, plan, read_all(plan, draft))

    assert "treat" in draft.fields
    assert stops
    assert not preview(desk, plan, draft).may_go


def test_somebody_who_left_between_preview_and_writing_gets_nothing(desk: Desk, plan: OpenCase, tmp_path: Path) -> None:
    plan, draft = begun(desk, plan, "corporation")
    draft = read_all(plan, draft)
    seen = preview(desk, plan, draft)
    left = end_participation(desk, plan, "corporation", desk.today(), "De huur is opgezegd door de huurder.")

    for table in (left, plan):
        with pytest.raises(WamsError) as told:
            hand_over(desk, table, draft, Form.JSON, tmp_path / "a.json", seen)
        assert isinstance(told.value, Refused | Conflict)

    assert list(tmp_path.glob("a.json")) == []
    assert disclosures(desk) == []
    assert open_case(desk, plan.id).file.versions == ()


def test_a_plan_changed_after_the_preview_is_not_what_was_confirmed(desk: Desk, plan: OpenCase, tmp_path: Path) -> None:
    plan, draft = begun(desk, plan, "corporation")
    draft = read_all(plan, draft)
    seen = preview(desk, plan, draft)
    cooks = plan.file.strengths[0].model_copy(update={"what": "Hij kookt vaak."})
    save(desk, plan, [cooks], CHANGED)

    with pytest.raises(Conflict):
        hand_over(desk, plan, draft, Form.JSON, tmp_path / "a.json", seen)

    assert open_case(desk, plan.id).file.versions == ()


def test_the_tenant_reads_of_himself_and_of_the_child_he_decides_for(desk: Desk, plan: OpenCase) -> None:
    plan, draft = begun(desk, plan, "tenant", Purpose.RECHTEN)
    found = {one.field.key: one for one in prospects(desk, plan, draft)}

    assert plan.file.participant(draft.participant).represents == ("tenant",)
    assert own_actions(plan.file, draft) == ("post",)
    assert found["school"].can_be_chosen, "his daughter is ten, and he has custody"
    assert found["sleep"].can_be_chosen
    assert not found["daughter#naam"].recorded_elsewhere


def test_a_family_reads_under_its_copy_whom_it_can_turn_to_and_what_hard_words_mean(
    desk: Desk, plan: OpenCase, tmp_path: Path
) -> None:
    (tmp_path / "huisstijl.toml").write_text('naam = "Demodorp"\n[contact]\nklachten = "het klachtenpunt"\n', "utf-8")
    styled = replace(desk, papers=Papers(tmp_path))
    opened, draft = begun(styled, plan, "tenant", Purpose.RECHTEN)

    answer = preview(styled, opened, draft).content.answer
    (tmp_path / "huisstijl.toml").write_text("naam = 1", "utf-8")
    own = preview(styled, opened, draft).content.answer
    opened, draft = begun(styled, plan, "corporation")

    assert answer[-1].title == EXPLAINED
    told = "\n".join(text for part in answer for text in part.paragraphs)
    assert "klacht indienen bij: het klachtenpunt." in told
    assert "cliëntondersteuner" in told
    assert "functionaris gegevensbescherming" in told
    assert [part.title for part in own] == [part.title for part in answer], "a copy does not wait for a house style"
    assert preview(styled, opened, draft).content.answer == (), "a partner's copy ends otherwise"


def test_who_has_no_custody_reads_nothing_of_the_child(desk: Desk, plan: OpenCase) -> None:
    daughter = plan.file.person("daughter").model_copy(update={"custody": ()})
    plan = save(desk, plan, [daughter], CHANGED)[0]
    plan, draft = begun(desk, plan, "tenant", Purpose.RECHTEN)
    found = {one.field.key: one for one in prospects(desk, plan, draft)}

    assert not found["school"].can_be_chosen
    assert found["rent"].can_be_chosen


def test_a_child_of_twelve_is_asked_for_their_own_copy_and_one_of_ten_is_not(desk: Desk, plan: OpenCase) -> None:
    assert reader(desk, plan, "daughter").obstacle
    older = plan.file.person("daughter").model_copy(update={"birth_date": TODAY.replace(year=TODAY.year - 12)})
    hers = plan.file.goal("school").model_copy(update={"persons": ("daughter",)})
    plan = save(desk, plan, [older, hers], CHANGED)[0]

    assert not reader(desk, plan, "daughter").obstacle
    plan, draft = begun(desk, plan, "tenant", Purpose.RECHTEN)
    found = {one.field.key: one for one in prospects(desk, plan, draft)}
    assert not found["school"].can_be_chosen, "from twelve on she asks for it herself"


def test_another_party_is_not_named_to_a_partner_and_is_to_the_family(desk: Desk, plan: OpenCase) -> None:
    plan, school = begun(desk, plan, "corporation")
    _, home = begun(desk, plan, "tenant", Purpose.RECHTEN)

    to_school = preview(desk, plan, school.toggled("treat")).content
    told = {field.value: field.part.who for field in to_school.fields if field.part}
    plan = open_case(desk, plan.id)
    at_home = preview(desk, plan, home.toggled("treat")).content
    here = {field.value: field.part.who for field in at_home.fields if field.part}

    assert told["Gesprekken over het slapen."] == "een andere partij in de aanpak"
    assert here["Gesprekken over het slapen."] == "GGZ Demodorp"
    # Who reads of another party reads at the head whom to ask; who does not, is told of none.
    alone = preview(desk, plan, school).content.handout
    asks = [dict(one.facts).get("Een andere partij") for one in (to_school.handout, at_home.handout, alone) if one]
    assert asks == ["Wie dat is, kunt u aan de coördinator vragen.", None, None]


def test_own_words_are_there_to_the_letter(desk: Desk, plan: OpenCase) -> None:
    plan, draft = begun(desk, plan, "tenant", Purpose.RECHTEN)
    content = preview(desk, plan, draft.toggled("says").toggled("tenant#naam")).content

    (words,) = [field for field in content.fields if field.part and field.part.kind is PartKind.WOORDEN]
    post = next(field.part for field in content.fields if field.part and field.value.startswith("Elke week"))
    assert words.value == "Ik wil dit zelf doen!"
    assert words.part is not None
    assert (words.part.who, words.part.under, words.part.sort) == ("Bram Visser", post.id, "niet-eens")


def test_a_goal_with_its_actions_is_one_item_and_words_are_their_own(desk: Desk, plan: OpenCase) -> None:
    draft = Draft("corporation", handout=HandoutKind.PLAN)

    assert tree_of(plan.file, draft, "rent") == ("rent", "terms", "post")
    assert tree_of(plan.file, draft, "post") == ("rent", "terms", "post")
    assert tree_of(plan.file, draft, "quiet") == ("quiet",)
    assert tree_of(plan.file, draft, "says") == ("says",)


def test_minutes_take_over_purpose_basis_and_what_was_read_and_nothing_else(desk: Desk, plan: OpenCase) -> None:
    first = replace(start_minutes(plan, "corporation", "table"), purpose=Purpose.CASUSOVERLEG, channel=Channel.PAPIER)
    first = read_all(plan, first.toggled("table:d-1"))

    second = start_minutes(plan, "ggz", "table", first)

    assert (second.purpose, second.channel, second.fields, second.answers) == (Purpose.CASUSOVERLEG, None, (), ())
    assert second.read == first.read
    assert start_minutes(plan, "ggz", "other", first).purpose is None


def test_minutes_hold_what_was_decided_and_whether_one_was_there(desk: Desk, plan: OpenCase) -> None:
    draft = replace(start_minutes(plan, "corporation", "table"), **TERMS, purpose=Purpose.CASUSOVERLEG)
    keys = [field.key for field in parts_of(plan.file, draft)]
    assert keys == ["table:i-1", "table:d-1", "table:i-2", "table:d-2", "table:tenant"]
    found = {one.field.key: one for one in prospects(desk, plan, draft)}
    assert not found["table:d-2"].can_be_chosen, "the corporation hears nothing of his health"

    content = preview(desk, plan, draft.toggled("table:d-1").toggled("table:i-1")).content

    assert content.handout is not None
    assert dict(content.handout.facts)["Aanwezig"] == "U was erbij."
    item, decision = (field.part for field in content.fields)
    assert item is not None
    assert decision is not None
    assert (decision.kind, decision.under) == (PartKind.BESLUIT, item.id)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_copy_holds_a_part_the_law_does_not_allow(data: st.DataObject, desk: Desk, opened: OpenCase) -> None:
    """Whatever a plan is tagged with: each part of what may go was allowed for every person and kind of data in it."""
    file = with_custody(planned(opened.file))
    tags = st.sets(st.sampled_from((*Category,)), min_size=1, max_size=3)
    whom = st.sets(st.sampled_from(("tenant", "daughter", "ex")), min_size=1)
    actions = tuple(
        one.model_copy(
            update={
                "persons": tuple(sorted(data.draw(whom))),
                "categories": tuple(sorted(data.draw(tags))),
                "owner": data.draw(st.sampled_from(("corporation", "ggz", "recovery", "tenant", ""))),
            }
        )
        for one in file.actions
    )
    table = OpenCase(file.model_copy(update={"actions": actions}), {**opened.versions, **VERSIONS}, 0)
    for who in table.file.participants:
        draft = replace(with_own(table.file, Draft(who.id, handout=HandoutKind.PLAN)), purpose=Purpose.PLAN, **TERMS)
        for key in data.draw(st.sets(st.sampled_from([one.key for one in parts_of(file, draft)]))):
            draft = draft if key in draft.fields else draft.toggled(key)
        if not draft.fields:
            continue
        draft = read_all(table, answered(desk, table, draft))
        seen = preview(desk, table, draft)
        refused = [
            (one.field.key, person, category)
            for one in seen.fields
            for person in one.field.persons
            for category in one.field.categories
            if not asked_anew(desk, table, draft, one.field, person, category)
        ]
        assert bool(refused) <= (not seen.may_go), refused


def asked_anew(desk: Desk, table: OpenCase, draft: Draft, field: Field, person: str, category: Category) -> bool:
    """The law asked straight, without any of the wizard's machinery."""
    file = table.file
    recipient = file.participant(draft.participant)
    about = question(
        file, recipient, file.person(person), category, field, setting(desk), purpose=draft.purpose, basis=draft.basis,
        channel=draft.channel, answers=draft.answers, points=desk.rules.points,
    )  # fmt: skip
    verdict = decide(about, desk.rules)
    by_hand = verdict.effect is Effect.AFWEGING and verdict.decider is Decider.COORDINATOR
    return verdict.allows or by_hand


def test_what_stands_in_no_such_copy_does_not_go_with_it(desk: Desk, plan: OpenCase) -> None:
    plan, draft = begun(desk, plan, "corporation")
    minutes = replace(start_minutes(plan, "corporation", "table"), **TERMS, purpose=Purpose.CASUSOVERLEG)

    assert NOT_IN_COPY in obstacles(desk, plan, draft.toggled("table:d-1")), "a decision is no part of the plan"
    assert NOT_IN_COPY in obstacles(desk, plan, minutes.toggled("rent")), "the goal was not put down there"
    assert NOT_IN_COPY not in obstacles(desk, plan, minutes.toggled("table:d-1").toggled("tenant#naam"))


def test_of_a_plan_with_nothing_in_it_nobody_gets_a_copy(desk: Desk, opened: OpenCase) -> None:
    meeting = planned(opened.file).meetings[0]
    opened = save(desk, opened, [meeting], CHANGED)[0]

    with pytest.raises(Refused):
        start_copy(desk, opened, reader(desk, opened, "tenant"))

    assert open_case(desk, opened.id).file.participants == opened.file.participants, (
        "nobody was put at the table for it"
    )


def test_what_is_about_a_child_of_fourteen_and_who_decides_for_her_is_for_both(desk: Desk, plan: OpenCase) -> None:
    """His own action that names her is in his copy; what is about her alone, or is hers to do, is not (Wmo 5.3.2)."""
    fourteen = plan.file.person("daughter").model_copy(update={"birth_date": TODAY.replace(year=TODAY.year - 14)})
    both = ("tenant", "daughter")
    his = plan.file.action("post").model_copy(update={"persons": both, "what": "Fenna minder laten doen."})
    hers = plan.file.action("quiet").model_copy(update={"persons": both, "owner": "daughter", "what": "Fenna belt."})
    alone = plan.file.goal("school").model_copy(update={"persons": ("daughter",)})
    plan = save(desk, plan, [fourteen, his, hers, alone], CHANGED)[0]
    plan, draft = begun(desk, plan, "tenant", Purpose.RECHTEN)
    found = {one.field.key: one.can_be_chosen for one in prospects(desk, plan, draft)}

    assert draft.fields == ("post",)
    assert [found[key] for key in ("post", "quiet", "school")] == [True, False, False]
    elsewhere = plan.file.person("daughter").model_copy(update={"custody": ()})
    plan = save(desk, plan, [elsewhere], CHANGED)[0]
    found = {one.field.key: one.can_be_chosen for one in prospects(desk, plan, draft)}
    assert not found["post"], "he has no custody of her"
