"""What in a plan does not fit together: shown to who drafts it, as a question; nothing is ever refused for it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from wams_tui.casework.casefile import CaseFile
from wams_tui.casework.codes import Domain
from wams_tui.casework.plan.owners import Standing, standing
from wams_tui.casework.plan.pairs import PAIRS, Pair, Side
from wams_tui.casework.plan.parts import Action, ActionKind, Goal
from wams_tui.casework.requests.scope import DOMAINS_AT
from wams_tui.casework.words import N_

ENDLESS = frozenset({ActionKind.AFSPRAAK, ActionKind.NIET_HANDHAVEN})
"""Kinds that go on by themselves, and so need a day on which they end."""


class TensionKind(StrEnum):
    """What does not fit."""

    GEZEGD = "gezegd"
    """Somebody said that two actions work against each other."""
    PAAR = "paar"
    """Two actions are like a pair that often does."""
    NIEMAND = "niemand"
    EIGENAAR_WEG = "eigenaar-weg"
    EIGENAAR_ZEGT_NEE = "eigenaar-zegt-nee"
    TE_LAAT = "te-laat"
    NA_EVALUATIE = "na-evaluatie"
    ZONDER_EINDE = "zonder-einde"
    ZONDER_ACTIE = "zonder-actie"


TELLS: Mapping[TensionKind, str] = {
    TensionKind.GEZEGD: N_("Werkt volgens iemand tegen: {other}."),
    TensionKind.PAAR: N_("{asks} Naast: {other}."),
    TensionKind.NIEMAND: N_("Wie doet dit?"),
    TensionKind.EIGENAAR_WEG: N_("{name} is er niet meer bij: wie neemt dit over?"),
    TensionKind.EIGENAAR_ZEGT_NEE: N_("{name} doet niet mee: wie doet dit dan?"),
    TensionKind.TE_LAAT: N_("Dit had klaar zullen zijn: {when}."),
    TensionKind.NA_EVALUATIE: N_("Dit komt pas na de evaluatie op {review}."),
    TensionKind.ZONDER_EINDE: N_("Tot wanneer geldt dit?"),
    TensionKind.ZONDER_ACTIE: N_("Nog zonder actie: wat gaat er gebeuren?"),
}
"""What is asked of each, or told (Dutch, marked): ``{other}`` and ``{asks}`` of two actions, ``{name}`` of an owner."""


@dataclass(frozen=True, slots=True)
class Tension:
    """One thing that does not fit: ``part`` is the goal or action it stands with, ``other`` the second action."""

    kind: TensionKind
    part: str
    other: str = ""
    pair: Pair | None = None


_GONE = {
    Standing.NOBODY: TensionKind.NIEMAND,
    Standing.ENDED: TensionKind.EIGENAAR_WEG,
    Standing.MOVED: TensionKind.EIGENAAR_WEG,
    Standing.UNKNOWN: TensionKind.EIGENAAR_WEG,
    Standing.DECLINED: TensionKind.EIGENAAR_ZEGT_NEE,
}


def tensions(file: CaseFile, day: date) -> tuple[Tension, ...]:
    """Return everything in the plan that does not fit together on ``day``; of two actions each pair once."""
    busy = [one for one in file.actions if one.is_open]
    return (*_between(file, busy, day), *_of_actions(file, busy, day), *_of_goals(file, busy))


def law_of(file: CaseFile, action: Action) -> Domain | None:
    """Return under which act an action is done: as stated, else by who does it where they work in one domain only."""
    if action.law is not None:
        return action.law
    owner = next((one for one in file.participants if one.id == action.owner), None)
    at = DOMAINS_AT.get(owner.party, frozenset()) if owner is not None else frozenset()
    return next(iter(at)) if len(at) == 1 else None


def _between(file: CaseFile, busy: list[Action], day: date) -> Iterator[Tension]:
    told: set[frozenset[str]] = set()
    known = {one.id for one in busy}
    eased = [one for one in busy if one.kind is ActionKind.NIET_HANDHAVEN and (one.by_when or day) >= day]
    for action in busy:
        for named in action.against:
            if named in known and named != action.id and frozenset((action.id, named)) not in told:
                told.add(frozenset((action.id, named)))
                yield Tension(TensionKind.GEZEGD, action.id, named)
    said = {action.id: _fold(action.what) for action in busy}
    for pair in PAIRS:
        ones = [action for action in busy if _like(file, action, said[action.id], pair.one)]
        ones = [one for one in ones if not (pair.rests and _rests(file, one, eased))]
        others = [action for action in busy if _like(file, action, said[action.id], pair.other)]
        for one in ones:
            for other in others:
                both = frozenset((one.id, other.id))
                if one.id != other.id and both not in told and _meet(file, one, other, pair):
                    told.add(both)
                    yield Tension(TensionKind.PAAR, one.id, other.id, pair)


def _rests(file: CaseFile, action: Action, eased: list[Action]) -> bool:
    """Whether it is agreed, for somebody it is about and under its act, that it is not enforced for now."""
    same = (one for one in eased if law_of(file, one) == law_of(file, action))
    return any(not one.persons or not {*action.persons}.isdisjoint(one.persons) for one in same)


def _meet(file: CaseFile, one: Action, other: Action, pair: Pair) -> bool:
    """Whether they are about somebody they share, and under different acts where the pair is one of acts."""
    shared = not one.persons or not other.persons or not {*one.persons}.isdisjoint(other.persons)
    of_acts = bool(pair.one.laws and pair.other.laws)
    return shared and not (of_acts and law_of(file, one) == law_of(file, other))


def _like(file: CaseFile, action: Action, said: str, side: Side) -> bool:
    if side.laws and law_of(file, action) not in side.laws:
        return False
    if side.kinds and action.kind not in side.kinds:
        return False
    return not side.words or _pattern(side.words).search(said) is not None


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(_fold(word)) for word in words)})")


def _fold(text: str) -> str:
    if text.isascii():
        return text.casefold()
    return "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))


def _of_actions(file: CaseFile, busy: list[Action], day: date) -> Iterator[Tension]:
    review = file.case.review_on
    there = {owner: standing(file, owner, day) for owner in {one.owner for one in busy}}
    for action in busy:
        agreed_by_all = action.kind is ActionKind.AFSPRAAK and not action.owner
        gone = _GONE.get(there[action.owner])
        if gone is not None and not agreed_by_all:
            yield Tension(gone, action.id)
        if action.by_when is None:
            if action.kind in ENDLESS:
                yield Tension(TensionKind.ZONDER_EINDE, action.id)
        elif action.by_when < day:
            yield Tension(TensionKind.TE_LAAT, action.id)
        elif review is not None and action.by_when > review:
            yield Tension(TensionKind.NA_EVALUATIE, action.id)


def _of_goals(file: CaseFile, busy: list[Action]) -> Iterator[Tension]:
    worked_at = {one.goal for one in busy}
    for goal in file.goals:
        if goal.is_open and goal.id not in worked_at and not _all_done(file, goal):
            yield Tension(TensionKind.ZONDER_ACTIE, goal.id)


def _all_done(file: CaseFile, goal: Goal) -> bool:
    """Whether there were actions and all are done: then the goal waits for its evaluation, not for an action."""
    return any(one.goal == goal.id and one.done_on is not None for one in file.actions)
