"""Guard G9: once the day of the review has passed, an approach is evaluated or closed, and never quietly goes on.

Before that day a new one may be agreed; after it only an evaluation brings one. That nothing is shared or asked after
it stands in the rule set (EVAL-01); rights, reporting to Veilig Thuis and a life in danger stay possible.
"""

from datetime import date

from wams_tui.casework.case import Case
from wams_tui.casework.codes import Basis, Phase
from wams_tui.casework.course.gates import UNDER_WAY, Gate, Shortfall
from wams_tui.casework.words import N_

REFUSED = N_("De datum voor de evaluatie is voorbij; evalueer of sluit af.")
WAY_OUT = N_("Evalueer het plan (e in het plan) of sluit de casus af; daarna kan dit weer.")

ALWAYS = frozenset({Basis.AVG_RECHTEN, Basis.WMO_VEILIG_THUIS, Basis.VITAAL_BELANG})
"""On these a plan may still be handed over: somebody's rights, a report, a life in danger (law §12 item 15)."""


def overdue(case: Case, day: date) -> bool:
    """Whether the approach runs and its review should have taken place before ``day``."""
    return case.phase in UNDER_WAY and case.review_on is not None and case.review_on < day


def quietly_on(before: Case, after: Case, day: date) -> tuple[Shortfall, ...]:
    """Return what is wrong with a change that moves a review day that passed, without an evaluation.

    Going on from an evaluation sets the next day with the step; otherwise one that took place must come with it.
    """
    if not overdue(before, day) or after.review_on == before.review_on:
        return ()
    evaluated = len(after.reviews) > len(before.reviews)
    goes_on = before.phase is Phase.EVALUATIE and len(after.history) > len(before.history)
    return () if evaluated or goes_on else (Shortfall(Gate.EVALUATIE, REFUSED, "aef"),)
