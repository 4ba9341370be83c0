"""The case that lies open: screens above each other look at the same one, so none shows what another just changed."""

from wams_tui.casework.labels import label
from wams_tui.desk.cases import OpenCase, open_case
from wams_tui.desk.desk import Desk
from wams_tui.desk.rules.regimes import setting
from wams_tui.desk.watching import Writer, is_current, ledger_end, writer_of
from wams_tui.locale import _


class Seat:
    """A desk with one case open on it."""

    def __init__(self, desk: Desk, opened: OpenCase) -> None:
        self.desk = desk
        self.since = desk.visits.since(desk.session, opened.id)
        """After which line of the audit log a colleague's change is news to whoever sits here."""
        self._opened = opened
        self._ledger = ledger_end(desk, opened.id)

    @classmethod
    def at(cls, desk: Desk, case_id: str) -> "Seat":
        """Open a case; the view is in the audit log.

        Raises:
            WamsError: when it cannot be read.
        """
        seat = cls(desk, open_case(desk, case_id))
        desk.visits.visit(desk.session, case_id)
        return seat

    @property
    def opened(self) -> OpenCase:
        """The case as it was last read or written here."""
        return self._opened

    @opened.setter
    def opened(self, opened: OpenCase) -> None:
        self._opened = opened
        self._ledger = ledger_end(self.desk, opened.id)

    def reload(self) -> None:
        """Read the case again: something else than this screen wrote it."""
        self.opened = open_case(self.desk, self.opened.id)
        self.desk.visits.visit(self.desk.session, self.opened.id)

    def others_wrote(self) -> Writer | None:
        """Return who wrote in the case since it was read or written here; ``None`` when nobody did."""
        if is_current(self.desk, self._opened) and ledger_end(self.desk, self._opened.id) == self._ledger:
            return None
        return writer_of(self.desk, self._opened.id)

    @property
    def label(self) -> str:
        """What the header calls the case: its code and title, and before that whether it is along on a home visit."""
        file, case = self.opened.file, self.opened.file.case
        away = any(one.is_out for one in file.trips)
        title = _("(mee) {title}").format(title=case.title) if away else case.title
        return f"{case.code} {title}"

    @property
    def regime(self) -> str:
        """What the header says of the law that counts in this vault today."""
        return _("Regime: {regime}").format(regime=_(label(setting(self.desk).regime)))
