"""Everything one verdict turns on, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wams_tui.casework.codes import (
    AgeBand,
    Answer,
    Basis,
    Capacity,
    Category,
    Channel,
    Direction,
    Fact,
    Hat,
    Mandate,
    Party,
    Phase,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.casework.period import Period


@dataclass(frozen=True, slots=True)
class Question:
    """May this category of this person go to (or be asked of) this party, on this basis, for this purpose, today?

    ``purpose`` and ``basis`` may be absent only for :func:`wams_tui.law.possible.possible`, which tries the open ones;
    :func:`wams_tui.law.decide.decide` refuses without them and says so. A fact that is not in ``facts`` is unknown; a
    mandate that is not in ``periods`` does not exist. ``on`` is the day the question is about; every period is held
    against it.
    """

    party: Party
    hat: Hat
    category: Category
    capacity: Capacity
    age: AgeBand
    phase: Phase
    regime: Regime
    on: date
    purpose: Purpose | None = None
    basis: Basis | None = None
    nature: VaultNature = VaultNature.ECHT
    direction: Direction = Direction.VERSTREKKEN
    channel: Channel | None = None
    known_at: Party | None = None
    """For ``bekendheid``: where the person is known (law §12 item 5)."""
    source_hat: Hat | None = None
    """The hat under which the datum was obtained (law §12 item 13)."""
    source_party: Party | None = None
    """Who supplied the datum, if it was a party."""
    facts: Mapping[Fact, Answer] = field(default_factory=dict)
    periods: Mapping[Mandate, Period] = field(default_factory=dict)
    points: Mapping[str, Answer] = field(default_factory=dict)
    """What was answered on the list for further use, by point; the fact that follows from it stands in ``facts``."""

    def fact(self, fact: Fact) -> Answer:
        """Return what is known of ``fact``; what nobody recorded is unknown."""
        return self.facts.get(fact, Answer.ONBEKEND)

    def holds(self, mandate: Mandate) -> bool:
        """Whether ``mandate`` exists and covers the day asked about."""
        period = self.periods.get(mandate)
        return period is not None and period.contains(self.on)
