"""What documents cost: ``python -m benchmarks.documents``.

A family's plan of about twelve pages in each form, the same of 60 goals and 300 actions, a letter, a calendar and the
reading of a house style: the first one of a process, with what it loads, and the next ones.
"""

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pikepdf

from benchmarks.timing import HEADING, timed
from wams_tui.casework.appointment import Appointment, AppointmentKind
from wams_tui.documents.calendar import calendar_bytes
from wams_tui.documents.docx import paper_docx
from wams_tui.documents.odt import paper_odt
from wams_tui.documents.paper import Block, Course, Facts, Grid, Heading, Paper, Para, Quote, Signatures, Stretch
from wams_tui.documents.paperpdf import paper_pdf
from wams_tui.documents.style.folder import STYLE, read_style
from wams_tui.documents.style.start import START

MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TIMES = 15
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100"/>'
    '<circle cx="50" cy="50" r="30" fill="white"/></svg>'
)


def main() -> int:
    """Measure each, and say it in a table."""
    with tempfile.TemporaryDirectory(prefix="wams-bench-") as scratch:
        folder = Path(scratch)
        (folder / STYLE).write_text(START.replace('# logo = "logo.png"', 'logo = "logo.svg"'), encoding="utf-8")
        (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
        look = read_style(folder).look
        fresh = count(1)
        twelve, large = plan(goals=26, actions=5), plan(goals=60, actions=5)
        calls: tuple[tuple[str, Callable[[], object]], ...] = (
            # Typst keeps what it worked out before: each of these is another plan, as in a day's work.
            (f"plan as PDF, {pages(paper_pdf(twelve, look))} pages", lambda: paper_pdf(plan(26, 5, next(fresh)), look)),
            ("the same as ODT", lambda: paper_odt(twelve, look)),
            ("the same as DOCX", lambda: paper_docx(twelve, look)),
            (
                f"60 goals, 300 actions as PDF, {pages(paper_pdf(large, look))} pages",
                lambda: paper_pdf(plan(60, 5, next(fresh)), look),
            ),
            ("a calendar of 20 meetings", lambda: calendar_bytes(meetings(20))),
            ("reading a house style", lambda: read_style(folder)),
        )
        sys.stdout.write(f"{HEADING}\n")
        for name, call in calls:
            sys.stdout.write(f"{timed(name, call, TIMES).line()}\n")
        sys.stdout.write(f"\nthe first PDF of a process, with what it loads: {first():.0f} ms\n")
    return 0


def plan(goals: int, actions: int, number: int = 0) -> Paper:
    """Return a plan with as many goals, each with as many actions; another ``number`` gives other words."""
    blocks: list[Block] = [Heading(1, "Uw plan"), Facts((("Voor", "Femke de Boer"), ("Datum", "22 november 2026")))]
    for goal in range(1, goals + 1):
        rows = [
            (f"Samen kijken wat er nodig is, stap {one} van {number}.", "De school", "bezig") for one in range(actions)
        ]
        blocks += [
            Heading(2, f"Doel {goal} ({number}): weer rust in huis en op tijd naar bed."),
            Para("Wij beginnen klein en kijken elke week of het lukt."),
            Grid((("Wat", "Wie", "Stand"), *rows)),
            Quote("Ik wil dit zelf doen.", "Femke de Boer, 12 november 2026"),
        ]
    stretches = tuple(Stretch(f"Actie {one}", one / 40, one / 40 + 0.2, "loopt") for one in range(30))
    blocks += [Course("1 november 2026", "1 mei 2027", 0.2, stretches, "Alles loopt."), Signatures(("Femke", ""))]
    return Paper("Uw plan", MADE, tuple(blocks), mark="OEFENKLUIS – fictieve personen", large=True)


def meetings(number: int) -> list[Appointment]:
    """Return as many meetings of one case."""
    return [
        Appointment(
            id=f"overleg-{each}",
            kind=AppointmentKind.OVERLEG,
            case_code="W-2026-7KX3M",
            starts=MADE + timedelta(weeks=each),
            lasts=timedelta(hours=1),
            practice=True,
            written_at=MADE,
        )
        for each in range(number)
    ]


def pages(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(filename_or_stream=io.BytesIO(pdf)) as document:
        return len(document.pages)


def first() -> float:
    """Return how long a fresh process takes from nothing to its first PDF, in ms."""
    script = "from benchmarks import documents; documents.paper_pdf(documents.plan(26, 5))"
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], check=True)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
