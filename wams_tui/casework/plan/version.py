"""The plan as it stood on a day: frozen whenever it was shared or printed, with who saw it and who agreed to it."""

import hashlib
import json
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from wams_tui.casework.model import Model
from wams_tui.casework.plan.parts import Action, Erased, Goal, OwnWords, Plan, Strength


class PlanContent(Model):
    """The whole plan as it stood: its parts in the family's order, the review day and who coordinates."""

    plan: Plan
    strengths: tuple[Strength, ...] = ()
    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    words: tuple[OwnWords, ...] = ()
    review_on: date | None = None
    coordinator: str = ""

    def digest(self) -> str:
        """SHA-256 (64 hex digits) over the canonical JSON: sorted keys, no spaces, no defaults, UTF-8.

        Without defaults, so that a field a later program adds leaves the hash of what was frozen before it as it is.
        """
        stated = self.model_dump(mode="json", exclude_defaults=True)
        canonical = json.dumps(stated, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


class Agreed(StrEnum):
    """What somebody said of a version."""

    JA = "ja"
    DEELS = "deels"
    NEE = "nee"
    NIET_GEVRAAGD = "niet-gevraagd"
    """Somebody who was not asked, with the reason: too young, not there, not safe to ask."""


class Agreement(Model):
    """What one person, or who acts for them, said of one version on a day; the newest counts."""

    person: str
    answer: Agreed
    reason: str = ""
    for_them: str = ""
    """Who answered for them: the id of who has custody or acts for them; empty where they did so themselves."""
    on: date
    by: str

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.answer is not Agreed.JA and not self.reason:
            raise ValueError("anything but yes has a reason")
        return self


class Shown(Model):
    """Somebody saw this version: a person of the household or a participant, on which day, and how."""

    to: str
    on: date
    how: str
    by: str
    disclosure: str = ""
    """The disclosure with which they were given it, where they were."""


class PlanVersion(Model):
    """One frozen version; numbers count from 1. What is in it never changes; who saw it and agreed is only added to.

    Erasing is the one exception: a part goes from every version, and ``erased`` says so.

    Raises:
        ValueError: at construction, when the content is not what was frozen.
    """

    id: str
    number: int
    made_at: datetime
    by: str
    why: str = ""
    content: PlanContent
    content_hash: str
    shown: tuple[Shown, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    erased: tuple[Erased, ...] = ()

    @model_validator(mode="after")
    def _is_as_frozen(self) -> Self:
        if self.content.digest() != self.content_hash:
            raise ValueError("this is not what was frozen")
        return self

    def agreement_of(self, person: str) -> Agreement | None:
        """Return what ``person`` said of it last; nothing where nobody asked."""
        return next((one for one in reversed(self.agreements) if one.person == person), None)
