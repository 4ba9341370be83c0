"""PDF pages by Typst: offline, in our own fonts, as PDF/A-2a for the archive and PDF/UA-1 for who reads by ear.

Text of others goes to the template as JSON in ``sys.inputs``, so it is never read as markup. The result stays in
memory: no temporary file is made.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from wams_tui.casework.codes import VaultNature
from wams_tui.casework.disclosing.letter import Letter
from wams_tui.casework.disclosing.publication import Publication
from wams_tui.casework.errors import Unusable
from wams_tui.casework.release import Release
from wams_tui.casework.words import N_
from wams_tui.documents.askform import request_sheet
from wams_tui.documents.glyphs import FONTS, readable
from wams_tui.documents.sheet import PRACTICE_MARK, dutch_moment, parts_on_paper, release_sheet

if TYPE_CHECKING:
    from typst import Fonts

_TEMPLATES = Path(__file__).parent / "templates"


def release_pdf(release: Release) -> bytes:
    """Return the pages of a release, or the form it is where it asks something; the same release, the same bytes.

    Raises:
        Unusable: when the pages cannot be set; the sentence says nothing of what is on them.
    """
    if release.content.asked is not None:
        return _set("request.typ", request_sheet(release.content), release.content.made_at)
    return _set("release.typ", release_sheet(release), release.content.made_at)


def letter_pdf(letter: Letter) -> bytes:
    """Return the pages of a letter; it has been checked.

    Raises:
        Unusable: when the pages cannot be set; the sentence says nothing of what is on them.
    """
    content = letter.content
    sheet = {
        "title": readable(content.title),
        "mark": PRACTICE_MARK if content.nature is VaultNature.OEFENKLUIS else None,
        "footer": readable(f"{content.title} · casus {content.case_code}" if content.case_code else content.title),
        "controller": readable(content.controller),
        "large": content.for_family,
        "facts": [[readable(name), readable(said)] for name, said in content.facts],
        "parts": parts_on_paper(content.parts),
    }
    return _set("letter.typ", sheet, content.made_at)


def publication_pdf(publication: Publication) -> bytes:
    """Return the pages of something without persons.

    Raises:
        Unusable: when the pages cannot be set.
    """
    sheet = {
        "title": readable(publication.title),
        "mark": PRACTICE_MARK if publication.practice else None,
        "subtitle": readable(publication.subtitle),
        "date": dutch_moment(publication.made_at),
        "sections": [
            {
                "title": readable(section.title),
                "paragraphs": [readable(paragraph) for paragraph in section.paragraphs],
                "table": _even([[readable(cell) for cell in row] for row in section.table]),
            }
            for section in publication.sections
        ],
    }
    return _set("publication.typ", sheet, publication.made_at)


def _even(rows: list[list[str]]) -> list[list[str]]:
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _set(template: str, sheet: Mapping[str, object], moment: datetime) -> bytes:
    import typst

    # Typst quotes the text it stumbles on, which may be personal data: its error goes no further than here.
    with suppress(typst.TypstError):
        return typst.compile(
            _TEMPLATES / template,
            root=_TEMPLATES,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(sheet, ensure_ascii=False)},
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=_fixed(moment),
        )
    raise Unusable(
        N_("Dit document kan niet worden opgemaakt als PDF."),
        N_("Er is geen bestand geschreven. Kies JSON, en meld dit aan de functioneel beheerder."),
    )


def _fixed(moment: datetime) -> datetime:
    known = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return known.replace(microsecond=0)  # a PDF date knows no parts of a second


@cache
def _fonts() -> "Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
