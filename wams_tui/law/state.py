"""Facts and mandates as bits: how things stand, and what a demand makes of it, without a loop over dictionaries.

Every fact and every mandate has three bits, one for each answer; of each three exactly one is set. One more bit is
always set, for what can never be answered. A demand is then the bits that refuse, those that weigh and those that bind.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from wams_tui.casework.codes import Answer, Fact, Mandate
from wams_tui.law.plan import RANK, Need
from wams_tui.law.question import Question
from wams_tui.law.verdict import Effect

_REFUSES, _WEIGHS, _BINDS = RANK[Effect.WEIGEREN], RANK[Effect.AFWEGING], RANK[Effect.TOESTAAN_MITS]

_BIT: dict[tuple[Fact | Mandate, Answer], int] = {
    (subject, answer): 1 << (3 * number + place)
    for number, subject in enumerate((*Fact, *Mandate))
    for place, answer in enumerate(Answer)
}
_ALWAYS = 1 << len(_BIT)
_NOTHING_KNOWN = _ALWAYS | sum(_BIT[subject, Answer.ONBEKEND] for subject in (*Fact, *Mandate))
_LEARNT = {
    (subject, answer): bit ^ _BIT[subject, Answer.ONBEKEND] if answer is not Answer.ONBEKEND else 0
    for (subject, answer), bit in _BIT.items()
}


def state_of(question: Question) -> int:
    """Return how facts and mandates stand on the day of ``question``; a mandate that ended is a no."""
    state = _NOTHING_KNOWN
    for learnt in question.facts.items():
        state ^= _LEARNT[learnt]
    for mandate, period in question.periods.items():
        state ^= _LEARNT[mandate, Answer.JA if period.contains(question.on) else Answer.NEE]
    return state


@dataclass(frozen=True, slots=True)
class Marks:
    """The bits that refuse, weigh and bind; the strongest that is set counts."""

    refuse: int = 0
    weigh: int = 0
    bind: int = 0

    @classmethod
    def of(cls, ranks: Iterable[tuple[int, int]]) -> Self:
        """Gather ``(bit, rank)`` pairs."""
        sums = [0, 0, 0, 0]
        for bit, rank in ranks:
            sums[rank] |= bit
        return cls(sums[_REFUSES], sums[_WEIGHS], sums[_BINDS])

    def rank(self, state: int) -> int:
        """Return the rank of the strongest effect that ``state`` meets."""
        if state & self.refuse:
            return _REFUSES
        if state & self.weigh:
            return _WEIGHS
        return _BINDS if state & self.bind else 0


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """One demand as bits: now, and at best; ``waived`` and ``required`` say on which other facts it stands at all."""

    subject: int
    now: Marks
    best: Marks
    waived: int
    required: int

    @classmethod
    def of(cls, need: Need) -> Self:
        """Number ``need``."""
        bits = _bits(need)
        return cls(
            subject=sum(bits.values()),
            now=Marks.of((bit, need.ranks[need.counted(answer)]) for answer, bit in bits.items()),
            best=Marks.of((bit, need.best_of(need.counted(answer))) for answer, bit in bits.items()),
            waived=sum(_BIT[known] for known in need.waived_by),
            required=sum(_BIT[known] for known in need.only_when),
        )

    @property
    def unmet(self) -> int:
        """The bits with which it stands in the way now."""
        return self.now.refuse | self.now.weigh

    def stands(self, state: int) -> bool:
        """Whether it applies when the facts stand as ``state``."""
        return not state & self.waived and state & self.required == self.required


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a verdict comes to before its facts: the strongest rule by codes, and every demand as bits.

    ``now`` and ``best`` add up every demand that always stands; ``counted`` are the bits with which the first on each
    fact is missing, ``seconds`` the others on a fact. ``apart`` are the demands that depend on another fact.
    """

    floor: int
    now: Marks
    best: Marks
    counted: int
    seconds: tuple[Standing, ...]
    apart: tuple[Standing, ...]

    @classmethod
    def of(cls, floor: int, demands: Iterable[Standing]) -> Self:
        """Gather ``demands``."""
        refuse = weigh = bind = counted = taken = 0
        best_refuse = best_weigh = best_bind = 0
        seconds: list[Standing] = []
        apart: list[Standing] = []
        for one in demands:
            if one.waived or one.required:
                apart.append(one)
                continue
            now, best = one.now, one.best
            refuse, weigh, bind = refuse | now.refuse, weigh | now.weigh, bind | now.bind
            best_refuse, best_weigh = best_refuse | best.refuse, best_weigh | best.weigh
            best_bind |= best.bind
            if one.subject & taken:
                seconds.append(one)
            else:
                taken |= one.subject
                counted |= now.refuse | now.weigh
        now, best = Marks(refuse, weigh, bind), Marks(best_refuse, best_weigh, best_bind)
        return cls(floor, now, best, counted, tuple(seconds), tuple(apart))

    def rank(self, state: int) -> int:
        """Return the rank of the effect when the facts stand as ``state``."""
        rank = max(self.floor, self.now.rank(state))
        for one in self.apart:
            if one.stands(state):
                rank = max(rank, one.now.rank(state))
        return rank

    def at_best(self, state: int) -> tuple[int, int]:
        """Return the rank if what can still be supplied turned out well, and how much is missing for it."""
        rank = max(self.floor, self.best.rank(state))
        missing = (state & self.counted).bit_count()
        for one in self.seconds:
            missing += bool(state & one.unmet)
        for one in self.apart:
            if one.stands(state):
                rank = max(rank, one.best.rank(state))
                missing += bool(state & one.unmet)
        return (max(rank, _BINDS) if missing else rank), missing


def _bits(need: Need) -> dict[Answer, int]:
    subject = need.mandate or need.fact
    if subject is None:
        return {Answer.ONBEKEND: _ALWAYS}
    return {answer: _BIT[subject, answer] for answer in Answer}
