"""OpenDocument text, for reading and commenting in a word processor; the same paper gives the same bytes."""

import hashlib
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

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
    from odfdo import Document, Element

_HEAD = "wams-kop"
_PLAIN = "wams-cel"
_NOTE = "wams-onder"
_MARK = "wams-merk"
_BOLD = "wams-vet"
_TABLE = "wams-tabel"
_QUOTE = "wams-citaat"
_BREAK = "wams-blad"
_KEPT = "wams-blijft"
_WHOLE, _SIGNED = "wams-heel", "wams-ondertekening"
_FONT, _BODY = "Liberation Sans", "Text_20_body"
_STYLES = (
    (_HEAD, "Standard", "Tabelkop", 'fo:font-size="{cell}" fo:font-weight="bold"'),
    (_PLAIN, "Standard", "Tabelcel", 'fo:font-size="{cell}"'),
    (_NOTE, _BODY, "Ondertitel", 'fo:color="#4b5663"'),
    (_MARK, "Standard", "Merk", 'fo:font-size="14pt" fo:font-weight="bold"'),
    (_QUOTE, _BODY, "Eigen woorden", 'fo:font-style="italic"'),
)
_SIZE, _LARGE, _CELL = "11pt", "14pt", "9.5pt"
"""The size of text, the one in which a family reads, and the one of what stands in tables for others."""
_THUMBNAIL = "Thumbnails/thumbnail.png"
"""The library's template carries a picture of itself; ours has none."""


def publication_odt(publication: Publication, look: Look = OWN) -> bytes:
    """Return something without persons as ODT, with real headings and tables with repeating heads."""
    return paper_odt(publication_paper(publication), look)


def letter_odt(letter: Letter, look: Look = OWN) -> bytes:
    """Return a letter as ODT; it has been checked."""
    return paper_odt(letter_paper(letter), look)


def release_odt(release: Release, look: Look = OWN) -> bytes:
    """Return a release as ODT; it has been checked."""
    return paper_odt(paper_of(release), look)


def paper_odt(paper: Paper, look: Look = OWN) -> bytes:
    """Return a document as ODT."""
    from odfdo import Document

    document = Document("text")
    _styles(document, paper, look)
    body = document.body
    body.clear()
    for element in _letterhead(document, look):
        body.append(element)
    for number, block in enumerate(paper.blocks, start=1):
        for element in _elements(block, number):
            body.append(element)
    _about(document, paper)
    document.manifest.del_full_path(_THUMBNAIL)
    written = io.BytesIO()
    document.save(written)
    return packed(written, paper.made_at, {_THUMBNAIL})


def _letterhead(document: "Document", look: Look) -> Iterator["Element"]:
    """Yield the logo, with its words for who does not see it, and who writes."""
    from odfdo import Frame, Paragraph

    logo = look.logo
    if logo is not None:
        name = f"Pictures/{hashlib.sha256(logo.png).hexdigest()[:16]}.png"
        document.set_part(name, logo.png)
        document.manifest.add_full_path(name, "image/png")
        wide, high = logo.size()
        size = (f"{wide:.2f}cm", f"{high:.2f}cm")
        frame = Frame.image_frame(name, name="Logo", size=size, anchor_type="as-char")
        frame.svg_title = f"Logo van {look.name}"
        held = Paragraph("", style="Standard")
        held.append(frame)
        yield held
    if look.sender:
        yield _lined("\n".join(look.sender), _NOTE)


def _styles(document: "Document", paper: Paper, look: Look) -> None:
    for name, parent, shown, properties in _STYLES:
        document.insert_style(
            f'<style:style style:family="paragraph" style:name="{name}" style:display-name="{shown}" '
            f'style:parent-style-name="{parent}"><style:text-properties '
            f"{properties.format(cell=_LARGE if paper.large else _CELL)}/></style:style>"
        )
    document.insert_style(
        f'<style:style style:family="paragraph" style:name="{_KEPT}" style:display-name="Blijft bij wat volgt" '
        f'style:parent-style-name="{_BODY}"><style:paragraph-properties fo:keep-with-next="always"/></style:style>'
    )
    document.insert_style(
        f'<style:style style:name="{_WHOLE}" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>',
        automatic=True,
    )
    document.insert_style(
        f'<style:style style:name="{_SIGNED}" style:family="table"><style:table-properties '
        'style:may-break-between-rows="false"/></style:style>',
        automatic=True,
    )
    for width in dict.fromkeys(width for block in paper.blocks if isinstance(block, Grid) for width in block.widths):
        document.insert_style(
            f'<style:style style:name="{_column(width)}" style:family="table-column"><style:table-column-properties '
            f'style:rel-column-width="{round(width * 1000)}*"/></style:style>',
            automatic=True,
        )
    document.insert_style(
        f'<style:style style:family="paragraph" style:name="{_BREAK}" style:display-name="Nieuw blad" '
        f'style:parent-style-name="{_BODY}"><style:paragraph-properties fo:break-before="page"/></style:style>'
    )
    document.insert_style(
        f'<style:style style:family="text" style:name="{_BOLD}" style:display-name="Vet">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    document.insert_style(
        f'<style:style style:name="{_TABLE}" style:family="table-cell"><style:table-cell-properties '
        'fo:padding="0.12cm" fo:border-bottom="0.5pt solid #c3cbd4"/></style:style>',
        automatic=True,
    )
    for element in document.styles.get_elements("//style:text-properties[@fo:language]"):
        element.set_attribute("fo:language", "nl")
        element.set_attribute("fo:country", "NL")
    for level in document.styles.get_elements("//text:outline-level-style"):
        level.set_attribute("style:num-format", "")
        level.set_attribute("style:num-suffix", "")
        level.del_attribute("loext:num-list-format")
    _type(document, _LARGE if paper.large else _SIZE, look)
    _every_page(document, paper.mark, look.foot)


