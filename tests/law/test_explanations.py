"""What the program says, read as a whole: every sentence once, and which of them each kind of question gets.

``explanations.txt`` is the reviewed text; after a change of the rules, run with ``WAMS_REVIEWED=1`` and read the
difference.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.law.asked import ENDED_YESTERDAY
from tests.law.space import STATES, opened, sampled, shut
from wams_tui.casework.codes import Mandate, Party
from wams_tui.law.decide import decide, decide_at_best
from wams_tui.law.possible import possible
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import FiredRule, Missing, Verdict

SNAPSHOT = Path(__file__).with_name("explanations.txt")


def chosen(rules: RuleSet) -> Iterator[Question]:
    """Yield a spread of questions: open ones in every state of their facts, shut ones, and ones that lack a choice."""
    everything_open = list(sampled(opened(rules), 90))
    yield from everything_open
    yield from (replace(question, **state) for question in everything_open[::4] for state in STATES)
    yield from (replace(question, periods=dict.fromkeys(Mandate, ENDED_YESTERDAY)) for question in everything_open[::5])
    yield from list(shut(rules))[::331]
    yield from (replace(question, known_at=Party.POLITIE) for question in everything_open[::11])
    yield from (replace(question, purpose=None, basis=None) for question in everything_open[::11])


def said(rules: RuleSet) -> str:
    """Return the reviewed text."""
    sentences: dict[str, None] = {}
    lines = []
    for question in chosen(rules):
        bare = replace(question, purpose=None, basis=None)
        cell = possible(bare, rules)
        lines += [
            _asked(question),
            f"  {_told(decide(question, rules), sentences)}",
            f"  op zijn best {_told(decide_at_best(question, rules), sentences)}",
            f"  in de matrix {cell.purpose or '-'}, {cell.basis or '-'}: {_told(cell.verdict, sentences)}",
        ]
    return "\n".join([*sorted(sentences), "", *lines]) + "\n"


def _asked(question: Question) -> str:
    codes = (question.purpose, question.basis, question.direction, question.party, question.hat, question.category)
    person = (question.capacity, question.age, question.phase, question.regime, question.nature)
    origin = (question.channel, question.known_at, question.source_hat, question.source_party)
    known = f"{len(question.facts)} feiten, {len(question.periods)} perioden"
    return " ".join(str(code or "-") for code in (*codes, *person, *origin)) + f" ({known})"


def _told(verdict: Verdict, sentences: dict[str, None]) -> str:
    fired = [_rule(rule, sentences) for rule in verdict.rules]
    missing = [_missing(one, sentences) for one in verdict.missing]
    for text in (*verdict.conditions, *verdict.obligations, *verdict.alternatives):
        sentences[f"~ {text}"] = None
    counts = f"{len(verdict.conditions)}+{len(verdict.obligations)}+{len(verdict.alternatives)}"
    return f"{verdict.effect} {verdict.decider or ''}: {' '.join(fired)} | {' '.join(missing)} | {counts}"


def _rule(rule: FiredRule, sentences: dict[str, None]) -> str:
    sources = "; ".join(f"{source.reference} ({source.kind})" for source in rule.sources)
    sentences[f"{rule.id}: {rule.sentence} [{rule.explanation}] [{rule.alternative}] [{sources}]"] = None
    return f"{rule.id}={rule.effect}"


def _missing(missing: Missing, sentences: dict[str, None]) -> str:
    sources = "; ".join(source.reference for source in missing.sources)
    about = missing.fact or missing.mandate or "-"
    sentences[f"ontbreekt {missing.code} ({about}): {missing.sentence} [{missing.remedy}] [{sources}]"] = None
    return f"{missing.code}:{about}:{missing.answer}"


def test_every_sentence_and_every_reason_is_as_it_was_reviewed(rules: RuleSet) -> None:
    text = said(rules)

    if os.environ.get("WAMS_REVIEWED"):
        SNAPSHOT.write_text(text, encoding="utf-8")

    assert text == SNAPSHOT.read_text(encoding="utf-8")
