"""One agenda of what two people made of it: item by item, and nothing that was decided is ever lost."""

from wams_tui.casework.meeting.erasing import cleaned
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting

_TEXTS = ("title", "presenter", "about", "persons", "categories")
"""What somebody writes of an item; who is in the room and what was decided is joined, never chosen."""


def agenda_with_theirs(base: Meeting | None, ours: Meeting, theirs: Meeting) -> tuple[tuple[AgendaItem, ...], bool]:
    """Return our agenda with everything of theirs in it, and whether both wrote something else of one item.

    Where both did, our words stand: it is told, and a person chooses. The order is ours where we changed it, else
    theirs. An item one of them took off stays off, unless the other decided something under it. What either erased is
    in neither.
    """
    marks = (*ours.erased, *theirs.erased)
    ours, theirs = cleaned(ours, marks), cleaned(theirs, marks)
    base = cleaned(base, marks) if base is not None else None
    before = {one.id: one for one in base.agenda} if base is not None else {}
    mine, other = {one.id: one for one in ours.agenda}, {one.id: one for one in theirs.agenda}
    found: list[AgendaItem] = []
    clash = False
    reordered = base is None or [one.id for one in ours.agenda] != [one.id for one in base.agenda]
    for id in dict.fromkeys((*mine, *other) if reordered else (*other, *mine)):
        was, my, their = before.get(id), mine.get(id), other.get(id)
        if my is not None and their is not None:
            joined, differs = _joined(was, my, their)
            clash = clash or differs
            found.append(joined)
            continue
        left = my if my is not None else theirs.item(id)
        if was is None or (left.decisions, left.parts) != (was.decisions, was.parts):
            found.append(left)
    return tuple(found), clash


def _joined(was: AgendaItem | None, my: AgendaItem, their: AgendaItem) -> tuple[AgendaItem, bool]:
    said = {
        "decisions": (*their.decisions, *(one for one in my.decisions if one not in their.decisions)),
        "parts": tuple(dict.fromkeys((*their.parts, *my.parts))),
        "absent": _absent(was, my, their),
    }
    texts: dict[str, object] = {}
    clash = False
    for name in _TEXTS:
        ours, theirs = getattr(my, name), getattr(their, name)
        untouched = was is not None and ours == getattr(was, name)
        texts[name] = theirs if untouched else ours
        clash = clash or not (ours == theirs or untouched or (was is not None and theirs == getattr(was, name)))
    return my.model_copy(update=texts | said), clash


def _absent(was: AgendaItem | None, my: AgendaItem, their: AgendaItem) -> tuple[str, ...]:
    """Who is out of the room: whom either put out, less whom either let in."""
    before = set(was.absent) if was is not None else set[str]()
    let_in = (before - set(my.absent)) | (before - set(their.absent))
    return tuple(one for one in dict.fromkeys((*their.absent, *my.absent)) if one not in let_in)
