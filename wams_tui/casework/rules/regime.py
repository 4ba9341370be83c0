"""Which law counts in a vault on which day: regimes with dates, set by two offices, the FG advising (design §4).

Everything follows from what was stated, in the order in which it was stated. Nothing that is stated today changes
which law counted on a day that has begun: a decision of that day stays under the law it was taken under.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from wams_tui.casework.codes import Regime, VaultNature
from wams_tui.casework.model import Model
from wams_tui.casework.rules.signoff import Advice, Advised, Author, Gap, Signed, gaps

BEFORE_ANYTHING_IS_SET = {
    VaultNature.ECHT: Regime.HUIDIG_RECHT,
    VaultNature.OEFENKLUIS: Regime.WAMS_WETSVOORSTEL,
}
"""What counts until somebody sets something: the law as it is, or the bill where one only practises."""

SETTABLE = {
    VaultNature.ECHT: (Regime.HUIDIG_RECHT, Regime.WAMS_IN_WERKING),
    VaultNature.OEFENKLUIS: tuple(Regime),
}
"""What can be set: a bill carries nothing in a real vault, so there it cannot."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The day a question is about, the nature of the vault, and the law that counts there on that day."""

    on: date
    nature: VaultNature
    regime: Regime


class RegimeWord(StrEnum):
    """What a statement about the regime says."""

    VOORSTEL = "voorstel"
    BEVESTIGING = "bevestiging"
    ADVIES = "advies"
    INTREKKING = "intrekking"


class RegimeStatement(Model):
    """The content of a statement about the regime; ``voorstel`` names the statement with which a proposal began."""

    wat: RegimeWord
    voorstel: str = ""
    regime: Regime | None = None
    vanaf: date | None = None
    advies: Advice | None = None


@dataclass(frozen=True, slots=True)
class RegimeSaid:
    """One statement about the regime: its id, who made it, and the Dutch day on which."""

    id: str
    author: Author
    on: date
    said: RegimeStatement


@dataclass(frozen=True, slots=True)
class Proposal:
    """A regime from a day on, and how far it has come. Whoever proposes it signs for it thereby."""

    id: str
    regime: Regime
    since: date
    made_on: date
    signed: tuple[Signed, ...] = ()
    advised: tuple[Advised, ...] = ()
    gaps: tuple[Gap, ...] = ()
    complete_on: date | None = None
    withdrawn: Signed | None = None
    counts_from: date | None = None
    """The first day on which it counts; absent while it lacks something, and when it was withdrawn."""

    @property
    def pending(self) -> bool:
        """Whether it still waits for somebody."""
        return self.withdrawn is None and self.complete_on is None

    def coming(self, day: date) -> bool:
        """Whether it will count, but not yet on ``day``."""
        return self.counts_from is not None and day < self.counts_from


@dataclass(frozen=True, slots=True)
class Regimes:
    """The regimes of one vault. ``damaged``: not all that was stated is there or readable, so none of it counts."""

    nature: VaultNature
    proposals: tuple[Proposal, ...] = ()
    damaged: bool = False

    def regime_on(self, day: date) -> Regime:
        """Return the law that counts on ``day``."""
        current = self.current(day)
        return BEFORE_ANYTHING_IS_SET[self.nature] if current is None else current.regime

    def current(self, day: date) -> Proposal | None:
        """Return the proposal that counts on ``day``, or None while nothing was ever set; the last made goes first."""
        begun = [one for one in self.proposals if one.counts_from is not None and one.counts_from <= day]
        if self.damaged or not begun:
            return None
        last = max(one.counts_from for one in begun if one.counts_from is not None)
        return [one for one in begun if one.counts_from == last][-1]

    def setting(self, day: date) -> Setting:
        """Return what a question about ``day`` is asked under."""
        return Setting(day, self.nature, self.regime_on(day))

    @property
    def pending(self) -> tuple[Proposal, ...]:
        """The proposals that wait for somebody."""
        return tuple(one for one in self.proposals if one.pending)

    def coming(self, day: date) -> tuple[Proposal, ...]:
        """Return the proposals that will count and do not yet on ``day``, the first to come first."""
        coming = (one for one in self.proposals if one.coming(day))
        return tuple(sorted(coming, key=lambda one: one.counts_from or date.max))


@dataclass(slots=True)
class _Reading:
    """The statements so far; ``day`` never goes back, whatever clock somebody stated by."""

    nature: VaultNature
    day: date = date.min
    proposals: dict[str, Proposal] = field(default_factory=dict)

    def take(self, one: RegimeSaid) -> None:
        self.day = max(self.day, one.on)
        match one.said.wat:
            case RegimeWord.VOORSTEL:
                self._propose(one)
            case RegimeWord.BEVESTIGING:
                self._sign(one)
            case RegimeWord.ADVIES:
                self._advise(one)
            case RegimeWord.INTREKKING:
                self._withdraw(one)

    def _propose(self, one: RegimeSaid) -> None:
        regime, since = one.said.regime, one.said.vanaf
        if regime is None or since is None or regime not in SETTABLE[self.nature]:
            return
        if self.nature is VaultNature.ECHT and one.author.office is None:
            return
        signed = (Signed(one.author, self.day),)
        self._settle(Proposal(one.id, regime, since, self.day, signed))

    def _sign(self, one: RegimeSaid) -> None:
        known = self.proposals.get(one.said.voorstel)
        if known is not None and known.pending and one.author.office is not None:
            self._settle(replace(known, signed=(*known.signed, Signed(one.author, self.day))))

    def _advise(self, one: RegimeSaid) -> None:
        known = self.proposals.get(one.said.voorstel)
        if known is not None and known.withdrawn is None and one.author.advises and one.said.advies is not None:
            advised = Advised(one.author, one.said.advies, self.day)
            self._settle(replace(known, advised=(*known.advised, advised)))

    def _withdraw(self, one: RegimeSaid) -> None:
        known = self.proposals.get(one.said.voorstel)
        if known is None or known.withdrawn is not None or not self._may_withdraw(one.author):
            return
        if known.pending or known.coming(self.day):
            self.proposals[known.id] = replace(known, withdrawn=Signed(one.author, self.day), counts_from=None)

    def _may_withdraw(self, author: Author) -> bool:
        return author.office is not None or self.nature is VaultNature.OEFENKLUIS

    def _settle(self, proposal: Proposal) -> None:
        """Work out what is lacking; what is complete stays so, and counts from the day after at the earliest.

        The day itself had begun under another law. Where one only practises, nobody needs to sign, and today may do.
        """
        if proposal.complete_on is None:
            practice = self.nature is VaultNature.OEFENKLUIS
            lacking = () if practice else gaps(proposal.signed, proposal.advised)
            proposal = replace(proposal, gaps=lacking)
            if not lacking:
                earliest = self.day if practice else self.day + timedelta(days=1)
                begins = max(proposal.since, earliest)
                proposal = replace(proposal, complete_on=self.day, counts_from=begins)
        self.proposals[proposal.id] = proposal


def regimes_of(nature: VaultNature, said: Iterable[RegimeSaid], *, damaged: bool = False) -> Regimes:
    """Return the regimes of a vault from what was stated about them, oldest first."""
    reading = _Reading(nature)
    for one in said:
        reading.take(one)
    return Regimes(nature, tuple(reading.proposals.values()), damaged)
