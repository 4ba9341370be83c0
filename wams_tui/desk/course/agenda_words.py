"""How one thing that a case asks is said in a line: the same on *Vandaag* and on the command line."""

from collections.abc import Iterable
from datetime import date

from wams_tui.casework.course.agenda import STILL_TO_HEAR, DueKind
from wams_tui.casework.course.intake import Support
from wams_tui.casework.words import N_
from wams_tui.desk.course.agenda import AgendaLine, Part
from wams_tui.locale import _, n_
from wams_tui.locale.clock import dutch_time

PARTS = {
    Part.TE_LAAT: N_("Te laat ({count})"),
    Part.VANDAAG: N_("Vandaag ({count})"),
    Part.WEEK: N_("Komende week ({count})"),
    Part.GEWIJZIGD: N_("Gewijzigd door collega's sinds uw laatste bezoek ({count})"),
    Part.ZONDER_DAG: N_("Nog te doen, zonder dag ({count})"),
    Part.LATER: N_("Daarna, tot vier weken ({count})"),
    Part.VERDER: N_("Verder weg ({count})"),
}
"""What the headings of a day are called (Dutch, marked); ``{count}`` is how many stand there."""

_SENTENCES = {
    DueKind.VERZOEK: N_("Verzoek van {who}"),
    DueKind.NAVRAGEN: N_("Wacht op antwoord van {who}"),
    DueKind.INLICHTEN: N_("Vertel {who} over de aanpak en wie meedoet"),
    DueKind.VERJAARDAG: N_("{who} wordt {what}"),
    DueKind.OVERLEG: N_("Casusoverleg om {what}"),
    DueKind.AANBOD: N_("Overnemen? Een collega vraagt het u"),
    DueKind.GEWIJZIGD: N_("{who}, {when}"),
}
_ACTION, _ACTION_OF, _AND_MORE = N_("Plan: {what}"), N_("Plan: {what} ({who})"), N_("{first}, en nog {count}")

_WITH_A_DAY = frozenset({DueKind.VERZOEK, DueKind.NAVRAGEN, DueKind.TERMIJN, DueKind.OVERLEG})

_OFFERED = N_("Vraag {who} of de cliëntondersteuner gewenst is")
_TO_OFFER = N_("Bied {who} gratis cliëntondersteuning aan")


def first_asked(lines: Iterable[AgendaLine], day: date | None, told: str) -> str:
    """Return what is asked on ``day``, the first day something of a case is due; ``told`` where no line says so.

    The line of a case in the list is written down in Dutch when it is saved; this says it as it is said on *Vandaag*.
    """
    same = [line for line in lines if line.due.kind in _WITH_A_DAY and line.due.due_on == day]
    return sentence(min(same, key=lambda line: (line.due.what != told, line.due.kind, line.due.who))) if same else told


def sentence(line: AgendaLine) -> str:
    """Return what is asked, in one line."""
    asked = line.due
    if asked.kind in (DueKind.TERMIJN, DueKind.TAAK, DueKind.PLICHT) or asked.what == STILL_TO_HEAR:
        return _(asked.what).replace("{who}", asked.who)
    if asked.kind in (DueKind.HUISHOUDEN, DueKind.KENNISGEVING, DueKind.TERUGBLIK):
        return _(asked.what).format(**dict(asked.params))
    if asked.kind is DueKind.ACTIE:
        first = _(_ACTION_OF if asked.who else _ACTION).format(what=_(asked.what), who=asked.who)
        more = dict(asked.params).get("more", "0")
        return first if more == "0" else _(_AND_MORE).format(first=first, count=more)
    if asked.kind is DueKind.BOTSING:
        count = int(asked.what)
        return n_("Kantoor of laptop: {count} keuze", "Kantoor of laptop: {count} keuzes", count).format(count=count)
    if asked.kind is DueKind.STEUN:
        return _(_OFFERED if asked.what == Support.AANGEBODEN else _TO_OFFER).format(who=asked.who)
    when = f"{dutch_time(line.at):%d-%m-%Y %H:%M}" if line.at else ""
    return _(_SENTENCES[asked.kind]).format(who=asked.who or line.by, what=asked.what, when=when)
