"""When a second coordinator looks at a request before anything of it is given: after somebody it is about said no.

Guard G3 asks two persons for a professional's request after a refusal; who said no and takes part since is asked the
same care of, for as long as the rule set says (``vier-ogen-na-weigering``), and always where it says nothing yet.
"""

from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Party
from wams_tui.casework.course.gates import Thresholds, counts_still
from wams_tui.casework.household.persons import Person
from wams_tui.casework.requests.request import DataRequest

_OWN_SIDE = frozenset({Party.CLIENT, Party.GEZINSLID, Party.CLIENTONDERSTEUNER})
"""Who asks for the family itself: that is no professional's request."""


def said_no(file: CaseFile, request: DataRequest, day: date, thresholds: Thresholds) -> tuple[Person, ...]:
    """Return the persons a professional asks about who refused or withdrew before, in all or in one domain."""
    if not request.incoming or file.asker(request).party in _OWN_SIDE:
        return ()
    asked = {line.person for line in request.lines}
    return tuple(
        person
        for person in file.persons
        if person.id in asked
        and counts_still(day, (answer.on for answer in person.answers if answer.is_no), thresholds)
    )


def lacks_second(file: CaseFile, request: DataRequest, day: date, thresholds: Thresholds, giver: str) -> bool:
    """Whether a second coordinator must still agree before ``giver`` (by name) gives anything on this request."""
    if not said_no(file, request, day, thresholds):
        return False
    return request.second is None or request.second.by == giver
