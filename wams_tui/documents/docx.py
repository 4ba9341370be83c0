"""Office Open XML, for who comments in Word; the same paper gives the same bytes."""

import io
from typing import TYPE_CHECKING

from wams_tui.casework.disclosing.letter import Letter
from wams_tui.casework.disclosing.publication import Publication
from wams_tui.casework.release import Release
from wams_tui.documents.askpaper import paper_of
from wams_tui.documents.package import packed, second
from wams_tui.documents.paper import (
    SIGN,
    Block,
    Bullets,
    Course,
    Facts,
    Grid,
    Heading,
    NewPage,
    Paper,
    Para,
    Quote,
    Signatures,
    course_grid,
    letter_paper,
    publication_paper,
)
from wams_tui.documents.style.look import OWN, Look

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import Table

_FONT = "Arial"
"""Every word processor has it, or one of the same widths."""
_SIZE, _LARGE, _SMALL, _MARK = 11, 14, 9, 14
"""In points."""
_PAGE_WIDE = 21 - 2 * 2.3
"""Centimetres between the margins."""
_SOFT = (0x4B, 0x56, 0x63)
_NOTE = "Toelichting"
_THUMBNAIL = "docProps/thumbnail.jpeg"


def letter_docx(letter: Letter, look: Look = OWN) -> bytes:
    """Return a letter as DOCX; it has been checked."""
    return paper_docx(letter_paper(letter), look)


def release_docx(release: Release, look: Look = OWN) -> bytes:
    """Return a release as DOCX; it has been checked."""
    return paper_docx(paper_of(release), look)


def publication_docx(publication: Publication, look: Look = OWN) -> bytes:
    """Return something without persons as DOCX."""
    return paper_docx(publication_paper(publication), look)


def paper_docx(paper: Paper, look: Look = OWN) -> bytes:
    """Return a document as DOCX, with real headings, lists and tables."""
    import docx

    document = docx.Document()
    _a4(document)
    _styles(document, paper, look)
    _letterhead(document, look)
    for block in paper.blocks:
        _add(document, block)
    _about(document, paper)
    _drop_thumbnail(document)
    written = io.BytesIO()
    document.save(written)
    return packed(written, paper.made_at)


def _a4(document: "Document") -> None:
    """The library's template is of American paper."""
    from docx.shared import Cm

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.3)


def _letterhead(document: "Document", look: Look) -> None:
    """Put the logo, with its words for who does not see it, and who writes."""
    from docx.shared import Cm

    logo = look.logo
    if logo is not None:
        wide, high = logo.size()
        picture = document.add_picture(io.BytesIO(logo.png), Cm(wide), Cm(high))
        about = picture._inline.docPr  # noqa: SLF001 - the library has no name for it
        about.set("name", "Logo")
        about.set("descr", f"Logo van {look.name}")
    if look.sender:
        document.add_paragraph("\n".join(look.sender), style=_NOTE)


