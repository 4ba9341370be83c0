"""Whether a request still waits for a second pair of eyes, as this rule set asks for it."""

from wams_tui.casework.requests.request import DataRequest
from wams_tui.casework.requests.second import lacks_second, said_no
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.thresholds import thresholds
from wams_tui.desk.desk import Desk

SECOND_NEEDED = N_(
    "Iemand over wie dit verzoek gaat, zei eerder nee. Een tweede coördinator moet het eerst zien en ermee instemmen."
)


def second_is_lacking(desk: Desk, opened: OpenCase, request: DataRequest) -> bool:
    """Whether somebody else than who sits here must see this request before anything of it is given."""
    me = desk.session.coordinator.name
    return lacks_second(opened.file, request, desk.today(), thresholds(desk.rules), me)


def second_is_asked(desk: Desk, opened: OpenCase, request: DataRequest) -> bool:
    """Whether this request is one for two pairs of eyes, whoever looked already."""
    return bool(said_no(opened.file, request, desk.today(), thresholds(desk.rules)))
