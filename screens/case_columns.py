"""The columns of *Casussen*: what stands in them, and how wide they are."""

from screens.widgets.ink import fit
from wams_tui.casework.head import CaseHead
from wams_tui.locale import _

ROOMY = 100
"""Columns from which there is room for the date of the last change."""


def heads(width: int) -> str:
    """Return the names of the columns."""
    return columns(width, _("Code"), _("Naam"), _("Fase"), _("Vrzk"), _("Volgende termijn"), _("Gewijzigd"))


def named(head: CaseHead) -> str:
    """Return what a case is called in the list; before it whether it is along on a home visit."""
    return _("(mee) {title}").format(title=head.title) if head.away else head.title


def columns(width: int, code: str, name: str, phase: str, requests: str, due: str, changed: str) -> str:
    """Return one line of the list, in cells of their own width."""
    roomy = width >= ROOMY - 2
    phase_width, changed_width = (14, 11) if roomy else (12, 0)
    name_width = max(16, (width - 13 - phase_width - 5 - changed_width) // 2)
    due_width = width - 13 - name_width - phase_width - 5 - changed_width
    cells = [(code, 13), (name, name_width), (phase, phase_width), (requests, 5), (due, due_width)]
    if changed_width:
        cells.append((changed, changed_width))
    return "".join(fit(text, size - 1) + " " for text, size in cells)