def _styles(document: "Document", paper: Paper, look: Look) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    accent = RGBColor.from_string(look.accent.removeprefix("#").upper())
    normal = _style(document, "Normal")
    normal.font.name, normal.font.size = look.font or _FONT, Pt(_LARGE if paper.large else _SIZE)
    for level, size in ((1, 20), (2, 14 if not paper.large else 16), (3, _LARGE if paper.large else 12)):
        heading = _style(document, f"Heading {level}")
        heading.font.size, heading.font.color.rgb = Pt(size), accent
        _font_of(heading, look.font or _FONT)
    note: ParagraphStyle = document.styles.add_style(_NOTE, WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = normal
    note.font.size, note.font.color.rgb = Pt(_LARGE if paper.large else _SMALL), RGBColor(*_SOFT)
    _dutch(document)
    if paper.mark:
        run = document.sections[0].header.paragraphs[0].add_run(paper.mark)
        run.bold, run.font.size = True, Pt(_MARK)
    _foot(document, look)


def _foot(document: "Document", look: Look) -> None:
    """Put the municipality's line and the number of the page, and of how many, at the foot of every page."""
    from docx.enum.text import WD_BREAK
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    foot = document.sections[0].footer.paragraphs[0]
    if look.foot:
        line = foot.add_run(look.foot)
        line.font.size = Pt(_SMALL)
        line.add_break(WD_BREAK.LINE)
    for words, field in (("pagina ", "PAGE"), (" van ", "NUMPAGES")):
        foot.add_run(words).font.size = Pt(_SMALL)
        counted = OxmlElement("w:fldSimple")
        counted.set(qn("w:instr"), field)
        number = foot.add_run("1")
        number.font.size = Pt(_SMALL)
        counted.append(number._r)  # noqa: SLF001 - the library has no fields
        foot._p.append(counted)  # noqa: SLF001


def _style(document: "Document", name: str) -> "ParagraphStyle":
    style: ParagraphStyle = document.styles[name]
    return style


def _font_of(heading: "ParagraphStyle", name: str) -> None:
    """Headings name the fonts of a theme, which win over a font's own name: those go."""
    from docx.oxml.ns import qn

    heading.font.name = name
    fonts = heading.element.rPr.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _dutch(document: "Document") -> None:
    """The language of every word, so that it is read aloud and spelt as Dutch."""
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")


def _add(document: "Document", block: Block) -> None:
    match block:
        case Heading(level, text):
            document.add_heading(text, level)
        case Para(text, name, small, stays):
            paragraph = document.add_paragraph(style=_NOTE if small else None)
            paragraph.paragraph_format.keep_with_next = stays or None
            if name:
                paragraph.add_run(f"{name} " if name.endswith("?") else f"{name}: ").bold = True
            paragraph.add_run(text)
        case Bullets(texts):
            for text in texts:
                document.add_paragraph(text, style="List Bullet")
        case Grid(rows, widths):
            _table(document, rows, widths)
        case Course():
            document.add_paragraph(block.said, style=_NOTE)
            _add(document, course_grid(block))
        case Facts() | Quote() | Signatures() | NewPage():
            _more(document, block)


def _more(document: "Document", block: Facts | Quote | Signatures | NewPage) -> None:
    match block:
        case Facts(rows):
            for name, said in rows:
                _add(document, Para(said, name))
        case Quote(text, by):
            document.add_paragraph(style="Quote").add_run(text)
            if by:
                _add(document, Para(by, small=True))
        case Signatures(names):
            _table(document, (SIGN, *((name, "\n\n", "") for name in names)))
            _together(document.tables[-1])
        case NewPage():
            document.add_paragraph().paragraph_format.page_break_before = True


def _table(document: "Document", rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...] = ()) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=0, cols=max(len(row) for row in rows), style="Table Grid")
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.paragraphs[0].add_run(text).bold = number == 0
    whole = sum(widths)
    for column, width in zip(table.columns, widths, strict=False):
        for cell in (column, *column.cells):
            cell.width = Cm(width / whole * _PAGE_WIDE)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - the library has no name for it


def _together(table: "Table") -> None:
    """Keep what is signed on one page: no row in two, and every row with the next."""
    from docx.oxml import OxmlElement

    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - the library has no name for it
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _about(document: "Document", paper: Paper) -> None:
    """Say what it is and when it was made; nothing of who made it or on which machine."""
    about, moment = document.core_properties, second(paper.made_at).replace(tzinfo=None)
    about.title, about.language = paper.title[:255], "nl-NL"
    about.author = about.last_modified_by = about.comments = about.keywords = about.subject = about.category = ""
    about.created = about.modified = moment
    about.revision = 1


def _drop_thumbnail(document: "Document") -> None:
    """The library's template carries a picture of itself; ours has none."""
    package = document.part.package
    for number, relation in list(package.rels.items()):
        if not relation.is_external and str(relation.target_part.partname).lstrip("/") == _THUMBNAIL:
            package.rels.pop(number)
