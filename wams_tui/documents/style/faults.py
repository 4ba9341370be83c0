"""What is wrong in a file of a house style: one sentence with the file and the line, and what to do about it."""

import tomllib

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wams_tui.casework.errors import Misused
from wams_tui.casework.words import N_

_WORDS = {
    "missing": N_("'{key}' ontbreekt"),
    "extra_forbidden": N_("'{key}' is geen bekende sleutel"),
    "string_too_long": N_("'{key}' is langer dan {limit} tekens"),
    "string_too_short": N_("'{key}' is leeg"),
    "too_long": N_("'{key}' heeft er meer dan {limit}"),
    "too_short": N_("'{key}' is leeg"),
    "string_type": N_("'{key}' is geen tekst tussen aanhalingstekens"),
    "string_pattern_mismatch": N_("'{key}' heeft niet de goede vorm"),
}
_OTHERWISE = N_("'{key}' kan zo niet")


def wrong(file: str, line: int, what: str, hint: str, **names: object) -> Misused:
    """Return the one error a faulty file gives; ``what`` and ``hint`` are translated with ``names`` in them."""
    return Misused(
        N_("Huisstijl, bestand {file}, regel {line}: {what}."),
        hint,
        file=file,
        line=line,
        what=Told(what, names),
        **names,
    )


class Told:
    """A part of a sentence that is translated and filled in when the sentence is shown."""

    def __init__(self, said: str, names: dict[str, object]) -> None:
        self._said, self._names = said, names

    def __str__(self) -> str:
        from wams_tui.locale import _

        return _(self._said).format(**self._names)


def from_toml(file: str, error: tomllib.TOMLDecodeError) -> Misused:
    """Return that a file is not TOML, with the line the reader stopped at."""
    found = str(error).partition("line ")[2].partition(",")[0]
    line = int(found) if found.isdigit() else 1
    return wrong(
        file,
        line,
        N_("dit is geen geldige TOML"),
        N_("Kijk op die regel naar aanhalingstekens, komma's en haken."),
    )


def from_validation(file: str, text: str, error: ValidationError) -> Misused:
    """Return the first fault of a file's content; a misspelt key before the right one that is missing for it."""
    faults = error.errors(include_url=False)
    first = next((one for one in faults if one["type"] == "extra_forbidden"), faults[0])
    keys = [str(part) for part in first["loc"] if isinstance(part, str)]
    limit = first.get("ctx", {}).get("max_length", "")
    return wrong(
        file,
        _line_of_fault(text, first),
        _WORDS.get(first["type"], _OTHERWISE),
        N_("Verbeter het, of haal het weg; 'wams documents init' maakt een goed voorbeeld."),
        key=keys[-1] if keys else "–",
        limit=limit,
    )


def line_of(text: str, near: str) -> int:
    """Return the line (from 1) on which ``near`` first stands; 1 where it is nowhere."""
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if near and near in line and not line.lstrip().startswith("#")), 1)


def _line_of_fault(text: str, fault: ErrorDetails) -> int:
    """Find the line by what was typed, else by the key, in the table where it is."""
    value = fault["input"]
    keys = [part for part in fault["loc"] if isinstance(part, str)]
    lines = text.splitlines()
    start = 0
    index = next((part for part in fault["loc"] if isinstance(part, int)), None)
    if index is not None and keys:
        heads = [number for number, line in enumerate(lines) if line.strip() == f"[[{keys[0]}]]"]
        start = heads[index] if index < len(heads) else 0
    elif len(keys) > 1:
        start = next((number for number, line in enumerate(lines) if line.strip() == f"[{keys[0]}]"), 0)
    if isinstance(value, str) and value.strip():
        head = value.strip().splitlines()[0][:40]
        for number in range(start, len(lines)):
            if head in lines[number]:
                return number + 1
    for number in range(start, len(lines)):
        if keys and lines[number].split("=")[0].strip() == keys[-1]:
            return number + 1
    return start + 1
