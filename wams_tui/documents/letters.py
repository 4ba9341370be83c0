"""From a letter that is on record to bytes; there is no other way."""

from enum import StrEnum

from wams_tui.casework.disclosing.letter import Letter
from wams_tui.documents.style.look import OWN, Look


class LetterForm(StrEnum):
    """What a letter is written as."""

    PDF = "pdf"
    ODT = "odt"
    DOCX = "docx"
    JSON = "json"
    """What an inspection tells, for a machine."""


PAPERS = (LetterForm.PDF, LetterForm.ODT, LetterForm.DOCX)
"""What every letter can be written as: to read."""


def letter_bytes(letter: Letter, form: LetterForm, look: Look = OWN) -> bytes:
    """Return the letter as bytes, in the look of a municipality; the same letter and look give the same bytes.

    Raises:
        Damaged: its content is not what is on record.
        Unusable: the pages cannot be set.
        TypeError: it is no letter; a subclass is none.
    """
    if type(letter) is not Letter:
        raise TypeError("only a Letter becomes a letter")
    letter.check()
    match form:
        case LetterForm.PDF:
            from wams_tui.documents.paper import letter_paper
            from wams_tui.documents.paperpdf import paper_pdf

            return paper_pdf(letter_paper(letter), look)
        case LetterForm.ODT:
            from wams_tui.documents.odt import letter_odt

            return letter_odt(letter, look)
        case LetterForm.DOCX:
            from wams_tui.documents.docx import letter_docx

            return letter_docx(letter, look)
        case LetterForm.JSON:
            from wams_tui.documents.letterjson import letter_json

            return letter_json(letter)
