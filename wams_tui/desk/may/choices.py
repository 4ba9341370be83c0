"""What *Mag dit?* offers at each step: every code of the list, the usable ones first, each closed one with its why."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from wams_tui.casework.codes import Direction, Hat, Party, Regime
from wams_tui.casework.errors import Misused
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.may.asking import KINDS, Asking, Step, completions
from wams_tui.law.choices import Usability, bases_for, purposes_for
from wams_tui.law.ruleset import RuleSet

_DIRECTIONS = {Direction.VERSTREKKEN: N_("Geven"), Direction.OPVRAGEN: N_("Vragen")}
_MEANT = {
    Direction.VERSTREKKEN: N_("Mag dit gegeven naar een ander?"),
    Direction.OPVRAGEN: N_("Mag ik dit gegeven van een ander vragen?"),
}
_NOBODY = {
    Step.BRON: N_("Van de betrokkene zelf, of uit eigen dossier"),
    Step.BRON_PET: N_("Dat is niet bekend"),
}
_USUAL = {
    Party.TOEGANG: Hat.TOELEIDING,
    Party.WERK_INKOMEN_HANDHAVING: Hat.HANDHAVING,
    Party.LEERPLICHT: Hat.HANDHAVING,
    Party.POLITIE: Hat.HANDHAVING,
    Party.JUSTITIE: Hat.HANDHAVING,
    Party.OOV: Hat.HANDHAVING,
    Party.SCHOOL: Hat.ONDERWIJS,
    Party.WONINGCORPORATIE: Hat.VERHUUR,
    Party.SCHULDEISER: Hat.SCHULDEISER,
    Party.TOEZICHT: Hat.TOEZICHT,
    Party.CLIENT: Hat.BETROKKENE,
    Party.GEZINSLID: Hat.BETROKKENE,
    Party.INFORMEEL_NETWERK: Hat.BETROKKENE,
    Party.ZVH: Hat.COORDINATIE,
}
"""The hat a party usually wears; those not named here help."""

_YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. A closed one can be chosen too: the answer is then a refusal, with its reasons.

    ``title`` is a marked text, except a basis' own name; ``note`` holds its articles and ``asks`` what it always asks.
    ``obstacle`` is a Dutch rule text, or marked.
    """

    value: StrEnum | None
    title: str
    note: str = ""
    asks: str = ""
    obstacle: str = ""


def options(asking: Asking, step: Step, rules: RuleSet) -> tuple[Option, ...]:
    """Return what can be chosen at ``step``, given what was chosen before it."""
    if step is Step.DOEL:
        return _purposes(asking, rules)
    if step is Step.GRONDSLAG:
        return _bases(asking, rules)
    if step is Step.RICHTING:
        return tuple(Option(way, _DIRECTIONS[way], _MEANT[way]) for way in Direction)
    codes = tuple(Option(code, title_of(step, code)) for code in _in_order(asking, step))
    return (Option(None, _NOBODY[step]), *codes) if step in _NOBODY else codes


def _in_order(asking: Asking, step: Step) -> list[StrEnum]:
    """Return the codes of a step; of the hats the usual one of the party first."""
    codes = list(KINDS[step])
    party = asking.chosen(Step.PARTIJ, Party) if step is Step.PET else None
    usual = _USUAL.get(party, Hat.HULPVERLENING) if party else None
    return sorted(codes, key=lambda code: usual is not None and code is not usual)


def title_of(step: Step, value: StrEnum | None) -> str:
    """Return what a choice is called (a marked text); a basis is named by the rules, see :func:`name_of`."""
    if value is None:
        return _NOBODY[step]
    return _DIRECTIONS[value] if isinstance(value, Direction) else label(value)


def name_of(step: Step, value: StrEnum | None, rules: RuleSet) -> str:
    """Return what a choice is called, a basis by its title in the rules."""
    titles: dict[StrEnum, str] = {code: entry.title for code, entry in rules.bases.items()}
    return titles[value] if step is Step.GRONDSLAG and value is not None else title_of(step, value)


def day_from(text: str) -> date:
    """Return the day that ``text`` (dd-mm-jjjj) names.

    Raises:
        Misused: when it names none, or one that no rule of today can be asked about.
    """
    try:
        day = datetime.strptime(text.strip(), "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise Misused(N_("Dit is geen datum."), N_("Schrijf de dag als 21-11-2026."))
    return day


def regime_note(asking: Asking, rules: RuleSet) -> str:
    """Return the sentence that goes with every verdict under this law (Dutch rule text)."""
    regime = asking.chosen(Step.REGIME, Regime)
    return rules.regime_note(regime) if regime is not None else ""


def _purposes(asking: Asking, rules: RuleSet) -> tuple[Option, ...]:
    found = []
    for choice in purposes_for(completions(asking)[0], rules):
        obstacle = ""
        if choice.usability is Usability.GESLOTEN:
            closed = N_("Voor dit doel is er hier geen grondslag.")
            obstacle = choice.reasons[0].sentence if choice.reasons else closed
        found.append(Option(choice.code, label(choice.code), obstacle=obstacle))
    return tuple(found)


def _bases(asking: Asking, rules: RuleSet) -> tuple[Option, ...]:
    return tuple(
        Option(choice.code, choice.title, ", ".join(choice.articles), choice.asks, choice.obstacle)
        for choice in bases_for(completions(asking)[0], rules)
    )
