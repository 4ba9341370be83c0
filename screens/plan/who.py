"""Who was meant by a few letters or a number: pure, so that it is tested without a screen."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from screens.form.fields import Option
from wams_tui.locale import _

MOST_NAMED = 9


class Meant(NamedTuple):
    """Who was meant: ids, and a sentence that says how it was read, or what is wrong with it."""

    ids: tuple[str, ...]
    sentence: str
    wrong: bool = False


def one_of(typed: str, options: Sequence[Option]) -> Meant:
    """Return the one who was meant by a number from the list or by the beginning of a name; nobody by nothing."""
    wanted = fold(typed)
    if not wanted:
        return Meant((), listed(options))
    if wanted.isdigit() and 1 <= int(wanted) <= len(options):
        found = [options[int(wanted) - 1]]
    else:
        found = [one for one in options if any(_fits(wanted, name) for name in _names(one))]
        found = [one for one in found if wanted in _names(one)] or found
    if len(found) == 1:
        return Meant((found[0].code,), found[0].label)
    if found:
        return Meant((), _("Wie van deze? {names}").format(names=listed(found, options)), wrong=True)
    return Meant((), _("Zo heet niemand hier. {names}").format(names=listed(options)), wrong=True)


def some_of(typed: str, options: Sequence[Option]) -> Meant:
    """Return everybody who was meant, separated by commas."""
    parts = [part for part in typed.split(",") if part.strip()]
    read = [one_of(part, options) for part in parts]
    wrong = next((one for one in read if one.wrong), None)
    if wrong is not None:
        return wrong
    named = {one.code: one.label for one in options}
    ids = tuple(dict.fromkeys(id for one in read for id in one.ids))
    return Meant(ids, ", ".join(named[id] for id in ids) if ids else listed(options))


def said_by(typed: str, options: Sequence[Option]) -> tuple[str, str]:
    """Return whose words these are, and the words: ``Lotte: Ik wil slapen``; nobody's, and whole, without such a name.

    Only a whole name counts: own words are kept verbatim, and what stands before a colon may well be one of them.
    """
    name, colon, said = typed.partition(":")
    wanted = fold(name)
    found = [one.code for one in options if wanted and fold(one.label) == wanted]
    return (found[0], said.strip()) if colon and len(found) == 1 else ("", typed.strip())


def listed(options: Sequence[Option], among: Sequence[Option] | None = None) -> str:
    """Return who can be meant, each with their number in the whole list."""
    numbers = {one.code: number for number, one in enumerate(among or options, 1)}
    names = ", ".join(f"{numbers[one.code]} {one.label}" for one in options[:MOST_NAMED])
    return f"{names} …" if len(options) > MOST_NAMED else names


def fold(text: str) -> str:
    """Lower case, without diacritics and without spaces around."""
    plain = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(one for one in plain if not unicodedata.combining(one))


def _names(one: Option) -> tuple[str, ...]:
    return tuple(fold(name) for name in (one.label, *one.also))


def _fits(wanted: str, name: str) -> bool:
    return name.startswith(wanted) or any(word.startswith(wanted) for word in name.split())
