"""Questions for the tests: a day in the execution of a plan, everything in order, unless a test says otherwise."""

from dataclasses import replace
from datetime import date
from typing import Any

from wams_tui.casework.codes import (
    AgeBand,
    Answer,
    Basis,
    Capacity,
    Category,
    Fact,
    Hat,
    Mandate,
    Party,
    Phase,
    Purpose,
    Regime,
    VaultNature,
)
from wams_tui.casework.period import Period
from wams_tui.law.question import Question

TODAY = date(2027, 3, 1)
RUNNING = Period(start=date(2027, 1, 1), end=date(2027, 12, 31))
ENDED_YESTERDAY = Period(start=date(2027, 1, 1), end=date(2027, 2, 28))

IN_ORDER = dict.fromkeys(Fact, Answer.JA) | {
    Fact.ONDER_BEROEPSGEHEIM: Answer.NEE,
    Fact.UITZONDERING_INFORMEREN: Answer.NEE,
    Fact.VEILIGHEIDSRISICO: Answer.NEE,
    Fact.ACUUT_GEVAAR: Answer.NEE,
}
"""Every fact as it stands when a coordinator has done their work and nobody is in danger."""

ALL_RUNNING = dict.fromkeys(Mandate, RUNNING)


def asking(party: Party, category: Category, **changes: Any) -> Question:
    """Return the question whether ``category`` of the client may go to ``party`` in the coordinated approach."""
    question = Question(
        party=party,
        hat=Hat.HULPVERLENING,
        category=category,
        capacity=Capacity.CLIENT,
        age=AgeBand.VANAF_16,
        phase=Phase.UITVOERING,
        regime=Regime.WAMS_WETSVOORSTEL,
        on=TODAY,
        purpose=Purpose.CASUSOVERLEG,
        basis=Basis.WAMS_GECOORDINEERDE_AANPAK,
        nature=VaultNature.OEFENKLUIS,
        facts=IN_ORDER,
        periods=ALL_RUNNING,
    )
    return replace(question, **changes)


def knowing(question: Question, *answers: tuple[Fact, Answer]) -> Question:
    """Return ``question`` with these answers instead."""
    return replace(question, facts=dict(question.facts) | dict(answers))


def unknowing(question: Question, *facts: Fact) -> Question:
    """Return ``question`` with nothing known of ``facts``."""
    return replace(question, facts={fact: answer for fact, answer in question.facts.items() if fact not in facts})


def holding(question: Question, mandate: Mandate, period: Period | None) -> Question:
    """Return ``question`` with another period for ``mandate``, or none."""
    others = {held: span for held, span in question.periods.items() if held is not mandate}
    return replace(question, periods=others if period is None else others | {mandate: period})
