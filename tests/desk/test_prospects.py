"""What a field could come to before every question is answered."""

from wams_tui.casework.codes import FORBIDDEN_PURPOSES, Answer, Basis, Category, Purpose
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.choices import purposes
from wams_tui.desk.disclosing.draft import Draft
from wams_tui.desk.disclosing.prospects import all_points, prospects, stopped
from wams_tui.desk.disclosing.weighing import open_points

DRAFT = Draft("corporation", purpose=Purpose.EIGEN_ACTIE, basis=Basis.WAMS_GECOORDINEERDE_AANPAK)


def test_every_field_of_the_case_has_a_prospect(desk: Desk, opened: OpenCase) -> None:
    found = prospects(desk, opened, DRAFT)

    assert {field.field.persons[0] for field in found} == {person.id for person in opened.file.persons}


def test_health_data_can_never_be_chosen_for_a_housing_corporation(desk: Desk, opened: OpenCase) -> None:
    health = [one for one in prospects(desk, opened, DRAFT) if Category.GEZONDHEID in one.field.categories]

    assert health
    assert not any(one.can_be_chosen for one in health)
    assert all(one.possibility.verdict.reason for one in health)


def test_a_forbidden_purpose_says_why_and_leads_nowhere(desk: Desk, opened: OpenCase) -> None:
    choices = {choice.code: choice for choice in purposes(desk, opened, "corporation")}

    assert set(choices) == set(Purpose)
    for purpose in FORBIDDEN_PURPOSES:
        assert not choices[purpose].open
        assert choices[purpose].obstacle


def test_an_answered_point_stays_in_the_list_of_points(desk: Desk, opened: OpenCase) -> None:
    chosen = next(one.field.key for one in prospects(desk, opened, DRAFT) if one.can_be_chosen)
    draft = DRAFT.toggled(chosen)
    before = all_points(desk, opened, draft)
    assert before

    answered = draft.with_answer(before[0].answered(Answer.JA, "omdat de regeling anders stopt"))

    assert before[0] in all_points(desk, opened, answered)
    assert len(open_points(desk, opened, answered)) < len(before) or len(before) == 1


def test_a_no_stops_the_field_and_a_yes_lets_it_go(desk: Desk, opened: OpenCase) -> None:
    chosen = next(one.field.key for one in prospects(desk, opened, DRAFT) if one.can_be_chosen)
    draft = DRAFT.toggled(chosen)

    yes = no = draft
    for point in all_points(desk, opened, draft):
        yes = yes.with_answer(point.answered(Answer.JA, "omdat de regeling anders stopt"))
        no = no.with_answer(point.answered(Answer.NEE))

    assert stopped(desk, opened, yes) == ()
    assert [one.field.key for one in stopped(desk, opened, no)] == [chosen]
