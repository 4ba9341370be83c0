"""The obvious way to show a list in Textual: a DataTable with every row in it."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import DataTable

COLUMNS = ("Casus", "Fase", "Coördinator", "Termijn", "Verzoeken", "Bijgewerkt")


class Table(App[None]):
    """A DataTable of as many rows as the command line asks for."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Show the table and nothing else."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it: every row is there before the first frame, as DataTable wants."""
        table = self.query_one(DataTable)
        table.add_columns(*COLUMNS)
        for number in range(self._rows):
            table.add_row(f"C-{number:05d}", "uitvoering", "coördinator", "2027-01-01", str(number % 4), "2026-11-21")


if __name__ == "__main__":
    Table(int(sys.argv[1])).run(mouse=False)
