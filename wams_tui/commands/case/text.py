"""One case as plain lines and as JSON."""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from wams_tui.casework.codes import Category
from wams_tui.commands.line.tables import WIDTH, pairs, table, wrapped
from wams_tui.commands.line.terminal import called
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

if TYPE_CHECKING:
    from wams_tui.casework.casefile import CaseFile
    from wams_tui.casework.household.persons import Person
    from wams_tui.casework.items import DataItem
    from wams_tui.casework.partners.participants import Participant
    from wams_tui.casework.requests.request import DataRequest
    from wams_tui.casework.rules.regime import Setting
    from wams_tui.desk.kinds import Term
    from wams_tui.desk.ledger.register import Disclosed

_INDENT = "  "
_INSIDE = WIDTH - len(_INDENT)


def case_lines(
    file: "CaseFile",
    disclosed: list["Disclosed"],
    now: "Setting",
    terms: Sequence["Term"] = (),
    *,
    covered: bool = True,
) -> list[str]:
    """Return the whole case in lines of at most 80 columns, as it stands on the day and under the law of ``now``.

    With ``covered`` of a secret address only that there is one.
    """
    case = file.case
    hidden = hidden_in(file) if covered else ()
    due = file.next_due(one for term in terms if (one := term.deadline()) is not None)
    lines = pairs(
        [
            (_("Casus"), f"{case.code}  {case.title}"),
            (_("Fase"), called(case.phase)),
            (_("Initiatief"), called(case.initiative)),
            (_("Regime"), called(now.regime)),
            (_("Termijn"), f"{day(due.due_on)}  {due.what}" if due else ""),
            (_("Samenhang"), case.coherence),
            (_("Evaluatie"), day(case.review_on)),
        ]
    )
    lines += _section(_("Acuut gevaar"), _dangers(file, now.on))
    lines += _section(_("Huishouden"), _household(file, now.on))
    lines += _section(_("Deelnemers"), _participants(file, now.on))
    for person in file.persons:
        lines += _section(_("Gegevens van {name}").format(name=person.name), _data(file.items_of(person.id), hidden))
    for text in file.texts:
        title = text.title if text.tagged else _("{title} (niet gelabeld: gaat nooit mee)").format(title=text.title)
        words = _("afgeschermd") if text.id in hidden else text.text
        lines += _section(_("Tekst: {title}").format(title=title), wrapped(words, wide=_INSIDE))
    lines += _section(_("Verzoeken"), [line for request in file.requests for line in _request(file, request)])
    lines += _section(_("Termijnen"), [line for term in terms for line in _term(term)])
    return lines + _section(_("Laatste verstrekkingen"), disclosed_lines(file, disclosed))


def hidden_in(file: "CaseFile") -> tuple[str, ...]:
    """Return the ids of the data and texts that hold a secret address."""
    items = [one.id for one in file.items if one.category is Category.GEHEIM_ADRES]
    return (*items, *(one.id for one in file.texts if Category.GEHEIM_ADRES in one.categories))


def _term(term: "Term") -> list[str]:
    when = day(term.due_on) if term.due_on else _("nog niet vastgesteld")
    return wrapped(f"{when}  {_(term.what).format(who=term.who)}", "  ", "    ")


def disclosed_lines(file: "CaseFile", disclosed: list["Disclosed"]) -> list[str]:
    """Return a table of disclosures with the names of this case."""
    from wams_tui.desk.ledger.register import OUTCOME_LABELS

    if not disclosed:
        return []
    people = {person.id: person.short_name for person in file.persons}
    recipients = {participant.id: participant.organisation for participant in file.participants}
    rows = [
        [
            str(one.seq),
            f"{dutch_time(one.at):%d-%m-%Y %H:%M}",
            recipients.get(one.recipient, called(one.party) if one.party else ""),
            people.get(one.subject, one.subject[:8]),
            what_went(one),
            _(OUTCOME_LABELS[one.outcome]),
        ]
        for one in disclosed
    ]
    return table([_("Nr"), _("Tijd"), _("Aan"), _("Over"), _("Wat"), _("Afloop")], rows, (4, 2), _INSIDE)


def what_went(one: "Disclosed", *, codes: bool = False) -> str:
    """Return which kinds of data went, and which a request form of ours asked about; in words or as codes."""
    went = ", ".join(category.value if codes else called(category) for category in one.categories)
    asked = ", ".join(category.value if codes else called(category) for category in one.asked)
    return _("{went}; gevraagd: {asked}").format(went=went, asked=asked) if asked else went


