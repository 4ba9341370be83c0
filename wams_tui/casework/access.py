"""Who works on a case and as what: the coordinator in charge, and those who read along, stand in, or take over.

The store's grants say who *can* open a case; this says what they are in it, and stands in the case itself, so that
everybody who has access reads the same.
"""

from datetime import datetime
from enum import StrEnum

from pydantic import AwareDatetime

from wams_tui.casework.model import Model


class AccessKind(StrEnum):
    """What somebody is in a case."""

    COORDINATOR = "coordinator"
    """In charge; exactly one."""
    MEELEZER = "meelezer"
    WAARNEMER = "waarnemer"
    """Stands in for the coordinator until a date."""
    OVERDRACHT = "overdracht"
    """Was asked to take the case over, and may look before saying yes or no."""
    ONDERZOEK = "onderzoek"
    """The privacy officer, for an investigation, until a date."""
    NOODTOEGANG = "noodtoegang"
    """Let themselves in with the duty key, for hours."""


class Holder(Model):
    """What one coordinator is in the case, who said so and when; ``until`` None is no end."""

    who: str
    kind: AccessKind
    by: str
    at: AwareDatetime
    until: AwareDatetime | None = None


class Offer(Model):
    """The case is offered to a colleague; ``stays`` says that who offers goes on reading along."""

    to: str
    by: str
    at: AwareDatetime
    until: AwareDatetime
    stays: bool = False


class HandOver(Model):
    """The case went from one coordinator to another.

    With it the controller has to be determined again and the client informed (law §7): tasks are made of that.
    """

    giver: str
    taker: str
    at: AwareDatetime


class Emergency(Model):
    """An officer let themselves in; ``reason`` is in their own words."""

    officer: str
    at: AwareDatetime
    until: AwareDatetime
    reason: str


class CaseAccess(Model):
    """The record of a case that says all this; one in every case, empty while only its maker has access."""

    holders: tuple[Holder, ...] = ()
    offer: Offer | None = None
    handovers: tuple[HandOver, ...] = ()
    emergencies: tuple[Emergency, ...] = ()

    def holder(self, who: str) -> Holder | None:
        """Return what somebody is in the case, or None where nobody said."""
        return next((holder for holder in self.holders if holder.who == who), None)

    def in_charge(self) -> str:
        """Return the coordinator in charge, empty where nobody said."""
        return next((holder.who for holder in self.holders if holder.kind is AccessKind.COORDINATOR), "")

    def with_holder(self, new: Holder) -> "CaseAccess":
        """Return it with somebody in a new part; a new coordinator takes the place of the one before."""
        kept = [
            holder
            for holder in self.holders
            if holder.who != new.who
            and not (new.kind is AccessKind.COORDINATOR and holder.kind is AccessKind.COORDINATOR)
        ]
        return self.model_copy(update={"holders": (*kept, new)})

    def without(self, who: str) -> "CaseAccess":
        """Return it without somebody."""
        return self.model_copy(update={"holders": tuple(holder for holder in self.holders if holder.who != who)})

    def open_offer(self, now: datetime) -> Offer | None:
        """Return the offer that waits for an answer, if one does."""
        return self.offer if self.offer is not None and now < self.offer.until else None
