"""The terms of a case as the rules of this vault and its municipality set them."""

from wams_tui.casework.casefile import CaseFile
from wams_tui.desk.desk import Desk
from wams_tui.law.terms import Term, terms_of


def terms(desk: Desk, file: CaseFile) -> tuple[Term, ...]:
    """Return every term that follows from the rules and from what is on record, by day; those not set yet last."""
    return terms_of(file, desk.rules)