def case_dict(
    file: "CaseFile",
    disclosed: list["Disclosed"],
    now: "Setting",
    terms: Sequence["Term"] = (),
    *,
    covered: bool = True,
) -> dict[str, object]:
    """Return the whole case under stable Dutch keys; with ``covered`` a secret address is ``null``."""
    case = file.case
    hidden = hidden_in(file) if covered else ()
    return {
        "id": case.id,
        "code": case.code,
        "naam": case.title,
        "fase": case.phase.value,
        "initiatief": case.initiative.value,
        "regime": now.regime.value,
        "regime_bij_opening": case.regime.value,
        "geopend_op": case.opened_on.isoformat(),
        "samenhang": case.coherence,
        "evaluatie_op": iso(case.review_on),
        "termijnen": [
            {"wat": one.what, "op": one.due_on.isoformat(), "soort": one.kind.value} for one in case.deadlines
        ],
        "termijnen_volgens_regels": [
            {"code": one.code, "wat": one.what.format(who=one.who), "op": iso(one.due_on), "soort": one.kind.value}
            for one in terms
        ],
        "acuut_gevaar": [
            {
                "persoon": one.person,
                "over": list(one.about),
                "van": one.period.start.isoformat(),
                "tot": iso(one.period.end),
                "telt": one.counts_on(now.on),
            }
            for one in case.dangers
        ],
        "personen": [_person_dict(person, now.on) for person in file.persons],
        "deelnemers": [participant_dict(participant) for participant in file.participants],
        "gegevens": [_item_dict(item, hidden) for item in file.items],
        "teksten": [
            {
                "id": text.id,
                "titel": text.title,
                "tekst": None if text.id in hidden else text.text,
                "personen": list(text.persons),
                "categorieen": [category.value for category in text.categories],
            }
            for text in file.texts
        ],
        "verzoeken": [_request_dict(request) for request in file.requests],
        "verstrekkingen": [disclosed_dict(one) for one in disclosed],
    }


def participant_dict(participant: "Participant") -> dict[str, object]:
    """Return a participant under stable Dutch keys."""
    return {
        "id": participant.id,
        "organisatie": participant.organisation,
        "partij": participant.party.value,
        "pet": participant.hat.value,
        "functie": participant.function,
        "naam": participant.person_name,
        "van": participant.period.start.isoformat(),
        "tot": iso(participant.period.end),
        "afgesproken_actie": participant.agreed_action,
    }


def disclosed_dict(one: "Disclosed") -> dict[str, object]:
    """Return a disclosure of the ledger under stable Dutch keys."""
    return {
        "nr": one.seq,
        "tijd": one.at.isoformat(),
        "verstrekking": one.disclosure,
        "casus": one.case,
        "betrokkene": one.subject,
        "ontvanger": one.recipient,
        "partij": one.party.value if one.party else None,
        "grondslag": one.basis.value if one.basis else None,
        "doel": one.purpose.value if one.purpose else None,
        "kanaal": one.channel.value if one.channel else None,
        "categorieen": [category.value for category in one.categories],
        "gevraagd": [category.value for category in one.asked],
        "voorwaarden": list(one.conditions),
        "regelset": one.rule_set,
        "regelset_hash": one.rule_set_hash,
        "inhoud_hash": one.content_hash,
        "bestand_hash": one.file_hash or None,
        "afloop": one.outcome.value,
    }


def day(when: date | None) -> str:
    """Return a day as people here write it; nothing for no day."""
    return f"{when:%d-%m-%Y}" if when else ""


def iso(when: date | None) -> str | None:
    """Return a day as machines write it; null for no day."""
    return when.isoformat() if when else None


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", *wrapped(title), *(f"{_INDENT}{line}" if line else "" for line in lines)] if lines else []


def _household(file: "CaseFile", today: date) -> list[str]:
    rows = []
    for number, person in enumerate(file.persons, start=1):
        age = person.age_on(today)
        years = "" if age is None else n_("{age} jaar", "{age} jaar", age).format(age=age)
        rows.append([str(number), person.name, years, called(person.role), called(person.participation.joining)])
    return table([_("Nr"), _("Naam"), _("Leeftijd"), _("Rol"), _("Deelname")], rows, (1,), _INSIDE)


