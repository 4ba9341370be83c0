"""A conference in words: when, who, what is spoken of, and what may be said to whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from screens.signs import SIGNS
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from screens.words import wearing
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.household.persons import Person
from wams_tui.casework.labels import label
from wams_tui.casework.meeting.meeting import AgendaItem, Meeting
from wams_tui.casework.meeting.typed import Doer
from wams_tui.casework.plan.owners import owners
from wams_tui.casework.words import N_
from wams_tui.desk.disclosing.field import Field
from wams_tui.desk.kinds import Effect
from wams_tui.desk.meeting.preparing import kinds_spoken_of
from wams_tui.desk.meeting.room import Said, Topic, must_leave
from wams_tui.desk.plan.saying import speakers as able_to_speak
from wams_tui.locale import _, n_

_MOST = 3
"""Things of one kind that are named; of more their number is told."""

_WEEKDAYS = (N_("ma"), N_("di"), N_("wo"), N_("do"), N_("vr"), N_("za"), N_("zo"))


def when(meeting: Meeting) -> str:
    """Return the day and the hours."""
    hours = f"{meeting.starts_at:%H:%M}-{meeting.ends_at:%H:%M}"
    return f"{_(_WEEKDAYS[meeting.on.weekday()])} {meeting.on:%d-%m-%Y} {hours}"


def called(file: CaseFile) -> Mapping[str, str]:
    """Return what everybody who can be in the room is called, by id."""
    return {one.id: one.organisation for one in file.participants} | {one.id: one.short_name for one in file.persons}


def as_what(file: CaseFile, who: str) -> str:
    """Return somebody with the hat they wear, or what they are in the household."""
    for participant in file.participants:
        if participant.id == who:
            return f"{participant.organisation} · {wearing(participant.party, participant.hat)}"
    person = file.person(who)
    return f"{person.name} · {_(label(person.role))}"


def names(file: CaseFile, ids: Iterable[str]) -> str:
    """Return names one behind the other."""
    known = called(file)
    return ", ".join(known.get(one, "?") for one in ids)


def about(file: CaseFile, item: AgendaItem) -> str:
    """Return of whom and of which kinds of data an item speaks."""
    persons, kinds = kinds_spoken_of(file, item)
    return _("over {names}: {kinds}").format(
        names=names(file, persons) or "?", kinds=", ".join(_(label(one)) for one in kinds)
    )


def terms(meeting: Meeting, basis_title: str) -> str:
    """Return for which purpose and on which basis it is held; or that nobody chose that yet."""
    if meeting.purpose is None or meeting.basis is None:
        return _("Doel en grondslag zijn nog niet gekozen (p): wat er staat, is wat mogelijk is.")
    return _("Doel: {purpose}. Grondslag: {basis}.").format(purpose=_(label(meeting.purpose)), basis=basis_title)


def room_line(file: CaseFile, meeting: Meeting, item: AgendaItem) -> str:
    """Return how many of those who are there are in the room, and who is not."""
    inside = meeting.in_room(item)
    out = [one for one in meeting.listeners if one not in inside]
    told = _("In de kamer: {count} van {all}.").format(count=len(inside), all=len(meeting.listeners))
    if not out:
        return told
    without = _("Niet: {names}.").format(names=names(file, out))
    return f"{told} {without}"


def verdict_line(file: CaseFile, said: Sequence[Said]) -> tuple[str, Tone]:
    """Return in one sentence what may be said here, and who would have to leave for the rest of it."""
    if not said:
        return _("Er is niets gekozen om te bespreken."), Tone.DIM
    may = sum(one.may for one in said)
    if may == len(said):
        return _("Alles wat hier ter tafel komt, kan in deze kamer, mits nodig en ingelicht."), Tone.ALLOWED
    weighs = sum(one.effect is Effect.AFWEGING for one in said)
    told = [_("Van {all} onderwerpen kan er in deze kamer {may}.").format(all=len(said), may=may)]
    if weighs:
        told.append(n_("{count} na een afweging.", "{count} na een afweging.", weighs).format(count=weighs))
    leave = must_leave(said)
    if leave:
        told.append(_("Voor alles moet eruit: {names}.").format(names=names(file, leave)))
    return " ".join(told), Tone.REFUSED if leave else Tone.WEIGH


def topic_name(file: CaseFile, topics: Sequence[Topic]) -> str:
    """Return what things of the same persons and kinds are: their kinds, and what they are called; at most three."""
    first = topics[0]
    kinds = ", ".join(_(label(one)) for one in first.categories)
    called_so = list(dict.fromkeys(_called(topic.field) for topic in topics if topic.field is not None))
    if not called_so:
        return _("{kinds} (niets vastgelegd)").format(kinds=kinds)
    shown_here = "; ".join(called_so[:_MOST])
    if len(called_so) > _MOST:
        shown_here = _("{what}; en nog {count}").format(what=shown_here, count=len(called_so) - _MOST)
    told = f"{kinds}: {shown_here}"
    return f"{told} ({names(file, first.persons)})" if first.persons[1:] else told


def _called(field: Field) -> str:
    """Name a datum; a part of the plan by its first words, for there are many of one name."""
    return field.words or _(field.label)


def topics_short(file: CaseFile, topics: Iterable[Topic], listener: str = "") -> str:
    """Return what several things are, by kind: of whom; each kind once.

    What is the listener's own together with others is named by the others: it is for them that it is not said.
    """
    of_whom: dict[str, dict[str, None]] = {}
    for topic in topics:
        kinds = ", ".join(_(label(one)) for one in topic.categories)
        others = tuple(one for one in topic.persons if one != listener)
        of_whom.setdefault(kinds, {}).update(dict.fromkeys(others or topic.persons))
    return "; ".join(
        _("{kinds} van {names}").format(kinds=kinds, names=names(file, who)) for kinds, who in of_whom.items()
    )


def topic_item(file: CaseFile, same: Sequence[Said]) -> Item:
    """Return things of which the same is to be said, with their sign and who stands in their way."""
    one = same[0]
    sign = SIGNS[one.effect]
    notes = []
    if one.bars:
        notes.append(Note(_("kan zonder: {names}").format(names=names(file, one.bars)), Tone.PLAIN))
    if one.themselves:
        told = _("wie het aangaat ({names}) kan het zelf vertellen; u niet, zolang de anderen erbij zijn")
        notes.append(Note(told.format(names=names(file, one.themselves)), Tone.WEIGH))
    if one.weighs:
        notes.append(Note(_("eerst afwegen voor: {names}").format(names=names(file, one.weighs)), Tone.PLAIN))
    name = topic_name(file, [each.topic for each in same])
    return Item(name, key=f"onderwerp:{one.topic.key}", sign=sign.sign, tone=sign.tone, notes=tuple(notes))


def said_under(file: CaseFile, item: AgendaItem) -> Iterator[Note]:
    """Yield what was decided, agreed and quoted under an item, as notes."""
    known = called(file)
    for decision in item.decisions:
        yield Note(_("besluit: {what}").format(what=decision.what), Tone.PLAIN)
    actions = {one.id: one for one in file.actions}
    quotes = {one.id: one for one in file.words}
    for part in item.parts:
        if part in actions:
            action = actions[part]
            by = ", ".join(
                text
                for text in (known.get(action.owner, ""), f"{action.by_when:%d-%m-%Y}" if action.by_when else "")
                if text
            )
            told = _("actie: {what}").format(what=action.what)
            by = by or _("nog van niemand")
            yield Note(f"{told} ({by})", Tone.PLAIN)
        elif part in quotes:
            quote = quotes[part]
            yield Note(_("{name} zegt: “{words}”").format(name=known.get(quote.person, "?"), words=quote.text))


def doers(file: CaseFile, meeting: Meeting) -> list[Doer]:
    """Return who can do something that is agreed, with what they are called."""
    people = {one.id: _person_names(one) for one in file.persons}
    around = {
        one.id: tuple(name for name in (one.organisation, one.person_name, _(label(one.party))) if name)
        for one in file.participants
    }
    return [Doer(one, (people | around)[one]) for one in owners(file, meeting.on)]


def speakers(file: CaseFile) -> list[Doer]:
    """Return who of the household can say something."""
    can = set(able_to_speak(file))
    return [Doer(one.id, _person_names(one)) for one in file.persons if one.id in can]


def _person_names(one: Person) -> tuple[str, ...]:
    return (one.short_name, one.name)
