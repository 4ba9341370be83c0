"""A household and its people in words: lines for the list, and for the page of one person."""

from collections.abc import Iterator
from datetime import date

from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from screens.words import day, due, span
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.course.duties import Duty
from wams_tui.casework.course.housetasks import tasks_of
from wams_tui.casework.household.custody import deciding_on, gaps, is_minor_on
from wams_tui.casework.household.drawing import has_secret_address
from wams_tui.casework.household.persons import ParticipationAnswer, Person, PersonRole
from wams_tui.casework.labels import label
from wams_tui.locale import _


def named(file: CaseFile, holder: str) -> str:
    """Return what a person or participant is called."""
    names = {one.id: one.name for one in file.persons} | {one.id: one.organisation for one in file.participants}
    return names.get(holder, _("onbekend"))


def joins(person: Person, today: date) -> str:
    """Return what somebody answered, and where they are not in it."""
    answer = _(label(person.participation.joining))
    closed = person.closed_on(today)
    if not closed:
        return answer
    domains = ", ".join(_(label(domain)) for domain in closed)
    return _("{answer}, niet op: {domains}").format(answer=answer, domains=domains)


def years(person: Person, today: date) -> str:
    """Return the age in words."""
    age = person.age_on(today)
    return _("{age} jaar").format(age=age) if age is not None else _("leeftijd onbekend")


def household_items(file: CaseFile, today: date) -> Iterator[Item]:
    """Yield everybody, and what the household gives to do."""
    yield Item.heading(_("Personen ({count})").format(count=len(file.persons)))
    if not file.persons:
        yield Item.prose(_("Nog niemand; n voegt iemand toe."), Tone.DIM)
    yield from (_listed(file, person, today) for person in in_order(file))
    tasks = [task for task in tasks_of(file, today) if task.person]
    if tasks:
        yield Item.gap()
        yield Item.heading(_("Te doen ({count})").format(count=len(tasks)))
        yield from (duty_item(task, today) for task in tasks)


def in_order(file: CaseFile) -> list[Person]:
    """Return everybody: whom the case is about first, then by role, the eldest first."""
    roles = list(PersonRole)
    return sorted(file.persons, key=lambda one: (roles.index(one.role), one.birth_date or date.max, one.name))


def duty_item(task: Duty, today: date) -> Item:
    """Return a task as a line: what, and by when."""
    when = f"{day(task.due_on)}, {due(task.due_on, today)}"
    return Item(task.sentence(_), key=f"taak:{task.person}:{task.participant}:{task.code}", notes=(Note(when),))


def _listed(file: CaseFile, person: Person, today: date) -> Item:
    facts = [years(person, today), _(label(person.role)), joins(person, today)]
    notes = list(_custody_note(file, person, today))
    marks = []
    if person.moved_out_on is not None:
        marks.append(_("woont elders sinds {day}").format(day=day(person.moved_out_on)))
    if has_secret_address(file, person):
        marks.append(_("geheim adres"))
    acting = [one for one in person.representation if one.period.contains(today)]
    marks += [f"{_(label(one.kind))}: {named(file, one.holder)}" for one in acting]
    if marks:
        notes.append(Note(", ".join(marks)))
    return Item(f"{person.name} · {', '.join(facts)}", key=f"persoon:{person.id}", notes=tuple(notes))


def _custody_note(file: CaseFile, person: Person, today: date) -> Iterator[Note]:
    if not is_minor_on(person, today):
        return
    holders = ", ".join(named(file, one.holder) for one in deciding_on(person, today))
    if holders:
        yield Note(_("gezag: {names}").format(names=holders))
    elif not person.custody:
        yield Note(_("gezag: niet vastgelegd"), Tone.WEIGH)
    for gap in gaps(person):
        if gap.last is None or gap.last >= today:
            yield Note("! " + _(gap.sentence(today)).format(**gap.params(person)), Tone.WEIGH)


# -- one person ----------------------------------------------------------------------------------------------------


