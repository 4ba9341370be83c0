"""Who sits along for their work reads what a conference could tell them, and never more than the family there."""

from dataclasses import replace

import pytest

from tests.desk.plan.planned import CHANGED
from wams_tui.casework.codes import Answer, Basis, Category, Party, Purpose
from wams_tui.casework.errors import Refused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.plan.parts import Goal
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.plan.along import (
    Along,
    bases_along,
    can_sit_along,
    purposes_along,
    read_along,
    record_table,
    still_along,
)
from wams_tui.desk.plan.topics import told_by
from wams_tui.desk.plan.visiting import OTHER_PARTY, own_copy, seen_at_the_table

PLAN, APPROACH = Purpose.PLAN, Basis.WAMS_GECOORDINEERDE_AANPAK


def with_(*who: str) -> Along:
    return Along(who, PLAN, APPROACH)


def keys(desk: Desk, opened: OpenCase, along: Along, *present: str) -> set[str]:
    return {one.field.key for one in seen_at_the_table(desk, opened, present or ("tenant",), along)}


def test_nothing_is_read_along_before_purpose_and_basis_are_chosen(desk: Desk, plan: OpenCase) -> None:
    assert not read_along(desk, plan, Along(("ggz",)))
    assert not read_along(desk, plan, Along(("ggz",), PLAN))
    assert not Along(("ggz",), PLAN).chosen
    assert keys(desk, plan, Along(("ggz",))) == set()


def test_the_strictest_decides_also_among_who_sits_along(desk: Desk, plan: OpenCase) -> None:
    alone = keys(desk, plan, Along())
    landlord, healer = keys(desk, plan, with_("corporation")), keys(desk, plan, with_("ggz"))

    assert {"sleep", "treat"} <= healer <= alone
    assert landlord <= alone
    assert not landlord & {"sleep", "treat", "school"}
    assert keys(desk, plan, with_("corporation", "ggz")) == landlord & healer
    assert keys(desk, plan, with_("ggz"), "ex") == set()


def test_what_another_party_told_is_read_along_only_once_that_party_agreed(desk: Desk, plan: OpenCase) -> None:
    """In a conference the coordinator reads the condition and asks; at the table nothing is asked, and it is shown."""
    theirs = told_by(plan.file.participant("corporation"))
    told = plan.file.goal("rent").model_copy(update={"source": theirs, "categories": (Category.WONEN,)})
    agreed = told.model_copy(update={"supplier_agreed": Answer.JA})
    health = told.model_copy(update={"categories": (Category.GEZONDHEID,)})

    assert "rent" in read_along(desk, plan, with_("ggz"))
    assert "rent" not in read_along(desk, with_goal(plan, told), with_("ggz"))
    assert "rent" in read_along(desk, with_goal(plan, agreed), with_("ggz"))
    assert "rent" in read_along(desk, with_goal(plan, told), with_("corporation")), "who told it hears nothing new"
    assert "rent" not in read_along(desk, with_goal(plan, health), with_("ggz"))


def with_goal(plan: OpenCase, goal: Goal) -> OpenCase:
    others = (one for one in plan.file.goals if one.id != goal.id)
    return OpenCase(plan.file.model_copy(update={"goals": (goal, *others)}), plan.versions, 0)


def test_who_does_it_is_named_to_who_does_it_and_else_only_where_all_may_read_that(desk: Desk, plan: OpenCase) -> None:
    def told(along: Along) -> dict[str, str]:
        return {one.field.key: one.who for one in seen_at_the_table(desk, plan, ["tenant"], along)}

    assert told(with_("corporation"))["terms"] == "Woonstee"
    assert told(with_("ggz"))["terms"] == OTHER_PARTY
    assert told(with_("ggz"))["post"] == "Bram"
    assert told(with_("corporation", "ggz"))["terms"] == OTHER_PARTY


def test_for_who_may_read_nothing_the_reason_is_told(desk: Desk, plan: OpenCase) -> None:
    recovery = Along(("recovery",))

    assert all(one.obstacle for one in purposes_along(desk, plan, recovery))
    assert all(one.open for one in purposes_along(desk, plan, Along(("ggz",))))
    assert all(one.open for one in bases_along(desk, plan, Along(("ggz",)), PLAN))
    assert keys(desk, plan, with_("recovery")) == set()
    assert keys(desk, plan, with_("recovery", "ggz")) == set()


def test_who_takes_part_no_more_or_supervises_sits_along_with_nobody(desk: Desk, plan: OpenCase) -> None:
    watches = plan.file.participant("recovery").model_copy(update={"party": Party.TOEZICHT})
    gone = plan.file.participant("ggz").model_copy(update={"period": None})
    plan = save(desk, plan, [watches, gone], CHANGED)[0]

    assert [one.id for one in can_sit_along(desk, plan)] == ["corporation"]
    assert not still_along(desk, plan, with_("ggz"))
    assert keys(desk, plan, with_("ggz")) == set()


def test_words_about_somebody_who_is_not_in_it_stay_off_the_screen(desk: Desk, plan: OpenCase) -> None:
    cooks = plan.file.strengths[0].model_copy(update={"what": "Hij kookt elke dag voor Lotte."})

    assert "cooks" in read_along(desk, plan, with_("ggz"))
    assert "cooks" not in read_along(desk, save(desk, plan, [cooks], CHANGED)[0], with_("ggz"))


def test_who_sits_there_and_why_is_on_record(desk: Desk, plan: OpenCase) -> None:
    record_table(desk, plan, ["tenant"], with_("ggz"))
    record_table(desk, plan, ["tenant", "ex"], Along())
    found = [row.event for row in desk.session.audit_lines() if row.event is not None]
    lines = [one for one in found if one.action is AuditAction.AAN_TAFEL_GETOOND]

    assert [one.object_id for one in lines] == ["case-1", "case-1"]
    assert [one.purpose for one in lines] == ["plan", "rechten"]
    assert lines[0].details == {"aan_tafel": "tenant ggz", "grondslag": APPROACH.value}
    assert lines[1].details == {"aan_tafel": "tenant ex"}


def test_an_own_copy_holds_what_stood_on_the_screen_and_the_name(desk: Desk, plan: OpenCase) -> None:
    shown = seen_at_the_table(desk, plan, ["tenant"])
    _opened, draft = own_copy(desk, plan, "tenant", ["tenant"], shown, alone=True)

    assert {*draft.fields} == {one.field.key for one in shown} | {"tenant#naam"}
    assert (draft.purpose, draft.basis, draft.channel) == (None, None, None)


def test_no_copy_is_read_over_while_somebody_sits_there_who_may_not_read_it(desk: Desk, plan: OpenCase) -> None:
    along = with_("ggz")
    shown = seen_at_the_table(desk, plan, ["tenant"], along)

    with pytest.raises(Refused, match="niet ieder aan tafel"):
        own_copy(desk, plan, "tenant", ["tenant"], shown, alone=False)
    # Beside somebody who may read the same, also of who does what, it is theirs to make.
    both = replace(along, who=("corporation",))
    same = [one for one in seen_at_the_table(desk, plan, ["tenant"], both) if one.who != OTHER_PARTY]
    _opened, draft = own_copy(desk, plan, "tenant", ["tenant"], same, alone=False)
    assert {*draft.fields} == {one.field.key for one in same} | {"tenant#naam"}
