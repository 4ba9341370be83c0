"""Telling a recipient: the letter for it, which speaks of nobody, and what became of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.disclosing.notices import Notice, NoticeOutcome, WhyNotice, place_in
from wams_tui.casework.disclosing.publication import Publication, Section
from wams_tui.casework.errors import Misused, Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase, save
from wams_tui.desk.course.recording import whole
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.no_wams import Form as Form
from wams_tui.desk.letters.outbox import FOLDER, prepare
from wams_tui.desk.roles import Task, require
from wams_tui.documents.deliver import write_new
from wams_tui.documents.publish import PublicationForm, publish
from wams_tui.locale.clock import dutch_time

SAYS = {
    WhyNotice.VERBETERD: "Een gegeven dat u van ons kreeg, klopte niet. Gebruik het niet meer.",
    WhyNotice.GEWIST: "Een gegeven dat u van ons kreeg, hebben wij gewist. Wis het ook bij u.",
    WhyNotice.INGETROKKEN: "Wij hebben ons besluit ingetrokken om u deze gegevens te geven. Gebruik ze niet meer.",
    WhyNotice.HERZIEN: "Wij nemen het besluit om u deze gegevens te geven opnieuw. Gebruik ze tot dan niet.",
}
"""What a recipient reads first; the letter is Dutch, whatever the language of the screen."""

ASKS = {
    WhyNotice.VERBETERD: "Haal het uit uw systemen, of zet erbij dat het niet klopt. Vraag ons wat het moet zijn.",
    WhyNotice.GEWIST: "Haal het uit uw systemen, en vernietig wat u ervan hebt afgedrukt.",
    WhyNotice.INGETROKKEN: "Haal ze uit uw systemen, en vernietig wat u ervan hebt afgedrukt.",
    WhyNotice.HERZIEN: "Wij laten u weten wat wij besluiten.",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """What became of telling: on which day, and how the recipient was told or why that proved impossible."""

    outcome: NoticeOutcome
    on: date
    how: str


def record_told(desk: Desk, opened: OpenCase, notice_id: str, telling: Telling) -> OpenCase:
    """Record what became of a notice; it is a task no more.

    Raises:
        KeyError: the case has no such notice.
        Refused: that was recorded already.
        Misused: no words, or a day that is still to come or lies before the notice.
        Clashed: a colleague changed it first.
    """
    require(desk, Task.CASUS_BEWERKEN)
    notice = opened.file.notice(notice_id)
    if not notice.is_open:
        raise Refused(N_("Wat er van deze kennisgeving werd, is al vastgelegd."), N_("Bekijk haar in het register."))
    whole(telling.how, desk.session.coordinator.name)
    if not notice.made_on <= telling.on <= desk.today():
        raise Misused(
            N_("Op die dag kan het niet zijn verteld."), N_("Kies een dag vanaf het besluit tot en met vandaag.")
        )
    done = notice.model_copy(
        update={
            "outcome": telling.outcome,
            "told_on": telling.on,
            "told_how": telling.how.strip(),
            "told_by": desk.session.coordinator.id,
        }
    )
    event = AuditEvent(
        action=AuditAction.KENNISGEVING_GEDAAN,
        code=AuditCode.UPDATE,
        object_kind="casus",
        object_id=opened.id,
        purpose="rechten",
        details={"record": notice.id, "uitkomst": telling.outcome.value, "reden": notice.why.value},
    )
    return save(desk, opened, [done], event)[0]


def notice_letter(desk: Desk, opened: OpenCase, notice: Notice) -> Publication:
    """Return the letter to the recipient: it names what they hold by reference and place, so it speaks of nobody."""
    case = opened.file.case
    return Publication(
        title="Kennisgeving over gegevens die u van ons kreeg",
        made_at=desk.now(),
        subtitle=f"Casus {case.code}",
        practice=desk.session.nature is VaultNature.OEFENKLUIS,
        sections=(
            Section(title="Wat er is veranderd", paragraphs=(SAYS[notice.why],)),
            Section(title="Om welke verstrekking het gaat", paragraphs=_which(opened, notice)),
            Section(
                title="Wat wij u vragen",
                paragraphs=(
                    ASKS[notice.why],
                    "Gaf u het door aan een ander? Vertel die dit dan ook, en zeg ons aan wie (AVG, artikel 19).",
                    f"Vragen stelt u aan: {case.contact or case.controller}.",
                ),
            ),
        ),
    )


def write_notice(desk: Desk, opened: OpenCase, notice: Notice, form: Form = Form.PDF, home: Path | None = None) -> Path:
    """Write the letter beside other documents of one's own, and return where it lies; the audit log tells it was made.

    Raises:
        Conflict, Unusable: it cannot be written there.
    """
    require(desk, Task.CASUS_BEWERKEN)
    stem = f"{opened.file.case.code}-kennisgeving-{dutch_time(desk.now()):%Y%m%d-%H%M}"
    folder = (home or Path.home()) / FOLDER
    names = [f"{stem}.{form.value}", *(f"{stem}-{number}.{form.value}" for number in range(2, 100))]
    path = next((folder / name for name in names if not (folder / name).exists()), folder / names[0])
    prepare(path, home)
    desk.session.record_event(
        AuditEvent(
            action=AuditAction.BRIEF_GEMAAKT,
            code=AuditCode.EXECUTE,
            object_kind="casus",
            object_id=opened.id,
            purpose="rechten",
            details={"vorm": form.value, "record": notice.id},
        )
    )
    write_new(
        path, publish(notice_letter(desk, opened, notice), PublicationForm(form.value), desk.papers.style_or_own().look)
    )
    return path


def _which(opened: OpenCase, notice: Notice) -> tuple[str, ...]:
    by_id = {one.id: one for one in opened.file.decisions}
    found = []
    for disclosure in notice.disclosures:
        decision = by_id.get(disclosure)
        on = f" van {dutch_time(decision.decided_at):%d-%m-%Y}" if decision else ""
        place = place_in(decision, notice.record) if decision and notice.record else None
        where = ""
        if place is not None:
            under = f"'betrokkene {place[0]}' (of de naam die daar staat)" if place[0] else "'Over meer personen'"
            where = f" Het gaat om gegeven {place[1]} onder {under}."
        found.append(f"Verstrekking {disclosure}{on}.{where}")
    return tuple(found)
