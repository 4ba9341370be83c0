"""Noticing that a colleague wrote: cheap enough to ask every second, and without looking into a case."""

from dataclasses import dataclass
from datetime import datetime

from storage import Written, case_marks, is_inside, last_writer, list_marks
from wams_tui.casework.errors import Locked
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk

ListMarks = tuple[int, int, int]
"""What differs once a case came, went, or stands otherwise in one's own list."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote, and when (UTC): a colleague by name, or oneself in another session; nameless where nobody knows."""

    name: str = ""
    at: datetime | None = None
    myself: bool = False


class Watch:
    """Whether anybody else wrote to the vault since one last asked."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen = desk.session.data_version()

    def changed(self) -> bool:
        """Say so once; what this session writes itself does not count."""
        before, self._seen = self._seen, self._desk.session.data_version()
        return self._seen != before


def refuse_ended(desk: Desk) -> None:
    """Go on only while one still belongs to this vault.

    Raises:
        Locked: an administrator ended one's access meanwhile.
    """
    if not is_inside(desk.session):
        raise Locked(N_("Uw toegang tot deze kluis is beëindigd."), N_("Vraag de beheerder om een nieuwe toegang."))


def is_current(desk: Desk, opened: OpenCase) -> bool:
    """Whether every record of the case is still at the version that lies on the desk."""
    read = {**opened.versions, opened.id: opened.head_version}
    return case_marks(desk.session, opened.id).versions == read


def ledger_end(desk: Desk, case_id: str) -> int:
    """Return the number of the last ledger line of a case, 0 where there is none."""
    return case_marks(desk.session, case_id).ledger


def marks_of_list(desk: Desk) -> ListMarks:
    """Return what differs once one's own list does."""
    return list_marks(desk.session)


def writer_of(desk: Desk, case_id: str) -> Writer:
    """Return who last wrote in a case."""
    return as_writer(desk, last_writer(desk.session, case_id))


def as_writer(desk: Desk, found: Written | None) -> Writer:
    """Return how a coordinator is told of at this desk."""
    if found is None:
        return Writer()
    return Writer(found.by.name, found.at, found.by.id == desk.session.coordinator.id)
