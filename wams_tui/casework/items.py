"""Data items: one fact, once, with whose it is, what kind it is, and where it came from."""

from datetime import date

from wams_tui.casework.codes import Answer, Category, Hat, Party, SecrecyAct, SecrecyGround
from wams_tui.casework.model import Model
from wams_tui.casework.urgent.decisions import PoliceDecision


class SecrecyDecision(Model):
    """A professional's own decision about their secrecy; a coordinator never makes one (law §4.f).

    ``covers`` names the categories that may be shared; ``recipients`` the parties, empty for every party in the case.
    ``consented_by`` is who gave the consent it rests on; after ``until`` it lifts nothing any more.
    """

    professional: str
    registration: str = ""
    act: SecrecyAct
    ground: SecrecyGround
    covers: tuple[Category, ...] = ()
    recipients: tuple[Party, ...] = ()
    alternatives_tried: str = ""
    colleague_consulted: Answer = Answer.ONBEKEND
    decided_on: date
    client_informed: Answer = Answer.ONBEKEND
    consented_by: str = ""
    until: date | None = None

    def lifts(self, category: Category, party: Party, day: date) -> bool:
        """Whether it lets ``category`` go to ``party`` on ``day``."""
        if self.ground is SecrecyGround.NIET_DOORBROKEN or category not in self.covers:
            return False
        if day < self.decided_on or (self.until is not None and day > self.until):
            return False
        return not self.recipients or party in self.recipients


class Source(Model):
    """Where a datum came from; that stays with it (law §12 item 13)."""

    description: str
    participant: str | None = None
    party: Party | None = None
    hat: Hat | None = None


class Correction(Model):
    """A datum proved wrong and was put right: when, by whom, and what was wrong; the old value is not kept (AVG 16)."""

    on: date
    by: str
    words: str


class DataItem(Model):
    """One datum of one person."""

    id: str
    person: str
    category: Category
    label: str
    value: str
    source: Source
    obtained_on: date
    confirmed_on: date | None = None
    """The last day on which the source said that it still holds, and who said so."""
    confirmed_by: str = ""
    supplier_agreed: Answer = Answer.ONBEKEND
    supplier_conditions: str = ""
    secrecy: SecrecyDecision | None = None
    secrecy_before: tuple[SecrecyDecision, ...] = ()
    """Earlier decisions, oldest first; they count no more."""
    police: PoliceDecision | None = None
    police_before: tuple[PoliceDecision, ...] = ()
    fact_only: Answer = Answer.ONBEKEND
    """Whether the value holds nothing but a fact (yes or no, and a contact person): law §4.e condition j."""
    known_at: Party | None = None
    """For ``bekendheid``: the party where the person is known (law §12 item 5)."""
    creditor: str | None = None
    """For ``schulden-inkomen``: the participant whose claim this is; other creditors never see it."""
    corrections: tuple[Correction, ...] = ()
    """Oldest first."""


class TextBlock(Model):
    """Free text with the persons and kinds of data it speaks of; untagged text never leaves (design §2)."""

    id: str
    title: str
    text: str
    persons: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    source: Source
    written_on: date
    confirmed_on: date | None = None
    confirmed_by: str = ""
    supplier_agreed: Answer = Answer.ONBEKEND
    supplier_conditions: str = ""
    secrecy: SecrecyDecision | None = None
    secrecy_before: tuple[SecrecyDecision, ...] = ()
    """Earlier decisions, oldest first; they count no more."""
    police: PoliceDecision | None = None
    police_before: tuple[PoliceDecision, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """Oldest first."""

    @property
    def tagged(self) -> bool:
        """Whether somebody said of whom and of what it speaks."""
        return bool(self.persons and self.categories)
