"""From a question's codes to its plan: gates, general rules, the cell of the table, and the needs they bring."""

from collections.abc import Iterable, Iterator

from wams_tui.casework.codes import Category, Decider
from wams_tui.law.check import codes_of
from wams_tui.law.gates import basis_refusals, category_refusals, purpose_refusals, refusal, row_party
from wams_tui.law.models import BasisEntry, Row
from wams_tui.law.plan import RANK, Gate, GuardedRule, Key, Need, Plan, gate_key, kept, key_of, passes, unnamed_place
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, FiredRule

_MOST = 100_000


def plan_for(question: Question, rules: RuleSet) -> Plan:
    """Return the plan for the codes of ``question``; worked out once per combination of codes."""
    key = key_of(question)
    return kept(rules.memory.plans, _MOST, key, lambda: _resolve(question, key, rules))


def gate_for(question: Question, rules: RuleSet) -> Gate:
    """Return what purpose, basis, party and case already say, whatever the category."""
    key = key_of(question)
    return kept(rules.memory.gates, _MOST, gate_key(key), lambda: _gate(question, key, rules))


def open_categories(question: Question, rules: RuleSet) -> tuple[str, ...]:
    """Name the data the same party could get (or be asked for) on the same basis without anybody weighing it."""
    row = _row(question, rules)
    if row is None or question.basis is None:
        return ()
    basis = rules.basis(question.basis)
    return kept(rules.memory.could, _MOST, (row.id, basis.code), lambda: tuple(_open_names(row, basis, rules)))


def _open_names(row: Row, basis: BasisEntry, rules: RuleSet) -> Iterator[str]:
    for entry in rules.files.categories:
        if row.cell(entry.code)[0] in "AC" and basis.covers(entry) and entry.code is not Category.BEKENDHEID:
            yield entry.name


def _gate(question: Question, key: Key, rules: RuleSet) -> Gate:
    speaking = [rule for rule in rules.early if rule.speaks(key)]
    fired = [*purpose_refusals(question, rules), *basis_refusals(question, rules)]
    fired += (spoken for rule in speaking for spoken in rule.fired)
    of_basis = rules.basis(question.basis).conditions if question.basis is not None else ()
    demanded = (code for rule in speaking for code in rule.rule.demands)
    return Gate(tuple(fired), tuple(dict.fromkeys((*of_basis, *demanded))), _weighers(speaking))


def _resolve(question: Question, key: Key, rules: RuleSet) -> Plan:
    memory = rules.memory
    gate = kept(memory.gates, _MOST, gate_key(key), lambda: _gate(question, key, rules))
    late = [rule for rule in rules.late if rule.speaks(key)]
    row = _row(question, rules)
    sign = row.cell(question.category) if row is not None else ""
    demanded = (code for rule in late for code in rule.rule.demands)
    codes = tuple(dict.fromkeys((*gate.codes, *codes_of(sign), *demanded)))
    needs = kept(memory.needs, _MOST, (codes, *_need_key(key, rules)), lambda: tuple(_needs(codes, key, rules)))
    known, neutral = _known_elsewhere(question, rules, row, codes)
    onward = _onward(codes, needs, rules)
    binds = sign[:1] == "C" or any(not behind for _, behind in onward)
    allowed = Effect.TOESTAAN_MITS if binds else Effect.TOESTAAN
    cell_key = (row.id if row is not None else "", question.category, allowed)
    fired = (
        *gate.fired,
        *kept(memory.covers, _MOST, (question.basis, question.category), lambda: _covers(question, rules)),
        *(spoken for rule in late for spoken in rule.fired),
        *known,
        *kept(memory.cells, _MOST, cell_key, lambda: tuple(_cell(question, rules, row, sign, allowed))),
    )
    weighing = (row.decider or Decider.COORDINATOR,) if row is not None and sign[:1] == "W" else ()
    return Plan(
        floor=max((RANK[rule.effect] for rule in fired), default=RANK[Effect.WEIGEREN]),
        fired=fired,
        needs=(*needs, *neutral),
        onward=onward,
        obligations=_obligations(question, codes, rules),
        deciders=(*gate.deciders, *_weighers(late), *weighing),
        cell_refused=sign in {"X", "?"},
    )


