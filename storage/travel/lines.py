"""The lines of a travel vault's logs, as they stand there, on their way into the home vault (docs/security.md §6.4)."""

from collections.abc import Sequence

from storage.basics.codec import canonical_json, to_text
from storage.basics.sql import Connection
from storage.cases.travel import lines_digest
from storage.logs.writes import TravelLogWrite
from wams_tui.casework.errors import Damaged
from wams_tui.casework.words import N_

Lines = Sequence[tuple[int, bytes]]
"""All lines of one log, from the first: number, and the JSON of its columns."""

_HOME = "SELECT seq, line FROM travel_line WHERE travel = :travel AND log = :log ORDER BY seq"
_INSERT = "INSERT INTO travel_line (travel, log, seq, line) VALUES (:travel, :log, :seq, :line)"


def read_lines(sql: Connection, columns: str) -> list[tuple[int, bytes]]:
    """Return every line of a log; ``columns`` is its row as :mod:`storage.logs.chains` names it."""
    names = columns.partition(" FROM ")[0].split(", ")
    rows = sql.execute(f"SELECT {columns} ORDER BY seq").fetchall()
    return [
        (
            int(row[0]),
            canonical_json({name: _told(value) for name, value in zip(names, row, strict=True)}),
        )
        for row in rows
    ]


def refuse_older(sql: Connection, travel: str, log: str, found: Lines) -> int:
    """Return how many lines came home before; refuse a log that does not begin with those.

    Raises:
        Damaged: lines that came home are not in it, or stand there otherwise.
    """
    home = [(row[0], row[1]) for row in sql.execute(_HOME, {"travel": travel, "log": log}).fetchall()]
    if list(found[: len(home)]) != home:
        raise Damaged(
            N_("Deze reiskluis is ouder dan wat hij al terugbracht, of er zijn regels uit zijn logboek verdwenen."),
            N_("Er is niets samengevoegd. Gebruik de reiskluis zoals hij op de laptop staat, geen kopie van eerder."),
        )
    return len(home)


def bring_lines(sql: Connection, home: str, travel: str, lines: "dict[str, Lines]") -> list[TravelLogWrite]:
    """Put the lines that are new into their table; return what the audit line must say of each log."""
    told = []
    for log, found in lines.items():
        known = refuse_older(sql, travel, log, found)
        for seq, line in found[known:]:
            sql.execute(_INSERT, {"travel": travel, "log": log, "seq": seq, "line": line})
        if len(found) > known:
            told.append(TravelLogWrite(travel, log, len(found), lines_digest(home, travel, log, found)))
    return told


def _told(value: object) -> object:
    return to_text(value) if isinstance(value, bytes) else value
