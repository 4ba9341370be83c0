"""Who has signed for a rule set: two offices held by different persons, with the advice of the privacy officer (FG).

The FG advises and signs nothing off (AVG 38; law §12 item 16).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wams_tui.casework.model import Model
from wams_tui.casework.words import N_


class Office(StrEnum):
    """The two offices that together put a rule set or a regime into use."""

    FUNCTIONEEL_BEHEERDER = "functioneel-beheerder"
    PROCESEIGENAAR = "proceseigenaar"


class Advice(StrEnum):
    """What the privacy officer said; whichever it is, it is recorded and decides nothing."""

    POSITIEF = "positief"
    MET_OPMERKINGEN = "met-opmerkingen"
    NEGATIEF = "negatief"


class Standing(StrEnum):
    """Whether a vault may use a rule set, and why."""

    OEFENKLUIS = "oefenkluis"
    BIJ_INGEBRUIKNAME = "bij-ingebruikname"
    VASTGESTELD = "vastgesteld"
    NIET_VASTGESTELD = "niet-vastgesteld"


class Gap(StrEnum):
    """What a rule set or a regime still lacks before a real vault may use it."""

    BEHEERDER = "handtekening-functioneel-beheerder"
    PROCESEIGENAAR = "handtekening-proceseigenaar"
    TWEE_PERSONEN = "twee-verschillende-personen"
    ADVIES = "advies-fg"


GAP_LABELS = {
    Gap.BEHEERDER: N_("de handtekening van de functioneel beheerder"),
    Gap.PROCESEIGENAAR: N_("de handtekening van de gemandateerd proceseigenaar"),
    Gap.TWEE_PERSONEN: N_("handtekeningen van twee verschillende personen"),
    Gap.ADVIES: N_("het advies van de FG"),
}


@dataclass(frozen=True, slots=True)
class Author:
    """Who said something, as they were certified at that moment: an office signs, the FG advises, others do neither."""

    id: str
    name: str
    office: Office | None = None
    advises: bool = False


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody signed, in the office they held."""

    author: Author
    on: date


@dataclass(frozen=True, slots=True)
class Advised:
    """The privacy officer advised."""

    author: Author
    advice: Advice
    on: date


def gaps(signed: Iterable[Signed], advised: Iterable[Advised]) -> tuple[Gap, ...]:
    """Return what is lacking: both offices, held by two persons, and the advice of a third.

    Persons are told apart by their id in the vault, never by how a name is spelt.
    """
    signed = tuple(signed)
    of = {office: {one.author.id for one in signed if one.author.office is office} for office in Office}
    first, second = of[Office.FUNCTIONEEL_BEHEERDER], of[Office.PROCESEIGENAAR]
    found = [gap for gap, persons in ((Gap.BEHEERDER, first), (Gap.PROCESEIGENAAR, second)) if not persons]
    if first and second and len(first | second) < len(Office):
        found.append(Gap.TWEE_PERSONEN)
    if not any(one.author.advises and one.author.id not in first | second for one in advised):
        found.append(Gap.ADVIES)
    return tuple(found)


class RuleWord(StrEnum):
    """What a statement about a rule set says."""

    INGEBRUIKNAME = "ingebruikname"
    HANDTEKENING = "handtekening"
    ADVIES = "advies"


class RuleStatement(Model):
    """The content of a statement about a rule set: who said it and when, the statement itself tells."""

    wat: RuleWord
    regelset: str
    id: str
    advies: Advice | None = None


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """One statement about a rule set, with who made it and the Dutch day on which."""

    author: Author
    on: date
    said: RuleStatement


@dataclass(frozen=True, slots=True)
class Signatures:
    """All that was stated about rule sets, oldest first."""

    said: tuple[RuleSaid, ...] = ()

    @property
    def begun_with(self) -> str:
        """The hash of the rules the vault began with, as an administrator put on record; empty when nobody did."""
        began = (
            one.said.regelset
            for one in self.said
            if one.said.wat is RuleWord.INGEBRUIKNAME and one.author.office is Office.FUNCTIONEEL_BEHEERDER
        )
        return next(began, "")

    def signed(self, rule_set_hash: str) -> tuple[Signed, ...]:
        """Return the signatures that count for these rules: those of who holds one of the two offices."""
        return tuple(
            Signed(one.author, one.on)
            for one in self._about(rule_set_hash, RuleWord.HANDTEKENING)
            if one.author.office is not None
        )

    def advised(self, rule_set_hash: str) -> tuple[Advised, ...]:
        """Return what privacy officers advised on these rules."""
        return tuple(
            Advised(one.author, one.said.advies, one.on)
            for one in self._about(rule_set_hash, RuleWord.ADVIES)
            if one.author.advises and one.said.advies is not None
        )

    def gaps(self, rule_set_hash: str) -> tuple[Gap, ...]:
        """Return what is still lacking for this rule set; nothing when it is put into use."""
        return gaps(self.signed(rule_set_hash), self.advised(rule_set_hash))

    def standing(self, rule_set_hash: str) -> Standing:
        """Return whether a real vault may use this rule set."""
        if rule_set_hash == self.begun_with:
            return Standing.BIJ_INGEBRUIKNAME
        return Standing.NIET_VASTGESTELD if self.gaps(rule_set_hash) else Standing.VASTGESTELD

    def _about(self, rule_set_hash: str, word: RuleWord) -> Iterable[RuleSaid]:
        return (one for one in self.said if one.said.regelset == rule_set_hash and one.said.wat is word)
