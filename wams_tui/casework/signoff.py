"""Who has signed for a rule set: two offices held by different persons, with the advice of the privacy officer (FG).

The FG advises and signs nothing off (AVG 38; law §12 item 16).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_


class Office(StrEnum):
    """The two offices that together put a rule set into use."""

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
    """What a rule set still lacks before a real vault may use it."""

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


def named(name: str) -> str:
    """Return a person's name as it is kept: trimmed, with single spaces.

    Raises:
        Misused: there is no name.
    """
    tidy = " ".join(name.split())
    if not tidy:
        raise Misused(N_("Er is geen naam."), N_("Geef de naam van wie tekent of adviseert."))
    return tidy


@dataclass(frozen=True, slots=True)
class Signature:
    """One office signed for the rule set with this hash."""

    rule_set_hash: str
    office: Office
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Advised:
    """The privacy officer advised on the rule set with this hash."""

    rule_set_hash: str
    advice: Advice
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Signatures:
    """All that was recorded about rule sets: signatures, advice, and the set that was there when the vault began."""

    signed: tuple[Signature, ...] = ()
    advised: tuple[Advised, ...] = ()
    begun_with: str = ""

    def gaps(self, rule_set_hash: str) -> tuple[Gap, ...]:
        """Return what is still lacking for this rule set; nothing when it is put into use."""
        of = {
            office: {
                same(one.name) for one in self.signed if one.rule_set_hash == rule_set_hash and one.office is office
            }
            for office in Office
        }
        first, second = of[Office.FUNCTIONEEL_BEHEERDER], of[Office.PROCESEIGENAAR]
        gaps = [gap for gap, names in ((Gap.BEHEERDER, first), (Gap.PROCESEIGENAAR, second)) if not names]
        if first and second and len(first | second) < len(Office):
            gaps.append(Gap.TWEE_PERSONEN)
        if not any(one.rule_set_hash == rule_set_hash for one in self.advised):
            gaps.append(Gap.ADVIES)
        return tuple(gaps)

    def standing(self, rule_set_hash: str) -> Standing:
        """Return whether a real vault may use this rule set."""
        if rule_set_hash == self.begun_with:
            return Standing.BIJ_INGEBRUIKNAME
        return Standing.NIET_VASTGESTELD if self.gaps(rule_set_hash) else Standing.VASTGESTELD


def same(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return " ".join(name.split()).casefold()


def holds_both(name: str, others: Iterable[str]) -> bool:
    """Whether ``name`` is one of ``others``, however it is spelt."""
    return same(name) in {same(other) for other in others}
