"""The reviewed picture of the rules: who may get what, and what one other code or fact changes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import Any

from tests.law.asked import ALL_RUNNING, ENDED_YESTERDAY, IN_ORDER, TODAY, holding, knowing, unknowing
from wams_tui.casework.codes import (
    AgeBand,
    Answer,
    Basis,
    Capacity,
    Category,
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
from wams_tui.law.decide import effect
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet, load_rules
from wams_tui.law.verdict import Effect

LETTERS = {Effect.TOESTAAN: "A", Effect.TOESTAAN_MITS: "m", Effect.AFWEGING: "w", Effect.WEIGEREN: "."}
ALLOWED = (Effect.TOESTAAN, Effect.TOESTAAN_MITS)

FAVOURABLE = IN_ORDER | {Fact.ACUUT_GEVAAR: Answer.JA}
VARIED: dict[str, type[StrEnum]] = {
    "phase": Phase,
    "capacity": Capacity,
    "age": AgeBand,
    "hat": Hat,
    "regime": Regime,
    "nature": VaultNature,
}
PHASE_OF = {
    Basis.WAMS_ONDERZOEK_CLIENT: Phase.ONDERZOEK,
    Basis.WAMS_ONDERZOEK_PROFESSIONAL: Phase.ONDERZOEK,
    Basis.WAMS_MELDPUNT: Phase.TRIAGE,
}


def everything(bases: tuple[Basis, ...] = tuple(Basis)) -> Iterator[Question]:
    """Yield every combination, each in the phase in which its basis works."""
    for basis in bases:
        phase = PHASE_OF.get(basis, Phase.UITVOERING)
        for party in Party:
            for category in Category:
                for purpose in Purpose:
                    for direction in Direction:
                        yield Question(
                            party=party,
                            hat=Hat.HULPVERLENING,
                            category=category,
                            capacity=Capacity.CLIENT,
                            age=AgeBand.VAN_12_TOT_16,
                            phase=phase,
                            regime=Regime.WAMS_WETSVOORSTEL,
                            on=TODAY,
                            purpose=purpose,
                            basis=basis,
                            nature=VaultNature.OEFENKLUIS,
                            direction=direction,
                            known_at=Party.SCHOOL,
                            facts=FAVOURABLE,
                            periods=ALL_RUNNING,
                        )


@cache
def surveyed() -> tuple[tuple[tuple[Question, Effect], ...], Counter[Effect]]:
    """Return every question that is not refused, with its effect, and how often each effect came out."""
    rules = load_rules()
    counted: Counter[Effect] = Counter()
    kept = []
    for question in everything():
        outcome = effect(question, rules)
        counted[outcome] += 1
        if outcome is not Effect.WEIGEREN:
            kept.append((question, outcome))
    return tuple(kept), counted


def allowed() -> list[Question]:
    """Return every question that is allowed without a person weighing it."""
    return [question for question, outcome in surveyed()[0] if outcome in ALLOWED]


def drawn() -> str:
    """Return the reviewed picture: per basis and direction, who may get what at best over the purposes."""
    kept, counted = surveyed()
    best: dict[tuple[Basis, Direction, Party], dict[Category, Effect]] = {}
    for question, outcome in kept:
        assert question.basis is not None
        cells = best.setdefault((question.basis, question.direction, question.party), {})
        cells[question.category] = min(cells.get(question.category, outcome), outcome, key=lambda one: one.rank)
    lines = ["A ja, m mits, w afweging, . nee; gegevens in deze volgorde:"]
    lines += [f"  {number:2} {category.value}" for number, category in enumerate(Category, start=1)]
    for (basis, direction), parties in _by_table(best).items():
        lines += ["", f"{basis.value} ({direction.value})"]
        lines += [
            f"  {party.value:24}{''.join(LETTERS[cells.get(c, Effect.WEIGEREN)] for c in Category)}"
            for party, cells in parties
        ]
    lines += ["", *(f"{one.value}: {counted[one]}" for one in Effect)]
    lines += ["", *changed_codes(), "", *changed_facts()]
    return "\n".join(lines) + "\n"


def changed_codes() -> list[str]:
    """Return, per basis, how many of its open questions remain when one code is another."""
    rules = load_rules()
    lines = [
        "Van wat niet geweigerd is (alles op orde): hoeveel er blijft als één code anders is; ja en mits / afweging"
    ]
    for basis in Basis:
        mine = [question for question, _ in surveyed()[0] if question.basis is basis][::3]
        lines += [f"{basis.value} ({len(mine)} vragen)"] if mine else []
        for name, values in VARIED.items() if mine else ():
            shown = [f"{value.value} {_left(_changed(mine, name, value), rules)}" for value in values]
            lines.append("  " + ", ".join(shown))
    return lines


def changed_facts() -> list[str]:
    """Return how many verdicts turn when one fact is no or unknown, or one mandate ended or was never there."""
    rules = load_rules()
    mine = [question for question, _ in surveyed()[0]][::3]
    lines = [f"Wat één feit doet, van {len(mine)} vragen; wat blijft als het nee is, en als het onbekend is"]
    for fact in Fact:
        no = _left([knowing(one, (fact, Answer.NEE)) for one in mine], rules)
        lines.append(f"  {fact.value:32}{no:14}{_left([unknowing(one, fact) for one in mine], rules)}")
    for mandate in Mandate:
        ended = _left([holding(one, mandate, ENDED_YESTERDAY) for one in mine], rules)
        lines.append(f"  {mandate.value:32}{ended:14}{_left([holding(one, mandate, None) for one in mine], rules)}")
    return lines


def _changed(questions: list[Question], name: str, value: StrEnum) -> list[Question]:
    """Return the questions with one other code; for the age, with nobody's agreement known: there it counts."""
    if name == "age":
        questions = [unknowing(one, Fact.GEZAGHEBBER_AKKOORD, Fact.JONGERE_AKKOORD) for one in questions]
    change: dict[str, Any] = {name: value}
    return [replace(one, **change) for one in questions]


def _left(questions: list[Question], rules: RuleSet) -> str:
    counted = Counter(effect(question, rules) for question in questions)
    open_to_all, weighed = sum(counted[one] for one in ALLOWED), counted[Effect.AFWEGING]
    return f"{open_to_all}/{weighed}" if open_to_all or weighed else "-"


def _by_table(
    best: dict[tuple[Basis, Direction, Party], dict[Category, Effect]],
) -> dict[tuple[Basis, Direction], list[tuple[Party, dict[Category, Effect]]]]:
    tables: dict[tuple[Basis, Direction], list[tuple[Party, dict[Category, Effect]]]] = {}
    for basis in Basis:
        for direction in Direction:
            rows = [(party, best[basis, direction, party]) for party in Party if (basis, direction, party) in best]
            if rows:
                tables[basis, direction] = rows
    return tables
