"""Every word a person reads has a place in every catalogue."""

import ast
import gettext
import string
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from tests.house.tree import ROOT, dotted, modules
from wams_tui import locale
from wams_tui.locale import Language

KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "n_": (1, 2)}
CATALOGUES = sorted((ROOT / "wams_tui" / "locale").glob("*/LC_MESSAGES/*.po"))


@cache
def words() -> frozenset[str]:
    """Every text that is marked in the code; of a plural, the singular."""
    found = set()
    for path, _ in modules():
        for _line, message, _comments, _context in extract_from_file("python", ROOT / path, keywords=KEYWORDS):
            found.add(message if isinstance(message, str) else message[0])
    found.discard("")
    return frozenset(found)


def _catalogue(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def test_there_is_an_english_catalogue() -> None:
    assert "en" in {po.parents[1].name for po in CATALOGUES}


def test_the_code_marks_its_words() -> None:
    assert len(words()) > 50


def test_no_marked_text_stands_where_the_gatherer_does_not_look() -> None:
    marked = {
        (str(path), call.args[0].value)
        for path, tree in modules()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and dotted(call.func) in KEYWORDS
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }

    missed = sorted((path, text) for path, text in marked if text not in words())

    assert missed == []


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: str(po.parents[1].name))
def test_every_marked_text_is_translated(po: Path) -> None:
    catalogue = _catalogue(po)

    untranslated = sorted(
        word
        for word in words()
        if (message := catalogue.get(word)) is None or not all(_forms(message.string)) or message.fuzzy
    )

    assert untranslated == []


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: str(po.parents[1].name))
def test_a_translation_keeps_the_placeholders(po: Path) -> None:
    changed = [
        message.id
        for message in _catalogue(po)
        if message.id
        for form in _forms(message.string)
        if form and _placeholders(form) != _placeholders(_forms(message.id)[-1])
    ]

    assert changed == []


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: str(po.parents[1].name))
def test_the_compiled_catalogue_says_what_the_written_one_says(po: Path) -> None:
    with po.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    stale = [
        message.id
        for message in _catalogue(po)
        if isinstance(message.id, str)
        and message.id
        and message.string
        and compiled.gettext(message.id) != message.string
    ]

    assert stale == []


def test_without_its_catalogue_a_language_is_dutch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(locale, "files", lambda _package: tmp_path)

    try:
        locale.use(Language.EN)

        assert locale._("Casussen") == "Casussen"
    finally:
        locale.use(Language.NL)
