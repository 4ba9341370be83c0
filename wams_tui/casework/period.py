"""From when until when something holds."""

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator


class Period(BaseModel):
    """A stretch of whole days, both ends included; an absent end is open.

    Raises:
        ValueError: when the end lies before the start.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: date
    end: date | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.end is not None and self.end < self.start:
            raise ValueError("de einddatum ligt voor de begindatum")
        return self

    def contains(self, day: date) -> bool:
        """Whether it holds on ``day``; what ended yesterday does not hold today."""
        return self.start <= day and (self.end is None or day <= self.end)
