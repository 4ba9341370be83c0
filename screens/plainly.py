"""Any value of a case in words, for laying two versions beside each other."""

from collections.abc import Container
from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel

from screens.words import day, moment, span
from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.fieldnames import field_name
from wams_tui.casework.household.kin import Address
from wams_tui.casework.labels import label
from wams_tui.casework.requests.request import LineDecision, StateChange
from wams_tui.casework.words import N_
from wams_tui.locale import _

COVERED = N_("(afgeschermd)")
"""Stands for a secret address nobody asked to see."""


def plainly(value: object, file: CaseFile, hidden: Container[str] = ()) -> str:
    """Return a value as a person reads it: codes by name, dates as dates, ids as who they stand for.

    Nothing is left out: what has no words of its own is shown as it is stored. Of the addresses whose ids are
    ``hidden`` only the period is told: a page left open shows none over a shoulder.
    """
    match value:
        case Address() if value.id in hidden:
            return f"{_(COVERED)}, {span(value.period)}"
        case None:
            return ""
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case StrEnum():
            return _(label(value))
        case (LineDecision(), *_rest):
            return "; ".join(_decisions([one for one in value if isinstance(one, LineDecision)], file))
        case tuple():
            return "; ".join(plainly(one, file, hidden) for one in value)
        case StateChange():
            told = _("{state} op {day} door {by}").format(state=_(label(value.state)), day=day(value.on), by=value.by)
            return f"{told}: {value.why}" if value.why else told
        case BaseModel():
            filled = ((name, plainly(getattr(value, name), file, hidden)) for name in type(value).model_fields)
            return ", ".join(f"{_(field_name(name))}: {text}" for name, text in filled if text)
    return _called(str(value), file)


def _decisions(made: list[LineDecision], file: CaseFile) -> list[str]:
    """Decisions that say the same of several lines are told once."""
    same: dict[str, list[str]] = {}
    for one in made:
        rest = one.model_copy(update={"line": "", "outcome": one.outcome, "reason": None})
        filled = ((name, plainly(getattr(rest, name), file)) for name in type(one).model_fields if name != "outcome")
        parts = [_(label(one.outcome)), _(label(one.reason)) if one.reason else ""]
        parts += [f"{_(field_name(name))}: {text}" for name, text in filled if text]
        same.setdefault(", ".join(part for part in parts if part), []).append(one.line)
    return [_("onderdeel {lines}: {what}").format(lines=", ".join(lines), what=what) for what, lines in same.items()]


def _called(text: str, file: CaseFile) -> str:
    persons = {one.id: one.name for one in file.persons}
    participants = {one.id: one.organisation for one in file.participants}
    return persons.get(text) or participants.get(text) or text
