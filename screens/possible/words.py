"""A cell of the matrix in words: how it stands, which decision is on record, what was asked for its onward use."""

from datetime import date

from screens.signs import NOTHING, SIGNS, possible_word
from screens.widgets.grid import GridCell
from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import day
from wams_tui.casework.labels import label
from wams_tui.casework.partners.organisations import Directory
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.words import N_
from wams_tui.desk.desk import Desk
from wams_tui.desk.kinds import Effect
from wams_tui.desk.matrix.cells import Cell
from wams_tui.desk.partners.organisations import AGREEMENT_LABELS, WANTING
from wams_tui.locale import _

STANDS = GridCell("= V", Tone.ALLOWED)
"""A decision to disclose is on record, and today's rules do not contradict it."""

NO_SUCH_DATA = N_("Van deze persoon zijn zulke gegevens hier niet vastgelegd.")


def sign_of(cell: Cell) -> GridCell:
    """Return the sign of a cell; ``v`` behind it says that a supplier put a condition on onward use."""
    if cell.effect is None:
        return GridCell(NOTHING, Tone.DIM)
    sign = SIGNS[cell.effect]
    shown = STANDS if cell.stands else GridCell(sign.sign, sign.tone)
    return GridCell(f"{shown.sign} v", shown.tone) if cell.supplier_conditions and _goes(cell) else shown


def word_of(effect: Effect | None) -> str:
    """Return an effect as sign and word; of no effect, that there are no such data."""
    if effect is None:
        return f"{NOTHING}  " + _("geen gegevens")
    return f"{SIGNS[effect].sign}  {_(SIGNS[effect].word)}"


def cell_lines(desk: Desk, cell: Cell) -> list[Paragraph]:
    """Return in two or three lines how a cell stands."""
    best = cell.best
    if best is None:
        return [(_(NO_SUCH_DATA), Tone.PLAIN)]
    sign = SIGNS[best.effect]
    lines: list[Paragraph] = [(f"{sign.sign} {possible_word(best)}: {best.verdict.reason}", sign.tone)]
    granted = granted_line(desk, cell)
    if granted:
        lines.insert(0, (granted, Tone.ALLOWED if cell.stands else Tone.WEIGH))
    if _goes(cell):
        lines += [
            (_("v voorwaarde van de leverancier: {text}").format(text=text), Tone.WEIGH)
            for text in cell.supplier_conditions
        ]
    return lines


def granted_line(desk: Desk, cell: Cell) -> str:
    """Return which decision to disclose is on record; nothing where none is."""
    if cell.granted is None:
        return ""
    told = _("= V verstrekt op {day}, doel '{purpose}', grondslag '{basis}'")
    if not cell.stands:
        told = _("Eerder verstrekt op {day}, doel '{purpose}', grondslag '{basis}'; vandaag kan dat niet meer")
    if not cell.granted.completed:
        told += _("; niemand zag dat het aankwam")
    return told.format(
        day=day(cell.granted.on),
        purpose=_(label(cell.granted.purpose)),
        basis=desk.rules.basis(cell.granted.basis).title,
    )


def agreement_line(known: Directory, participant: Participant, today: date) -> str:
    """Return what the cooperation agreement with a participant wants; nothing where it runs or none is needed."""
    standing = known.agreement(participant, today)
    return "! " + _(AGREEMENT_LABELS[standing]) if standing in WANTING else ""


def _goes(cell: Cell) -> bool:
    return cell.effect is not Effect.WEIGEREN
