"""What a form asks, and what was typed made into values: pure, so that it is tested without a screen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from wams_tui.casework.codes import Answer
from wams_tui.casework.dates import NoDateError
from wams_tui.casework.labels import label
from wams_tui.casework.typed_days import past_day, typed_day
from wams_tui.locale import _

Raw = Mapping[str, str]
"""What stands in a form, by the key of the field, as it was typed; codes of several options are joined by commas."""

Value = str | date | frozenset[str] | None

LONGEST_LINE = 200
LONGEST_TEXT = 4000
"""Characters that fit in a line and in a text: what is typed must fit in the note that a dropped line leaves."""

_Code = TypeVar("_Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class When:
    """A field is only asked when the field ``key`` holds one of ``codes``."""

    key: str
    codes: tuple[str, ...]

    def holds(self, raw: Raw) -> bool:
        """Whether it does now."""
        return not set(self.codes).isdisjoint(raw.get(self.key, "").split(","))


@dataclass(frozen=True, slots=True)
class Otherwise(When):
    """A field is only asked while one of the fields ``was`` stands otherwise than it did; ``key`` is one of them."""

    was: tuple[tuple[str, str], ...] = ()

    def holds(self, raw: Raw) -> bool:
        """Whether one of them does now."""
        return any(raw.get(key, "").strip() != before for key, before in self.was)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing asked. All texts are in the language of the screen; ``help`` stands below the label while one is there.

    ``needed`` is a field that cannot be left empty.
    """

    key: str
    label: str
    help: str = ""
    needed: bool = False
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Line(Field):
    """A line of text."""


@dataclass(frozen=True, slots=True)
class Text(Field):
    """A longer text, of lines of its own, that can be undone."""

    rows: int = 3


@dataclass(frozen=True, slots=True)
class Day(Field):
    """A day as people type it: ``vr``, ``over 2 wk``, ``3-12``; ``past`` reads a day without a year as the last one."""

    past: bool = False
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One of a closed list; ``tells`` is shown as long as it is the one chosen, ``also`` are other names for it."""

    code: str
    label: str
    tells: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice(Field):
    """One of a closed list; nothing is chosen beforehand."""

    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Several(Field):
    """Any number of a closed list."""

    options: tuple[Option, ...] = ()


def options_of(codes: Iterable[StrEnum], tells: Mapping[str, str] | None = None) -> tuple[Option, ...]:
    """Return options for codes of a closed list, called as they are everywhere."""
    told = tells or {}
    return tuple(Option(code.value, _(label(code)), told.get(code.value, "")) for code in codes)


def yes_no(
    key: str, label: str, helps: str = "", *, needed: bool = False, unknown: bool = True, yes: str = "",
    when: When | None = None,
) -> Choice:  # fmt: skip
    """Return a question of yes, no and, with ``unknown``, not known; ``yes`` is shown as long as the answer is yes."""
    answers = tuple(Answer) if unknown else (Answer.JA, Answer.NEE)
    return Choice(key, label, helps, needed, when, options_of(answers, {Answer.JA: yes}))


def raw_of(value: StrEnum | date | str | Iterable[StrEnum] | None) -> str:
    """Return a value as it stands in a form: for filling one in with what is there already."""
    match value:
        case None:
            return ""
        case StrEnum():
            return value.value
        case str():
            return value
        case date():
            return f"{value:%d-%m-%Y}"
    return ",".join(one.value for one in value)


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in, read; fields that were not asked are empty."""

    values: Mapping[str, Value]

    def text(self, key: str) -> str:
        """Return a line, a text, or the code of a choice; empty when nothing was filled in."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        """Return a day."""
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def code(self, key: str, kind: type[_Code]) -> _Code | None:
        """Return the choice as a code of ``kind``; ``None`` when nothing was chosen."""
        return kind(self.text(key)) if self.text(key) else None

    def codes(self, key: str, kind: type[_Code]) -> tuple[_Code, ...]:
        """Return everything that was chosen, in the order of the list ``kind``."""
        value = self.values.get(key)
        chosen = value if isinstance(value, frozenset) else frozenset[str]()
        return tuple(code for code in kind if code.value in chosen)

    def chosen(self, key: str) -> frozenset[str]:
        """Return everything that was chosen, for lists that are not codes, such as persons."""
        value = self.values.get(key)
        return value if isinstance(value, frozenset) else frozenset()

    def answer(self, key: str) -> Answer:
        """Return yes, no or not known; a question nobody answered is not known."""
        return self.code(key, Answer) or Answer.ONBEKEND


def asked(fields: Sequence[Field], raw: Raw) -> list[Field]:
    """Return the fields that are asked, as the form stands: one under a field that is not asked is not asked either."""
    shown: list[Field] = []
    for field in fields:
        if field.when is None or (field.when.key in {one.key for one in shown} and field.when.holds(raw)):
            shown.append(field)
    return shown


def read(field: Field, raw: str, today: date) -> tuple[Value, str]:
    """Return the value of what was typed, and what is wrong with it in the language of the screen, or nothing."""
    typed = raw.strip()
    if not typed:
        return _empty(field), _("Vul dit in.") if field.needed else ""
    match field:
        case Day():
            return _day(field, typed, today)
        case Choice():
            known = typed in {one.code for one in field.options}
            return (typed, "") if known else (None, _("Kies een van de mogelijkheden."))
        case Several():
            known_codes = {one.code for one in field.options}
            return frozenset(known_codes.intersection(typed.split(","))), ""
    longest = LONGEST_TEXT if isinstance(field, Text) else LONGEST_LINE
    if len(typed) > longest:
        too_long = _("Dit is te lang: {count} tekens, er passen er {most}.")
        return typed, too_long.format(count=len(typed), most=longest)
    return typed, ""


def read_all(fields: Sequence[Field], raw: Raw, today: date) -> tuple[Filled, dict[str, str]]:
    """Return everything that was filled in, and per field what is wrong with it."""
    values: dict[str, Value] = {}
    wrong: dict[str, str] = {}
    for field in asked(fields, raw):
        values[field.key], sentence = read(field, raw.get(field.key, ""), today)
        if sentence:
            wrong[field.key] = sentence
    return Filled(values), wrong


def _empty(field: Field) -> Value:
    match field:
        case Day() | Choice():
            return None
        case Several():
            return frozenset()
    return ""


def _day(field: Day, typed: str, today: date) -> tuple[Value, str]:
    try:
        found = past_day(typed, today) if field.past else typed_day(typed, today)
    except NoDateError as error:
        sentence = _(error.sentence)
        return None, sentence[:1].upper() + sentence[1:]
    if field.latest is not None and found > field.latest:
        return found, _("Dit is na {day}; dat kan hier niet.").format(day=raw_of(field.latest))
    if field.earliest is not None and found < field.earliest:
        return found, _("Dit is vóór {day}; dat kan hier niet.").format(day=raw_of(field.earliest))
    return found, ""
