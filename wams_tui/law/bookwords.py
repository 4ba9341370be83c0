"""How the rule book says things: codes, conditions and outcomes in Dutch words. The book is Dutch in every language."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from wams_tui.casework.codes import Answer, Basis, Decider, Fact, Phase
from wams_tui.casework.labels import label
from wams_tui.law.check import codes_of
from wams_tui.law.models import Condition, Demand, Guard
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, SourceKind

OUTCOMES = {
    Effect.TOESTAAN: "ja",
    Effect.TOESTAAN_MITS: "ja, mits",
    Effect.AFWEGING: "afweging nodig",
    Effect.WEIGEREN: "nee",
}

KINDS = {
    SourceKind.BRON: "bron: gelezen in een document",
    SourceKind.AFGELEID: "afgeleid: lezing van de makers",
    SourceKind.TE_BEVESTIGEN: "te bevestigen: nog niet nagelezen door een jurist",
}

DECIDERS = {
    Decider.COORDINATOR: "de coördinator",
    Decider.PROFESSIONAL: "de professional",
    Decider.BEVOEGD_GEZAG: "het bevoegd gezag",
    Decider.BETROKKENE: "de betrokkene",
}

_ANSWERS = {Answer.JA: "ja", Answer.NEE: "nee", Answer.ONBEKEND: "niet bekend"}
_GUARDS = {
    "party": "partij",
    "hat": "pet",
    "category": "gegeven",
    "capacity": "persoon",
    "age": "leeftijd",
    "phase": "fase",
    "regime": "recht",
    "purpose": "doel",
    "basis": "grondslag",
    "nature": "kluis",
    "direction": "richting",
    "channel": "kanaal",
    "source_hat": "verkregen in de pet",
    "source_party": "afkomstig van",
}


def listed(words: Iterable[str]) -> str:
    """Return words as one Dutch list: ``a, b en c``; empty for none."""
    words = list(words)
    return " en ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def day(on: date | None) -> str:
    """Return a date as it is written in the Netherlands; a dash when there is none."""
    return f"{on.day}-{on.month}-{on.year}" if on else "–"


def word_for(code: StrEnum, rules: RuleSet) -> str:
    """Return what a code is called in this book."""
    if isinstance(code, Basis):
        return f"{rules.basis(code).number} {rules.basis(code).title}"
    return label(code)


def in_order(codes: Iterable[StrEnum], rules: RuleSet, everything: int = 0, all_word: str = "alle") -> str:
    """Return codes as words in the order of their list; ``all_word`` when there are ``everything`` of them."""
    chosen = set(codes)
    if not chosen:
        return "geen"
    kind = type(next(iter(chosen)))
    if len(chosen) == (everything or len(kind)):
        return all_word
    return listed(word_for(code, rules) for code in kind if code in chosen)


def phases(codes: Iterable[Phase], rules: RuleSet) -> str:
    """Return phases as words."""
    return in_order(codes, rules, all_word="alle fasen")


def guard_text(guard: Guard, rules: RuleSet) -> str:
    """Return when a rule speaks, in words; empty when it always does."""
    parts = []
    for name in Guard.model_fields:
        values: frozenset[StrEnum] = getattr(guard, name)
        if values:
            plain = name.removeprefix("not_")
            sign = "niet " if name != plain else ""
            kind = type(next(iter(values)))
            named = [word_for(code, rules) for code in kind if code in values]
            parts.append(f"{_GUARDS[plain]}: {sign}{' of '.join(named)}")
    return "; ".join(parts)


def sources_text(keys: Sequence[str], rules: RuleSet) -> str:
    """Return where something comes from, each with how firm it is."""
    return "; ".join(f"{source.reference} ({source.kind.value})" for source in rules.sources(tuple(keys)))


def cell_conditions(sign: str, rules: RuleSet) -> tuple[Condition, ...]:
    """Return the conditions of a cell's sign, in its order."""
    return tuple(rules.conditions[code] for code in codes_of(sign))


def demand_lines(condition: Condition, rules: RuleSet) -> str:
    """Return each demand of a condition: what must be so, for whom, and what counts otherwise."""
    return "\n".join(_demand(demand, rules) for demand in condition.demands) or "Bindt alleen de ontvanger."


def _demand(demand: Demand, rules: RuleSet) -> str:
    if demand.mandate is not None:
        asked = f"{label(demand.mandate)} loopt vandaag"
        asked += " (als er een periode is vastgelegd)" if demand.only_if_recorded else ""
    else:
        asked = fact_text(demand.fact)
    when = [guard_text(demand.guard, rules)] if guard_text(demand.guard, rules) else []
    when += [f"alleen als '{fact_text(fact)}' {_ANSWERS[answer]} is" for fact, answer in demand.only_when.items()]
    when += [f"niet als '{fact_text(fact)}' {_ANSWERS[answer]} is" for fact, answer in demand.waived_by.items()]
    where = f" [{'; '.join(when)}]" if when else ""
    outcomes = (
        f"ja: {OUTCOMES[demand.yes]}, nee: {OUTCOMES[demand.no]}, niet bekend: {OUTCOMES[demand.unknown]}"
        if (demand.yes, demand.no, demand.unknown) != (Effect.TOESTAAN, Effect.WEIGEREN, Effect.WEIGEREN)
        else "anders: nee"
    )
    return f"{asked}{where} ({outcomes})"


def fact_text(fact: Fact | None) -> str:
    """Return a fact as words: its code reads as them."""
    return fact.value.replace("-", " ") if fact else ""
