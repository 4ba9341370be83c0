"""Informing a person: what they were told in a conversation; and not yet: who decided that, why, and until when."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from wams_tui.casework.model import Model


class WhyNotInformed(StrEnum):
    """Why somebody is not informed yet (law §5, *exception to inform*)."""

    VEILIGHEID = "veiligheid"
    """Telling would endanger somebody."""
    ONMOGELIJK = "onmogelijk"
    """It proved impossible, or would take a disproportionate effort."""
    WET = "wet"
    """An act forbids telling, or has its own moment for it."""


class InformingException(Model):
    """A recorded decision not to inform a person yet; after the day of its review it no longer counts.

    Raises:
        ValueError: when the review does not lie after the decision.
    """

    why: WhyNotInformed
    words: str
    decided_by: str
    decided_on: date
    review_on: date

    @model_validator(mode="after")
    def _is_reviewed_later(self) -> Self:
        if self.review_on <= self.decided_on:
            raise ValueError("de herziening ligt na het besluit")
        return self

    def counts_on(self, day: date) -> bool:
        """Whether it stands in for informing on ``day``: from the decision up to and including the review."""
        return self.decided_on <= day <= self.review_on


class Told(Model):
    """A person, or who reads for them, was told in a conversation of ``disclosures``; ``readers`` are ids.

    A letter needs none of this: that it was completed is on record with the letter.
    """

    disclosures: tuple[str, ...]
    readers: tuple[str, ...]
    on: date
    how: str
    by: str


class Withheld(Model):
    """Of these ``disclosures`` these ``readers`` are not told yet, though they may know of the rest."""

    disclosures: tuple[str, ...]
    readers: tuple[str, ...]
    exception: InformingException
