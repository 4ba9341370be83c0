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

from wams_tui.casework.errors import Unusable
from wams_tui.casework.release import Release
from wams_tui.casework.words import N_
from wams_tui.documents.askform import request_sheet
from wams_tui.documents.glyphs import FONTS, readable
from wams_tui.documents.sheet import release_sheet
from wams_tui.documents.style.look import OWN, Look

if TYPE_CHECKING:
    from typst import Fonts

_TEMPLATES = Path(__file__).parent / "templates"


def release_pdf(release: Release, look: Look = OWN) -> bytes:
    """Return the pages of a release, or the form it is where it asks something; the same release, the same bytes.

    Raises:
        Unusable: when the pages cannot be set; the sentence says nothing of what is on them.
    """
    if release.content.asked is not None:
        return set_pages("request.typ", request_sheet(release.content), release.content.made_at, look)
    return set_pages("release.typ", release_sheet(release), release.content.made_at, look)


def set_pages(template: str, sheet: Mapping[str, object], moment: datetime, look: Look = OWN) -> bytes:
    """Return the pages that ``template`` makes of ``sheet``, every string of which is readable in our fonts.

    Raises:
        Unusable: when the pages cannot be set; the sentence says nothing of what is on them.
    """
    import typst

    styled = {
        **sheet,
        "house": readable(look.name),
        "sender": [readable(line) for line in look.sender],
        "footer": " · ".join(part for part in (readable(look.foot), str(sheet["footer"])) if part),
        "accent": look.accent,
        "font": look.font,
        "logo-width": look.logo.size()[0] if look.logo else 0,
    }
    inputs = {"data": json.dumps(styled, ensure_ascii=False), "logo": look.logo.svg if look.logo else ""}
    # Typst quotes the text it stumbles on, which may be personal data: its error goes no further than here.
    with suppress(typst.TypstError):
        return typst.compile(
            _TEMPLATES / template,
            root=_TEMPLATES,
            font_paths=_fonts(look.fonts),
            ignore_system_fonts=True,
            sys_inputs=inputs,
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
def _fonts(more: Path | None) -> "Fonts":
    import typst

    folders = [str(folder) for folder in (FONTS, more) if folder is not None]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