def _type(document: "Document", size: str, look: Look) -> None:
    """One quiet family for text and headings; the template of the library has two, and slanted headings."""
    for text in document.styles.get_elements("//style:default-style[@style:family='paragraph']/style:text-properties"):
        text.set_attribute("style:font-name", _FONT)
        if look.font:
            text.del_attribute("style:font-name")
            text.set_attribute("fo:font-family", f"'{look.font}'")
        text.set_attribute("fo:font-size", size)
    for level, points in ((1, "20pt"), (2, "16pt"), (3, size)):
        path = f"//style:style[@style:name='Heading_20_{level}']/style:text-properties"
        for text in document.styles.get_elements(path):
            text.set_attribute("fo:font-size", points)
            text.set_attribute("fo:font-style", "normal")
            text.set_attribute("fo:color", look.accent)


def _every_page(document: "Document", mark: str, foot: str) -> None:
    """Put the mark at the head of every page; at its foot the municipality's line and which page it is, of how many."""
    from odfdo import Element, Paragraph, StyleMasterPage

    line = f"{escape(foot)}<text:line-break/>" if foot else ""
    numbered = (
        f'<text:p text:style-name="{_NOTE}">{line}pagina <text:page-number text:select-page="current">1'
        "</text:page-number> van <text:page-count>1</text:page-count></text:p>"
    )
    for style in document.get_styles("master-page"):
        if isinstance(style, StyleMasterPage):
            if mark:
                style.set_page_header(Paragraph(mark, style=_MARK))
            style.set_page_footer(Element.from_tag(numbered))


def _elements(block: Block, number: int) -> Iterator["Element"]:
    from odfdo import Header, List, ListItem, Paragraph

    match block:
        case Heading(level, text):
            yield Header(level, text)
        case Para(text, name, small, stays):
            style = _KEPT if stays else _NOTE if small else _BODY
            yield _named(name, text, _KEPT if stays else _BODY) if name else Paragraph(text, style=style)
        case Bullets(texts):
            listed = List()
            for text in texts:
                listed.append(ListItem(text))
            yield listed
        case Grid(rows, widths):
            yield _table(rows, number, widths)
            yield Paragraph("")
        case Course():
            yield Paragraph(block.said, style=_NOTE)
            yield from _elements(course_grid(block), number)
        case Facts() | Quote() | Signatures() | NewPage():
            yield from _more(block, number)


def _more(block: Facts | Quote | Signatures | NewPage, number: int) -> Iterator["Element"]:
    from odfdo import Paragraph

    match block:
        case Facts(rows):
            yield from (_named(name, said) for name, said in rows)
        case Quote(text, by):
            yield _lined(text, _QUOTE)
            if by:
                yield Paragraph(by, style=_NOTE)
        case Signatures(names):
            signed = _table((SIGN, *((name, "\n\n", "") for name in names)), number)
            for row in signed.get_elements("descendant::table:table-row"):
                row.set_attribute("table:style-name", _WHOLE)
            signed.set_attribute("table:style-name", _SIGNED)
            yield signed
            yield Paragraph("")
        case NewPage():
            yield Paragraph("", style=_BREAK)


def _lined(text: str, style: str) -> "Element":
    from odfdo import Element

    lines = "<text:line-break/>".join(escape(line) for line in text.split("\n"))
    return Element.from_tag(f'<text:p text:style-name="{style}">{lines}</text:p>')


def _named(name: str, text: str, style: str = _BODY) -> "Element":
    from odfdo import Element

    lines = "<text:line-break/>".join(escape(line) for line in text.split("\n"))
    ends = "" if name.endswith("?") else ":"
    bold = f'<text:span text:style-name="{_BOLD}">{escape(name)}{ends}</text:span>'
    return Element.from_tag(f'<text:p text:style-name="{style}">{bold} {lines}</text:p>')


def _table(rows: tuple[tuple[str, ...], ...], number: int, widths: tuple[float, ...] = ()) -> "Element":
    from odfdo import Element

    width = max(len(row) for row in rows)
    head, *rest = (
        _row((*row, *[""] * (width - len(row))), _PLAIN if index else _HEAD) for index, row in enumerate(rows)
    )
    table = Element.from_tag(f'<table:table table:name="Tabel{number}"/>')
    if len(widths) == width:
        for one in widths:
            table.append(Element.from_tag(f'<table:table-column table:style-name="{_column(one)}"/>'))
    else:
        table.append(Element.from_tag(f'<table:table-column table:number-columns-repeated="{width}"/>'))
    repeated = Element.from_tag("<table:table-header-rows/>")
    repeated.append(head)
    table.append(repeated)
    for row in rest:
        table.append(row)
    return table


def _column(width: float) -> str:
    return f"wams-kolom-{round(width * 1000)}"


def _row(cells: tuple[str, ...], style: str) -> "Element":
    from odfdo import Element, Paragraph

    row = Element.from_tag("<table:table-row/>")
    for text in cells:
        cell = Element.from_tag(f'<table:table-cell office:value-type="string" table:style-name="{_TABLE}"/>')
        for line in text.split("\n"):
            cell.append(Paragraph(line, style=style))
        row.append(cell)
    return row


def _about(document: "Document", paper: Paper) -> None:
    """Say what it is and when it was made; nothing of who made it or on which machine."""
    meta = document.meta
    meta.title = paper.title
    meta.language = "nl-NL"
    moment = second(paper.made_at)
    meta.creation_date = moment
    meta.date = moment
    meta.generator = "wams-tui"