def _onward(codes: Iterable[str], needs: Iterable[Need], rules: RuleSet) -> tuple[tuple[str, tuple[Need, ...]], ...]:
    """Return the sentences that bind the recipient; a condition whose demands do not speak here says nothing."""
    bound = []
    for code in codes:
        condition = rules.conditions[code]
        behind = tuple(need for need in needs if need.condition == code)
        if condition.onward and (behind or not condition.demands):
            bound.append((condition.onward, behind))
    return tuple(bound)


def _covers(question: Question, rules: RuleSet) -> tuple[FiredRule, ...]:
    return tuple(category_refusals(question, rules, question.category))


def _need_key(key: Key, rules: RuleSet) -> Key:
    return tuple(key[position] for position in rules.need_positions)


def _weighers(speaking: Iterable[GuardedRule]) -> tuple[Decider, ...]:
    weighing = (rule.rule for rule in speaking if rule.rule.effect is Effect.AFWEGING)
    return tuple(rule.decider or Decider.COORDINATOR for rule in weighing)


def _row(question: Question, rules: RuleSet) -> Row | None:
    own = question.basis is not None and rules.basis(question.basis).table == "eigen"
    table = question.basis if own else None
    return rules.rows.get((table, question.direction, row_party(question, rules)))


def _needs(codes: Iterable[str], key: Key, rules: RuleSet) -> list[Need]:
    wanted = dict.fromkeys(codes)
    covered = {inner for code in wanted for inner in rules.conditions[code].covers}
    return [need for code in wanted if code not in covered for need, guard in rules.needs[code] if passes(guard, key)]


def _known_elsewhere(
    question: Question, rules: RuleSet, row: Row | None, codes: tuple[str, ...]
) -> tuple[list[FiredRule], list[Need]]:
    """Treat being known somewhere as a datum of that somewhere, in words that do not tell which (law §12 item 5)."""
    texts = rules.files.sentences
    if question.category is not Category.BEKENDHEID or row is None:
        return [], []
    sources = rules.sources(("eigen-lezing", "avg-9"))
    if question.known_at is None and row.basis is not None:
        return [], []
    if question.known_at is None:
        return [], [unnamed_place(texts.no_known_at, texts.no_known_at_remedy, sources)]
    counts_as = rules.known_at.get(question.known_at)
    if counts_as is None:
        return [], []
    sign = row.cell(counts_as)
    if sign in {"X", "?"} or any(category_refusals(question, rules, counts_as)):
        return [FiredRule("BEK-01", texts.known, Effect.WEIGEREN, sources)], []
    weighed = [FiredRule("BEK-02", texts.known_demand, Effect.AFWEGING, sources, texts.known_remedy)]
    return weighed if sign[0] == "W" else [], [
        Need(
            condition="bekendheid",
            sentence=texts.known_demand,
            remedy=texts.known_remedy,
            sources=sources,
            ranks=need.ranks,
            fact=need.fact,
            mandate=need.mandate,
            waived_by=need.waived_by,
            only_when=need.only_when,
            decider=need.decider,
        )
        for need in _needs([code for code in codes_of(sign) if code not in codes], key_of(question), rules)
    ]


def _cell(question: Question, rules: RuleSet, row: Row | None, sign: str, allowed: Effect) -> list[FiredRule]:
    if row is None:
        return []
    entry = rules.categories[question.category]
    sources = rules.sources(row.sources)
    if sign[0] == "W":
        if entry.reason is not None and not row.decider:
            named = rules.sources(entry.reason.sources)
            return [
                FiredRule(entry.reason.id, entry.reason.sentence, Effect.AFWEGING, named, "", entry.reason.alternative)
            ]
        return [FiredRule(row.id, row.sentence, Effect.AFWEGING, sources, "", row.alternative)]
    if sign[0] in "AC":
        return [FiredRule(row.id, row.sentence, allowed, sources)]
    own = next((reason for reason in row.refusals if question.category in reason.categories), None)
    reason = own or (None if row.own_reason_first else entry.reason)
    if reason is not None:
        return [refusal(reason, rules)]
    why = f"{rules.files.sentences.unknown_cell} {row.why_not}" if sign == "?" else row.why_not
    return [FiredRule(f"{row.id}-X", why, Effect.WEIGEREN, sources, "", row.alternative)]


def _obligations(question: Question, codes: Iterable[str], rules: RuleSet) -> tuple[str, ...]:
    of_basis = rules.basis(question.basis).obligations if question.basis is not None else ()
    of_codes = (text for code in codes for text in rules.conditions[code].obligations)
    return (*of_basis, *of_codes)
