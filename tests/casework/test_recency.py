"""How long a datum counts: the shortest term of what is in it, from the last day its source said so."""

from datetime import date

import pytest

from wams_tui.casework.codes import Category
from wams_tui.casework.requests.recency import MONTHS, counts_until, known_on

DAY = date(2026, 5, 31)


def test_every_kind_of_data_has_a_term() -> None:
    assert set(MONTHS) == set(Category)


@pytest.mark.parametrize(
    ("categories", "until"),
    [
        ((Category.GEZONDHEID,), date(2026, 11, 30)),
        ((Category.IDENTITEIT,), date(2027, 5, 31)),
        ((Category.IDENTITEIT, Category.GEZONDHEID), date(2026, 11, 30)),
        ((), date(2026, 11, 30)),
    ],
)
def test_of_several_kinds_the_shortest_term_counts(categories: tuple[Category, ...], until: date) -> None:
    assert counts_until(DAY, categories) == until


def test_the_last_word_of_the_source_counts_and_no_day_is_no_age() -> None:
    later = date(2026, 8, 1)

    assert known_on(DAY, later) == later
    assert known_on(DAY, None) == DAY
    assert known_on(None, None) is None
