"""The program and the privacy officer's pencil side by side; run whole with ``python -m tests.law.agreement``."""

import argparse
import itertools
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from tests.law.asked import RUNNING
from tests.law.naive import Spoken, naive, own_pencil
from tests.law.space import ENDED, STATES, Block, opened, shut
from wams_tui.casework.codes import Answer, Fact, Mandate
from wams_tui.law.decide import effect
from wams_tui.law.question import Question
from wams_tui.law.resolve import plan_for
from wams_tui.law.ruleset import RuleSet, load_rules
from wams_tui.law.verdict import Effect

Subject = Fact | Mandate


def differing(questions: Iterable[Question], rules: RuleSet) -> list[Question]:
    """Return the questions on which the two do not agree, at most ten."""
    apart = (question for question in questions if effect(question, rules).value != naive(question))
    return list(itertools.islice(apart, 10))


def representatives(questions: Iterable[Question], rules: RuleSet) -> tuple[Question, ...]:
    """Return one question for each set of demands (and strongest rule) that codes alone lead to, refusals left out."""
    found: dict[int, Question] = {}
    for question in questions:
        asked = rules.quick.asked(question)
        if asked.floor < Effect.WEIGEREN.rank:
            found.setdefault(id(asked), question)
    return tuple(found.values())


def flipped(question: Question, rules: RuleSet) -> Iterator[Question]:
    """Yield ``question`` with each fact and mandate it turns on in every answer, alone and in pairs."""
    subjects = sorted(turning(question, rules))
    for first, second in itertools.combinations_with_replacement(subjects, 2):
        for one, other in itertools.product(Answer, Answer):
            yield answered(answered(question, first, one), second, other)


def turning(question: Question, rules: RuleSet) -> set[Subject]:
    """Return every fact and mandate that some demand made of ``question`` names."""
    needs = plan_for(question, rules).needs
    named = {subject for need in needs for subject in (need.fact, need.mandate) if subject is not None}
    return named | {fact for need in needs for fact, _ in (*need.waived_by, *need.only_when)}


def answered(question: Question, subject: Subject, answer: Answer) -> Question:
    """Return ``question`` with this answer; a mandate runs, ended, or was never recorded."""
    if isinstance(subject, Fact):
        return replace(question, facts=dict(question.facts) | {subject: answer})
    others = {held: period for held, period in question.periods.items() if held is not subject}
    periods = {Answer.JA: {subject: RUNNING}, Answer.NEE: {subject: ENDED}, Answer.ONBEKEND: {}}
    return replace(question, periods=others | periods[answer])


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare over the whole space, or over every ``--every``-th question of it; exit 1 when they differ."""
    parser = argparse.ArgumentParser(prog="tests.law.agreement", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="take every so-manieth question (1: all of them)")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--part", type=_share, default=(1, 1), metavar="I/N", help="do one share of N of the work")
    parser.add_argument("--progress", type=Path, metavar="FILE", help="write there how far it is")
    options = parser.parse_args(arguments)
    share, shares = options.part
    rules = load_rules()
    start = time.monotonic()
    apart = differing(shut(rules), rules) if share == 1 else []
    parts = [part for block in opened(rules) for part in _parts(block, options.every)][share - 1 :: shares]
    wanted, seen, turned = sum(len(numbers) for _, numbers in parts), 0, 0
    with ProcessPoolExecutor(options.workers) as workers:
        for count, flips, found in workers.map(_compared, *zip(*parts, strict=True), chunksize=4):
            seen, turned = seen + count, turned + flips
            apart += found
            if options.progress:
                _tell(options.progress, f"{seen:,} of {wanted:,}, {len(apart)} differ", start)
    took = time.monotonic() - start
    sys.stdout.write(
        f"part {share}/{shares}: {seen:,} questions with open gates and {turned:,} with facts flipped in pairs, "
        f"{len(apart)} differ, {took:.0f} s\n"
    )
    sys.stderr.writelines(f"differs: {question}\n" for question in apart)
    return 1 if apart else 0


_PART = 50_000


def _share(text: str) -> tuple[int, int]:
    share, _, shares = text.partition("/")
    if not 1 <= int(share) <= int(shares):
        raise ValueError(text)
    return int(share), int(shares)


def _tell(progress: Path, line: str, start: float) -> None:
    progress.write_text(f"{line}, {time.monotonic() - start:.0f} s\n", encoding="utf-8")


def _parts(block: Block, every: int) -> Iterator[tuple[Block, range]]:
    numbers = range(0, block.size, block.stride(every))
    yield from ((block, numbers[first : first + _PART]) for first in range(0, len(numbers), _PART))


def _compared(block: Block, numbers: range) -> tuple[int, int, list[Question]]:
    """Return how many questions were compared, how many with facts flipped, and on which the two do not agree."""
    rules, pencil = _rules(), own_pencil()
    apart: list[Question] = []
    flips, codes = 0, -1
    for number in numbers:
        state = number % len(STATES)
        if number // len(STATES) != codes:
            codes, known = number // len(STATES), block.codes(number)
            question = Question(**known, **STATES[state])
            spoken, asked = pencil.spoken(question), rules.quick.asked(question)
            if asked.floor < Effect.WEIGEREN.rank and id(asked) not in _visited:
                _visited.add(id(asked))
                others = list(flipped(question, rules))
                flips += len(others)
                apart += differing(others, rules)
        question = Question(**known, **STATES[state])
        settled = _settled.get((spoken, state))
        if settled is None:
            settled = _settled[spoken, state] = pencil.settled(spoken, question)
        if effect(question, rules).value != settled:
            apart.append(question)
    return len(numbers), flips, apart


_loaded: list[RuleSet] = []
_visited: set[int] = set()
_settled: dict[tuple[Spoken, int], str] = {}


def _rules() -> RuleSet:
    if not _loaded:
        _loaded.append(load_rules())
    return _loaded[0]


if __name__ == "__main__":
    sys.exit(main())
