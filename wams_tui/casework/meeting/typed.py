"""What is typed about a conference, read as it is meant: ``vr 14:00-15:30``, ``bellen / schuldhulp / vr``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from wams_tui.casework.dates import NoDateError
from wams_tui.casework.finding.likeness import words
from wams_tui.casework.typed_days import typed_day
from wams_tui.casework.words import N_

LASTS = timedelta(hours=1)
"""How long a conference is of which only the beginning was typed."""

_CLOCK = r"([01]?[0-9]|2[0-3])(?:\s*(?:[:.]|uu?r?\s?)\s*([0-5][0-9])|\s*u(?:ur)?)?"
_HOURS = re.compile(rf"(?:om\s+|at\s+|van\s+|from\s+)?{_CLOCK}(?:\s*(?:-|–|tot|t/m|to|until)\s*{_CLOCK})?$")
_SPLIT = re.compile(r"\s+/\s+|\s*/\s+|\s+/\s*")


class NotReadError(ValueError):
    """What was typed cannot be read; ``sentence`` says why (Dutch, marked), with ``params`` in it."""

    def __init__(self, sentence: str, **params: str) -> None:
        super().__init__(sentence)
        self.sentence, self.params = sentence, params


@dataclass(frozen=True, slots=True)
class Hours:
    """A day, and from when until when on it."""

    on: date
    starts_at: time
    ends_at: time


def typed_hours(text: str, today: date) -> Hours:
    """Return the day and the hours that ``text`` means; with no end it lasts an hour.

    Raises:
        NotReadError: it names no hours, no day, or an end that is not after the beginning.
    """
    written = " ".join(text.casefold().split())
    found = next((one for place in _starts(written) if (one := _HOURS.match(written, place))), None)
    if found is None:
        raise NotReadError(N_("Schrijf de dag en de tijd, zoals vr 14:00-15:30."))
    try:
        on = typed_day(written[: found.start()].strip(" ,"), today)
    except NoDateError as error:
        raise NotReadError(N_("Schrijf eerst de dag en dan de tijd, zoals vr 14:00-15:30.")) from error
    starts = time(int(found[1]), int(found[2] or 0))
    if found[3] is None:
        ended = datetime.combine(on, starts) + LASTS
        ends = ended.time() if ended.date() == on else time(23, 59)
    else:
        ends = time(int(found[3]), int(found[4] or 0))
    if ends <= starts:
        raise NotReadError(N_("Het overleg eindigt niet na het begin. Schrijf de tijden als 14:00-15:30."))
    return Hours(on, starts, ends)


def _starts(written: str) -> list[int]:
    """Where the hours may begin: behind a space, the longest stretch first (``14 tot 15`` begins at the 14)."""
    return [found.end() for found in re.finditer(r"[\s,]+", written)]


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody who may do it, and what they are called."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypedAction:
    """An action as it was typed: what, by whom and by when, as far as that was said."""

    what: str
    owner: str = ""
    by_when: date | None = None


def typed_action(text: str, doers: Sequence[Doer], today: date) -> TypedAction:
    """Return what ``text`` means: what is done, and behind a slash who does it and by when, in any order.

    Raises:
        NotReadError: nothing is done, or what stands behind a slash is nobody here, more than one, and no day.
    """
    what, *rest = [part.strip() for part in _SPLIT.split(text.strip())]
    if not what:
        raise NotReadError(N_("Schrijf eerst wat er gebeurt."))
    owner, by_when = "", None
    for part in (one for one in rest if one):
        day = _day(part, today)
        if day is not None and by_when is None:
            by_when = day
            continue
        if owner:
            raise NotReadError(N_("‘{part}’ is geen dag. Schrijf: wat / wie / wanneer."), part=part)
        owner = _who(part, doers)
    return TypedAction(what, owner, by_when)


def typed_words(text: str, speakers: Sequence[Doer]) -> tuple[str, str]:
    """Return who says it and what, letter for letter, of a line such as ``Lotte: Ik wil slapen``.

    Raises:
        NotReadError: it does not begin with somebody of this household and a colon, or nothing is said.
    """
    name, colon, said = text.partition(":")
    if not colon or not name.strip():
        raise NotReadError(N_("Begin met wie het zegt en een dubbelepunt, zoals: Lotte: Ik wil slapen."))
    if not said.strip():
        raise NotReadError(N_("Schrijf achter de dubbelepunt wat er is gezegd."))
    return _who(name.strip(), speakers), said.strip()


def _day(part: str, today: date) -> date | None:
    try:
        return typed_day(part, today)
    except NoDateError:
        return None


def _who(part: str, doers: Sequence[Doer]) -> str:
    """Return whose name it is; one that is meant whole goes before those it is a part of."""
    asked = words(part)
    fitting = [one for one in doers if any(_begins(asked, words(name)) for name in one.names)]
    whole = [one for one in fitting if any(words(name) == asked for name in one.names)]
    found = whole if len(whole) == 1 else fitting
    if not found:
        raise NotReadError(N_("‘{part}’ is niemand hier. Schrijf een deel van de naam."), part=part)
    if len(found) > 1:
        raise NotReadError(
            N_("‘{part}’ kan {names} zijn. Schrijf meer van de naam."),
            part=part,
            names=", ".join(one.names[0] for one in found[:3]),
        )
    return found[0].id


def _begins(asked: Sequence[str], name: Sequence[str]) -> bool:
    """Whether every word that was typed begins a word of the name."""
    return bool(asked) and all(any(word.startswith(one) for word in name) for one in asked)
