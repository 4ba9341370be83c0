"""What ties people of one household: who is whose, who speaks for whom, and where somebody lives."""

from datetime import timedelta
from enum import StrEnum

from wams_tui.casework.model import Model
from wams_tui.casework.period import Period


class RelationKind(StrEnum):
    """What somebody is *of* another; always read from whom it is recorded with: «Bram is ouder van Fenna»."""

    OUDER_VAN = "ouder-van"
    PARTNER_VAN = "partner-van"
    EX_VAN = "ex-van"
    PLEEGOUDER_VAN = "pleegouder-van"
    GROOTOUDER_VAN = "grootouder-van"
    BROER_ZUS_VAN = "broer-zus-van"
    VERZORGER_VAN = "verzorger-van"
    ANDERS = "anders"


class Relation(Model):
    """One tie to another person of the household, from when until when where that is known.

    ``other`` is the id of that person.
    """

    kind: RelationKind
    other: str
    period: Period | None = None


class RepresentationKind(StrEnum):
    """Who may act for somebody (Wmo 1.1.1); administration and an authority are measures of the case, with dates."""

    CURATOR = "curator"
    MENTOR = "mentor"
    VOOGD = "voogd"
    """A guardian, of a certified institution (GI) or a natural person."""


class Representation(Model):
    """Somebody who acts for a person; ``holder`` is the id of a person or participant of this case."""

    kind: RepresentationKind
    holder: str
    period: Period


class Address(Model):
    """Where somebody lives or lived; a secret one is a kind of data of its own, shown nowhere unasked (law §12)."""

    id: str
    street: str
    """Street and house number."""
    postcode: str = ""
    town: str = ""
    period: Period
    secret: bool = False

    @property
    def line(self) -> str:
        """The address on one line."""
        return ", ".join(part for part in (self.street, f"{self.postcode} {self.town}".strip()) if part)


def moved_to(before: tuple[Address, ...], home: Address) -> tuple[Address, ...]:
    """Return the addresses with ``home`` among them; a new one ends what was open the day before it begins.

    Who lives at two places, as a child of parents who live apart may, has the last day taken off the other again.
    """
    if any(one.id == home.id for one in before):
        return tuple(home if one.id == home.id else one for one in before)
    last = home.period.start - timedelta(days=1)
    return (
        *(
            one.model_copy(update={"period": Period(start=one.period.start, end=last)})
            if one.period.end is None and one.period.start <= last
            else one
            for one in before
        ),
        home,
    )
