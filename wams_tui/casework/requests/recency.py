"""How long a datum may be taken for true without asking its source again (AVG 5(1)(d): right and kept up to date).

No act names these terms (law.md says nothing of them), so they are the makers' reading: half a year for what changes
with somebody's life, a year for who somebody is and with whom they live. A rule set that has a parameter
``actueel-<category>`` says its own (:mod:`wams_tui.desk.asking.recency`).
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from wams_tui.casework.codes import Category
from wams_tui.casework.typed_days import months_on

HALF_A_YEAR, A_YEAR = 6, 12

MONTHS: Mapping[Category, int] = MappingProxyType(
    {
        category: A_YEAR if category in (Category.IDENTITEIT, Category.BSN, Category.HUISHOUDEN) else HALF_A_YEAR
        for category in Category
    }
)
"""Months after which each kind of data is asked about again, where the rule set says nothing."""


def known_on(obtained_on: date | None, confirmed_on: date | None) -> date | None:
    """Return the last day on which its source said so; ``None`` where nobody wrote a day down."""
    return max((day for day in (obtained_on, confirmed_on) if day is not None), default=None)


def counts_until(known: date, categories: tuple[Category, ...], months: Mapping[Category, int] = MONTHS) -> date:
    """Return the last day it counts without asking again: of several kinds of data, the shortest term."""
    return months_on(known, min((months[category] for category in categories), default=HALF_A_YEAR))
