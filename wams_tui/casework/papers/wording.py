"""The words of a letter as a municipality may write them: text with named places, and never data of its own.

A document has a closed list of places. A place in a sentence (``{contact}``) is filled in; a passage with ``plaats`` is
where the program puts what it says itself, such as what was shared. So a template can add words and drop some, but
it can neither ask for other data nor leave out whom a family can turn to.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from wams_tui.casework.disclosing.letter import LetterPart
from wams_tui.casework.model import Model
from wams_tui.casework.words import N_

LONGEST_TEXT, LONGEST_TITLE, MOST = 600, 120, 40
"""Signs in a paragraph and in a heading, and how many passages, paragraphs or points there may be."""

_PLACE = re.compile(r"\{([^{}\n]*)\}")
_BRACE = re.compile(r"[{}]")

Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]


class Document(StrEnum):
    """A letter whose words may be a municipality's own; the value is the name of its file, without ``.toml``."""

    ONTVANGST = "ontvangst"
    """Your report or question was received."""
    GEEN_WAMS = "geen-wams"
    """There will be no approach."""
    GEDEELD = "gedeeld"
    """What was shared about you."""
    INZAGE = "inzage"
    """Everything that was shared about you, because you asked."""
    AFSLUITING = "afsluiting"
    """The case is closed: the last letter."""
    SLOT = "slot"
    """What stands at the end of every letter to a family."""


_EVERYWHERE = frozenset(
    {"contact", "gemeente", "rechten", "klachten", "clientondersteuner", "telefoon", "uren", "wie", "kind", "gegevens"}
)


@dataclass(frozen=True, slots=True)
class Places:
    """What a document may have (``inline``), must have (``needed``), and where its own data go (``blocks``, once)."""

    inline: frozenset[str] = _EVERYWHERE
    needed: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()


PLACES: Mapping[Document, Places] = {
    Document.ONTVANGST: Places(_EVERYWHERE | {"ontvangen", "einddatum"}, frozenset({"ontvangen"})),
    Document.GEEN_WAMS: Places(_EVERYWHERE | {"invullen"}, frozenset({"invullen"})),
    Document.GEDEELD: Places(blocks=frozenset({"gedeeld"})),
    Document.INZAGE: Places(blocks=frozenset({"gedeeld"})),
    Document.AFSLUITING: Places(_EVERYWHERE | {"afgesloten"}, frozenset({"afgesloten"}), frozenset({"reden"})),
    Document.SLOT: Places(needed=frozenset({"rechten", "klachten", "clientondersteuner"})),
}
"""The places of every document; a template with another one is refused."""


class Passage(Model):
    """A heading with paragraphs and points, or (``place``) where the program puts its own."""

    model_config = ConfigDict(populate_by_name=True)

    place: str = Field(default="", alias="plaats")
    title: str = Field(default="", alias="kop", max_length=LONGEST_TITLE)
    paragraphs: tuple[Text, ...] = Field(default=(), alias="alineas", max_length=MOST)
    bullets: tuple[Text, ...] = Field(default=(), alias="punten", max_length=MOST)

    def texts(self) -> Iterator[str]:
        """Yield every text in reading order."""
        yield from (text for text in (self.title, *self.paragraphs, *self.bullets) if text)


