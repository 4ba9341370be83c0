"""From a release, or from something without persons, to bytes. There is no other way (design §2 *One way out*)."""

from enum import StrEnum

from wams_tui.casework.disclosing.publication import Publication
from wams_tui.casework.errors import Damaged
from wams_tui.casework.release import Release
from wams_tui.casework.words import N_
from wams_tui.documents.style.look import OWN, Look


class Form(StrEnum):
    """What a document is written as."""

    PDF = "pdf"
    ODT = "odt"
    DOCX = "docx"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """The ending of its file name: ``.pdf``."""
        return f".{self.value}"


def render(thing: Release | Publication, form: Form, look: Look = OWN) -> bytes:
    """Return the document as bytes, in the look of a municipality; the same of both give the same bytes.

    A release is held against its ledger lines first, so that what was changed after they were written does not leave.

    Raises:
        Damaged: when the content is not what the ledger lines vouch for, or speaks of a person without a line.
        Unusable: when the pages cannot be set.
        TypeError: for anything that is neither a release nor a publication; a subclass is neither.
    """
    if type(thing) is Release:
        _vouched(thing)
        return _release(thing, form, look)
    if type(thing) is Publication:
        return _publication(thing, form, look)
    raise TypeError("only a Release or a Publication becomes a document")


def _vouched(release: Release) -> None:
    release.check()
    known = {subject.id for subject in release.content.subjects}
    recorded = {line.subject for line in release.ledger}
    spoken_of = [set(field.persons) for field in release.content.fields]
    if recorded != known or not all(persons and persons <= known for persons in spoken_of):
        raise Damaged(
            N_("Deze verstrekking gaat over iemand die niet in de regels van het verstrekkingenregister staat."),
            N_("Er is niets geschreven. Meld dit aan de functioneel beheerder."),
        )


def _release(release: Release, form: Form, look: Look) -> bytes:
    match form:
        case Form.PDF if release.content.handout is not None:
            from wams_tui.documents.askpaper import paper_of
            from wams_tui.documents.paperpdf import paper_pdf

            return paper_pdf(paper_of(release), look)
        case Form.PDF:
            from wams_tui.documents.pdf import release_pdf

            return release_pdf(release, look)
        case Form.ODT:
            from wams_tui.documents.odt import release_odt

            return release_odt(release, look)
        case Form.DOCX:
            from wams_tui.documents.docx import release_docx

            return release_docx(release, look)
        case Form.JSON:
            from wams_tui.documents.machine import release_json

            return release_json(release)


def _publication(publication: Publication, form: Form, look: Look) -> bytes:
    match form:
        case Form.PDF:
            from wams_tui.documents.paper import publication_paper
            from wams_tui.documents.paperpdf import paper_pdf

            return paper_pdf(publication_paper(publication), look)
        case Form.ODT:
            from wams_tui.documents.odt import publication_odt

            return publication_odt(publication, look)
        case Form.DOCX:
            from wams_tui.documents.docx import publication_docx

            return publication_docx(publication, look)
        case Form.JSON:
            from wams_tui.documents.machine import publication_json

            return publication_json(publication)
