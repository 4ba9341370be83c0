import ast
from pathlib import Path

from storage.tables import TABLES
from tests.storage.independent_reader import Reader
from tests.storage.vaults import CHANGED, PASSPHRASE, Place, add_case
from wams_tui.casework.log import LedgerEntry, LedgerEvent

PAGE = Path("docs/security.md")


def test_a_reader_written_from_the_page_alone_opens_records_and_both_logs(place: Place) -> None:
    with place.unlock() as session:
        case_id = add_case(session, b"de kop", "de notitie: één gezin".encode())
        line = LedgerEntry(event=LedgerEvent.VERSTREKKING, disclosure="v1", case=case_id, subject="p1")
        session.write(case_id, [], CHANGED, [line])

    reader = Reader(place.directory, f" {PASSPHRASE} ")

    assert reader.record(case_id, "r1") == "de notitie: één gezin".encode()
    assert reader.record(case_id, case_id, "wrapped") == b"de kop"
    assert [event["action"] for event in reader.audit_events()] == [
        "kluis-aangemaakt",
        "vergrendeld",
        "ontgrendeld",
        "casus-aangemaakt",
        "casus-gewijzigd",
        "vergrendeld",
    ]
    assert [entry["subject"] for entry in reader.ledger_entries("case")] == ["p1"]


def test_the_independent_reader_imports_nothing_of_ours() -> None:
    tree = ast.parse(Path("tests/storage/independent_reader.py").read_text())

    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert names
    assert not any(name.split(".")[0] in {"storage", "wams_tui", "screens", "tests"} for name in names)


def test_the_page_names_every_column_of_every_table() -> None:
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| `")]

    for model in TABLES:
        row = next(row for row in rows if row.startswith(f"| `{model.__tablename__}`"))
        assert {f"`{column}`" for column in model.model_fields} <= set(row.replace("|", " ").split())
