"""What typing in a large plan costs: 60 goals, 300 actions, 60 of somebody's words: ``python -m benchmarks.plan``.

On a real pseudo-terminal: from a key to its last byte, and what the program used of a processor for it. Beside it a key
in the list of cases, the same run.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.figures import percentile
from benchmarks.programs import DOWN, practice_vault, wams
from benchmarks.pty_probe import Program
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.plan.parts import Action, Goal, OwnWords, Part
from wams_tui.commands.line.unlocking import now
from wams_tui.desk.caselist import first_page
from wams_tui.desk.cases import OpenCase, open_case, save
from wams_tui.desk.desk import Desk
from wams_tui.desk.vault.opening import heads_outside, open_desk
from wams_tui.desk.vault.practice import PRACTICE_PASSPHRASE

CASES, GOALS, ACTIONS, KEYS, OPENED = 40, 60, 5, 30, 5
WORDS = b"samen elke maandag de post openen en afspreken wat er weg kan"
FILLED = AuditEvent(action=AuditAction.PLAN_GEWIJZIGD, code=AuditCode.CREATE)


class Stroke(NamedTuple):
    """What one key cost."""

    last_ms: float
    processor_ms: float
    size: int


def main() -> int:
    """Fill the plan of one household, and type in it."""
    with tempfile.TemporaryDirectory(prefix="wams-bench-") as scratch:
        vault = practice_vault(Path(scratch), CASES)
        desk = open_desk(vault, PRACTICE_PASSPHRASE, heads_outside({"XDG_STATE_HOME": f"{scratch}/state"}), now)
        with desk.session:
            opened = open_case(desk, first_page(desk)[0].head.case)
            save(desk, opened, list(_parts(desk, opened)), FILLED)
        _measure(wams(vault, CASES, PRACTICE_PASSPHRASE).environment, vault, opened.file.case.code)
    return 0


def _parts(desk: Desk, opened: OpenCase) -> Iterator[Part]:
    person, today = opened.file.persons[0].id, desk.today()
    common = {"persons": (person,), "made_on": today, "by": desk.session.coordinator.id}
    for number in range(GOALS):
        yield Goal(id=f"g{number}", what=f"Doel {number}, in de woorden van het gezin", nth=number * 10, **common)
        yield OwnWords(
            id=f"w{number}", person=person, text="Dit is mij te veel ineens.", about=f"g{number}", said_on=today,
            nth=number * 10 + 1, **common,
        )  # fmt: skip
        for place in range(ACTIONS):
            yield Action(
                id=f"a{number}.{place}", goal=f"g{number}", what=f"Actie {place} bij doel {number}", owner=person,
                by_when=today, nth=number * 10 + 2 + place, **common,
            )  # fmt: skip


def _measure(environment: dict[str, str], vault: Path, code: str) -> None:
    command = (sys.executable, "-m", "wams_tui", "--vault", str(vault))
    with Program(command, environment) as program:
        program.wait_for("Wachtwoordzin")
        program.settle()
        program.type(f"{PRACTICE_PASSPHRASE}\r".encode())
        program.wait_for("Vandaag")
        program.settle()
        program.type(b"\x1b")
        program.wait_for("Casussen:")
        program.settle()
        print(f"{'ms from a key to its last byte':<44} {'median':>8} {'p95':>8} {'processor':>10} {'bytes':>8}")
        _show("yardstick: cursor in the list of cases", [_pressed(program, DOWN) for _ in range(KEYS)])
        way = ((b"/", "Zoek op"), (code.encode(), "1 gevonden"), (b"\r", "Enter openen"), (b"\r", "Deelnemers"))
        for keys, shown in way:
            program.type(keys)
            program.wait_for(shown)
            program.settle()
        _show("open the plan, the first time", [_pressed(program, b"p", "Wat er speelt")])
        back = []
        again = []
        for _ in range(OPENED):
            back.append(_pressed(program, b"\x1b", "Deelnemers"))
            again.append(_pressed(program, b"p", "Wat er speelt"))
        _show("back to the case", back)
        _show("open the plan again", again)
        _show("cursor in the plan", [_pressed(program, DOWN) for _ in range(KEYS)])
        typed = []
        stored = []
        for _ in range(OPENED):
            program.press(b"a")
            typed += [_pressed(program, bytes([letter])) for letter in WORDS]
            stored.append(_pressed(program, b"\r", "Opgeslagen"))
        _show("a letter of an action", typed)
        _show("Enter: stored and shown", stored)
        _show("Space: one state further, stored and shown", [_pressed(program, b" ") for _ in range(8)])


def _pressed(program: Program, key: bytes, shows: str = "") -> Stroke:
    """Press a key; what takes long on a busy machine is waited for until it ``shows`` this."""
    before, mark = program.processor_ms(), len(program.output)
    pressed = program.type(key)
    if shows:
        program.wait_for(shows)
    last = program.settle()
    waited = (last - pressed) * 1000 if len(program.output) > mark else 0.0
    return Stroke(waited, program.processor_ms() - before, program.size(mark))


def _show(what: str, strokes: list[Stroke]) -> None:
    times = [one.last_ms for one in strokes]
    used = median(one.processor_ms for one in strokes)
    size = median(one.size for one in strokes)
    print(f"{what:<44} {median(times):>8.1f} {percentile(times, 0.95):>8.1f} {used:>10.1f} {size:>8.0f}")


if __name__ == "__main__":
    sys.exit(main())
