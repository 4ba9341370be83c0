"""Reading a folder of rule files: TOML in, one validated model out, or one clear error."""

import difflib
import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wams_tui.casework.errors import Misused, Unusable
from wams_tui.casework.words import N_

Shape = TypeVar("Shape", bound=BaseModel)

FILES = (
    "regelset.toml",
    "bronnen.toml",
    "partijen.toml",
    "gegevens.toml",
    "doelen.toml",
    "grondslagen.toml",
    "voorwaarden.toml",
    "algemeen.toml",
    "matrix-verstrekken.toml",
    "matrix-opvragen.toml",
    "matrix-eigen.toml",
    "parameters.toml",
    "boek.toml",
)
"""Every file a rule set consists of; all must be there, and nothing else may pose as one."""

_WORDS = {
    "missing": N_("ontbreekt"),
    "extra_forbidden": N_("is geen bekende sleutel"),
    "too_short": N_("mag niet leeg zijn"),
    "date_from_datetime_parsing": N_("is geen bestaande datum"),
    "date_type": N_("is geen datum"),
}

_TAGS = frozenset({"[key]", "int", "str"})
"""What pydantic adds to a place and no file holds."""


@dataclass(slots=True)
class Folder:
    """What was read: the merged tables, the text of each file, and where each table stood."""

    content: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    origins: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    digest: str = ""

    def place(self, table: str, index: int) -> tuple[str, int]:
        """Return file and line (from 1) of the ``index``-th table ``[[table]]`` or ``[table]`` over all files."""
        name, within = self.origins[table][index]
        seen = -1
        for number, line in enumerate(self.texts[name].splitlines(), start=1):
            seen += line.strip() in (f"[[{table}]]", f"[{table}]")
            if seen == within:
                return name, number
        return name, 1


def invalid(file: str, line: int, place: str, what: str, hint: str) -> Misused:
    """Return the one error a faulty rule file gives: where, what, and how to mend it."""
    return Misused(
        N_("Regelbestand {file}, regel {line} ({place}): {what}."), hint, file=file, line=line, place=place, what=what
    )


def read_folder(folder: Traversable | Path, names: Sequence[str] = FILES) -> Folder:
    """Read and merge the files ``names`` in ``folder``; all must be there, and no other ``.toml`` beside them.

    Raises:
        Misused: when a file is not TOML or a file name is unknown.
        Unusable: when a file is missing or cannot be read.
    """
    try:
        strangers = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    except OSError:
        strangers = []  # what cannot be listed cannot be read either: that is told below
    for name in strangers:
        if name not in names:
            raise invalid(name, 1, name, "dit bestand hoort niet bij een regelset", N_("Haal het weg of hernoem het."))
    return read_texts({name: _text(folder, name) for name in names})


def read_texts(texts: Mapping[str, str]) -> Folder:
    """Merge the texts of rule files, by name, in this order.

    Raises:
        Misused: when one is not TOML.
    """
    read = Folder()
    digest = hashlib.sha256()
    for name, text in texts.items():
        tables = _tables(name, text)
        canonical = json.dumps(tables, sort_keys=True, ensure_ascii=False, default=str)
        digest.update(f"{name}\0{canonical}\0".encode())
        read.texts[name] = text
        _merge(read, name, tables)
    read.digest = digest.hexdigest()
    return read


def validated(read: Folder, shape: type[Shape]) -> Shape:
    """Return what was read as models of ``shape``.

    Raises:
        Misused: for the first fault, with file, line, what is wrong and how to mend it.
    """
    try:
        return shape.model_validate(read.content)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        # A misspelt key also makes the right one missing: the misspelling is what a person must see.
        first = next((fault for fault in faults if fault["type"] == "extra_forbidden"), faults[0])
        raise _explained(read, first) from None


def _text(folder: Traversable | Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except OSError:
        raise Unusable(
            N_("Het regelbestand {file} ontbreekt of is niet te lezen."),
            N_("Zet de hele regelset in één map; zonder alle bestanden begint het programma niet."),
            file=name,
        ) from None
    except UnicodeDecodeError:
        raise invalid(name, 1, name, "dit is geen UTF-8-tekst", N_("Bewaar het bestand als UTF-8.")) from None


def _tables(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        hint = N_("Herstel de schrijfwijze op die plaats (TOML).")
        raise invalid(
            name, getattr(error, "lineno", 1), "TOML", str(error).replace("{", "(").replace("}", ")"), hint
        ) from None


def _merge(read: Folder, name: str, tables: dict[str, Any]) -> None:
    direction = tables.pop("richting", None)
    for key, value in tables.items():
        if isinstance(value, list):
            rows = [_directed(row, direction) for row in value]
            read.content.setdefault(key, []).extend(rows)
            read.origins.setdefault(key, []).extend((name, index) for index in range(len(rows)))
        elif key in read.content:
            hint = N_("Zet deze tabel in één bestand.")
            raise invalid(name, 1, key, f"staat ook in {read.origins[key][0][0]}", hint)
        else:
            read.content[key] = value
            read.origins.setdefault(key, []).append((name, 0))


def _directed(row: Any, direction: str | None) -> Any:
    return {"richting": direction, **row} if direction is not None and isinstance(row, Mapping) else row


def _explained(read: Folder, fault: ErrorDetails) -> Misused:
    where = fault["loc"]
    table = str(where[0]) if where else ""
    index = where[1] if len(where) > 1 and isinstance(where[1], int) else 0
    file, line = read.place(table, index) if table in read.origins else (next(iter(read.texts)), 1)
    entry = read.content.get(table)
    named = entry[index] if isinstance(entry, list) else {}
    name = str(named.get("id") or named.get("code") or table) if isinstance(named, Mapping) else table
    inside = where[2:] if isinstance(entry, list) else where[1:]
    key = ".".join(str(part) for part in inside if part not in _TAGS) or table
    return invalid(file, line, name, f"{key}: {_what(fault)}", _hint(fault))


def _what(fault: ErrorDetails) -> str:
    given = str(fault["input"])[:40].replace("{", "(").replace("}", ")")
    if fault["type"] in {"enum", "literal_error"}:
        return f"onbekende code '{given}'"
    if fault["type"] == "value_error":
        return str(fault.get("ctx", {}).get("error", fault["msg"]))
    return _WORDS.get(fault["type"], f"'{given}' heeft niet de juiste vorm")


def _hint(fault: ErrorDetails) -> str:
    if fault["type"] in {"enum", "literal_error"}:
        known = [
            word.strip(" '") for word in str(fault.get("ctx", {}).get("expected", "")).replace(" or ", ", ").split(",")
        ]
        near = difflib.get_close_matches(str(fault["input"]), known, n=3, cutoff=0.4) or known[:6]
        return f"Bedoelt u: {', '.join(near)}?"
    return N_("Verbeter dit in het bestand; tot dan begint het programma niet.")
