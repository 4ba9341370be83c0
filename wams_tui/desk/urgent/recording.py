"""Recording a life in danger, and the police's own decision about their data; neither counts a day longer than it says.

Recording opens a way and gives nothing: what then may go, and the least of it, is asked and confirmed like any other
disclosure. The audit log gets one line, with codes and dates and nobody's name.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from wams_tui.casework.codes import Category, Party
from wams_tui.casework.errors import Misused
from wams_tui.casework.items import DataItem
from wams_tui.casework.log import AuditAction
from wams_tui.casework.model import new_id
from wams_tui.casework.period import Period
from wams_tui.casework.urgent.decisions import AcuteDanger, PoliceDecision
from wams_tui.casework.urgent.lookback import overdue
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.course.recording import datum_of, recorded, whole
from wams_tui.desk.desk import Desk
from wams_tui.desk.disclosing.draft import MIN_WORDS

LONGEST = 3
"""How many days a danger counts at most, its first day included: what lasts longer is looked at and recorded anew."""


@dataclass(frozen=True, slots=True)
class InDanger:
    """Why a life is in danger, the least that is needed, who established it, the last day; ``about`` adds persons."""

    words: str
    minimum: str
    decided_by: str
    until: date
    about: tuple[str, ...] = ()


def record_danger(desk: Desk, opened: OpenCase, person: str, danger: InDanger) -> OpenCase:
    """Record that the life of ``person`` is in danger; their data, and those of ``about``, may then serve to save it.

    Raises:
        KeyError: somebody is not in this household.
        Misused: no words, no minimum, nobody established it, or a last day that is past or too far.
        Clashed: a colleague changed the case first.
    """
    today, case = desk.today(), opened.file.case
    about = tuple(opened.file.person(one).id for one in dict.fromkeys((person, *danger.about)))
    whole(danger.words, danger.decided_by)
    if len(danger.minimum.strip()) < MIN_WORDS:
        raise Misused(
            N_("Er staat niet bij wat het minste is dat nodig is."),
            N_("Schrijf wat de ander ten minste moet weten om het gevaar af te wenden."),
        )
    if not today <= danger.until < today + timedelta(days=LONGEST):
        raise Misused(
            N_("Acuut gevaar geldt vandaag en ten hoogste {days} dagen."),
            N_("Kies een eerdere dag; duurt het langer, bekijk het dan opnieuw en leg het opnieuw vast."),
            days=LONGEST,
        )
    noted = AcuteDanger(
        id=new_id(),
        person=person,
        about=about,
        words=danger.words.strip(),
        minimum=danger.minimum.strip(),
        decided_by=danger.decided_by.strip(),
        period=Period(start=today, end=danger.until),
    )
    changed = case.model_copy(update={"dangers": (*case.dangers, noted)})
    details = {"tot": danger.until.isoformat(), "personen": str(len(about))}
    # A life is saved first; that an earlier danger was never looked back on is on record with it.
    waiting = len(overdue(opened.file, today))
    if waiting:
        details["terugblik-open"] = str(waiting)
    return recorded(desk, opened, [changed], AuditAction.GEVAAR_VASTGELEGD, person, details)


def end_danger(desk: Desk, opened: OpenCase, person: str) -> OpenCase:
    """Record that the danger to ``person`` is over: from now on it opens nothing. What was given stays given.

    Raises:
        Misused: no danger to this person runs today.
        Clashed: a colleague changed the case first.
    """
    today, case = desk.today(), opened.file.case
    if not any(one.person == person and one.counts_on(today) for one in case.dangers):
        raise Misused(N_("Er loopt geen acuut gevaar voor deze persoon."), N_("Bekijk de casus met 'wams case show'."))
    dangers = tuple(
        one.model_copy(update={"ended_on": today}) if one.person == person and one.counts_on(today) else one
        for one in case.dangers
    )
    changed = case.model_copy(update={"dangers": dangers})
    return recorded(desk, opened, [changed], AuditAction.GEVAAR_VOORBIJ, person, {"per": today.isoformat()})


def record_police(desk: Desk, opened: OpenCase, record: str, decision: PoliceDecision) -> OpenCase:
    """Record the police's own decision on a police datum; an earlier one stays, and the newest counts.

    Raises:
        Misused: no such datum or none of the police, nobody decided, no words, nobody who may get it, impossible dates.
        Clashed: a colleague changed the datum first.
    """
    datum = datum_of(opened.file, record)
    kinds = (datum.category,) if isinstance(datum, DataItem) else datum.categories
    if Category.STRAFRECHT not in kinds:
        raise Misused(
            N_("Dit is geen politiegegeven of strafrechtelijk gegeven."),
            N_("Kies een gegeven of tekst met de soort 'strafrecht'."),
        )
    whole(decision.words, decision.decided_by)
    if not decision.recipients or Party.POLITIE in decision.recipients:
        raise Misused(
            N_("Er staat niet bij aan wie de politie laat geven."),
            N_("Noem ten minste één partij, zoals het besluit haar noemt, en niet de politie zelf."),
        )
    if decision.decided_on > desk.today() or decision.until < decision.decided_on:
        raise Misused(
            N_("De datums van dit besluit kunnen niet."),
            N_("Een besluit ligt niet in de toekomst, en eindigt niet voor het begint."),
        )
    before = (*datum.police_before, datum.police) if datum.police is not None else datum.police_before
    changed = datum.model_copy(update={"police": decision, "police_before": before})
    details = {"wet": decision.article.value, "tot": decision.until.isoformat()}
    return recorded(desk, opened, [changed], AuditAction.WPG_BESLUIT_VASTGELEGD, record, details)
