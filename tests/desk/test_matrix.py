"""The matrix: possible, never allowed; each person alone."""

import pytest

from tests.desk.builders import household
from wams_tui.casework.codes import Category
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.matrix.cells import Cell, matrix
from wams_tui.desk.requests.assess import assess
from wams_tui.law.verdict import Effect


def cell(desk: Desk, opened: OpenCase, person: str, participant: str, category: Category) -> Cell:
    found = matrix(desk, opened.file, person)
    row = [one.id for one in found.participants].index(participant)
    return found.rows[row][found.categories.index(category)]


def test_health_is_refused_to_the_corporation_and_says_what_is_possible_instead(desk: Desk, opened: OpenCase) -> None:
    refused = cell(desk, opened, "tenant", "corporation", Category.GEZONDHEID)

    assert refused.effect is Effect.WEIGEREN
    verdict = refused.fields[0].possibility.verdict
    assert verdict.reason
    assert verdict.rules[0].sources
    assert verdict.alternatives


def test_the_agreed_action_is_possible_for_the_corporation_and_still_needs_something(
    desk: Desk, opened: OpenCase
) -> None:
    possible = cell(desk, opened, "tenant", "corporation", Category.WONEN)

    assert possible.effect is Effect.TOESTAAN_MITS
    assert possible.fields[0].possibility.verdict.missing


def test_an_enforcing_participant_has_a_row_of_refusals(desk: Desk, opened: OpenCase) -> None:
    found = matrix(desk, opened.file, "tenant")
    row = [one.id for one in found.participants].index("recovery")

    assert {one.effect for one in found.rows[row] if one.fields} == {Effect.WEIGEREN}


def test_a_cell_without_data_of_this_person_is_empty_even_if_another_has_them(desk: Desk, opened: OpenCase) -> None:
    assert cell(desk, opened, "daughter", "ggz", Category.GEZONDHEID).effect is None


@pytest.mark.parametrize("person", ["daughter", "ex"])
def test_of_who_did_not_join_nothing_is_possible(desk: Desk, opened: OpenCase, person: str) -> None:
    found = matrix(desk, opened.file, person)

    effects = {one.effect for row in found.rows for one in row if one.fields}

    assert effects == {Effect.WEIGEREN}


def test_columns_are_the_kinds_of_data_this_case_has_and_no_others(desk: Desk, opened: OpenCase) -> None:
    present = {item.category for item in household().items}

    columns = set(matrix(desk, opened.file, "tenant").categories)

    assert present <= columns
    assert Category.ONDERWIJS not in columns


def test_a_waiting_request_shows_its_refusal_and_what_may_be_given(desk: Desk, opened: OpenCase) -> None:
    read = assess(desk, opened, "ask")

    assert [asked.possibility.effect for asked in read.asked] == [Effect.WEIGEREN]
    givable = {one.field.key for one in read.givable}
    assert {"arrears", "help"} <= givable
    assert "depression" not in givable


@pytest.mark.parametrize("person", ["daughter", "ex"])
def test_the_reason_for_who_does_not_take_part_is_that_they_do_not(desk: Desk, opened: OpenCase, person: str) -> None:
    found = matrix(desk, opened.file, person)
    row = [one.id for one in found.participants].index("ggz")

    reasons = {field.possibility.verdict.reason for one in found.rows[row] for field in one.fields}

    assert reasons
    assert all("wie niet meedoet" in reason for reason in reasons)
