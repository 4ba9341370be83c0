"""Organisations out of a vCard file (versions 3.0 and 4.0), card by card; what is wrong with one stops no other."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from wams_tui.casework.codes import Party
from wams_tui.casework.dates import NoDateError, parse_date
from wams_tui.casework.errors import Misused
from wams_tui.casework.labels import label
from wams_tui.casework.partners.agekey import age_key
from wams_tui.casework.partners.organisations import LONGEST, Partner
from wams_tui.casework.words import N_

MOST_CARDS = 5000
_BREAK = re.compile(r"\r\n|\n|\r")
_ESCAPED = re.compile(r"\\(.)")
_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_DAYS = {
    "X-WAMS-AFSPRAAK": "agreement_on",
    "X-WAMS-AFSPRAAK-TOT": "agreement_until",
    "X-WAMS-DPIA": "dpia_on",
    "X-WAMS-KENNISMAKING": "onboarded_on",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One card as it was read: the organisation it makes, or why it makes none (marked texts).

    ``given`` names the fields the card speaks of; what it is silent about is not taken from anybody.
    """

    number: int
    name: str
    partner: Partner | None = None
    given: frozenset[str] = frozenset()
    reasons: tuple[str, ...] = ()


@dataclass
class _Lines:
    """The values of one card by property, in order, with whether their parameters call them a contact."""

    values: dict[str, list[str]] = field(default_factory=dict)
    contact: str = ""

    def first(self, name: str) -> str:
        """The first value of a property, empty where there is none."""
        return next(iter(self.values.get(name, ())), "")


def read_cards(content: bytes, party: Party | None = None) -> tuple[Card, ...]:
    """Return every card of a file.

    Args:
        content: The file; UTF-8, or Latin-1 as old programs write.
        party: What an organisation is where its card does not say.

    Raises:
        Misused: it holds no card, one that is not closed, or more than 5000.
    """
    cards = tuple(_card(number, lines, party) for number, lines in enumerate(_cards(_decoded(content)), start=1))
    if not cards:
        raise Misused(N_("In dit bestand staat geen enkele vCard."), N_("Kies een bestand dat met BEGIN:VCARD begint."))
    return cards


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _cards(text: str) -> Iterator[_Lines]:
    found: _Lines | None = None
    count = 0
    for line in _unfolded(text):
        name, parameters, value = _parted(line)
        if name == "BEGIN" and value.upper() == "VCARD":
            if found is not None:
                raise _not_whole()
            found, count = _Lines(), count + 1
            if count > MOST_CARDS:
                raise Misused(
                    N_("Dit bestand heeft meer dan {most} kaarten."), N_("Deel het op in kleinere bestanden."),
                    most=MOST_CARDS,
                )  # fmt: skip
        elif name == "END" and value.upper() == "VCARD":
            if found is None:
                raise _not_whole()
            yield found
            found = None
        elif found is not None and name:
            found.values.setdefault(name, []).append(value)
            if name == "RELATED" and "CONTACT" in parameters.upper():
                found.contact = found.contact or value
    if found is not None:
        raise _not_whole()


def _unfolded(text: str) -> Iterator[str]:
    whole = ""
    for line in _BREAK.split(text):
        if line[:1] in (" ", "\t"):
            whole += line[1:]
        else:
            yield whole
            whole = line
    yield whole


def _parted(line: str) -> tuple[str, str, str]:
    """Return the name of a line without its group, its parameters, and its value; a colon in quotes parts nothing."""
    quoted = False
    for place, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == ":" and not quoted:
            name, _semicolon, parameters = line[:place].partition(";")
            return name.rpartition(".")[2].strip().upper(), parameters, line[place + 1 :].strip()
    return "", "", ""


def _card(number: int, lines: _Lines, default: Party | None) -> Card:
    reasons: list[str] = []
    full, organisation = _text(lines.first("FN")), _text(_component(lines.first("ORG")))
    is_organisation = lines.first("KIND").lower() == "org" or not organisation
    name = full if is_organisation else organisation
    values: dict[str, object] = {
        "contact_person": _text(lines.contact) if is_organisation else full,
        "phone": _text(lines.first("TEL")).removeprefix("tel:"),
        "mail": _text(lines.first("EMAIL")).removeprefix("mailto:"),
    }
    if not name:
        reasons.append(N_("er staat geen naam in (FN of ORG)"))
    for text in (name, *values.values()):
        if isinstance(text, str) and len(text) > LONGEST:
            reasons.append(N_("een van de velden is langer dan 200 tekens"))
    for written, key in _DAYS.items():
        if lines.first(written):
            values[key] = _day(lines.first(written), reasons)
    if lines.first("X-WAMS-SLEUTEL"):
        values["recipient_key"] = _key(lines.first("X-WAMS-SLEUTEL"), reasons)
    party = _party(lines, default, reasons)
    given = frozenset(key for key, value in values.items() if value)
    if reasons or party is None:
        return Card(number, name, reasons=tuple(dict.fromkeys(reasons)))
    partner = Partner.model_validate({"id": _id(lines), "name": name, "party": party, **{k: values[k] for k in given}})
    return Card(number, name, partner, given)


def _party(lines: _Lines, default: Party | None, reasons: list[str]) -> Party | None:
    written = lines.first("X-WAMS-PARTIJ").strip().casefold()
    if not written:
        if default is None:
            reasons.append(N_("er staat geen partij in; noem er een bij het inlezen"))
        return default
    called = {one.value: one for one in Party} | {label(one).casefold(): one for one in Party}
    if written not in called:
        reasons.append(N_("de partij is onbekend"))
    return called.get(written)


def _id(lines: _Lines) -> str:
    try:
        return str(UUID(lines.first("UID").removeprefix("urn:uuid:")))
    except ValueError:
        return ""


def _day(written: str, reasons: list[str]) -> date | None:
    found = _DAY.match(written)
    try:
        return parse_date("-".join(found.groups()) if found else written)
    except NoDateError:
        reasons.append(N_("een van de datums bestaat niet"))
        return None


def _key(written: str, reasons: list[str]) -> str:
    try:
        return age_key(written)
    except Misused as error:
        reasons.append(error.message)
        return ""


def _component(value: str) -> str:
    """The first part of a structured value: of ORG the organisation, without its departments."""
    return re.split(r"(?<!\\);", value, maxsplit=1)[0]


def _text(value: str) -> str:
    """Take escapes and what nobody sees out of a value; a break in it becomes a space."""
    plain = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value)
    seen = (
        " " if sign.isspace() else sign
        for sign in plain
        if sign.isspace() or (unicodedata.category(sign) != "Cc" and sign not in _TURNING)
    )
    return " ".join("".join(seen).split())


def _not_whole() -> Misused:
    return Misused(
        N_("Dit bestand is niet heel: een kaart begint of eindigt niet zoals het hoort."),
        N_("Voer het adresboek opnieuw uit bij wie het gaf."),
    )
