"""Nothing in the rule files is idle: leave out any one line, and some verdict turns.

For every condition of a basis and of a cell, every demand, every general rule and every exception to one, a rule set
is made without it, and a question is found whose effect then differs. Lines that only bind the recipient or make a task
turn the verdict's conditions or obligations instead; rules that are a second lock behind the tables turn an effect as
soon as the first lock is taken away.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from tests.law.agreement import answered, turning
from tests.law.asked import TODAY, asking, unknowing
from tests.law.naive import naive, tables
from tests.law.space import STATES, opened, sampled
from wams_tui.casework.codes import (
    Answer,
    Basis,
    Capacity,
    Category,
    Channel,
    Fact,
    Hat,
    Party,
    Phase,
    Purpose,
    VaultNature,
)
from wams_tui.law.check import codes_of
from wams_tui.law.decide import decide, effect
from wams_tui.law.models import Model
from wams_tui.law.question import Question
from wams_tui.law.resolve import plan_for
from wams_tui.law.ruleset import RuleSet, load_rules
from wams_tui.law.verdict import Effect, Verdict

ONLY_BINDS = frozenset({"e2", "bron-bevestigd"})
"""Conditions without a demand that can refuse: what they say is for the recipient, or a task."""

SECRECY = (Fact.ONDER_BEROEPSGEHEIM, Fact.GEHEIM_DOORBROKEN)

TWICE = [("B17", "f")]
"""Police data are all that B17 covers, and every cell of police data asks for the same decision."""

SECOND_LOCKS = frozenset({"FASE-01", "FASE-02", "MELDER-01", "NOTITIE-01"})
"""Rules that refuse what the tables refuse already, so that a later change of a table alone opens nothing."""


@cache
def whole() -> RuleSet:
    return load_rules()


def without(**changes: Any) -> RuleSet:
    """Return the rule set with other tables."""
    return RuleSet(whole().files.model_copy(update=changes), "")


def with_entry(table: str, old: Model, new: Model) -> RuleSet:
    entries = getattr(whole().files, table)
    return without(**{table: tuple(new if one is old else one for one in entries)})


@cache
def open_questions() -> tuple[Question, ...]:
    """Return questions with everything in order that are not refused: up to three for each row and kind of data."""
    rules = whole()
    found: dict[tuple[Basis | None, str, Category], list[Question]] = {}
    for drawn in sampled(opened(rules), 100_000):
        question = replace(drawn, source_hat=None, source_party=None, channel=None, **STATES[0])
        row = rules.rows[_table(question), question.direction, _treated_as(question)]
        shelf = found.setdefault((question.basis, row.id, question.category), [])
        if len(shelf) < 3 and effect(question, rules) is not Effect.WEIGEREN:
            shelf.append(question)
    return tuple(question for shelf in found.values() for question in shelf)


def _table(question: Question) -> Basis | None:
    assert question.basis is not None
    return question.basis if whole().basis(question.basis).table == "eigen" else None


def _treated_as(question: Question) -> Party:
    return whole().hat_rows.get((question.hat, question.party), question.party)


def with_facts_flipped(questions: Iterable[Question], other: RuleSet) -> Iterator[Question]:
    """Yield each question with each fact it turns on in every answer, also where secrecy or informing is still open."""
    for question in questions:
        for asked in (question, unknowing(question, *SECRECY), unknowing(question, Fact.BETROKKENE_INGELICHT)):
            yield asked
            for subject in turning(asked, whole()) | turning(asked, other):
                yield from (answered(asked, subject, answer) for answer in Answer)


def with_codes_changed(questions: Iterable[Question]) -> Iterator[Question]:
    """Yield each question with every hat, phase, capacity, vault, channel and purpose, and some origins and data."""
    for question in questions:
        yield from (replace(question, hat=hat) for hat in Hat)
        yield from (replace(question, phase=phase) for phase in Phase)
        yield from (replace(question, capacity=capacity) for capacity in Capacity)
        yield from (replace(question, nature=nature) for nature in VaultNature)
        yield from (replace(question, purpose=purpose) for purpose in Purpose)
        yield replace(question, channel=Channel.MONDELING)
        yield replace(question, category=Category.WERKAANTEKENING)
        yield replace(question, source_hat=Hat.TOELEIDING)
        yield unknowing(replace(question, source_party=Party.GGZ_MEDISCH), *SECRECY)


def turned(questions: Iterable[Question], other: RuleSet, base: RuleSet | None = None) -> bool:
    """Whether any question gets another effect under ``other``."""
    return any(effect(one, other) is not effect(one, base or whole()) for one in questions)


def told_otherwise(questions: Iterable[Question], other: RuleSet, told: Callable[[Verdict], object]) -> bool:
    """Whether any verdict tells something else under ``other``."""
    return any(told(decide(one, other)) != told(decide(one, whole())) for one in questions)


def spread(questions: Iterable[Question], most: int = 60) -> list[Question]:
    every = list(questions)
    return every[:: max(1, len(every) // most)]


def making(code: str) -> list[Question]:
    """Return questions on which the condition ``code`` makes a demand."""
    plans = ((question, {need.condition for need in _needs(question)}) for question in open_questions())
    return spread(question for question, codes in plans if code in codes)


def _needs(question: Question) -> tuple[Any, ...]:
    return plan_for(question, whole()).needs


def test_every_condition_of_a_basis_counts() -> None:
    idle = []
    for basis in whole().files.bases:
        mine = spread((question for question in open_questions() if question.basis is basis.code), 30)
        for code in basis.conditions:
            fewer = tuple(one for one in basis.conditions if one != code)
            other = with_entry("bases", basis, basis.model_copy(update={"conditions": fewer}))
            if not turned(with_facts_flipped(mine, other), other):
                idle.append((basis.number, code))

    assert idle == TWICE


def test_every_condition_of_a_cell_counts() -> None:
    idle = []
    for row in whole().files.rows:
        reached = [q for q in open_questions() if q.direction is row.direction and _table(q) is row.basis]
        for sign, categories in row.cells.items():
            mine = [q for q in reached if q.category in categories and _treated_as(q) in row.parties]
            for code in codes_of(sign) if mine else ():
                left = ",".join(one for one in codes_of(sign) if one != code)
                shorter = f"{sign[0]}:{left}" if left else sign[0].replace("C", "A")
                cells = {(shorter if one == sign else one): data for one, data in row.cells.items()}
                if shorter in row.cells:
                    cells[shorter] = (*row.cells[shorter], *categories)
                other = with_entry("rows", row, row.model_copy(update={"cells": cells}))
                asked = list(with_facts_flipped(mine, other))
                binds = code in ONLY_BINDS and told_otherwise(mine, other, lambda verdict: verdict.conditions)
                says_why = sign[0] == "W" and told_otherwise(asked, other, lambda verdict: verdict.missing)
                if not binds and not says_why and not turned(asked, other):
                    idle.append((row.id, sign, code))

    assert idle == []


def test_every_demand_counts() -> None:
    idle = []
    for condition in whole().files.conditions:
        mine = making(condition.code)
        for number, demand in enumerate(condition.demands):
            left = tuple(one for one in condition.demands if one is not demand)
            other = with_entry("conditions", condition, condition.model_copy(update={"demands": left}))
            if condition.code in ONLY_BINDS:
                counts = told_otherwise(with_facts_flipped(mine, other), other, lambda verdict: verdict.obligations)
            else:
                counts = turned(with_facts_flipped(mine, other), other)
            if not counts:
                idle.append((condition.code, number))

    assert idle == []


def test_every_circumstance_that_makes_or_unmakes_a_demand_counts() -> None:
    idle = []
    for condition in whole().files.conditions:
        for demand in condition.demands:
            for name in ("waived_by", "only_when", "guard", "only_if_recorded"):
                default = type(demand).model_fields[name].get_default(call_default_factory=True)
                if getattr(demand, name) == default:
                    continue
                other_demand = demand.model_copy(update={name: default})
                changed = tuple(other_demand if one is demand else one for one in condition.demands)
                other = with_entry("conditions", condition, condition.model_copy(update={"demands": changed}))
                if not turned(with_facts_flipped(_around(condition.code), other), other):
                    idle.append((condition.code, name))

    assert idle == []


def _around(code: str) -> list[Question]:
    """Return questions under the same bases and cells as ``code``, also where its demands do not speak."""
    near = spread((question for question in open_questions() if code in _codes(question)), 150)
    return [*near, *(replace(question, source_hat=Hat.TOELEIDING) for question in near)]


@cache
def _basis_codes(basis: Basis) -> frozenset[str]:
    return frozenset(whole().basis(basis).conditions)


def _codes(question: Question) -> frozenset[str]:
    rules = whole()
    assert question.basis is not None
    party = rules.hat_rows.get((question.hat, question.party), question.party)
    sign = rules.rows[_table(question), question.direction, party].cell(question.category)
    demanded = {code for rule in rules.files.rules for code in rule.demands}
    return _basis_codes(question.basis) | frozenset(codes_of(sign)) | demanded


def general_rules(base: RuleSet) -> Iterator[tuple[str, RuleSet]]:
    for rule in base.files.rules:
        rest = tuple(one for one in base.files.rules if one is not rule)
        yield rule.id, RuleSet(base.files.model_copy(update={"rules": rest}), "")


def test_every_general_rule_counts() -> None:
    varied = list(with_codes_changed(spread(open_questions(), 300)))

    idle = {
        name
        for name, other in general_rules(whole())
        if not turned(varied, other) and not turned(with_facts_flipped(spread(varied, 600), other), other)
    }

    assert idle == SECOND_LOCKS | {"BRON-01"}


def test_a_second_lock_holds_when_the_first_is_gone() -> None:
    files = whole().files
    every = {"phases": frozenset(Phase), "capacities": frozenset(Capacity)}
    loose = without(
        bases=tuple(one.model_copy(update=every) for one in files.bases),
        purposes=tuple(
            one if one.forbidden else one.model_copy(update={"phases": every["phases"]}) for one in files.purposes
        ),
        rows=tuple(one.model_copy(update={"rest": "A"}) for one in files.rows),
    )
    asked = list(with_codes_changed(spread(open_questions(), 200)))

    holding = {name for name, other in general_rules(loose) if turned(asked, other, loose)}

    assert holding >= SECOND_LOCKS


def test_every_exception_to_a_general_rule_counts() -> None:
    varied = list(with_codes_changed(spread(open_questions(), 600)))
    idle = []
    for rule in whole().files.rules:
        for number, exception in enumerate(rule.unless):
            left = tuple(one for one in rule.unless if one is not exception)
            other = with_entry("rules", rule, rule.model_copy(update={"unless": left}))
            if not turned(varied, other) and not turned(with_facts_flipped(spread(varied, 900), other), other):
                idle.append((rule.id, number))

    assert idle == []


def test_a_basis_carries_from_its_first_day_to_its_last() -> None:
    basis = whole().basis(Basis.WGS_SCHULDHULP)
    first, last = date(2027, 2, 1), date(2027, 3, 31)
    dated = with_entry("bases", basis, basis.model_copy(update={"valid_from": first, "valid_until": last}))
    question = asking(Party.SCHULDHULP, Category.SCHULDEN_INKOMEN, basis=basis.code)
    on_paper = tables() | {"grondslag": [one | {"van": first, "tot": last} for one in tables()["grondslag"]]}

    for day in (first, TODAY, last):
        assert decide(replace(question, on=day), dated).allows
    for day in (first - timedelta(days=1), last + timedelta(days=1)):
        late = replace(question, on=day)
        assert effect(late, dated) is Effect.WEIGEREN
        assert naive(late, on_paper) == "weigeren"
        assert [rule.id for rule in decide(late, dated).rules if rule.effect is Effect.WEIGEREN] == ["B16-DATUM"]
