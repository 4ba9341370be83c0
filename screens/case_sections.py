"""The sections of the case page, as items; each says in words what a table would say in columns."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from screens.due_words import in_order
from screens.household.lines import duty_item, joins
from screens.plan.short import plan_lines
from screens.widgets.ink import Tone
from screens.widgets.item_list import Item, Note
from screens.words import day, due, moment, shown, span, wearing
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Category
from wams_tui.casework.course.agenda import dangers_of, meetings_of, on_day
from wams_tui.casework.course.housetasks import tasks_of
from wams_tui.casework.household.persons import Custody, Person
from wams_tui.casework.items import DataItem
from wams_tui.casework.labels import label
from wams_tui.casework.partners.ending import to_reconfirm
from wams_tui.casework.partners.participants import Participant
from wams_tui.casework.plan.owners import does
from wams_tui.casework.requests.request import DataRequest
from wams_tui.casework.urgent.decisions import AcuteDanger
from wams_tui.desk.course.assessing import BEFORE_THE_DECISION
from wams_tui.desk.kinds import NOT_SET, Term
from wams_tui.desk.ledger.register import OUTCOME_LABELS, Disclosed
from wams_tui.locale import _


def sections(
    file: CaseFile, recent: Sequence[Disclosed], terms: Sequence[Term], today: date, visits: Sequence[Item] = ()
) -> list[Item]:
    """Return the whole page: a life in danger and requests that wait first, then who, what, and what went where.

    ``terms`` are those that follow from the rules; one that nobody set yet stands there without a day. ``visits`` says
    with whom the case is along, and what came home of it.
    """
    only_if_any = (_("Acuut gevaar"), _("Op huisbezoek"), _("Wachtende verzoeken"), _("Plan"), _("Te doen"))
    parts = (
        (_("Acuut gevaar"), [_danger(file, one) for one in file.case.dangers if one.counts_on(today)]),
        (_("Op huisbezoek"), list(visits)),
        (_("Wachtende verzoeken"), [_request(file, request, today) for request in file.open_requests()]),
        (_("Huishouden"), [_person(file, person, today) for person in file.persons]),
        (_("Deelnemers"), [_participant(file, one, today) for one in file.participants]),
        (_("Plan"), list(plan_lines(file, today))),
        (_("Gegevens"), list(_data(file, today))),
        (_("Laatste verstrekkingen"), [_disclosed(file, one) for one in recent]),
        (_("Te doen"), [*(duty_item(task, today) for task in tasks_of(file, today)), *_todos(file, today)]),
        (
            _("Termijnen"),
            [*_danger_terms(file, today), *_meetings(file, today), *_deadlines(file, today), *_terms(terms, today)],
        ),
        (_("Samenhang"), [Item.prose(file.case.coherence)] if file.case.coherence else []),
    )
    found: list[Item] = []
    for title, items in parts:
        if not items and title in only_if_any:
            continue
        if found:
            found.append(Item.gap())
        found.append(Item.heading(f"{title} ({len(items)})" if items else title))
        found.extend(items or [Item.prose(_("Nog niets vastgelegd."), Tone.DIM)])
    return found


def _danger(file: CaseFile, danger: AcuteDanger) -> Item:
    until = _("tot en met {when}; de minste gegevens: {minimum}").format(
        when=day(danger.period.end), minimum=danger.minimum
    )
    named = {person.id: person.name for person in file.persons}
    text = f"{named.get(danger.person, '?')}: {danger.words}"
    return Item(text, key=f"gevaar:{danger.id}", sign="!", notes=(Note(until, Tone.WEIGH),))


def _request(file: CaseFile, request: DataRequest, today: date) -> Item:
    asker = file.asker(request)
    return Item(
        f"{asker.organisation}: {', '.join(line.wording for line in request.lines)}",
        key=f"verzoek:{request.id}",
        sign="!",
        notes=(Note(_("antwoordtermijn: {when}").format(when=due(request.due_on, today)), Tone.WEIGH),),
    )


def _person(file: CaseFile, person: Person, today: date) -> Item:
    age = person.age_on(today)
    years = _("{age} jaar").format(age=age) if age is not None else _("leeftijd onbekend")
    facts = [years, _(label(person.role)), joins(person, today)]
    notes = [Note(_custody(file, custody)) for custody in person.custody]
    return Item(f"{person.name} · {', '.join(facts)}", key=f"persoon:{person.id}", notes=tuple(notes))


def _custody(file: CaseFile, custody: Custody) -> str:
    named = {person.id: person.name for person in file.persons} | {
        one.id: one.organisation for one in file.participants
    }
    holder = named.get(custody.holder, _("onbekend"))
    return _("gezag: {holder} ({period})").format(holder=holder, period=span(custody.period))


def _participant(file: CaseFile, one: Participant, today: date) -> Item:
    who = f"{one.organisation} · {wearing(one.party, one.hat)}"
    person = " ".join(part for part in (one.function, one.person_name) if part)
    action = does(file, one) or _("geen afgesproken actie")
    ended = "" if one.takes_part_on(today) else _("doet vandaag niet mee") + "; "
    standing = span(one.period)
    if one.ended_on is not None:
        standing = _("beëindigd per {day}").format(day=day(one.ended_on))
    details = ", ".join(part for part in (person, ended + standing) if part)
    return Item(who, key=f"deelnemer:{one.id}", notes=(Note(details), Note(_("actie: {action}").format(action=action))))


def _data(file: CaseFile, today: date) -> Iterator[Item]:
    doubtful = {one.id for one in to_reconfirm(file, today)}
    for person in file.persons:
        own = file.items_of(person.id)
        if own:
            yield Item.prose(_("van {name}").format(name=person.name), Tone.STRONG)
            yield from (_datum(item, doubtful=item.id in doubtful) for item in own)
    if file.texts:
        yield Item.prose(_("teksten"), Tone.STRONG)
    for text in file.texts:
        tagged = "" if text.tagged else _(" (zonder persoon of soort: gaat nergens heen)")
        notes = (Note(shown(text.text, text.categories, 101)), *_doubt(doubtful=text.id in doubtful))
        yield Item(f"{text.title}{tagged}", key=f"tekst:{text.id}", notes=notes)


def _doubt(*, doubtful: bool) -> tuple[Note, ...]:
    told = _("! wie dit gaf, doet niet meer mee: laat bevestigen of het nog klopt")
    return (Note(told, Tone.WEIGH),) if doubtful else ()


def _datum(item: DataItem, *, doubtful: bool) -> Item:
    source = _("bron: {source}, {when}").format(source=item.source.description, when=day(item.obtained_on))
    # A page left open shows no hidden address over a shoulder.
    value = _("afgeschermd; Enter toont") if item.category is Category.GEHEIM_ADRES else item.value
    text = f"{_(label(item.category))} · {item.label}: {value}"
    return Item(text, key=f"gegeven:{item.id}", notes=(Note(source), *_doubt(doubtful=doubtful)))


def _disclosed(file: CaseFile, one: Disclosed) -> Item:
    recipients = {participant.id: participant.organisation for participant in file.participants}
    persons = {person.id: person.short_name for person in file.persons}
    kinds = ", ".join(_(label(category)) for category in one.categories)
    text = f"{moment(one.at)} · {recipients.get(one.recipient, '?')} · {persons.get(one.subject, '?')}: {kinds}"
    return Item(text, key=f"verstrekking:{one.seq}", notes=(Note(_(OUTCOME_LABELS[one.outcome])),))


def _todos(file: CaseFile, today: date) -> Iterator[Item]:
    waiting = sorted((one for one in file.todos if one.is_open), key=lambda one: (one.due_on or date.max, one.what))
    for todo in waiting:
        when = f"{day(todo.due_on)}, {due(todo.due_on, today)}" if todo.due_on else _("zonder dag")
        yield Item(_(todo.what), key=f"todo:{todo.id}", notes=(Note(when),))


def _danger_terms(file: CaseFile, today: date) -> Iterator[Item]:
    for one in on_day(dangers_of(file), today):
        text = f"{day(one.due_on)} · {_(one.what).replace('{who}', one.who)}"
        yield Item(text, key=f"gevaar-tot:{one.ref}", notes=(Note(due(one.due_on, today), Tone.WEIGH),))


def _meetings(file: CaseFile, today: date) -> Iterator[Item]:
    """The conferences to come are days like any other, and Enter opens them."""
    for one in sorted(meetings_of(file), key=lambda due: (due.due_on or date.max, due.what)):
        told = _("Casusoverleg om {what}").format(what=one.what)
        yield Item(f"{day(one.due_on)} · {told}", key=f"overleg:{one.ref}", notes=(Note(due(one.due_on, today)),))


def _terms(terms: Sequence[Term], today: date) -> list[Item]:
    return [
        Item(
            f"{day(term.due_on) if term.due_on else _(NOT_SET)} · {_(term.what).format(who=term.who)}",
            key=f"regeltermijn:{number}",
            notes=(Note(f"{due(term.due_on, today)}, {_(label(term.kind))}"),) if term.due_on else (),
        )
        for number, term in enumerate(terms)
    ]


def _deadlines(file: CaseFile, today: date) -> list[Item]:
    return [
        Item(
            f"{day(term.due_on)} · {term.what}",
            key=f"termijn:{number}",
            notes=(Note(f"{due(term.due_on, today)}, {_(label(term.kind))}"),),
        )
        for number, term in enumerate(in_order(file))
    ]


def first_keys(file: CaseFile) -> Mapping[str, int]:
    """Return the places of the actions of a case in its footer, the one it waits for first; others stand at 3."""
    always = {"rescue": 0, "requests": 0 if file.open_requests() else 3, "section(1)": 4, "section(-1)": 4}
    last = {"back": 5, "help": 5}
    if file.case.phase in BEFORE_THE_DECISION:
        return always | last | {"steps": 1, "criteria": 1, "regular": 1, "household": 2}
    return always | last | {"plan": 1, "meetings": 1, "matrix": 2, "disclose": 2}
