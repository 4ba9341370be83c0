"""The hand-over sheet of the case that lies open: for who takes it over, stands in, or answers the telephone.

It is read where the case is, by who can open it: handing a case over within the municipality is no disclosure, so there
is no file of it (docs/decisions.md). What goes to somebody outside goes by way of a disclosure.
"""

from wams_tui.casework.course.handsheet import Asked, SheetSection, sheet
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.agenda import dues_on
from wams_tui.desk.course.agenda_words import sentence
from wams_tui.desk.desk import Desk
from wams_tui.desk.timeline import around_of, sent_of
from wams_tui.locale import _


def handsheet(desk: Desk, opened: OpenCase) -> tuple[SheetSection, ...]:
    """Return the sheet in the language of the screen.

    Raises:
        WamsError: the ledger cannot be read.
    """
    asked = [Asked(line.due.due_on, sentence(line)) for line in dues_on(desk, opened.file, desk.today())]
    return sheet(opened.file, around_of(desk), sent_of(desk, opened), asked, _)
