"""The letter that goes with the outcome *no Wams*: short, in plain Dutch (A2), and without a person in it.

The name is written in by hand, so the file is a blank form and no disclosure: it says nothing about anybody.
"""

from enum import StrEnum
from pathlib import Path

from wams_tui.casework.codes import Phase, VaultNature
from wams_tui.casework.disclosing.publication import Publication, Section
from wams_tui.casework.errors import Refused
from wams_tui.casework.log import AuditAction, AuditCode, AuditEvent
from wams_tui.casework.papers.wording import Document
from wams_tui.casework.words import N_
from wams_tui.desk.cases import OpenCase
from wams_tui.desk.desk import Desk
from wams_tui.desk.letters.family import family_parts
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
    """Return the letter to a client whose case was closed without an approach.

    Raises:
        Misused, Unusable: there is a fault in the house style.
    """
    title, parts = family_parts(desk, opened.file, Document.GEEN_WAMS, {"invullen": _BLANK})
    return Publication(
        title=title,
        made_at=desk.now(),
        subtitle=f"Kenmerk {opened.file.case.code}",
        practice=desk.session.nature is VaultNature.OEFENKLUIS,
        family=True,
        sections=tuple(Section(title=one.title, paragraphs=one.paragraphs, bullets=one.bullets) for one in parts),
    )


def write_letter(desk: Desk, opened: OpenCase, form: Form, home: Path | None = None) -> Path:
    """Write the letter beside other documents of one's own, and return where it lies; the audit log tells it was made.

    Raises:
        Refused: the case is not closed, or whoever is at the desk changes no cases.
        Misused: there is a fault in the house style.
        Conflict, Unusable: it cannot be written there.
    """
    require(desk, Task.CASUS_BEWERKEN)
    if opened.file.case.phase is not Phase.AFGESLOTEN:
        raise Refused(N_("Deze brief hoort bij een afgesloten casus."), N_("Sluit de casus eerst af."))
    made, look = letter(desk, opened), desk.papers.style().look
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
    write_new(path, publish(made, PublicationForm(form.value), look))
    return path
