"""The report of an import, dry or done: one line per row, in words."""

from collections.abc import Callable
from dataclasses import dataclass

from wams_tui.casework.words import N_
from wams_tui.desk.importing.plan import ImportPlan, PlannedRow, RowOutcome

_COUNTED = (
    ("cases", N_("nieuwe casus")),
    ("persons", N_("personen: {count}")),
    ("participants", N_("deelnemers: {count}")),
    ("items", N_("gegevens: {count}")),
)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One row of the report. ``reasons`` say what would happen, or every reason why it does not.

    It holds row numbers, column names, codes and counts; never what stood in a personal cell.
    """

    row: int
    outcome: RowOutcome
    reasons: tuple[str, ...]


def report_lines(plan: ImportPlan, translate: Callable[[str], str] = str) -> list[ReportLine]:
    """Return one line for every row of the file."""
    return [ReportLine(row.number, row.outcome, _sentences(row, translate)) for row in plan.rows]


def _sentences(row: PlannedRow, translate: Callable[[str], str]) -> tuple[str, ...]:
    if row.outcome is RowOutcome.LEEG:
        return (translate(N_("lege rij, overgeslagen")),)
    if row.outcome is not RowOutcome.INGELEZEN:
        return tuple(reason.say(translate) for reason in row.reasons)
    counts = [(getattr(row.adds, name), words) for name, words in _COUNTED]
    parts = [translate(words).format(count=count) for count, words in counts if count]
    return (f"{row.case_code}: {', '.join(parts)}",)
