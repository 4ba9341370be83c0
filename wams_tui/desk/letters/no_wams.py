"""The letter that goes with the outcome *no Wams*: short, in plain Dutch (A2), and without a person in it.

The name is written in by hand, so the file is a blank form and no disclosure: it says nothing about anybody.
"""

from enum import StrEnum
from pathlib import Path

from wams_tui.casework.codes import Phase, VaultNature
from wams_tui.casework.disclosing.publication import Publication, Section
from wams_tui.casework.errors import Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.outbox import free_name, prepare
from wams_tui.desk.roles import Task, require
from wams_tui.documents.deliver import write_new
from wams_tui.documents.publish import PublicationForm, publish
from wams_tui.locale.clock import dutch_time


class Form(StrEnum):
    """As what the letter is written."""

    PDF = "pdf"
    ODT = "odt"


_BLANK = "………………………………………"


def letter(desk: Desk, opened: OpenCase) -> Publication:
    """Return the letter to a client whose case was closed without an approach."""
    contact = opened.file.case.contact or _BLANK
    return Publication(
        title="Wij maken geen gezamenlijk plan",
        made_at=desk.now(),
        subtitle=f"Kenmerk {opened.file.case.code}",
        practice=desk.session.nature is VaultNature.OEFENKLUIS,
        sections=(
            Section(
                title=f"Beste {_BLANK}",
                paragraphs=(
                    "Wij hebben gekeken of u één plan nodig heeft met alle hulp samen.",
                    "Dat is nu niet nodig. Daarom stoppen wij hiermee.",
                    "U kunt wel gewoon hulp krijgen. Deze persoon helpt u verder:",
                    _BLANK,
                ),
            ),
            Section(
                title="Iemand die met u meedenkt",
                paragraphs=(
                    "Een cliëntondersteuner helpt u met vragen en gesprekken. Dit is gratis.",
                    f"De cliëntondersteuner werkt niet voor de gemeente. Vraag ernaar bij: {contact}.",
                ),
            ),
            Section(
                title="Wat wij over u hebben opgeschreven",
                paragraphs=(
                    "U mag lezen wat wij over u hebben opgeschreven.",
                    "Klopt iets niet? Dan kunt u vragen om het te veranderen of weg te halen.",
                    f"Vraag dit bij: {contact}. Daar kunt u ook vragen naar de functionaris gegevensbescherming.",
                ),
            ),
            Section(
                title="Bent u het er niet mee eens?",
                paragraphs=(
                    f"Bel of schrijf ons dan: {contact}. U kunt ook een klacht indienen bij de gemeente.",
                    "Gaat uw klacht over uw gegevens? Dan kunt u ook naar de Autoriteit Persoonsgegevens gaan.",
                ),
            ),
        ),
    )


def write_letter(desk: Desk, opened: OpenCase, form: Form, home: Path | None = None) -> Path:
    """Write the letter beside other documents of one's own, and return where it lies; the audit log tells it was made.

    Raises:
        Refused: the case is not closed, or whoever is at the desk changes no cases.
        Conflict, Unusable: it cannot be written there.
    """
    require(desk, Task.CASUS_BEWERKEN)
    if opened.file.case.phase is not Phase.AFGESLOTEN:
        raise Refused(N_("Deze brief hoort bij een afgesloten casus."), N_("Sluit de casus eerst af."))
    path = free_name(f"{opened.file.case.code}-brief-{dutch_time(desk.now()):%Y%m%d-%H%M}", f".{form.value}", home)
    prepare(path, home)
    desk.session.record_event(
        AuditEvent(
            action=AuditAction.BRIEF_GEMAAKT,
            code=AuditCode.EXECUTE,
            object_kind="casus",
            object_id=opened.id,
            details={"vorm": form.value},
        )
    )
    write_new(path, publish(letter(desk, opened), PublicationForm(form.value)))
    return path
