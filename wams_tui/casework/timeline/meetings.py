"""What case conferences tell: that one was prepared, who came, and what was decided."""

from collections.abc import Iterator

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.meeting.meeting import Meeting, MeetingState
from wams_tui.casework.timeline.moments import Around, Moment, MomentKind, written
from wams_tui.casework.words import N_

_PREPARED = N_("Casusoverleg voorbereid, voor {day}.")
_OFF = N_("Casusoverleg van {day} afgelast.")
_HELD = N_("Casusoverleg, met {names}.")
_HELD_WITHOUT = N_("Casusoverleg, met {names}. Niet gekomen: {away}.")
_DECIDED = N_("Besloten in het overleg, bij {item}.")


def moments(file: CaseFile, around: Around) -> Iterator[Moment]:
    """Yield what every conference tells, in no order."""
    names = {one.id: one.organisation for one in file.participants} | {one.id: one.short_name for one in file.persons}
    for one in file.meetings:
        yield from _of(one, names, around)


def _of(one: Meeting, names: dict[str, str], around: Around) -> Iterator[Moment]:
    refs, about = (f"overleg:{one.id}",), frozenset(one.listeners)
    off = one.state is MeetingState.AFGELAST
    yield Moment(
        MomentKind.OVERLEG, one.made_on, _OFF if off else _PREPARED, {"day": written(one.on)},
        about=about, refs=refs, record=one.id, by=around.name(one.by),
    )  # fmt: skip
    if one.state is not MeetingState.GEHOUDEN:
        return
    away = [names.get(who.who, "?") for who in one.attendance if not who.came]
    here = [names.get(who.who, "?") for who in one.attendance if who.came]
    why = " ".join(dict.fromkeys((one.without_family, *(who.reason for who in one.attendance))))
    yield Moment(
        MomentKind.OVERLEG, one.on, _HELD_WITHOUT if away else _HELD,
        {"names": ", ".join(here), "away": ", ".join(away)},
        words=why.strip(), about=about, refs=refs, record=one.id, turn=1,
    )  # fmt: skip
    for place, item in enumerate(one.agenda):
        for number, decision in enumerate(item.decisions):
            yield Moment(
                MomentKind.OVERLEG, one.on, _DECIDED, {"item": item.title}, words=decision.what,
                about=frozenset(decision.persons), refs=refs, record=one.id, by=around.name(decision.by),
                turn=2 + place * 100 + number,
            )  # fmt: skip
