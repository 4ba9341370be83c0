"""What is possible, as a matrix cell says it: never what is allowed (design §4)."""

import dataclasses
from collections.abc import Iterator

from wams_tui.casework.codes import Basis, Direction, Purpose
from wams_tui.law.decide import decide_at_best
from wams_tui.law.gates import row_party
from wams_tui.law.plan import EFFECTS, RANK, Key, kept, key_of
from wams_tui.law.question import Question
from wams_tui.law.resolve import gate_for, plan_for
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.state import state_of
from wams_tui.law.verdict import Effect, Possibility, Verdict

_MOST = 50_000
_REFUSES = RANK[Effect.WEIGEREN]
Pair = tuple[Purpose, Basis]

_EXCEPTIONAL = frozenset({Basis.VITAAL_BELANG, Basis.WMO_VEILIG_THUIS, Basis.JEUGDWET_OTS, Basis.AVG_RECHTEN})
"""Bases with rules of their own beside the approach (law §12 item 1)."""


def possible(question: Question, rules: RuleSet) -> Possibility:
    """Return the best verdict over the purposes and bases open today, and exactly what is missing for it.

    A purpose or basis that the question names is kept; one it leaves open is tried in all its values. For each pair,
    every fact and mandate that is unknown *and can still be supplied* is taken to turn out well; what is known to be
    *nee*, or ended, stays so, as does what nobody can supply (a court order, acute danger). A weighing is never
    assumed: where the unknown asks a person to weigh, the cell is ``afweging``. The mildest effect wins, then the
    pair for which the least is missing, then the order of the rule files.

    ``verdict.missing`` lists what is unknown now and must still be supplied; with anything missing the effect is at
    best ``toestaan_mits``. Where nothing is open, ``verdict`` is the refusal of the pair that came nearest, and
    ``purpose`` and ``basis`` are empty.
    """
    key, state = key_of(question), state_of(question)
    shelf, place = rules.memory.possibilities, (key, state, question.on, frozenset(question.points.items()))
    found = shelf.get(place)
    return kept(shelf, _MOST, place, lambda: _best(question, key, state, rules)) if found is None else found


def _best(question: Question, key: Key, state: int, rules: RuleSet) -> Possibility:
    quick = rules.quick
    datum = quick.of_datum(key)
    best, chosen = (_REFUSES, 0), None
    for route in quick.routes(question, key):
        asked = quick.along(route, question, datum)
        if asked is None or asked.floor > best[0]:  # no facts bring it below its floor
            continue
        scored = asked.at_best(state)
        if scored < best and scored[0] < _REFUSES:
            best, chosen = scored, route.pair
    if chosen is None:
        return Possibility(Effect.WEIGEREN, "", "", lambda: _nearest(question, rules))
    purpose, basis = chosen
    named = (purpose.value, basis.value)
    return Possibility(EFFECTS[best[0]], *named, lambda: decide_at_best(_with(question, chosen), rules))


def _nearest(question: Question, rules: RuleSet) -> Verdict:
    """Return the refusal of the pair that came nearest: the fewest missing, then the fewest reasons against it.

    A refusal is told along the ordinary ways where there are any: that nobody's life is in danger explains nothing to
    who asks for a household's data, and points the wrong way.
    """
    ways = list(open_pairs(question, rules))
    ordinary = [pair for pair in ways if pair[1] not in _EXCEPTIONAL]
    if not ordinary and question.basis is None:
        counted = [(_refusals(question, pair, rules), pair) for pair in _pairs(question, rules)]
        apart = [(count, pair) for count, pair in counted if pair[1] not in _EXCEPTIONAL]
        fewest = min((count for count, _ in apart), default=0)
        ordinary = [pair for count, pair in apart if count == fewest]
    asked = [_with(question, pair) for pair in ordinary or ways]
    ranked = [(*_against(other, rules), index) for index, other in enumerate(asked)]
    return decide_at_best(asked[min(ranked)[-1]], rules)


def _against(question: Question, rules: RuleSet) -> tuple[int, int]:
    """Return how much is missing and how many rules refuse, for a pair that cannot do better than refuse."""
    plan = plan_for(question, rules)
    missing = sum(need.unmet(question) for need in plan.needs)
    return missing, sum(rule.effect is Effect.WEIGEREN for rule in plan.fired)


def _with(question: Question, pair: Pair) -> Question:
    return dataclasses.replace(question, purpose=pair[0], basis=pair[1])


def open_pairs(question: Question, rules: RuleSet) -> tuple[Pair, ...]:
    """Return the (purpose, basis) pairs nearest to open for this party today, whatever the category.

    All of them are open, unless none is; then it is the first with the fewest refusals. Of pairs on one basis between
    which nothing can differ, only the first is returned.
    """
    pairs = list(_pairs(question, rules))
    likely = [pair for pair in pairs if _fits(question, pair, rules)]
    counted = [(_refusals(question, pair, rules), pair) for pair in likely or pairs]
    fewest = min(count for count, _ in counted)
    if fewest > 0 and likely:
        counted = [(_refusals(question, pair, rules), pair) for pair in pairs]
        fewest = min(count for count, _ in counted)
    nearest = [pair for count, pair in counted if count == fewest]
    if fewest > 0:
        return (nearest[0],)
    return tuple({_signature(question, pair, rules): pair for pair in reversed(nearest)}.values())[::-1]


def _fits(question: Question, pair: Pair, rules: RuleSet) -> bool:
    """Whether party, phase, person and regime are those of the basis: a cheap look before the whole gate."""
    basis = rules.basis(pair[1])
    parties = basis.gives_to if question.direction is Direction.VERSTREKKEN else basis.asks_of
    return (
        row_party(question, rules) in parties
        and question.phase in basis.phases
        and question.capacity in basis.capacities
        and question.regime in basis.regimes
    )


def _signature(question: Question, pair: Pair, rules: RuleSet) -> tuple[object, ...]:
    """Return everything by which two purposes on one basis could lead to different verdicts."""
    gate = gate_for(_with(question, pair), rules)
    fired = tuple(rule.id for rule in gate.fired)
    return (pair[1], fired, gate.codes, pair[0] if rules.purpose_matters_late else None)


def _pairs(question: Question, rules: RuleSet) -> Iterator[Pair]:
    for basis in rules.files.bases:
        if basis.closed or (question.basis is not None and basis.code is not question.basis):
            continue
        for purpose in basis.purposes:
            if question.purpose is None or purpose is question.purpose:
                yield purpose, basis.code
    if question.purpose is not None and question.basis is not None:
        yield question.purpose, question.basis
    elif question.purpose is not None:
        yield from ((question.purpose, basis.code) for basis in rules.files.bases)
    elif question.basis is not None:
        yield from ((purpose.code, question.basis) for purpose in rules.files.purposes)


def _refusals(question: Question, pair: Pair, rules: RuleSet) -> int:
    return gate_for(_with(question, pair), rules).refusals + (not rules.basis(pair[1]).in_force(question.on))
