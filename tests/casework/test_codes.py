"""The closed lists are those of the design, and every code has a name for people."""

from enum import StrEnum

import pytest

from wams_tui.casework import codes
from wams_tui.casework.factwords import fact_question
from wams_tui.casework.labels import label

COUNTS = {
    codes.Party: 27,
    codes.Hat: 9,
    codes.Category: 19,
    codes.Purpose: 19,
    codes.Basis: 22,
}


@pytest.mark.parametrize(("codes_of", "count"), COUNTS.items())
def test_the_lists_have_as_many_codes_as_the_design(codes_of: type[StrEnum], count: int) -> None:
    assert len(codes_of) == count


def test_there_are_six_forbidden_purposes() -> None:
    assert len(codes.FORBIDDEN_PURPOSES) == 6


@pytest.mark.parametrize(
    "codes_of",
    [codes.Party, codes.Hat, codes.Category, codes.Purpose, codes.Phase, codes.Regime, codes.Channel, codes.Capacity],
)
def test_every_code_has_a_name_of_its_own(codes_of: type[StrEnum]) -> None:
    names = [label(code) for code in codes_of]

    assert len(set(names)) == len(names)


def test_a_creditor_as_party_and_as_hat_are_two_things() -> None:
    assert label(codes.Party.SCHULDEISER) != label(codes.Hat.SCHULDEISER)


@pytest.mark.parametrize("fact", codes.Fact)
def test_every_fact_can_be_asked(fact: codes.Fact) -> None:
    assert "?" in fact_question(fact)
