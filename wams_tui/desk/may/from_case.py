"""A cell of the matrix as a question without a case: its codes alone, so that nothing of anybody goes along."""

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category, Direction
from wams_tui.desk.desk import Desk
from wams_tui.desk.matrix.cells import Cell
from wams_tui.desk.matrix.questions import question
from wams_tui.desk.may.asking import Asking, Step, begin
from wams_tui.desk.rules.regimes import setting


def asking_about(desk: Desk, file: CaseFile, cell: Cell, direction: Direction) -> Asking:
    """Return the question behind a cell, as *Mag dit?* asks it: party, hat, kind of data and as what the person stands.

    Purpose, basis and every fact are open: in *Mag dit?* one answers those oneself.
    """
    today = setting(desk)
    participant, person = file.participant(cell.participant), file.person(cell.person)
    asking = begin(today.nature, today.on, today.regime).with_choice(Step.FASE, file.case.phase)
    field = cell.fields[0].field if cell.fields else None
    asked = question(file, participant, person, cell.category, field, today, direction=direction)
    choices = (
        (Step.RICHTING, direction),
        (Step.PARTIJ, participant.party),
        (Step.PET, participant.hat),
        (Step.GEGEVEN, cell.category),
        (Step.BEKEND_BIJ, asked.known_at if cell.category is Category.BEKENDHEID else None),
        (Step.HOEDANIGHEID, asked.capacity),
    )
    for step, value in choices:
        if value is not None:
            asking = asking.with_choice(step, value)
    return asking
