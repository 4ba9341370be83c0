"""The case that lies open: screens above each other look at the same one, so none shows what another just changed."""

from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.desk import Desk


class Seat:
    """A desk with one case open on it."""

    def __init__(self, desk: Desk, opened: OpenCase) -> None:
        self.desk = desk
        self.opened = opened

    @classmethod
    def at(cls, desk: Desk, case_id: str) -> "Seat":
        """Open a case; the view is in the audit log.

        Raises:
            WamsError: when it cannot be read.
        """
        return cls(desk, open_case(desk, case_id))

    def reload(self) -> None:
        """Read the case again: something else than this screen wrote it."""
        self.opened = open_case(self.desk, self.opened.id)

    @property
    def label(self) -> str:
        """What the header calls the case: its code and title."""
        case = self.opened.file.case
        return f"{case.code} {case.title}"
