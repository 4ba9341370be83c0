"""One thing that happened in a case, and what the timeline is made from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from wams_tui.casework.codes import Category
from wams_tui.casework.words import N_


class MomentKind(StrEnum):
    """What the timeline can be narrowed to."""

    STAP = "stap"
    """A phase, a boundary, the offer of a supporter, a measure."""
    WOORDEN = "woorden"
    """Own words of the client, and notes."""
    PLAN = "plan"
    """Goals and actions, put down, done or evaluated."""
    PERSOON = "persoon"
    DEELNEMER = "deelnemer"
    GEGEVEN = "gegeven"
    VERZOEK = "verzoek"
    VERSTREKKING = "verstrekking"
    OVERLEG = "overleg"
    TAAK = "taak"
    GEVAAR = "gevaar"
    TOEGANG = "toegang"
    WIJZIGING = "wijziging"
    """Somebody wrote, and no record says on that day what it was about."""


KIND_LABELS: Mapping[MomentKind, str] = {
    MomentKind.STAP: N_("stap"),
    MomentKind.WOORDEN: N_("woorden"),
    MomentKind.PLAN: N_("plan"),
    MomentKind.PERSOON: N_("persoon"),
    MomentKind.DEELNEMER: N_("deelnemer"),
    MomentKind.GEGEVEN: N_("gegeven"),
    MomentKind.VERZOEK: N_("verzoek"),
    MomentKind.VERSTREKKING: N_("verstrekking"),
    MomentKind.OVERLEG: N_("overleg"),
    MomentKind.TAAK: N_("taak"),
    MomentKind.GEVAAR: N_("gevaar"),
    MomentKind.TOEGANG: N_("toegang"),
    MomentKind.WIJZIGING: N_("wijziging"),
}
"""What the kinds are called (Dutch, marked for the catalogue)."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened on a day.

    ``what`` is a Dutch sentence (marked) with ``params`` in it as they are and ``codes`` in it translated, joined by
    commas. ``words`` are somebody's own and are shown as they were typed. ``about`` are ids of persons and
    participants; ``refs`` what it leads to, such as ``verzoek:ID``; ``record`` the id of the record that tells it.
    ``at`` (UTC) and ``by`` (a name) are who wrote it down, where that is sure; ``news`` says that a colleague did since
    one's own last visit.
    """

    kind: MomentKind
    on: date
    what: str
    params: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    about: frozenset[str] = frozenset()
    refs: tuple[str, ...] = ()
    record: str = ""
    at: datetime | None = None
    by: str = ""
    news: bool = False
    turn: int = 0

    def sentence(self, say: Callable[[str], str]) -> str:
        """Return it in words; ``say`` translates."""
        spoken = {name: ", ".join(say(one) for one in texts if one) for name, texts in self.codes.items()}
        return say(self.what).format(**self.params, **spoken)

    @property
    def key(self) -> str:
        """What makes it the same line another time."""
        return "|".join((self.on.isoformat(), self.kind.value, self.record, *self.refs[:1], self.what[:24]))


@dataclass(frozen=True, slots=True)
class Sent:
    """A disclosure as the ledger tells it: of whom, to whom, which kinds; ``outcome`` is a marked text.

    ``number`` is that of its first line; ``completed`` says whether it arrived.
    """

    number: int
    at: datetime
    disclosure: str
    recipient: str
    subjects: tuple[str, ...]
    categories: tuple[Category, ...]
    outcome: str
    completed: bool


@dataclass(frozen=True, slots=True)
class Write:
    """What one line of the audit log says was written in the case: the ids of its records; ``at`` is UTC."""

    seq: int
    by: str
    at: datetime
    records: frozenset[str]
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the records: the day, what coordinators are called, and which day a moment falls on."""

    today: date
    names: Mapping[str, str]
    day_of: Callable[[datetime], date]

    def name(self, who: str) -> str:
        """Return what somebody is called; who decided may be a coordinator's id or a name that was typed."""
        return self.names.get(who, who)


def in_order(moments: Iterable[Moment]) -> list[Moment]:
    """Return the moments oldest first; of one day those without a time of their own first."""
    kinds = {kind: number for number, kind in enumerate(MomentKind)}

    def place(one: Moment) -> tuple[object, ...]:
        said = (one.what, *one.params.values(), *(text for texts in one.codes.values() for text in texts))
        return one.on, one.at.timestamp() if one.at else -1.0, kinds[one.kind], one.turn, said, one.key

    return sorted(moments, key=place)


def written(day: date | None) -> str:
    """Return a day as people here write it; nothing for no day."""
    return "" if day is None else f"{day:%d-%m-%Y}"
