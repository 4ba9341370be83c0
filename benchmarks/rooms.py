"""What the room of a conference costs: 25 present, 6 persons, 18 kinds of data: ``python -m benchmarks.rooms``.

Who may hear what is worked out once, when an item is opened; letting somebody in or out only reads it. Times are of the
processor.
"""

import sys
import tempfile
from datetime import time
from itertools import cycle
from pathlib import Path
from time import process_time

from benchmarks.timing import HEADING, timed
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Basis, Category, Purpose
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting
from wams_tui.commands.line.unlocking import now
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.meeting.room import Room, must_leave, together
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE, prepare

PRESENT, PERSONS, KINDS = 25, 6, 18


def main() -> int:
    """Measure a room of vignette 10, with more people in it than it has."""
    with tempfile.TemporaryDirectory(prefix="wams-bench-") as scratch:
        heads = heads_outside({"XDG_STATE_HOME": f"{scratch}/state"})
        vault = Path(scratch) / "vault"
        prepare(vault, 1, 14, heads, now, lambda _number: None)
        desk = open_desk(vault, PRACTICE_PASSPHRASE, heads, now)
        with desk.session:
            case = next(line.head.case for line in first_page(desk) if "Hof" in line.head.title)
            _measure(desk, _crowded(open_case(desk, case).file))
    return 0


def _crowded(file: CaseFile) -> CaseFile:
    around = zip(range(PRESENT), cycle(file.participants), strict=False)
    people = zip(range(PERSONS), cycle(file.persons), strict=False)
    persons = (*file.persons, *(one.model_copy(update={"id": f"m{number}"}) for number, one in people))[:PERSONS]
    many = tuple(one.model_copy(update={"id": f"p{number}"}) for number, one in around)
    return file.model_copy(update={"participants": many, "persons": persons})


def _measure(desk: Desk, file: CaseFile) -> None:
    item = AgendaItem(
        id="1", title="Alles", persons=tuple(one.id for one in file.persons), categories=tuple(Category)[:KINDS]
    )  # fmt: skip
    meeting = Meeting(
        id="m", on=desk.today(), starts_at=time(14), ends_at=time(15), agenda=(item,), made_on=desk.today(), by="m",
        invited=tuple(one.id for one in file.participants), purpose=Purpose.CASUSOVERLEG,
        basis=Basis.WAMS_GECOORDINEERDE_AANPAK,
    )  # fmt: skip
    room = Room(desk, file, meeting, item)
    table = room.table
    leaving = cycle(table.listeners)

    def turned() -> None:
        gone = next(leaving)
        said = table.said({who for who in table.listeners if who != gone})
        must_leave(said)
        together(said)

    size = f"{len(table.listeners)} present, {len(table.topics)} topics"
    print(HEADING)
    opened, again = "open an item", "open it again after an action was typed"
    print(timed(f"{opened}, {size}", lambda: Room(desk, file, meeting, item).table, 10, process_time).line())
    print(timed(again, lambda: Room(desk, file, meeting, item, room).table, 20, process_time).line())
    print(timed("let somebody in or out", turned, 500, process_time).line())


if __name__ == "__main__":
    sys.exit(main())
