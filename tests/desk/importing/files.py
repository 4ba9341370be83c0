"""Small files for the tests of the import; every person in them is invented."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.errors import WamsError
from wams_tui.desk.importing import ImportPlan, PlannedRow, load_mapping, plan_import, read_table

TODAY = date(2026, 11, 21)
EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
CSV = (EXAMPLES / "dossiers.csv").read_text(encoding="utf-8")
MAPPING = load_mapping((EXAMPLES / "koppeling.toml").read_bytes())

COLUMNS = tuple(CSV.splitlines()[0].split(";"))
GOOD = {
    "Dossiernr": "A-1",
    "Status": "Lopend",
    "Gemeld op": "3-2-2026",
    "Aanleiding": "Vraagt hulp",
    "Voornamen": "Eva",
    "Achternaam": "Voorbeeld",
    "Geb.datum": "1-1-1980",
    "Rol": "moeder",
    "Samenhang": "Het een voedt het ander",
    "Terreinen": "jeugd, schuldhulp",
    "Hulpvraag": "Ik wil rust",
    "Besluit op": "1-4-2026",
    "Evaluatie op": "1-12-2026",
}
"""A row with which nothing is wrong; tests change one thing in it."""

AS_REPORT = dict.fromkeys(("Samenhang", "Terreinen", "Hulpvraag", "Besluit op", "Evaluatie op"), "")
"""What a report has not got yet."""

ITEM = {
    "Organisatie": "Woonstichting De Rietkraag",
    "Soort organisatie": "corporatie",
    "Pet": "verhuurder",
    "Betrokken vanaf": "1-3-2026",
    "Soort gegeven": "wonen",
    "Omschrijving": "Huurachterstand",
    "Waarde": "€ 1.438,00",
    "Verkregen op": "4-3-2026",
}
"""Cells that put a participant and a datum in a row."""


def csv_of(*rows: dict[str, str]) -> bytes:
    lines = [";".join(COLUMNS)]
    lines += [";".join(f'"{row.get(column, "").replace(chr(34), chr(34) * 2)}"' for column in COLUMNS) for row in rows]
    return "\r\n".join(lines).encode()


def plan_of(*rows: dict[str, str], known: tuple[str, ...] = ()) -> ImportPlan:
    return plan_import(read_table(csv_of(*rows)), MAPPING, TODAY, "eva", known)


def only_row(changes: dict[str, str]) -> PlannedRow:
    """The fate of the good row with some cells changed."""
    return plan_of(GOOD | changes).rows[0]


def only_case(*rows: dict[str, str]) -> CaseFile:
    plan = plan_of(*rows)
    assert len(plan.casefiles) == 1, [reason.say() for row in plan.rows for reason in row.reasons]
    return plan.casefiles[0]


def said(row: PlannedRow) -> str:
    """All reasons of a row as one text."""
    return " | ".join(reason.say() for reason in row.reasons)


def told(work: Callable[[], object]) -> str:
    """The sentence of a refusal, or that it went well; anything else than a refusal comes through and fails."""
    try:
        work()
    except WamsError as refused:
        return refused.say()
    return "goed"
