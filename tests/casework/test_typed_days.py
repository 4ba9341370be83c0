"""Days as people type them; today is Saturday 21 November 2026 unless said otherwise."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wams_tui.casework.dates import NoDateError
from wams_tui.casework.typed_days import months_on, past_day, typed_day

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vandaag", TODAY),
        ("Morgen", date(2026, 11, 22)),
        ("overmorgen", date(2026, 11, 23)),
        ("gisteren", date(2026, 11, 20)),
        ("vr", date(2026, 11, 27)),
        ("Vrijdag", date(2026, 11, 27)),
        ("za", date(2026, 11, 28)),
        ("zo", date(2026, 11, 22)),
        ("volgende vr", date(2026, 11, 27)),
        ("volgende week ma", date(2026, 11, 23)),
        ("next tue", date(2026, 11, 24)),
        ("over 2 wk", date(2026, 12, 5)),
        ("over twee weken", date(2026, 12, 5)),
        ("2 wk", date(2026, 12, 5)),
        ("+10d", date(2026, 12, 1)),
        ("over een maand", date(2026, 12, 21)),
        ("over 3 mnd", date(2027, 2, 21)),
        ("in a year", date(2027, 11, 21)),
        ("3-12", date(2026, 12, 3)),
        ("21-11", TODAY),
        ("20-11", date(2027, 11, 20)),
        ("29-2", date(2028, 2, 29)),
        ("3 dec", date(2026, 12, 3)),
        ("1 feb.", date(2027, 2, 1)),
        ("3-12-2026", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("3 december 2026", date(2026, 12, 3)),
    ],
)
def test_what_people_type_means_a_day(text: str, day: date) -> None:
    assert typed_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "x", "31-2", "30-2", "32-1", "3-13", "3-12-26", "over veel wk", "over 2 manen", "vr ma"]
)
def test_what_names_no_day_is_said_without_repeating_it(text: str) -> None:
    with pytest.raises(NoDateError) as refused:
        typed_day(text, TODAY)

    assert refused.value.sentence
    assert not text or text not in refused.value.sentence.split()


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(["ma", "di", "wo", "do", "vr", "za", "zo"]))
def test_a_weekday_is_within_the_coming_week_and_never_today(today: date, name: str) -> None:
    found = typed_day(name, today)

    assert 1 <= (found - today).days <= 7
    assert found.weekday() == ["ma", "di", "wo", "do", "vr", "za", "zo"].index(name)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.dates(date(1952, 1, 1), date(1955, 12, 31)))
def test_a_day_and_month_is_the_coming_one(today: date, other: date) -> None:
    found = typed_day(f"{other.day}-{other.month}", today)

    assert (found.day, found.month) == (other.day, other.month)
    assert today <= found
    assert found <= today + timedelta(days=366) or (other.day, other.month) == (29, 2)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 240))
def test_months_on_never_skip_a_month(day: date, months: int) -> None:
    later = months_on(day, months)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(st.text(max_size=20), st.dates())
def test_any_text_gives_a_day_or_a_sentence(text: str, today: date) -> None:
    with suppress(NoDateError):
        assert typed_day(text, today) <= date.max


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("vandaag", date(2026, 11, 23)),
        ("gisteren", date(2026, 11, 22)),
        ("ma", date(2026, 11, 16)),
        ("vr", date(2026, 11, 20)),
        ("3-12", date(2025, 12, 3)),
        ("23-11", date(2026, 11, 23)),
        ("29-2", date(2024, 2, 29)),
        ("3 dec", date(2025, 12, 3)),
        ("3-12-1984", date(1984, 12, 3)),
        ("over 2 wk", date(2026, 12, 7)),
    ],
)
def test_of_what_happened_the_last_such_day_is_meant(text: str, meant: date) -> None:
    assert past_day(text, date(2026, 11, 23)) == meant
