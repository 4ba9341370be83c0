"""How one thing that a case asks is said: short for a line, and whole with what it rests on."""

from datetime import date

from screens.widgets.ink import Tone
from screens.widgets.prose import Paragraph
from screens.words import day, due
from wams_tui.casework.case import Deadline, DeadlineKind
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.course.agenda import Due, DueKind, dangers_of, deadlines_of
from wams_tui.casework.household.birthdays import CHANGED, CHANGES
from wams_tui.casework.labels import label
from wams_tui.casework.words import N_
from wams_tui.desk.course.agenda import AgendaLine, part_of
from wams_tui.desk.course.agenda_words import sentence
from wams_tui.desk.course.terms import terms
from wams_tui.desk.desk import Desk
from wams_tui.desk.kinds import Source
from wams_tui.locale import _

NATURES = {
    DeadlineKind.FATAAL: N_("fataal"),
    DeadlineKind.ORDE: N_("orde"),
    DeadlineKind.EIGEN: N_("eigen"),
    None: "",
}

_WEEKDAYS = (N_("ma"), N_("di"), N_("wo"), N_("do"), N_("vr"), N_("za"), N_("zo"))

_WARNS = {
    DeadlineKind.FATAAL: N_("Fatale termijn: na deze dag vervalt er iets. Het programma beslist niets; u handelt."),
    DeadlineKind.ORDE: N_("Ordetermijn: de wet noemt hem. Verstreken waarschuwt hij, en beslist niets."),
    DeadlineKind.EIGEN: N_("Eigen termijn: door u of de gemeente gekozen. Verstreken waarschuwt hij alleen."),
}


UNSET = N_("Deze termijn is nog niet vastgesteld: de gemeente vult hem in bij de regels. Tot dan is er geen dag.")


def short_day(when: date | None, today: date) -> str:
    """Return a day in a few signs: the weekday where it is near, the year where it is another."""
    if when is None:
        return "-"
    if when == today:
        return _("vandaag")
    if 0 < (when - today).days <= 7:
        return f"{_(_WEEKDAYS[when.weekday()])} {when:%d-%m}"
    return f"{when:%d-%m}" if when.year == today.year else f"{when:%d-%m-%y}"


def brief(line: AgendaLine, today: date) -> list[Paragraph]:
    """Return what stands below the list of the line under the cursor: all of it, and where its term comes from."""
    told: list[Paragraph] = [(f"{sentence(line)} · {line.code} {line.title}", Tone.STRONG)]
    if line.due.due_on is not None:
        nature = _(label(line.due.nature)) if line.due.nature else ""
        told.append(
            (
                ", ".join(part for part in (day(line.due.due_on), due(line.due.due_on, today), nature) if part),
                Tone.PLAIN,
            )
        )
    source = _source(line)
    if source:
        told.append((_("bron: {source}").format(source=source), Tone.DIM))
    return told


def of_term(desk: Desk, file: CaseFile, key: str) -> list[Paragraph]:
    """Explain the term of a case that ``key`` names; nothing where it is there no more.

    A term of the rules that nobody filled in says so: there is no day, and none is guessed.
    """
    kind, _colon, id = key.partition(":")
    today, found = desk.today(), list[tuple[Due, tuple[Source, ...]]]()
    if kind == "regeltermijn":
        found = [
            (Due(kind=DueKind.TERMIJN, what=one.what, who=one.who, due_on=one.due_on, nature=one.kind), one.sources)
            for one in terms(desk, file)[int(id) : int(id) + 1]
        ]
    elif kind == "termijn":
        found = [(due, ()) for due in deadlines_of(in_order(file))[int(id) : int(id) + 1]]
    elif kind == "gevaar-tot":
        found = [(due, ()) for due in dangers_of(file) if due.ref == id]
    told = list[Paragraph]()
    for due_, sources in found:
        case = file.case
        told += whole(AgendaLine(case.id, case.code, case.title, part_of(due_.due_on, today), due_, sources), today)
        if due_.due_on is None:
            told += [("", Tone.PLAIN), (_(UNSET), Tone.WEIGH)]
    return told


def in_order(file: CaseFile) -> list[Deadline]:
    """Return the terms somebody put on record, first due first."""
    return sorted(file.case.deadlines, key=lambda term: term.due_on)


def _source(line: AgendaLine) -> str:
    return "; ".join(source.reference for source in line.sources) or _(line.due.source)


def whole(line: AgendaLine, today: date) -> list[Paragraph]:
    """Return everything there is to say about a line: what, when, what kind of term, and what it rests on."""
    told = brief(line, today)
    if line.due.kind is DueKind.VERJAARDAG and line.due.due_on is not None:
        texts = CHANGED if line.due.due_on <= today else CHANGES
        text = _(texts[int(line.due.what)]).format(name=line.due.who, day=day(line.due.due_on))
        told += [("", Tone.PLAIN), (text, Tone.PLAIN)]
    if line.due.nature is not None:
        told += [("", Tone.PLAIN), (_(_WARNS[line.due.nature]), Tone.PLAIN)]
    notes = [(source.note, Tone.DIM) for source in line.sources if source.note]
    return [*told, *notes]
