"""Dates as people write them."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wams_tui.casework.dates import NoDateError, parse_date


@pytest.mark.parametrize(
    "text",
    [
        "3-12-1984",
        "03-12-1984",
        "3/12/1984",
        "03.12.1984",
        "3 dec 1984",
        "3 dec. 1984",
        "3 December 1984",
        "3-dec-1984",
        "1984-12-03",
        " 3-12-1984 ",
        "3-12-1984 00:00",
        "1984-12-03T00:00:00",
        "3-12-1984 0:00:00",
    ],
)
def test_the_third_of_december_is_read_in_every_way_it_is_written(text: str) -> None:
    assert parse_date(text) == date(1984, 12, 3)


@pytest.mark.parametrize("text", ["03-12-84", "3 dec 84", "3/12/'84", "3-dec-84"])
def test_two_digits_for_a_year_are_refused_with_that_reason(text: str) -> None:
    with pytest.raises(NoDateError, match="vier cijfers"):
        parse_date(text)


@pytest.mark.parametrize("text", ["29-2-2025", "31-4-2020", "0-1-2000", "12-13-1984", "1984-13-01", "1-1-0000"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(NoDateError, match="bestaat niet"):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["", "gisteren", "30987", "3 dcember 1984", "3-12/1984", "3-12-1984 14:30", "²-1-2000"]
)
def test_what_is_no_date_is_refused_with_how_to_write_one(text: str) -> None:
    with pytest.raises(NoDateError, match="dag-maand-jaar"):
        parse_date(text)


@given(st.dates(min_value=date(1890, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_written_in_dutch_is_read_back(day: date) -> None:
    assert parse_date(f"{day.day}-{day.month}-{day.year}") == day
    assert parse_date(day.isoformat()) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_reason(text: str) -> None:
    with contextlib.suppress(NoDateError):
        assert isinstance(parse_date(text), date)
