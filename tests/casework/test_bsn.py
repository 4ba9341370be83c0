"""The 11-proef, as law §9 gives it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wams_tui.casework.household.bsn import completed, parse_bsn, passes_elfproef


@pytest.mark.parametrize("number", ["999996708", "999996630", "999996642"])
def test_numbers_of_the_test_series_pass(number: str) -> None:
    assert passes_elfproef(number)


@given(st.integers(0, 8), st.integers(1, 9))
def test_one_digit_wrong_never_passes(place: int, shift: int) -> None:
    digits = [int(digit) for digit in "999996708"]
    digits[place] = (digits[place] + shift) % 10

    assert not passes_elfproef("".join(map(str, digits)))


@given(st.text("0123456789", min_size=8, max_size=8))
def test_eight_digits_are_completed_by_the_one_digit_that_passes_if_any_does(eight: str) -> None:
    passing = [whole for digit in "0123456789" if passes_elfproef(whole := f"{eight}{digit}")]

    assert passing == ([found] if (found := completed(eight)) else [])


def test_dots_spaces_and_a_lost_leading_zero_are_forgiven() -> None:
    assert parse_bsn("9999.96.708") == "999996708"
    assert parse_bsn(" 9999 96 708 ") == "999996708"


@pytest.mark.parametrize("text", ["", "000000000", "12345678", "99999670", "abcdefghi", "9999967080", "٩٩٩٩٩٦٧٠٨"])
def test_what_is_no_bsn_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match="geen geldig BSN") as refusal:
        parse_bsn(text)

    assert not text.strip() or text not in str(refusal.value)
