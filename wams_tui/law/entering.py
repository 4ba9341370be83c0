"""What may stand in the shared plan: no secret its professional keeps, and nothing that goes to nobody (law §4.f).

The plan is no party: many read it. So one datum is asked about once for every reader, and the strongest answer counts.
What each reader may then be given of the plan remains a question of its own.
"""

from collections.abc import Sequence

from wams_tui.casework.codes import Category, Decider
from wams_tui.law.plan import EFFECTS, Need, key_of, passes
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, FiredRule, Missing, Verdict

_SECRECY = ("d", "d-bron")
_ALWAYS_ASKED = frozenset({Category.GEZONDHEID, Category.JEUGDHULP})
"""Kinds of data that ask for a professional's decision whoever noted them, unless they are known not to be secret."""


def may_enter_plan(readers: Sequence[Question], rules: RuleSet) -> Verdict:
    """Return whether one datum may stand in the shared plan, given the question about it for each who reads the plan.

    It refuses what the rules have a reason of its own against (working notes, data about others, a secret address),
    and a secret its professional keeps for any of the readers; where nobody decided yet, the professional weighs. It
    looks at nothing else: purpose, basis and necessity belong to giving, and the plan itself gives nobody anything.

    Raises:
        ValueError: nobody reads the plan, or the questions are not about one kind of data.
    """
    if len({one.category for one in readers}) != 1:
        raise ValueError("a plan has readers, and is asked about one datum at a time")
    category = rules.categories[readers[0].category]
    if category.reason is not None:
        reason = category.reason
        fired = FiredRule(
            reason.id,
            reason.sentence,
            Effect.WEIGEREN,
            rules.sources(reason.sources),
            reason.explanation,
            reason.alternative,
        )
        return _verdict(Effect.WEIGEREN, (fired,), (), rules)
    needed = [(need.rank(asked), need, asked) for asked in readers for need in _secrecy(asked, rules)]
    strongest = max((rank for rank, _, _ in needed), default=0)
    unmet = {need.sentence: (need, asked) for rank, need, asked in needed if rank == strongest and need.unmet(asked)}
    said = tuple(_said(need, EFFECTS[strongest]) for need, _ in unmet.values())
    missing = tuple(_missing(need, asked) for need, asked in unmet.values())
    onward = dict.fromkeys(rules.conditions[need.condition].onward for _, need, asked in needed if need.applies(asked))
    return _verdict(EFFECTS[strongest], said, missing, rules, tuple(text for text in onward if text))


def _secrecy(asked: Question, rules: RuleSet) -> tuple[Need, ...]:
    key = key_of(asked)
    codes = {code for rule in (*rules.early, *rules.late) if rule.speaks(key) for code in rule.rule.demands}
    known_as = rules.known_at.get(asked.known_at) if asked.known_at is not None else None
    if {asked.category, known_as} & _ALWAYS_ASKED:
        codes.add("d")
    asking = next((code for code in _SECRECY if code in codes), None)
    return tuple(need for need, guard in rules.needs[asking] if passes(guard, key)) if asking else ()


def _said(need: Need, effect: Effect) -> FiredRule:
    return FiredRule(f"VW-{need.condition}", need.sentence, effect, need.sources, need.remedy)


def _missing(need: Need, asked: Question) -> Missing:
    return Missing(
        need.condition, need.sentence, need.remedy, need.fact, need.mandate, need.answer(asked), need.sources
    )


def _verdict(
    effect: Effect,
    said: tuple[FiredRule, ...],
    missing: tuple[Missing, ...],
    rules: RuleSet,
    onward: tuple[str, ...] = (),
) -> Verdict:
    return Verdict(
        effect=effect,
        rules=said,
        missing=missing,
        conditions=onward,
        obligations=(),
        alternatives=tuple(rule.alternative for rule in said if rule.alternative),
        decider=Decider.PROFESSIONAL if effect is Effect.AFWEGING else None,
        rule_set=rules.id,
        rule_set_hash=rules.hash,
    )
