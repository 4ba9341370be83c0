"""The numbers of the rule set that the course of a case goes by."""

from wams_tui.casework.course.gates import Thresholds
from wams_tui.law.ruleset import RuleSet


def thresholds(rules: RuleSet) -> Thresholds:
    """Return the thresholds as this rule set and its municipality fill them; what nobody filled is None.

    An unfilled count of domains stays at the reading of the makers (law §2, *meervoudige problematiek*).
    """
    filled = {entry.code: entry.value for entry in rules.files.parameters if isinstance(entry.value, int)}
    bare = Thresholds()
    return Thresholds(
        domains=filled.get("terreinen-totaal", bare.domains),
        social=filled.get("terreinen-sociaal-domein", bare.social),
        investigation_weeks=filled.get("wams-onderzoek"),
        refusal_months=filled.get("vier-ogen-na-weigering"),
    )