def _participants(file: "CaseFile", today: date) -> list[str]:
    rows = [
        [
            str(number),
            one.organisation,
            one.party.value,
            called(one.hat),
            _("neemt deel") if one.takes_part_on(today) else _("niet nu"),
        ]
        for number, one in enumerate(file.participants, start=1)
    ]
    return table([_("Nr"), _("Organisatie"), _("Partij"), _("Pet"), _("Vandaag")], rows, (1,), _INSIDE)


def _dangers(file: "CaseFile", today: date) -> list[str]:
    names = {person.id: person.name for person in file.persons}
    running = (one for one in file.case.dangers if one.counts_on(today))
    return [
        line
        for one in running
        for line in wrapped(
            _("{name}, tot en met {day}: {words}").format(
                name=names.get(one.person, "?"), day=day(one.period.end), words=one.words
            ),
            "- ",
            "  ",
            _INSIDE,
        )
    ]


def _data(items: Iterable["DataItem"], hidden: Container[str]) -> list[str]:
    lines: list[str] = []
    for item in sorted(items, key=lambda item: tuple(Category).index(item.category)):
        origin = _("bron: {source}, {date}").format(source=item.source.description, date=day(item.obtained_on))
        # Lines scroll on over a shoulder; --secret and the screen, on a key, give a hidden address.
        value = _("afgeschermd") if item.id in hidden else item.value
        lines += wrapped(f"{called(item.category)}: {item.label}: {value} ({origin})", "- ", "  ", _INSIDE)
    return lines


def _request(file: "CaseFile", request: "DataRequest") -> list[str]:
    asker = file.asker_named(request)
    about = "; ".join(line.wording for line in request.lines)
    due = _(", antwoord voor {date}").format(date=day(request.due_on)) if request.due_on else ""
    head = f"{asker} ({_outcome(request)}{due if request.is_open else ''})"
    return [
        *wrapped(f"{head}: {about}", "- ", "  ", _INSIDE),
        *wrapped(_("Waarvoor: {words}").format(words=request.purpose_words), "  ", "  ", _INSIDE),
        *wrapped(f"id: {request.id}", "  ", "  "),
    ]


def _outcome(request: "DataRequest") -> str:
    """Where a request stands; of one that was decided, what became of it and when."""
    if request.outcome is None or request.is_open:
        return called(request.state)
    when = f", {day(request.decided_on)}" if request.decided_on else ""
    return f"{called(request.state)}: {called(request.outcome)}{when}"


def _person_dict(person: "Person", today: date) -> dict[str, object]:
    return {
        "id": person.id,
        "naam": person.name,
        "geboortedatum": iso(person.birth_date),
        "leeftijd": person.age_on(today),
        "bsn": person.bsn,
        "rol": person.role.value,
        "deelname": person.participation.joining.value,
        "hoedanigheid": person.capacity_on(today).value,
    }


def _item_dict(item: "DataItem", hidden: Container[str]) -> dict[str, object]:
    return {
        "id": item.id,
        "persoon": item.person,
        "categorie": item.category.value,
        "label": item.label,
        "waarde": None if item.id in hidden else item.value,
        "bron": item.source.description,
        "bron_partij": item.source.party.value if item.source.party else None,
        "bron_pet": item.source.hat.value if item.source.hat else None,
        "verkregen_op": item.obtained_on.isoformat(),
        "bevestigd_op": iso(item.confirmed_on),
        "bevestigd_door": item.confirmed_by,
        "geheimbesluiten": [
            {"grond": one.ground.value, "op": one.decided_on.isoformat(), "tot": iso(one.until)}
            for one in (*item.secrecy_before, *((item.secrecy,) if item.secrecy else ()))
        ],
        "politiebesluiten": [
            {"wet": one.article.value, "op": one.decided_on.isoformat(), "tot": one.until.isoformat()}
            for one in (*item.police_before, *((item.police,) if item.police else ()))
        ],
    }


def _request_dict(request: "DataRequest") -> dict[str, object]:
    return {
        "id": request.id,
        "richting": request.direction.value,
        "aanvrager": request.participant or None,
        "ontvangen_op": request.received_on.isoformat(),
        "antwoord_voor": iso(request.due_on),
        "waarvoor": request.purpose_words,
        "toestand": request.state.value,
        "uitkomst": request.outcome.value if request.outcome else None,
        "beslist_op": iso(request.decided_on),
        "vragen": [
            {"persoon": line.person, "categorie": line.category.value, "woorden": line.wording}
            for line in request.lines
        ],
    }