def person_items(file: CaseFile, person: Person, today: date, *, seen: bool) -> Iterator[Item]:
    """Yield everything of one person, section by section; a secret address only when it was asked for."""
    sections = (
        (_("Persoon"), _about(person, today)),
        (_("Meedoen (d)"), _answers(person, today)),
        (_("Gezag (g)"), _custody(file, person, today)),
        (_("Relaties (r)"), _relations(file, person)),
        (_("Adressen (a)"), _addresses(file, person, seen=seen)),
        (_("Vertegenwoordiging (v)"), _representation(file, person)),
        (_("Te doen"), (duty_item(task, today) for task in tasks_of(file, today) if task.person == person.id)),
    )
    for number, (title, lines) in enumerate(sections):
        inside = list(lines)
        if not inside and title == _("Te doen"):
            continue
        if number:
            yield Item.gap()
        yield Item.heading(title)
        yield from inside or [Item.prose(_("Niets vastgelegd."), Tone.DIM)]


def _about(person: Person, today: date) -> Iterator[Item]:
    born = day(person.birth_date) or _("onbekend")
    notes = [Note(_("geboren: {day} ({age})").format(day=born, age=years(person, today)))]
    if person.bsn:
        notes.append(Note(_("BSN: {number}").format(number=person.bsn)))
    notes.append(Note(_("ingelicht: {answer}").format(answer=_(label(person.informed)))))
    if person.moved_out_on is not None:
        notes.append(Note(_("woont elders sinds {day}").format(day=day(person.moved_out_on))))
    yield Item(f"{person.name}, {_(label(person.role))}", key="persoon", notes=tuple(notes))


def _answers(person: Person, today: date) -> Iterator[Item]:
    notes = [Note(_answer(one)) for one in reversed(person.answers)]
    period = person.participation.period
    since = f" ({span(period)})" if period is not None else ""
    yield Item(f"{joins(person, today)}{since}", key="antwoord", notes=tuple(notes))


def _answer(answer: ParticipationAnswer) -> str:
    about = _(label(answer.domain)) if answer.domain is not None else _("in alles")
    told = f"{day(answer.on)}: {_(label(answer.joining))}, {about}"
    return f"{told}: «{answer.reason}»" if answer.reason else told


def _custody(file: CaseFile, person: Person, today: date) -> Iterator[Item]:
    for place, one in enumerate(person.custody):
        yield Item(f"{named(file, one.holder)} ({span(one.period)})", key=f"gezag:{place}")
    for gap in gaps(person):
        yield Item.prose("! " + _(gap.sentence(today)).format(**gap.params(person)), Tone.WEIGH)


def _relations(file: CaseFile, person: Person) -> Iterator[Item]:
    for place, one in enumerate(person.relations):
        since = f" ({span(one.period)})" if one.period is not None else ""
        yield Item(f"{_(label(one.kind))} {named(file, one.other)}{since}", key=f"relatie:{place}")
    for other in in_order(file):
        for one in other.relations:
            if one.other == person.id:
                tie = _("{name} is {kind} {other}")
                told = tie.format(name=other.name, kind=_(label(one.kind)), other=person.short_name)
                yield Item(told, key=f"ander:{other.id}")


def _addresses(file: CaseFile, person: Person, *, seen: bool) -> Iterator[Item]:
    for place, one in enumerate(person.addresses):
        line = one.line if seen or not one.secret else _("afgeschermd; z toont")
        told = _("geheim: {address}").format(address=line) if one.secret else line
        yield Item(f"{told} ({span(one.period)})", key=f"adres:{place}")
    for item in file.items_of(person.id):
        if item.category is Category.GEHEIM_ADRES:
            yield Item(_("geheim: als gegeven in de casus; Enter toont"), key=f"gegeven:{item.id}")


def _representation(file: CaseFile, person: Person) -> Iterator[Item]:
    for place, one in enumerate(person.representation):
        told = f"{_(label(one.kind))}: {named(file, one.holder)} ({span(one.period)})"
        yield Item(told, key=f"vertegenwoordiging:{place}")
