"""What the rules cost: ``python -m benchmarks.law``.

Questions are drawn with a seed from every code there is, so that a run asks what another run asked.
"""

import argparse
import itertools
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from benchmarks.timing import HEADING, timed
from wams_tui.casework.codes import (
    AgeBand,
    Answer,
    Basis,
    Capacity,
    Category,
    Direction,
    Fact,
    Hat,
    Party,
    Phase,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.law.decide import decide, effect
from wams_tui.law.possible import possible
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet, load_rules
from wams_tui.law.verdict import Possibility

ON = date(2027, 3, 1)
PARTICIPANTS, PERSONS, CATEGORIES = 25, 6, 18
"""The matrix of a large household: 2,700 cells."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure loading, effects, verdicts and a matrix."""
    parser = argparse.ArgumentParser(prog="benchmarks.law", description=__doc__)
    parser.add_argument("--questions", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    rules = load_rules()
    print(HEADING)
    print(timed("load and validate the rule set", load_rules, 20).line())
    cells = matrix_questions()
    whole = f"matrix {PARTICIPANTS} × {PERSONS} × {CATEGORIES}"
    fresh = iter([load_rules() for _ in range(11)])
    print(timed(f"{whole}, rules just loaded", lambda: _matrix(cells, next(fresh)), 10).line())
    print(timed(f"{whole}, shown before", lambda: _matrix(cells, rules), 20).line())
    questions = draw(options.questions, random.Random(options.seed))
    verdicts = itertools.cycle(questions)
    print(timed("one verdict, explained", lambda: decide(next(verdicts), rules), 5_000).line())
    for kind, asked in (("all codes", questions), ("gates open", draw_open(options.questions, rules))):
        fresh_rules = load_rules()
        for turn in ("first asked", "asked again"):
            print(f"effects alone, {kind}, {turn}: {_effects_per_second(asked, fresh_rules):,.0f} per second")
    return 0


def _matrix(cells: Sequence[Question], rules: RuleSet) -> list[Possibility]:
    return [possible(cell, rules) for cell in cells]


def draw(count: int, chance: random.Random) -> list[Question]:
    """Return ``count`` questions over all codes, each with some facts known."""
    answers = (Answer.JA, Answer.NEE)
    return [
        Question(
            party=chance.choice(list(Party)),
            hat=chance.choice(list(Hat)),
            category=chance.choice(list(Category)),
            capacity=chance.choice(list(Capacity)),
            age=chance.choice(list(AgeBand)),
            phase=chance.choice(list(Phase)),
            regime=chance.choice(list(Regime)),
            on=ON,
            purpose=chance.choice(list(Purpose)),
            basis=chance.choice(list(Basis)),
            nature=chance.choice(list(VaultNature)),
            facts={fact: chance.choice(answers) for fact in chance.sample(list(Fact), 8)},
        )
        for _ in range(count)
    ]


def draw_open(count: int, rules: RuleSet) -> list[Question]:
    """Return ``count`` questions whose purpose and basis are open: those for which the whole way must be gone."""
    chance = random.Random(count)
    bases = [basis for basis in rules.files.bases if not basis.closed]
    drawn = []
    for question in draw(count, chance):
        basis = chance.choice(bases)
        purpose = rules.purpose(chance.choice(basis.purposes))
        reached = {Direction.VERSTREKKEN: basis.gives_to, Direction.OPVRAGEN: basis.asks_of}
        direction = chance.choice([way for way, parties in reached.items() if parties])
        opened = replace(
            question,
            basis=basis.code,
            purpose=purpose.code,
            direction=direction,
            party=chance.choice(sorted(reached[direction])),
            phase=chance.choice(sorted(basis.phases & purpose.phases)),
            capacity=chance.choice(sorted(basis.capacities)),
            regime=chance.choice(sorted(basis.regimes)),
            category=chance.choice([entry.code for entry in rules.files.categories if basis.covers(entry)]),
        )
        drawn.append(opened)
    return drawn


def matrix_questions() -> list[Question]:
    """Return the cells of a large household's matrix, purpose and basis open as on the screen."""
    ages, capacities = tuple(AgeBand), tuple(Capacity)
    return [
        Question(
            party=party,
            hat=Hat.HULPVERLENING,
            category=category,
            capacity=capacities[person % 3],
            age=ages[person % len(ages)],
            phase=Phase.UITVOERING,
            regime=Regime.WAMS_WETSVOORSTEL,
            on=ON,
            nature=VaultNature.OEFENKLUIS,
        )
        for party in list(Party)[:PARTICIPANTS]
        for person in range(PERSONS)
        for category in list(Category)[:CATEGORIES]
    ]


def _effects_per_second(questions: Sequence[Question], rules: RuleSet) -> float:
    start = time.perf_counter()
    for question in questions:
        effect(question, rules)
    return len(questions) / (time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
