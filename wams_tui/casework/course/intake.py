"""What is asked before a case begins: which route it is, in which domains the problems lie, who supports the client."""

from datetime import date
from enum import StrEnum

from wams_tui.casework.codes import Answer, Domain
from wams_tui.casework.model import Model


class Boundary(StrEnum):
    """Other routes that go before a coordinated approach (law §3.1 row 0b)."""

    ACUUT_GEVAAR = "acuut-gevaar"
    """A life in danger, or a crisis: 112 or the crisis service."""
    VEILIG_THUIS = "veilig-thuis"
    """Domestic violence or child abuse: the steps of the meldcode (Wmo 5.2.6)."""
    GEDWONGEN_ZORG = "gedwongen-zorg"
    """A need for compulsory care: a report under the Wvggz."""


class BoundaryTest(Model):
    """One boundary test: what it gave, and what was done where it gave yes."""

    boundary: Boundary
    outcome: Answer
    on: date
    by: str
    done: str = ""

    @property
    def settled(self) -> bool:
        """Whether the answer is no, or yes with what was done about it."""
        return self.outcome is Answer.NEE or (self.outcome is Answer.JA and bool(self.done))


class Problem(Model):
    """A problem in one domain."""

    domain: Domain
    what: str


class Support(StrEnum):
    """What became of the offer of a supporter (cliëntondersteuner)."""

    AANGEBODEN = "aangeboden"
    AANVAARD = "aanvaard"
    AFGEWEZEN = "afgewezen"


class SupporterOffer(Model):
    """The offer of free and independent support to one person (Wmo 2.2.4; 2.3a.1 lid 5 and 2.3a.4 lid 3, bill)."""

    person: str
    on: date
    by: str
    outcome: Support = Support.AANGEBODEN
    attended: Answer = Answer.ONBEKEND
    """Whether the supporter was there when it mattered."""
