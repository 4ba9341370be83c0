"""Taking what was written of a conference away for good: a title, a decision, a reason, a place (AVG 17).

A decision goes whole. A title gives way to words that say that it was erased, because what was decided under it stays;
who was there stays as well, without the reason. The conference says that something was erased, when and by whom.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.meeting.meeting import ERASED_TITLE, AgendaItem, Attendance, Meeting
from wams_tui.casework.plan.parts import Erased
from wams_tui.casework.words import N_

_PLACE, _NO_FAMILY = "plaats", "zonder-huishouden"


@dataclass(frozen=True, slots=True)
class Written:
    """Something that was written of a conference. ``id`` tells it from the others of that conference."""

    meeting: str
    id: str
    what: str
    text: str

    @property
    def key(self) -> str:
        """The key it is known by in the case: that of its field, where minutes have one."""
        return f"{self.meeting}:{self.id}"


def written(meeting: Meeting) -> Iterator[Written]:
    """Yield everything that was written of a conference, in the order in which it is read."""
    if meeting.place:
        yield Written(meeting.id, _PLACE, N_("Plaats"), meeting.place)
    if meeting.without_family:
        yield Written(meeting.id, _NO_FAMILY, N_("Waarom zonder het huishouden"), meeting.without_family)
    for one in meeting.attendance:
        if one.reason:
            yield Written(meeting.id, one.who, N_("Waarom iemand er niet was"), one.reason)
    for item in meeting.agenda:
        if item.title != ERASED_TITLE:
            yield Written(meeting.id, item.id, N_("Agendapunt"), item.title)
        for made in item.decisions:
            yield Written(meeting.id, made.id, N_("Besluit"), made.what)


def written_with(file: CaseFile, key: str) -> Written | None:
    """Return what was written under that key; nothing where no conference has it (any more)."""
    return next((one for meeting in file.meetings for one in written(meeting) if one.key == key), None)


def without_written(meeting: Meeting, gone: Erased) -> Meeting:
    """Return a conference without one thing that was written of it, and with the mark that it was erased."""
    marks = meeting.erased if gone in meeting.erased else (*meeting.erased, gone)
    return cleaned(meeting.model_copy(update={"erased": marks}), [gone])


def cleaned(meeting: Meeting, marks: Iterable[Erased]) -> Meeting:
    """Return a conference in which nothing stands that one of the marks says was erased; they hold keys."""
    begins = f"{meeting.id}:"
    gone = {one.id.removeprefix(begins) for one in marks if one.id.startswith(begins)}
    if not gone:
        return meeting
    put: dict[str, object] = {
        "agenda": tuple(_item(one, gone) for one in meeting.agenda),
        "attendance": tuple(_attended(one, gone) for one in meeting.attendance),
    }
    if _PLACE in gone:
        put["place"] = ""
    if _NO_FAMILY in gone:
        put["without_family"] = ""
    return meeting.model_copy(update=put)


def not_naming(meeting: Meeting, part: str) -> Meeting:
    """Return a conference that does not name a part of the plan any more."""
    return meeting.model_copy(
        update={
            "agenda": tuple(
                one.model_copy(
                    update={
                        "about": tuple(id for id in one.about if id != part),
                        "parts": tuple(id for id in one.parts if id != part),
                    }
                )
                for one in meeting.agenda
            )
        }
    )


def _item(item: AgendaItem, gone: set[str]) -> AgendaItem:
    put: dict[str, object] = {"decisions": tuple(one for one in item.decisions if one.id not in gone)}
    if item.id in gone:
        put["title"] = ERASED_TITLE
    return item.model_copy(update=put)


def _attended(one: Attendance, gone: set[str]) -> Attendance:
    return one.model_copy(update={"reason": ""}) if one.who in gone else one
