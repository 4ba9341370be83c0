"""Coming back to the directory of organisations."""

from collections.abc import Sequence

from screens.frame import Frame
from screens.partners.directory import FORM, DirectoryScreen, PartnerForm
from screens.partners.files import ExportForm, ImportForm
from wams_tui.desk.desk import Desk
from wams_tui.desk.partners.organisations import directory


def directory_screen(desk: Desk, name: str, ids: Sequence[str]) -> Frame[None] | None:
    """Return the screen of a place; ``None`` when it is none of ours.

    Raises:
        LookupError: the organisation is no longer there.
    """
    match name, *ids:
        case [DirectoryScreen.place]:
            return DirectoryScreen(desk)
        case [ImportForm.place]:
            return ImportForm(desk)
        case [ExportForm.place]:
            return ExportForm(desk)
        case str(form), partner if form == FORM:
            return PartnerForm(desk, directory(desk).by_id[partner] if partner else None)
    return None