class Wording(Model):
    """A document's words; the end of every letter has no title of its own."""

    model_config = ConfigDict(populate_by_name=True)

    title: str = Field(default="", alias="titel", max_length=LONGEST_TITLE)
    passages: tuple[Passage, ...] = Field(alias="deel", min_length=1, max_length=MOST)

    def texts(self) -> Iterator[str]:
        """Yield every text in reading order, its places still open."""
        if self.title:
            yield self.title
        for passage in self.passages:
            yield from passage.texts()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a wording: a text to find its line by, what, and how to mend it."""

    near: str
    what: str
    hint: str
    names: Mapping[str, str]


def fault_in(wording: Wording, document: Document) -> Fault | None:
    """Return the first thing that is wrong with the places of a wording; nothing when all is well."""
    places = PLACES[document]
    if not wording.title and document is not Document.SLOT:
        return Fault("", N_("er is geen 'titel'"), N_("Zet er een titel in."), {})
    for text in wording.texts():
        fault = _fault_in_text(text, places)
        if fault is not None:
            return fault
    return _fault_in_blocks(wording, places) or _missing(wording, places)


def _fault_in_text(text: str, places: Places) -> Fault | None:
    for name in _PLACE.findall(text):
        if name not in places.inline:
            return Fault(
                f"{{{name}}}",
                N_("de plaats '{place}' bestaat in dit document niet"),
                N_("Kies uit: {known}."),
                {"place": name, "known": ", ".join(sorted(places.inline))},
            )
    if _BRACE.search(_PLACE.sub("", text)):
        return Fault(text[:40], N_("er staat een losse accolade"), N_("Schrijf een plaats als {{contact}}."), {})
    return None


def _fault_in_blocks(wording: Wording, places: Places) -> Fault | None:
    seen: set[str] = set()
    for passage in wording.passages:
        if passage.place:
            wrong = passage.place not in places.blocks or passage.place in seen or any(passage.texts())
            if wrong:
                return Fault(
                    passage.place,
                    N_("'plaats = {place}' kan hier niet, staat er twee keer of heeft tekst bij zich"),
                    N_("Kies uit: {known}; elk één keer, zonder kop of tekst."),
                    {"place": passage.place, "known": ", ".join(sorted(places.blocks)) or "–"},
                )
            seen.add(passage.place)
        elif not (passage.title and (passage.paragraphs or passage.bullets)):
            return Fault(
                next(iter(passage.texts()), "[[deel]]")[:40],
                N_("een deel heeft een kop en minstens één alinea of punt"),
                N_("Vul het aan of haal het weg."),
                {},
            )
    missing = sorted(places.blocks - seen)
    if missing:
        return Fault(
            "",
            N_("de plaats '{place}' ontbreekt"),
            N_('Zet er een [[deel]] in met plaats = "{place}".'),
            {"place": missing[0]},
        )
    return None


def _missing(wording: Wording, places: Places) -> Fault | None:
    used = {name for text in wording.texts() for name in _PLACE.findall(text)}
    missing = sorted(places.needed - used)
    if missing:
        return Fault(
            "",
            N_("de plaats '{place}' ontbreekt"),
            N_("Zet {{{place}}} in een alinea: de brief moet dit noemen."),
            {"place": missing[0]},
        )
    return None


def filled(
    wording: Wording, values: Mapping[str, str], blocks: Mapping[str, Sequence[LetterPart]] | None = None
) -> tuple[LetterPart, ...]:
    """Return a checked wording with its places filled in; a text with a place that is empty is left out."""
    parts: list[LetterPart] = []
    for passage in wording.passages:
        if passage.place:
            parts += (blocks or {}).get(passage.place, ())
            continue
        paragraphs = tuple(_filled_texts(passage.paragraphs, values))
        bullets = tuple(_filled_texts(passage.bullets, values))
        if paragraphs or bullets:
            (title,) = tuple(_filled_texts((passage.title,), values)) or ("",)
            parts.append(LetterPart(title=title, paragraphs=paragraphs, bullets=bullets))
    return tuple(parts)


def titled(wording: Wording, values: Mapping[str, str]) -> str:
    """Return the title of a checked wording with its places filled in."""
    return _PLACE.sub(lambda found: values[found[1]], wording.title)


def _filled_texts(texts: Sequence[str], values: Mapping[str, str]) -> Iterator[str]:
    for text in texts:
        if all(values.get(name, "") for name in _PLACE.findall(text)):
            yield _PLACE.sub(lambda found: values[found[1]], text)


def bare(text: str) -> str:
    """Return a text with a short word in each of its places, to see how it reads."""
    return _PLACE.sub("ons", text)
