"""The folder in which a municipality keeps its house style: ``huisstijl.toml``, a logo, fonts, and words per letter.

It is trusted no more than a settings file: nothing in it runs, no path leads out of it, and every size has a bound.
Whatever is wrong is one sentence with file and line; what is not in it is the program's own.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from wams_tui.casework.errors import Unusable
from wams_tui.casework.papers.contacts import Contacts
from wams_tui.casework.papers.wording import Document, Wording
from wams_tui.casework.words import N_
from wams_tui.documents.style.contrast import contrast
from wams_tui.documents.style.faults import from_toml, from_validation, line_of, wrong
from wams_tui.documents.style.logo import LARGEST as LARGEST_LOGO
from wams_tui.documents.style.logo import BadLogo, logo_of
from wams_tui.documents.style.look import ACCENT, OWN, TINT, Logo, Look
from wams_tui.documents.style.wordings import LARGEST, SUFFIX, document_of, own_wordings, wording_of

STYLE, FONTS = "huisstijl.toml", "lettertypen"
LEAST_CONTRAST = 4.5
"""WCAG 2 AA for text; measured against white and against the tint of boxes."""
MOST_FONTS, LARGEST_FONT = 8, 4 * 1024 * 1024

_Line = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\n\r\t{}]*$")]
_Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n\r\t{}]*$")]
_File = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._ -]{0,80}$")]
_Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class _Sender(_Table):
    adres: tuple[_Line, ...] = Field(default=(), max_length=6)
    telefoon: _Line = ""
    uren: _Line = ""


class _Contacts(_Table):
    rechten: _Line = ""
    klachten: _Line = ""
    clientondersteuner: _Line = ""


class _Style(_Table):
    """``huisstijl.toml`` as it is typed."""

    naam: _Name
    logo: _File | None = None
    kleur: _Colour = ACCENT
    lettertype: _Line = ""
    voettekst: _Line = ""
    afzender: _Sender = _Sender()
    contact: _Contacts = _Contacts()


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """All that letters and pages take from a folder, read once and checked."""

    look: Look
    contacts: Contacts
    wordings: Mapping[Document, Wording]
    adapted: tuple[Document, ...] = ()


def own_style() -> HouseStyle:
    """Return the program's own."""
    return HouseStyle(OWN, Contacts(), own_wordings())


def read_style(folder: Path) -> HouseStyle:
    """Read a folder.

    Raises:
        Misused: a file says something impossible: file, line, what, and how to mend it.
        Unusable: the folder or a file that it names is missing or cannot be read.
    """
    names = _names(folder)
    text = _text(folder, STYLE)
    style = _parsed(text)
    _check_colour(style, text)
    documents = {document_of(name): name for name in names if name.endswith(SUFFIX) and name != STYLE}
    adapted = {
        document: wording_of(_text(folder, name), document, name) for document, name in sorted(documents.items())
    }
    look = Look(
        name=style.naam,
        logo=_logo(folder, style, text),
        sender=(*style.afzender.adres, *((f"Telefoon {style.afzender.telefoon}",) if style.afzender.telefoon else ())),
        foot=style.voettekst,
        accent=style.kleur.lower(),
        font=style.lettertype,
        fonts=_fonts(folder, style, text),
    )
    told = style.contact
    contacts = Contacts(
        rights=told.rechten,
        complaints=told.klachten,
        supporter=told.clientondersteuner,
        phone=style.afzender.telefoon,
        hours=style.afzender.uren,
    )
    return HouseStyle(look, contacts, {**own_wordings(), **adapted}, tuple(adapted))


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        raise Unusable(
            N_("De map met de huisstijl ({folder}) ontbreekt of is niet te lezen."),
            N_("Controleer WAMS_DOCUMENTS, of maak de map met 'wams documents init'."),
            folder=folder,
        ) from None


def _text(folder: Path, name: str) -> str:
    data = _bytes(folder, name, LARGEST, STYLE, 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise wrong(name, 1, N_("dit is geen UTF-8-tekst"), N_("Bewaar het bestand als UTF-8.")) from None


def _bytes(folder: Path, name: str, most: int, asked_in: str, line: int) -> bytes:
    """Read a file that lies in the folder itself; a link that leads out of it is not followed."""
    path = folder / name
    try:
        if path.resolve().parent != folder.resolve():
            raise wrong(
                asked_in,
                line,
                N_("'{name}' ligt buiten de map van de huisstijl"),
                N_("Zet het bestand zelf in die map."),
                name=name,
            )
        if not path.is_file():  # a pipe or a device would be waited for
            raise FileNotFoundError(name)
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        raise Unusable(
            N_("Huisstijl, bestand {file}, regel {line}: {name} ontbreekt of is niet te lezen."),
            N_("Zet het in de map, of haal het uit huisstijl.toml."),
            file=asked_in,
            line=line,
            name=name,
        ) from None
    if len(data) > most:
        raise wrong(
            asked_in,
            line,
            N_("'{name}' is groter dan {most} kB"),
            N_("Maak het kleiner."),
            name=name,
            most=most // 1024,
        )
    return data


def _parsed(text: str) -> _Style:
    try:
        return _Style.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise from_toml(STYLE, error) from None
    except ValidationError as error:
        raise from_validation(STYLE, text, error) from None


def _check_colour(style: _Style, text: str) -> None:
    least = min(contrast(style.kleur, paper) for paper in ("#ffffff", TINT))
    if least < LEAST_CONTRAST:
        raise wrong(
            STYLE,
            line_of(text, style.kleur),
            N_("kleur {colour} is te licht om te lezen: contrast {found}, nodig is {least}"),
            N_("Kies een donkerder kleur."),
            colour=style.kleur,
            found=f"{least:.1f}",
            least=LEAST_CONTRAST,
        )


def _logo(folder: Path, style: _Style, text: str) -> Logo | None:
    if style.logo is None:
        return None
    line = line_of(text, style.logo)
    data = _bytes(folder, style.logo, LARGEST_LOGO, STYLE, line)
    try:
        return logo_of(data)
    except BadLogo as bad:
        raise wrong(
            STYLE, line, bad.what, N_("Neem een PNG, of een SVG zonder verwijzingen, tot 512 kB; of haal 'logo' weg.")
        ) from None


def _fonts(folder: Path, style: _Style, text: str) -> Path | None:
    """Return the folder of the fonts, once the family that is asked for is really in it."""
    if not style.lettertype:
        return None
    line = line_of(text, style.lettertype)
    place = folder / FONTS
    try:
        files = [entry for entry in place.iterdir() if entry.suffix.lower() in (".ttf", ".otf")]
        inside = all(
            entry.resolve().parent == place.resolve() and entry.stat().st_size <= LARGEST_FONT for entry in files
        )
    except OSError:
        files, inside = [], True
    if not inside or len(files) > MOST_FONTS or place.resolve().parent != folder.resolve():
        raise wrong(
            STYLE,
            line,
            N_("in de map 'lettertypen' staan te veel, te grote of verwezen bestanden"),
            N_("Zet er hooguit acht lettertypebestanden (TTF of OTF) van elk hooguit 4 MB in."),
        )
    import typst

    known = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(place)] if files else []
    )
    if style.lettertype not in known.families():
        raise wrong(
            STYLE,
            line,
            N_("het lettertype '{font}' staat niet in de map 'lettertypen'"),
            N_("Zet de bestanden (TTF of OTF) daar neer, of haal 'lettertype' weg."),
            font=style.lettertype,
        )
    return place
