"""The list for further use (B4): one fact that is yes only when every point of the list is, whoever asks.

The rules count with the one fact; the verdict names the points that are missing.
"""

from collections.abc import Iterable, Iterator, Mapping

from wams_tui.casework.codes import Answer, Fact
from wams_tui.law.plan import Need
from wams_tui.law.question import Question
from wams_tui.law.ruleset import RuleSet
from wams_tui.law.verdict import Missing

LISTED = Fact.VERDERE_VERWERKING_VOLLEDIG
"""The fact that a list stands behind."""


def all_hold(points: Iterable[str], answers: Mapping[str, Answer]) -> Answer:
    """Return whether every point holds: one no is a no, and without a list nothing is ever known to hold."""
    given = [answers.get(point, Answer.ONBEKEND) for point in points]
    if Answer.NEE in given:
        return Answer.NEE
    return Answer.JA if given and all(answer is Answer.JA for answer in given) else Answer.ONBEKEND


def missing_points(question: Question, need: Need, rules: RuleSet) -> Iterator[Missing]:
    """Yield the points of the list that keep ``need`` from being met; none where no list stands behind it."""
    if need.fact is not LISTED:
        return
    for point in rules.files.points:
        answer = question.points.get(point.id, Answer.ONBEKEND)
        if answer is not Answer.JA:
            yield Missing(
                need.condition,
                point.sentence,
                point.remedy,
                need.fact,
                answer=answer,
                sources=rules.sources(point.sources),
                point=point.id,
            )
