"""Reading cases from a CSV file: what a file holds, what would happen row by row, and why a row is refused.

Pure but for :mod:`.saving`: bytes in, values out; that one saves the case files of the plan. Nothing here ever links or
merges cases (law guard G5).
"""

from wams_tui.desk.importing.mapping import Mapping, load_mapping
from wams_tui.desk.importing.plan import ImportPlan, PlannedRow, RowOutcome, plan_import
from wams_tui.desk.importing.report import ReportLine, report_lines
from wams_tui.desk.importing.table import Row, Table, read_table

__all__ = [
    "ImportPlan",
    "Mapping",
    "PlannedRow",
    "ReportLine",
    "Row",
    "RowOutcome",
    "Table",
    "load_mapping",
    "plan_import",
    "read_table",
    "report_lines",
]
