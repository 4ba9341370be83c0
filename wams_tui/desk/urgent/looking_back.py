"""Looking back on a danger: was it needed, was it the least, what was told outside, who was told, and what ended it."""

from dataclasses import dataclass
from datetime import date

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Answer, Basis
from wams_tui.casework.disclosing.disclosures import DisclosureDecision
from wams_tui.casework.errors import Misused
from wams_tui.casework.log import AuditAction
from wams_tui.casework.urgent.decisions import AcuteDanger, Aftermath
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.recording import recorded, whole
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import MIN_WORDS
from wams_tui.desk.roles import Task, require
from wams_tui.desk.urgent.reporting import report_look_back
from wams_tui.locale.clock import dutch_time


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found. Either the person was told, on a day and somehow, or there is a reason and a day to review."""

    needed: Answer
    words: str
    outside: str
    what_ended: str
    told_on: date | None = None
    told_how: str = ""
    untold_reason: str = ""
    review_on: date | None = None


def danger_of(file: CaseFile, danger: str) -> AcuteDanger:
    """Return a danger of the case.

    Raises:
        KeyError: it has no such danger.
    """
    found = {one.id: one for one in file.case.dangers}
    return found[danger]


def to_look_back_on(file: CaseFile, person: str) -> AcuteDanger:
    """Return the danger to this person that is still to be looked back on; of several the oldest.

    Raises:
        Misused: there is none.
    """
    waiting = [one for one in file.case.dangers if one.person == person and not _is_closed(one)]
    if not waiting:
        raise Misused(
            N_("Er is geen acuut gevaar voor deze persoon om op terug te kijken."), N_("Kijk in 'wams case show'.")
        )
    return waiting[0]


def _is_closed(danger: AcuteDanger) -> bool:
    return danger.after is not None and danger.after.told_on is not None


def given_under(file: CaseFile, danger: AcuteDanger) -> tuple[DisclosureDecision, ...]:
    """Return what was given on the ground of vital interest while this danger ran."""
    return tuple(
        one
        for one in file.decisions
        if one.basis is Basis.VITAAL_BELANG and danger.period.contains(dutch_time(one.decided_at).date())
    )


def look_back(desk: Desk, opened: OpenCase, danger: str, found: Findings) -> OpenCase:
    """Record what was found; a danger that still runs ends with it. The FG is told. Return the case as it is now.

    Later it can be recorded anew, while the person was still to be told.

    Raises:
        KeyError: the case has no such danger.
        Misused: it was closed already, or something that is asked is not there.
        Clashed: a colleague changed the case first.
    """
    require(desk, Task.CASUS_BEWERKEN)
    one, today = danger_of(opened.file, danger), desk.today()
    if _is_closed(one):
        raise Misused(N_("Op dit gevaar is al teruggekeken."), N_("Bekijk de casus met 'wams case show'."))
    _sound(desk, one, found)
    after = Aftermath(
        needed=found.needed,
        words=found.words.strip(),
        outside=found.outside.strip(),
        what_ended=found.what_ended.strip(),
        on=today,
        by=desk.session.coordinator.name,
        told_on=found.told_on,
        told_how=found.told_how.strip(),
        untold_reason=found.untold_reason.strip(),
        review_on=found.review_on,
    )
    ends = {"ended_on": today} if one.counts_on(today) else {}
    changed = one.model_copy(update={"after": after, **ends})
    case = opened.file.case
    dangers = tuple(changed if each.id == danger else each for each in case.dangers)
    details = {"nodig": found.needed.value, "verteld": "ja" if found.told_on else "nee"}
    case = case.model_copy(update={"dangers": dangers})
    opened = recorded(desk, opened, [case], AuditAction.GEVAAR_TERUGBLIK, danger, details)
    report_look_back(desk, opened, danger)
    return opened


def _sound(desk: Desk, danger: AcuteDanger, found: Findings) -> None:
    whole(found.words, desk.session.coordinator.name)
    for words in (found.outside, found.what_ended):
        if len(words.strip()) < MIN_WORDS:
            raise Misused(
                N_("Er staat niet bij wat er buiten het programma is verteld, of wat het einde maakte."),
                N_("Schrijf bij allebei een zin; ook dat er niets is verteld."),
            )
    if found.told_on is not None:
        if not danger.period.start <= found.told_on <= desk.today() or len(found.told_how.strip()) < MIN_WORDS:
            raise Misused(
                N_("Zo kan het niet zijn verteld."), N_("Noem een dag sinds het gevaar begon, en hoe het is verteld.")
            )
        return
    if len(found.untold_reason.strip()) < MIN_WORDS or found.review_on is None or found.review_on <= desk.today():
        raise Misused(
            N_("Er staat niet bij waarom de persoon nog niets weet, of wanneer u dat opnieuw bekijkt."),
            N_("Schrijf een zin, en kies een dag die nog komt."),
        )
