"""From something without persons to bytes, in the forms that suit reading, commenting and machines."""

from enum import StrEnum

from wams_tui.casework.disclosing.publication import Publication
from wams_tui.documents.style.look import OWN, Look


class PublicationForm(StrEnum):
    """What a publication is written as; a release has fewer forms (:class:`wams_tui.documents.render.Form`)."""

    PDF = "pdf"
    ODT = "odt"
    JSON = "json"


def publish(publication: Publication, form: PublicationForm, look: Look = OWN) -> bytes:
    """Return the publication as bytes, in the look of a municipality; the same of both give the same bytes.

    Raises:
        Unusable: when the pages cannot be set.
        TypeError: for anything else than a publication; a subclass is none.
    """
    if type(publication) is not Publication:
        raise TypeError("only a Publication is published")
    match form:
        case PublicationForm.PDF:
            from wams_tui.documents.paper import publication_paper
            from wams_tui.documents.paperpdf import paper_pdf

            return paper_pdf(publication_paper(publication), look)
        case PublicationForm.ODT:
            from wams_tui.documents.odt import publication_odt

            return publication_odt(publication, look)
        case PublicationForm.JSON:
            from wams_tui.documents.machine import publication_json

            return publication_json(publication)
