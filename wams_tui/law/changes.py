"""What differs between two rule sets as they are written: entries that came, went or say something else."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wams_tui.law.models import Model
from wams_tui.law.ruleset import RuleSet

ONLY_WORDS = frozenset({
    "alternatief", "artikel", "avg", "bronnen", "dpv", "herstel", "naam", "nummer", "reden", "staat_niet_toe",
    "staat_toe", "titel", "toelichting", "uitleg", "verplichtingen", "waarom", "weigering", "zeker", "zin",
})  # fmt: skip
"""Keys that are said to a person and turn no verdict."""

_TABLES: Mapping[str, tuple[str, str]] = {
    "bases": ("grondslag", "code"),
    "purposes": ("doel", "code"),
    "categories": ("gegeven", "code"),
    "conditions": ("voorwaarde", "code"),
    "points": ("punt", "id"),
    "rules": ("regel", "id"),
    "rows": ("rij", "id"),
    "hat_rows": ("petrij", "pet"),
    "known_at": ("bekendheid", "telt_als"),
    "parameters": ("parameter", "code"),
    "chapters": ("hoofdstuk", "id"),
}


class How(StrEnum):
    """What became of an entry."""

    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    GEWIJZIGD = "gewijzigd"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One key of an entry, before and after, as it stands in the file; empty where it was not there."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that differs. ``table`` and ``id`` are as in the files; ``fields`` is empty for what came or went."""

    table: str
    id: str
    how: How
    fields: tuple[FieldChange, ...] = ()

    @property
    def turns(self) -> bool:
        """Whether it can turn a verdict; otherwise only words changed."""
        if self.table in {"parameter", "hoofdstuk", "bron", "zin", "naam", "regime"}:
            return False
        return self.how is not How.GEWIJZIGD or any(field.key not in ONLY_WORDS for field in self.fields)


def changes(old: RuleSet, new: RuleSet) -> tuple[Change, ...]:
    """Return every entry that differs, whether it turns verdicts or only says it otherwise."""
    found: list[Change] = []
    for attribute, (table, key) in _TABLES.items():
        found += _compared(
            table, _keyed(getattr(old.files, attribute), key), _keyed(getattr(new.files, attribute), key)
        )
    for table, before, after in (
        ("bron", _dumped(old.files.sources), _dumped(new.files.sources)),
        ("naam", _worded(old.files.names), _worded(new.files.names)),
        ("regime", _worded(old.files.regime_notes), _worded(new.files.regime_notes)),
        ("zin", _worded(_plain(old.files.sentences)), _worded(_plain(new.files.sentences))),
    ):
        found += _compared(table, before, after)
    return tuple(found)


def _plain(entry: Model) -> dict[str, Any]:
    return entry.model_dump(by_alias=True, mode="json", exclude_unset=True)


def _keyed(entries: Iterable[Model], key: str) -> dict[str, dict[str, Any]]:
    dumped = [_plain(entry) for entry in entries]
    keyed: dict[str, dict[str, Any]] = {}
    for entry in dumped:
        name = str(entry[key])
        # One hat or kind of data may have more entries: they are told apart by their number.
        keyed[name if name not in keyed else f"{name} {len(keyed) + 1}"] = entry
    return keyed


def _dumped(entries: Mapping[str, Model]) -> dict[str, dict[str, Any]]:
    return {key: _plain(entry) for key, entry in entries.items()}


def _worded(texts: Mapping[Any, Any]) -> dict[str, dict[str, Any]]:
    return {str(key): {"zin": text} for key, text in texts.items()}


def _compared(table: str, old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]) -> list[Change]:
    found = [Change(table, name, How.VERVALLEN) for name in old if name not in new]
    for name, after in new.items():
        before = old.get(name)
        if before is None:
            found.append(Change(table, name, How.NIEUW))
            continue
        keys = [key for key in {**before, **after} if _text(before.get(key)) != _text(after.get(key))]
        if keys:
            fields = tuple(FieldChange(key, _text(before.get(key)), _text(after.get(key))) for key in keys)
            found.append(Change(table, name, How.GEWIJZIGD, fields))
    return found


def _text(value: Any) -> str:
    """Return a value as text, blind to the order of a list: in these files a list is a choice, not a sequence."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(_sorted(value), ensure_ascii=False, sort_keys=True)


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(inner) for inner in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value
