"""OpenDocument text, for reading and commenting in a word processor; the same publication gives the same bytes."""

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wams_tui.casework.publication import Publication, Section
from wams_tui.documents.glyphs import readable
from wams_tui.documents.sheet import dutch_moment

if TYPE_CHECKING:
    from odfdo import Document, Element

_HEAD = "wams-kop"
_PLAIN = "wams-cel"
_NOTE = "wams-onder"
_TABLE = "wams-tabel"
_STYLES = (
    (_HEAD, "Tabelkop", 'fo:font-size="9.5pt" fo:font-weight="bold"'),
    (_PLAIN, "Tabelcel", 'fo:font-size="9.5pt"'),
    (_NOTE, "Ondertitel", 'fo:color="#4b5663"'),
)
_THUMBNAIL = "Thumbnails/thumbnail.png"
"""The library's template carries a picture of itself; ours has none."""


def publication_odt(publication: Publication) -> bytes:
    """Return something without persons as ODT, with real headings and tables with repeating heads."""
    from odfdo import Document, Header, Paragraph

    document = Document("text")
    _styles(document)
    body = document.body
    body.clear()
    body.append(Header(1, readable(publication.title)))
    if publication.subtitle:
        body.append(Paragraph(readable(publication.subtitle), style=_NOTE))
    body.append(Paragraph(readable(dutch_moment(publication.made_at)), style=_NOTE))
    for number, section in enumerate(publication.sections, start=1):
        _add(document, section, number)
    _about(document, publication)
    document.manifest.del_full_path(_THUMBNAIL)
    return _packed(document, publication.made_at)


def _styles(document: "Document") -> None:
    for name, shown, properties in _STYLES:
        document.insert_style(
            f'<style:style style:family="paragraph" style:name="{name}" style:display-name="{shown}" '
            f'style:parent-style-name="Standard"><style:text-properties {properties}/></style:style>'
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


def _add(document: "Document", section: Section, number: int) -> None:
    from odfdo import Header, Paragraph

    body = document.body
    body.append(Header(2, readable(section.title)))
    for paragraph in section.paragraphs:
        body.append(Paragraph(readable(paragraph)))
    if section.table:
        body.append(_table(section.table, number))
        body.append(Paragraph(""))


def _table(rows: tuple[tuple[str, ...], ...], number: int) -> "Element":
    from odfdo import Element

    width = max(len(row) for row in rows)
    head, *rest = (
        _row((*row, *[""] * (width - len(row))), _PLAIN if index else _HEAD) for index, row in enumerate(rows)
    )
    table = Element.from_tag(f'<table:table table:name="Tabel{number}"/>')
    table.append(Element.from_tag(f'<table:table-column table:number-columns-repeated="{width}"/>'))
    repeated = Element.from_tag("<table:table-header-rows/>")
    repeated.append(head)
    table.append(repeated)
    for row in rest:
        table.append(row)
    return table


def _row(cells: tuple[str, ...], style: str) -> "Element":
    from odfdo import Element, Paragraph

    row = Element.from_tag("<table:table-row/>")
    for text in cells:
        cell = Element.from_tag(f'<table:table-cell office:value-type="string" table:style-name="{_TABLE}"/>')
        for line in readable(text).split("\n"):
            cell.append(Paragraph(line, style=style))
        row.append(cell)
    return row


def _about(document: "Document", publication: Publication) -> None:
    """Say what it is and when it was made; nothing of who made it or on which machine."""
    meta = document.meta
    meta.title = readable(publication.title)
    meta.language = "nl-NL"
    moment = _second(publication.made_at)
    meta.creation_date = moment
    meta.date = moment
    meta.generator = "wams-tui"


def _second(moment: datetime) -> datetime:
    known = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return known.replace(microsecond=0)


def _packed(document: "Document", moment: datetime) -> bytes:
    """Return the package with one fixed time and order, ``mimetype`` first and as it is, as the format asks."""
    written = io.BytesIO()
    document.save(written)
    at = _second(moment).timetuple()[:6]
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(set(old.namelist()) - {_THUMBNAIL}, key=lambda name: (name != "mimetype", name)):
            entry = zipfile.ZipInfo(name, at)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name), compress_type=kind)
    return packed.getvalue()
