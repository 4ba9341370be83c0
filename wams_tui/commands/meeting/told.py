"""A conference in plain lines, and with stable keys."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wams_tui.commands.case.text import day
from wams_tui.commands.line.tables import wrapped
from wams_tui.commands.line.terminal import called
from wams_tui.locale import _

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.meeting.meeting import AgendaItem, Meeting
    from wams_tui.desk.desk import Desk
    from wams_tui.desk.meeting.room import Said


def names_in(file: "CaseFile") -> dict[str, str]:
    """Return what everybody is called, by id."""
    return {one.id: one.organisation for one in file.participants} | {one.id: one.short_name for one in file.persons}


def heading(meeting: "Meeting") -> str:
    """Return the day, the hours, the place and how far it is."""
    hours = f"{meeting.starts_at:%H:%M}-{meeting.ends_at:%H:%M}"
    return ", ".join(part for part in (f"{day(meeting.on)} {hours}", meeting.place, called(meeting.state)) if part)


def lines(desk: "Desk", file: "CaseFile", meeting: "Meeting") -> Iterator[str]:
    """Yield the whole conference, line by line."""
    names = names_in(file)

    def all_of(ids: tuple[str, ...]) -> str:
        return ", ".join(names.get(one, "?") for one in ids) or _("niemand")

    yield from wrapped(heading(meeting))
    if meeting.purpose is not None and meeting.basis is not None:
        basis = desk.rules.basis(meeting.basis).title
        told = _("Doel: {purpose}. Grondslag: {basis}.").format(purpose=called(meeting.purpose), basis=basis)
        yield from wrapped(told)
    else:
        yield _("Doel en grondslag zijn nog niet gekozen.")
    yield from wrapped(_("Uitgenodigd: {names}.").format(names=all_of(meeting.invited)))
    yield from wrapped(_("Van het huishouden: {names}.").format(names=all_of(meeting.family)))
    if meeting.without_family:
        yield from wrapped(meeting.without_family, "  ")
    for attended in (one for one in meeting.attendance if not one.came):
        told = _("Niet gekomen: {name}.").format(name=names.get(attended.who, "?"))
        yield from wrapped(f"{told} {attended.reason}".strip())
    for number, item in enumerate(meeting.agenda, start=1):
        yield ""
        yield from wrapped(f"{number}. {item.title}", "", "   ")
        yield from _item(file, meeting, item, names)


def _item(file: "CaseFile", meeting: "Meeting", item: "AgendaItem", names: dict[str, str]) -> Iterator[str]:
    inside = meeting.in_room(item)
    out = [names.get(one, "?") for one in meeting.listeners if one not in inside]
    if out:
        yield from wrapped(_("Niet in de kamer: {names}.").format(names=", ".join(out)), "   ", "     ")
    for decision in item.decisions:
        yield from wrapped(_("besluit: {what}").format(what=decision.what), "   ", "     ")
    for action in (one for one in file.actions if one.id in item.parts):
        by = [text for text in (names.get(action.owner, ""), day(action.by_when) if action.by_when else "") if text]
        told = _("actie: {what}").format(what=action.what)
        yield from wrapped(f"{told} ({', '.join(by)})" if by else told, "   ", "     ")
    for quote in (one for one in file.words if one.id in item.parts):
        told = _("{name} zegt: “{words}”").format(name=names.get(quote.person, "?"), words=quote.text)
        yield from wrapped(told, "   ", "     ")


def as_dict(meeting: "Meeting") -> dict[str, object]:
    """Return a conference with stable Dutch keys."""
    return {
        "id": meeting.id,
        "op": meeting.on.isoformat(),
        "van": f"{meeting.starts_at:%H:%M}",
        "tot": f"{meeting.ends_at:%H:%M}",
        "plaats": meeting.place,
        "stand": meeting.state.value,
        "doel": meeting.purpose.value if meeting.purpose else None,
        "grondslag": meeting.basis.value if meeting.basis else None,
        "uitgenodigd": list(meeting.invited),
        "huishouden": list(meeting.family),
        "zonder_huishouden": meeting.without_family,
        "keer_uitgenodigd": meeting.sequence,
        "aanwezigheid": [{"wie": one.who, "er": one.came, "reden": one.reason} for one in meeting.attendance],
        "agenda": [
            {
                "id": item.id,
                "titel": item.title,
                "personen": list(item.persons),
                "soorten": [kind.value for kind in item.categories],
                "in_de_kamer": list(meeting.in_room(item)),
                "sleutel": f"{meeting.id}:{item.id}",
                "besluiten": [{"sleutel": f"{meeting.id}:{one.id}", "wat": one.what} for one in item.decisions],
                "in_het_plan": list(item.parts),
            }
            for item in meeting.agenda
        ],
    }


def said_lines(file: "CaseFile", said: "tuple[Said, ...]") -> Iterator[str]:
    """Yield for each thing whether it may be said, and who stands in its way."""
    names = names_in(file)
    for one in said:
        kinds = ", ".join(called(kind) for kind in one.topic.categories)
        whose = ", ".join(names.get(who, "?") for who in one.topic.persons)
        what = f"{kinds}, {_(one.topic.field.label)}" if one.topic.field is not None else kinds
        yield from wrapped(f"{effect_word(one)}: {what} ({whose})", "", "  ")
        if one.bars:
            told = _("kan zonder: {names}").format(names=", ".join(names.get(who, "?") for who in one.bars))
            yield from wrapped(told, "  ", "    ")
        if one.weighs:
            told = _("eerst afwegen voor: {names}").format(names=", ".join(names.get(who, "?") for who in one.weighs))
            yield from wrapped(told, "  ", "    ")


def effect_word(one: "Said") -> str:
    """Return what an effect is called."""
    from wams_tui.desk.kinds import Effect

    words = {
        Effect.TOESTAAN: _("mogelijk"),
        Effect.TOESTAAN_MITS: _("mogelijk mits"),
        Effect.AFWEGING: _("afweging nodig"),
        Effect.WEIGEREN: _("niet"),
    }
    return words[one.effect]


def said_dict(said: "tuple[Said, ...]") -> list[dict[str, object]]:
    """Return the same with stable keys."""
    return [
        {
            "gegeven": one.topic.field.key if one.topic.field is not None else None,
            "personen": list(one.topic.persons),
            "soorten": [kind.value for kind in one.topic.categories],
            "mogelijk": one.effect.value,
            "kan_zonder": list(one.bars),
            "afwegen_voor": list(one.weighs),
        }
        for one in said
    ]
