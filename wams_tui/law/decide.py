"""The verdict: a question held against the rules, with every reason and everything that is missing."""

import dataclasses

from wams_tui.casework.codes import Answer, Decider, Direction
from wams_tui.law.checklist import missing_points
from wams_tui.law.plan import EFFECTS, RANK, Need, Plan
from wams_tui.law.question import Question
from wams_tui.law.resolve import open_categories, plan_for
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.state import state_of
from wams_tui.law.verdict import Effect, FiredRule, Missing, Verdict

_REFUSES = RANK[Effect.WEIGEREN]
_WEIGHS = RANK[Effect.AFWEGING]
_FIRST_TO_WEIGH = (Decider.PROFESSIONAL, Decider.BEVOEGD_GEZAG, Decider.BETROKKENE, Decider.COORDINATOR)


def effect(question: Question, rules: RuleSet) -> Effect:
    """Return only the effect of :func:`decide`, quickly: for enumeration and for marks on a screen."""
    quick = rules.quick
    if quick.shut(question) or quick.dated_out(question):
        return Effect.WEIGEREN
    asked = quick.asked(question)
    return EFFECTS[asked.floor if asked.floor == _REFUSES else asked.rank(state_of(question))]


def decide(question: Question, rules: RuleSet) -> Verdict:
    """Return what the rules say, whole: closed world, every failing condition, the strongest effect wins.

    Without purpose or basis it refuses and says so. An unknown fact counts as not met; where the rule leaves the
    matter to a person (secrecy, a statutory agreement), it is ``afweging`` and names who weighs.
    """
    plan = plan_for(question, rules)
    return _verdict(question, rules, plan, {need: need.rank(question) for need in plan.needs})


def decide_at_best(question: Question, rules: RuleSet) -> Verdict:
    """Return the verdict if every unknown that can still be supplied turned out well; ``missing`` lists those.

    What is known to be *nee* stays so; a weighing stays a weighing (see :func:`wams_tui.law.possible.possible`).
    """
    plan = plan_for(question, rules)
    return _verdict(question, rules, plan, {need: need.best_rank(question) for need in plan.needs})


def _verdict(question: Question, rules: RuleSet, plan: Plan, ranks: dict[Need, int]) -> Verdict:
    unmet = [need for need in plan.needs if need.unmet(question)]
    fired = [*plan.fired, *out_of_date(question, rules)]
    fired += [_failing(need, ranks[need]) for need in unmet if ranks[need] >= _WEIGHS]
    least = RANK[Effect.TOESTAAN_MITS] if unmet else max(ranks.values(), default=0)
    strongest = max(least, max((RANK[rule.effect] for rule in fired), default=_REFUSES))
    if strongest == RANK[Effect.TOESTAAN_MITS]:
        fired = [dataclasses.replace(rule, effect=Effect.TOESTAAN_MITS) for rule in fired]
    return Verdict(
        effect=EFFECTS[strongest],
        rules=tuple(fired),
        missing=(
            *_choices_missing(question, rules),
            *(one for need in unmet for one in _missing(question, need, rules)),
        ),
        conditions=_bound(question, plan),
        obligations=(*plan.obligations, *_verify(question, plan)),
        alternatives=_alternatives(question, rules, plan, fired),
        decider=_decider(plan, unmet, ranks) if strongest == _WEIGHS else None,
        rule_set=rules.id,
        rule_set_hash=rules.hash,
    )


def _failing(need: Need, rank: int) -> FiredRule:
    return FiredRule(f"VW-{need.condition}", need.sentence, EFFECTS[rank], need.sources, need.remedy)


def _bound(question: Question, plan: Plan) -> tuple[str, ...]:
    standing = (text for text, needs in plan.onward if not needs or any(need.applies(question) for need in needs))
    return tuple(dict.fromkeys(standing))


def out_of_date(question: Question, rules: RuleSet) -> list[FiredRule]:
    """Return the refusal of a basis that does not exist on the day asked about; empty when it does."""
    if question.basis is None or rules.basis(question.basis).in_force(question.on):
        return []
    basis = rules.basis(question.basis)
    sentence = rules.files.sentences.date.format(grondslag=basis.title)
    return [FiredRule(f"{basis.number}-DATUM", sentence, Effect.WEIGEREN, rules.sources(basis.sources))]


def _choices_missing(question: Question, rules: RuleSet) -> list[Missing]:
    texts = rules.files.sentences
    missing = []
    if question.purpose is None:
        missing.append(Missing("doel", texts.no_purpose, texts.no_purpose_remedy, sources=rules.sources(("avg-5",))))
    if question.basis is None:
        missing.append(Missing("grondslag", texts.no_basis, texts.no_basis_remedy, sources=rules.sources(("avg-6",))))
    return missing


def _missing(question: Question, need: Need, rules: RuleSet) -> list[Missing]:
    whole = Missing(
        need.condition, need.sentence, need.remedy, need.fact, need.mandate, need.answer(question), need.sources
    )
    return list(missing_points(question, need, rules)) or [whole]


def _verify(question: Question, plan: Plan) -> list[str]:
    open_needs = (need for need in plan.needs if need.obligation and need.applies(question))
    return [need.obligation for need in open_needs if need.answer(question) is not Answer.JA]


def _decider(plan: Plan, unmet: list[Need], ranks: dict[Need, int]) -> Decider:
    """Return who weighs; where secrecy is at stake that is the professional, whoever else would weigh too."""
    weighing = {need.decider for need in unmet if ranks[need] == _WEIGHS} | set(plan.deciders)
    return next((decider for decider in _FIRST_TO_WEIGH if decider in weighing), Decider.COORDINATOR)


def _alternatives(question: Question, rules: RuleSet, plan: Plan, fired: list[FiredRule]) -> tuple[str, ...]:
    named = [rule.alternative for rule in fired if rule.alternative and RANK[rule.effect] >= _WEIGHS]
    refusals = [rule for rule in plan.fired if rule.effect is Effect.WEIGEREN]
    if plan.cell_refused and len(refusals) == 1:
        named += _same_party_could(question, rules)
    return tuple(dict.fromkeys(named))


def _same_party_could(question: Question, rules: RuleSet) -> list[str]:
    """Name the categories the same party could get on the same basis: the nearest permitted thing."""
    open_names = open_categories(question, rules)
    if not open_names:
        return []
    texts = rules.files.sentences
    sentence = texts.could_give if question.direction is Direction.VERSTREKKEN else texts.could_ask
    return [sentence.format(gegevens=", ".join(open_names))]
