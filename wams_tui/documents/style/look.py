"""What a page looks like, checked and in memory: whoever sets pages opens no file of the municipality's any more."""

import base64
from dataclasses import dataclass, field
from pathlib import Path

INK, SOFT, LINE, ACCENT, TINT = "#1b2430", "#4b5663", "#c3cbd4", "#0b4a6f", "#eef3f7"
"""The program's own colours, and what a municipality's accent is measured against: white and the tint."""


HIGH, WIDE = 1.8, 8.0
"""The room a logo has, in centimetres."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that was looked into: ``svg`` as a page draws it, ``png`` as a word processor does.

    ``width`` and ``height`` are of one measure, whichever; only their ratio counts.
    """

    svg: str = field(repr=False)
    png: bytes = field(repr=False)
    width: float
    height: float

    def size(self) -> tuple[float, float]:
        """Width and height on paper, in centimetres: as large as the room at the head of a page allows."""
        scale = min(HIGH / self.height, WIDE / self.width)
        return self.width * scale, self.height * scale


@dataclass(frozen=True, slots=True)
class Look:
    """A house style as pages need it.

    Args:
        name: Whose it is; stands in the document's own data and beside the logo for who cannot see it.
        logo: At the head of the first page.
        sender: Address and telephone, a line each, beside the logo.
        foot: A line at the foot of every page, before the title.
        accent: Colour of headings, ``#rrggbb``.
        font: Family of the letters; empty is our own.
        fonts: The folder its files are in.
    """

    name: str = ""
    logo: Logo | None = None
    sender: tuple[str, ...] = ()
    foot: str = ""
    accent: str = ACCENT
    font: str = ""
    fonts: Path | None = None


OWN = Look()
"""The program's own: quiet, without a logo."""


def wrapped(png: bytes, width: int, height: int) -> str:
    """Return a PNG picture as SVG: pages take their pictures as text, so that none is read from a disk."""
    data = f'"data:image/png;base64,{base64.b64encode(png).decode("ascii")}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href={data}/></svg>'
    )
