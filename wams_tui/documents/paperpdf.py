"""A paper as PDF: the same blocks as for a word processor, set by one template in the municipality's own look."""

from dataclasses import asdict
from typing import TypedDict

from wams_tui.documents.paper import (
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
)
from wams_tui.documents.pdf import set_pages
from wams_tui.documents.style.look import OWN, Look

TEMPLATE = "paper.typ"

_LETTERS, _LETTERS_LARGE = 84, 57
"""Letters that surely fit beside each other on a line of a table, in ordinary and in large type."""

_KINDS: dict[type[Block], str] = {
    Heading: "heading",
    Para: "para",
    Bullets: "bullets",
    Grid: "grid",
    Facts: "facts",
    Quote: "quote",
    Signatures: "signatures",
    Course: "course",
    NewPage: "page",
}


class PaperSheet(TypedDict):
    """The data of ``templates/paper.typ``."""

    title: str
    author: str
    mark: str | None
    footer: str
    large: bool
    blocks: list[dict[str, object]]


def paper_pdf(paper: Paper, look: Look = OWN) -> bytes:
    """Return a document as PDF/A-2a and PDF/UA-1; the same paper and look, the same bytes.

    Raises:
        Unusable: when the pages cannot be set; the sentence says nothing of what is on them.
    """
    sheet: PaperSheet = {
        "title": paper.title,
        "author": paper.author,
        "mark": paper.mark or None,
        "footer": paper.foot or paper.title,
        "large": paper.large,
        "blocks": [_block(block, large=paper.large) for block in paper.blocks],
    }
    return set_pages(TEMPLATE, sheet, paper.made_at, look)


def _block(block: Block, *, large: bool) -> dict[str, object]:
    if isinstance(block, Grid):
        width = max((len(row) for row in block.rows), default=0)
        rows = [[*row, *[""] * (width - len(row))] for row in block.rows]
        return {"kind": "grid", "rows": rows, "widths": _widths(block, large=large)}
    return {"kind": _KINDS[type(block)], **asdict(block)}


def _widths(grid: Grid, *, large: bool) -> list[float]:
    """Return the widths that were asked for, where every word fits in its column; words are not broken."""
    room = _LETTERS_LARGE if large else _LETTERS
    whole = sum(grid.widths)
    for row in grid.rows:
        for width, cell in zip(grid.widths, row, strict=False):
            if max(map(len, cell.split()), default=0) > width / whole * room - 1:
                return []
    return list(grid.widths)
