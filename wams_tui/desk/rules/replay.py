"""An old decision answered again: the questions of that day, kept in the case, under the rules of that day."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from wams_tui.casework.codes import Category
from wams_tui.casework.disclosing.disclosures import DisclosureDecision, QuestionThen
from wams_tui.casework.errors import Damaged, Misused
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.fields import field_by_key
from wams_tui.desk.disclosing.weighing import FieldVerdict
from wams_tui.desk.ledger.register import Disclosed
from wams_tui.desk.rules.kept import rules_kept_as
from wams_tui.law.asking import question_as_dict, question_from, verdict_hash
from wams_tui.law.decide import decide
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Effect, Verdict


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of that day and its answer now; ``same`` says that it is to the letter the answer of that day.

    ``label`` is what the datum is called in the case today; empty when it is there no longer. ``now`` is the answer to
    the same question under the rules this program has today; ``None`` where those cannot be asked it any more.
    """

    person: str
    category: Category
    label: str
    question: Question
    verdict: Verdict
    same: bool
    now: Verdict | None = None

    @property
    def turned(self) -> bool:
        """Whether the rules of today would answer otherwise: another effect, or for other reasons."""
        return self.now is None or _gist(self.now) != _gist(self.verdict)


@dataclass(frozen=True, slots=True)
class Replay:
    """A disclosure judged again under its own rules."""

    disclosed: Disclosed
    decision: DisclosureDecision
    rules: RuleSet
    answers: tuple[Answered, ...]

    @property
    def same(self) -> bool:
        """Whether every answer is the one of that day."""
        return all(one.same for one in self.answers)


def questions_then(fields: Iterable[FieldVerdict]) -> tuple[QuestionThen, ...]:
    """Return what the law was asked for these fields, and what it answered, as it is kept with the decision."""
    return tuple(
        QuestionThen(
            field=one.field.key,
            person=cell.person,
            category=cell.category,
            question=json.dumps(question_as_dict(cell.question), ensure_ascii=False, sort_keys=True),
            verdict_hash=verdict_hash(cell.verdict),
        )
        for one in fields
        for cell in one.cells
    )


def replay(desk: Desk, opened: OpenCase, disclosed: Disclosed) -> Replay:
    """Answer the questions behind one ledger line again: those about the person the line is of.

    Raises:
        Misused: the questions were not kept (a disclosure of before they were), or the rules are not in the vault.
        Unusable: this program can no longer read those rules.
        Damaged: the case and the ledger name other rules.
    """
    decision = next((one for one in opened.file.decisions if one.id == disclosed.disclosure), None)
    if decision is None or not decision.asked:
        raise Misused(
            N_("Van deze verstrekking zijn de vragen van toen niet bewaard; ze is ouder dan dat bewaren."),
            N_("Het register zegt wel welke regels en voorwaarden golden."),
        )
    if decision.rule_set_hash != disclosed.rule_set_hash:
        raise Damaged(
            N_("Het register en de casus noemen voor deze verstrekking verschillende regels."),
            N_("Laat de beheerder de kluis controleren (wams vault verify)."),
        )
    rules = rules_kept_as(desk, disclosed.rule_set_hash)
    answers = tuple(
        _answered(opened, then, rules, desk.rules) for then in decision.asked if then.person == disclosed.subject
    )
    return Replay(disclosed, decision, rules, answers)


def _answered(opened: OpenCase, then: QuestionThen, rules: RuleSet, today: RuleSet) -> Answered:
    question = question_from(json.loads(then.question), rules)
    verdict = decide(question, rules)
    field = field_by_key(opened.file, then.field)
    return Answered(
        person=then.person,
        category=then.category,
        label=field.label if field else "",
        question=question,
        verdict=verdict,
        same=verdict_hash(verdict) == then.verdict_hash,
        now=verdict if rules.hash == today.hash else _today(then, today),
    )


def _today(then: QuestionThen, rules: RuleSet) -> Verdict | None:
    try:
        return decide(question_from(json.loads(then.question), rules), rules)
    except Misused:
        return None


def _gist(verdict: Verdict) -> tuple[Effect, frozenset[tuple[str, Effect]]]:
    return verdict.effect, frozenset((rule.id, rule.effect) for rule in verdict.rules)
