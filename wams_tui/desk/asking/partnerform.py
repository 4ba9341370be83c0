"""A partner's form out of the bytes of a file: whole or not at all, and what is wrong with it in one sentence.

A file of strangers is read as one: its size before its content, its signs before its meaning, and nothing of what it
says is repeated in a message.
"""

import json
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wams_tui.casework.asking.form import FORMAT, MOST_BYTES, PartnerForm
from wams_tui.casework.codes import VaultNature
from wams_tui.casework.errors import Misused, Refused, Unusable
from wams_tui.casework.words import N_

_DOCUMENT = N_("Welke velden er zijn en wat erin kan, staat in docs/request-form.md.")
_KINDS = {
    "missing": N_("{place} ontbreekt."),
    "extra_forbidden": N_("Bij {place} staat een veld dat het formulier niet kent."),
    "enum": N_("In {place} staat geen code die het formulier kent."),
    "literal_error": N_("In {place} staat geen code die het formulier kent."),
    "string_too_long": N_("{place} is te lang."),
    "too_long": N_("{place} heeft te veel regels."),
    "too_short": N_("{place} is leeg."),
    "string_too_short": N_("{place} is leeg."),
    "date_from_datetime_parsing": N_("In {place} staat geen dag, zoals 2026-11-30."),
    "date_parsing": N_("In {place} staat geen dag, zoals 2026-11-30."),
    "value_error": N_("{place} spreekt zichzelf tegen, of er staan onzichtbare tekens in."),
}
_OTHER = N_("{place} is niet van de soort die het formulier vraagt.")
_WHOLE = "'formulier'"


def read_file(path: Path) -> bytes:
    """Return the bytes of a form.

    Raises:
        Misused: it is a directory, or larger than a form can be; of that not a byte is read.
        Unusable: it is not there or may not be read.
    """
    try:
        if path.is_dir():
            raise Misused(N_("{path} is een map, geen bestand."), N_("Noem een bestand."), path=path)
        with path.open("rb") as file:
            # Not by what the directory says of its size: a pipe or a file that grows says nothing true.
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unusable(N_("{path} is niet te lezen."), N_("Controleer de naam en de rechten."), path=path) from error
    if len(content) > MOST_BYTES:
        raise Misused(
            N_("Dit bestand is te groot voor een verzoekformulier."),
            N_("Een formulier is kleiner dan 1 MB. Vraag de afzender om het formulier zelf, zonder bijlagen."),
        )
    return content


def parse(content: bytes, nature: VaultNature) -> PartnerForm:
    """Return the form that ``content`` is.

    Raises:
        Misused: it is no text, no JSON, no form, or a form that says what cannot be; of several faults the first.
        Refused: it is of a practice vault and this is none, or the other way round.
    """
    text = _text(content)
    form = _form(text)
    if form.praktijk is not (nature is VaultNature.OEFENKLUIS):
        raise Refused(
            N_("Dit formulier gaat over verzonnen personen; in een echte kluis hoort het niet.")
            if form.praktijk
            else N_("Dit formulier gaat over echte personen; in een oefenkluis hoort het niet."),
            N_("Lees het in de kluis in waarvoor het is gemaakt."),
        )
    return form


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Misused(
            N_("Dit bestand is niet in UTF-8 geschreven."),
            N_("Vraag de afzender om het formulier als UTF-8 te bewaren."),
        ) from None


def _form(text: str) -> PartnerForm:
    try:
        plain = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        if isinstance(error, _TwiceError):
            raise Misused(N_("In dit bestand staat een veld twee keer."), _DOCUMENT) from None
        raise Misused(
            N_("Dit bestand is geen JSON."), N_("Kies het JSON-bestand van het formulier; een PDF of ODT leest u zelf.")
        ) from None
    if not isinstance(plain, dict) or plain.get("formaat") != FORMAT:
        raise Misused(N_("Dit bestand is geen verzoekformulier van deze versie."), _DOCUMENT)
    try:
        return PartnerForm.model_validate_json(text)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False, include_context=False)
        raise Misused(_sentence(found[0]), _DOCUMENT, place=_place(found[0])) from None


class _TwiceError(ValueError):
    """A key stands twice in one object: which of the two a program believes, nobody can say."""


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError
    return found


def _no_number(_word: str) -> float:
    raise ValueError("no number")


def _sentence(error: ErrorDetails) -> str:
    return _KINDS.get(error["type"], _OTHER)


def _place(error: ErrorDetails) -> str:
    """Say where, in the words of the form; a key it does not know could be anybody's name, and is not repeated."""
    steps = error["loc"][:-1] if error["type"] == "extra_forbidden" else error["loc"]
    found = ""
    for step in steps:
        found += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if found else step
    return f"'{found}'" if found else _WHOLE
